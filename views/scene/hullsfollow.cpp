// SPDX-License-Identifier: Apache-2.0
#include "views/scene/hulls.h"
#include "views/scene/scenedelta.h"

#include <algorithm>

namespace relata {
namespace {

/// One link more or less, as hullGroupsOf() counts them. Of links between two communities only those that are drawn are counted.
void count(HullGroups &groups, std::uint16_t a, std::uint16_t b, std::uint32_t by)
{
    if (a == b) {
        if (a != HullGroups::none)
            groups.inside[a] += by;
        return;
    }
    for (const std::uint16_t end : {a, b})
        if (end != HullGroups::none)
            groups.outside[end] += by;
    const auto drawn = std::find_if(groups.links.begin(), groups.links.end(),
                                    [&](const HullLink &link) { return link.from == std::min(a, b) && link.to == std::max(a, b); });
    if (drawn != groups.links.end())
        drawn->count += by;
}

}  // namespace

std::shared_ptr<const HullGroups> followed(const HullGroups &groups, const Scene &scene, const SceneDelta &delta)
{
    auto next = std::make_shared<HullGroups>();
    next->sizes = groups.sizes;
    next->inside = groups.inside;
    next->outside = groups.outside;
    next->links = groups.links;
    for (const std::uint32_t leader : groups.leaders) {
        if (delta.nodes[leader] == SceneDelta::gone)
            return nullptr;
        next->leaders.push_back(delta.nodes[leader]);
    }
    next->of.assign(scene.nodes.size(), HullGroups::none);
    for (std::size_t i = 0; i < groups.of.size(); ++i)
        if (delta.nodes[i] != SceneDelta::gone)
            next->of[delta.nodes[i]] = groups.of[i];
        else if (groups.of[i] != HullGroups::none)
            --next->sizes[groups.of[i]];
    next->linkEnds.resize(scene.links.size());
    for (std::size_t i = 0; i < groups.linkEnds.size(); ++i)
        if (delta.links[i] != SceneDelta::gone)
            next->linkEnds[delta.links[i]] = groups.linkEnds[i];
        else
            count(*next, groups.linkEnds[i].first, groups.linkEnds[i].second, std::uint32_t(-1));
    for (const std::uint32_t link : delta.newLinks) {
        next->linkEnds[link] = {next->of[scene.links[link].from], next->of[scene.links[link].to]};
        count(*next, next->linkEnds[link].first, next->linkEnds[link].second, 1);
    }
    return next;
}

}  // namespace relata
