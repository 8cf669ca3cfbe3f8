// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/largepages.h"
#include "model/graph/textarena.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace relata {

/// Numbers by names, while a file is read whose every line names two entities: 16 bytes a slot (open addressing, linear probing, load at most 0.8). A
/// name of up to 8 bytes stands in the slot itself, so that finding one looks at one place of the memory; the others keep their text beside. Names
/// that are numbers as most programs write them ("0", "17"; not "017") stand in a table by their value, as far as it is small or a quarter full.
class NameIndex
{
public:
    static constexpr std::uint32_t none = 0xFFFFFFFFu;

    std::uint32_t find(std::string_view name) const;  ///< none when it is not there
    /// Brings the place where \a name will be looked for into the cache.
    void prefetch(std::string_view name) const;
    /// The number that \a name has, which is \a number when it had none.
    std::uint32_t findOrInsert(std::string_view name, std::uint32_t number);

private:
    static constexpr std::uint32_t noValue = 0xFFFFFFFFu;
    static std::uint32_t valueOf(std::string_view name);
    void makeRoomFor(std::uint32_t value);
    std::uint32_t findOrInsertHashed(std::string_view name, std::uint32_t number);
    struct Slot {
        std::uint64_t word = 0;  ///< the name itself, or its hash
        std::uint32_t text = none;
        std::uint32_t number = none;
    };
    struct Word {
        std::uint64_t word;
        bool isLong;
    };
    static Word wordOf(std::string_view name);
    static std::uint64_t mixed(std::uint64_t word);
    std::size_t placeOf(Word word, std::string_view name) const;  ///< of the name, or of the empty slot where it belongs
    void grow();

    LargeVector<Slot> m_slots;
    std::size_t m_used = 0;
    std::vector<std::uint32_t> m_byValue;  ///< every name that is a number below its size; larger ones are among the slots
    std::size_t m_numbers = 0;             ///< names that are numbers
    TextArena m_text;
    std::vector<TextRef> m_long;
};

}  // namespace relata
