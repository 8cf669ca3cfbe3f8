// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace relata {

/// A new file that stands ready under another name of the same folder. Names, without folder.
struct Rename {
    std::string from, to;
};

/// What makes several renames in one folder one step, whatever the program dies of between them: a file “.relata-renames” that names them all is
/// there before the first and gone after the last. As long as it is there, pendingFile() finds what is meant, and finishRenames() ends it. A file
/// that somebody has changed since is not replaced.
class RenameJournal
{
public:
    ~RenameJournal();  ///< it is no longer held; what is on the disk stays
    RenameJournal() = default;
    RenameJournal(const RenameJournal &) = delete;
    RenameJournal &operator=(const RenameJournal &) = delete;

    /// On the disk, for \a renames in \a folder: from now on they count as done. Returns 0 or the errno, and then nothing has been changed.
    int begin(const std::filesystem::path &folder, const std::vector<Rename> &renames);
    void remove();  ///< they are done, or taken back

private:
    std::filesystem::path m_path;
    int m_file = -1;
};

/// Ends the renames that a program left when it was killed; waits for one that is at it. Nothing where there are none. O(their number).
void finishRenames(const std::filesystem::path &folder);

/// Where the content of \a path stands: under another name while a rename is not done yet, otherwise \a path.
std::filesystem::path pendingFile(const std::filesystem::path &path);

/// Names in \a folder that were changed by somebody after renames had been cut off, so that they are not what was written with the others.
std::vector<std::string> changedSinceRenames(const std::filesystem::path &folder);

}  // namespace relata
