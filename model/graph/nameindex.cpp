// SPDX-License-Identifier: Apache-2.0
#include "model/graph/nameindex.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

namespace relata {

namespace {

constexpr std::size_t mostDigits = 8;

/// Up to 8 bytes, the first one lowest, zeros after them; two reads that may overlap instead of a call.
std::uint64_t shortWord(const char *bytes, std::size_t size)
{
    static_assert(std::endian::native == std::endian::little);
    const auto read = [bytes]<typename Number>(std::size_t at, Number number) {
        std::memcpy(&number, bytes + at, sizeof number);
        return std::uint64_t{number};
    };
    if (size >= 4)
        return read(0, std::uint32_t{}) | read(size - 4, std::uint32_t{}) << (size - 4) * 8;
    if (size >= 2)
        return read(0, std::uint16_t{}) | read(size - 2, std::uint16_t{}) << (size - 2) * 8;
    return size == 1 ? read(0, std::uint8_t{}) : 0;
}

}  // namespace

NameIndex::Word NameIndex::wordOf(std::string_view name)
{
    if (name.size() <= 8) {
        const std::uint64_t word = shortWord(name.data(), name.size());
        const std::uint64_t filled = name.size() == 8 ? word : word | ~std::uint64_t{0} << name.size() * 8;
        if (((filled - 0x0101010101010101U) & ~filled & 0x8080808080808080U) == 0)  // no byte of it is 0: it ends where the zeros begin
            return {word, false};
    }
    return {std::hash<std::string_view>{}(name), true};
}

/// The finalizer of splitmix64: every bit of the word changes half of the result.
std::uint64_t NameIndex::mixed(std::uint64_t word)
{
    word = (word ^ (word >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    word = (word ^ (word >> 27U)) * 0x94D049BB133111EBULL;
    return word ^ (word >> 31U);
}

std::size_t NameIndex::placeOf(Word word, std::string_view name) const
{
    const std::size_t last = m_slots.size() - 1;
    for (std::size_t i = mixed(word.word) & last;; i = (i + 1) & last) {
        const Slot &slot = m_slots[i];
        if (slot.number == none)
            return i;
        if (slot.word == word.word && (slot.text != none) == word.isLong && (!word.isLong || m_text.view(m_long[slot.text]) == name))
            return i;
    }
}

/// What a decimal number without zeros in front is; noValue for any other name, and from 100,000,000.
std::uint32_t NameIndex::valueOf(std::string_view name)
{
    if (name.empty() || name.size() > mostDigits || (name[0] == '0' && name.size() > 1))
        return noValue;
    // eight digits at once, the first one lowest, with zeros in front (Lemire, "Quickly parsing eight digits")
    const std::size_t missing = (mostDigits - name.size()) * 8;
    constexpr std::uint64_t zeros = 0x3030303030303030U;
    const std::uint64_t digits =
        missing == 0 ? shortWord(name.data(), name.size()) : shortWord(name.data(), name.size()) << missing | zeros >> (64 - missing);
    if ((((digits + 0x4646464646464646U) | (digits - zeros)) & 0x8080808080808080U) != 0)
        return noValue;
    std::uint64_t value = (digits & 0x0F0F0F0F0F0F0F0FU) * 2561 >> 8U;
    value = (value & 0x00FF00FF00FF00FFU) * 6553601 >> 16U;
    return static_cast<std::uint32_t>((value & 0x0000FFFF0000FFFFU) * 42949672960001U >> 32U);
}

/// Grows the table as long as it stays small, or a quarter full; those among the slots that belong into it move.
void NameIndex::makeRoomFor(std::uint32_t value)
{
    constexpr std::size_t least = 1024, small = std::size_t{1} << 16;
    const std::size_t wanted = std::bit_ceil(std::max(std::size_t{value} + 1, least));
    if (value < m_byValue.size() || (wanted > small && wanted > 4 * (m_numbers + 1)))
        return;
    m_byValue.resize(wanted, none);
    for (const Slot &slot : m_slots)
        if (slot.number != none && slot.text == none) {
            const char *name = reinterpret_cast<const char *>(&slot.word);  // the first byte is the lowest
            if (const std::uint32_t known = valueOf({name, ::strnlen(name, sizeof slot.word)}); known < wanted)
                m_byValue[known] = slot.number;
        }
}

std::uint32_t NameIndex::find(std::string_view name) const
{
    if (const std::uint32_t value = valueOf(name); value < m_byValue.size())
        return m_byValue[value];
    return m_slots.empty() ? none : m_slots[placeOf(wordOf(name), name)].number;
}

void NameIndex::prefetch(std::string_view name) const
{
    const bool mayBeNumber = !name.empty() && name.size() <= mostDigits && name[0] >= '0' && name[0] <= '9';
    if (!m_slots.empty() && !mayBeNumber)  // the table by value is small enough to be near
        __builtin_prefetch(&m_slots[mixed(wordOf(name).word) & (m_slots.size() - 1)]);
}

std::uint32_t NameIndex::findOrInsert(std::string_view name, std::uint32_t number)
{
    const std::uint32_t value = valueOf(name);
    if (value == noValue)
        return findOrInsertHashed(name, number);
    makeRoomFor(value);
    const bool isTabled = value < m_byValue.size();
    const std::uint32_t known = isTabled ? m_byValue[value] : findOrInsertHashed(name, number);
    if (isTabled && known == none)
        m_byValue[value] = number;
    const std::uint32_t result = known == none ? number : known;
    m_numbers += result == number;
    return result;
}

std::uint32_t NameIndex::findOrInsertHashed(std::string_view name, std::uint32_t number)
{
    if ((m_used + 1) * 5 > m_slots.size() * 4)
        grow();
    const Word word = wordOf(name);
    Slot &slot = m_slots[placeOf(word, name)];
    if (slot.number != none)
        return slot.number;
    slot.word = word.word;
    if (word.isLong) {
        slot.text = static_cast<std::uint32_t>(m_long.size());
        m_long.push_back(m_text.add(name));
    }
    ++m_used;
    return slot.number = number;
}

void NameIndex::grow()
{
    LargeVector<Slot> old(m_slots.empty() ? 1024 : m_slots.size() * 2);
    old.swap(m_slots);
    const std::size_t last = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.number == none)
            continue;
        std::size_t i = mixed(slot.word) & last;
        while (m_slots[i].number != none)
            i = (i + 1) & last;
        m_slots[i] = slot;
    }
}

}  // namespace relata
