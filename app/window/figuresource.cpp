// SPDX-License-Identifier: Apache-2.0
#include "app/window/figuresource.h"

#include "app/figurerender.h"
#include "views/panels/text.h"

namespace relata {
namespace {

/// The view without lens, focus and hidden entities.
ViewState wholeView(const Workspace &workspace)
{
    ViewState view = showAll(workspace.view());
    view.lens = Lens();
    return view;
}

}  // namespace

Visible visibleFor(const Workspace &workspace, FigureWhat what)
{
    const KnowledgeGraph &graph = workspace.graph();
    Visible visible = workspace.visible();
    if (what == FigureWhat::WholeGraph) {
        visible = visibleOf(graph, wholeView(workspace), *Lens().evaluate(graph));
    } else if (what == FigureWhat::Selection) {
        IdSet<EntityId> chosen(graph.entityIdEnd());
        for (const EntityId id : workspace.selection().entities)
            chosen.insert(id);
        for (const StatementId id : workspace.selection().statements) {
            chosen.insert(graph.subject(id));
            chosen.insert(graph.object(id));
        }
        IdSet<EntityId> shown(graph.entityIdEnd());
        visible.entities.forEach([&](EntityId id) {
            if (chosen.contains(id))
                shown.insert(id);
        });
        visible.entities = shown;
    }
    IdSet<StatementId> statements(graph.statementIdEnd());
    visible.statements.forEach([&](StatementId id) {
        if (visible.entities.contains(graph.subject(id)) && visible.entities.contains(graph.object(id)))
            statements.insert(id);
    });
    visible.statements = statements;
    return visible;
}

FigureSource figureSourceOf(const Workspace &workspace)
{
    FigureSource source;
    source.graph = &workspace.graph();
    source.scene = [&workspace](FigureWhat what, ThemeKind theme) {
        const Visible visible = visibleFor(workspace, what);
        const ViewState view = what == FigureWhat::WholeGraph ? workspace.placed(wholeView(workspace), visible) : workspace.view();
        return buildScene(workspace.graph(), view, visible, theme, workspace.emphasis());
    };
    source.meta = [&workspace](FigureWhat what) {
        return figureMetaOf(workspace.graph(), visibleFor(workspace, what), what == FigureWhat::WholeGraph ? Lens() : workspace.view().lens);
    };
    source.hasSelection = !workspace.selection().empty();
    source.title = toQString(workspace.graph().info().title);
    return source;
}

}  // namespace relata
