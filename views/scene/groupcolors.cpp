// SPDX-License-Identifier: Apache-2.0
#include "views/scene/groupcolors.h"

#include <algorithm>
#include <tuple>

namespace relata {

std::vector<std::uint8_t> groupColors(std::size_t groups, std::size_t colors, std::vector<std::pair<std::uint32_t, std::uint32_t>> links)
{
    for (auto &[later, earlier] : links)
        if (later < earlier)
            std::swap(later, earlier);
    std::sort(links.begin(), links.end());
    std::vector<std::uint8_t> worn(groups, 0);
    std::vector<std::size_t> wearers(colors, 0), nearby(colors, 0);
    auto link = links.begin();
    for (std::size_t group = 0; group < groups; ++group) {
        std::fill(nearby.begin(), nearby.end(), 0);
        for (; link != links.end() && link->first <= group; ++link)
            if (link->second < link->first)
                ++nearby[worn[link->second]];
        std::size_t best = group;
        if (group >= colors) {
            best = 0;
            for (std::size_t color = 1; color < colors; ++color)
                if (std::tie(nearby[color], wearers[color]) < std::tie(nearby[best], wearers[best]))
                    best = color;
        }
        worn[group] = static_cast<std::uint8_t>(best);
        ++wearers[best];
    }
    return worn;
}

}  // namespace relata
