// SPDX-License-Identifier: Apache-2.0
#include "model/store/projectlock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relata {

std::optional<ProjectLock> ProjectLock::of(const std::filesystem::path &project, Refusal *why)
{
    const auto refused = [why](Refusal refusal) {
        if (why)
            *why = refusal;
        return std::nullopt;
    };
    const std::filesystem::path path = project.parent_path() / ("." + project.filename().string() + ".lock");
    for (int attempt = 0; attempt < 3; ++attempt) {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (file < 0)
            return refused(Refusal::NoFile);
        struct stat held, named;
        const bool locked = ::flock(file, LOCK_EX | LOCK_NB) == 0;
        const bool cannot = !locked && errno != EWOULDBLOCK && errno != EINTR;  // a file system without locks
        if (locked && ::fstat(file, &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino)
            return ProjectLock(path, file);
        ::close(file);  // taken, or removed by the one who let it go a moment ago
        if (cannot)
            return refused(Refusal::NoFile);
        if (::stat(path.c_str(), &named) == 0 && attempt > 0)
            return refused(Refusal::Taken);
    }
    return refused(Refusal::Taken);
}

ProjectLock::~ProjectLock()
{
    if (m_file < 0)
        return;
    ::unlink(m_path.c_str());
    ::close(m_file);
}

}  // namespace relata
