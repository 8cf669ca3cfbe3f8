// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <cstdint>
#include <vector>

namespace relata {

/// Where statements come from, for counting what vouches for something independently: documents that copy one another share one origin. Refers to the
/// graph, which must not change meanwhile. O(documents) to make.
class Origins
{
public:
    explicit Origins(const KnowledgeGraph &graph);
    /// From 1, one number per origin; 0 for a statement without a document, which has none of its own.
    std::uint32_t of(StatementId id) const;

private:
    const KnowledgeGraph &m_graph;
    std::vector<std::uint32_t> m_byDocument;
};

}  // namespace relata
