// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reporting.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace relata {
namespace {

/// The expression around \a column (1-based, code points) and a caret below it; long ones are cut.
std::string withCaret(std::string_view expression, int column)
{
    constexpr std::size_t around = 60;  // code points to either side
    std::vector<std::string> letters;
    for (const char c : plainLine(expression)) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U || letters.empty())
            letters.emplace_back();
        letters.back() += c;
    }
    const std::size_t place = std::min(static_cast<std::size_t>(column - 1), letters.size());
    const std::size_t first = place > around ? place - around : 0, last = std::min(letters.size(), place + around);
    std::string line = "  ", below = "  ";
    if (first > 0) {
        line += "…";
        below += " ";
    }
    for (std::size_t i = first; i < last; ++i)
        line += letters[i];
    below += std::string(place - first, ' ') + "^";
    return line + (last < letters.size() ? "…" : "") + "\n" + below + "\n";
}

}  // namespace

int printResult(const std::string &text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
        return 0;
    if (errno == EPIPE)
        return 0;
    std::fprintf(stderr, "relata: standard output cannot be written: %s\n", std::strerror(errno));
    return 1;
}

int reportFault(const Error &error, std::string_view expression)
{
    std::string text = "relata: " + error.text() + "\n";
    if (error.file == "lens" && error.column > 0 && !expression.empty())
        text += withCaret(expression, error.column);
    for (const std::string &other : error.also)
        text += "relata: " + other + "\n";
    std::fputs(text.c_str(), stderr);
    return 1;
}

void reportNotes(const std::vector<std::string> &notes)
{
    for (const std::string &note : notes)
        std::fputs(("note: " + plainLine(note) + "\n").c_str(), stderr);
}

std::string plainLine(std::string_view text)
{
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    for (std::size_t i = 0; i + 1 < line.size(); ++i)  // U+0080 to U+009F are controls too
        if (line[i] == '\xC2' && static_cast<unsigned char>(line[i + 1]) < 0xA0)
            line.replace(i, 2, " ");
    return line;
}

}  // namespace relata
