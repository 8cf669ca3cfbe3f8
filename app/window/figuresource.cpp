// SPDX-License-Identifier: Apache-2.0
#include "app/window/figuresource.h"

#include "app/figurerender.h"
#include "app/numberfinder.h"
#include "views/panels/text.h"

#include <algorithm>
#include <optional>

namespace relata {
namespace {

/// The view without lens, focus and hidden entities.
ViewState wholeView(const Workspace &workspace)
{
    ViewState view = showAll(workspace.view());
    view.lens = Lens();
    return view;
}

/// Sums are those of what the figure shows, whatever the window shows; \a notes receives what a reader of them must know.
MeasuredLook lookOf(const Workspace &workspace, const Visible &visible, std::vector<QString> &notes)
{
    MeasuredLook look = workspace.emphasis();
    std::optional<NumberFinder> finder;
    for (EntityNumbers *numbers : {&look.size, &look.fill}) {
        if (!numbers->values || numbers->scale.kind() != Scale::Kind::Sums)
            continue;
        if (!finder)
            finder.emplace(workspace.graph(), Snapshot::of(workspace.graph(), visible.entities, visible.statements), workspace.graph().entityIdEnd());
        auto found = finder->find(numbers->scale);
        if (!found)
            continue;
        *numbers = std::move(found->numbers);
        const QString note = toQString(numbers->scale.title() + ": " + found->note);
        if (!found->note.empty() && std::find(notes.begin(), notes.end(), note) == notes.end())
            notes.push_back(note);
    }
    return look;
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
        std::vector<QString> notes;
        return buildScene(workspace.graph(), view, visible, theme, lookOf(workspace, visible, notes));
    };
    source.meta = [&workspace](FigureWhat what) {
        const Visible visible = visibleFor(workspace, what);
        FigureMeta meta = figureMetaOf(workspace.graph(), visible, what == FigureWhat::WholeGraph ? Lens() : workspace.view().lens);
        lookOf(workspace, visible, meta.scaleNotes);
        return meta;
    };
    source.hasSelection = !workspace.selection().empty();
    source.title = toQString(workspace.graph().info().title);
    return source;
}

}  // namespace relata
