// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/largepages.h"
#include "model/core/runcontext.h"
#include "model/tables/tablegraph.h"
#include "model/tables/tablelinks.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relata {

// Inside model/tables only.

/// An edge list that says nothing of its rows but two ends, a predicate, a weight and properties, as most large ones do: what it means is what
/// visitLinks() and the full reading of a row would make of it, which takes three times as long.
struct PlainLinks {
    std::size_t source = 0, target = 0;
    struct Property {
        std::string key;
        std::size_t column;
    };
    std::vector<Property> properties;  ///< in the order of the columns, the weight last; keys differ

    /// Nothing where a column says more, or two would meet in one property.
    static std::optional<PlainLinks> of(const TableColumns &columns);
};

using LinkEnds = LargeVector<std::pair<EntityId, EntityId>>;

/// Appends the ends of each row, made where they are new. False when cancelled. O(rows).
bool namePlainEnds(const TableColumns &columns, const PlainLinks &plain, TableGraph &graph, LinkEnds &ends,
                   const std::function<void(std::size_t row, std::size_t column, const std::string &why)> &leftOut, const RunContext &context);
/// The statements of the rows, whose ends begin at \a next, which goes on. False when cancelled. O(rows).
bool makePlainStatements(const TableColumns &columns, const PlainLinks &plain, TableGraph &graph, const LinkEnds &ends, std::size_t &next,
                         const RunContext &context);

}  // namespace relata
