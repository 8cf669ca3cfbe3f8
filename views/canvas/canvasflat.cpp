// SPDX-License-Identifier: Apache-2.0
// The scene as tiles and hit test read it. To make it of a large scene takes long, so that who is dragged, or was let go lately, is left out of the
// one that is there, and painted over the tiles, until a worker or the next picture has brought another.
#include "views/canvas/canvasprivate.h"

#include "views/scene/shapes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata {
namespace {

constexpr std::size_t madeAtOnce = 20'000;  ///< links and nodes: some milliseconds

}  // namespace

void GraphCanvas::Private::ensureFlat()
{
    if (flat && (!flatStale || flatAwaited))
        return;
    takeFlat(std::make_shared<const TileScene>(*scene));
}

/// The same at once, for who must know where everybody is.
void GraphCanvas::Private::finishFlat()
{
    flatAwaited = false;
    ensureFlat();
}

void GraphCanvas::Private::takeFlat(std::shared_ptr<const TileScene> next)
{
    flatTimer.stop();
    flatJob.cancel();
    flatStale = flatAwaited = false;
    flat = std::move(next);
    if (tiles)
        tiles->setScene(flat);
    moved = dragged;
    std::sort(moved.begin(), moved.end());
    leaveMovedOut();
    if (dragged.empty() && !unfolding) {
        hit = HitTest(flat);
        findHulls();
    }
}

/// The same by an edit of what is shown; nobody stands elsewhere than it has them.
void GraphCanvas::Private::followFlat(const Scene &old, const Picture &picture)
{
    flatTimer.stop();
    flatJob.cancel();
    flatStale = flatAwaited = false;
    flat = picture.flat;
    hit = HitTest(flat);
    followHulls(old, *picture.since->delta);
    if (tiles)
        tiles->follow(flat, *picture.since->change, hulls);
}

/// A drag begins.
void GraphCanvas::Private::liftDragged()
{
    flatTimer.stop();
    flatJob.cancel();
    movedBefore = moved;
    moved.insert(moved.end(), dragged.begin(), dragged.end());
    std::sort(moved.begin(), moved.end());
    moved.erase(std::unique(moved.begin(), moved.end()), moved.end());
    leaveMovedOut();
}

/// It has ended where it was meant to, or with everybody where they were.
void GraphCanvas::Private::dropDragged(Drop drop)
{
    if (drop == Drop::TakenBack) {
        moved = std::exchange(movedBefore, {});
        leaveMovedOut();
    }
    dragged.clear();
    if (moved.empty() && !flatStale)
        return;
    flatStale = true;
    if (scene->links.size() + scene->nodes.size() <= madeAtOnce)
        return finishFlat();
    flatAwaited = true;
    flatTimer.start();  // most often the next picture comes first
}

void GraphCanvas::Private::startFlat()
{
    flatJob.start([scene = Scene(*scene)](const RunContext &) { return std::make_shared<const TileScene>(scene); },
                  [this](const std::shared_ptr<const TileScene> &made) {
                      takeFlat(made);
                      q->update();
                  });
}

void GraphCanvas::Private::leaveMovedOut()
{
    movedCut.reset();
    movedEnds.reset();
    leftOut.reset();
    if (!moved.empty()) {
        auto all = std::make_shared<LeftOut>();
        all->nodes.resize(scene->nodes.size());
        all->links.resize(scene->links.size());
        for (const int i : moved) {
            all->nodes[std::size_t(i)] = 1;
            for (const std::uint32_t link : linksAtNode(std::size_t(i)))
                all->links[link] = 1;
        }
        leftOut = std::move(all);
    }
    if (tiles)
        tiles->leaveOut(leftOut);
}

/// Over the tiles; nothing where all of it is lit, which is painted in its turn.
void GraphCanvas::Private::paintMoved(QPainter &target)
{
    std::vector<int> selected = isLit() ? emphasis.selectedNodes : std::vector<int>();
    std::sort(selected.begin(), selected.end());
    const bool linksLit = litEntities.empty() && litStatements.empty() && hoverRow < 0;  // else those of a chain or of a row of the legend are
    if (linksLit && std::includes(selected.begin(), selected.end(), moved.begin(), moved.end()))
        return;
    if (!movedCut) {
        std::vector<int> links;
        for (const int i : moved)
            for (const std::uint32_t link : linksAtNode(std::size_t(i)))
                links.push_back(int(link));
        movedCut.emplace(*scene, moved, std::move(links));
        movedEnds.emplace(*scene, movedCut->nodes(), std::vector<int>());
    }
    movedCut->follow(*scene);
    movedEnds->follow(*scene);
    PaintOptions plain = options(Detail::Complete);
    plain.background = plain.names = plain.lineText = false;
    const Camera shown = TilePicture::onPixels(camera, q->devicePixelRatioF());
    const bool few = movedCut->links().size() <= mostStroked;
    if (!few)
        tiles->paintLit(target, movedCut->scene(), shown, q->size());
    painter.paint(target, (few ? *movedCut : *movedEnds).scene(), shown, {}, plain);
}

/// Of those that `flat` has elsewhere; -1.
int GraphCanvas::Private::movedAt(QPointF at) const
{
    constexpr double slack = 2;
    const double scale = drawnScale(camera.zoom, scene->farBelow);
    int best = -1;
    double nearest = std::numeric_limits<double>::max();
    for (const int i : moved) {
        const SceneNode &node = scene->nodes[std::size_t(i)];
        const QPointF off = at - camera.toTarget(node.center);
        const double distance = std::hypot(off.x(), off.y());
        if (distance < nearest && distance <= node.radius * scale * outlineDistance(node.shape, off.x(), off.y()) + slack) {
            nearest = distance;
            best = i;
        }
    }
    return best;
}

}  // namespace relata
