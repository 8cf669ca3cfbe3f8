// SPDX-License-Identifier: Apache-2.0
#include "model/io/textencoding.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relata {
namespace {

bool isUtf8(std::string_view bytes)
{
    const auto *data = reinterpret_cast<const std::uint8_t *>(bytes.data());
    const auto length = static_cast<std::int64_t>(bytes.size());
    for (std::int64_t i = 0; i < length;) {
        if (data[i] < 0x80) {
            ++i;
            continue;
        }
        const std::int64_t start = i;
        const std::int32_t rest = static_cast<std::int32_t>(std::min<std::int64_t>(length - start, 8));
        std::int32_t at = 0;
        UChar32 c = 0;
        U8_NEXT(data + start, at, rest, c);
        if (c < 0)
            return false;
        i = start + at;
    }
    return true;
}

Result<std::string> converted(std::string_view bytes, const char *encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(encoding, &status);
    UConverter *to = ucnv_open("UTF-8", &status);
    std::string result(bytes.size() * 3 + 16, '\0');
    const char *source = bytes.data();
    char *target = result.data();
    if (U_SUCCESS(status)) {
        ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        ucnv_convertEx(to, from, &target, result.data() + result.size(), &source, bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr, true, true,
                       &status);
    }
    ucnv_close(from);
    ucnv_close(to);
    if (U_FAILURE(status))
        return Error{Error::Code::Syntax, std::string("is not valid ") + encoding + " text", {}, 0, 0};
    result.resize(static_cast<std::size_t>(target - result.data()));
    return result;
}

}  // namespace

Result<std::string> toUtf8(std::string bytes, std::string *note)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.erase(0, 3);
    else if (bytes.starts_with("\xFF\xFE"))
        return converted(std::string_view(bytes).substr(2), "UTF-16LE");
    else if (bytes.starts_with("\xFE\xFF"))
        return converted(std::string_view(bytes).substr(2), "UTF-16BE");
    if (isUtf8(bytes))
        return bytes;
    if (note)
        *note = "is not UTF-8; read as Windows-1252";
    return converted(bytes, "windows-1252");
}

Result<std::string> readFile(const std::filesystem::path &path, std::size_t most)
{
    const auto failed = [&](const std::string &what) { return Error{Error::Code::Io, what, path.string(), 0, 0}; };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return failed(errno == ENOENT ? "does not exist" : std::string("cannot be read: ") + std::strerror(errno));
    struct stat info {};
    if (::fstat(file, &info) == 0 && S_ISDIR(info.st_mode)) {
        ::close(file);
        return failed("is a folder. Expected a file");
    }
    std::string bytes;
    bool tooLarge = S_ISREG(info.st_mode) && static_cast<std::size_t>(info.st_size) > most;
    if (!tooLarge && S_ISREG(info.st_mode))
        bytes.reserve(static_cast<std::size_t>(info.st_size) + 1);
    int code = 0;
    while (!tooLarge) {
        char buffer[1 << 16];
        const ssize_t n = ::read(file, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            code = n < 0 ? errno : 0;
            break;
        }
        bytes.append(buffer, static_cast<std::size_t>(n));
        tooLarge = bytes.size() > most;
    }
    ::close(file);
    if (tooLarge)
        return failed("is larger than " + std::to_string(most >> 20) + " MiB, the most that is read");
    if (code != 0)
        return failed(std::string("cannot be read: ") + std::strerror(code));
    return bytes;
}

}  // namespace relata
