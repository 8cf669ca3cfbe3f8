// SPDX-License-Identifier: Apache-2.0
#include "app/workspace.h"

#include "app/undocommands.h"
#include "views/jobs/atonce.h"
#include "views/jobs/freedbeside.h"
#include "views/scene/shownname.h"
#include "views/scene/visibleafter.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace relata {
namespace {

QString counted(std::size_t n)
{
    return n == 1 ? QStringLiteral("1 entity") : QStringLiteral("%1 entities").arg(n);
}

}  // namespace

Workspace::Workspace(QObject *parent) : Session(parent)
{
    refresh();
    connect(&m_layoutJob, &LayoutJob::progressed, this, &Workspace::arranging);
    connect(&m_layoutJob, &LayoutJob::unfolded, this, &Workspace::unfolded);
    connect(&m_layoutJob, &LayoutJob::finished, this, [this](const std::shared_ptr<ViewState> &result) {
        emit arranging(1);
        takeArranged(rearranged(*result));
    });
    connect(&m_counting, &Counting::counted, this, [this](const Counting::Counts &before) {
        SceneChange change;
        change.addDisputes(m_graph, before.disputes, disputes());
        if (!change.empty())
            m_drawing.changed(change);
        emit countsChanged();
    });
    connect(&m_drawing, &Drawing::made, this, [this](const Picture &picture) {
        ensureIndexing();
        emit drawn(picture);
    });
    connect(&m_filtering, &LatestJob::progressed, this, &Workspace::filtering);
    connect(&m_settling, &LatestJob::progressed, this, &Workspace::filtering);
    connect(&m_indexing, &Indexing::made, this, [this](const SearchIndex &index) {
        if (!std::exchange(m_searchStale, false))
            return;  // somebody could not wait
        m_search = index;
    });
}

Workspace::~Workspace()
{
    readNoMore();
}

const SearchIndex &Workspace::search() const
{
    if (m_searchStale) {
        std::optional<SearchIndex> awaited = m_indexing.wait();
        m_search = awaited ? std::move(*awaited) : SearchIndex::of(m_graph);
        m_searchStale = false;
    }
    return m_search;
}

/// Begun when the picture is there, which would come later otherwise, or when somebody asks for words.
void Workspace::ensureIndexing()
{
    if (m_searchStale && isLarge() && !m_indexing.isRunning())
        m_indexing.start(m_graph);
}

void Workspace::open(LoadedGraph loaded, std::optional<ViewState> remembered)
{
    m_layoutJob.stop();
    stopFiltering();
    readNoMore();
    m_counting.clear();
    m_drawing.forget();
    m_history.clear();
    m_edits = m_savedEdits = 0;
    const auto old = freedBeside(std::exchange(m_graph, std::move(loaded.graph)));
    m_searchStale = true;
    m_view = remembered ? std::move(*remembered) : ViewState();
    m_selection = {};
    m_numbers = {};
    m_provisional.clear();
    m_passed = std::make_shared<const LensResult>();
    graphReplaced();
    if (remembered)
        placeNewcomers();
    else if (m_visible.entities.size() <= mostPlacedAtOnce)
        m_view = placed(std::move(m_view), m_visible);
    else
        arrange(LayoutKind::Force);
    emit graphChanged();
    emit selectionChanged();
}

void Workspace::graphReplaced(const GraphDiff *diff)
{
    if (diff)
        m_voiceCounts.follow(*diff);
    else
        m_voiceCounts.count(m_graph);
    m_voices = m_voiceCounts.colors();
    refresh(diff);
    if (m_wanted)  // an edit stopped it
        filterBeside(Lens(*m_wanted));
}

/// The lens again, of a graph that is not the same; one that no longer holds lets through what it did.
void Workspace::refresh(const GraphDiff *diff)
{
    const bool beside = filtersBeside(m_view.lens);
    const Passed before = m_passed;
    if (beside) {
        std::erase_if(m_provisional, [](const auto &each) { return each.first.expired(); });
        m_passed = provisional(diff);
        m_provisional[m_passed];
    } else if (diff && m_view.lens.passesAll()) {
        m_passed = provisional(diff);  // and it is final: all that there is
    } else if (auto passed = evaluated(m_view.lens)) {
        m_passed = std::move(*passed);
    }
    m_visible = diff ? visibleAfter({m_view, *before, m_visible}, m_graph, *diff, m_view, *m_passed) : visibleOf(m_graph, m_view, *m_passed);
    count();
    if (beside)
        settle();
}

bool Workspace::isLarge() const
{
    return m_graph.statementCount() > mostRecordsAtOnce;
}

void Workspace::readNoMore()
{
    m_counting.cancel();  // all, before any is waited for
    m_drawing.cancel();
    m_indexing.cancel();
    m_filtering.cancel();
    m_settling.cancel();
    emit graphWillChange();
    if (m_layoutJob.readsGraph())
        m_layoutJob.stop();
    m_counting.stop();
    m_drawing.stop();
    m_indexing.stop();
    m_filtering.stop();
    m_settling.stop();
}

void Workspace::count()
{
    if (isLarge())
        m_counting.countBeside(m_graph, m_passed);
    else
        m_counting.countNow(m_graph, *m_passed);
}

Timeline Workspace::timeline(Clock clock) const
{
    return clock == Clock::Said ? m_counting.counts().said : m_counting.counts().holds;
}

void Workspace::draw()
{
    if (m_drawing.isUpToDate())
        return ensureIndexing();  // no picture will come that begins it
    m_drawing.make({&m_graph, m_view, m_visible, m_theme, emphasis(), disputes()});
}

void Workspace::setTheme(ThemeKind theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    m_drawing.changedAll();
    emit themeChanged();
}

void Workspace::select(const Selection &selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    emit selectionChanged();
}

void Workspace::pushView(const QString &text, ViewState next, Passed passed)
{
    if (next == m_view)
        return;
    if (!passed && next.lens == m_view.lens)
        passed = m_passed;
    if (!passed)
        if (auto known = evaluated(next.lens))
            passed = std::move(*known);
    m_history.push(new ViewCommand(*this, text, {m_view, m_passed}, {std::move(next), passed ? std::move(passed) : m_passed}));
}

void Workspace::applyView(const ViewState &view, const Passed &known)
{
    const Passed passed = settled(known);
    const bool relens = passed != m_passed;
    if (relens)
        stopFiltering();  // what was done or undone last is meant
    const ViewState before = std::exchange(m_view, view);
    const Visible shown = std::exchange(m_visible, visibleAfter({before, *m_passed, m_visible}, m_graph, {}, m_view, *passed));
    m_passed = passed;
    if (relens)
        count();
    keepPlaces(before);
    placeNewcomers();
    if (before.colorBy != m_view.colorBy || before.sizeBy != m_view.sizeBy || before.fillBy != m_view.fillBy || before.widthBy != m_view.widthBy) {
        m_drawing.changedAll();
    } else if (isLarge()) {
        SceneChange change = SceneChange::of(m_graph, {}, shown, m_visible);
        change.addMoves(m_visible, before, m_view);
        m_drawing.changed(change);
    }
    if (relens)
        settle();
    emit viewChanged();
}

void Workspace::applyDiff(const GraphDiff &diff, int step, const QString &label)
{
    const bool arranges = m_layoutJob.isRunning();
    if (step < 0)
        dropWanted();  // a step after this one would end what can be redone
    readNoMore();
    const auto applied = m_graph.apply(diff);
    Q_ASSERT(applied);                         // checked when it was pushed
    constexpr std::size_t mostChanges = 5000;  // what has changed is read again with each search
    m_searchStale = m_searchStale || m_search.changes() > mostChanges;
    if (!m_searchStale)
        m_search = m_search.changed(diff);
    m_edits += step;
    emit edited(diff, label, step);
    Selection kept;
    for (const EntityId id : m_selection.entities)
        if (m_graph.contains(id))
            kept.entities.push_back(id);
    for (const StatementId id : m_selection.statements)
        if (m_graph.contains(id))
            kept.statements.push_back(id);
    m_selection = kept;
    const Visible before = m_visible;
    graphReplaced(&diff);
    if (arranges && !m_layoutJob.isRunning())
        arrange(m_arrangedKind);  // it had hardly begun
    placeNewcomers();
    if (!canPatch(m_view, diff, m_graph.documentCount()) || !isLarge())
        m_drawing.changedAll();
    else
        m_drawing.changed(SceneChange::of(m_graph, diff, before, m_visible));
    emit graphChanged();
    emit selectionChanged();
}

void Workspace::showView(const QString &name, ViewState view)
{
    pushView(tr("Show the view “%1”").arg(name), std::move(view));
}

void Workspace::setColorBy(ColorBy colorBy)
{
    ViewState next = m_view;
    next.colorBy = colorBy;
    pushView(colorBy == ColorBy::Voice ? tr("Colour by voice") : tr("Colour by category"), std::move(next));
}

void Workspace::setSizeBy(const std::optional<Scale> &scale)
{
    ViewState next = m_view;
    next.sizeBy = scale;
    pushView(scale ? tr("Size by %1").arg(shownName(scale->title())) : tr("Size by links"), std::move(next));
}

void Workspace::setFillBy(const std::optional<Scale> &scale)
{
    ViewState next = m_view;
    next.fillBy = scale;
    pushView(scale ? tr("Colour by %1").arg(shownName(scale->title())) : tr("Colour by type"), std::move(next));
}

void Workspace::setWidthBy(const std::string &property)
{
    ViewState next = m_view;
    next.widthBy = property;
    pushView(property.empty() ? tr("Link width by sources") : tr("Link width by %1").arg(shownName(property)), std::move(next));
}

void Workspace::setNumbers(EntityNumbers numbers)
{
    const Scale scale = numbers.scale;
    m_numbers.insert_or_assign(scale, std::move(numbers));
    if (m_view.sizeBy != scale && m_view.fillBy != scale)
        return;
    m_drawing.changedAll();
    emit numbersChanged();
}

MeasuredLook Workspace::emphasis() const
{
    const auto numbers = [this](const std::optional<Scale> &scale) {
        const auto known = scale ? m_numbers.find(*scale) : m_numbers.end();
        return known != m_numbers.end() ? known->second : EntityNumbers();
    };
    return {numbers(m_view.sizeBy), numbers(m_view.fillBy)};
}

void Workspace::hide(const std::vector<EntityId> &ids, bool others)
{
    std::vector<EntityId> hidden = ids;
    if (others) {
        hidden.clear();
        IdSet<EntityId> kept(m_graph.entityIdEnd());
        for (const EntityId id : ids)
            kept.insert(id);
        m_visible.entities.forEach([&](EntityId id) {
            if (!kept.contains(id))
                hidden.push_back(id);
        });
    }
    if (hidden.empty())
        return;
    pushView(tr("Hide %1").arg(counted(hidden.size())), hideEntities(m_view, hidden));
    emit told(tr("Hid %1. Nothing was deleted.").arg(counted(hidden.size())), true);
}

void Workspace::showAll()
{
    pushView(tr("Show all"), relata::showAll(m_view));
}

void Workspace::reveal(EntityId id)
{
    ViewState next = m_view;
    next.hidden.erase(id);
    if (next.scope)
        next.scope->insert(id);
    const bool filtered = !m_passed->entities.contains(id);
    if (filtered)
        next.lens = Lens();
    const QString name = QString::fromUtf8(m_graph.name(id).data(), static_cast<qsizetype>(m_graph.name(id).size()));
    pushView(tr("Show %1").arg(name), std::move(next));
    if (filtered)
        emit told(tr("The filters were removed, so that %1 is shown.").arg(name), true);
}

void Workspace::focus(int hops)
{
    if (hops == 0) {
        ViewState next = m_view;
        next.scope.reset();
        next.grown.clear();
        pushView(tr("Show everything again"), std::move(next));
    } else if (!m_selection.entities.empty()) {
        pushView(tr("Focus on %1 steps").arg(hops), focusOn(m_graph, m_view, m_visible, m_selection.entities, hops));
    } else {
        emit told(tr("Select something first; then a digit shows what is so many steps around it."), false);
    }
}

std::size_t Workspace::expand(EntityId id, std::size_t most)
{
    std::vector<EntityId> added;
    ViewState next = expandEntity(m_graph, m_view, *m_passed, id, most, &added);
    if (added.empty())
        emit told(tr("All its neighbours that the lens lets through are shown."), false);
    else
        pushView(tr("Expand by %1").arg(counted(added.size())), std::move(next));
    return added.size();
}

std::size_t Workspace::collapse(EntityId id)
{
    std::vector<EntityId> removed;
    ViewState next = collapseEntity(m_graph, m_view, m_visible, id, &removed);
    if (removed.empty())
        emit told(tr("Nothing here hangs on this entity alone."), false);
    else
        pushView(tr("Collapse %1").arg(counted(removed.size())), std::move(next));
    return removed.size();
}

void Workspace::move(const std::vector<EntityId> &ids, const std::vector<Point> &positions)
{
    ViewState next = m_view;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        next.positions.at(ids[i]) = positions[i];
        next.placed.insert(ids[i]);
        next.pinned.insert(ids[i]);
    }
    pushView(tr("Move %1").arg(counted(ids.size())), std::move(next));
}

void Workspace::pin(const std::vector<EntityId> &ids, bool pinned)
{
    ViewState next = m_view;
    for (const EntityId id : ids)
        if (pinned)
            next.pinned.insert(id);
        else
            next.pinned.erase(id);
    pushView(pinned ? tr("Pin %1").arg(counted(ids.size())) : tr("Unpin %1").arg(counted(ids.size())), std::move(next));
}

bool Workspace::edit(const QString &label, GraphDiff diff, std::optional<Point> place)
{
    if (diff.empty())
        return true;
    if (const auto sound = m_graph.check(diff); !sound) {
        emit refused(QString::fromStdString(sound.error().text()));
        return false;
    }
    if (m_edits < m_savedEdits)
        m_savedEdits = -1;  // no undo leads back to what was written
    const bool holds = m_view.lens.outlives(m_graph, diff, m_searchStale ? nullptr : &m_search);
    ViewState next = m_view;
    for (const auto &change : diff.entities) {
        if (change.before)
            continue;
        if (next.scope)
            next.scope->insert(change.id);  // who was just made is not left out of the picture
        if (place) {
            next.positions.at(change.id) = *place;
            next.placed.insert(change.id);
            place->x += 60;  // several stand beside one another
        }
    }
    if (!holds)
        next.lens = Lens();
    const bool alsoView = !(next == m_view);
    if (alsoView) {
        m_history.beginMacro(label);
        pushView(label, std::move(next));
    }
    m_history.push(new DiffCommand(*this, label, std::move(diff)));
    if (alsoView)
        m_history.endMacro();
    return true;
}

void Workspace::remove(const std::vector<EntityId> &ids)
{
    GraphDiff diff = removeEntities(m_graph, ids);
    if (diff.empty())
        return;
    const QString name = tr("Remove %1 from the data").arg(counted(ids.size()));
    const QString statements = diff.statements.size() == 1 ? tr("1 statement") : tr("%1 statements").arg(diff.statements.size());
    if (!edit(name, std::move(diff)))
        return;
    const QString removed = tr("Removed %1 and %2 from the data.").arg(counted(ids.size()), statements);
    emit told(hasUnsavedEdits() ? tr("%1 The file on disk is as it was.").arg(removed) : removed, true);
}

void Workspace::removeStatements(const std::vector<StatementId> &ids)
{
    GraphDiff diff = relata::removeStatements(m_graph, ids);
    if (diff.empty())
        return;
    const QString statements = diff.statements.size() == 1 ? tr("1 statement") : tr("%1 statements").arg(diff.statements.size());
    if (!edit(tr("Remove %1 from the data").arg(statements), std::move(diff)))
        return;
    const QString removed = tr("Removed %1 from the data.").arg(statements);
    emit told(hasUnsavedEdits() ? tr("%1 The file on disk is as it was.").arg(removed) : removed, true);
}

}  // namespace relata
