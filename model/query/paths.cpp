// SPDX-License-Identifier: Apache-2.0
#include "model/query/paths.h"

#include "model/graph/knowledgegraph.h"

#include <algorithm>
#include <queue>
#include <set>

namespace relata {
namespace {

using Node = std::uint32_t;
using Chain = std::vector<Node>;

class PathFinder
{
public:
    PathFinder(const Snapshot &snapshot, Direction direction, const RunContext &context)
        : m_snapshot(snapshot), m_direction(direction), m_context(context)
    {
        m_distance.assign(snapshot.nodeCount(), far);
        m_banned.assign(snapshot.nodeCount(), 0);
    }

    /// Shortest chain from \a from to \a to that avoids the banned nodes and the first steps of \a bannedSteps. Empty = none.
    Chain shortest(Node from, Node to, const std::set<Node> &bannedSteps)
    {
        // Breadth first from the goal; then walk from the start downhill, always to the neighbour with most statements, then the smallest id.
        std::vector<Node> touched{to};
        m_distance[to] = 0;
        std::vector<Node> ring{to};
        bool met = from == to;
        for (std::uint32_t depth = 1; !ring.empty() && !met; ++depth) {
            std::vector<Node> next;
            for (const Node node : ring) {
                neighbours(node, false, [&](Node other) {
                    if (m_distance[other] != far || m_banned[other])
                        return;
                    if (other == from) {
                        if (bannedSteps.contains(node))
                            return;
                        met = true;
                    }
                    if (other != from) {
                        m_distance[other] = depth;
                        touched.push_back(other);
                        next.push_back(other);
                    }
                });
            }
            if (m_context.cancelled())
                break;
            ring.swap(next);
        }
        Chain chain;
        if (met && from != to) {
            chain.push_back(from);
            Node at = from;
            std::uint32_t best = far;
            neighbours(from, true, [&](Node other) {
                if (!m_banned[other] && !bannedSteps.contains(other))
                    best = std::min(best, m_distance[other]);
            });
            while (at != to) {
                at = strongest(at, best, at == from ? &bannedSteps : nullptr);
                chain.push_back(at);
                --best;
            }
        }
        for (const Node node : touched)
            m_distance[node] = far;
        return chain;
    }

    void ban(Node node, bool banned) { m_banned[node] = banned; }

    Path pathOf(const Chain &chain) const
    {
        Path path;
        for (const Node node : chain)
            path.entities.push_back(m_snapshot.entityAt(node));
        for (std::size_t i = 0; i + 1 < chain.size(); ++i)
            path.hops.push_back(between(chain[i], chain[i + 1]));
        return path;
    }

private:
    static constexpr std::uint32_t far = 0xFFFFFFFFu;

    /// \a along: from subject to object; otherwise against it. Direction::Either visits both.
    template <typename Visit>
    void neighbours(Node node, bool along, Visit visit) const
    {
        if (m_direction == Direction::Either || along)
            for (const auto &arc : m_snapshot.out(node))
                visit(arc.node);
        if (m_direction == Direction::Either || !along)
            for (const auto &arc : m_snapshot.in(node))
                visit(arc.node);
    }

    Node strongest(Node at, std::uint32_t distance, const std::set<Node> *banned) const
    {
        std::vector<Node> candidates;
        neighbours(at, true, [&](Node other) {
            if (m_distance[other] == distance && !m_banned[other] && !(banned && banned->contains(other)))
                candidates.push_back(other);
        });
        std::sort(candidates.begin(), candidates.end());
        Node best = candidates.front();
        std::size_t most = 0;
        for (std::size_t i = 0; i < candidates.size();) {
            std::size_t j = i;
            while (j < candidates.size() && candidates[j] == candidates[i])
                ++j;
            if (j - i > most) {
                most = j - i;
                best = candidates[i];
            }
            i = j;
        }
        return best;
    }

    std::vector<StatementId> between(Node a, Node b) const
    {
        std::vector<StatementId> ids;
        for (const auto &arc : m_snapshot.out(a))
            if (arc.node == b)
                ids.push_back(arc.statement);
        if (m_direction == Direction::Either)
            for (const auto &arc : m_snapshot.in(a))
                if (arc.node == b)
                    ids.push_back(arc.statement);
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }

    const Snapshot &m_snapshot;
    Direction m_direction;
    const RunContext &m_context;
    std::vector<std::uint32_t> m_distance;
    std::vector<std::uint8_t> m_banned;
};

}  // namespace

Result<std::vector<Path>> shortestPaths(const Snapshot &snapshot, EntityId from, EntityId to, std::size_t most, Direction direction,
                                        const RunContext &context)
{
    const Node start = snapshot.nodeOf(from), goal = snapshot.nodeOf(to);
    if (start == Snapshot::noNode || goal == Snapshot::noNode)
        return Error{Error::Code::NotFound, "an end of the path is not among the entities looked at. Expected two that are", {}, 0, 0};
    std::vector<Path> result;
    if (most == 0)
        return result;
    if (start == goal) {
        result.push_back({{from}, {}});
        return result;
    }
    PathFinder finder(snapshot, direction, context);
    // Yen 1971, with Lawler's restriction: deviations of an accepted chain only from where it itself deviated.
    struct Candidate {
        Chain chain;
        std::size_t deviation;
    };
    const auto weight = [&](const Chain &chain) {
        std::size_t statements = 0;
        for (const auto &hop : finder.pathOf(chain).hops)
            statements += hop.size();
        return statements;
    };
    std::vector<Chain> accepted;
    std::vector<Candidate> candidates;
    if (Chain first = finder.shortest(start, goal, {}); !first.empty())
        candidates.push_back({std::move(first), 0});
    while (!candidates.empty() && accepted.size() < most) {
        if (context.cancelled())
            return Error::cancelled();
        const auto best = std::min_element(candidates.begin(), candidates.end(), [&](const Candidate &a, const Candidate &b) {
            if (a.chain.size() != b.chain.size())
                return a.chain.size() < b.chain.size();
            const auto wa = weight(a.chain), wb = weight(b.chain);
            return wa != wb ? wa > wb : a.chain < b.chain;
        });
        const Candidate chosen = *best;
        candidates.erase(best);
        accepted.push_back(chosen.chain);
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
            if (std::none_of(candidates.begin(), candidates.end(), [&](const Candidate &c) { return c.chain == whole; }))
                candidates.push_back({std::move(whole), i});
        }
    }
    for (const Chain &chain : accepted)
        result.push_back(finder.pathOf(chain));
    return result;
}

IdSet<EntityId> neighbourhood(const Snapshot &snapshot, const std::vector<EntityId> &centres, int hops)
{
    IdSet<EntityId> reached;
    std::vector<Node> ring;
    for (const EntityId id : centres)
        if (const Node node = snapshot.nodeOf(id); node != Snapshot::noNode && !reached.contains(id)) {
            reached.insert(id);
            ring.push_back(node);
        }
    for (int hop = 0; hop < hops && !ring.empty(); ++hop) {
        std::vector<Node> next;
        const auto visit = [&](Node other) {
            if (!reached.contains(snapshot.entityAt(other))) {
                reached.insert(snapshot.entityAt(other));
                next.push_back(other);
            }
        };
        for (const Node node : ring) {
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
