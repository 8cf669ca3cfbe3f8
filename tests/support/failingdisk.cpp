// SPDX-License-Identifier: Apache-2.0
#undef _FORTIFY_SOURCE
#include "tests/support/failingdisk.h"

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace relata::test {
namespace {

struct State {
    bool armed = false, failed = false;
    int left = 0, error = 0;
    FailingDisk::How how = FailingDisk::How::Once;
    std::string folder;
    std::string watched;
    std::function<void(const std::filesystem::path &)> flushed;
};

State &state()
{
    static State one;
    return one;
}

/// Ours is there before anything else is asked of it: files are written before main(), too.
bool quiet()
{
    return !state().armed && state().watched.empty();
}

std::string pathOf(int file)
{
    char name[32], path[4096];
    std::snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    const ssize_t size = ::readlink(name, path, sizeof path);
    return size > 0 ? std::string(path, static_cast<std::size_t>(size)) : std::string();
}

/// Does this call fail?
bool failsNow(std::string_view path)
{
    State &now = state();
    if (!now.armed || !path.starts_with(now.folder))
        return false;
    if (now.failed && now.how == FailingDisk::How::Once)
        return false;
    if (!now.failed && --now.left > 0)
        return false;
    if (now.how == FailingDisk::How::Killed)
        ::raise(SIGKILL);
    now.failed = true;
    errno = now.error;
    return true;
}

template <typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

/// Half of what was to be written still had room.
template <typename Write>
ssize_t written(int file, std::size_t size, Write write)
{
    if (quiet())
        return write(size);
    const bool first = !state().failed;
    if (!failsNow(pathOf(file)))
        return write(size);
    if (first && state().how == FailingDisk::How::FromThenOn && size > 1)
        return write(size / 2);
    errno = state().error;
    return -1;
}

int flushed(int file)
{
    if (quiet())
        return 0;
    const std::string path = pathOf(file);
    if (failsNow(path))
        return -1;
    if (!state().watched.empty() && path.starts_with(state().watched))
        state().flushed(path);
    return 0;
}

int opened(const char *path, int flags, mode_t mode, int (*open)(const char *, int, ...))
{
    if (!quiet() && (flags & O_CREAT) && failsNow(path))
        return -1;
    return open(path, flags, mode);
}

}  // namespace

void FailingDisk::failAt(int n, int error, How how, const std::filesystem::path &folder)
{
    State &now = state();
    now.failed = false;
    now.left = n;
    now.error = error;
    now.how = how;
    now.folder = folder.string();
    now.armed = true;
}

void FailingDisk::repair()
{
    state().armed = false;
}

bool FailingDisk::hasFailed()
{
    return state().failed;
}

void FailingDisk::onFlush(const std::filesystem::path &folder, std::function<void(const std::filesystem::path &)> then)
{
    state().watched = then ? folder.string() : std::string();
    state().flushed = std::move(then);
}

}  // namespace relata::test

// ---- in the C library's place

using namespace relata::test;

#define REAL(name) static auto *const real = next<decltype(::name)>(#name)

extern "C" {

ssize_t write(int file, const void *bytes, std::size_t size)
{
    REAL(write);
    return written(file, size, [&](std::size_t part) { return real(file, bytes, part); });
}

ssize_t writev(int file, const iovec *parts, int count)
{
    REAL(writev);
    if (!quiet() && failsNow(pathOf(file)))
        return -1;
    return real(file, parts, count);
}

ssize_t pwrite(int file, const void *bytes, std::size_t size, off_t at)
{
    REAL(pwrite);
    return written(file, size, [&](std::size_t part) { return real(file, bytes, part, at); });
}

ssize_t pwrite64(int file, const void *bytes, std::size_t size, off64_t at)
{
    REAL(pwrite64);
    return written(file, size, [&](std::size_t part) { return real(file, bytes, part, at); });
}

int fsync(int file)
{
    return flushed(file);
}

int fdatasync(int file)
{
    return flushed(file);
}

int ftruncate(int file, off_t size) noexcept
{
    REAL(ftruncate);
    return !quiet() && failsNow(pathOf(file)) ? -1 : real(file, size);
}

int ftruncate64(int file, off64_t size) noexcept
{
    REAL(ftruncate64);
    return !quiet() && failsNow(pathOf(file)) ? -1 : real(file, size);
}

int rename(const char *from, const char *to) noexcept
{
    REAL(rename);
    return !quiet() && failsNow(to) ? -1 : real(from, to);
}

int link(const char *from, const char *to) noexcept
{
    REAL(link);
    return !quiet() && failsNow(to) ? -1 : real(from, to);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    REAL(mkdir);
    return !quiet() && failsNow(path) ? -1 : real(path, mode);
}

int open(const char *path, int flags, ...)
{
    REAL(open);
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list more;
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    return opened(path, flags, mode, real);
}

int open64(const char *path, int flags, ...)
{
    REAL(open64);
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list more;
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    return opened(path, flags, mode, real);
}

}  // extern "C"
