// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"
#include "model/tables/columnmapping.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

// Inside model/tables only: the tables that Relata writes, so that what was written is read as it was meant.

enum class OwnTable {
    Nodes,       ///< Id, Label, Type …: as Gephi reads them
    Edges,       ///< Source, Target, Type …
    Neo4jNodes,  ///< id:ID, name …: as Neo4j's admin import reads them
    Neo4jEdges,
};

struct OwnColumn {
    std::string_view header;
    ColumnRole role;
    std::string_view list = {};  ///< between the values of a cell
    bool always = true;          ///< also when no record has it
};

/// The columns before those of properties, in their order.
std::span<const OwnColumn> ownColumns(OwnTable table);

/// Entities or statements as rows: the columns above that are in use, then one for each property.
class OwnRows
{
public:
    OwnRows(const KnowledgeGraph &graph, OwnTable table);
    const std::vector<std::string> &header() const { return m_header; }
    /// Calls \a visit(cells) for every record, ascending. O(records × columns).
    template <typename Visit>
    void forEach(Visit visit)
    {
        visitAll([&](const std::vector<std::string> &cells) { visit(cells); });
    }

private:
    void visitAll(const std::function<void(const std::vector<std::string> &)> &visit);
    std::string cell(EntityId id, const Entity &entity, const OwnColumn &column) const;
    std::string cell(StatementId id, const Statement &statement, const OwnColumn &column) const;
    void addProperties(const Properties &properties);
    std::string propertyHeader(const std::string &key) const;
    bool isNodes() const { return m_table == OwnTable::Nodes || m_table == OwnTable::Neo4jNodes; }
    bool isNeo4j() const { return m_table == OwnTable::Neo4jNodes || m_table == OwnTable::Neo4jEdges; }

    const KnowledgeGraph &m_graph;
    OwnTable m_table;
    std::vector<const OwnColumn *> m_columns;
    std::vector<std::string> m_header, m_keys;
};

/// The mapping of a table that Relata wrote. False when it is none.
bool ownMapping(const Table &table, std::size_t headerRow, TableMapping &mapping);

}  // namespace relata
