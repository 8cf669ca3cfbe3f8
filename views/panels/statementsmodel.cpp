// SPDX-License-Identifier: Apache-2.0
#include "views/panels/statementsmodel.h"

#include "model/evidence/locator.h"
#include "model/graph/graphcolumns.h"
#include "views/panels/plaintip.h"
#include "views/panels/statementcells.h"
#include "views/panels/text.h"

#include <QMimeData>

#include <algorithm>
#include <limits>
#include <set>

namespace relata {

StatementsModel::StatementsModel(Session &session, QObject *parent) : QAbstractTableModel(parent), m_session(session)
{
    connect(&session, &Session::graphChanged, this, [this] {
        m_about = {};  // its ids may mean something else now
        reload();
    });
    connect(&session, &Session::viewChanged, this, &StatementsModel::reload);
    reload();
}

void StatementsModel::restrictTo(const Selection &selection)
{
    if (selection == m_about)
        return;
    m_about = selection;
    reload();
}

void StatementsModel::reload()
{
    constexpr std::size_t mostParagraphs = 4000;  // that are counted out
    const KnowledgeGraph &graph = m_session.graph();
    const std::set<EntityId> ends(m_about.entities.begin(), m_about.entities.end());
    std::set<std::pair<EntityId, EntityId>> links;
    for (const StatementId id : m_about.statements)
        if (graph.contains(id))
            links.insert(std::minmax(graph.subject(id), graph.object(id)));
    std::vector<StatementId> rows;
    rows.reserve(m_about.empty() ? m_session.visible().statements.size() : 0);
    m_session.visible().statements.forEach([&](StatementId id) {
        if (m_about.empty() || ends.contains(graph.subject(id)) || ends.contains(graph.object(id))
            || (!links.empty() && links.contains(std::minmax(graph.subject(id), graph.object(id)))))
            rows.push_back(id);
    });
    // as the table is sorted at first: half a million rows need no sorting through a proxy then
    std::vector<std::vector<StatementId>> byParagraph;  // each ascending by id, as they come
    const PlaceOrder places(graph);
    for (const StatementId id : rows) {
        const auto paragraph = static_cast<std::size_t>(std::clamp<std::int64_t>(places.of(id), 0, mostParagraphs));
        if (paragraph >= byParagraph.size())
            byParagraph.resize(paragraph + 1);
        byParagraph[paragraph].push_back(id);
    }
    if (byParagraph.size() > mostParagraphs)  // beyond, they are few
        std::stable_sort(byParagraph.back().begin(), byParagraph.back().end(),
                         [&](StatementId a, StatementId b) { return places.of(a) < places.of(b); });
    rows.clear();
    for (const auto &each : byParagraph)
        rows.insert(rows.end(), each.begin(), each.end());
    if (rows == m_rows) {  // an edit within them: whoever works here keeps the place
        if (!rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int StatementsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StatementsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount + static_cast<int>(m_properties.size());
}

bool StatementsModel::setProperties(std::vector<StatementProperty> properties)
{
    const auto placeOf = [this](const StatementProperty &property) {
        return std::find_if(m_properties.begin(), m_properties.end(), [&](const StatementProperty &each) { return each.key == property.key; });
    };
    std::stable_sort(properties.begin(), properties.end(), [&](const auto &a, const auto &b) { return placeOf(a) < placeOf(b); });
    const bool same = std::equal(properties.begin(), properties.end(), m_properties.begin(), m_properties.end(),
                                 [](const auto &a, const auto &b) { return a.key == b.key; });
    if (same) {
        m_properties = std::move(properties);
        return false;
    }
    beginResetModel();
    m_properties = std::move(properties);
    endResetModel();
    return true;
}

const StatementProperty *StatementsModel::propertyOf(int column) const
{
    const auto i = static_cast<std::size_t>(column - ColumnCount);
    return column >= ColumnCount && i < m_properties.size() ? &m_properties[i] : nullptr;
}

/// Of several values the first, as the lens and the form have it.
QString StatementsModel::propertyText(StatementId id, const StatementProperty &property) const
{
    const auto number = propertyNumber(m_session.graph(), property.key);
    return number ? toQString(propertyValue(m_session.graph(), id, *number)) : QString();
}

QString StatementsModel::text(StatementId id, int column) const
{
    const KnowledgeGraph &graph = m_session.graph();
    switch (column) {
    case Claim:
        return graph.claim(id).empty() ? linkInWords(graph, id) : toQString(graph.claim(id));
    case Link:
        return linkInWords(graph, id);
    case Speaker:
        return speakerName(graph, id);
    case Paragraph:
        return placeInWords(graph, id);
    case ModalityColumn:
        return toQString(toString(graph.modality(id)));
    case PolarityColumn:
        return toQString(toString(graph.polarity(id)));
    case Said:
        return toQString(graph.said(id).display());
    case Holds:
        return toQString(graph.holds(id).display());
    case DocumentColumn:
        return graph.document(id) == noDocument ? QString() : toQString(graph.document(graph.document(id)).title);
    case Confidence:
        return graph.hasLongText(id) ? toQString(graph.statement(id).confidence) : QString();
    case Note:
        return toQString(graph.note(id));
    default: {
        const StatementProperty *const property = propertyOf(column);
        return property ? propertyText(id, *property) : QString();
    }
    }
}

QVariant StatementsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const StatementId id = m_rows[static_cast<std::size_t>(index.row())];
    const KnowledgeGraph &graph = m_session.graph();
    if (!graph.contains(id))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(id, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Said || index.column() == Holds) {
            const Edtf &time = index.column() == Said ? graph.said(id) : graph.holds(id);
            return time.empty() ? tr("No date is given.") : QStringLiteral("%1 (EDTF: %2)").arg(toQString(time.display()), toQString(time.text()));
        }
        return plainTip(text(id, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == Paragraph || (propertyOf(index.column()) && propertyOf(index.column())->asNumbers)
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case StatementRole:
        return static_cast<uint>(id);
    case ModalityRole:
        return static_cast<int>(graph.modality(id));
    case SpeakerRole:
        return static_cast<uint>(graph.speaker(id));
    case PropertyRole:
        return propertyOf(index.column()) ? toQString(propertyOf(index.column())->key) : QString();
    case SortRole:
        if (index.column() == Paragraph)
            return static_cast<qlonglong>(PlaceOrder(graph).of(id));
        if (index.column() == Said || index.column() == Holds) {
            const Edtf &time = index.column() == Said ? graph.said(id) : graph.holds(id);
            return time.empty() ? latestDay : time.firstDay();  // undated last
        }
        if (index.column() == ModalityColumn)
            return static_cast<int>(graph.modality(id));
        if (const StatementProperty *const property = propertyOf(index.column()); property && property->asNumbers)
            return numberWritten(propertyText(id, *property).toStdString(), property->mark)
                .value_or(std::numeric_limits<double>::infinity());  // last
        return text(id, index.column());
    default:
        return {};
    }
}

Qt::ItemFlags StatementsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | (m_makeMime ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
    return isEditable(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

QStringList StatementsModel::mimeTypes() const
{
    return {QStringLiteral("text/plain"), QStringLiteral("text/csv")};
}

QMimeData *StatementsModel::mimeData(const QModelIndexList &indexes) const
{
    if (!m_makeMime)
        return nullptr;
    std::set<int> rows;
    for (const QModelIndex &index : indexes)
        rows.insert(index.row());
    Selection dragged;
    for (const int row : rows)
        dragged.statements.push_back(statementAt(row));
    return m_makeMime(dragged);
}

QVariant StatementsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const StatementProperty *const property = propertyOf(section);
    if (role == Qt::ToolTipRole && property)
        return plainTip(
            tr("%1: what %2 say of themselves (F2 has all properties of one)").arg(toQString(property->key), grouped(property->statements)));
    if (role == Qt::ToolTipRole && section == Paragraph)
        return tr("Where in the document: paragraph or page");
    if (role == Qt::TextAlignmentRole)
        return QVariant((property && property->asNumbers ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (property)
        return toQString(property->key);
    const QString names[] = {tr("Claim"), tr("Link"),     tr("According to"), tr("Place"),      tr("Modality"), tr("Said"),
                             tr("Holds"), tr("Polarity"), tr("Document"),     tr("Confidence"), tr("Note")};
    return names[section];
}

}  // namespace relata
