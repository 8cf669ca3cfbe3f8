// SPDX-License-Identifier: Apache-2.0
#include "model/store/entityplaces.h"

#include <bit>
#include <cmath>
#include <cstdint>

namespace relata {
namespace {

constexpr std::size_t recordSize = 12;

void put(std::string &bytes, std::uint32_t word)
{
    for (int shift = 0; shift < 32; shift += 8)
        bytes.push_back(static_cast<char>(word >> shift & 0xFFU));
}

std::uint32_t wordAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < 4; ++i)
        word |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << 8 * i;
    return word;
}

}  // namespace

std::string packed(const std::vector<EntityPlace> &places)
{
    std::string bytes;
    bytes.reserve(places.size() * recordSize);
    for (const EntityPlace &place : places) {
        put(bytes, static_cast<std::uint32_t>(place.id));
        put(bytes, std::bit_cast<std::uint32_t>(place.x));
        put(bytes, std::bit_cast<std::uint32_t>(place.y));
    }
    return bytes;
}

std::optional<std::vector<EntityPlace>> unpacked(std::string_view bytes)
{
    if (bytes.size() % recordSize != 0)
        return std::nullopt;
    std::vector<EntityPlace> places;
    places.reserve(bytes.size() / recordSize);
    for (std::size_t at = 0; at < bytes.size(); at += recordSize) {
        const EntityPlace place{EntityId{wordAt(bytes, at)}, std::bit_cast<float>(wordAt(bytes, at + 4)),
                                std::bit_cast<float>(wordAt(bytes, at + 8))};
        if (std::isfinite(place.x) && std::isfinite(place.y))
            places.push_back(place);
    }
    return places;
}

}  // namespace relata
