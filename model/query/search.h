// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/ids.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

class KnowledgeGraph;
class MeasureCache;
struct GraphDiff;

/// Text as search compares it: NFKD, accents stripped, case folded, punctuation to single spaces (ICU). "Gil Guerra’s" -> "gil guerra s".
std::string foldedForSearch(std::string_view text);

/// A stretch of the shown text that matched, in UTF-8 bytes.
struct MatchRange {
    std::size_t start = 0;
    std::size_t length = 0;
};

struct EntityHit {
    EntityId entity = noEntity;
    std::string matched;             ///< the name or alias that matched best
    std::vector<MatchRange> ranges;  ///< in `matched`
    double score = 0;                ///< higher is better; exact > prefix > word prefix > inside > typo
};
struct StatementHit {
    StatementId statement = noStatement;
    std::vector<MatchRange> ranges;  ///< in the claim
    double score = 0;
};

/// The words of names, aliases and claims, folded once. Built from a graph, whose texts it reads: the graph stays where it is as long as the index
/// lives, and every edit of it has to be told. find() answers while one types. Immutable, cheap to copy, thread-safe while nobody edits the graph.
class SearchIndex
{
public:
    SearchIndex();
    static SearchIndex of(const KnowledgeGraph &graph);  ///< in steps, beside edits: SearchBuilder

    /// Only the names of \a graph; \a weights by EntityId: how much is said of each, which decides between equals.
    static SearchIndex ofNames(const KnowledgeGraph &graph, const std::vector<std::uint32_t> &weights);

    /// The index of the same graph, which \a diff has just changed. What has changed is looked at where it is whenever one searches: O(diff) plus a
    /// copy of one number an entity. After some thousand changes it is time for a new index.
    SearchIndex changed(const GraphDiff &diff) const;
    std::size_t changes() const;  ///< entities and statements that have changed since the words were taken

    /// Entities by name or alias (and id), accents and case ignored; every word of \a text must match a word by prefix, or with a typo
    /// (one edit from 4 letters, two from 8; Damerau–Levenshtein). Best first. Empty text: none.
    std::vector<EntityHit> entities(std::string_view text, std::size_t most = 50) const;
    /// Statements whose claim has every word (by prefix; no typos), best first.
    std::vector<StatementHit> statements(std::string_view text, std::size_t most = 50) const;

    /// Measures of the same graph as a whole, kept when first asked for.
    MeasureCache &measures() const;

    struct Data;  ///< inside model/query only
    const Data &data() const { return *m_data; }

private:
    friend class SearchBuilder;
    std::shared_ptr<const Data> m_data;
};

}  // namespace relata
