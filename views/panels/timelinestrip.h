// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <string>

class QLabel;

namespace relata {

class SegmentedControl;

/// Counts over time on one clock. A dragged window asks for a condition: its edges can be pulled, the window pushed along. Undated statements
/// are counted at the left. Keys: arrows walk, Shift+arrows widen, Enter applies, Escape takes the window away.
class TimelineStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineStrip(Session &session, QWidget *parent = nullptr);
    Clock clock() const { return m_clock; }
    void setClock(Clock clock);
    const Timeline &timeline() const { return m_timeline; }
    SegmentedControl *clockSwitch() const { return m_switch; }
    QString undatedText() const;
    QRectF plot() const;
    QRectF binRect(int bin) const;
    /// First and last bin of the window in effect.
    std::optional<std::pair<int, int>> window() const { return m_window; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// `said:2024-06..2024-09`, `holds:2019..2021`; empty = take the window away.
    void timeConditionRequested(relata::Clock clock, const QString &condition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Grip { None, New, First, Last, Both };
    using Span = std::pair<int, int>;
    void reload();
    void countUndated();
    /// What was counted last, and of what.
    struct UndatedCount {
        std::uint64_t revision = 0;
        std::size_t statements = 0;
        std::string lens;
        Clock clock = Clock::Holds;
        std::uint32_t undated = 0;
        bool isFor(const UndatedCount &other) const
        {
            return statements > 0 && revision == other.revision && statements == other.statements && lens == other.lens && clock == other.clock;
        }
    };
    int binAt(double x) const;
    int binCount() const { return static_cast<int>(m_timeline.bins.size()); }
    Grip gripAt(QPointF at) const;
    std::optional<Span> shownWindow() const;
    void request(Span span);
    QString binName(int bin, bool start) const;
    QString binWords(int bin) const;
    void paintBars(QPainter &painter, const Theme &theme) const;
    void paintAxis(QPainter &painter, const Theme &theme) const;
    void tell(int bin);

    Session &m_session;
    Clock m_clock = Clock::Holds;
    bool m_clockChosen = false;  ///< by hand: then it stays, also where it is empty
    Timeline m_timeline;
    SegmentedControl *m_switch;
    QLabel *m_undated;
    std::optional<Span> m_window;  ///< of the lens
    UndatedCount m_counted;
    std::optional<Span> m_draft;  ///< being dragged, or marked by keys
    Grip m_grip = Grip::None;
    int m_anchor = -1, m_cursor = -1, m_hovered = -1;
};

}  // namespace relata
