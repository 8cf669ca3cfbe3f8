// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only.

#include "model/core/runcontext.h"
#include "model/query/paths.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace relata {

/// Shortest chains, looked for from both ends at once: of a million entities some thousands are touched. \a Shape says who is next to whom:
/// out(node, visit) and in(node, visit) with visit(other, statement).
template <typename Shape>
class PathFinder
{
public:
    using Node = std::uint32_t;
    using Chain = std::vector<Node>;

    PathFinder(const Shape &shape, Direction direction, const RunContext &context)
        : m_shape(shape), m_direction(direction), m_context(context), m_fromStart(shape.end(), far), m_toGoal(shape.end(), far), m_banned(shape.end())
    {
    }

    /// Shortest chain from \a from to \a to, which differ, that avoids the banned nodes and the first steps of \a bannedSteps: at each step the
    /// neighbour with most statements, then the smallest number. Empty = none.
    Chain shortest(Node from, Node to, const std::set<Node> &bannedSteps)
    {
        m_from = from;
        m_bannedSteps = &bannedSteps;
        m_touched = {from, to};
        m_fromStart[from] = 0;
        m_toGoal[to] = 0;
        std::vector<std::vector<Node>> ahead{{from}};  // by steps from the start
        std::vector<Node> back{to};
        std::uint32_t backDepth = 0, length = far;
        while (length == far && !ahead.back().empty() && !back.empty() && !m_context.cancelled()) {
            const auto depth = static_cast<std::uint32_t>(ahead.size());
            if (ahead.back().size() <= back.size()) {
                std::vector<Node> ring = step(ahead.back(), true, depth, m_fromStart);
                length = met(ring, m_toGoal) ? depth + backDepth : far;
                ahead.push_back(std::move(ring));
            } else {
                back = step(back, false, ++backDepth, m_toGoal);
                length = met(back, m_fromStart) ? depth - 1 + backDepth : far;
            }
        }
        Chain chain;
        if (length != far && !m_context.cancelled()) {
            spreadBack(ahead, length);
            chain.push_back(from);
            for (std::uint32_t left = length; left > 0; --left)
                chain.push_back(strongest(chain.back(), left - 1));
        }
        for (const Node node : m_touched)
            m_fromStart[node] = m_toGoal[node] = far;
        return chain;
    }

    void ban(Node node, bool banned) { m_banned[node] = banned; }

    Path pathOf(const Chain &chain) const
    {
        Path path;
        for (const Node node : chain)
            path.entities.push_back(m_shape.entityAt(node));
        for (std::size_t i = 0; i + 1 < chain.size(); ++i)
            path.hops.push_back(between(chain[i], chain[i + 1]));
        return path;
    }

private:
    static constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max();

    /// \a along: from subject to object; otherwise against it. Direction::Either visits both.
    template <typename Visit>
    void neighbours(Node node, bool along, Visit visit) const
    {
        const auto pass = [&](Node other, StatementId) {
            const bool first = along ? node == m_from && m_bannedSteps->contains(other) : other == m_from && m_bannedSteps->contains(node);
            if (!m_banned[other] && !first)
                visit(other);
        };
        if (m_direction == Direction::Either || along)
            m_shape.out(node, pass);
        if (m_direction == Direction::Either || !along)
            m_shape.in(node, pass);
    }
    std::vector<Node> step(const std::vector<Node> &ring, bool along, std::uint32_t depth, std::vector<std::uint32_t> &steps)
    {
        std::vector<Node> next;
        for (const Node node : ring)
            neighbours(node, along, [&](Node other) {
                if (steps[other] != far)
                    return;
                steps[other] = depth;
                m_touched.push_back(other);
                next.push_back(other);
            });
        return next;
    }
    static bool met(const std::vector<Node> &ring, const std::vector<std::uint32_t> &other)
    {
        return std::any_of(ring.begin(), ring.end(), [&](Node node) { return other[node] != far; });
    }
    /// The steps to the goal of those nodes on the start's side that are on a shortest chain; on the goal's side they are known.
    void spreadBack(const std::vector<std::vector<Node>> &ahead, std::uint32_t length)
    {
        auto depth = static_cast<std::uint32_t>(ahead.size() - 1);
        std::vector<Node> ring;
        for (const Node node : ahead.back())
            if (m_toGoal[node] == length - depth)
                ring.push_back(node);
        for (; depth > 0; --depth) {
            std::vector<Node> before;
            for (const Node node : ring)
                neighbours(node, false, [&](Node other) {
                    if (m_fromStart[other] == depth - 1 && m_toGoal[other] != length - depth + 1) {
                        m_toGoal[other] = length - depth + 1;
                        before.push_back(other);
                    }
                });
            ring.swap(before);
        }
    }

    Node strongest(Node at, std::uint32_t left) const
    {
        std::vector<Node> candidates;
        neighbours(at, true, [&](Node other) {
            if (m_toGoal[other] == left)
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
        const auto take = [&](Node other, StatementId statement) {
            if (other == b)
                ids.push_back(statement);
        };
        m_shape.out(a, take);
        if (m_direction == Direction::Either)
            m_shape.in(a, take);
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }

    const Shape &m_shape;
    Direction m_direction;
    const RunContext &m_context;
    std::vector<std::uint32_t> m_fromStart, m_toGoal;  ///< steps; far = not reached
    std::vector<std::uint8_t> m_banned;
    std::vector<Node> m_touched;
    Node m_from = 0;
    const std::set<Node> *m_bannedSteps = nullptr;
};

}  // namespace relata
