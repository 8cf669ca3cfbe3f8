// SPDX-License-Identifier: Apache-2.0
#include "views/panels/timelinestrip.h"

#include "model/evidence/edtf.h"
#include "views/panels/text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace relata {

TimelineStrip::TimelineStrip(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_said(new QToolButton(this)), m_holds(new QToolButton(this)), m_undated(new QLabel(this))
{
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumHeight(std::max(52, 3 * fontMetrics().height()));
    m_said->setText(tr("Said"));
    m_said->setAccessibleName(tr("Timeline by when it was said"));
    m_holds->setText(tr("Holds"));
    m_holds->setAccessibleName(tr("Timeline by when it holds"));
    auto *group = new QButtonGroup(this);
    for (QToolButton *button : {m_said, m_holds}) {
        button->setCheckable(true);
        group->addButton(button);
    }
    m_said->setChecked(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 2, 12, 2);
    row->addWidget(m_said);
    row->addWidget(m_holds);
    row->addWidget(m_undated);
    row->addStretch();
    connect(m_said, &QToolButton::clicked, this, [this] { setClock(Clock::Said); });
    connect(m_holds, &QToolButton::clicked, this, [this] { setClock(Clock::Holds); });
    connect(&session, &Session::graphChanged, this, &TimelineStrip::reload);
    connect(&session, &Session::viewChanged, this, &TimelineStrip::reload);
    connect(&session, &Session::themeChanged, this, QOverload<>::of(&QWidget::update));
    reload();
}

void TimelineStrip::setClock(Clock clock)
{
    m_clock = clock;
    (clock == Clock::Said ? m_said : m_holds)->setChecked(true);
    reload();
}

void TimelineStrip::reload()
{
    m_timeline = timelineOf(m_session.graph(), m_session.passed(), m_clock);
    m_anchor = m_current = m_hovered = m_windowFirst = m_windowLast = -1;
    m_dragging = false;
    m_undated->setText(tr("%1 undated").arg(m_timeline.undated));
    const LensKey key = m_clock == Clock::Said ? LensKey::Said : LensKey::Holds;
    for (const LensNode &condition : m_session.view().lens.conditions()) {
        if (condition.kind != LensNode::Kind::Term || condition.key != key || condition.values.size() != 1)
            continue;
        const std::string &value = condition.values.front();
        const std::size_t dots = value.find("..");
        const std::string from = value.substr(0, dots);
        const std::string to = dots == std::string::npos ? value : value.substr(dots + 2);
        const auto first = Edtf::parse(from), last = Edtf::parse(to);
        const Day firstDay = !from.empty() && first ? first->firstDay() : earliestDay;
        const Day lastDay = !to.empty() && last ? last->lastDay() : latestDay;
        for (int i = 0; i < binCount(); ++i) {
            const TimeBin &bin = m_timeline.bins[static_cast<std::size_t>(i)];
            if (bin.last < firstDay || bin.first > lastDay)
                continue;
            m_windowFirst = m_windowFirst < 0 ? i : m_windowFirst;
            m_windowLast = i;
        }
    }
    update();
}

QRectF TimelineStrip::plot() const
{
    const double left = m_undated->geometry().right() + 16;
    return {left, 4, std::max(1.0, width() - 12 - left), std::max(1.0, height() - 8.0 - fontMetrics().height())};
}

QRectF TimelineStrip::binRect(int bin) const
{
    const QRectF area = plot();
    const double step = area.width() / std::max(1, binCount());
    return {area.left() + bin * step, area.top(), step, area.height()};
}

int TimelineStrip::binAt(double x) const
{
    const QRectF area = plot();
    return binCount() == 0 ? -1 : std::clamp(static_cast<int>((x - area.left()) / area.width() * binCount()), 0, binCount() - 1);
}

QString TimelineStrip::binName(int bin, bool start) const
{
    const TimeBin &b = m_timeline.bins[static_cast<std::size_t>(bin)];
    const CalendarDate date = calendarDateOf(start ? b.first : b.last);
    const QString year = QStringLiteral("%1").arg(date.year, 4, 10, QLatin1Char('0'));
    return b.last - b.first > 31 ? year : year + QStringLiteral("-%1").arg(date.month, 2, 10, QLatin1Char('0'));
}

void TimelineStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(m_session.theme());
    QPainter painter(this);
    painter.setPen(theme.border);
    painter.drawLine(0, 0, width(), 0);
    const QRectF area = plot();
    painter.setPen(theme.text3);
    if (binCount() == 0) {
        painter.drawText(area, Qt::AlignVCenter | Qt::TextWordWrap, tr("No statement that passes has a date on this clock."));
        return;
    }
    std::uint32_t most = 1;
    for (const TimeBin &bin : m_timeline.bins)
        most = std::max(most, bin.allCount);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < binCount(); ++i) {
        const TimeBin &bin = m_timeline.bins[static_cast<std::size_t>(i)];
        const QRectF r = binRect(i);
        const double gap = r.width() > 4 ? 1 : 0;
        for (const auto &[count, color] : {std::pair{bin.allCount, theme.sunken}, std::pair{bin.count, theme.bar}}) {
            const double h = r.height() * count / most;
            painter.fillRect(QRectF(r.left(), r.bottom() - h, r.width() - gap, h), color);
        }
    }
    const bool marking = m_anchor >= 0 && m_current >= 0 && (m_dragging || hasFocus());
    const int first = marking ? std::min(m_anchor, m_current) : m_windowFirst;
    const int last = marking ? std::max(m_anchor, m_current) : m_windowLast;
    if (first >= 0 && last >= first) {
        const QRectF window = binRect(first).united(binRect(last));
        QColor ground = theme.accent;
        ground.setAlphaF(0.07F);
        painter.fillRect(window, ground);
        painter.fillRect(QRectF(window.left(), window.top(), 2, window.height()), theme.accent);
        painter.fillRect(QRectF(window.right() - 2, window.top(), 2, window.height()), theme.accent);
    }
    painter.setPen(theme.text3);
    const QRectF axis(area.left(), area.bottom() + 2, area.width(), fontMetrics().height());
    painter.drawText(axis, Qt::AlignLeft, binName(0, true));
    painter.drawText(axis, Qt::AlignRight, binName(binCount() - 1, false));
    if (const int told = m_hovered >= 0 ? m_hovered : m_current; told >= 0) {
        const TimeBin &bin = m_timeline.bins[static_cast<std::size_t>(told)];
        painter.setPen(theme.text);
        painter.drawText(axis, Qt::AlignHCenter, tr("%1: %2 of %3").arg(binName(told, true)).arg(bin.count).arg(bin.allCount));
    }
}

void TimelineStrip::request()
{
    const int first = std::min(m_anchor, m_current), last = std::max(m_anchor, m_current);
    if (first < 0)
        return;
    const QString key = m_clock == Clock::Said ? QStringLiteral("said:") : QStringLiteral("holds:");
    emit timeConditionRequested(m_clock, key + binName(first, true) + QStringLiteral("..") + binName(last, false));
}

void TimelineStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || binCount() == 0 || event->position().x() < plot().left())
        return;
    m_anchor = m_current = binAt(event->position().x());
    m_dragging = true;
    update();
}

void TimelineStrip::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = event->position().x() < plot().left() ? -1 : binAt(event->position().x());
    if (m_dragging)
        m_current = binAt(event->position().x());
    update();
}

void TimelineStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_dragging)
        return;
    m_dragging = false;
    if (m_anchor == m_current && m_windowFirst == m_anchor && m_windowLast == m_anchor)
        emit timeConditionRequested(m_clock, QString());  // a second click takes it back
    else
        request();
}

void TimelineStrip::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape && (m_windowFirst >= 0 || m_anchor >= 0)) {
        const bool applied = m_windowFirst >= 0;
        m_anchor = m_current = -1;
        m_dragging = false;
        update();
        if (applied)
            emit timeConditionRequested(m_clock, QString());
    } else if ((key == Qt::Key_Left || key == Qt::Key_Right) && binCount() > 0) {
        const int start = m_current < 0 ? std::max(0, m_windowFirst) : m_current + (key == Qt::Key_Right ? 1 : -1);
        m_current = std::clamp(start, 0, binCount() - 1);
        if (m_anchor < 0 || !(event->modifiers() & Qt::ShiftModifier))
            m_anchor = m_current;
        update();
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && m_current >= 0) {
        request();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void TimelineStrip::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

}  // namespace relata
