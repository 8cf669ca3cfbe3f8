// SPDX-License-Identifier: Apache-2.0
// A layout under way: the nodes stand where it has got to, until the next scene or until they fold back.
#include "views/canvas/canvasprivate.h"

#include "views/scene/detours.h"
#include "views/scene/scenemaker.h"

#include <algorithm>
#include <utility>

namespace relata {
namespace {

constexpr std::size_t mostLinks = 15'000, mostNodes = 12'000;  // of a large scene that are shown on the way: a frame's worth
constexpr std::size_t mostPainted = 400;                       // links, and two nodes for one: more than the painter follows

/// Every few nodes and links, evenly.
SceneCut sampleOf(const Scene &scene)
{
    const auto every = [](std::size_t count, std::size_t most) {
        std::vector<int> chosen;
        const std::size_t stride = 1 + count / most;
        for (std::size_t i = 0; i < count; i += stride)
            chosen.push_back(int(i));
        return chosen;
    };
    return {scene, every(scene.nodes.size(), mostNodes), every(scene.links.size(), mostLinks)};
}

}  // namespace

void GraphCanvas::unfold(const std::vector<EntityId> &ids, const std::vector<Point> &places)
{
    if (d->outdated || d->scene->nodes.empty())
        return;
    if (!d->unfolding)
        d->beginUnfolding();
    std::size_t k = 0;
    for (SceneNode &node : d->scene.own().nodes) {  // both ascend
        while (k < ids.size() && ids[k] < node.id)
            ++k;
        if (k < ids.size() && ids[k] == node.id && !node.pinned)
            node.center = QPointF(places[k].x, places[k].y);
    }
    d->scene.own().bounds = boundsOf(d->scene->nodes.view());
    d->bendLinks();
    if (d->unfolding->sample)
        d->unfolding->sample->follow(*d->scene);
    d->flatStale = !d->unfolding->sample;
    d->movingStale = true;
    d->minimap.setScene(d->unfolding->sample ? d->unfolding->sample->scene() : *d->scene);
    d->layoutOverlays();
    if (d->fitOnResize)
        d->applyCamera(fitCamera(d->scene->bounds, d->area(), 36));
    update();
}

bool GraphCanvas::isUnfolding() const
{
    return d->unfolding.has_value();
}

void GraphCanvas::Private::beginUnfolding()
{
    q->finishAnimations();
    cancelGesture();
    setHover(-1, -1);
    flatTimer.stop();  // what was awaited after a drag would come with places of the layout under way
    flatJob.cancel();
    flatAwaited = false;
    moved.clear();
    leaveMovedOut();
    unfolding.emplace();
    unfolding->before = scene = SharedScene(scene.shared());
    unfolding->camera = camera;
    unfolding->fitted = fitOnResize;
    fitOnResize = true;  // the picture is followed until somebody moves it
    if (!flatStale)
        unfolding->flat = flat;
    hit = HitTest();  // nobody stands still to be pointed at
    labels.reset();
    if (scene->links.size() > mostLinks || scene->nodes.size() > mostNodes)
        unfolding->sample = sampleOf(*scene);
    else if (scene->links.size() > mostBentInMotion)
        straightenLone(scene.own());
}

void GraphCanvas::Private::endUnfolding()
{
    if (unfolding)
        labels.reset();  // they may be those of a sample, by its numbers
    unfolding.reset();
    flatStale = movingStale = true;
}

bool GraphCanvas::Private::paintsMotion() const
{
    return nodesMove() && scene->links.size() + scene->nodes.size() / 2 >= mostPainted;
}

/// Lines at half the resolution, nodes and names from sprites: all of it in a few milliseconds.
void GraphCanvas::Private::paintMotion(QPainter &target)
{
    const Scene &shown = unfolding && unfolding->sample ? unfolding->sample->scene() : *scene;
    if (!movingTiles) {
        movingTiles = std::make_unique<TilePicture>([] {});
        movingStale = true;
    }
    if (std::exchange(movingStale, false)) {
        movingFlat = std::make_shared<const TileScene>(shown);
        movingTiles->setScene(movingFlat);
        labels.nodesMoved();
    }
    movingTiles->setHeat(heat);
    const Camera onPixels = TilePicture::onPixels(camera, q->devicePixelRatioF());
    movingTiles->paint(target, onPixels, q->size(), TilePicture::Motion::Moving);
    labels.place(shown, *movingFlat, onPixels, area(), keepFree());
    const bool sampled = unfolding && unfolding->sample, lit = isLit() && !sampled;
    labels.paint(target, shown, onPixels, names, lit ? paintLit(nullptr).labels : std::vector<PlacedLabel>());
    report = labels.report();
    if (sampled) {
        unfolding->sample->toWhole(report);
    } else if (lit) {
        const PaintReport over = paintLit(&target);
        report.labels.insert(report.labels.end(), over.labels.begin(), over.labels.end());
    }
}

void GraphCanvas::foldBack(Animate animate)
{
    if (!d->unfolding)
        return;
    const SharedScene rough = std::exchange(d->scene, d->unfolding->before);
    const Camera camera = d->unfolding->camera;
    const auto flat = std::move(d->unfolding->flat);
    const bool fitted = d->unfolding->fitted;
    d->endUnfolding();
    if (d->scene->nodes.size() <= mostGliding)
        d->glideFrom(*rough, animate == Animate::Yes && d->animations);
    if (flat)
        d->takeFlat(flat);
    else if (d->sceneMotion.state() != QAbstractAnimation::Running)
        d->ensureFlat();
    d->minimap.setScene(*d->scene);
    d->layoutOverlays();
    if (d->fitOnResize && fitted) {
        fit(animate);
    } else if (d->fitOnResize) {  // nobody moved it meanwhile
        d->fitOnResize = false;
        d->applyCamera(camera);
    }
    d->changed();
}

}  // namespace relata
