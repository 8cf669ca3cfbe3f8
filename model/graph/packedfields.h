// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace relata {

/// The fields that few records have, in one string: tag, length, bytes; tag, length, bytes … Tags and lengths are LEB128 numbers, so that
/// a short field costs two bytes beside its text, and a record without any costs nothing.
enum class FieldTag : std::uint32_t { Alias, Quote, HoldsBasis, Confidence, Status, Note, FirstProperty = 8 };

inline void packNumber(std::string &packed, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        packed += static_cast<char>(number | 0x80);
    packed += static_cast<char>(number);
}

inline std::uint64_t unpackNumber(std::string_view &packed)
{
    std::uint64_t number = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(packed.front());
        packed.remove_prefix(1);
        number |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80)
            return number;
    }
}

inline void packField(std::string &packed, FieldTag tag, std::string_view text)
{
    packNumber(packed, static_cast<std::uint32_t>(tag));
    packNumber(packed, text.size());
    packed += text;
}

/// Calls \a visit(FieldTag, std::string_view) for each field, in the order they were packed.
template <typename Visit>
void forEachField(std::string_view packed, Visit visit)
{
    while (!packed.empty()) {
        const auto tag = static_cast<FieldTag>(unpackNumber(packed));
        const auto length = static_cast<std::size_t>(unpackNumber(packed));
        visit(tag, packed.substr(0, length));
        packed.remove_prefix(length);
    }
}

/// The first field with \a tag; empty when there is none.
inline std::string_view findField(std::string_view packed, FieldTag tag)
{
    std::string_view found;
    forEachField(packed, [&](FieldTag t, std::string_view text) {
        if (t == tag && found.empty())
            found = text;
    });
    return found;
}

}  // namespace relata
