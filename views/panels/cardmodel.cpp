// SPDX-License-Identifier: Apache-2.0
#include "views/panels/cardmodel.h"

#include "views/panels/plaintip.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <utility>

namespace relata {

void CardModel::setRows(std::vector<CardRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    for (CardRow &row : m_rows)
        for (QString *text : {&row.text, &row.detail})
            *text = unturned(std::move(*text));
    endResetModel();
}

int CardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString CardModel::text(int i) const
{
    const CardRow &row = this->row(i);
    const KnowledgeGraph &graph = m_session.graph();
    switch (row.kind) {
    case CardRow::Kind::Statement:
        if (!graph.contains(row.statement))
            return {};
        return polaritySign(graph.polarity(row.statement)) + QLatin1Char(' ') + unturned(toQString(graph.claim(row.statement))) + QLatin1Char('\n')
               + sourceInWords(graph, row.statement);
    case CardRow::Kind::Fact:
        return row.text + QStringLiteral(": ") + row.detail;
    case CardRow::Kind::Segments:
        return row.choices.join(QStringLiteral(" | "));
    case CardRow::Kind::Group:
        return row.text + QLatin1Char(' ') + row.detail
               + (row.number >= 0 ? QStringLiteral(" (%1)").arg(grouped(static_cast<std::size_t>(row.number))) : QString());
    case CardRow::Kind::Title:
    case CardRow::Kind::Entity:
        return row.detail.isEmpty() ? row.text : row.text + QStringLiteral(", ") + row.detail;
    default: {
        QString text = row.text;
        if (!row.detail.isEmpty())
            text += QStringLiteral(": ") + row.detail;
        if (row.number >= 0 && row.kind == CardRow::Kind::Label)
            text += QStringLiteral(" (%1)").arg(grouped(static_cast<std::size_t>(row.number)));
        return text;
    }
    }
}

QString CardModel::text() const
{
    QStringList lines;
    for (int i = 0; i < rowCount(); ++i) {
        const CardRow::Kind kind = row(i).kind;
        if (kind == CardRow::Kind::Segments || kind == CardRow::Kind::More)
            continue;  // there to be clicked
        if (kind == CardRow::Kind::Group || kind == CardRow::Kind::Label || kind == CardRow::Kind::BoxHead)
            lines += QString();
        lines += text(i);
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant CardModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(index.row());
    case Qt::ToolTipRole: {
        const CardRow &row = this->row(index.row());
        return row.kind == CardRow::Kind::Statement && m_session.graph().contains(row.statement)
                   ? plainTip(evidenceInWords(m_session.graph(), row.statement))
                   : QVariant();
    }
    default:
        return {};
    }
}

}  // namespace relata
