// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/ids.h"
#include "views/scene/emphasis.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace relata {

class KnowledgeGraph;

/// One line of an answer: an entity, or a group of them.
struct AnswerRow {
    QString name;
    QString value;      ///< as people read it
    double share = 0;   ///< of the highest, 0 to 1: how long its bar is
    double number = 0;  ///< of the group; the value itself otherwise
    std::vector<EntityId> entities;
};

QString valueInWords(const EntityNumbers &numbers, double value);  ///< "1,204", "0.0132"; of groups of texts the text

/// Rows of an answer, highest first: everybody with a number, or the groups with whom they have. The numbers must be known.
std::vector<AnswerRow> answerRows(const KnowledgeGraph &graph, const EntityNumbers &numbers);

/// A thin adapter: name and value.
class AnalysisModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, ColumnCount };
    enum Role { ShareRole = Qt::UserRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<AnswerRow> rows, const QString &valueTitle);
    const AnswerRow &row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<AnswerRow> m_rows;
    QString m_valueTitle;
};

}  // namespace relata
