// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/columnmapping.h"

#include <QComboBox>
#include <QHeaderView>

#include <vector>

namespace relata {

/// The words for a role, as people say it.
QString roleInWords(ColumnRole role);

/// The header of a preview of a table: the name of each column, and above it a box with what it says. The first 200 columns have one.
class RoleHeader final : public QHeaderView
{
    Q_OBJECT
public:
    explicit RoleHeader(QWidget *parent = nullptr);
    /// One box for each column, or none where the shape has no roles.
    void setColumns(const TableMapping &mapping);
    QComboBox *box(int column) const { return column < int(m_boxes.size()) ? m_boxes[std::size_t(column)] : nullptr; }
    QSize sizeHint() const override;

signals:
    void roleChosen(int column, relata::ColumnRole role);
    void columnReached(int column);  ///< by Tab

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    void updateGeometries() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void placeBoxes();
    void widenToFit();
    int boxHeight() const;
    std::vector<QComboBox *> m_boxes;
};

}  // namespace relata
