// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/mappingcounts.h"

#include "model/tables/graphfromtables.h"
#include "views/scene/shownname.h"

#include <QLocale>

#include <algorithm>
#include <tuple>

namespace relata {
namespace {

QString exampleOf(const KnowledgeGraph &graph)
{
    constexpr int most = 60;  // letters of a name
    const StatementId id = *graph.statements().begin();
    return QStringList{shownName(graph.name(graph.subject(id)), most), shownName(graph.schema().predicate(graph.predicate(id)).label, most),
                       shownName(graph.name(graph.object(id)), most)}
        .join(QLatin1Char(' '));
}

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
    if (outcome.statements > 0)
        outcome.example = exampleOf(loaded->graph);
    outcome.report = std::move(loaded->report);
    return outcome;
}

QString inNumbers(std::size_t n, const QString &one, const QString &many)
{
    return n == 1 ? one : many.arg(QLocale().toString(qulonglong(n)));
}

}  // namespace

QString outcomeInWords(const MappingOutcome &outcome)
{
    if (!outcome.fault.isEmpty())
        return outcome.fault;
    const auto &report = outcome.report;
    QString words = MappingCounts::tr("Would make %1 and %2.")
                        .arg(inNumbers(outcome.entities, MappingCounts::tr("1 entity"), MappingCounts::tr("%1 entities")),
                             inNumbers(outcome.statements, MappingCounts::tr("1 statement"), MappingCounts::tr("%1 statements")));
    if (report.leftOut > 0)
        words += QLatin1Char(' ') + inNumbers(report.leftOut, MappingCounts::tr("1 row is left out."), MappingCounts::tr("%1 rows are left out."));
    if (report.totals > 0)
        words += QLatin1Char(' ')
                 + inNumbers(report.totals, MappingCounts::tr("The last row, of totals, is not read."),
                             MappingCounts::tr("The last %1 rows, of totals, are not read."));
    if (const std::size_t kept = report.problemCount - std::min(report.leftOut, report.problemCount); kept > 0)
        words += QLatin1Char(' ')
                 + inNumbers(kept, MappingCounts::tr("1 place could not be read as it stands; it is listed below."),
                             MappingCounts::tr("%1 places could not be read as they stand; they are listed below."));
    return words;
}

std::vector<IoProblem> problemsOfOneTable(const MappingOutcome &outcome)
{
    std::vector<IoProblem> problems = outcome.report.problems;
    std::stable_sort(problems.begin(), problems.end(),
                     [](const IoProblem &a, const IoProblem &b) { return std::tie(a.line, a.column) < std::tie(b.line, b.column); });
    for (IoProblem &problem : problems)
        problem.file.clear();
    return problems;
}

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
