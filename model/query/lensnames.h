// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only.

#include "model/core/idset.h"
#include "model/core/result.h"
#include "model/graph/knowledgegraph.h"
#include "model/query/lens.h"

#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// What the names in a lens mean in one graph. What means nothing is Error::NotFound with its position, and with the nearest word that would.
class LensNames
{
public:
    using Entities = IdSet<EntityId>::Bits;

    explicit LensNames(const KnowledgeGraph &graph, const SearchIndex *index = nullptr) : m_graph(graph), m_index(index) {}

    Result<std::vector<bool>> types(const LensNode &node) const;       ///< by index into Schema::types(): key, label or plural
    Result<std::vector<bool>> predicates(const LensNode &node) const;  ///< by index into Schema::predicates(): key, label or inverse
    Result<std::vector<bool>> ofCategory(const LensNode &node) const;  ///< predicates, by that of their category; “none” = of no category
    Result<std::vector<bool>> documents(const LensNode &node) const;   ///< by index: key, or words of the title
    Result<std::vector<std::vector<std::uint32_t>>> properties(const LensNode &node) const;  ///< of each value: propertyName()s
    Result<Entities> entities(const LensNode &node) const;  ///< by id, name or alias; else by the words of a name. O(names)

    /// Every word of \a value begins a word of \a text.
    static bool hasWords(std::string_view text, std::string_view value);
    static Error unknown(const LensNode &node, std::string message);

private:
    Entities withWords(std::string_view value) const;  ///< every one who may have all words; with an index, few others
    const KnowledgeGraph &m_graph;
    const SearchIndex *m_index;
};

}  // namespace relata
