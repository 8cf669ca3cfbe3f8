// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/origins.h"

#include <string_view>
#include <unordered_map>

namespace relata {

Origins::Origins(const KnowledgeGraph &graph) : m_graph(graph), m_byDocument(graph.documentIdEnd())
{
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    for (const DocumentId id : graph.documents()) {
        const Document &document = graph.document(id);
        const std::string_view origin = document.origin.empty() ? document.key : document.origin;
        m_byDocument[indexOf(id)] = numbers.try_emplace(origin, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
    }
}

std::uint32_t Origins::of(StatementId id) const
{
    const DocumentId document = m_graph.document(id);
    return document == noDocument ? 0 : m_byDocument[indexOf(document)];
}

}  // namespace relata
