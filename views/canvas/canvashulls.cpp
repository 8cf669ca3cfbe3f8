// SPDX-License-Identifier: Apache-2.0
// Communities of large scenes as hulls: found on a worker, drawn with the tiles.
#include "views/canvas/canvasprivate.h"

#include "views/jobs/behind.h"
#include "views/jobs/heap.h"
#include "views/scene/scenedelta.h"

#include <QCoreApplication>
#include <QLocale>

namespace relata {
namespace {

constexpr std::size_t hullsFrom = 20000;      ///< nodes
constexpr std::size_t muchIsFreed = 200'000;  ///< links

/// Who is linked with whom, as one number: communities are found anew only where it changes.
std::uint64_t topologyOf(const Scene &scene)
{
    std::uint64_t hash = 0xCBF29CE484222325U ^ scene.nodes.size();
    for (const SceneLink &link : scene.links)
        hash = (hash ^ (std::uint64_t(link.from) << 32U | link.to)) * 0x100000001B3U;
    return hash;
}

}  // namespace

void GraphCanvas::Private::forgetHulls()
{
    hullTimer.stop();
    hullJob.cancel();
    hullsFollow = false;
    hulls.reset();
    if (tiles)
        tiles->setHulls(nullptr);
}

/// The scene has other links or other places than the hulls know of.
void GraphCanvas::Private::findHulls()
{
    forgetHulls();
    if (hullsShown && scene->nodes.size() >= hullsFrom)
        hullTimer.start();
}

/// An edit gives some other numbers and leaves the communities as they are: they would jump about with every word otherwise. When many links have
/// changed since they were found they are found anew, and where many of one have moved its outline is; what is shown stays until then.
void GraphCanvas::Private::followHulls(const Scene &old, const SceneDelta &delta)
{
    constexpr std::size_t share = 50;
    constexpr std::uint32_t part = 20;
    bool search = hullTimer.isActive() || hullJob.isRunning();
    hullDrift += delta.newLinks.size() + delta.lostNodes.size();
    if (!hulls) {
        const bool enoughNow = hullsShown && old.nodes.size() < hullsFrom && scene->nodes.size() >= hullsFrom;
        return search || enoughNow ? findHulls() : void();
    }
    auto groups = followed(*hulls->groups, *scene, delta);
    if (!groups)
        return findHulls();
    hullMoved.resize(groups->sizes.size());
    bool wandered = false;
    for (const std::uint32_t now : delta.changedNodes) {
        const SceneNode &node = scene->nodes[now];
        const int before = old.indexOfNode(node.id);
        const std::uint16_t group = groups->of[now];
        if (group != HullGroups::none && before >= 0 && old.nodes[std::size_t(before)].center != node.center)
            wandered = ++hullMoved[group] * part > groups->sizes[group] || wandered;
    }
    hulls = std::make_shared<const Hulls>(Hulls{groups, hulls->all});
    const bool drifted = hullDrift * share > scene->links.size();
    hullsFollow = !drifted && !search;
    hullGroups = std::move(groups);
    hullTopology = 0;  // they are of no scene that was looked at as a whole: good only as long as hullsFollow says so
    if (!search && !drifted && !wandered)
        return;
    hullJob.cancel();  // it would tell the numbers of before
    hullTimer.start();
}

void GraphCanvas::Private::startHulls()
{
    const std::uint64_t topology = topologyOf(*scene);
    if (topology != hullTopology && !hullsFollow)
        hullGroups.reset();
    hullTopology = topology;
    EdgeList edges;
    if (!hullGroups) {
        edges.reserve(scene->links.size());
        for (const SceneLink &link : scene->links)
            edges.emplace_back(link.from, link.to);
    }
    HullPlaces nodes;
    nodes.places.reserve(scene->nodes.size());
    nodes.fills.reserve(scene->nodes.size());
    for (const SceneNode &node : scene->nodes) {
        nodes.places.push_back(node.center);
        nodes.fills.push_back(node.fill.rgb());
    }
    using Found = Result<std::shared_ptr<const Hulls>>;
    hullJob.start(
        [known = hullGroups, edges = std::move(edges), nodes = std::move(nodes)](const RunContext &context) -> Found {
            workBehind();
            if (known)
                return hullsOf(known, nodes, context);
            const auto fresh = hullGroupsOf(nodes.places.size(), edges, context);
            if (edges.size() >= muchIsFreed)
                giveBackFreedMemory();
            return fresh ? hullsOf(*fresh, nodes, context) : Found(fresh.error());
        },
        [this](const Found &result) {
            if (!result)
                return;
            hulls = *result;
            hullGroups = hulls->groups;
            hullMoved.clear();
            hullDrift = hullsFollow ? hullDrift : 0;
            if (tiles)
                tiles->setHulls(hulls);
            q->update();
        });
}

std::shared_ptr<const HullView> GraphCanvas::Private::hullView() const
{
    return tiles && !unfolding && backend.tilesNow() && hulls ? tiles->hulls() : nullptr;
}

int GraphCanvas::Private::hullAt(QPointF at) const
{
    const auto view = hullView();
    return view ? view->at(camera.toScene(at)) : -1;
}

/// So near that it opens.
void GraphCanvas::Private::zoomInto(int hull)
{
    constexpr double margin = 48;
    fitOnResize = false;
    moveCamera(fitCamera(hulls->all[std::size_t(hull)].bounds, area(), margin, GraphCanvas::mostZoom), Animate::Yes);
}

QString GraphCanvas::Private::hullTipAt(QPointF at) const
{
    const auto view = hullView();
    if (!view)
        return {};
    const HullGroups &groups = *view->hulls().groups;
    const QLocale english(QLocale::English);
    const auto named = [&](std::uint32_t hull) {
        return QStringLiteral("<b>%1</b> %2").arg(scene->nameOf(scene->nodes[groups.leaders[hull]]).toHtmlEscaped(), hullRest(groups, hull));
    };
    if (const int hull = view->at(camera.toScene(at)); hull >= 0)
        return named(std::uint32_t(hull))
               + tr("<br>%1 links among them, %2 to others<br>A click zooms in.")
                     .arg(english.toString(groups.inside[std::size_t(hull)]), english.toString(groups.outside[std::size_t(hull)]));
    if (const int link = view->linkAt(camera.toScene(at), camera.zoom); link >= 0) {
        const HullLink &each = groups.links[std::size_t(link)];
        return tr("%1 links between<br>%2<br>%3").arg(english.toString(each.count), named(each.from), named(each.to));
    }
    return {};
}

void GraphCanvas::setHullsShown(bool on)
{
    if (on == d->hullsShown)
        return;
    d->hullsShown = on;
    d->findHulls();
    update();
}

bool GraphCanvas::hullsShown() const
{
    return d->hullsShown;
}

void GraphCanvas::Private::waitForHulls()
{
    if (hullTimer.isActive()) {
        hullTimer.stop();
        startHulls();
    }
    while (hullJob.isRunning())
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents | QEventLoop::WaitForMoreEvents);
}

}  // namespace relata
