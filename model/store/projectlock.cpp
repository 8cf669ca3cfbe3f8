// SPDX-License-Identifier: Apache-2.0
#include "model/store/projectlock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relata {

std::optional<ProjectLock> ProjectLock::of(const std::filesystem::path &project)
{
    const std::filesystem::path path = project.parent_path() / ("." + project.filename().string() + ".lock");
    for (int attempt = 0; attempt < 3; ++attempt) {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (file < 0)
            return {};
        struct stat held, named;
        if (::flock(file, LOCK_EX | LOCK_NB) == 0 && ::fstat(file, &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino)
            return ProjectLock(path, file);
        ::close(file);  // taken, or removed by the one who let it go a moment ago
        if (::stat(path.c_str(), &named) == 0 && attempt > 0)
            return {};
    }
    return {};
}

ProjectLock::~ProjectLock()
{
    if (m_file < 0)
        return;
    ::unlink(m_path.c_str());
    ::close(m_file);
}

}  // namespace relata
