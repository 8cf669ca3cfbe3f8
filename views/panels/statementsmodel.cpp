// SPDX-License-Identifier: Apache-2.0
#include "views/panels/statementsmodel.h"

#include "model/evidence/locator.h"
#include "model/graph/graphcolumns.h"
#include "model/tables/writtentime.h"
#include "views/panels/plaintip.h"
#include "views/panels/statementcells.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QMimeData>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

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

/// Ascending by id. O(what is visible), or of a selection O(what is said of it).
std::vector<StatementId> StatementsModel::listed() const
{
    const KnowledgeGraph &graph = m_session.graph();
    const auto &visible = m_session.visible().statements;
    std::vector<StatementId> rows;
    if (m_about.empty()) {
        rows.reserve(visible.size());
        visible.forEach([&](StatementId id) { rows.push_back(id); });
        return rows;
    }
    const auto take = [&](StatementId id) {
        if (visible.contains(id))
            rows.push_back(id);
    };
    for (const EntityId end : m_about.entities)
        if (graph.contains(end))
            for (const StatementId id : graph.statementsOf(end))
                take(id);
    for (const StatementId about : m_about.statements) {
        if (!graph.contains(about))
            continue;
        const EntityId one = graph.subject(about), other = graph.object(about);
        const bool fewer = graph.degree(one) < graph.degree(other);
        for (const StatementId id : graph.statementsOf(fewer ? one : other))
            if (const EntityId from = graph.subject(id), to = graph.object(id); (from == one && to == other) || (from == other && to == one))
                take(id);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void StatementsModel::reload()
{
    constexpr std::size_t mostParagraphs = 4000;  // that are counted out
    std::vector<StatementId> rows = listed();
    // as the table is sorted at first: half a million rows need no sorting through a proxy then
    const PlaceOrder places(m_session.graph());
    std::vector<std::uint16_t> paragraphs;
    std::vector<std::size_t> starts(mostParagraphs + 2);  // of paragraph p at p, once counted
    paragraphs.reserve(rows.size());
    for (const StatementId id : rows) {
        paragraphs.push_back(static_cast<std::uint16_t>(std::clamp<std::int64_t>(places.of(id), 0, mostParagraphs)));
        ++starts[paragraphs.back() + 1U];
    }
    if (starts[1] < rows.size()) {  // else they stand in order
        for (std::size_t i = 1; i < starts.size(); ++i)
            starts[i] += starts[i - 1];
        const std::size_t beyond = starts[mostParagraphs];
        std::vector<StatementId> sorted(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            sorted[starts[paragraphs[i]]++] = rows[i];
        std::stable_sort(sorted.begin() + static_cast<std::ptrdiff_t>(beyond), sorted.end(),  // those are few
                         [&](StatementId a, StatementId b) { return places.of(a) < places.of(b); });
        rows = std::move(sorted);
    }
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

void StatementsModel::setProperties(const std::vector<StatementProperty> &properties)
{
    const auto find = [&properties](const std::string &key) {
        return std::find_if(properties.begin(), properties.end(), [&](const StatementProperty &each) { return each.key == key; });
    };
    for (int i = static_cast<int>(m_properties.size()) - 1; i >= 0; --i)
        if (find(m_properties[static_cast<std::size_t>(i)].key) == properties.end()) {
            beginRemoveColumns({}, ColumnCount + i, ColumnCount + i);
            m_properties.erase(m_properties.begin() + i);
            m_dated.erase(m_dated.begin() + i);
            endRemoveColumns();
        }
    for (std::size_t i = 0; i < m_properties.size(); ++i) {
        const StatementProperty before = std::exchange(m_properties[i], *find(m_properties[i].key));
        const int column = ColumnCount + static_cast<int>(i);
        const bool wasDated = m_dated[i];
        m_dated[i] = hasDates(m_properties[i]);
        if ((wasDated != m_dated[i] || before.asNumbers != m_properties[i].asNumbers || before.mark != m_properties[i].mark) && !m_rows.empty())
            emit dataChanged(index(0, column), index(rowCount() - 1, column));  // its numbers are others
    }
    for (const StatementProperty &property : properties)
        if (columnOf(property.key) < 0) {
            beginInsertColumns({}, columnCount(), columnCount());
            m_properties.push_back(property);
            m_dated.push_back(hasDates(property));
            endInsertColumns();
        }
}

/// By the first of its values: nearly all must be times, as people write them.
bool StatementsModel::hasDates(const StatementProperty &property) const
{
    constexpr int enough = 50, rows = 2000;
    const auto number = propertyNumber(m_session.graph(), property.key);
    if (property.asNumbers || !number)
        return false;
    int seen = 0, dates = 0, looked = 0;
    for (const StatementId id : m_session.graph().statements()) {
        if (seen == enough || ++looked > rows)
            break;
        const std::string_view text = propertyValue(m_session.graph(), id, *number);
        seen += !text.empty();
        const auto time = text.empty() ? Result<Edtf>(Edtf()) : writtenTime(std::string(text));
        dates += time && !time->empty();
    }
    return seen > 0 && 10 * dates >= 9 * seen;
}

int StatementsModel::columnOf(const std::string &property) const
{
    for (std::size_t i = 0; i < m_properties.size(); ++i)
        if (m_properties[i].key == property)
            return ColumnCount + static_cast<int>(i);
    return -1;
}

const StatementProperty *StatementsModel::propertyOf(int column) const
{
    const auto i = static_cast<std::size_t>(column - ColumnCount);
    return column >= ColumnCount && i < m_properties.size() ? &m_properties[i] : nullptr;
}

/// Of several values the first, as the lens and the form have it.
std::string_view StatementsModel::propertyValueOf(StatementId id, const StatementProperty &property) const
{
    const auto number = propertyNumber(m_session.graph(), property.key);
    return number ? propertyValue(m_session.graph(), id, *number) : std::string_view();
}

/// All that a row says, in columns that are hidden as well.
QString StatementsModel::words(StatementId id) const
{
    QString all;
    for (int column = 0; column < ColumnCount; ++column)
        all += text(id, column) + QLatin1Char(' ');
    if (!m_properties.empty())
        visitProperties(m_session.graph(), id, [&](std::uint32_t, std::string_view value) { all += toQString(value) + QLatin1Char(' '); });
    return all;
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
        return property ? toQString(propertyValueOf(id, *property)) : QString();
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
        return unturned(text(id, index.column()));
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
    case WordsRole:
        return words(id);
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
            return numberWritten(propertyValueOf(id, *property), property->mark).value_or(std::numeric_limits<double>::quiet_NaN());
        if (const StatementProperty *const property = propertyOf(index.column());
            property && m_dated[static_cast<std::size_t>(index.column() - ColumnCount)]) {
            const auto time = writtenTime(std::string(propertyValueOf(id, *property)));
            return time && !time->empty() ? static_cast<double>(time->firstDay()) : std::numeric_limits<double>::quiet_NaN();
        }
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

std::vector<int> StatementsModel::plainColumns() const
{
    std::vector<int> columns;
    for (int column = 0; column < columnCount(); ++column) {
        if (column == Link)
            columns.insert(columns.end(), {Subject, Predicate, Object});
        else
            columns.push_back(column);
    }
    return columns;
}

QString StatementsModel::plainTitle(int column) const
{
    switch (column) {
    case Subject:
        return tr("Subject");
    case Predicate:
        return tr("Predicate");
    case Object:
        return tr("Object");
    case Paragraph:
        return QStringLiteral("Paragraph");  // a table's “Place” is a town
    default:
        return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
}

QString StatementsModel::plainText(StatementId id, int column) const
{
    const KnowledgeGraph &graph = m_session.graph();
    switch (column) {
    case Subject:
        return toQString(graph.name(graph.subject(id)));
    case Predicate:
        return toQString(graph.schema().predicate(graph.predicate(id)).label);
    case Object:
        return toQString(graph.name(graph.object(id)));
    case Claim:
        return toQString(graph.claim(id));
    case Speaker:
        return graph.speaker(id) == noEntity ? QString() : toQString(graph.name(graph.speaker(id)));
    case Said:
        return toQString(graph.said(id).text());
    case Holds:
        return toQString(graph.holds(id).text());
    default:
        return text(id, column);
    }
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
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Claim"), tr("Link"),     tr("According to"), tr("Place"),      tr("Modality"), tr("Said"),
                             tr("Holds"), tr("Polarity"), tr("Document"),     tr("Confidence"), tr("Note")};
    if (!property)
        return names[section];
    const QString name = toQString(property->key);
    const bool taken =
        std::any_of(std::begin(names), std::end(names), [&](const QString &each) { return each.compare(name, Qt::CaseInsensitive) == 0; });
    return taken ? tr("%1 (property)").arg(name) : name;
}

}  // namespace relata
