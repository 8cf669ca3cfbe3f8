// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/facets.h"
#include "views/panels/session.h"

#include <QColor>
#include <QWidget>

#include <functional>
#include <vector>

namespace relata {

/// One facet as painted rows: swatch, name, bar, count. Click = only this, Ctrl = and this, Alt = not this; a second click takes it back.
class FacetList final : public QWidget
{
    Q_OBJECT
public:
    using Swatch = std::function<void(QPainter &, const QRectF &, int row)>;
    FacetList(QString title, QString key, QWidget *parent = nullptr);
    void setRows(std::vector<FacetRow> rows, std::vector<bool> chosen, Swatch swatch, const Theme *theme);
    const QString &key() const { return m_key; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }
    int rowCount() const { return static_cast<int>(m_rows.size()); }
    QRect rowRect(int row) const;

signals:
    void chosen(const QString &value, Qt::KeyboardModifiers modifiers);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    int rowHeight() const;
    QString m_title, m_key;
    std::vector<FacetRow> m_rows;
    std::vector<bool> m_chosen;
    Swatch m_swatch;
    const Theme *m_theme = nullptr;
    int m_hovered = -1, m_current = 0;
};

}  // namespace relata
