// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/search.h"

#include <cstddef>
#include <memory>

namespace relata {

struct SearchBase;

/// Makes the index of a graph in steps, so that it can be made on a worker while the graph is edited in between: only readSome() looks at the graph.
/// What was edited since the builder was made has to be told to the index: SearchIndex::changed().
class SearchBuilder
{
public:
    /// \a graph stays where it is as long as the index lives.
    explicit SearchBuilder(const KnowledgeGraph &graph);
    ~SearchBuilder();
    SearchBuilder(const SearchBuilder &) = delete;
    SearchBuilder &operator=(const SearchBuilder &) = delete;

    /// The next \a records entities or statements; false when there are no more.
    bool readSome(std::size_t records);
    double fraction() const;  ///< of the records that were read
    /// Once, after all was read. O(words log words).
    SearchIndex finish();

private:
    friend class SearchIndex;
    void readEntity(EntityId id);
    void readStatement(StatementId id);
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace relata
