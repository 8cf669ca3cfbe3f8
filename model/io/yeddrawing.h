// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what yEd draws of a GraphML file. It shows no label, shape or colour that does not stand in its own words.

#include "model/graph/knowledgegraph.h"
#include "model/io/places.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace relata {

/// \a name as yEd shows it: one line of at most 200 characters, without blanks around it and controls. O(n).
std::string yedLabel(std::string_view name);

/// "#0072B2": its property “color”, as its file had it, otherwise that of the entity's type.
std::string colorOf(const KnowledgeGraph &graph, EntityId id);

/// Nodes and edges in yEd's words: shape and colour by type, at the entity's numbers x and y or else in rows below those; labels; arrows but for
/// symmetric predicates; dashed what is predicted or pledged, dotted what is alleged, as the window draws them.
class YedDrawing
{
public:
    explicit YedDrawing(const KnowledgeGraph &graph);

    /// More than that and no drawing is made: yEd is not meant for so many, and it is most of such a file.
    static constexpr std::size_t mostItems = 20'000;
    bool isDrawn() const;

    std::string declarations() const;  ///< of its two keys
    std::string node(EntityId id);     ///< the `data` element; each entity once, in order
    std::string edge(StatementId id) const;

private:
    const KnowledgeGraph &m_graph;
    Places m_places;
    std::size_t m_columns, m_unplaced = 0;
    double m_left = 0, m_top = 0;  ///< where the rows begin: below what has a place
};

}  // namespace relata
