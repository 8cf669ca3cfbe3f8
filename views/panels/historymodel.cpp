// SPDX-License-Identifier: Apache-2.0
#include "views/panels/historymodel.h"

#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace relata {
namespace {

constexpr std::size_t firstPage = 200;  // later ones grow with what is there, so that a long way down is laid out a few times only

QDateTime momentOf(const HistoryStep &step)
{
    return QDateTime::fromString(toQString(step.made), Qt::ISODate).toLocalTime();
}

bool same(const HistoryStep &a, const HistoryStep &b)
{
    return a.id == b.id && a.made == b.made && a.label == b.label && a.name == b.name;
}

}  // namespace

QDate dayOf(const HistoryStep &step)
{
    return momentOf(step).date();
}

QString timeOf(const HistoryStep &step)
{
    return momentOf(step).time().toString(QStringLiteral("HH:mm"));
}

QString countsInWords(const StepSummary &summary)
{
    const QString nouns[StepSummary::kinds][2] = {
        {HistoryModel::tr("entity"), HistoryModel::tr("entities")},      {HistoryModel::tr("statement"), HistoryModel::tr("statements")},
        {HistoryModel::tr("document"), HistoryModel::tr("documents")},   {HistoryModel::tr("type"), HistoryModel::tr("types")},
        {HistoryModel::tr("predicate"), HistoryModel::tr("predicates")}, {HistoryModel::tr("category"), HistoryModel::tr("categories")}};
    const QString verbs[StepSummary::hows] = {HistoryModel::tr("added"), HistoryModel::tr("changed"), HistoryModel::tr("removed")};
    QStringList parts;
    for (std::size_t how = 0; how < StepSummary::hows; ++how) {
        QStringList counts;
        for (std::size_t kind = 0; kind < StepSummary::kinds; ++kind)
            if (const std::size_t n = summary.counts[kind][how]; n > 0)
                counts += counted(n, nouns[kind][0], nouns[kind][1]);
        if (!counts.isEmpty())
            parts += counts.join(QStringLiteral(", ")) + QLatin1Char(' ') + verbs[how];
    }
    return parts.join(QStringLiteral(" · "));
}

HistoryModel::HistoryModel(HistorySource &source, QObject *parent) : QAbstractListModel(parent), m_source(source)
{
    reset();
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const HistoryStep &it = step(index.row());
    if (role == Qt::DisplayRole)
        return unturned(toQString(it.label));
    if (role == Qt::ToolTipRole && it.id > 0)
        return isUndoable(index.row()) ? tr("Filled dot: Undo (Ctrl+Z) reaches this step.")
                                       : tr("Hollow dot: Undo does not reach this step; “Revert to here” goes back to it.");
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{unturned(toQString(it.label))};
        if (!it.name.empty())
            parts.prepend(unturned(toQString(it.name)));
        if (it.id > 0)
            parts << QLocale().toString(dayOf(it), QLocale::LongFormat) << timeOf(it) << countsInWords(summary(index.row()));
        if (isUndoable(index.row()))
            parts << tr("Undo reaches it");
        return parts.join(QStringLiteral(", "));
    }
    return {};
}

std::vector<HistoryStep> HistoryModel::read(std::int64_t before, std::size_t most)
{
    auto steps = m_source.steps({before, most, m_words.toStdString(), m_onlyNamed});
    m_problem = steps ? QString() : toQString(steps.error().text());
    if (!steps) {
        m_whole = true;
        return {};
    }
    m_whole = steps->size() < most;
    if (m_whole && m_words.isEmpty() && !m_onlyNamed)
        steps->push_back({0, {}, tr("The beginning: as it was before the first edit").toStdString(), {}});
    return std::move(*steps);
}

void HistoryModel::reset()
{
    beginResetModel();
    m_summaries.clear();
    m_steps.clear();
    m_problem.clear();
    m_whole = true;
    if (m_source.isOpen())
        m_steps = read(0, firstPage);
    endResetModel();
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_whole;
}

void HistoryModel::fetchMore(const QModelIndex &)
{
    if (m_whole || m_steps.empty())
        return;
    std::vector<HistoryStep> more = read(m_steps.back().id, std::max(firstPage, m_steps.size() / 2));
    if (more.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(more.size()) - 1);
    m_steps.insert(m_steps.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    endInsertRows();
}

void HistoryModel::setFilter(const QString &words, bool onlyNamed)
{
    if (words.trimmed() == m_words && onlyNamed == m_onlyNamed)
        return;
    m_words = words.trimmed();
    m_onlyNamed = onlyNamed;
    reset();
}

void HistoryModel::refresh()
{
    if (!m_source.isOpen() || m_steps.empty() || m_steps.front().id == 0)
        return reset();
    const bool whole = m_whole;
    std::vector<HistoryStep> newest = read(0, firstPage);
    m_whole = whole;
    const auto known = std::find_if(newest.begin(), newest.end(), [this](const HistoryStep &step) { return step.id == m_steps.front().id; });
    const auto fresh = known - newest.begin();
    // nothing but new ones on top, or a name within the first page: else all anew
    if (known == newest.end() || static_cast<std::size_t>(newest.end() - known) > m_steps.size() || m_steps.front().made != known->made)
        return reset();
    if (fresh > 0) {
        beginInsertRows({}, 0, static_cast<int>(fresh) - 1);
        m_steps.insert(m_steps.begin(), newest.begin(), known);
        endInsertRows();
    }
    for (std::size_t i = static_cast<std::size_t>(fresh); i < newest.size(); ++i)
        if (m_steps[i].id != newest[i].id)
            return reset();
        else if (!same(m_steps[i], newest[i])) {
            m_steps[i] = newest[i];
            emit dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
        }
    if (!m_steps.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});  // what Undo reaches
}

void HistoryModel::renamed(std::int64_t id, const QString &name)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    if (m_onlyNamed && name.isEmpty())
        return reset();
    m_steps[static_cast<std::size_t>(row)].name = name.toStdString();
    emit dataChanged(index(row), index(row));
}

int HistoryModel::rowOf(std::int64_t id) const
{
    const auto found = std::find_if(m_steps.begin(), m_steps.end(), [id](const HistoryStep &step) { return step.id == id; });
    return found == m_steps.end() ? -1 : static_cast<int>(found - m_steps.begin());
}

bool HistoryModel::isUndoable(int row) const
{
    return step(row).id > 0 && m_source.isUndoable(step(row).id);
}

bool HistoryModel::beginsDay(int row) const
{
    return step(row).id > 0 && (row == 0 || dayOf(step(row)) != dayOf(step(row - 1)));
}

const StepSummary &HistoryModel::summary(int row) const
{
    const std::int64_t id = step(row).id;
    const auto known = m_summaries.find(id);
    if (known != m_summaries.end())
        return known->second;
    const auto summary = id > 0 ? m_source.touched(id) : Result<StepSummary>(StepSummary());
    return m_summaries.emplace(id, summary ? *summary : StepSummary()).first->second;
}

}  // namespace relata
