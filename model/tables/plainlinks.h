// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/foreigngraph.h"
#include "model/tables/tablelinks.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
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

/// Predicates by labels that were met lately, without a hash of them; the labels' text must stay.
class PredicatesSeen
{
public:
    template <typename Make>
    PredicateOfLabel find(std::string_view label, Make make)
    {
        Seen &seen =
            m_seen[label.empty() ? 0
                                 : (label.size() * 7 + static_cast<unsigned char>(label.front()) + static_cast<unsigned char>(label.back()) * 3U)
                                       % m_seen.size()];
        if (!seen.known || seen.label != label)
            seen = {label, make(), true};
        return seen.predicate;
    }

private:
    struct Seen {
        std::string_view label;
        PredicateOfLabel predicate;
        bool known = false;
    };
    std::array<Seen, 64> m_seen;
};

}  // namespace relata
