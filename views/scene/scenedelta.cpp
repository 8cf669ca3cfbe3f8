// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scenedelta.h"

#include <algorithm>
#include <numeric>

namespace relata {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

bool same(const SceneNode &a, const SceneNode &b)
{
    return a.center == b.center && a.radius == b.radius && a.fill.rgb() == b.fill.rgb() && a.links == b.links && a.name == b.name && a.look == b.look
           && a.band == b.band && a.shape == b.shape && a.pinned == b.pinned;
}

/// But for its ends.
bool same(const SceneLink &a, const SceneLink &b)
{
    return a.stated == b.stated && a.bend == b.bend && a.width == b.width && a.color.rgb() == b.color.rgb() && a.category == b.category
           && a.label == b.label && a.modality == b.modality && a.arrow == b.arrow && a.disputed == b.disputed && a.voiced == b.voiced;
}

void compareNodes(SceneDelta &delta, std::span<const SceneNode> before, std::span<const SceneNode> after)
{
    delta.nodes.resize(before.size());
    std::uint32_t i = 0, j = 0;
    while (i < before.size() || j < after.size()) {
        if (j == after.size() || (i < before.size() && before[i].id < after[j].id)) {
            delta.lostNodes.push_back(i);
            delta.nodes[i++] = SceneDelta::gone;
        } else if (i == before.size() || after[j].id < before[i].id) {
            delta.newNodes.push_back(j++);
        } else {
            if (!same(before[i], after[j]))
                delta.changedNodes.push_back(j);
            delta.nodes[i++] = j++;
        }
    }
}

}  // namespace

std::optional<SceneDelta> SceneDelta::between(const Scene &before, const Scene &after, std::size_t most)
{
    if (before.packed != after.packed)
        return std::nullopt;  // bundles have other numbers
    SceneDelta delta;
    compareNodes(delta, before.nodes.view(), after.nodes.view());
    if (delta.lostNodes.size() + delta.newNodes.size() + delta.changedNodes.size() > most)
        return std::nullopt;
    const std::span<const SceneLink> old = before.links.view(), now = after.links.view();
    delta.links.resize(old.size());
    if (old.data() == now.data() && delta.sameNumbers()) {
        std::iota(delta.links.begin(), delta.links.end(), 0U);
        return delta;
    }
    const auto isGone = [&](const SceneLink &link) { return delta.nodes[link.from] == gone || delta.nodes[link.to] == gone; };
    const auto oldPair = [&](const SceneLink &link) -> Pair { return std::minmax(delta.nodes[link.from], delta.nodes[link.to]); };
    const auto newPair = [](const SceneLink &link) -> Pair { return std::minmax(link.from, link.to); };
    std::uint32_t i = 0, j = 0;
    std::size_t lost = 0;
    const auto lose = [&] {
        delta.links[i++] = gone;
        ++lost;
    };
    while (i < old.size() || j < now.size()) {  // both are in the order of their pairs
        if (lost + delta.newLinks.size() > most)
            return std::nullopt;
        if (i < old.size() && isGone(old[i])) {
            lose();
            continue;
        }
        if (i < old.size() && j < now.size() && delta.nodes[old[i].from] == now[j].from && delta.nodes[old[i].to] == now[j].to
            && same(old[i], now[j])) {
            delta.links[i++] = j++;
            continue;
        }
        if (j == now.size() || (i < old.size() && oldPair(old[i]) < newPair(now[j]))) {
            lose();
        } else if (i == old.size() || newPair(now[j]) < oldPair(old[i])) {
            delta.newLinks.push_back(j++);
        } else {  // one pair, spread or coloured otherwise: all that is left of it
            const Pair pair = newPair(now[j]);
            while (i < old.size() && !isGone(old[i]) && oldPair(old[i]) == pair)
                lose();
            while (j < now.size() && newPair(now[j]) == pair)
                delta.newLinks.push_back(j++);
        }
    }
    return delta;
}

}  // namespace relata
