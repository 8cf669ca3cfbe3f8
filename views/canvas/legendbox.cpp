// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/legendbox.h"

#include "views/render/tiles/exposure.h"
#include "views/theme/icons.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

constexpr double rowHeight = 18, inset = 8, swatch = 18, gap = 8, columnGap = 14, foldedSide = 28, corner = 12, widestLabel = 190,
                 widestMeaning = 240;
constexpr std::size_t rowsPerColumn = 8, rowsBeforeMore = 16;

QFont rowFont()
{
    return uiFont(12);
}

void paintSwatch(QPainter &painter, const QRectF &box, const LegendRow &row, const Theme &theme)
{
    const QPointF middle = box.center();
    if (row.kind == LegendRow::Kind::Type || row.kind == LegendRow::Kind::Band) {
        painter.fillPath(shapePath(row.shape, middle, row.shape == NodeShape::Pill ? 5.2 : 5.8), row.color);
        return;
    }
    if (row.kind == LegendRow::Kind::Heat) {
        const TileGround ground{theme.canvas.rgb(), true, theme.canvas.lightness() < 128};
        const QRectF bar(box.left() + 1, middle.y() - 3.5, box.width() - 2, 7);
        QLinearGradient scale(bar.topLeft(), bar.topRight());
        for (int i = 0; i <= 4; ++i)
            scale.setColorAt(i / 4.0, QColor(heatColor(float(i) / 4, ground)));
        painter.fillRect(bar, scale);
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
    QPen pen(row.color, row.kind == LegendRow::Kind::Width ? 6 : 2, Qt::SolidLine, row.modality == Modality::Alleged ? Qt::RoundCap : Qt::FlatCap);
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

bool LegendBox::hasMoreRow() const
{
    return m_rows.size() > rowsBeforeMore || m_first > 0 || m_shown < m_rows.size();
}

QString LegendBox::moreText() const
{
    const std::size_t left = m_rows.size() - std::min(m_rows.size(), m_first + m_shown);
    return left > 0 ? QStringLiteral("%1 more").arg(left) : QStringLiteral("fewer");
}

void LegendBox::measure()
{
    const QFontMetricsF metrics(rowFont());
    m_labels.clear();
    m_widths.clear();
    for (std::size_t i = 0; i < m_shown; ++i) {
        const LegendRow &row = m_rows[m_first + i];
        const auto cut = row.kind == LegendRow::Kind::Band || row.kind == LegendRow::Kind::Width ? Qt::ElideMiddle
                                                                                                 : Qt::ElideRight;  // its numbers stand at the end
        const bool tellsSizes = row.kind == LegendRow::Kind::Width || (row.kind == LegendRow::Kind::Band && row.index == LegendRow::everybody);
        m_labels.push_back(metrics.elidedText(row.label, cut, tellsSizes ? widestMeaning : widestLabel));
        m_widths.push_back(metrics.horizontalAdvance(m_labels.back()));
    }
}

double LegendBox::place(std::size_t perColumn)
{
    m_perColumn = std::max<std::size_t>(1, std::min(entries(), perColumn));
    m_columns.clear();
    double right = 0;
    for (std::size_t first = 0; first < entries(); first += m_perColumn) {
        m_columns.push_back(right);
        const std::size_t end = std::min(first + m_perColumn, entries());
        double widest = end > m_shown ? QFontMetricsF(rowFont()).horizontalAdvance(moreText()) : 0;
        for (std::size_t i = first; i < std::min(end, m_shown); ++i)
            widest = std::max(widest, m_widths[i]);
        right += swatch + gap + std::ceil(widest) + columnGap;
    }
    m_columns.push_back(right);
    return right + 2 * inset;
}

void LegendBox::layout(const QRectF &area, double taken)
{
    m_box = {};
    m_shown = 0;
    if (m_rows.empty())
        return;
    if (m_folded) {
        m_box = QRectF(area.left() + corner, area.bottom() - corner - foldedSide, foldedSide, foldedSide);
        return;
    }
    m_rowHeight = std::max(rowHeight, QFontMetricsF(rowFont()).height() + 2);
    const auto room = std::max<std::size_t>(2, std::size_t(std::max(1.0, (area.height() - 2 * corner - 2 * inset) / m_rowHeight)));
    const double widest = area.width() - 2 * corner - taken;
    m_first = std::min(m_first, m_rows.size() - 1);
    const std::size_t rest = m_rows.size() - m_first;
    m_shown = m_all || m_rows.size() <= rowsBeforeMore ? rest : std::min(rest, rowsBeforeMore - 1);
    m_shown = std::min(m_shown, room * std::max<std::size_t>(2, std::size_t(std::max(0.0, widest) / (swatch + gap + columnGap))));
    measure();
    std::size_t perColumn = std::min(rowsPerColumn, room);
    double width = place(perColumn);
    while (width > widest && m_columns.size() > 2) {  // higher columns, then fewer rows
        if (perColumn < room)
            ++perColumn;
        else if (m_shown > 1)
            --m_shown;
        else
            break;
        width = place(perColumn);
    }
    const double height = 2 * inset + m_rowHeight * double(m_perColumn);
    m_box = QRectF(area.left() + corner, area.bottom() - corner - height, width, height);
}

void LegendBox::toggleMore()
{
    if (!m_all && m_rows.size() > rowsBeforeMore) {
        m_all = true;
    } else if (m_first + m_shown < m_rows.size()) {
        m_first += m_shown;
    } else {
        m_all = false;
        m_first = 0;
    }
}

QRectF LegendBox::entryBox(std::size_t i) const
{
    const std::size_t column = i / m_perColumn;
    return QRectF(m_box.left() + inset + m_columns[column], m_box.top() + inset + m_rowHeight * double(i % m_perColumn),
                  m_columns[column + 1] - m_columns[column], m_rowHeight);
}

QRectF LegendBox::boxOf(int row) const
{
    if (m_box.isNull())
        return {};
    if (row == foldButton)
        return m_folded ? m_box : QRectF(m_box.right() - 20, m_box.top() + 4, 16, 16);
    if (m_folded)
        return {};
    if (row == moreRow)
        return hasMoreRow() ? entryBox(m_shown) : QRectF();
    const bool shown = row >= int(m_first) && row < int(m_first + m_shown);
    return shown ? entryBox(std::size_t(row) - m_first) : QRectF();
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
    if (m_folded) {
        themedIcon(QStringLiteral("legend"), theme.text2, theme.disabled).paint(&painter, m_box.adjusted(6, 6, -6, -6).toRect());
        painter.restore();
        return;
    }
    painter.restore();
    const QRect inside = m_box.adjusted(4, 4, -4, -4).toRect();  // within the round corners
    const double ratio = painter.device()->devicePixelRatioF();
    if (ratio != std::floor(ratio) || painter.transform().type() > QTransform::TxTranslate) {  // a picture of it would not stand on whole pixels
        painter.save();
        paintInside(painter, theme, hoveredRow);
        painter.restore();
        return;
    }
    if (m_words.picture.devicePixelRatio() != ratio || m_words.theme != &theme || m_words.hoveredRow != hoveredRow || m_words.box != m_box
        || m_words.first != m_first || m_words.shown != m_shown) {
        QImage picture(inside.size() * ratio, QImage::Format_RGB32);
        picture.setDevicePixelRatio(ratio);
        picture.fill(theme.raised);
        QPainter inner(&picture);
        inner.translate(-inside.topLeft());
        paintInside(inner, theme, hoveredRow);
        inner.end();
        m_words = {QPixmap::fromImage(picture), &theme, hoveredRow, m_box, m_first, m_shown};
    }
    painter.drawPixmap(inside.topLeft(), m_words.picture);
}

void LegendBox::paintInside(QPainter &painter, const Theme &theme, int hoveredRow) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto underPointer = [&](const QRectF &box) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hover);
        painter.drawRoundedRect(box, 5, 5);
    };
    const auto words = [&](const QRectF &box) { return box.adjusted(swatch + gap, 0, columnGap, 0); };
    painter.setFont(rowFont());
    for (std::size_t i = 0; i < m_shown; ++i) {
        const QRectF row = entryBox(i);
        if (int(m_first + i) == hoveredRow)
            underPointer(row.adjusted(-4, 0, -6, 0));
        paintSwatch(painter, QRectF(row.left(), row.top(), swatch, row.height()), m_rows[m_first + i], theme);
        painter.setPen(theme.text);
        painter.drawText(words(row), Qt::AlignVCenter | Qt::AlignLeft, m_labels[i]);
    }
    if (hasMoreRow()) {
        const QRectF row = entryBox(m_shown);
        if (hoveredRow == moreRow)
            underPointer(row.adjusted(-4, 0, -6, 0));
        painter.setPen(theme.text2);
        painter.drawText(words(row), Qt::AlignVCenter | Qt::AlignLeft, moreText());
    }
    const QRectF fold = boxOf(foldButton);
    if (hoveredRow == foldButton)
        underPointer(fold);
    themedIcon(QStringLiteral("chevron-down"), theme.text3, theme.disabled).paint(&painter, fold.adjusted(2, 2, -2, -2).toRect());
}

int LegendBox::rowAt(QPointF at) const
{
    if (!m_box.contains(at))
        return -1;
    if (m_folded || boxOf(foldButton).adjusted(-2, -2, 2, 2).contains(at))
        return foldButton;
    for (std::size_t i = 0; i < m_shown; ++i)
        if (entryBox(i).contains(at))
            return int(m_first + i);
    return boxOf(moreRow).contains(at) ? moreRow : -1;
}

}  // namespace relata
