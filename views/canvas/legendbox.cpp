// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/legendbox.h"

#include "views/theme/icons.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

constexpr double rowHeight = 20, inset = 8, swatch = 24, foldedSide = 28;
constexpr std::size_t rowsPerColumn = 8, rowsBeforeMore = 16;

void paintSwatch(QPainter &painter, const QRectF &box, const LegendRow &row, const Theme &theme)
{
    const QPointF middle = box.center();
    if (row.kind == LegendRow::Kind::Type) {
        painter.fillPath(shapePath(row.shape, middle, 6), row.color);
        return;
    }
    if (row.kind == LegendRow::Kind::Disputed) {
        painter.save();
        painter.translate(middle);
        painter.rotate(45);
        painter.setPen(QPen(theme.disputed, 1.5));
        painter.setBrush(theme.disputedGround);
        painter.drawRoundedRect(QRectF(-5, -5, 10, 10), 2, 2);
        painter.restore();
        return;
    }
    if (row.kind == LegendRow::Kind::Voice && row.hollow) {
        painter.setPen(QPen(row.color, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(middle, 3.5, 3.5);
        return;
    }
    QPen pen(row.color, 2, Qt::SolidLine, row.modality == Modality::Alleged ? Qt::RoundCap : Qt::FlatCap);
    if (row.kind == LegendRow::Kind::Modality) {
        QList<qreal> pattern;
        for (const qreal length : modalityDash(row.modality))
            pattern << length / 2;
        pen.setDashPattern(pattern);
    }
    painter.setPen(pen);
    painter.drawLine(QPointF(box.left() + 1, middle.y()), QPointF(box.right() - 1, middle.y()));
    if (row.kind == LegendRow::Kind::Modality && row.modality == Modality::Denied) {
        painter.setPen(QPen(row.color, 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle - QPointF(2.5, 2.5), middle + QPointF(2.5, 2.5));
        painter.drawLine(middle - QPointF(2.5, -2.5), middle + QPointF(2.5, -2.5));
    }
}

}  // namespace

std::size_t LegendBox::shown() const
{
    return m_all || m_rows.size() <= rowsBeforeMore ? m_rows.size() : rowsBeforeMore - 1;
}

void LegendBox::layout(const QRectF &area)
{
    if (m_rows.empty()) {
        m_box = {};
        return;
    }
    if (m_folded) {
        m_box = QRectF(area.left() + 12, area.bottom() - 12 - foldedSide, foldedSide, foldedSide);
        return;
    }
    const QFontMetricsF metrics(uiFont(12));
    const std::size_t entries = this->entries();
    const double row = std::max(rowHeight, metrics.height() + 4);
    const auto room = std::max<std::size_t>(2, std::size_t(std::max(1.0, (area.height() - 48) / row)));
    m_perColumn = std::min({entries, entries <= 2 * rowsPerColumn ? rowsPerColumn : std::size_t(12), room});
    m_columns.clear();
    double right = 0;
    for (std::size_t first = 0; first < entries; first += m_perColumn) {
        m_columns.push_back(right);
        double widest = first + m_perColumn >= entries && entries > shown() ? metrics.horizontalAdvance(moreText()) : 0;
        for (std::size_t i = first; i < std::min(first + m_perColumn, shown()); ++i)
            widest = std::max(widest, metrics.horizontalAdvance(m_rows[i].label));
        right += swatch + 4 + widest + 16;
    }
    m_columns.push_back(right);
    const QSizeF size(inset * 2 + right + 6, inset * 2 + row * double(m_perColumn));
    m_box = QRectF(area.left() + 12, area.bottom() - 12 - size.height(), size.width(), size.height());
}

std::size_t LegendBox::entries() const
{
    return shown() + (m_rows.size() > rowsBeforeMore ? 1 : 0);
}

QString LegendBox::moreText() const
{
    return m_all ? QStringLiteral("fewer") : QStringLiteral("%1 more").arg(m_rows.size() - shown());
}

QRectF LegendBox::rowBox(std::size_t i) const
{
    const double row = (m_box.height() - 2 * inset) / double(std::max<std::size_t>(1, m_perColumn));
    const std::size_t column = i / m_perColumn;
    return QRectF(m_box.left() + inset + m_columns[column], m_box.top() + inset + row * double(i % m_perColumn), m_columns[column + 1] - m_columns[column], row);
}

void LegendBox::paint(QPainter &painter, const Theme &theme, int hoveredRow) const
{
    if (m_box.isNull())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(m_box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    const QRectF fold(m_box.right() - 20, m_box.top() + 4, 16, 16);
    if (m_folded) {
        themedIcon(QStringLiteral("legend"), theme.text2, theme.disabled).paint(&painter, m_box.adjusted(6, 6, -6, -6).toRect());
        painter.restore();
        return;
    }
    if (hoveredRow == foldButton) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hover);
        painter.drawRoundedRect(fold, 4, 4);
    }
    themedIcon(QStringLiteral("chevron-down"), theme.text3, theme.disabled).paint(&painter, fold.adjusted(2, 2, -2, -2).toRect());
    painter.setFont(uiFont(12));
    for (std::size_t i = 0; i < shown(); ++i) {
        const QRectF row = rowBox(i);
        if (int(i) == hoveredRow) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.hover);
            painter.drawRoundedRect(row.adjusted(-3, 1, -8, -1), 5, 5);
        }
        paintSwatch(painter, QRectF(row.left(), row.top(), swatch - 4, row.height()), m_rows[i], theme);
        painter.setPen(theme.text);
        painter.drawText(row.adjusted(swatch + 4, 0, 40, 0), Qt::AlignVCenter | Qt::AlignLeft, m_rows[i].label);
    }
    if (m_rows.size() > rowsBeforeMore) {
        painter.setPen(theme.text3);
        painter.drawText(rowBox(shown()).adjusted(swatch + 4, 0, 40, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         moreText());
    }
    painter.restore();
}

int LegendBox::rowAt(QPointF at) const
{
    if (!m_box.contains(at))
        return -1;
    if (m_folded || QRectF(m_box.right() - 22, m_box.top() + 2, 20, 20).contains(at))
        return foldButton;
    for (std::size_t i = 0; i < shown(); ++i)
        if (rowBox(i).contains(at))
            return int(i);
    if (m_rows.size() > rowsBeforeMore && rowBox(shown()).contains(at))
        return moreRow;
    return -1;
}

}  // namespace relata
