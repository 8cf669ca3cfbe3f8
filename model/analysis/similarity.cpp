// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/similarity.h"

#include <algorithm>
#include <cmath>

namespace relata::analysis {

namespace {

/// The measures of \a a and \a b, whose neighbours (ascending) are \a ofA and \a ofB; \a degree of those that they share.
template <typename Id, typename Row, typename Degree, typename Result>
void compare(Id a, Id b, const Row &ofA, const Row &ofB, const Degree &degree, Result &result)
{
    std::set_intersection(ofA.begin(), ofA.end(), ofB.begin(), ofB.end(), std::back_inserter(result.common));
    if (a == b || result.common.empty())
        return;
    const bool linked = std::binary_search(ofA.begin(), ofA.end(), b);
    const double countA = static_cast<double>(ofA.size() - linked), countB = static_cast<double>(ofB.size() - linked);
    const double common = static_cast<double>(result.common.size());
    result.jaccard = common / (countA + countB - common);
    result.cosine = common / std::sqrt(countA * countB);
    for (const Id one : result.common)
        result.adamicAdar += 1 / std::log(static_cast<double>(degree(one)));  // linked with both: at least 2
}

}  // namespace

Similarity similarity(const Links &links, NodeIndex a, NodeIndex b)
{
    const Adjacency &rows = links.both();
    Similarity result;
    const auto ofA = rows.neighbours(a), ofB = rows.neighbours(b);
    compare(
        a, b, ofA, ofB, [&rows](NodeIndex node) { return rows.degree(node); }, result);
    return result;
}

EntitySimilarity similarity(const KnowledgeGraph &graph, const IdSet<StatementId> &through, EntityId a, EntityId b)
{
    const auto contactsOf = [&](EntityId id) {
        std::vector<EntityId> others;
        for (const StatementId statement : graph.statementsOf(id)) {
            const EntityId other = graph.subject(statement) == id ? graph.object(statement) : graph.subject(statement);
            if (other != id && through.contains(statement))
                others.push_back(other);
        }
        std::sort(others.begin(), others.end());
        others.erase(std::unique(others.begin(), others.end()), others.end());
        return others;
    };
    const auto ofA = contactsOf(a), ofB = contactsOf(b);
    EntitySimilarity result;
    compare(
        a, b, ofA, ofB, [&contactsOf](EntityId one) { return contactsOf(one).size(); }, result);
    return result;
}

std::vector<SimilarNode> mostSimilar(const Links &links, NodeIndex node, std::size_t most)
{
    const Adjacency &rows = links.both();
    std::vector<NodeIndex> others;
    for (const NodeIndex neighbour : rows.neighbours(node))
        for (const NodeIndex other : rows.neighbours(neighbour))
            if (other != node)
                others.push_back(other);
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::vector<SimilarNode> found;
    found.reserve(others.size());
    for (const NodeIndex other : others)
        found.push_back({other, similarity(links, node, other)});
    std::stable_sort(found.begin(), found.end(), [](const SimilarNode &x, const SimilarNode &y) {
        return x.how.jaccard != y.how.jaccard ? x.how.jaccard > y.how.jaccard : x.how.adamicAdar > y.how.adamicAdar;
    });
    if (found.size() > most)
        found.resize(most);
    return found;
}

}  // namespace relata::analysis
