// SPDX-License-Identifier: Apache-2.0
#include "views/theme/pathdata.h"

#include <cctype>
#include <charconv>
#include <cmath>
#include <numbers>

namespace relata {
namespace {

class Reader
{
public:
    explicit Reader(std::string_view data) : m_data(data) {}

    QPainterPath path()
    {
        skip();
        while (m_at < m_data.size() && m_ok) {
            if (std::isalpha(static_cast<unsigned char>(m_data[m_at])))
                m_command = m_data[m_at++];
            else if (m_command == 'M' || m_command == 'm')
                m_command = m_command == 'M' ? 'L' : 'l';  // further pairs after a move are lines
            else if (m_command == 0 || m_command == 'Z' || m_command == 'z')
                m_ok = false;
            step();
            skip();
        }
        return m_path;
    }
    bool ok() const { return m_ok; }

private:
    void skip()
    {
        while (m_at < m_data.size() && (m_data[m_at] == ' ' || m_data[m_at] == ',' || m_data[m_at] == '\n'))
            ++m_at;
    }
    double number()
    {
        skip();
        double value = 0;
        const auto [end, error] = std::from_chars(m_data.data() + m_at, m_data.data() + m_data.size(), value);
        if (error != std::errc())
            m_ok = false;
        m_at = static_cast<std::size_t>(end - m_data.data());
        return value;
    }
    bool relative() const { return std::islower(static_cast<unsigned char>(m_command)); }
    QPointF point()
    {
        const double x = number();
        const double y = number();
        return QPointF(x, y) + (relative() ? m_path.currentPosition() : QPointF());
    }
    void step()
    {
        const QPointF from = m_path.currentPosition();
        switch (std::toupper(static_cast<unsigned char>(m_command))) {
        case 'M':
            m_path.moveTo(point());
            break;
        case 'L':
            m_path.lineTo(point());
            break;
        case 'H':
            m_path.lineTo(number() + (relative() ? from.x() : 0), from.y());
            break;
        case 'V':
            m_path.lineTo(from.x(), number() + (relative() ? from.y() : 0));
            break;
        case 'C': {
            const QPointF a = point(), b = point(), c = point();
            m_path.cubicTo(a, b, c);
            m_control = b;
            return;
        }
        case 'S': {
            const QPointF b = point(), c = point();
            m_path.cubicTo(2 * from - m_control, b, c);
            m_control = b;
            return;
        }
        case 'Q': {
            const QPointF a = point(), b = point();
            m_path.quadTo(a, b);
            break;
        }
        case 'A': {
            const double rx = number(), ry = number();
            number();
            const bool large = number() != 0, sweep = number() != 0;
            arc(from, rx, ry, large, sweep, point());
            break;
        }
        case 'Z':
            m_path.closeSubpath();
            break;
        default:
            m_ok = false;
        }
        m_control = m_path.currentPosition();
    }
    /// Ends to centre, SVG 1.1 appendix F.6.5, without rotation.
    void arc(QPointF from, double rx, double ry, bool large, bool sweep, QPointF to)
    {
        if (!m_ok || from == to || rx <= 0 || ry <= 0)
            return;
        const double dx = (from.x() - to.x()) / 2 / rx, dy = (from.y() - to.y()) / 2 / ry;
        const double half = std::hypot(dx, dy);
        if (half > 1) {
            rx *= half;
            ry *= half;
        }
        const double k = half >= 1 ? 0 : std::sqrt(1 / (half * half) - 1) * (large == sweep ? -1 : 1);
        const QPointF mid = (from + to) / 2;
        const QPointF center(mid.x() + k * dy * rx, mid.y() - k * dx * ry);
        const auto degrees = [&](QPointF p) { return std::atan2(-(p.y() - center.y()) / ry, (p.x() - center.x()) / rx) * 180 / std::numbers::pi; };
        const double start = degrees(from);
        double span = degrees(to) - start;
        if (sweep && span > 0)
            span -= 360;
        if (!sweep && span < 0)
            span += 360;
        m_path.arcTo(QRectF(center.x() - rx, center.y() - ry, 2 * rx, 2 * ry), start, span);
    }

    std::string_view m_data;
    std::size_t m_at = 0;
    char m_command = 0;
    bool m_ok = true;
    QPointF m_control;
    QPainterPath m_path;
};

}  // namespace

QPainterPath pathFromData(std::string_view data, bool *ok)
{
    Reader reader(data);
    QPainterPath path = reader.path();
    if (ok)
        *ok = reader.ok();
    return path;
}

}  // namespace relata
