// SPDX-License-Identifier: Apache-2.0
#include "model/core/result.h"

namespace relata {
namespace {

/// One line for a terminal: control characters become blanks, and what is quoted “…” is cut where a person stops reading.
std::string oneLine(const std::string &message)
{
    constexpr std::size_t most = 120;  // bytes of a quoted text
    std::string line;
    std::size_t quoted = 0;  // bytes since the last opening quote; 0 = outside
    bool cut = false;
    for (std::size_t i = 0; i < message.size(); ++i) {
        const auto c = static_cast<unsigned char>(message[i]);
        const bool starts = (c & 0xC0U) != 0x80U;
        if (message.compare(i, 3, "“") == 0) {
            quoted = 1;
            cut = false;
        } else if (message.compare(i, 3, "”") == 0) {
            quoted = 0;
            cut = false;
        } else if (quoted > 0 && ++quoted > most && starts && !cut) {
            line += "…";
            cut = true;
        }
        if (!cut)
            line += c < 0x20 || c == 0x7F ? ' ' : message[i];
    }
    return line;
}

}  // namespace

std::string Error::text() const
{
    std::string place = file;
    if (line > 0)
        place += (place.empty() ? "line " : ", line ") + std::to_string(line);
    if (column > 0)
        place += (place.empty() ? "column " : ", column ") + std::to_string(column);
    return oneLine(place.empty() ? message : place + ": " + message);
}

void throw_exception_from_error(const Error &error, const boost::source_location &)
{
    throw std::logic_error("unexamined error: " + error.text());
}

}  // namespace relata
