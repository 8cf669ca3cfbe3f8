// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/measurenames.h"
#include "model/core/idset.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/ids.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

class KnowledgeGraph;
class SearchIndex;
struct GraphDiff;

enum class LensKey {
    Word,
    Type,
    Only,
    Predicate,
    Category,
    By,
    In,
    Paragraph,
    Modality,
    Polarity,
    Holds,
    Said,
    About,
    From,
    To,
    Near,
    Has,
    Property,  ///< of the statement or of an end
    Sum,       ///< an end, by the sum of a property of its statements in the whole graph
    InSum,     ///< of those that lead to it
    OutSum,    ///< of those that lead from it
    Measured   ///< both ends, by a measure of the whole graph
};

/// The syntax tree of a lens expression. A value.
struct LensNode {
    enum class Kind { All, And, Or, Not, Term };
    Kind kind = Kind::All;
    std::vector<LensNode> children;     ///< And, Or: two or more; Not: one
    LensKey key = LensKey::Word;        ///< Term only
    std::vector<std::string> values;    ///< Term: one or more alternatives as typed, unquoted ("type:person,policy")
    int hops = 1;                       ///< Near only
    Measure measure = Measure::Degree;  ///< Measured only
    int position = 0;                   ///< 1-based code point position in the parsed text; 0 = built by code
    friend bool operator==(const LensNode &a, const LensNode &b)
    {
        return a.kind == b.kind && a.children == b.children && a.key == b.key && a.values == b.values && a.hops == b.hops && a.measure == b.measure;
    }
};

/// What a lens lets through.
struct LensResult {
    IdSet<StatementId> statements;
    IdSet<EntityId> entities;  ///< ends of those statements; of an expression that all entities pass: every entity
};

struct LensCompletion {
    std::string insert;  ///< replaces [start, end) of the text
    std::string label;   ///< what to show: "by:" or the full name
    std::string detail;  ///< "9 statements", or what a key means
    int start = 0;       ///< code point positions, 0-based
    int end = 0;
};

/// The one filter language of window, saved views and command line; see resources/help/lens.md for the grammar. Immutable, cheap to copy.
class Lens
{
public:
    Lens();  ///< lets everything through
    /// Parses; names are looked up only when evaluated. Error::Syntax with column (1-based code point) and what was expected.
    static Result<Lens> parse(std::string_view text);
    static Lens fromNode(LensNode root);

    bool passesAll() const;
    const LensNode &root() const;
    std::string text() const;  ///< canonical text; parses to an equal tree

    /// The parts that all must hold (top-level conjunction), in order: one chip each. Empty for passesAll().
    std::vector<LensNode> conditions() const;
    static Lens fromConditions(std::vector<LensNode> conditions);

    /// Statements (and through them entities) that pass. Names and accents as users type them: an ENTITY value matches id, name or alias
    /// exactly when there is such a one, else every name that contains the words. Error::NotFound with column when a value names nothing
    /// in the graph ("no type “persn”. Expected person, institution, …"). O(statements × terms).
    /// Free words need the index of the same graph; without one it is built for the call. Measures are taken of the whole graph, which the index
    /// remembers: the first time may take some seconds on a large one.
    Result<LensResult> evaluate(const KnowledgeGraph &graph, const RunContext &context = {}) const;
    Result<LensResult> evaluate(const KnowledgeGraph &graph, const SearchIndex &index, const RunContext &context = {}) const;

    /// What evaluate() would say of names and days, without looking through anything. O(names) for each ENTITY.
    Result<void> check(const KnowledgeGraph &graph) const;
    /// True when check() holds for \a graph, in which it does, also after \a diff. O(diff) when \a diff takes no name away, else O(names) for each
    /// ENTITY (less with the \a index of the graph); a copy of the graph when nothing else will tell, or when schema or documents change.
    bool outlives(const KnowledgeGraph &graph, const GraphDiff &diff, const SearchIndex *index = nullptr) const;

    friend bool operator==(const Lens &a, const Lens &b) { return a.root() == b.root(); }

private:
    std::shared_ptr<const LensNode> m_root;
};

/// A condition in words for a chip, English: "Holds from 2018", "According to Gil Guerra", "not Predicted".
std::string lensConditionInWords(const LensNode &condition, const KnowledgeGraph &graph);

/// Keys and values that fit at \a cursor (0-based code point position), best first, at most \a most.
std::vector<LensCompletion> lensCompletions(std::string_view text, int cursor, const KnowledgeGraph &graph, std::size_t most = 12);

/// `value` quoted when the grammar needs it.
std::string lensQuoted(std::string_view value);

}  // namespace relata
