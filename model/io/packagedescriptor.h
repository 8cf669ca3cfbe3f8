// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/graph/knowledgegraph.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace relata {

/// datapackage.json: what the data is, and which files hold it.
class PackageDescriptor
{
public:
    PackageDescriptor() = default;
    /// Of the folder or the datapackage.json \a path. Error::Io, ::Syntax or ::Schema with file, line and what was expected.
    static Result<PackageDescriptor> read(const std::filesystem::path &path);

    const GraphInfo &info() const { return m_info; }
    const std::vector<std::string> &notes() const { return m_notes; }  ///< resources that are none of ours
    bool names(const std::string &resource) const { return m_paths.contains(resource); }
    /// Where the resource \a name is: its path, else \a standard. Error::Schema when that is not inside the package's folder.
    Result<std::filesystem::path> fileOf(const std::string &name, const char *standard) const;

private:
    Result<void> take(const nlohmann::ordered_json &root, const std::string &text);
    Result<void> takeResources(const nlohmann::ordered_json &list, const nlohmann::ordered_json &root, const std::string &text);
    Error fault(std::string message, int line) const { return {Error::Code::Schema, std::move(message), m_file.string(), line, 0}; }

    std::filesystem::path m_file;
    GraphInfo m_info;
    std::vector<std::string> m_notes;
    std::unordered_map<std::string, std::string> m_paths;  ///< by name of the resource
};

}  // namespace relata
