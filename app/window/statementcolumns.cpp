// SPDX-License-Identifier: Apache-2.0
#include "app/window/statementcolumns.h"

#include "app/workspace.h"
#include "model/graph/graphcolumns.h"
#include "views/panels/statementstable.h"

namespace relata {

StatementColumns::StatementColumns(Workspace &workspace, StatementsTable &table, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_table(table)
{
    connect(&workspace, &Session::graphWillChange, this, [this] { m_listing.stop(); });  // it reads the properties where they are
    connect(&workspace, &Session::graphChanged, this, &StatementColumns::list);
}

void StatementColumns::forgetGraph()
{
    m_listing.stop();
    m_table.setProperties({});
}

void StatementColumns::list()
{
    constexpr std::size_t atOnce = 50'000;  // records times properties: they are looked through within some milliseconds
    const KnowledgeGraph &graph = m_workspace.graph();
    const auto take = [this](Result<std::vector<StatementProperty>> found) {
        if (found)  // else cancelled
            m_table.setProperties(*found);
    };
    if ((graph.statementCount() + graph.entityCount()) * propertyCount(graph) <= atOnce)
        return take(statementProperties(graph));
    m_listing.start([&graph](const RunContext &context) { return statementProperties(graph, context); }, take);
}

}  // namespace relata
