// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"
#include "model/tables/columnmapping.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>
#include <vector>

namespace relata {

/// What tables would make with a mapping.
struct MappingOutcome {
    std::size_t entities = 0, statements = 0;
    QString example;  ///< the first statement, in words: whether it is the right way round is for people to see
    IoReport report;
    QString fault;  ///< why they would make nothing; empty = they would
};

/// "Would make 20 entities and 60 statements. 1 row is left out.", or the fault.
QString outcomeInWords(const MappingOutcome &outcome);

/// As they stand in the table, without its name.
std::vector<IoProblem> problemsOfOneTable(const MappingOutcome &outcome);

/// Counts on a thread of its own; a newer count silences an older one.
class MappingCounts final : public QObject
{
    Q_OBJECT
public:
    explicit MappingCounts(std::shared_ptr<const std::vector<Table>> tables, QObject *parent = nullptr);
    ~MappingCounts() override;
    void count(ColumnMapping mapping);
    void cancel();

signals:
    void counted(const relata::MappingOutcome &outcome);

private:
    std::shared_ptr<const std::vector<Table>> m_tables;
    QThreadPool m_pool;  ///< of one thread
    std::stop_source m_stop;
    quint64 m_generation = 0;
};

}  // namespace relata
