// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/facets.h"
#include "views/panels/session.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace relata {

/// One facet as painted rows: swatch, name, bar, count. Click = only this, Ctrl = and this, Alt = not this; a second click takes it back.
/// Names are never cut: the bars give way, then the name breaks over two lines.
class FacetList final : public QWidget
{
    Q_OBJECT
public:
    using Swatch = std::function<void(QPainter &, const QRectF &, int row)>;
    enum class State { Free, Asked, Excluded };
    FacetList(Session &session, QString title, QString key, QWidget *parent = nullptr);
    void setRows(std::vector<FacetRow> rows, std::vector<State> states, Swatch swatch);
    void setNote(const QString &note) { m_note = note; }  ///< at the right of the heading: "9 voices"
    void setSwatchWidth(int pixels) { m_swatchWidth = pixels; }
    const QString &title() const { return m_title; }
    const QString &note() const { return m_note; }
    const QString &key() const { return m_key; }
    const std::vector<FacetRow> &rows() const { return m_rows; }
    State state(int row) const { return m_states[static_cast<std::size_t>(row)]; }
    int rowCount() const { return static_cast<int>(m_rows.size()); }
    int shownCount() const;        ///< rows, without those behind "more"
    QRect rowRect(int row) const;  ///< row == shownCount(): the row that shows the others
    QString rowText(int row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void chosen(const QString &value, Qt::KeyboardModifiers modifiers);
    void pointed(const QString &value);  ///< the pointer is on this row; empty = on none

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Columns {
        int name = 0, nameWidth = 0, bar = 0, barWidth = 0, count = 0, line = 0;
    };
    Columns columns(int width) const;
    int rowHeight(int row, const Columns &columns) const;
    int headHeight() const;
    int rowAt(QPoint at) const;
    void setCurrent(int row);
    void choose(int row, Qt::KeyboardModifiers modifiers);

    Session &m_session;
    QString m_title, m_key, m_note;
    std::vector<FacetRow> m_rows;
    int m_digits = 1;                   ///< of the largest count
    mutable std::vector<int> m_widths;  ///< of the labels in pixels; -1 or beyond the end = not measured
    int labelWidth(int row) const;
    std::vector<State> m_states;
    Swatch m_swatch;
    int m_swatchWidth = 22;
    int m_hovered = -1, m_current = 0;
    bool m_all = false;
};

}  // namespace relata
