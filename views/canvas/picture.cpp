// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/picture.h"

#include "views/jobs/freedbeside.h"
#include "views/render/tiles/tilescene.h"

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
    const bool same = before && before->scene && before->linksByNode && before->flat && sameLinks(scene, *before->scene);
    picture.linksByNode = same ? before->linksByNode : indexed(scene);
    if (context.cancelled())
        return picture;
    const bool alike = same && scene.theme == before->scene->theme && scene.farBelow == before->scene->farBelow
                       && std::equal(scene.nodes.begin(), scene.nodes.end(), before->scene->nodes.begin(), drawnAlike);
    picture.flat = alike ? before->flat : std::make_shared<const TileScene>(scene);
    return picture;
}

}  // namespace relata
