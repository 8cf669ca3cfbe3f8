// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace relata {

/// Counts over time on one clock. A dragged window asks for a condition; undated statements are counted at the left.
/// Keys: arrows walk, Shift+arrows widen, Enter applies, Escape takes the window away.
class TimelineStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineStrip(Session &session, QWidget *parent = nullptr);
    Clock clock() const { return m_clock; }
    void setClock(Clock clock);
    const Timeline &timeline() const { return m_timeline; }
    QRectF plot() const;
    QRectF binRect(int bin) const;

signals:
    /// `said:2024-06..2024-09`, `holds:2019..2021`; empty = take the window away.
    void timeConditionRequested(relata::Clock clock, const QString &condition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void reload();
    int binAt(double x) const;
    int binCount() const { return static_cast<int>(m_timeline.bins.size()); }
    void request();
    QString binName(int bin, bool start) const;

    Session &m_session;
    Clock m_clock = Clock::Said;
    Timeline m_timeline;
    QToolButton *m_said, *m_holds;
    QLabel *m_undated;
    int m_anchor = -1, m_current = -1, m_hovered = -1;
    int m_windowFirst = -1, m_windowLast = -1;
    bool m_dragging = false;
};

}  // namespace relata
