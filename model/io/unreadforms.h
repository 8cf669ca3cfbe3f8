// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: forms that are known but not read, so that they are refused by their name.

#include <filesystem>
#include <string>

namespace relata {

struct UnreadForm {
    std::string name;    ///< "GDF"; empty = none that is known
    std::string advice;  ///< what to do instead, a sentence without its full stop; may be empty
};

/// The form of \a bytes that one of the readers could take for its own: XML, JSON, a table. Signs that only those files have.
UnreadForm certainlyUnread(const std::string &bytes, const std::filesystem::path &path);

/// The form of \a bytes that no reader took, told by its beginning or, for archives, by the ending of \a path.
UnreadForm likelyUnread(const std::string &bytes, const std::filesystem::path &path);

}  // namespace relata
