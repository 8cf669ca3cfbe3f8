// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/replace.h"
#include "views/panels/session.h"

#include <QAbstractTableModel>

#include <vector>

namespace relata {

QString fieldName(TextField field);  ///< "Name", "Claim" …

/// What would be replaced, one text a row: ticked or not, where, before and after around the place. What would break a rule cannot be ticked.
class ReplaceHitsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Record, Field, Before, After, ColumnCount };

    explicit ReplaceHitsModel(const Session &session, QObject *parent = nullptr);
    void setHits(std::vector<ReplaceHit> hits);
    void tickAll(bool ticked);
    const ReplaceHit &hit(int row) const { return m_hits[static_cast<std::size_t>(row)]; }
    std::vector<ReplaceHit> ticked() const;
    std::size_t tickedCount() const { return m_tickedCount; }
    std::size_t refusedCount() const;  ///< that break a rule

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void tickedChanged();

private:
    QString recordName(const ReplaceHit &hit) const;
    const Session &m_session;
    std::vector<ReplaceHit> m_hits;
    std::vector<bool> m_ticked;
    std::size_t m_tickedCount = 0;
};

}  // namespace relata
