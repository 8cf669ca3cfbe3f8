// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/replacehitsmodel.h"

#include "views/panels/plaintip.h"
#include "views/panels/text.h"
#include "views/theme/theme.h"

#include <algorithm>

namespace relata {
namespace {

constexpr std::size_t around = 40;  // bytes that are shown before the first place

bool isInsideLetter(const std::string &text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// One line that begins a little before what changes.
QString excerpt(const std::string &text, std::size_t place)
{
    std::size_t start = place > around ? place - around : 0;
    while (start > 0 && isInsideLetter(text, start))
        --start;
    std::size_t end = std::min(text.size(), start + 400);
    while (end < text.size() && isInsideLetter(text, end))
        ++end;
    const QString words = toQString(std::string_view(text).substr(start, end - start)).replace(QLatin1Char('\n'), QChar(0x23CE)).simplified();
    return (start > 0 ? QStringLiteral("… ") : QString()) + words + (end < text.size() ? QStringLiteral(" …") : QString());
}

}  // namespace

QString fieldName(TextField field)
{
    switch (field) {
    case TextField::Name:
        return ReplaceHitsModel::tr("Name");
    case TextField::Alias:
        return ReplaceHitsModel::tr("Other names");
    case TextField::Description:
        return ReplaceHitsModel::tr("Description");
    case TextField::EntityProperty:
    case TextField::StatementProperty:
        return ReplaceHitsModel::tr("Properties");
    case TextField::Claim:
        return ReplaceHitsModel::tr("Claim");
    case TextField::Quote:
        return ReplaceHitsModel::tr("Quote");
    case TextField::Note:
        return ReplaceHitsModel::tr("Note");
    case TextField::Said:
        return ReplaceHitsModel::tr("Said");
    case TextField::Holds:
        return ReplaceHitsModel::tr("Holds");
    case TextField::Confidence:
        return ReplaceHitsModel::tr("Confidence");
    case TextField::Status:
        return ReplaceHitsModel::tr("Status");
    case TextField::Place:
        return ReplaceHitsModel::tr("Place");
    case TextField::Title:
        return ReplaceHitsModel::tr("Title");
    case TextField::Author:
        return ReplaceHitsModel::tr("Authors");
    case TextField::Publisher:
        return ReplaceHitsModel::tr("Publisher");
    }
    return {};
}

ReplaceHitsModel::ReplaceHitsModel(const Session &session, QObject *parent) : QAbstractTableModel(parent), m_session(session) {}

void ReplaceHitsModel::setHits(std::vector<ReplaceHit> hits)
{
    beginResetModel();
    m_hits = std::move(hits);
    m_ticked.assign(m_hits.size(), false);
    m_tickedCount = 0;
    for (std::size_t i = 0; i < m_hits.size(); ++i) {
        m_ticked[i] = m_hits[i].problem.empty();
        m_tickedCount += m_ticked[i];
    }
    endResetModel();
    emit tickedChanged();
}

void ReplaceHitsModel::tickAll(bool ticked)
{
    m_tickedCount = 0;
    for (std::size_t i = 0; i < m_hits.size(); ++i) {
        m_ticked[i] = ticked && m_hits[i].problem.empty();
        m_tickedCount += m_ticked[i];
    }
    if (!m_hits.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
    emit tickedChanged();
}

std::vector<ReplaceHit> ReplaceHitsModel::ticked() const
{
    std::vector<ReplaceHit> hits;
    for (std::size_t i = 0; i < m_hits.size(); ++i)
        if (m_ticked[i])
            hits.push_back(m_hits[i]);
    return hits;
}

std::size_t ReplaceHitsModel::refusedCount() const
{
    return static_cast<std::size_t>(std::count_if(m_hits.begin(), m_hits.end(), [](const ReplaceHit &hit) { return !hit.problem.empty(); }));
}

int ReplaceHitsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

int ReplaceHitsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// The name, or of a statement its link; nothing when it has gone meanwhile.
QString ReplaceHitsModel::recordName(const ReplaceHit &hit) const
{
    const KnowledgeGraph &graph = m_session.graph();
    if (const auto *entity = std::get_if<EntityId>(&hit.record))
        return graph.contains(*entity) ? toQString(graph.name(*entity)) : QString();
    if (const auto *statement = std::get_if<StatementId>(&hit.record))
        return graph.contains(*statement) ? linkInWords(graph, *statement) : QString();
    const DocumentId document = std::get<DocumentId>(hit.record);
    return graph.contains(document) ? toQString(graph.document(document).title) : QString();
}

QVariant ReplaceHitsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ReplaceHit &hit = m_hits[static_cast<std::size_t>(index.row())];
    const std::size_t place = hit.places.empty() ? 0 : hit.places.front().first;
    if (role == Qt::CheckStateRole && index.column() == Record)
        return m_ticked[static_cast<std::size_t>(index.row())] ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ForegroundRole && !hit.problem.empty() && index.column() == After)
        return Theme::of(m_session.theme()).error;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        const bool tip = role == Qt::ToolTipRole;
        switch (index.column()) {
        case Record:
            return tip ? QVariant(plainTip(recordName(hit))) : recordName(hit);
        case Field:
            return hit.key.empty() ? fieldName(hit.field) : toQString(hit.key);
        case Before:
            return tip ? QVariant(plainTip(toQString(hit.before))) : excerpt(hit.before, place);
        case After: {
            const QString problem = capitalized(toQString(hit.problem));
            if (tip)
                return plainTip(hit.problem.empty() ? toQString(hit.after) : problem);
            return hit.problem.empty() ? excerpt(hit.after, place) : problem;
        }
        default:
            break;
        }
    }
    return {};
}

bool ReplaceHitsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != Record)
        return false;
    const auto row = static_cast<std::size_t>(index.row());
    const bool ticked = value.toInt() == Qt::Checked && m_hits[row].problem.empty();
    if (ticked == m_ticked[row])
        return false;
    m_ticked[row] = ticked;
    m_tickedCount = ticked ? m_tickedCount + 1 : m_tickedCount - 1;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit tickedChanged();
    return true;
}

Qt::ItemFlags ReplaceHitsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (index.isValid() && index.column() == Record && m_hits[static_cast<std::size_t>(index.row())].problem.empty())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant ReplaceHitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    const QString names[] = {tr("Where"), tr("Field"), tr("Before"), tr("After")};
    return role == Qt::DisplayRole ? QVariant(names[section]) : QVariant();
}

}  // namespace relata
