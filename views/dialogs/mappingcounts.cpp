// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/mappingcounts.h"

#include "model/tables/graphfromtables.h"

namespace relata {
namespace {

MappingOutcome outcomeOf(const std::vector<Table> &tables, const ColumnMapping &mapping, const RunContext &context)
{
    MappingOutcome outcome;
    auto loaded = graphFromTables(tables, mapping, context);
    if (!loaded) {
        outcome.fault = QString::fromStdString(loaded.error().message);
        return outcome;
    }
    outcome.entities = loaded->graph.entityCount();
    outcome.statements = loaded->graph.statementCount();
    outcome.report = std::move(loaded->report);
    return outcome;
}

}  // namespace

MappingCounts::MappingCounts(std::shared_ptr<const std::vector<Table>> tables, QObject *parent) : QObject(parent), m_tables(std::move(tables))
{
    m_pool.setMaxThreadCount(1);
}

MappingCounts::~MappingCounts()
{
    cancel();
    m_pool.waitForDone();
}

void MappingCounts::cancel()
{
    m_stop.request_stop();
    ++m_generation;
}

void MappingCounts::count(ColumnMapping mapping)
{
    cancel();
    m_stop = std::stop_source();
    m_pool.start([this, generation = m_generation, tables = m_tables, mapping = std::move(mapping), stop = m_stop.get_token()] {
        const MappingOutcome outcome = outcomeOf(*tables, mapping, RunContext(stop));
        QMetaObject::invokeMethod(
            this,
            [this, generation, outcome] {
                if (generation == m_generation)
                    emit counted(outcome);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace relata
