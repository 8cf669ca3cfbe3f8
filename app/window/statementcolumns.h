// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/propertycolumn.h"
#include "views/jobs/latestjob.h"

#include <QObject>

namespace relata {

class StatementsTable;
class Workspace;

/// Tells the statements table which properties statements have, so that each can be a column: at once, or of a large graph from a worker.
class StatementColumns final : public QObject
{
    Q_OBJECT
public:
    StatementColumns(Workspace &workspace, StatementsTable &table, QObject *parent);
    void forgetGraph();  ///< another one comes: returns when nothing reads this one

private:
    void list();
    Workspace &m_workspace;
    StatementsTable &m_table;
    LatestJob m_listing;
};

}  // namespace relata
