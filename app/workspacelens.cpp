// SPDX-License-Identifier: Apache-2.0
// The lens of a workspace: at once, or beside the window.
#include "app/workspace.h"

#include <algorithm>
#include <utility>

namespace relata {
namespace {

/// Words and measures are looked up in the index; to make it takes half a second of a large graph.
bool asksIndex(const LensNode &node)
{
    return (node.kind == LensNode::Kind::Term && (node.key == LensKey::Word || node.key == LensKey::Measured))
           || std::any_of(node.children.begin(), node.children.end(), asksIndex);
}

}  // namespace

Result<Workspace::Passed> Workspace::evaluated(const Lens &lens) const
{
    auto passed = asksIndex(lens.root()) ? lens.evaluate(m_graph, search()) : lens.evaluate(m_graph);
    if (!passed)
        return passed.error();
    return std::make_shared<const LensResult>(std::move(*passed));
}

bool Workspace::setLens(const Lens &lens, QString *error)
{
    stopFiltering();
    if (isLarge() && asksIndex(lens.root())) {
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

void Workspace::filterBeside(const Lens &lens)
{
    using Sifted = std::shared_ptr<const Result<Passed>>;
    m_wanted = lens;
    m_filtering.start(
        [&graph = m_graph, lens, known = m_searchStale ? std::nullopt : std::optional(m_search),
         awaited = m_indexing.isRunning() ? m_indexing.awaited() : decltype(m_indexing.awaited())()](const RunContext &context) -> Sifted {
            const std::optional<SearchIndex> index = !known && awaited.valid() ? awaited.get() : known;
            if (context.cancelled())
                return std::make_shared<const Result<Passed>>(Error::cancelled());
            auto passed = lens.evaluate(graph, index ? *index : SearchIndex::of(graph), context);
            if (!passed)
                return std::make_shared<const Result<Passed>>(passed.error());
            return std::make_shared<const Result<Passed>>(std::make_shared<const LensResult>(std::move(*passed)));
        },
        [this, lens](const Sifted &passed) {
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

void Workspace::stopFiltering()
{
    m_filtering.cancel();
    if (std::exchange(m_wanted, std::nullopt))
        emit filtering(1);
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
        emit told(error, false);
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
