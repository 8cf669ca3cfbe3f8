// SPDX-License-Identifier: Apache-2.0
#include "views/theme/icons.h"

#include "views/theme/pathdata.h"

#include <QHash>
#include <QIconEngine>
#include <QPainter>

#include <cassert>

namespace relata {
namespace {

struct Drawing {
    const char *name;
    const char *data;
};

// Own drawings on a 24 grid, strokes only.
const Drawing drawings[] = {
    // entities
    {"person", "M8 8a4 4 0 1 1 8 0a4 4 0 1 1 -8 0 M4.5 20.5c0 -4.2 3.2 -6.5 7.5 -6.5s7.5 2.3 7.5 6.5"},
    {"institution", "M3.5 9L12 3.5L20.5 9Z M6.5 12v5 M10.2 12v5 M13.8 12v5 M17.5 12v5 M3.5 20.5h17"},
    {"policy", "M6 3.5h8.5l4 4v13h-12.5z M14 3.5v4.5h4.5 M9 12.5h6.5 M9 16.2h6.5"},
    {"place",
     "M12 21.5c-4.2 -4.4 -6.5 -8 -6.5 -11.2a6.5 6.5 0 0 1 13 0c0 3.2 -2.3 6.8 -6.5 11.2z M9.7 10.2a2.3 2.3 0 1 1 4.6 0a2.3 2.3 0 1 1 -4.6 0"},
    {"event", "M13.2 2.5L5 13.6h6.2L10.4 21.5L19 10.2h-6.4z"},
    {"group", "M5.2 8.2a3.4 3.4 0 1 1 6.8 0a3.4 3.4 0 1 1 -6.8 0 M2 19.5c0 -3.8 2.6 -5.8 6.6 -5.8s6.6 2 6.6 5.8 M14.8 5a3.4 3.4 0 0 1 0 6.4 M17.6 "
              "14.2c2.6 .7 4.4 2.5 4.4 5.3"},
    {"work", "M12 7v13 M12 7c-2 -1.8 -4.8 -2.5 -9 -2.5v13c4.2 0 7 .7 9 2.5c2 -1.8 4.8 -2.5 9 -2.5v-13c-4.2 0 -7 .7 -9 2.5"},
    {"building", "M5.5 21V4.5h9V21 M14.5 10h4V21 M3 21h18 M8.5 8.2h3 M8.5 12h3 M8.5 15.8h3"},
    {"house", "M3.5 11.5L12 4l8.5 7.5 M5.5 10v10.5h13V10 M10 20.5v-6h4v6"},
    {"coin", "M3.5 12a8.5 8.5 0 1 1 17 0a8.5 8.5 0 1 1 -17 0 M14.8 9.2c-.5 -.9 -1.5 -1.4 -2.8 -1.4c-1.7 0 -2.8 .8 -2.8 2c0 2.9 5.8 1.5 5.8 4.4c0 1.2 "
             "-1.2 2 -3 "
             "2c-1.4 0 -2.5 -.6 -3 -1.5 M12 6.2v11.6"},
    {"vehicle", "M3.5 16.5v-4l2 -5.5h13l2 5.5v4z M3.5 12.5h17 M6 16.5v2.5 M18 16.5v2.5 M7 14.5h.01 M17 14.5h.01"},
    {"ship", "M3.5 14h17l-2.5 6h-12z M6.5 14v-4.5h11V14 M12 9.5V4 M12 4l4 2.5"},
    {"mail", "M4 5.5h16v13H4z M4 7l8 6l8 -6"},
    {"phone", "M8 2.8h8v18.4h-8z M11 18.2h2"},
    {"globe", "M3 12a9 9 0 1 1 18 0a9 9 0 1 1 -18 0 M3 12h18 M12 3c3 3 4 6 4 9s-1 6 -4 9c-3 -3 -4 -6 -4 -9s1 -6 4 -9"},
    {"scales", "M12 4v16 M7 20h10 M4.5 6.5h15 M6.5 6.5l-3 7a3.2 3.2 0 0 0 6 0z M17.5 6.5l-3 7a3.2 3.2 0 0 0 6 0z"},
    // commands
    {"undo", "M8.5 5L4 9.5L8.5 14 M4 9.5h10.5a5 5 0 0 1 0 10h-4"},
    {"redo", "M15.5 5L20 9.5L15.5 14 M20 9.5h-10.5a5 5 0 0 0 0 10h4"},
    {"select", "M5 3.5l5.2 16.2l2.8 -6.9l6.7 -3z M13.2 13.2l6 6"},
    {"lasso", "M7.2 15.2c-2.6 -1.1 -4.2 -2.9 -4.2 -5c0 -3.6 4 -6.4 9 -6.4s9 2.8 9 6.4s-4 6.4 -9 6.4c-.9 0 -1.7 -.1 -2.5 -.2 M5.2 16.6a2.1 2.1 0 1 1 "
              "4.2 0a2.1 2.1 0 1 1 -4.2 0 M7.4 18.7c.2 1 -.3 2 -1.4 2.6"},
    {"expand", "M9.5 12a2.5 2.5 0 1 1 5 0a2.5 2.5 0 1 1 -5 0 M14 10.2l4 -4.2 M14.5 5.5h4v4 M10 13.8l-4 4.2 M9.5 18.5h-4v-4"},
    {"path", "M3.5 18.5a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1 -4.4 0 M16.1 5.5a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1 -4.4 0 M7.9 18.5h6.6a3.2 3.2 0 0 0 0 "
             "-6.4h-5a3.3 3.3 0 0 1 0 -6.6h6.6"},
    {"pin", "M12 16v5.5 M8.5 3.5h7 M9.5 3.5v5.7c0 1.3 -3.5 2.6 -3.5 5.3v1.5h12v-1.5c0 -2.7 -3.5 -4 -3.5 -5.3v-5.7"},
    {"search", "M4 10.5a6.5 6.5 0 1 1 13 0a6.5 6.5 0 1 1 -13 0 M15.3 15.3l5.2 5.2"},
    {"filter", "M3.5 5h17l-6.7 7.8v5.2l-3.6 2v-7.2z"},
    {"export", "M12 15V3.5 M7.5 8L12 3.5L16.5 8 M4 14.5v4a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-4"},
    {"copy",
     "M10.5 8.5h8a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-8a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2z M5.5 15.5a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2h8a2 2 0 0 1 2 2"},
    {"close", "M6 6L18 18 M18 6L6 18"},
    {"back", "M19.5 12H4.5 M11 5.5L4.5 12L11 18.5"},
    {"forward", "M4.5 12h15 M13 5.5L19.5 12L13 18.5"},
    {"more", "M5 12h.01 M12 12h.01 M19 12h.01"},
    {"fit",
     "M4 9V6a2 2 0 0 1 2 -2h3 M15 4h3a2 2 0 0 1 2 2v3 M20 15v3a2 2 0 0 1 -2 2h-3 M9 20H6a2 2 0 0 1 -2 -2v-3 M9 12a3 3 0 1 1 6 0a3 3 0 1 1 -6 0"},
    {"plus", "M12 5v14 M5 12h14"},
    {"minus", "M5 12h14"},
    {"fullscreen", "M14.5 4H20V9.5 M20 4L14 10 M9.5 20H4V14.5 M4 20L10 14"},
    {"sun", "M8 12a4 4 0 1 1 8 0a4 4 0 1 1 -8 0 M12 2.5v2 M12 19.5v2 M2.5 12h2 M19.5 12h2 M5.3 5.3l1.4 1.4 M17.3 17.3l1.4 1.4 M5.3 18.7l1.4 -1.4 "
            "M17.3 6.7l1.4 -1.4"},
    {"moon", "M20 14.2a8.2 8.2 0 1 1 -10.2 -10.2a6.6 6.6 0 0 0 10.2 10.2z"},
    {"chevron-down", "M6 9.5L12 15.5L18 9.5"},
    {"chevron-right", "M9.5 6L15.5 12L9.5 18"},
    {"chevron-up", "M6 14.5L12 8.5L18 14.5"},
    {"help", "M3 12a9 9 0 1 1 18 0a9 9 0 1 1 -18 0 M9.4 9.3a2.7 2.7 0 1 1 4.2 2.3c-1 .7 -1.6 1.2 -1.6 2.4 M12 17.2h.01"},
    {"hide", "M4 4L20 20 M9.9 5.6c.7 -.1 1.4 -.2 2.1 -.2c4.6 0 8 3 9.5 6.6c-.6 1.5 -1.5 2.8 -2.7 3.9 M6.5 7.2c-1.8 1.2 -3.2 2.9 -4 4.8c1.5 3.6 4.9 "
             "6.6 9.5 6.6c1.7 0 3.2 -.4 4.6 -1.1 M10 10.1a2.8 2.8 0 0 0 3.9 3.9"},
    {"eye",
     "M2.5 12c1.5 -3.6 4.9 -6.6 9.5 -6.6s8 3 9.5 6.6c-1.5 3.6 -4.9 6.6 -9.5 6.6s-8 -3 -9.5 -6.6z M9.2 12a2.8 2.8 0 1 1 5.6 0a2.8 2.8 0 1 1 -5.6 0"},
    {"check", "M4.5 12.5L9.5 17.5L19.5 6.5"},
    {"warning", "M12 3.8L21.5 20H2.5Z M12 10v4.5 M12 17.3h.01"},
    {"differ", "M5 9.5h14 M5 14.5h14 M16 5L8 19"},
    {"legend", "M4 6h.01 M8.5 6h11.5 M4 12h.01 M8.5 12h11.5 M4 18h.01 M8.5 18h11.5"},
    {"map", "M3.5 6.5L9 4L15 6.5L20.5 4V17.5L15 20L9 17.5L3.5 20Z M9 4v13.5 M15 6.5V20"},
    {"clock", "M3 12a9 9 0 1 1 18 0a9 9 0 1 1 -18 0 M12 6.8V12L15.6 14"},
    {"table", "M5.5 4h13a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-13a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2z M3.5 9.5h17 M3.5 14.8h17 M10 9.5V20"},
    {"link", "M3 17.5a3 3 0 1 1 6 0a3 3 0 1 1 -6 0 M8.2 15.3L19.5 4.5 M13 4.5h6.5V11"},
    {"edit", "M4 20l1 -4.5L16 4.5a2 2 0 0 1 2.8 0l.7 .7a2 2 0 0 1 0 2.8L8.5 19z M14 6.5L17.5 10"},
    {"add-entity", "M3 12a9 9 0 1 1 18 0a9 9 0 1 1 -18 0 M12 8v8 M8 12h8"},
    {"flag", "M6 21V4 M6 4.5c4 -2.2 8 2.2 12.5 0v9c-4.5 2.2 -8.5 -2.2 -12.5 0"},
    {"history", "M4.2 8.5a8.6 8.6 0 1 1 -.9 5 M4 4v4.7h4.7 M12 7.2V12l3.4 2"},
    {"trash",
     "M4 6.5h16 M9 6.5V4.5a1 1 0 0 1 1 -1h4a1 1 0 0 1 1 1V6.5 M6 6.5l.9 12.2a2 2 0 0 0 2 1.8h6.2a2 2 0 0 0 2 -1.8L18 6.5 M10 11v5.5 M14 11v5.5"},
};

class StrokeIcon final : public QIconEngine
{
public:
    StrokeIcon(QPainterPath path, QColor color, QColor disabled) : m_path(std::move(path)), m_color(color), m_disabled(disabled) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const double side = qMin(rect.width(), rect.height());
        if (side <= 0)
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(QRectF(rect).center());
        painter->scale(side / 24, side / 24);
        painter->translate(-12, -12);
        const QColor color = mode == QIcon::Disabled ? m_disabled : m_color;
        painter->strokePath(m_path, QPen(color, 1.5 * 24 / side * m_ratio, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal ratio) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        m_ratio = ratio;  // `size` is in device pixels, the stroke in logical ones
        paint(&painter, QRect(QPoint(), size), mode, state);
        m_ratio = 1;
        return pixmap;
    }
    QIconEngine *clone() const override { return new StrokeIcon(m_path, m_color, m_disabled); }
    QString key() const override { return QStringLiteral("relata-stroke"); }

private:
    QPainterPath m_path;
    QColor m_color, m_disabled;
    qreal m_ratio = 1;
};

}  // namespace

QPainterPath iconPath(const QString &name)
{
    static const QHash<QString, QPainterPath> paths = [] {
        QHash<QString, QPainterPath> all;
        for (const Drawing &drawing : drawings) {
            bool ok = false;
            all.insert(QLatin1String(drawing.name), pathFromData(drawing.data, &ok));
            assert(ok);
        }
        return all;
    }();
    return paths.value(name);
}

QStringList typeIconNames()
{
    QStringList names;
    for (const char *name : {"person", "institution", "policy", "place", "event",  "group", "work", "building", "house", "coin", "vehicle",
                             "ship",   "mail",        "phone",  "globe", "scales", "flag",  "map",  "clock",    "table", "eye",  "link"})
        names += QLatin1String(name);
    return names;
}

QIcon themedIcon(const QString &name, const QColor &color, const QColor &disabled)
{
    const QPainterPath path = iconPath(name);
    return path.isEmpty() ? QIcon() : QIcon(new StrokeIcon(path, color, disabled));
}

}  // namespace relata
