// SPDX-License-Identifier: Apache-2.0
#include "views/panels/facetlist.h"

#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolTip>

#include <algorithm>

namespace relata {
namespace {

constexpr int mostRows = 12;

QFont rowFont()
{
    return uiFont(12.5);
}

}  // namespace

FacetList::FacetList(Session &session, QString title, QString key, QWidget *parent)
    : QWidget(parent), m_session(session), m_title(std::move(title)), m_key(std::move(key))
{
    setAccessibleName(m_title);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);  // Fixed would stop at the height for the present width
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FacetList::setRows(std::vector<FacetRow> rows, std::vector<State> states, Swatch swatch)
{
    const std::string current = m_current < rowCount() ? m_rows[static_cast<std::size_t>(m_current)].value : std::string();
    m_rows = std::move(rows);
    const auto most = std::max_element(m_rows.begin(), m_rows.end(), [](const FacetRow &a, const FacetRow &b) { return a.count < b.count; });
    m_digits = most == m_rows.end() ? 1 : static_cast<int>(grouped(most->count).size());
    for (int i = 0; i < rowCount(); ++i)
        if (m_rows[static_cast<std::size_t>(i)].value == current)
            m_current = i;
    m_widths.clear();
    m_states = std::move(states);
    m_swatch = std::move(swatch);
    m_hovered = -1;
    m_current = std::clamp(m_current, 0, std::max(0, rowCount() - 1));
    for (int i = mostRows; i < rowCount(); ++i)  // what one asked for is never behind "more"
        m_all = m_all || m_states[static_cast<std::size_t>(i)] != State::Free;
    setVisible(!m_rows.empty());
    updateGeometry();
    update();
}

int FacetList::shownCount() const
{
    return m_all || rowCount() <= mostRows + 1 ? rowCount() : mostRows;
}

int FacetList::labelWidth(int row) const
{
    m_widths.resize(m_rows.size(), -1);
    int &width = m_widths[static_cast<std::size_t>(row)];
    if (width < 0)  // there may be a hundred thousand, of which twelve are seen
        width = QFontMetrics(rowFont()).horizontalAdvance(shownName(m_rows[static_cast<std::size_t>(row)].label));
    return width;
}

FacetList::Columns FacetList::columns(int width) const
{
    const QFontMetrics metrics(rowFont());
    const int inset = uiLength(12), gap = uiLength(8);
    const int countWidth = std::max(uiLength(22), metrics.horizontalAdvance(QLatin1Char('0')) * std::max(3, m_digits));
    Columns c;
    c.name = inset + (m_swatch ? uiLength(m_swatchWidth) + gap : 0);
    c.count = width - inset - countWidth;
    int widest = 0;
    for (int i = 0; i < shownCount(); ++i)
        widest = std::max(widest, labelWidth(i) + 2);
    const int room = c.count - gap - c.name;
    c.barWidth = std::clamp(room - gap - widest, uiLength(20), uiLength(40));
    if (room - gap - c.barWidth < metrics.averageCharWidth() * 12)
        c.barWidth = 0;  // a narrow panel, or large type
    c.bar = c.count - gap - c.barWidth;
    c.line = std::max(uiLength(23), metrics.height() + 4);
    c.nameWidth = std::max(20, (c.barWidth > 0 ? c.bar - gap : c.count - gap) - c.name);
    return c;
}

int FacetList::rowHeight(int row, const Columns &c) const
{
    if (row < 0 || row >= rowCount() || labelWidth(row) <= c.nameWidth)
        return c.line;
    const QFontMetrics metrics(rowFont());
    const QString label = shownName(m_rows[static_cast<std::size_t>(row)].label);
    return std::max(c.line, metrics.boundingRect(QRect(0, 0, c.nameWidth, 10000), Qt::TextWordWrap, label).height() + 5);
}

int FacetList::headHeight() const
{
    return uiLength(6) + std::max(uiLength(22), QFontMetrics(uiFont(12, QFont::DemiBold)).height() + 4);
}

QRect FacetList::rowRect(int row) const
{
    const Columns c = columns(width());
    int y = headHeight();
    for (int i = 0; i < row; ++i)
        y += rowHeight(i, c);
    return {0, y, width(), rowHeight(row < shownCount() ? row : -1, c)};
}

int FacetList::heightForWidth(int width) const
{
    if (m_rows.empty())
        return 0;
    const Columns c = columns(width);
    int y = headHeight();
    for (int i = 0; i < shownCount(); ++i)
        y += rowHeight(i, c);
    return y + (shownCount() < rowCount() ? rowHeight(-1, c) : 0) + uiLength(8);
}

QSize FacetList::sizeHint() const
{
    return {uiLength(232), heightForWidth(std::max(width(), uiLength(232)))};
}

QSize FacetList::minimumSizeHint() const
{
    return {uiLength(160), heightForWidth(std::max(width(), uiLength(160)))};
}

QString FacetList::rowText(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const FacetRow &r = m_rows[static_cast<std::size_t>(row)];
    const QString state = this->state(row) == State::Asked ? tr(", chosen") : this->state(row) == State::Excluded ? tr(", excluded") : QString();
    return QStringLiteral("%1, %2%3").arg(shownName(r.label), grouped(r.count), state);
}

void FacetList::paintEvent(QPaintEvent *event)
{
    if (m_rows.empty())
        return;
    const Theme &theme = Theme::of(m_session.theme());
    const int inset = uiLength(12);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(inset, 0, width() - 2 * inset, 1), theme.border);
    const QRect head(inset, uiLength(5), width() - 2 * inset, headHeight() - uiLength(5));
    painter.setFont(uiFont(12, QFont::DemiBold));
    painter.setPen(theme.text2);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    painter.setFont(uiFont(12));
    painter.setPen(theme.text3);
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, m_note);

    const Columns c = columns(width());
    std::uint32_t most = 1;
    for (const FacetRow &row : m_rows)
        most = std::max(most, row.count);
    const QFont font = rowFont();
    painter.setFont(font);
    int y = headHeight();
    for (int i = 0; i < shownCount(); ++i) {
        const QRect r(0, y, width(), rowHeight(i, c));
        y += r.height();
        if (!r.intersects(event->rect()))
            continue;
        const FacetRow &row = m_rows[static_cast<std::size_t>(i)];
        const State state = this->state(i);
        const QRectF ground = QRectF(r).adjusted(inset - 5.5, 0.5, -inset + 5.5, -0.5);
        if (state == State::Asked || i == m_hovered) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(state == State::Asked ? theme.selection : theme.hover);
            painter.drawRoundedRect(ground, 5, 5);
        }
        if (hasFocus() && i == m_current) {
            painter.setPen(QPen(theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        }
        if (m_swatch)
            m_swatch(painter, QRectF(inset, r.y(), uiLength(m_swatchWidth), r.height()), i);
        QFont name = font;
        name.setStrikeOut(state == State::Excluded);
        painter.setFont(name);
        painter.setPen(row.count == 0 || state == State::Excluded ? theme.disabled : state == State::Asked ? theme.selectionText : theme.text);
        painter.drawText(QRect(c.name, r.y(), c.nameWidth, r.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, shownName(row.label));
        painter.setFont(font);
        if (c.barWidth > 0) {
            const QRectF track(c.bar, r.center().y() - 1.5, c.barWidth, 4);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.sunken);
            painter.drawRoundedRect(track, 2, 2);
            painter.setBrush(theme.bar);
            if (row.count > 0)
                painter.drawRoundedRect(QRectF(track.x(), track.y(), std::max(3.0, track.width() * row.count / most), 4), 2, 2);
        }
        painter.setPen(row.count == 0 ? theme.disabled : state == State::Asked ? theme.selectionText : theme.text3);
        painter.drawText(QRect(c.count, r.y(), width() - inset - c.count, r.height()), Qt::AlignRight | Qt::AlignVCenter, grouped(row.count));
    }
    if (shownCount() < rowCount()) {
        const QRect r = rowRect(shownCount());
        painter.setFont(uiFont(12, QFont::Medium));
        painter.setPen(theme.accent);
        painter.drawText(r.adjusted(c.name, 0, -inset, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("%1 more").arg(grouped(static_cast<std::size_t>(rowCount() - shownCount()))));
        if (hasFocus() && m_current == shownCount()) {
            painter.setPen(QPen(theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(r).adjusted(inset - 5, 1, -inset + 5, -1), 5, 5);
        }
    }
}

int FacetList::rowAt(QPoint at) const
{
    const int last = shownCount() < rowCount() ? shownCount() : shownCount() - 1;
    for (int i = 0; i <= last; ++i)
        if (rowRect(i).contains(at))
            return i;
    return -1;
}

void FacetList::setCurrent(int row)
{
    m_current = row;
    setAccessibleDescription(row < shownCount() ? rowText(row) : tr("Show all"));
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
    for (QWidget *up = parentWidget(); up; up = up->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(up)) {
            const QPoint middle = mapTo(area->widget(), rowRect(row).center());
            area->ensureVisible(middle.x(), middle.y(), 0, rowRect(row).height());
            break;
        }
    update();
}

void FacetList::choose(int row, Qt::KeyboardModifiers modifiers)
{
    if (row == shownCount() && row < rowCount()) {
        m_all = true;
        updateGeometry();
        update();
    } else if (row >= 0 && row < shownCount()) {
        emit chosen(toQString(m_rows[static_cast<std::size_t>(row)].value), modifiers);
    }
}

void FacetList::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->pos());
    if (event->button() != Qt::LeftButton || row < 0)
        return;
    m_current = row;
    choose(row, event->modifiers());
}

void FacetList::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = rowAt(event->pos());
    setCursor(hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    update();
    emit pointed(hovered >= 0 && hovered < shownCount() ? toQString(m_rows[static_cast<std::size_t>(hovered)].value) : QString());
}

void FacetList::leaveEvent(QEvent *)
{
    if (m_hovered < 0)
        return;
    m_hovered = -1;
    update();
    emit pointed(QString());
}

void FacetList::keyPressEvent(QKeyEvent *event)
{
    if (m_rows.empty())
        return QWidget::keyPressEvent(event);
    const int last = shownCount() < rowCount() ? shownCount() : shownCount() - 1;
    switch (event->key()) {
    case Qt::Key_Down:
        setCurrent(std::min(last, m_current + 1));
        break;
    case Qt::Key_Up:
        setCurrent(std::max(0, m_current - 1));
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(last);
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_current, event->modifiers());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FacetList::focusInEvent(QFocusEvent *event)
{
    setCurrent(m_current);
    QWidget::focusInEvent(event);
}

void FacetList::focusOutEvent(QFocusEvent *event)
{
    update();
    QWidget::focusOutEvent(event);
}

bool FacetList::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        m_widths.clear();
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const int row = rowAt(help->pos()); row >= 0 && row < shownCount())
            QToolTip::showText(help->globalPos(),
                               tr("%1: %2\nClick: only this. Ctrl+click: this too. Alt+click: not this. Once more takes it back.")
                                   .arg(toQString(m_rows[static_cast<std::size_t>(row)].label))
                                   .arg(grouped(m_rows[static_cast<std::size_t>(row)].count)),
                               this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace relata
