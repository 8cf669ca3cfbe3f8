// SPDX-License-Identifier: Apache-2.0
// What glides and fades: scene, camera, emphasis.
#include "views/canvas/canvasprivate.h"

#include "views/scene/detours.h"

#include <QHash>

#include <algorithm>

namespace relata {

void GraphCanvas::setScene(Scene scene, Animate animate)
{
    setPicture(pictureOf(d->graph, std::move(scene)), animate);
}

void GraphCanvas::setPicture(Picture picture, Animate animate)
{
    d->cancelGesture();
    const bool still = !d->flatStale && !d->unfolding && d->moved.empty();
    const bool alike = picture.flat && picture.flat == d->flat && still;  // only names are others
    const bool follows = picture.since && d->flat && picture.since->flat.lock() == d->flat && still;
    d->endUnfolding();
    d->litCut.reset();
    d->litEnds.reset();
    const SharedScene old = std::exchange(d->scene, SharedScene(picture.scene));
    const bool wasEmpty = old->nodes.empty();
    d->sceneMotion.stop();
    if (!alike && !follows)
        d->forgetHulls();  // they know the nodes by their number
    d->outdated = false;
    d->hoverNode = d->hoverLink = d->pendingNode = d->pendingLink = -1;
    d->hoverTimer.stop();
    d->minimap.setScene(*d->scene);
    if (follows)
        d->labels.follow(*picture.since->delta);
    else
        d->labels.reset();
    d->linksByNode = std::move(picture.linksByNode);
    if (alike)
        d->flatStale = false;
    else if (follows)
        d->followFlat(*old, picture);
    else
        d->takeFlat(std::move(picture.flat));
    d->hoverRow = -1;
    d->legendRows = std::move(picture.legend);
    d->refreshLegend();
    d->updateEmphasis(false);

    const std::size_t count = d->scene->nodes.size();
    if (count > mostGliding) {
        d->goal.clear();
        d->start.clear();
    } else {
        d->glideFrom(*old, animate == Animate::Yes && d->animations && !wasEmpty);
    }
    if (wasEmpty && count > 0 && d->fitOnResize)
        fit(Animate::No);
    d->changed();
}

/// Everybody from where they were; who is new grows from a neighbour that was there.
void GraphCanvas::Private::glideFrom(const Scene &old, bool wanted)
{
    const std::size_t count = scene->nodes.size();
    goal.resize(count);
    start.resize(count);
    radii.resize(count);
    grows.assign(count, 0);
    bool moves = false;
    for (std::size_t i = 0; i < count; ++i) {
        const SceneNode &node = scene->nodes[i];
        goal[i] = start[i] = node.center;
        radii[i] = node.radius;
        const int before = old.indexOfNode(node.id);
        if (before >= 0)
            start[i] = old.nodes[std::size_t(before)].center;
        else
            grows[i] = 1;
        moves = moves || start[i] != goal[i] || grows[i];
    }
    for (const SceneLink &link : scene->links) {  // new ones grow from a neighbour that was there
        for (const auto &[child, parent] : {std::pair(link.from, link.to), std::pair(link.to, link.from)})
            if (grows[child] == 1 && !grows[parent]) {
                start[child] = start[parent];
                grows[child] = 2;
            }
    }
    if (wanted && moves) {
        stepScene(0);
        sceneMotion.setDuration(320);
        sceneMotion.start();
    }
}

void GraphCanvas::Private::stepScene(double progress)
{
    for (std::size_t i = 0; i < scene->nodes.size() && i < goal.size(); ++i) {
        SceneNode &node = scene.own().nodes[i];
        node.center = progress >= 1 ? goal[i] : start[i] + (goal[i] - start[i]) * progress;
        if (grows[i])
            node.radius = radii[i] * float(std::max(0.05, progress));
    }
    bendLinks();
    flatStale = movingStale = true;
    if (progress >= 1)
        ensureFlat();
    q->update();
}

/// As buildScene does, for the places of this frame; in larger scenes when all stand still again.
void GraphCanvas::Private::bendLinks()
{
    if (scene->links.size() <= mostBentInMotion)
        bendAroundNodes(scene.own());
}

void GraphCanvas::Private::changed()
{
    q->update();
}

void GraphCanvas::Private::applyCamera(const Camera &next)
{
    if (next == camera)
        return;
    const bool zoomed = next.zoom != camera.zoom;
    camera = next;
    q->update();
    if (zoomed && backend.tilesNow())
        settleTimer.start();
    if (zoomed)
        emit q->cameraChanged(camera.zoom);
}

void GraphCanvas::Private::moveCamera(const Camera &next, Animate animate, int duration)
{
    cameraMotion.stop();
    if (animate == Animate::No || !animations || !q->isVisible()) {
        applyCamera(next);
        return;
    }
    cameraFrom = camera;
    cameraTo = next;
    cameraMotion.setDuration(duration);
    cameraMotion.start();
}

std::vector<int> GraphCanvas::Private::selectedNodes() const
{
    std::vector<int> nodes;
    for (const EntityId id : selection.entities)
        if (const int i = scene->indexOfNode(id); i >= 0)
            nodes.push_back(i);
    return nodes;
}

std::span<const std::uint32_t> GraphCanvas::Private::linksAtNode(std::size_t node) const
{
    return {linksByNode->table.data() + linksByNode->starts[node], linksByNode->table.data() + linksByNode->starts[node + 1]};
}

/// The links that may stand for \a statements: those at one of their ends. False where all have to be looked at.
bool GraphCanvas::Private::addLinksOf(const std::vector<StatementId> &statements, std::vector<std::uint32_t> &links) const
{
    constexpr std::size_t many = 1000;
    if (statements.empty())
        return true;
    if (!graph || statements.size() > many)
        return false;
    for (const StatementId id : statements) {
        const int node = graph->contains(id) ? scene->indexOfNode(graph->subject(id)) : -1;
        if (node >= 0)
            links.insert(links.end(), linksAtNode(std::size_t(node)).begin(), linksAtNode(std::size_t(node)).end());
    }
    return true;
}

/// Who is lit: what is selected or hovered, with its links and neighbours, or a chain that was asked for.
void GraphCanvas::Private::updateEmphasis(bool animated)
{
    const double fadeBefore = emphasis.fade;
    litCut.reset();
    litEnds.reset();
    Emphasis next;
    next.selectedNodes = selectedNodes();
    next.hoveredNode = hoverNode;
    next.hoveredLink = hoverLink;
    for (const EntityId id : found)
        if (const int i = scene->indexOfNode(id); i >= 0)
            next.foundNodes.push_back(i);

    const auto holds = [this](const SceneLink &link, const IdSet<StatementId> &wanted) {
        return std::ranges::any_of(scene->statementsOf(link), [&](StatementId id) { return wanted.contains(id); });
    };
    IdSet<StatementId> selected, lit;
    for (const StatementId id : selection.statements)
        selected.insert(id);
    for (const StatementId id : litStatements)
        lit.insert(id);
    std::vector<char> centre(scene->nodes.size());
    if (litEntities.empty() && litStatements.empty())
        for (const int i : next.selectedNodes)
            centre[std::size_t(i)] = 1;
    if (hoverNode >= 0)
        centre[std::size_t(hoverNode)] = 1;
    const LegendRow *row = hoverRow >= 0 && std::size_t(hoverRow) < legend.rows().size() ? &legend.rows()[std::size_t(hoverRow)] : nullptr;
    std::vector<std::uint32_t> asked;  // links that can be lit: all, or those at who is pointed at
    const bool everywhere = row || !addLinksOf(selection.statements, asked) || !addLinksOf(litStatements, asked);
    if (!everywhere) {
        for (std::size_t i = 0; i < centre.size(); ++i)
            if (centre[i])
                for (const std::uint32_t link : linksAtNode(i))
                    asked.push_back(link);
        if (hoverLink >= 0)
            asked.push_back(std::uint32_t(hoverLink));
        std::sort(asked.begin(), asked.end());
        asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    }
    for (std::size_t k = 0; k < (everywhere ? scene->links.size() : asked.size()); ++k) {
        const std::size_t i = everywhere ? k : asked[k];
        const SceneLink &link = scene->links[i];
        const bool isSelected = !selection.statements.empty() && holds(link, selected);
        bool isLit = isSelected || centre[link.from] || centre[link.to] || int(i) == hoverLink || (!litStatements.empty() && holds(link, lit));
        if (row)
            isLit = row->shows(*scene, link, graph);
        if (isSelected)
            next.selectedLinks.push_back(int(i));
        if (isLit) {
            next.litLinks.push_back(int(i));
            next.litNodes.push_back(int(link.from));
            next.litNodes.push_back(int(link.to));
        }
    }
    for (const EntityId id : litEntities)
        if (const int i = scene->indexOfNode(id); i >= 0)
            next.litNodes.push_back(i);
    if (row && (row->kind == LegendRow::Kind::Type || row->kind == LegendRow::Kind::Band))
        for (std::size_t i = 0; i < scene->nodes.size(); ++i)
            if (row->shows(scene->nodes[i]))
                next.litNodes.push_back(int(i));
    const bool chosen = !next.selectedNodes.empty() || !next.selectedLinks.empty() || !litEntities.empty() || !litStatements.empty();
    const bool pointed = hoverNode >= 0 || hoverLink >= 0 || row;
    next.hovering = pointed && !chosen;
    const double target = chosen || pointed ? 1 : 0;
    if (target == 0 && fadeBefore > 0 && animated && animations) {  // fade back in with what was lit still on top
        next.litNodes = emphasis.litNodes;
        next.litLinks = emphasis.litLinks;
        next.hovering = emphasis.hovering;
    }
    emphasis = next;
    emphasis.fade = fadeBefore;
    fadeMotion.stop();
    if (animated && animations && q->isVisible() && fadeBefore != target) {
        constexpr double firstStep = 0.2;  // seen in the very next frame
        fadeMotion.setStartValue(fadeBefore + firstStep * (target - fadeBefore));
        fadeMotion.setEndValue(target);
        fadeMotion.setDuration(pointed ? 90 : 140);
        fadeMotion.start();
    } else {
        emphasis.fade = target;
    }
    q->update();
}

void GraphCanvas::Private::setHover(int node, int link)
{
    if (pendingNode != node)
        q->update();  // its ring
    pendingNode = node;
    pendingLink = link;
    hoverTimer.stop();
    if (node == hoverNode && link == hoverLink)
        return;
    hoverNode = node;
    hoverLink = link;
    updateEmphasis(true);
}

bool GraphCanvas::isAnimating() const
{
    return d->cameraMotion.state() == QAbstractAnimation::Running || d->sceneMotion.state() == QAbstractAnimation::Running
           || d->fadeMotion.state() == QAbstractAnimation::Running;
}

void GraphCanvas::finishAnimations()
{
    for (QVariantAnimation *motion : {&d->cameraMotion, &d->sceneMotion, &d->fadeMotion})
        if (motion->state() == QAbstractAnimation::Running)
            motion->setCurrentTime(motion->totalDuration());
}

}  // namespace relata
