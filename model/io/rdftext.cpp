// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdftext.h"

#include "model/io/textencoding.h"

namespace relata {

void appendRdfLiteral(std::string &out, std::string_view text, std::size_t &lost)
{
    out += '"';
    std::size_t good = validUtf8(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == good) {
            out += "\xEF\xBF\xBD";
            ++lost;
            good = i + 1 + validUtf8(text.substr(i + 1));
            continue;
        }
        const char c = text[i];
        switch (c) {
        case '"':
        case '\\':
            out += {'\\', c};
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (const auto u = static_cast<unsigned char>(c); u < 0x20 || u == 0x7F) {
                constexpr char digits[] = "0123456789ABCDEF";
                out += {'\\', 'u', '0', '0', digits[u >> 4U], digits[u & 15U]};
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

IoReport rdfReport(std::size_t lost)
{
    IoReport report;
    if (lost > 0)
        report.notes.push_back(std::to_string(lost) + (lost == 1 ? " byte that is" : " bytes that are") + " no UTF-8 became U+FFFD");
    return report;
}

}  // namespace relata
