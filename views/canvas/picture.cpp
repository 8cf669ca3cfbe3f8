// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/picture.h"

#include "views/jobs/freedbeside.h"
#include "views/render/tiles/tilescene.h"
#include "views/scene/scenedelta.h"

#include <algorithm>

namespace relata {
namespace {

std::shared_ptr<const Picture::LinksByNode> indexed(const Scene &scene)
{
    auto index = std::make_shared<Picture::LinksByNode>();
    index->starts.assign(scene.nodes.size() + 1, 0);
    for (const SceneLink &link : scene.links) {
        ++index->starts[link.from + 1U];
        ++index->starts[link.to + 1U];
    }
    for (std::size_t i = 1; i < index->starts.size(); ++i)
        index->starts[i] += index->starts[i - 1];
    index->table.resize(index->starts.back());
    std::vector<std::uint32_t> next(index->starts.begin(), index->starts.end() - 1);
    for (std::uint32_t i = 0; i < scene.links.size(); ++i) {
        index->table[next[scene.links[i].from]++] = i;
        index->table[next[scene.links[i].to]++] = i;
    }
    return index;
}

/// The same for a scene that came of another by an edit.
std::shared_ptr<const Picture::LinksByNode> followed(const Picture::LinksByNode &before, const Scene &scene, const SceneDelta &delta)
{
    std::vector<std::uint32_t> was(scene.nodes.size(), SceneDelta::gone);  // number before, by number now
    for (std::uint32_t i = 0; i < delta.nodes.size(); ++i)
        if (delta.nodes[i] != SceneDelta::gone)
            was[delta.nodes[i]] = i;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> added;  // node, link
    for (const std::uint32_t link : delta.newLinks)
        for (const std::uint32_t end : {scene.links[link].from, scene.links[link].to})
            added.emplace_back(end, link);
    std::sort(added.begin(), added.end());
    auto index = std::make_shared<Picture::LinksByNode>();
    index->starts.reserve(scene.nodes.size() + 1);
    index->table.reserve(2 * scene.links.size());
    auto next = added.begin();
    for (std::uint32_t node = 0; node < was.size(); ++node) {
        const auto first = std::ptrdiff_t(index->table.size());
        index->starts.push_back(std::uint32_t(first));
        if (was[node] != SceneDelta::gone)
            for (std::uint32_t k = before.starts[was[node]]; k < before.starts[was[node] + 1U]; ++k)
                if (const std::uint32_t link = delta.links[before.table[k]]; link != SceneDelta::gone)
                    index->table.push_back(link);
        const auto middle = std::ptrdiff_t(index->table.size());
        for (; next != added.end() && next->first == node; ++next)
            index->table.push_back(next->second);
        std::inplace_merge(index->table.begin() + first, index->table.begin() + middle, index->table.end());
    }
    index->starts.push_back(std::uint32_t(index->table.size()));
    return index;
}

/// The very same links, between as many nodes.
bool sameLinks(const Scene &a, const Scene &b)
{
    return a.links.size() > 0 && a.links.view().data() == b.links.view().data() && a.nodes.size() == b.nodes.size();
}

bool drawnAlike(const SceneNode &a, const SceneNode &b)
{
    return a.center == b.center && a.radius == b.radius && a.fill.rgb() == b.fill.rgb() && a.look == b.look && a.shape == b.shape
           && a.pinned == b.pinned;
}

/// Flat arrays and index of \a picture's scene out of those of \a before. False where they have to be built.
bool follow(Picture &picture, const Picture &before)
{
    constexpr std::size_t share = 16;
    const Scene &scene = *picture.scene, &old = *before.scene;
    if (scene.links.empty() || scene.theme != old.theme || scene.colorBy != old.colorBy || scene.farBelow != old.farBelow)
        return false;
    auto delta = SceneDelta::between(old, scene, (scene.nodes.size() + scene.links.size()) / share);
    if (!delta)
        return false;
    picture.linksByNode = sameLinks(scene, old) ? before.linksByNode : followed(*before.linksByNode, scene, *delta);
    auto change = std::make_shared<TileChange>();
    const auto linksAt = [&index = *picture.linksByNode](std::uint32_t node) {
        return std::span(index.table).subspan(index.starts[node], index.starts[node + 1U] - index.starts[node]);
    };
    picture.flat = before.flat->followed(scene, *delta, linksAt, *change);
    if (!picture.flat)
        return false;
    picture.since = Picture::Since{before.flat, std::make_shared<const SceneDelta>(std::move(*delta)), std::move(change)};
    return true;
}

}  // namespace

Picture pictureOf(const KnowledgeGraph *graph, Scene made, const RunContext &context, const Picture *before)
{
    Picture picture;
    picture.scene = freedBeside(std::move(made));
    const Scene &scene = *picture.scene;
    if (context.cancelled())
        return picture;
    if (graph)
        picture.legend = legendOf(*graph, scene);
    if (context.cancelled())
        return picture;
    const bool known = before && before->scene && before->linksByNode && before->flat;
    const bool same = known && sameLinks(scene, *before->scene);
    const bool alike = same && scene.theme == before->scene->theme && scene.farBelow == before->scene->farBelow
                       && std::equal(scene.nodes.begin(), scene.nodes.end(), before->scene->nodes.begin(), drawnAlike);
    if (alike) {
        picture.linksByNode = before->linksByNode;
        picture.flat = before->flat;
        return picture;
    }
    if (known && follow(picture, *before))
        return picture;
    picture.linksByNode = same ? before->linksByNode : indexed(scene);
    if (!context.cancelled())
        picture.flat = std::make_shared<const TileScene>(scene);
    return picture;
}

}  // namespace relata
