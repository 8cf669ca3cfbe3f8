// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/entityorder.h"
#include "views/jobs/latestjob.h"
#include "views/panels/session.h"
#include "views/scene/emphasis.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>
#include <vector>

namespace relata {

/// The visible entities, one a row: name, type, and a column for each number that is wanted. It sorts and filters by itself: many of them on a
/// worker, while the rows of before stand.
class EntitiesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Type, FirstScale };
    enum Role { EntityRole = Qt::UserRole, PropertyRole };
    using Values = std::shared_ptr<const std::vector<double>>;  ///< by entity id, NaN where there is none

    explicit EntitiesModel(Session &session, QObject *parent = nullptr);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;

    EntityId entityAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    const std::vector<Scale> &scales() const { return m_scales; }
    bool isText(int column) const;           ///< it holds words, not numbers
    bool isEditable(int column) const;       ///< name, type and properties of the entities' own; not what is measured or added up
    int columnOf(const Scale &scale) const;  ///< -1: it has none
    void addScale(const Scale &scale);       ///< as the last column; nothing when it has one
    void removeScale(const Scale &scale);
    void setNumbers(const EntityNumbers &numbers);
    const EntityNumbers &numbers(int column) const;  ///< of a scale; its values are null as long as they are not known
    void forgetNumbers();                            ///< the same ids are about to mean others
    void setAwaiting(bool awaiting);                 ///< numbers that are not there yet; else there will be none
    void setFilter(const QString &text);
    const QString &filter() const { return m_filter; }
    QString plainText(int row, int column) const;  ///< for other programs: numbers as they are, 17 digits if need be; nothing where there is none
    void setAwake(bool awake);                     ///< asleep it keeps the rows that it had
    bool isSorting() const { return m_job.isRunning(); }

signals:
    void rowsChanged();             ///< or only their order
    void sorting(double fraction);  ///< 1 = ended

private:
    using Alphabet = std::shared_ptr<const std::vector<std::uint32_t>>;
    struct Sorted {
        std::vector<EntityId> rows;
        Alphabet alphabet;
        bool ended = false;  ///< not cancelled
    };
    void renew();
    void take(Sorted sorted);
    QString text(EntityId id, int column) const;
    std::string ownText(EntityId id, const Scale &scale) const;

    Session &m_session;
    std::vector<Scale> m_scales;
    std::map<Scale, EntityNumbers> m_numbers;
    QString m_filter;
    int m_sortColumn = Name;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::vector<EntityId> m_rows;
    Alphabet m_alphabet;  ///< of the graph as it is; none yet, or no more
    bool m_awake = false, m_stale = true, m_awaiting = true;
    LatestJob m_job;
};

}  // namespace relata
