// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/historysource.h"

#include <QAbstractListModel>
#include <QDate>

#include <unordered_map>
#include <vector>

namespace relata {

/// The steps of a history, newest first, read as far as somebody has scrolled; behind the oldest stands the beginning.
class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit HistoryModel(HistorySource &source, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    void setFilter(const QString &words, bool onlyNamed);
    QString words() const { return m_words; }
    bool onlyNamed() const { return m_onlyNamed; }
    /// What has come since; a name that was given; all anew for another project.
    void refresh();
    void renamed(std::int64_t id, const QString &name);  ///< the step has got, or lost, a name
    /// Of a row; the beginning has the id 0.
    const HistoryStep &step(int row) const { return m_steps[static_cast<std::size_t>(row)]; }
    int rowOf(std::int64_t id) const;  ///< among those read; -1 = none
    bool isUndoable(int row) const;
    bool beginsDay(int row) const;  ///< the rows above are of another day
    const StepSummary &summary(int row) const;
    QString problem() const { return m_problem; }  ///< of the last reading; empty = none

private:
    std::vector<HistoryStep> read(std::int64_t before, std::size_t most);
    void reset();
    HistorySource &m_source;
    std::vector<HistoryStep> m_steps;
    mutable std::unordered_map<std::int64_t, StepSummary> m_summaries;
    QString m_words, m_problem;
    bool m_onlyNamed = false;
    bool m_whole = true;  ///< the beginning is there
};

QDate dayOf(const HistoryStep &step);               ///< of the clock on the wall; invalid for the beginning
QString timeOf(const HistoryStep &step);            ///< "09:15"
QString countsInWords(const StepSummary &summary);  ///< "3 entities added, 1 statement changed"

}  // namespace relata
