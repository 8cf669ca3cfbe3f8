// SPDX-License-Identifier: Apache-2.0
#include "views/panels/timelinestrip.h"

#include "model/evidence/edtf.h"
#include "views/panels/segmentedcontrol.h"
#include "views/panels/text.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace relata {
namespace {

constexpr double gripReach = 5;

bool byYear(const TimeBin &bin)
{
    return bin.last - bin.first > 31;
}

}  // namespace

TimelineStrip::TimelineStrip(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_switch(new SegmentedControl(session, {tr("Said"), tr("Holds")}, this)), m_undated(new QLabel(this))
{
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_switch->setChosen(1);
    m_switch->button(0)->setToolTip(tr("By when it was said"));
    m_switch->button(1)->setToolTip(tr("By when it is said to hold"));
    m_switch->button(0)->setAccessibleName(tr("Timeline by when it was said"));
    m_switch->button(1)->setAccessibleName(tr("Timeline by when it holds"));
    m_undated->setFont(uiFont(11.5));
    m_undated->setObjectName(QStringLiteral("undated"));
    m_undated->setToolTip(tr("Statements that pass the lens and have no date on this clock. A window leaves them out."));
    connect(m_switch, &SegmentedControl::chosenByUser, this, [this](int choice) {
        m_clockChosen = true;
        setClock(choice == 1 ? Clock::Holds : Clock::Said);
    });
    connect(&session, &Session::graphChanged, this, &TimelineStrip::reload);
    connect(&session, &Session::viewChanged, this, &TimelineStrip::reload);
    connect(&session, &Session::countsChanged, this, &TimelineStrip::reload);
    connect(&session, &Session::themeChanged, this, &TimelineStrip::reload);
    reload();
}

QSize TimelineStrip::sizeHint() const
{
    return {uiLength(640), minimumSizeHint().height()};
}

QSize TimelineStrip::minimumSizeHint() const
{
    return {m_switch->minimumSizeHint().width() + uiLength(160),
            std::max(uiLength(52), m_switch->sizeHint().height() + QFontMetrics(uiFont(11.5)).height() + 6)};
}

QString TimelineStrip::undatedText() const
{
    return m_undated->text();
}

void TimelineStrip::setClock(Clock clock)
{
    m_clock = clock;
    m_switch->setChosen(clock == Clock::Holds ? 1 : 0);
    m_anchor = m_cursor = -1;
    reload();
}

void TimelineStrip::reload()
{
    m_timeline = m_session.timeline(m_clock);
    if (m_timeline.bins.empty() && !m_clockChosen && m_session.view().lens.conditions().empty()) {
        // nothing has a time on this clock: where the other one has some, it is shown
        const Clock other = m_clock == Clock::Said ? Clock::Holds : Clock::Said;
        if (Timeline there = m_session.timeline(other); !there.bins.empty()) {
            m_timeline = std::move(there);
            m_clock = other;
            m_switch->setChosen(other == Clock::Holds ? 1 : 0);
            m_anchor = m_cursor = -1;
        }
    }
    m_window.reset();
    m_draft.reset();
    m_grip = Grip::None;
    m_hovered = -1;
    m_cursor = std::min(m_cursor, binCount() - 1);
    QPalette palette = m_undated->palette();
    palette.setColor(QPalette::WindowText, Theme::of(m_session.theme()).text3);
    m_undated->setPalette(palette);
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
            if (bin.first <= lastDay && bin.last >= firstDay)
                m_window = m_window ? Span(m_window->first, i) : Span(i, i);
        }
    }
    countUndated();
    resizeEvent(nullptr);
    update();
}

/// A window lets no undated statement pass: then those that it keeps out are counted, so that nothing goes in silence.
void TimelineStrip::countUndated()
{
    std::uint32_t undated = m_timeline.undated;
    if (m_window) {
        auto rest = m_session.view().lens.conditions();
        const LensKey key = m_clock == Clock::Said ? LensKey::Said : LensKey::Holds;
        std::erase_if(rest, [key](const LensNode &c) { return c.kind == LensNode::Kind::Term && c.key == key; });
        const Lens lens = Lens::fromConditions(std::move(rest));
        UndatedCount wanted{m_session.graph().revision(), m_session.graph().statementCount(), lens.text(), m_clock, 0};
        if (!m_counted.isFor(wanted))  // else only something was moved
            if (const auto passed = lens.evaluate(m_session.graph(), m_session.search())) {
                wanted.undated = timelineOf(m_session.graph(), *passed, m_clock).undated;
                m_counted = std::move(wanted);
            }
        undated = m_counted.undated;
    }
    m_undated->setText((m_window ? tr("%1 undated left out") : tr("%1 undated")).arg(grouped(undated)));
}

void TimelineStrip::resizeEvent(QResizeEvent *)
{
    const int inset = uiLength(12), wide = m_switch->minimumSizeHint().width(), tall = m_switch->sizeHint().height(),
              words = m_undated->sizeHint().height();
    const int top = std::max(2, (height() - tall - words) / 2);
    m_switch->setGeometry(inset, top, wide, tall);
    // as wide as it may become: bars must not move under the pointer
    const int widest = m_undated->fontMetrics().horizontalAdvance(tr("%1 undated left out").arg(grouped(m_session.graph().statementCount()))) + 4;
    m_undated->setGeometry(inset + 2, top + tall, std::max(wide, widest), words);
}

QRectF TimelineStrip::plot() const
{
    const double left = std::max(m_switch->geometry().right(), m_undated->geometry().right()) + uiLength(20);
    const double axis = QFontMetricsF(uiFont(11.5)).height();
    return {left, 5, std::max(1.0, width() - uiLength(16) - left), std::max(8.0, height() - 8.0 - axis)};
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

/// As the lens writes it.
QString TimelineStrip::binName(int bin, bool start) const
{
    const TimeBin &b = m_timeline.bins[static_cast<std::size_t>(bin)];
    const CalendarDate date = calendarDateOf(start ? b.first : b.last);
    const QString year =
        date.year < 0 ? QStringLiteral("-%1").arg(-date.year, 4, 10, QLatin1Char('0')) : QStringLiteral("%1").arg(date.year, 4, 10, QLatin1Char('0'));
    return byYear(b) ? year : year + QStringLiteral("-%1").arg(date.month, 2, 10, QLatin1Char('0'));
}

/// For people: "Oct 2024: 3 of 12 statements".
QString TimelineStrip::binWords(int bin) const
{
    const TimeBin &b = m_timeline.bins[static_cast<std::size_t>(bin)];
    const auto name = Edtf::parse(binName(bin, true).toStdString());
    return tr("%1: %2 of %3")
        .arg(name ? toQString(name->display()) : binName(bin, true))
        .arg(grouped(b.count))
        .arg(counted(b.allCount, tr("statement"), tr("statements")));
}

TimelineStrip::Grip TimelineStrip::gripAt(QPointF at) const
{
    if (binCount() == 0 || at.x() < plot().left() - gripReach)
        return Grip::None;
    if (m_window) {
        const double left = binRect(m_window->first).left(), right = binRect(m_window->second).right();
        if (std::abs(at.x() - left) <= gripReach)
            return Grip::First;
        if (std::abs(at.x() - right) <= gripReach)
            return Grip::Last;
        if (at.x() > left && at.x() < right && (m_window->first > 0 || m_window->second < binCount() - 1))
            return Grip::Both;
    }
    return Grip::New;
}

std::optional<TimelineStrip::Span> TimelineStrip::shownWindow() const
{
    return m_draft ? m_draft : m_window;
}

void TimelineStrip::paintBars(QPainter &painter, const Theme &theme) const
{
    std::uint32_t most = 1;
    for (const TimeBin &bin : m_timeline.bins)
        most = std::max(most, bin.allCount);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor rest = theme.bar;
    rest.setAlphaF(0.35F);
    for (int i = 0; i < binCount(); ++i) {
        const TimeBin &bin = m_timeline.bins[static_cast<std::size_t>(i)];
        const QRectF r = binRect(i);
        const double gap = r.width() > 5 ? 2 : r.width() > 3 ? 1 : 0;
        for (const auto &[count, color] : {std::pair{bin.allCount, rest}, std::pair{bin.count, theme.bar}}) {
            if (count == 0)
                continue;
            const double h = std::max(2.0, (r.height() - 2) * count / most);
            painter.fillRect(QRectF(r.left(), r.bottom() - h, std::max(1.0, r.width() - gap), h), color);
        }
    }
}

void TimelineStrip::paintAxis(QPainter &painter, const Theme &theme) const
{
    const QRectF area = plot();
    const QFont font = uiFont(11.5);
    painter.setFont(font);
    painter.setPen(theme.text3);
    painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.border);
    const double wide = QFontMetricsF(font).horizontalAdvance(QStringLiteral("0000")) + uiLength(14), line = QFontMetricsF(font).height();
    double free = area.left() - 1;
    int lastYear = -1000000;
    for (int i = 0; i < binCount(); ++i) {
        const int year = calendarDateOf(m_timeline.bins[static_cast<std::size_t>(i)].first).year;
        if (year == lastYear)
            continue;
        const bool januaryOrFirst = i == 0 || lastYear != -1000000;
        lastYear = year;
        const double x = binRect(i).left();
        if (!januaryOrFirst || x < free || x + wide - uiLength(14) > area.right() + 2)
            continue;
        painter.drawText(QRectF(x, area.bottom() + 1, wide, line), Qt::AlignLeft | Qt::AlignTop, QString::number(year));
        free = x + wide;
    }
}

void TimelineStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(m_session.theme());
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(QRect(0, 0, width(), 1), theme.border);
    const QRectF area = plot();
    if (binCount() == 0) {
        painter.setFont(uiFont(12.5));
        painter.setPen(theme.text3);
        painter.drawText(QRectF(area.left(), 0, area.width(), height()), Qt::AlignVCenter | Qt::TextWordWrap,
                         m_session.graph().statementCount() == 0 ? tr("Nothing here yet. Dates of statements show up as bars.")
                         : m_session.timeline(m_clock == Clock::Said ? Clock::Holds : Clock::Said).bins.empty()
                             ? tr("No statement has a date.")
                             : tr("No statement has a date on this clock. Try the other one."));
        return;
    }
    const auto window = shownWindow();
    if (window) {
        QColor ground = theme.accent;
        ground.setAlphaF(0.07F);
        painter.fillRect(binRect(window->first).united(binRect(window->second)), ground);
    }
    paintBars(painter, theme);
    paintAxis(painter, theme);
    painter.setRenderHint(QPainter::Antialiasing);
    if (window) {
        const QRectF r = binRect(window->first).united(binRect(window->second));
        for (const double x : {r.left(), r.right()}) {
            painter.fillRect(QRectF(x - 1, r.top(), 2, r.height()), theme.accent);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.accent);
            painter.drawRoundedRect(QRectF(x - 3, r.center().y() - 6, 6, 12), 2, 2);  // the grip
        }
    }
    if (m_hovered >= 0 && m_grip == Grip::None) {
        QColor shade = theme.text2;
        shade.setAlphaF(0.12F);
        painter.fillRect(binRect(m_hovered), shade);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(m_cursor >= 0 ? binRect(m_cursor).adjusted(-1, 0, 1, 0) : area.adjusted(-4, -2, 4, 2), 2, 2);
    }
}

void TimelineStrip::request(Span span)
{
    const QString key = m_clock == Clock::Said ? QStringLiteral("said:") : QStringLiteral("holds:");
    m_draft.reset();
    update();
    if (span.first == 0 && span.second == binCount() - 1) {  // all of it is no filter
        if (m_window)
            emit timeConditionRequested(m_clock, QString());
        return;
    }
    emit timeConditionRequested(m_clock, key + binName(span.first, true) + QStringLiteral("..") + binName(span.second, false));
}

void TimelineStrip::mousePressEvent(QMouseEvent *event)
{
    const Grip grip = gripAt(event->position());
    if (event->button() != Qt::LeftButton || grip == Grip::None)
        return;
    m_grip = grip;
    m_anchor = binAt(event->position().x());
    m_draft = grip == Grip::New ? Span(m_anchor, m_anchor) : *m_window;
    update();
}

void TimelineStrip::mouseMoveEvent(QMouseEvent *event)
{
    const int bin = binAt(event->position().x());
    switch (m_grip) {
    case Grip::None: {
        const Grip here = gripAt(event->position());
        setCursor(here == Grip::First || here == Grip::Last ? Qt::SizeHorCursor
                  : here == Grip::Both                      ? Qt::OpenHandCursor
                  : here == Grip::New                       ? Qt::CrossCursor
                                                            : Qt::ArrowCursor);
        m_hovered = event->position().x() < plot().left() ? -1 : bin;
        break;
    }
    case Grip::New:
        m_draft = std::minmax(m_anchor, bin);
        break;
    case Grip::First:
        m_draft = Span(std::min(bin, m_window->second), m_window->second);
        break;
    case Grip::Last:
        m_draft = Span(m_window->first, std::max(bin, m_window->first));
        break;
    case Grip::Both: {
        const int step = std::clamp(bin - m_anchor, -m_window->first, binCount() - 1 - m_window->second);
        m_draft = Span(m_window->first + step, m_window->second + step);
        break;
    }
    }
    update();
}

void TimelineStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_grip == Grip::None)
        return;
    const Grip grip = std::exchange(m_grip, Grip::None);
    const Span span = *m_draft;
    if (grip != Grip::New && span == *m_window) {  // a click inside the window takes it back
        m_draft.reset();
        update();
        if (grip == Grip::Both)
            emit timeConditionRequested(m_clock, QString());
        return;
    }
    request(span);
}

void TimelineStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_window)
        emit timeConditionRequested(m_clock, QString());
}

void TimelineStrip::tell(int bin)
{
    setAccessibleDescription(binWords(bin));
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
}

void TimelineStrip::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool walks = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
    if (key == Qt::Key_Escape && (m_window || m_draft)) {
        m_draft.reset();
        m_anchor = -1;
        update();
        if (m_window)
            emit timeConditionRequested(m_clock, QString());
    } else if (walks && binCount() > 0 && !(event->modifiers() & Qt::AltModifier)) {
        int next = m_cursor + (key == Qt::Key_Right ? 1 : -1);
        if (m_cursor < 0)
            next = m_window ? m_window->first : key == Qt::Key_Right || key == Qt::Key_Home ? 0 : binCount() - 1;
        if (key == Qt::Key_Home || key == Qt::Key_End)
            next = key == Qt::Key_Home ? 0 : binCount() - 1;
        const int before = m_cursor;
        m_cursor = std::clamp(next, 0, binCount() - 1);
        if (!(event->modifiers() & Qt::ShiftModifier))
            m_anchor = m_cursor;
        else if (m_anchor < 0)
            m_anchor = std::max(0, before);
        m_draft = std::minmax(m_anchor, m_cursor);
        tell(m_cursor);
        update();
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && m_draft) {
        request(*m_draft);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void TimelineStrip::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

bool TimelineStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && binCount() > 0) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (help->pos().x() >= plot().left()) {
            QToolTip::showText(help->globalPos(),
                               binWords(binAt(help->pos().x())) + QLatin1Char('\n') + tr("Drag for a window. A click inside takes it back."), this);
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

}  // namespace relata
