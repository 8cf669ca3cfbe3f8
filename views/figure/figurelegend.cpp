// SPDX-License-Identifier: Apache-2.0
#include "views/figure/figurelegend.h"

#include "views/theme/icons.h"

#include <algorithm>
#include <map>

namespace relata {
namespace {

bool isLine(const LegendRow &row, double strokeWidth)
{
    return strokeWidth > 0 || row.kind == LegendRow::Kind::Category || row.kind == LegendRow::Kind::Voice || row.kind == LegendRow::Kind::Modality;
}

/// What links are as wide as: independent sources, or voices where all stands in one document.
QString widthInWords(int count, bool sources)
{
    const QString numbers[] = {QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three"), QStringLiteral("Four or more")};
    const bool several = count == 2 || count == 3;
    const QString what = !sources     ? (count == 1 ? QStringLiteral("voice") : QStringLiteral("voices"))
                         : several    ? QStringLiteral("independent sources")
                         : count == 1 ? QStringLiteral("source")
                                      : QStringLiteral("sources");
    return numbers[std::clamp(count, 1, 4) - 1] + QLatin1Char(' ') + what;
}

int voicesOfWidth(float width)
{
    return width < 1.6F ? 1 : width < 2.25F ? 2 : width < 2.9F ? 3 : 4;
}

}  // namespace

FigureLegend::FigureLegend(const KnowledgeGraph &graph, const Scene &scene, const QString &counts, double size, double width, bool withRows)
    : m_size(size)
{
    const Theme &theme = Theme::of(scene.theme);
    m_ink = theme.text2;
    m_ground = theme.canvas;
    m_disputed = theme.disputed;
    m_disputedGround = theme.disputedGround;
    if (withRows) {
        float widest = 0;
        for (const SceneLink &link : scene.links)
            widest = std::max(widest, link.width);
        for (const LegendRow &row : legendOf(graph, scene))
            m_items.push_back({row, row.kind == LegendRow::Kind::Width ? double(widest) : 0.0, {}});
        std::map<int, float> widths;
        for (const SceneLink &link : scene.links)
            if (scene.widthsSay.isEmpty())
                widths.emplace(voicesOfWidth(link.width), link.width);
        if (widths.size() > 1) {
            std::vector<Item> entries;
            for (const auto &[voices, stroke] : widths) {
                LegendRow row;
                row.kind = LegendRow::Kind::Modality;
                row.label = widthInWords(voices, graph.documentCount() > 1);
                row.color = theme.text2;
                entries.push_back({row, double(stroke), {}});
            }
            const auto before = std::find_if(m_items.begin(), m_items.end(), [](const Item &i) { return i.row.kind == LegendRow::Kind::Disputed; });
            m_items.insert(before, entries.begin(), entries.end());
        }
    }
    const double rowHeight = 1.65 * size, gap = 1.9 * size;
    double x = 0, y = 0;
    for (Item &item : m_items) {
        const double swatch = (isLine(item.row, item.strokeWidth)                                            ? 2.3
                               : item.row.kind == LegendRow::Kind::Type && item.row.shape == NodeShape::Pill ? 1.7
                                                                                                             : 1.3)
                              * size;
        std::vector<TextLine> lines = brokenLines({{item.row.label, 400, theme.text}}, size, width - swatch - 0.8 * size);
        const double words = lines.front().empty() ? 0 : textWidth(lines.front().front().text, size, 400);
        const double whole = swatch + 0.75 * size + words;
        if (x > 0 && x + whole > width) {
            x = 0;
            y += rowHeight;
        }
        item.place = {x, y + rowHeight / 2};
        for (std::size_t i = 0; i < lines.size(); ++i) {  // more than one line only where a single name is wider than the page
            for (TextRun run : lines[i]) {
                run.position += QPointF(x + swatch + 0.75 * size, y + rowHeight / 2 + 0.36 * size);
                m_texts.push_back(std::move(run));
            }
            if (i + 1 < lines.size())
                y += rowHeight;
        }
        x += whole + gap;
    }
    const double countsWidth = textWidth(counts, size, 400);
    if (x > 0 && x + countsWidth > width)
        y += rowHeight;
    m_texts.push_back({{std::max(0.0, width - countsWidth), y + rowHeight / 2 + 0.36 * size}, counts, size, 400, theme.text3});
    m_height = y + rowHeight;
}

void FigureLegend::paintSwatch(QPainter &painter, const Item &item, QPointF at) const
{
    const LegendRow &row = item.row;
    if (item.strokeWidth > 0 || isLine(row, 0)) {
        const double width = item.strokeWidth > 0 ? item.strokeWidth * m_size / 12 : 0.14 * m_size;
        QPen pen(row.color, width, Qt::SolidLine, row.modality == Modality::Alleged ? Qt::RoundCap : Qt::FlatCap);
        if (const std::vector<qreal> dash = modalityDash(row.modality); !dash.empty() && item.strokeWidth <= 0) {
            QList<qreal> pattern;
            for (const qreal part : dash)
                pattern << part / 1.5;
            pen.setDashPattern(pattern);
        }
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawLine(at, at + QPointF(2.3 * m_size, 0));
        if (row.hollow) {
            painter.setPen(QPen(row.color, 0.12 * m_size));
            painter.setBrush(m_ground);
            painter.drawEllipse(at + QPointF(1.15 * m_size, 0), 0.36 * m_size, 0.36 * m_size);
        }
        if (row.modality == Modality::Denied && item.strokeWidth <= 0) {
            painter.setPen(QPen(row.color, 0.15 * m_size, Qt::SolidLine, Qt::RoundCap));
            const QPointF middle = at + QPointF(1.15 * m_size, 0);
            const double arm = 0.27 * m_size;
            painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm));
            painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm));
        }
        return;
    }
    const QPointF middle = at + QPointF((row.shape == NodeShape::Pill ? 0.85 : 0.65) * m_size, 0);
    if (row.kind == LegendRow::Kind::Disputed) {
        const double half = 0.62 * m_size, arm = 0.26 * m_size;
        painter.setPen(QPen(m_disputed, 0.12 * m_size));
        painter.setBrush(m_disputedGround);
        painter.drawPolygon(QPolygonF({middle - QPointF(0, half), middle + QPointF(half, 0), middle + QPointF(0, half), middle - QPointF(half, 0)}));
        painter.drawLine(middle + QPointF(-arm, -0.1 * m_size), middle + QPointF(arm, -0.1 * m_size));
        painter.drawLine(middle + QPointF(-arm, 0.1 * m_size), middle + QPointF(arm, 0.1 * m_size));
        painter.drawLine(middle + QPointF(-0.12 * m_size, 0.28 * m_size), middle + QPointF(0.12 * m_size, -0.28 * m_size));
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(row.color);
    painter.drawPath(shapePath(row.shape, middle, 0.56 * m_size));
    if (const QPainterPath icon = iconPath(row.icon); !icon.isEmpty()) {
        const double scale = 0.62 * m_size / 24;
        painter.save();
        painter.translate(middle);
        painter.scale(scale, scale);
        painter.translate(-12, -12);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_ground, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(icon);
        painter.restore();
    }
}

void FigureLegend::paint(QPainter &painter, QPointF origin) const
{
    for (const Item &item : m_items)
        paintSwatch(painter, item, origin + item.place);
    for (TextRun run : m_texts) {
        run.position += origin;
        paintText(painter, run);
    }
}

}  // namespace relata
