// SPDX-License-Identifier: Apache-2.0
#include "views/panels/facetlist.h"

#include "views/panels/text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace relata {

FacetList::FacetList(QString title, QString key, QWidget *parent) : QWidget(parent), m_title(std::move(title)), m_key(std::move(key))
{
    setAccessibleName(m_title);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FacetList::setRows(std::vector<FacetRow> rows, std::vector<bool> chosen, Swatch swatch, const Theme *theme)
{
    m_rows = std::move(rows);
    m_chosen = std::move(chosen);
    m_swatch = std::move(swatch);
    m_theme = theme;
    m_hovered = -1;
    m_current = std::clamp(m_current, 0, std::max(0, rowCount() - 1));
    updateGeometry();
    update();
}

int FacetList::rowHeight() const
{
    return fontMetrics().height() + 6;
}

QRect FacetList::rowRect(int row) const
{
    return {0, rowHeight() + 8 + row * rowHeight(), width(), rowHeight()};
}

QSize FacetList::sizeHint() const
{
    return {240, m_rows.empty() ? 0 : rowHeight() + 14 + rowCount() * rowHeight()};
}

void FacetList::paintEvent(QPaintEvent *)
{
    if (!m_theme || m_rows.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme->border);
    painter.drawLine(12, 0, width() - 12, 0);
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    painter.setFont(heading);
    painter.setPen(m_theme->text);
    painter.drawText(QRect(12, 6, width() - 24, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter, m_title);
    painter.setFont(font());
    std::uint32_t most = 1;
    for (const FacetRow &row : m_rows)
        most = std::max(most, row.count);
    const int countWidth = std::max(22, fontMetrics().horizontalAdvance(QStringLiteral("8888")));
    for (int i = 0; i < rowCount(); ++i) {
        const FacetRow &row = m_rows[static_cast<std::size_t>(i)];
        const QRect r = rowRect(i);
        const bool isChosen = m_chosen[static_cast<std::size_t>(i)];
        if (isChosen || i == m_hovered || (hasFocus() && i == m_current)) {
            painter.setPen(hasFocus() && i == m_current ? QPen(m_theme->accent) : QPen(Qt::NoPen));
            painter.setBrush(isChosen ? m_theme->selection : m_theme->hover);
            painter.drawRoundedRect(QRectF(r).adjusted(6.5, 0.5, -6.5, -0.5), 5, 5);
        }
        int x = 12;
        if (m_swatch) {
            m_swatch(painter, QRectF(x, r.y(), 22, r.height()), i);
            x += 30;
        }
        const int barLeft = r.right() - 12 - countWidth - 6 - 40;
        painter.setPen(row.count == 0 ? m_theme->disabled : isChosen ? m_theme->selectionText : m_theme->text);
        painter.drawText(QRect(x, r.y(), barLeft - 6 - x, r.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(toQString(row.label), Qt::ElideRight, barLeft - 6 - x));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme->sunken);
        const QRectF track(barLeft, r.center().y() - 1.5, 40, 4);
        painter.drawRoundedRect(track, 2, 2);
        painter.setBrush(m_theme->bar);
        if (row.count > 0)
            painter.drawRoundedRect(QRectF(track.x(), track.y(), std::max(2.0, 40.0 * row.count / most), 4), 2, 2);
        painter.setPen(row.count == 0 ? m_theme->disabled : m_theme->text3);
        painter.drawText(QRect(r.right() - 12 - countWidth, r.y(), countWidth, r.height()), Qt::AlignRight | Qt::AlignVCenter, QString::number(row.count));
    }
}

void FacetList::mousePressEvent(QMouseEvent *event)
{
    for (int i = 0; i < rowCount(); ++i)
        if (event->button() == Qt::LeftButton && rowRect(i).contains(event->pos())) {
            m_current = i;
            emit chosen(toQString(m_rows[static_cast<std::size_t>(i)].value), event->modifiers());
            return;
        }
}

void FacetList::mouseMoveEvent(QMouseEvent *event)
{
    int hovered = -1;
    for (int i = 0; i < rowCount(); ++i)
        if (rowRect(i).contains(event->pos()))
            hovered = i;
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void FacetList::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void FacetList::keyPressEvent(QKeyEvent *event)
{
    if (m_rows.empty())
        return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        m_current = std::clamp(m_current + (event->key() == Qt::Key_Down ? 1 : -1), 0, rowCount() - 1);
        update();
    } else if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit chosen(toQString(m_rows[static_cast<std::size_t>(m_current)].value), event->modifiers());
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool FacetList::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (int i = 0; i < rowCount(); ++i)
            if (rowRect(i).contains(help->pos())) {
                const FacetRow &row = m_rows[static_cast<std::size_t>(i)];
                QToolTip::showText(help->globalPos(), tr("%1: %2\nClick: only this. Ctrl: and this. Alt: not this.").arg(toQString(row.label)).arg(row.count), this);
                return true;
            }
    }
    return QWidget::event(event);
}

}  // namespace relata
