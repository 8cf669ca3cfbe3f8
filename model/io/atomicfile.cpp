// SPDX-License-Identifier: Apache-2.0
#include "model/io/formats.h"
#include "model/io/unfinished.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relata {
namespace {

namespace fs = std::filesystem;

Error ioError(const fs::path &path, const std::string &what, int code)
{
    return {Error::Code::Io, what + ": " + std::strerror(code), path.string(), 0, 0};
}

/// /dev/stdout, a pipe: nothing to rename.
Result<void> writeToDevice(const fs::path &path, std::string_view bytes)
{
    const int device = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (device < 0)
        return ioError(path, "cannot be opened", errno);
    const int code = writeAll(device, bytes);
    ::close(device);
    if (code != 0)
        return ioError(path, "cannot be written", code);
    return {};
}

/// The name of a renamed file lasts only when its folder is on the disk too.
void flushFolder(const fs::path &folder)
{
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    ::fsync(file);
    ::close(file);
}

}  // namespace

Result<void> writeFileAtomically(const fs::path &path, std::string_view bytes)
{
    std::error_code ignored;
    if (path.empty())
        return Error{Error::Code::Io, "there is no name to write to. Expected the name of a file", {}, 0, 0};
    if (fs::is_directory(path, ignored) || !path.has_filename())
        return Error{Error::Code::Io, "is a folder. Expected the name of a file", path.string(), 0, 0};
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored))
        return writeToDevice(path, bytes);
    const fs::path target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    struct stat about {
    };
    if (::stat(folder.c_str(), &about) != 0)
        return ioError(path, "cannot be written: its folder “" + folder.string() + "” cannot be used. Expected an existing folder", errno);
    struct stat old {
    };
    const bool replaces = ::stat(target.c_str(), &old) == 0;
    if (replaces && ::access(target.c_str(), W_OK) != 0)
        return ioError(path, "may not be written over", errno);  // a rename would not ask
    removeAbandoned(folder);
    Unfinished temporary(folder);
    int code = temporary.write(bytes);
    if (code == 0 && replaces && ::chmod(temporary.path().c_str(), old.st_mode & 07777) != 0)
        code = errno;
    if (code == 0 && ::rename(temporary.path().c_str(), target.c_str()) != 0)
        code = errno;
    if (code != 0)
        return ioError(path, "cannot be written; nothing was changed", code);
    temporary.keep();
    flushFolder(folder);
    return {};
}

}  // namespace relata
