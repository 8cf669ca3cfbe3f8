// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/links.h"
#include "model/graph/knowledgegraph.h"

#include <cstddef>
#include <vector>

namespace relata::analysis {

/// How much two nodes are linked with the same others. Links either way, each counts 1; a link between the two counts for neither.
struct Similarity {
    std::vector<NodeIndex> common;  ///< linked with both, ascending
    double jaccard = 0;             ///< common / linked with either, in [0, 1] (Jaccard 1901)
    double cosine = 0;              ///< common / √(links of one × links of the other), in [0, 1] (Salton)
    double adamicAdar = 0;          ///< sum over the common of 1 / ln(their links): the less linked say more (Adamic and Adar 2003); from 0 up
};
/// O(links of both).
Similarity similarity(const Links &links, NodeIndex a, NodeIndex b);

/// The same of two entities.
struct EntitySimilarity {
    std::vector<EntityId> common;  ///< linked with both, ascending
    double jaccard = 0, cosine = 0, adamicAdar = 0;
};
/// By those of the \a statements that are \a through (what a lens lets pass, what is shown), without a snapshot. O(statements of the two and of
/// those in common).
EntitySimilarity similarity(const KnowledgeGraph &graph, const IdSet<StatementId> &through, EntityId a, EntityId b);

struct SimilarNode {
    NodeIndex node = noNode;
    Similarity how;
};
/// The nodes that have a neighbour in common with \a node, by Jaccard, then Adamic–Adar, then number; at most \a most. O(links within two steps).
std::vector<SimilarNode> mostSimilar(const Links &links, NodeIndex node, std::size_t most = 10);

}  // namespace relata::analysis
