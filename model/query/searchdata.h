// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only.

#include "model/analysis/measure.h"
#include "model/core/idset.h"
#include "model/query/folding.h"
#include "model/query/search.h"
#include "model/query/wordindex.h"

#include <string>

namespace relata {

/// The words of one state of a graph. Texts stay in the graph: this holds no copy of them.
struct SearchBase {
    struct Name {
        EntityId entity;
        std::uint16_t words;
        bool isKey;
    };
    std::vector<Name> names;                             ///< of each entity: name, aliases, key
    WordIndex nameWords{WordIndex::Keep::RowsAndWords};  ///< rows of names
    WordIndex claimWords, noteWords;                     ///< statement ids
};

/// A base, and what has changed in the graph since: that is looked at where it is.
struct SearchIndex::Data {
    const KnowledgeGraph *graph = nullptr;
    std::shared_ptr<const SearchBase> base = std::make_shared<SearchBase>();
    IdSet<EntityId> changedEntities;  ///< their rows do not count
    IdSet<StatementId> changedStatements;
    std::size_t changes = 0;            ///< how many those are
    std::vector<std::uint32_t> weight;  ///< statements per entity: decides between equals
    std::shared_ptr<MeasureCache> measures = std::make_shared<MeasureCache>();

    /// Calls \a visit(text, isKey) for name, aliases and key.
    template <typename Visit>
    static void eachName(const KnowledgeGraph &graph, EntityId id, Visit visit)
    {
        visit(graph.name(id), false);
        for (const std::string_view alias : graph.aliases(id))
            visit(alias, false);
        visit(graph.key(id), true);
    }
    /// Entities with a word that begins with \a prefix (folded) in a name or alias; statements with one in the claim, or in quote or note.
    void addNamed(const std::string &prefix, IdSet<EntityId>::Bits &named) const;
    void addClaims(const std::string &prefix, IdSet<StatementId>::Bits &found) const;
    void addQuotesAndNotes(const std::string &prefix, IdSet<StatementId>::Bits &found) const;
};

}  // namespace relata
