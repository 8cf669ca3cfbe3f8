// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace relata {

/// What a zip file may cost. Real workbooks pack 5 to 30 : 1, deflate can do 1,000 : 1.
struct ZipLimits {
    std::size_t expanded = std::size_t{2} << 30;  ///< bytes of all parts that are read
    double ratio = 200;                           ///< of a part's size to its packed size …
    std::size_t freely = std::size_t{8} << 20;    ///< … beyond this many bytes
    std::size_t parts = 10'000;
};

/// A zip file in memory, read only: parts are expanded into memory, never onto the disk, and their names are nothing but names.
class ZipFile
{
public:
    /// \a path is for messages. Errors: Syntax (damaged or no zip file), too many parts.
    static Result<ZipFile> open(std::string bytes, const std::filesystem::path &path, ZipLimits limits = {});
    ZipFile(ZipFile &&) noexcept;
    ~ZipFile();

    bool contains(const std::string &name) const;  ///< upper and lower case are the same, as Office has it
    /// Errors: Syntax (missing, damaged), Unsupported (encrypted or an unknown packing, beyond the limits), Cancelled.
    Result<std::string> read(const std::string &name, const RunContext &context = {});

private:
    struct Private;
    explicit ZipFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace relata
