// SPDX-License-Identifier: Apache-2.0
#include "model/query/paths.h"

#include "model/graph/graphcolumns.h"
#include "model/query/pathfinder.h"

#include <algorithm>

namespace relata {
namespace {

using Chain = std::vector<std::uint32_t>;

/// A snapshot's nodes.
class SnapshotShape
{
public:
    explicit SnapshotShape(const Snapshot &snapshot) : m_snapshot(snapshot) {}
    std::size_t end() const { return m_snapshot.nodeCount(); }
    std::uint32_t nodeOf(EntityId id) const { return m_snapshot.nodeOf(id); }
    EntityId entityAt(std::uint32_t node) const { return m_snapshot.entityAt(node); }
    template <typename Visit>
    void out(std::uint32_t node, Visit visit) const
    {
        for (const auto &arc : m_snapshot.out(node))
            visit(arc.node, arc.statement);
    }
    template <typename Visit>
    void in(std::uint32_t node, Visit visit) const
    {
        for (const auto &arc : m_snapshot.in(node))
            visit(arc.node, arc.statement);
    }

private:
    const Snapshot &m_snapshot;
};

/// The graph as it is, through a lens: only what is reached is looked at. Nodes are the entities' numbers.
class LensShape
{
public:
    LensShape(const KnowledgeGraph &graph, const IdSet<EntityId> &entities, const IdSet<StatementId> &statements)
        : m_graph(graph), m_entities(entities), m_statements(statements)
    {
    }
    std::size_t end() const { return m_graph.entityIdEnd(); }
    std::uint32_t nodeOf(EntityId id) const { return m_graph.contains(id) && m_entities.contains(id) ? indexOf(id) : Snapshot::noNode; }
    EntityId entityAt(std::uint32_t node) const { return EntityId{node}; }
    template <typename Visit>
    void out(std::uint32_t node, Visit visit) const
    {
        m_arcs.clear();
        appendArcsFrom(m_graph, EntityId{node}, m_arcs);
        passOn(visit);
    }
    template <typename Visit>
    void in(std::uint32_t node, Visit visit) const
    {
        m_arcs.clear();
        appendArcsTo(m_graph, EntityId{node}, m_arcs);
        passOn(visit);
    }

private:
    template <typename Visit>
    void passOn(Visit visit) const
    {
        for (const auto &arc : m_arcs)
            if (m_statements.contains(arc.statement) && m_entities.contains(arc.other))
                visit(indexOf(arc.other), arc.statement);
    }
    const KnowledgeGraph &m_graph;
    const IdSet<EntityId> &m_entities;
    const IdSet<StatementId> &m_statements;
    mutable std::vector<Arc> m_arcs;
};

template <typename Shape>
Result<std::vector<Path>> pathsIn(const Shape &shape, EntityId from, EntityId to, std::size_t most, Direction direction, const RunContext &context)
{
    using Node = std::uint32_t;
    const Node start = shape.nodeOf(from), goal = shape.nodeOf(to);
    if (start == Snapshot::noNode || goal == Snapshot::noNode)
        return Error{Error::Code::NotFound, "an end of the path is not among the entities looked at. Expected two that are", {}, 0, 0};
    std::vector<Path> result;
    if (most == 0)
        return result;
    if (start == goal) {
        result.push_back({{from}, {}});
        return result;
    }
    PathFinder finder(shape, direction, context);
    // Yen 1971, with Lawler's restriction: deviations of an accepted chain only from where it itself deviated.
    struct Candidate {
        Chain chain;
        std::size_t deviation;
        std::size_t weight;
    };
    const auto weight = [&](const Chain &chain) {
        std::size_t statements = 0;
        for (const auto &hop : finder.pathOf(chain).hops)
            statements += hop.size();
        return statements;
    };
    std::vector<Chain> accepted;
    std::vector<Candidate> candidates;
    if (Chain first = finder.shortest(start, goal, {}); !first.empty()) {
        const std::size_t statements = weight(first);
        candidates.push_back({std::move(first), 0, statements});
    }
    if (context.cancelled())
        return Error::cancelled();
    while (!candidates.empty() && accepted.size() < most) {
        if (context.cancelled())
            return Error::cancelled();
        const auto best = std::min_element(candidates.begin(), candidates.end(), [&](const Candidate &a, const Candidate &b) {
            if (a.chain.size() != b.chain.size())
                return a.chain.size() < b.chain.size();
            return a.weight != b.weight ? a.weight > b.weight : a.chain < b.chain;
        });
        const Candidate chosen = *best;
        candidates.erase(best);
        accepted.push_back(chosen.chain);
        if (accepted.size() == most)
            break;
        for (std::size_t i = chosen.deviation; i + 1 < chosen.chain.size(); ++i) {
            std::set<Node> bannedSteps;
            const auto root = chosen.chain.begin() + static_cast<std::ptrdiff_t>(i + 1);
            for (const Chain &known : accepted)
                if (known.size() > i + 1 && std::equal(chosen.chain.begin(), root, known.begin()))
                    bannedSteps.insert(known[i + 1]);
            for (std::size_t k = 0; k < i; ++k)
                finder.ban(chosen.chain[k], true);
            Chain rest = finder.shortest(chosen.chain[i], goal, bannedSteps);
            for (std::size_t k = 0; k < i; ++k)
                finder.ban(chosen.chain[k], false);
            if (context.cancelled())
                return Error::cancelled();
            if (rest.empty())
                continue;
            Chain whole(chosen.chain.begin(), chosen.chain.begin() + static_cast<std::ptrdiff_t>(i));
            whole.insert(whole.end(), rest.begin(), rest.end());
            if (std::none_of(candidates.begin(), candidates.end(), [&](const Candidate &c) { return c.chain == whole; })) {
                const std::size_t statements = weight(whole);
                candidates.push_back({std::move(whole), i, statements});
            }
        }
    }
    for (const Chain &chain : accepted)
        result.push_back(finder.pathOf(chain));
    return result;
}

}  // namespace

Result<std::vector<Path>> shortestPaths(const Snapshot &snapshot, EntityId from, EntityId to, std::size_t most, Direction direction,
                                        const RunContext &context)
{
    return pathsIn(SnapshotShape(snapshot), from, to, most, direction, context);
}

Result<std::vector<Path>> shortestPaths(const KnowledgeGraph &graph, const IdSet<EntityId> &entities, const IdSet<StatementId> &statements,
                                        EntityId from, EntityId to, std::size_t most, Direction direction, const RunContext &context)
{
    return pathsIn(LensShape(graph, entities, statements), from, to, most, direction, context);
}

IdSet<EntityId> neighbourhood(const KnowledgeGraph &graph, const std::vector<EntityId> &centres, int hops)
{
    IdSet<EntityId> reached(graph.entityIdEnd());
    std::vector<EntityId> ring;
    std::vector<Arc> arcs;
    for (const EntityId id : centres)
        if (graph.contains(id) && !reached.contains(id)) {
            reached.insert(id);
            ring.push_back(id);
        }
    for (int hop = 0; hop < hops && !ring.empty(); ++hop) {
        std::vector<EntityId> next;
        for (const EntityId id : ring) {
            arcs.clear();
            appendArcsFrom(graph, id, arcs);
            appendArcsTo(graph, id, arcs);
            for (const auto &arc : arcs)
                if (!reached.contains(arc.other)) {
                    reached.insert(arc.other);
                    next.push_back(arc.other);
                }
        }
        ring.swap(next);
    }
    return reached;
}

IdSet<EntityId> neighbourhood(const Snapshot &snapshot, const std::vector<EntityId> &centres, int hops)
{
    IdSet<EntityId> reached;
    std::vector<std::uint32_t> ring;
    for (const EntityId id : centres)
        if (const std::uint32_t node = snapshot.nodeOf(id); node != Snapshot::noNode && !reached.contains(id)) {
            reached.insert(id);
            ring.push_back(node);
        }
    for (int hop = 0; hop < hops && !ring.empty(); ++hop) {
        std::vector<std::uint32_t> next;
        const auto visit = [&](std::uint32_t other) {
            if (!reached.contains(snapshot.entityAt(other))) {
                reached.insert(snapshot.entityAt(other));
                next.push_back(other);
            }
        };
        for (const std::uint32_t node : ring) {
            for (const auto &arc : snapshot.out(node))
                visit(arc.node);
            for (const auto &arc : snapshot.in(node))
                visit(arc.node);
        }
        ring.swap(next);
    }
    return reached;
}

}  // namespace relata
