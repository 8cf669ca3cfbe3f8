// SPDX-License-Identifier: Apache-2.0
#include "model/graph/numberedkeys.h"

#include <array>
#include <atomic>
#include <charconv>
#include <memory>

namespace relata::numberedKeys {
namespace {

constexpr std::uint32_t blockSize = 1024;
constexpr std::size_t mostKeyDigits = 8;

struct Text {
    std::array<char, mostKeyDigits + 1> letters{'s'};
    std::uint8_t length = 0;
};
using Block = std::array<Text, blockSize>;
std::array<std::atomic<const Block *>, end / blockSize> blocks;

const Block *made(std::uint32_t first)
{
    auto block = std::make_unique<Block>();
    for (std::uint32_t i = 0; i < blockSize; ++i) {
        Text &text = (*block)[i];
        const auto stop = std::to_chars(text.letters.data() + 1, text.letters.data() + text.letters.size(), first + i).ptr;
        text.length = static_cast<std::uint8_t>(stop - text.letters.data());
    }
    const Block *known = nullptr;
    if (blocks[first / blockSize].compare_exchange_strong(known, block.get(), std::memory_order_acq_rel))
        return block.release();  // stays: somebody may have a view of it
    return known;
}

}  // namespace

std::string_view text(std::uint32_t number)
{
    const Block *block = blocks[number / blockSize].load(std::memory_order_acquire);
    if (!block)
        block = made(number / blockSize * blockSize);
    const Text &text = (*block)[number % blockSize];
    return {text.letters.data(), text.length};
}

std::optional<std::uint32_t> numberOf(std::string_view key)
{
    if (key.size() < 2 || key.size() > mostKeyDigits + 1 || key[0] != 's' || key[1] == '0')
        return {};
    std::uint32_t number = 0;
    for (const char c : key.substr(1)) {
        const auto digit = static_cast<unsigned char>(c - '0');
        if (digit > 9)
            return {};
        number = number * 10 + digit;
    }
    if (number >= end)
        return {};
    return number;
}

}  // namespace relata::numberedKeys
