// SPDX-License-Identifier: Apache-2.0
#include "views/render/labelplacer.h"

#include "views/render/segment.h"

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

bool touches(const QLineF &line, const QRectF &box)
{
    double from = 0, to = 1;
    return clippedSegment(line.p1(), line.p2(), box, &from, &to);
}

}  // namespace

LabelPlacer::LabelPlacer(const QRectF &area) : m_area(area)
{
    m_columns = std::clamp(int(std::ceil(area.width() / cell)), 1, 4096);
    m_rows = std::clamp(int(std::ceil(area.height() / cell)), 1, 4096);
    m_taken.resize(std::size_t(m_columns) * std::size_t(m_rows));
    m_crossing.resize(m_taken.size());
}

template <typename Visit>
void LabelPlacer::cells(const QRectF &box, Visit visit) const
{
    const auto column = [&](double x) { return std::clamp(int((x - m_area.left()) / cell), 0, m_columns - 1); };
    const auto row = [&](double y) { return std::clamp(int((y - m_area.top()) / cell), 0, m_rows - 1); };
    for (int y = row(box.top()); y <= row(box.bottom()); ++y)
        for (int x = column(box.left()); x <= column(box.right()); ++x)
            visit(std::size_t(y) * std::size_t(m_columns) + std::size_t(x));
}

void LabelPlacer::take(const QRectF &box)
{
    if (!box.intersects(m_area))
        return;
    m_boxes.push_back(box);
    cells(box, [&](std::size_t i) {
        if (m_taken[i].size() < crowd)
            m_taken[i].push_back(int(m_boxes.size()) - 1);
    });
}

void LabelPlacer::addLine(QPointF a, QPointF b)
{
    const int index = int(m_lines.size());
    m_lines.emplace_back(a, b);
    const int steps = std::min(4096, 1 + int(m_lines.back().length() / (cell * 0.5)));
    std::size_t last = m_crossing.size();
    for (int i = 0; i <= steps; ++i) {
        const QPointF p = a + (b - a) * (double(i) / steps);
        if (!m_area.contains(p))
            continue;
        cells(QRectF(p, QSizeF(0, 0)), [&](std::size_t at) {
            if (at != last)
                m_crossing[at].push_back(index);
            last = at;
        });
    }
}

bool LabelPlacer::isFree(const QRectF &box) const
{
    if (!m_area.contains(box))
        return false;
    bool free = true;
    cells(box, [&](std::size_t at) {
        free = free && m_taken[at].size() < crowd;
        for (std::size_t k = 0; free && k < m_taken[at].size(); ++k)
            free = !m_boxes[std::size_t(m_taken[at][k])].intersects(box);
    });
    return free;
}

double LabelPlacer::taken(const QRectF &box) const
{
    const QRectF inside = box.intersected(m_area);
    double area = box.width() * box.height() - inside.width() * inside.height();
    std::vector<int> seen;
    bool crowded = false;
    cells(box, [&](std::size_t at) { crowded = crowded || m_taken[at].size() >= crowd; });
    if (crowded)
        return box.width() * box.height();
    cells(box, [&](std::size_t at) {
        for (const int i : m_taken[at]) {
            if (std::find(seen.begin(), seen.end(), i) != seen.end())
                continue;
            seen.push_back(i);
            const QRectF shared = m_boxes[std::size_t(i)].intersected(box);
            area += shared.isEmpty() ? 0 : shared.width() * shared.height();
        }
    });
    return area;
}

int LabelPlacer::linesThrough(const QRectF &box) const
{
    std::vector<int> seen;
    cells(box, [&](std::size_t at) {
        for (const int i : m_crossing[at])
            if (std::find(seen.begin(), seen.end(), i) == seen.end() && touches(m_lines[std::size_t(i)], box)) {
                seen.push_back(i);
                if (seen.size() > 12)
                    return;
            }
    });
    return int(seen.size());
}

QRectF LabelPlacer::place(QPointF center, QSizeF extent, QSizeF label, double gap)
{
    const double x = extent.width() + gap, y = extent.height() + gap, w = label.width(), h = label.height();
    const double dx = 0.72 * extent.width() + gap, dy = 0.72 * extent.height() + gap * 0.5;
    const std::array<QPointF, 8> corners{
        QPointF(-w / 2, y - gap * 0.4), QPointF(x, -h / 2),   QPointF(-x - w, -h / 2),  QPointF(-w / 2, -y - h + gap * 0.4), QPointF(dx, dy),
        QPointF(-dx - w, dy),           QPointF(dx, -dy - h), QPointF(-dx - w, -dy - h)};
    QRectF best;
    int bestCost = 1 << 30;
    for (int i = 0; i < 8 && i < bestCost; ++i) {
        const QRectF box(center + corners[std::size_t(i)], label);
        if (!isFree(box))
            continue;
        const int cost = 2 * linesThrough(box) + i;
        if (cost < bestCost) {
            bestCost = cost;
            best = box;
        }
    }
    if (!best.isNull())
        take(best);
    return best;
}

}  // namespace relata
