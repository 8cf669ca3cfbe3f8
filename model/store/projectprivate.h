// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/store only.

#include "model/store/project.h"
#include "model/store/projectlock.h"
#include "model/store/projecttables.h"

#include <cstdint>

namespace relata {

struct Project::Private {
    std::filesystem::path path;
    std::optional<ProjectLock> lock;  // let go after the file is closed
    std::optional<Database> database;
    std::optional<RowWriter> rows;
    std::string whyReadOnly, notice;
    std::uint64_t device = 0, inode = 0;  ///< of the file that is open
    int version = projectVersion;         ///< of the file; older only where it may not be written to

    /// The file that is open is the one under its name. One that was removed is put back, from what the open file still holds, as soon as its folder
    /// is there. Error::Io when that cannot be, or when another file has taken its place.
    Result<void> ensureFile();
    Result<void> write(Database made);  ///< from now on to \a made, under our name
    void rememberFile();

    ~Private()
    {
        rows.reset();
        if (database && whyReadOnly.empty())
            (void)database->makeOneFile();  // if not now, the next one to open it does
        database.reset();
    }
};

std::string utcNow();  ///< "2026-11-24T09:15:02Z"
Error projectFault(const std::filesystem::path &path, const std::string &what, Error::Code code = Error::Code::Io);
/// A copy of \a database as it stands under the name \a path, whole or not at all; the disk has it when this returns.
Result<void> copyProject(const Database &database, const std::filesystem::path &path);

}  // namespace relata
