// SPDX-License-Identifier: Apache-2.0
// The lens of a workspace: at once, or beside the window.
#include "app/workspace.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace relata {
namespace {

bool asksFor(const LensNode &node, std::initializer_list<LensKey> keys)
{
    const bool isOne = node.kind == LensNode::Kind::Term && std::find(keys.begin(), keys.end(), node.key) != keys.end();
    return isOne || std::any_of(node.children.begin(), node.children.end(), [&](const LensNode &child) { return asksFor(child, keys); });
}

/// Words and measures are looked up in the index, to make which takes half a second of a large graph.
bool asksIndex(const LensNode &node)
{
    return asksFor(node, {LensKey::Word, LensKey::Measured});
}

/// Properties are read one by one, and so is what is added up.
bool takesLong(const LensNode &node)
{
    return asksIndex(node) || asksFor(node, {LensKey::Property, LensKey::Sum, LensKey::InSum, LensKey::OutSum});
}

}  // namespace

bool Workspace::filtersBeside(const Lens &lens) const
{
    return isLarge() && takesLong(lens.root());
}

Result<Workspace::Passed> Workspace::evaluated(const Lens &lens) const
{
    auto passed = asksIndex(lens.root()) ? lens.evaluate(m_graph, search()) : lens.evaluate(m_graph);
    if (!passed)
        return passed.error();
    return std::make_shared<const LensResult>(std::move(*passed));
}

bool Workspace::setLens(const Lens &lens, QString *error)
{
    dropWanted();
    if (filtersBeside(lens)) {
        filterBeside(lens);
        return true;
    }
    auto passed = evaluated(lens);
    if (!passed) {
        if (error)
            *error = QString::fromStdString(passed.error().text());
        return false;
    }
    ViewState next = m_view;
    next.lens = lens;
    pushView(tr("Change the lens"), std::move(next), std::move(*passed));
    return true;
}

std::function<Workspace::Sifted(const RunContext &)> Workspace::sifting(const Lens &lens) const
{
    const auto asSifted = [](Result<LensResult> passed) -> Sifted {
        if (!passed)
            return std::make_shared<const Result<Passed>>(passed.error());
        return std::make_shared<const Result<Passed>>(std::make_shared<const LensResult>(std::move(*passed)));
    };
    if (!asksIndex(lens.root()))
        return [&graph = m_graph, lens, asSifted](const RunContext &context) { return asSifted(lens.evaluate(graph, context)); };
    return [&graph = m_graph, lens, asSifted, known = m_searchStale ? std::nullopt : std::optional(m_search),
            awaited = m_indexing.isRunning() ? m_indexing.awaited() : decltype(m_indexing.awaited())()](const RunContext &context) -> Sifted {
        const std::optional<SearchIndex> index = !known && awaited.valid() ? awaited.get() : known;
        if (context.cancelled())
            return std::make_shared<const Result<Passed>>(Error::cancelled());
        return asSifted(lens.evaluate(graph, index ? *index : SearchIndex::of(graph), context));
    };
}

void Workspace::filterBeside(const Lens &lens)
{
    m_wanted = lens;
    ensureIndexing();
    m_filtering.start(sifting(lens), [this, lens](const Sifted &passed) {
        m_wanted.reset();
        emit filtering(1);
        if (!*passed) {
            emit lensRefused(QString::fromStdString(passed->error().text()));
            return;
        }
        ViewState next = m_view;
        next.lens = lens;
        pushView(tr("Change the lens"), std::move(next), **passed);
    });
    emit filtering(0);
}

void Workspace::dropWanted()
{
    m_filtering.cancel();
    if (std::exchange(m_wanted, std::nullopt))
        emit filtering(1);
}

void Workspace::stopFiltering()
{
    dropWanted();
    if (m_settling.isRunning()) {
        m_settling.cancel();
        emit filtering(1);
    }
}

// ---- a lens of a graph that has changed: what it let through stands until it has been looked through again

Workspace::Passed Workspace::provisional(const GraphDiff *diff) const
{
    if (!diff)
        return *evaluated(Lens());
    LensResult next = *m_passed;
    for (const auto &change : diff->entities)
        if (change.after)
            next.entities.insert(change.id);
        else
            next.entities.erase(change.id);
    for (const auto &change : diff->statements)
        if (change.after) {
            next.statements.insert(change.id);
            next.entities.insert(change.after->subject);
            next.entities.insert(change.after->object);
        } else {
            next.statements.erase(change.id);
        }
    next.entities.bits().resize(m_graph.entityIdEnd());
    next.statements.bits().resize(m_graph.statementIdEnd());
    return std::make_shared<const LensResult>(std::move(next));
}

Workspace::Passed Workspace::settled(const Passed &passed) const
{
    const auto found = m_provisional.find(passed);
    return found != m_provisional.end() && found->second ? found->second : passed;
}

void Workspace::settle()
{
    if (!filtersBeside(m_view.lens) || !m_provisional.contains(m_passed))
        return;
    ensureIndexing();
    m_settling.start(sifting(m_view.lens), [this, before = std::weak_ptr(m_passed)](const Sifted &passed) {
        emit filtering(1);
        if (!*passed)
            return;  // it no longer holds: it lets through what it did
        m_provisional[before] = **passed;
        if (before.lock() == m_passed)
            showPassed(**passed);
    });
    emit filtering(0);
}

void Workspace::showPassed(Passed passed)
{
    const Visible shown = std::exchange(m_visible, visibleOf(m_graph, m_view, *passed));
    m_passed = std::move(passed);
    count();
    placeNewcomers();
    m_drawing.changed(SceneChange::of(m_graph, {}, shown, m_visible));
    emit viewChanged();
}

void Workspace::toggleCondition(const QString &condition)
{
    const auto parsed = Lens::parse(condition.toStdString());
    if (!parsed)
        return;
    auto conditions = (m_wanted ? *m_wanted : m_view.lens).conditions();  // what was asked for last is meant
    const auto same = std::find(conditions.begin(), conditions.end(), parsed->root());
    if (same == conditions.end())
        conditions.push_back(parsed->root());
    else
        conditions.erase(same);
    QString error;
    if (!setLens(Lens::fromConditions(std::move(conditions)), &error))
        emit refused(error);
}

void Workspace::setTimeCondition(Clock clock, const QString &condition)
{
    const LensKey key = clock == Clock::Said ? LensKey::Said : LensKey::Holds;
    auto conditions = (m_wanted ? *m_wanted : m_view.lens).conditions();
    std::erase_if(conditions, [key](const LensNode &node) { return node.kind == LensNode::Kind::Term && node.key == key; });
    if (const auto parsed = Lens::parse(condition.toStdString()); parsed && !parsed->passesAll())
        conditions.push_back(parsed->root());
    setLens(Lens::fromConditions(std::move(conditions)));
}

}  // namespace relata
