// SPDX-License-Identifier: Apache-2.0
#include "model/io/formats.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace relata {
namespace {

Error ioError(const std::filesystem::path &path, const std::string &what, int code)
{
    return {Error::Code::Io, what + ": " + std::strerror(code), path.string(), 0, 0};
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(file, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

}  // namespace

Result<void> writeFileAtomically(const std::filesystem::path &path, std::string_view bytes)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return Error{Error::Code::Io, "is a folder. Expected the name of a file", path.string(), 0, 0};
    if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored)) {
        const int device = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);   // /dev/stdout, a pipe: nothing to rename
        if (device < 0)
            return ioError(path, "cannot be opened", errno);
        const bool ok = writeAll(device, bytes);
        const int code = errno;
        ::close(device);
        if (!ok)
            return ioError(path, "cannot be written", code);
        return {};
    }
    const std::filesystem::path target = std::filesystem::is_symlink(path, ignored) ? std::filesystem::weakly_canonical(path, ignored) : path;
    std::string temporary = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
    const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (file < 0)
        return ioError(path, "cannot be written in its folder", errno);
    struct stat old {};
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const mode_t mode = ::stat(target.c_str(), &old) == 0 ? (old.st_mode & 07777) : (0666 & ~mask);
    const bool ok = writeAll(file, bytes) && ::fsync(file) == 0 && ::fchmod(file, mode) == 0;
    const int code = errno;
    ::close(file);
    if (!ok || ::rename(temporary.c_str(), target.c_str()) != 0) {
        const int reason = ok ? errno : code;
        ::unlink(temporary.c_str());
        return ioError(path, "cannot be written; nothing was changed", reason);
    }
    return {};
}

}  // namespace relata
