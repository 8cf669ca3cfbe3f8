// SPDX-License-Identifier: Apache-2.0
#include "model/io/textencoding.h"

#include "model/core/largepages.h"
#include "model/io/renames.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace relata {
namespace {

/// Line (1-based) of a byte.
int lineAt(std::string_view text, std::size_t byte)
{
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
}

/// By ICU; \a most is the longest result for one byte of input.
Result<std::string> converted(std::string_view bytes, const char *encoding, std::size_t most)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(encoding, &status);
    UConverter *to = ucnv_open("UTF-8", &status);
    std::string result(bytes.size() * most + 16, '\0');
    const char *source = bytes.data();
    char *target = result.data();
    if (U_SUCCESS(status)) {
        ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        ucnv_convertEx(to, from, &target, result.data() + result.size(), &source, bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr,
                       true, true, &status);
    }
    ucnv_close(from);
    ucnv_close(to);
    result.resize(static_cast<std::size_t>(target - result.data()));
    if (U_FAILURE(status))
        return Error{Error::Code::Syntax, std::string("is not valid ") + encoding + " text. Expected UTF-8", {}, 0, 0};
    return result;
}

/// Without ICU, which does not tell where it stopped.
Result<std::string> fromUtf16(std::string_view bytes, const char *encoding)
{
    const bool little = std::string_view(encoding) == "UTF-16LE";
    const auto unit = [&](std::size_t i) {
        const unsigned first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
        return little ? first | second << 8U : first << 8U | second;
    };
    const auto broken = [&](const std::string &before) {
        return Error{
            Error::Code::Syntax, std::string("is not valid ") + encoding + " text here. Expected UTF-8", {}, lineAt(before, before.size()), 0};
    };
    std::string result;
    result.reserve(bytes.size() / 2 + 16);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        UChar32 letter = static_cast<UChar32>(unit(i));
        if (U16_IS_SURROGATE(letter)) {
            if (!U16_IS_SURROGATE_LEAD(letter) || i + 3 >= bytes.size() || !U16_IS_TRAIL(unit(i + 2)))
                return broken(result);
            letter = U16_GET_SUPPLEMENTARY(letter, static_cast<UChar32>(unit(i + 2)));
            i += 2;
        }
        std::array<char, 4> piece{};
        std::int32_t n = 0;
        U8_APPEND_UNSAFE(piece.data(), n, letter);
        result.append(piece.data(), static_cast<std::size_t>(n));
    }
    if (bytes.size() % 2 != 0)
        return broken(result);
    return result;
}

/// Byte by byte from a table: a big file needs no room beside its result.
Result<std::string> fromWindows1252(std::string_view bytes)
{
    static const std::vector<std::string> table = [] {
        std::vector<std::string> letters;
        for (int c = 0; c < 256; ++c) {
            const char byte = static_cast<char>(c);
            auto letter = converted(std::string_view(&byte, 1), "windows-1252", 3);
            letters.push_back(letter ? *letter : std::string("\xEF\xBF\xBD"));
        }
        return letters;
    }();
    std::size_t size = 0;
    for (const char c : bytes)
        size += table[static_cast<unsigned char>(c)].size();
    std::string result;
    result.reserve(size);
    for (const char c : bytes)
        result += table[static_cast<unsigned char>(c)];
    return result;
}

/// UTF-16 without a mark: of the first characters (a header, mostly ASCII) one byte in two is NUL.
const char *unmarkedUtf16(std::string_view bytes)
{
    if (bytes.size() < 4 || bytes.size() % 2 != 0)
        return nullptr;
    std::array<int, 2> zeros{};
    const std::size_t most = std::min<std::size_t>(bytes.size(), 64);
    for (std::size_t i = 0; i < most; ++i)
        zeros[i % 2] += bytes[i] == '\0';
    const int many = static_cast<int>(most / 4);
    if (zeros[0] == 0 && zeros[1] >= many)
        return "UTF-16LE";
    return zeros[1] == 0 && zeros[0] >= many ? "UTF-16BE" : nullptr;
}

/// What is not UTF-8 at \a stray: a slip in UTF-8, or another encoding.
Result<std::string> notUtf8(std::string_view bytes, std::size_t stray, bool marked, std::string *note)
{
    std::size_t good = 0, bad = 0;  // letters beyond ASCII that are UTF-8, bytes that are not
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t stop = at + validUtf8(bytes.substr(at));
        good +=
            static_cast<std::size_t>(std::count_if(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.begin() + static_cast<std::ptrdiff_t>(stop),
                                                   [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U; }));
        bad += stop < bytes.size();
        at = stop + 1;
    }
    if (marked || good > bad) {
        char hex[8];
        std::snprintf(hex, sizeof hex, "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(bytes[stray])));
        return Error{Error::Code::Syntax,
                     std::string("the byte ") + hex + " is not UTF-8, which the rest of the file is. Expected UTF-8 throughout",
                     {},
                     lineAt(bytes, stray),
                     0};
    }
    if (note)
        *note = "is not UTF-8; it was read as Windows-1252";
    return fromWindows1252(bytes);
}

}  // namespace

std::size_t validUtf8(std::string_view text)
{
    if (simdjson::validate_utf8(text.data(), text.size()))
        return text.size();
    const auto *data = reinterpret_cast<const std::uint8_t *>(text.data());
    for (std::size_t i = 0; i < text.size();) {
        if (data[i] < 0x80) {
            ++i;
            continue;
        }
        std::int32_t at = 0;
        UChar32 c = 0;
        U8_NEXT(data + i, at, static_cast<std::int32_t>(std::min<std::size_t>(text.size() - i, 8)), c);
        if (c < 0)
            return i;
        i += static_cast<std::size_t>(at);
    }
    return text.size();
}

namespace {

Result<std::string> decoded(std::string bytes, std::string *note)
{
    using namespace std::string_view_literals;
    const std::string_view all(bytes);
    for (const auto &[mark, encoding] : {std::pair{"\xFF\xFE\0\0"sv, "UTF-32LE"}, std::pair{"\0\0\xFE\xFF"sv, "UTF-32BE"}})
        if (all.starts_with(mark))
            return converted(all.substr(mark.size()), encoding, 1);
    for (const auto &[mark, encoding] : {std::pair{"\xFF\xFE"sv, "UTF-16LE"}, std::pair{"\xFE\xFF"sv, "UTF-16BE"}})
        if (all.starts_with(mark))
            return fromUtf16(all.substr(mark.size()), encoding);
    if (const char *encoding = unmarkedUtf16(all)) {
        if (note)
            *note = std::string("has no byte order mark; it was read as ") + encoding;
        return fromUtf16(all, encoding);
    }
    const bool marked = all.starts_with("\xEF\xBB\xBF");
    if (marked)
        bytes.erase(0, 3);
    if (const std::size_t stray = validUtf8(bytes); stray < bytes.size())
        return notUtf8(bytes, stray, marked, note);
    return bytes;
}

}  // namespace

Result<std::string> toUtf8(std::string bytes, std::string *note)
{
    auto text = decoded(std::move(bytes), note);
    if (!text)
        return text;
    std::size_t marks = 0;  // some programs put one before another's
    while (std::string_view(*text).substr(marks).starts_with("\xEF\xBB\xBF"))
        marks += 3;
    text->erase(0, marks);
    return text;
}

Result<std::string> readFile(const std::filesystem::path &path, std::size_t most)
{
    const auto failed = [&](const std::string &what) { return Error{Error::Code::Io, what, path.string(), 0, 0}; };
    const int file = ::open(pendingFile(path).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return failed(errno == ENOENT ? "does not exist" : std::string("cannot be read: ") + std::strerror(errno));
    struct stat info {
    };
    if (::fstat(file, &info) == 0 && S_ISDIR(info.st_mode)) {
        ::close(file);
        return failed("is a folder. Expected a file");
    }
    if (!S_ISREG(info.st_mode))
        most = std::min(most, std::size_t{512} << 20);  // a device may never end
    std::string bytes;
    bool tooLarge = S_ISREG(info.st_mode) && static_cast<std::size_t>(info.st_size) > most;
    if (!tooLarge && S_ISREG(info.st_mode))
        bytes.reserve(static_cast<std::size_t>(info.st_size) + 1);
    useLargePages(bytes.data(), bytes.capacity());
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

Result<std::string> readText(const std::filesystem::path &path, std::string *note)
{
    auto bytes = readFile(path);
    if (!bytes)
        return bytes;
    auto text = toUtf8(std::move(*bytes), note);
    if (!text) {
        Error error = text.error();
        error.file = path.string();
        return error;
    }
    return text;
}

}  // namespace relata
