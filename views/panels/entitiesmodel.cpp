// SPDX-License-Identifier: Apache-2.0
#include "views/panels/entitiesmodel.h"

#include "model/core/plaintext.h"
#include "model/core/writtennumber.h"
#include "model/graph/graphcolumns.h"
#include "views/panels/analysismodel.h"
#include "views/panels/plaintip.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

constexpr std::size_t mostAtOnce = 5000;  // entities: some milliseconds

/// What rows are made of, apart from the graph itself.
struct Wish {
    IdSet<EntityId> shown;
    std::vector<std::string> words;
    EntitiesModel::Values values;
    std::shared_ptr<const std::vector<std::string>> texts;  ///< that the values number
    bool byType = false;
    ValueOrder order = ValueOrder::LowestFirst;
};

/// Numbers of texts as their places in the alphabet.
std::vector<double> inAlphabet(const std::vector<double> &values, const std::vector<std::string> &texts)
{
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < texts.size(); ++i)
        order.emplace_back(foldedForSearch(texts[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<double> places(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        places[order[i].second] = double(i);
    std::vector<double> result = values;
    for (double &value : result)
        if (value >= 1 && value <= double(texts.size()))
            value = places[std::size_t(value) - 1];
    return result;
}

/// Where the label of each type stands among all.
std::vector<double> typePlaces(const Schema &schema)
{
    std::vector<std::string> labels;
    for (const EntityType &type : schema.types())
        labels.push_back(foldedForSearch(type.label));
    std::vector<double> places;
    for (const std::string &label : labels)
        places.push_back(double(std::count_if(labels.begin(), labels.end(), [&](const std::string &other) { return other < label; })));
    return places;
}

Result<std::vector<EntityId>> rowsFor(const KnowledgeGraph &graph, const Wish &wish, const std::vector<std::uint32_t> &alphabet,
                                      const RunContext &context)
{
    std::vector<EntityId> ids;
    ids.reserve(wish.shown.size());
    wish.shown.forEach([&](EntityId id) { ids.push_back(id); });
    auto found = withWords(graph, std::move(ids), wish.words, context.part(0, 0.5));
    if (!found)
        return found;
    std::vector<double> types;  // or what else stands for texts
    if (wish.byType) {
        const std::vector<double> places = typePlaces(graph.schema());
        types.resize(graph.entityIdEnd(), NAN);
        for (const EntityId id : *found)
            types[indexOf(id)] = places[indexOf(graph.typeOf(id))];
    }
    if (wish.texts)
        types = inAlphabet(*wish.values, *wish.texts);
    context.progress(0.5);
    return inOrder(std::move(*found), wish.byType || wish.texts ? &types : wish.values.get(), wish.order, alphabet, context);
}

}  // namespace

EntitiesModel::EntitiesModel(Session &session, QObject *parent) : QAbstractTableModel(parent), m_session(session)
{
    connect(&session, &Session::graphWillChange, this, [this] {
        m_job.stop();  // it reads the names where they are
        m_alphabet = nullptr;
        m_stale = true;
    });
    connect(&session, &Session::graphChanged, this, &EntitiesModel::renew);
    connect(&session, &Session::viewChanged, this, &EntitiesModel::renew);
    connect(&m_job, &LatestJob::progressed, this, &EntitiesModel::sorting);
}

void EntitiesModel::setAwake(bool awake)
{
    if (awake == std::exchange(m_awake, awake) || !awake)
        return;
    if (m_stale)
        renew();
}

void EntitiesModel::renew()
{
    m_stale = !m_awake;
    if (m_stale)
        return m_job.cancel();
    const KnowledgeGraph &graph = m_session.graph();
    Wish wish;
    wish.shown = m_session.visible().entities;
    for (const QString &word : toQString(foldedForSearch(m_filter.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        wish.words.push_back(word.toStdString());
    wish.byType = m_sortColumn == Type;
    if (m_sortColumn >= FirstScale) {
        wish.values = numbers(m_sortColumn).values;
        wish.texts = wish.values ? numbers(m_sortColumn).groups : nullptr;
        if (!wish.values)  // not measured yet: by name until then
            wish.values = std::make_shared<const std::vector<double>>();
    }
    wish.order = m_order == Qt::AscendingOrder ? ValueOrder::LowestFirst : ValueOrder::HighestFirst;
    const bool atOnce = graph.entityCount() <= mostAtOnce;
    auto work = [&graph, wish = std::move(wish), known = m_alphabet](const RunContext &context) -> std::shared_ptr<Sorted> {
        auto sorted = std::make_shared<Sorted>();
        sorted->alphabet = known;
        if (!known) {
            auto alphabet = alphabetOf(graph, context.part(0, 0.5));
            if (!alphabet)
                return sorted;
            sorted->alphabet = std::make_shared<const std::vector<std::uint32_t>>(std::move(*alphabet));
        }
        auto rows = rowsFor(graph, wish, *sorted->alphabet, context.part(known ? 0 : 0.5, known ? 1 : 0.5));
        sorted->ended = rows.has_value();
        if (rows)
            sorted->rows = std::move(*rows);
        return sorted;
    };
    if (atOnce) {
        m_job.cancel();
        return take(std::move(*work({})));
    }
    m_job.start(std::move(work), [this](const std::shared_ptr<Sorted> &sorted) { take(std::move(*sorted)); });
    emit sorting(0);
}

void EntitiesModel::take(Sorted sorted)
{
    emit sorting(1);
    if (!sorted.ended)
        return;
    m_alphabet = std::move(sorted.alphabet);
    if (sorted.rows == m_rows) {
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        emit rowsChanged();
        return;
    }
    beginResetModel();
    m_rows = std::move(sorted.rows);
    endResetModel();
    emit rowsChanged();
}

void EntitiesModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount() || (column == m_sortColumn && order == m_order))
        return;
    m_sortColumn = column;
    m_order = order;
    renew();
}

void EntitiesModel::setAwaiting(bool awaiting)
{
    if (awaiting != std::exchange(m_awaiting, awaiting) && !m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void EntitiesModel::setFilter(const QString &text)
{
    m_filter = text;
    renew();
}

int EntitiesModel::columnOf(const Scale &scale) const
{
    const auto found = std::find(m_scales.begin(), m_scales.end(), scale);
    return found == m_scales.end() ? -1 : FirstScale + static_cast<int>(found - m_scales.begin());
}

void EntitiesModel::addScale(const Scale &scale)
{
    if (columnOf(scale) >= 0)
        return;
    beginInsertColumns({}, columnCount(), columnCount());
    m_scales.push_back(scale);
    endInsertColumns();
}

void EntitiesModel::removeScale(const Scale &scale)
{
    const int column = columnOf(scale);
    if (column < 0)
        return;
    beginRemoveColumns({}, column, column);
    m_scales.erase(m_scales.begin() + (column - FirstScale));
    endRemoveColumns();
    if (m_sortColumn > column) {
        --m_sortColumn;
    } else if (m_sortColumn == column) {
        m_sortColumn = Name;
        m_order = Qt::AscendingOrder;
        renew();
    }
}

void EntitiesModel::setNumbers(const EntityNumbers &numbers)
{
    const Scale &scale = numbers.scale;
    EntityNumbers &known = m_numbers[scale];
    if (std::exchange(known, numbers).values == numbers.values)
        return;
    const int column = columnOf(scale);
    if (column < 0)
        return;
    if (column == m_sortColumn)
        renew();
    if (!m_rows.empty())
        emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

const EntityNumbers &EntitiesModel::numbers(int column) const
{
    static const EntityNumbers none;
    const auto known = m_numbers.find(m_scales[static_cast<std::size_t>(column - FirstScale)]);
    return known != m_numbers.end() ? known->second : none;
}

void EntitiesModel::forgetNumbers()
{
    m_numbers.clear();
}

int EntitiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EntitiesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstScale + static_cast<int>(m_scales.size());
}

QString EntitiesModel::text(EntityId id, int column) const
{
    const KnowledgeGraph &graph = m_session.graph();
    if (column == Name)
        return toQString(graph.name(id));
    if (column == Type)
        return toQString(graph.schema().type(graph.typeOf(id)).label);
    const EntityNumbers &known = numbers(column);
    if (!known.values)
        return m_awaiting ? QStringLiteral("…") : QStringLiteral("–");
    const double value = known.of(id);
    if (std::isnan(value))
        return {};
    const std::string own = known.groups ? ownText(id, known.scale) : std::string();
    return own.empty() ? valueInWords(known, value) : shownName(own);
}

/// Of a group as this one writes it, whatever most others do.
std::string EntitiesModel::ownText(EntityId id, const Scale &scale) const
{
    const auto property = propertyNumber(m_session.graph(), scale.property());
    return property ? std::string(trimmed(propertyValue(m_session.graph(), id, *property))) : std::string();
}

QString EntitiesModel::plainText(int row, int column) const
{
    const EntityId id = entityAt(row);
    if (!m_session.graph().contains(id))
        return {};
    if (column < FirstScale)
        return text(id, column);
    const EntityNumbers &known = numbers(column);
    const double value = known.of(id);
    if (std::isnan(value))
        return {};
    const bool isNumber = known.scale.kind() == Scale::Kind::Numbers;
    if (const std::string own = known.groups || isNumber ? ownText(id, known.scale) : std::string(); !own.empty())
        if (known.groups || own.find_first_not_of("0123456789") == own.npos)  // an account has more digits than a double
            return toQString(own);
    return known.groups ? valueInWords(known, value) : toQString(plainNumber(value));
}

bool EntitiesModel::isText(int column) const
{
    return column < FirstScale || m_scales[static_cast<std::size_t>(column - FirstScale)].kind() == Scale::Kind::Groups;
}

bool EntitiesModel::isEditable(int column) const
{
    if (column < FirstScale || column >= columnCount())
        return column == Name || column == Type;
    const Scale::Kind kind = m_scales[static_cast<std::size_t>(column - FirstScale)].kind();
    return kind == Scale::Kind::Numbers || kind == Scale::Kind::Groups;
}

Qt::ItemFlags EntitiesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return isEditable(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

QVariant EntitiesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const EntityId id = entityAt(index.row());
    if (!m_session.graph().contains(id))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return unturned(text(id, index.column()));
    case Qt::ToolTipRole: {
        if (index.column() >= FirstScale)
            return plainTip(capitalized(toQString(m_scales[static_cast<std::size_t>(index.column() - FirstScale)].meaning())));
        QStringList names{text(id, Name)};
        for (const std::string_view alias : m_session.graph().aliases(id))
            names += toQString(alias);
        return plainTip(names.join(QLatin1Char('\n')));
    }
    case Qt::TextAlignmentRole:
        return QVariant(int((isText(index.column()) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    case EntityRole:
        return static_cast<uint>(id);
    case PropertyRole:
        return index.column() < FirstScale ? QString() : toQString(m_scales[static_cast<std::size_t>(index.column() - FirstScale)].property());
    default:
        return {};
    }
}

QVariant EntitiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Scale *scale = section >= FirstScale ? &m_scales[static_cast<std::size_t>(section - FirstScale)] : nullptr;
    switch (role) {
    case Qt::DisplayRole:
        return scale ? toQString(scale->title()) : section == Name ? tr("Name") : tr("Type");
    case Qt::ToolTipRole:
        if (!scale)
            return {};
        return plainTip((scale->measure() || scale->kind() == Scale::Kind::Sums ? tr("%1: %2. Measured of what is shown.") : tr("%1: %2."))
                            .arg(toQString(scale->question()), toQString(scale->meaning())));
    case Qt::TextAlignmentRole:
        return QVariant(int((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    case Qt::InitialSortOrderRole:  // the first click on a number shows the highest
        return int(scale && !scale->isGroup() ? Qt::DescendingOrder : Qt::AscendingOrder);
    default:
        return {};
    }
}

}  // namespace relata
