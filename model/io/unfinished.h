// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace relata {

/// The name of a file or folder that is being written. What has this name is removed with the object unless keep() was called, and by
/// removeUnfinished() when the program is told to stop.
class Unfinished
{
public:
    /// \a name in \a folder; without one, a hidden name that is unique.
    explicit Unfinished(const std::filesystem::path &folder, const std::string &name = {});
    ~Unfinished();
    Unfinished(const Unfinished &) = delete;
    Unfinished &operator=(const Unfinished &) = delete;

    const std::filesystem::path &path() const { return m_path; }
    /// Makes the file, which must not exist, with all of \a bytes, on the disk. Returns 0 or the errno.
    int write(std::string_view bytes) const;
    int makeFolder() const;  ///< 0 or the errno
    /// It has got its final name, or is gone: nothing to remove any more.
    void keep();

private:
    std::filesystem::path m_path;
    int m_slot = -1;
};

/// Ends renames that were cut off in \a folder, and removes what else programs that were killed on this machine left unfinished there. O(names in
/// it).
void removeAbandoned(const std::filesystem::path &folder);

/// All bytes to a file descriptor, however often the system takes only a part. Returns 0 or the errno.
int writeAll(int file, std::string_view bytes);

/// Removes everything that is being written, files before the folders they are in. For a signal handler: async-signal-safe, no allocation.
/// The program must end afterwards.
void removeUnfinished();

}  // namespace relata
