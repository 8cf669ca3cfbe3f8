// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/picture.h"

#include "views/jobs/freedbeside.h"
#include "views/render/tiles/tilescene.h"

namespace relata {
namespace {

void indexLinks(const Scene &scene, Picture &picture)
{
    picture.linkStarts.assign(scene.nodes.size() + 1, 0);
    for (const SceneLink &link : scene.links) {
        ++picture.linkStarts[link.from + 1U];
        ++picture.linkStarts[link.to + 1U];
    }
    for (std::size_t i = 1; i < picture.linkStarts.size(); ++i)
        picture.linkStarts[i] += picture.linkStarts[i - 1];
    picture.linkTable.resize(picture.linkStarts.back());
    std::vector<std::uint32_t> next(picture.linkStarts.begin(), picture.linkStarts.end() - 1);
    for (std::uint32_t i = 0; i < scene.links.size(); ++i) {
        picture.linkTable[next[scene.links[i].from]++] = i;
        picture.linkTable[next[scene.links[i].to]++] = i;
    }
}

}  // namespace

Picture pictureOf(const KnowledgeGraph *graph, Scene made, const RunContext &context)
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
    indexLinks(scene, picture);
    if (!context.cancelled())
        picture.flat = std::make_shared<const TileScene>(scene);
    return picture;
}

}  // namespace relata
