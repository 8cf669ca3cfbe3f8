// SPDX-License-Identifier: Apache-2.0
#include "views/panels/analysismodel.h"

#include "views/panels/plaintip.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <map>

namespace relata {
namespace {

constexpr std::size_t namedMembers = 3;

std::vector<AnswerRow> groupRows(const KnowledgeGraph &graph, const EntityNumbers &numbers)
{
    std::map<double, std::vector<EntityId>> groups;
    for (const EntityId id : graph.entities())
        if (const double number = numbers.of(id); !std::isnan(number))
            groups[number].push_back(id);
    std::vector<AnswerRow> rows;
    std::size_t largest = 1;
    for (auto &[number, members] : groups) {
        std::stable_sort(members.begin(), members.end(), [&](EntityId a, EntityId b) { return graph.degree(a) > graph.degree(b); });
        QStringList names;
        for (std::size_t i = 0; i < std::min(members.size(), namedMembers); ++i)
            names += unturned(toQString(graph.name(members[i])));
        QString text = names.join(QStringLiteral(", "));
        if (members.size() > namedMembers)
            text = AnalysisModel::tr("%1 and %2 more").arg(text).arg(grouped(members.size() - namedMembers));
        largest = std::max(largest, members.size());
        AnswerRow row;
        row.name = numbers.groups ? QStringLiteral("%1: %2").arg(valueInWords(numbers, number), text)
                                  : QStringLiteral("%1 %2: %3").arg(toQString(numbers.scale.title())).arg(number).arg(text);
        row.value = QLocale(QLocale::English).toString(qlonglong(members.size()));
        row.share = double(members.size());
        row.number = number;
        row.entities = std::move(members);
        rows.push_back(std::move(row));
    }
    for (AnswerRow &row : rows)
        row.share /= double(largest);
    return rows;
}

}  // namespace

QString valueInWords(const EntityNumbers &numbers, double value)
{
    if (numbers.groups && value >= 1 && value <= double(numbers.groups->size()))
        return shownName((*numbers.groups)[std::size_t(value) - 1]);
    if (numbers.scale.kind() == Scale::Kind::Numbers || numbers.scale.kind() == Scale::Kind::Sums)
        return numberInWords(value);
    if (numbers.scale.isCount())
        return QLocale(QLocale::English).toString(qlonglong(value));
    return QString::number(value, 'g', 3);
}

std::vector<AnswerRow> answerRows(const KnowledgeGraph &graph, const EntityNumbers &numbers)
{
    if (numbers.scale.isGroup())
        return groupRows(graph, numbers);
    std::vector<AnswerRow> rows;
    double highest = 0;
    for (const EntityId id : graph.entities()) {
        const double number = numbers.of(id);
        if (std::isnan(number))
            continue;
        AnswerRow row;
        row.name = unturned(toQString(graph.name(id)));
        row.number = number;
        row.value = valueInWords(numbers, number);
        row.entities = {id};
        highest = std::max(highest, row.number);
        rows.push_back(std::move(row));
    }
    for (AnswerRow &row : rows)
        row.share = highest > 0 ? std::max(0.0, row.number / highest) : 0;
    std::stable_sort(rows.begin(), rows.end(), [](const AnswerRow &a, const AnswerRow &b) { return a.number > b.number; });
    return rows;
}

void AnalysisModel::setRows(std::vector<AnswerRow> rows, const QString &valueTitle)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_valueTitle = valueTitle;
    endResetModel();
}

int AnalysisModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AnalysisModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant AnalysisModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const AnswerRow &answer = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? answer.name : answer.value;
    case Qt::ToolTipRole:
        return plainTip(answer.name);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2 %3").arg(answer.name, m_valueTitle, answer.value);
    case Qt::TextAlignmentRole:
        return QVariant(int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    case ShareRole:
        return answer.share;
    default:
        return {};
    }
}

QVariant AnalysisModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Who") : m_valueTitle;
}

}  // namespace relata
