// SPDX-License-Identifier: Apache-2.0
// Where everybody stands: newcomers, a layout under way, what is kept of it.
#include "app/workspace.h"

#include <utility>

namespace relata {

ViewState Workspace::placed(ViewState view, const Visible &visible) const
{
    bool missing = false;
    visible.entities.forEach([&](EntityId id) { missing = missing || !view.placed.contains(id); });
    if (!missing)
        return view;
    auto placed = arrangedView(m_graph, view, visible, false, m_aspect, {});
    return placed ? std::move(*placed) : view;
}

bool Workspace::awaitsFirstLayout() const
{
    std::size_t unplaced = 0;
    bool anybody = false;  // who was put somewhere by hand meanwhile is pinned there
    m_visible.entities.forEach([&](EntityId id) {
        unplaced += m_view.placed.contains(id) ? 0 : 1;
        anybody = anybody || (m_view.placed.contains(id) && !m_view.pinned.contains(id));
    });
    return !anybody && unplaced > mostPlacedAtOnce;
}

void Workspace::keepPlaces(const ViewState &before)
{
    std::size_t kept = 0;
    m_visible.entities.forEach([&](EntityId id) {
        const bool byHand = before.pinned.contains(id) && !m_view.pinned.contains(id);  // that is taken back
        if (m_view.placed.contains(id) || !before.placed.contains(id) || byHand)
            return;
        m_view.positions.at(id) = before.positions[id];
        m_view.placed.insert(id);
        ++kept;
    });
    if (kept > mostPlacedAtOnce)
        m_view.layout = before.layout;
}

void Workspace::placeNewcomers()
{
    if (m_layoutJob.isRunning())
        return;
    if (awaitsFirstLayout())
        arrange(m_view.layout);  // that is no matter of newcomers, and takes its time
    else
        m_view = placed(std::move(m_view), m_visible);
}

/// A layout has ended: what was seen of it gives way to the picture, also when everybody stands where they stood before. The first one of a large
/// graph is no step of the history: there is nothing to go back to.
void Workspace::takeArranged(ViewState next)
{
    if (next == m_view)
        emit foldedBack();
    else if (awaitsFirstLayout())
        applyView(next, m_passed);
    else
        pushView(tr("Arrange"), std::move(next));
    emit arranged();
}

void Workspace::arrange(LayoutKind kind)
{
    ViewState next = m_view;
    next.layout = m_arrangedKind = kind;
    m_layoutJob.start(m_graph, std::move(next), m_visible, m_aspect);
    if (isLarge())
        emit arranging(0);  // it may be long before there is more to tell, and it can be cancelled from the first
}

ViewState Workspace::rearranged(const ViewState &result) const
{
    ViewState view = m_view;  // all else may have changed meanwhile: graph, lens, hand
    view.layout = result.layout;
    for (const EntityId id : m_graph.entities()) {
        if (!result.placed.contains(id) || (view.pinned.contains(id) && view.placed.contains(id)))
            continue;
        view.positions.at(id) = result.positions[id];
        view.placed.insert(id);
    }
    return view;
}

void Workspace::keepArranged()
{
    const RoughPlaces *seen = m_layoutJob.shown();
    if (!seen)
        return;
    ViewState rough = m_view;
    rough.layout = m_arrangedKind;
    rough.placed = {};
    for (std::size_t i = 0; i < seen->ids.size(); ++i) {
        rough.positions.at(seen->ids[i]) = seen->points[i];
        rough.placed.insert(seen->ids[i]);
    }
    m_layoutJob.cancel();
    emit arranging(1);
    takeArranged(rearranged(rough));
}

void Workspace::stopArranging()
{
    m_layoutJob.cancel();
    emit arranging(1);
    emit foldedBack();
    const IdSet<EntityId> before = m_view.placed;
    if (awaitsFirstLayout())
        return;        // the first layout of a large graph: to wait for another here is not to stop
    placeNewcomers();  // who turned up meanwhile counted on the layout
    if (m_view.placed == before)
        return;
    m_drawing.changedAll();
    emit viewChanged();
}

}  // namespace relata
