// SPDX-License-Identifier: Apache-2.0
#include "model/edit/sharedlinks.h"

#include <algorithm>
#include <cmath>
#include <compare>

namespace relata {
namespace {

struct Link {
    std::uint64_t what;  ///< predicate, direction, other end
    EntityId who;
    friend auto operator<=>(const Link &, const Link &) = default;
};

}  // namespace

SharedLinks::SharedLinks(const KnowledgeGraph &graph) : m_links(graph.entityIdEnd())
{
    std::vector<Link> all;
    all.reserve(graph.statementCount() * 2);
    for (const StatementId id : graph.statements()) {
        const EntityId from = graph.subject(id), to = graph.object(id);
        if (from == to)
            continue;
        const PredicateId predicate = graph.predicate(id);
        const std::uint64_t symmetric = graph.schema().predicate(predicate).symmetric ? 0 : 1;
        const auto what = [&](std::uint64_t direction, EntityId other) {
            return (std::uint64_t(indexOf(predicate)) << 33) | (direction << 32) | std::uint64_t(indexOf(other));
        };
        all.push_back({what(0, to), from});
        all.push_back({what(symmetric, from), to});
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::vector<std::pair<std::size_t, std::size_t>> groups;  // sharers, where they begin
    for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
        while (last < all.size() && all[last].what == all[first].what)
            ++last;
        if (last - first <= mostSharers)
            groups.emplace_back(last - first, first);
    }
    std::sort(groups.begin(), groups.end());
    for (std::uint32_t number = 0; number < groups.size(); ++number)
        for (std::size_t i = 0; i < groups[number].first; ++i)
            m_links[indexOf(all[groups[number].second + i].who)].push_back(number);  // ascending: the rarest first
}

std::size_t SharedLinks::shared(EntityId one, EntityId other) const
{
    const auto &a = m_links[indexOf(one)], &b = m_links[indexOf(other)];
    std::size_t count = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        count += a[i] == b[j];
        const bool step = a[i] <= b[j];
        j += b[j] <= a[i];
        i += step;
    }
    return count;
}

Result<std::vector<SharedLinks::Pair>> SharedLinks::alike(const RunContext &context) const
{
    struct Rare {
        std::uint32_t link;
        std::uint32_t who;
    };
    std::vector<Rare> rare;
    for (std::uint32_t who = 0; who < m_links.size(); ++who) {
        const std::size_t n = m_links[who].size();
        if (n < leastShared)
            continue;
        const auto least = static_cast<std::size_t>(std::ceil(leastShare * static_cast<double>(n)));  // of these, that both must have
        for (std::size_t i = 0; i < n - least + 1; ++i)
            rare.push_back({m_links[who][i], who});
    }
    std::sort(rare.begin(), rare.end(), [](const Rare &a, const Rare &b) { return a.link != b.link ? a.link < b.link : a.who < b.who; });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t i = 0; i < rare.size(); ++i)
        for (std::size_t j = i + 1; j < rare.size() && rare[j].link == rare[i].link; ++j)
            pairs.emplace_back(rare[i].who, rare[j].who);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::vector<Pair> found;
    std::size_t seen = 0;
    for (const auto &[one, other] : pairs) {
        if (++seen % 4096 == 0 && context.cancelled())
            return Error::cancelled();
        const std::size_t both = shared(EntityId{one}, EntityId{other});
        const std::size_t all = m_links[one].size() + m_links[other].size() - both;
        if (both >= leastShared && static_cast<double>(both) >= leastShare * static_cast<double>(all))
            found.push_back({EntityId{one}, EntityId{other}, both});
    }
    return found;
}

}  // namespace relata
