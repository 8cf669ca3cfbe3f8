// SPDX-License-Identifier: Apache-2.0
#include "tests/support/realdisk.h"

#include "tests/model/io/tempfolder.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace relata::test {
namespace {

namespace fs = std::filesystem;

void put(const char *file, const std::string &text)
{
    const int fd = ::open(file, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    [[maybe_unused]] const auto done = ::write(fd, text.data(), text.size());
    ::close(fd);
}

bool mountOwn(const fs::path &path, const std::string &options)
{
    const uid_t uid = ::geteuid();
    const gid_t gid = ::getegid();
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        put("/proc/self/setgroups", "deny");
        put("/proc/self/uid_map", "0 " + std::to_string(uid) + " 1");
        put("/proc/self/gid_map", "0 " + std::to_string(gid) + " 1");
    }
    ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    return ::mount("none", path.c_str(), "tmpfs", 0, options.c_str()) == 0;
}

}  // namespace

std::string RealDisk::with(const std::string &options, const std::function<std::string(RealDisk &)> &work)
{
    const TempFolder folder;
    int ends[2];
    if (::pipe(ends) != 0)
        return "no pipe";
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        RealDisk disk(folder.path());
        const std::string said = mountOwn(folder.path(), options) ? work(disk) : std::string("cannot: ") + std::strerror(errno);
        [[maybe_unused]] const auto done = ::write(ends[1], said.data(), said.size());
        ::_exit(0);
    }
    ::close(ends[1]);
    std::string said;
    char bytes[4096];
    for (ssize_t n = 0; (n = ::read(ends[0], bytes, sizeof bytes)) > 0;)
        said.append(bytes, static_cast<std::size_t>(n));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? said : "the process ended by a signal or an error: " + said;
}

void RealDisk::fill()
{
    for (int i = 0;; ++i) {
        const fs::path path = m_path / ("filler" + std::to_string(i));
        const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0)
            return;
        std::size_t written = 0;
        for (std::size_t size = 1U << 16U; size > 0;) {
            const std::vector<char> bytes(size, 'x');
            const ssize_t n = ::write(fd, bytes.data(), size);
            if (n <= 0)
                size /= 2;
            else
                written += static_cast<std::size_t>(n);
        }
        ::close(fd);
        if (written == 0)  // files cost nothing here
            return;
    }
}

void RealDisk::makeRoom()
{
    for (int i = 0; fs::remove(m_path / ("filler" + std::to_string(i))); ++i) {
    }
}

bool RealDisk::setReadOnly(bool readOnly)
{
    return ::mount("none", m_path.c_str(), nullptr, MS_REMOUNT | (readOnly ? std::uint64_t{MS_RDONLY} : 0U), nullptr) == 0;
}

bool RealDisk::becomeAnother()
{
    constexpr uid_t nobody = 65534;
    return ::setegid(nobody) == 0 && ::seteuid(nobody) == 0;
}

}  // namespace relata::test
