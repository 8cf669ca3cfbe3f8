// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/minimap.h"

#include "views/render/tiles/sprites.h"
#include "views/theme/icons.h"

#include <algorithm>

namespace relata {
namespace {

constexpr QSizeF size(160, 98);
constexpr double buttonColumn = 18;  ///< at the right, where no dot stands

}  // namespace

void Minimap::setScene(const Scene &scene)
{
    m_dots.clear();
    m_dots.reserve(scene.nodes.size());
    m_bounds = scene.bounds;
    m_picture = {};
    for (const SceneNode &node : scene.nodes)
        m_dots.push_back({float(node.center.x()), float(node.center.y()), node.fill.rgb(), node.radius});
}

void Minimap::layout(const QRectF &area)
{
    const QSizeF wanted = m_folded ? QSizeF(28, 28) : size;
    m_box = m_dots.empty() ? QRectF() : QRectF(QPointF(area.right() - 12 - wanted.width(), area.bottom() - 12 - wanted.height()), wanted);
    const Camera camera = fitCamera(m_bounds, QRectF(0, 0, size.width() - buttonColumn, size.height()), 8);
    if (!(camera == m_camera))
        m_picture = {};
    m_camera = camera;
}

void Minimap::paint(QPainter &painter, const Theme &theme, const QRectF &shownScene, double ratio) const
{
    if (m_box.isNull())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(m_box.adjusted(0.5, 0.5, -0.5, -0.5), m_folded ? 6 : 2, m_folded ? 6 : 2);
    if (m_folded) {
        themedIcon(QStringLiteral("map"), theme.text2, theme.disabled).paint(&painter, m_box.adjusted(6, 6, -6, -6).toRect());
        painter.restore();
        return;
    }
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio) {
        QImage picture((size * ratio).toSize(), QImage::Format_RGB32);
        picture.fill(theme.raised);
        auto *pixels = reinterpret_cast<std::uint32_t *>(picture.bits());
        const int stride = int(picture.bytesPerLine() / 4);
        for (const Dot &dot : m_dots) {
            const double r = std::clamp(dot.radius * m_camera.zoom, 1.0, 4.0);
            const QPointF at = m_camera.toTarget({double(dot.x), double(dot.y)}) * ratio;
            stampDot(at.x(), at.y(), r * ratio, dot.color, pixels, picture.width(), picture.height(), stride);
        }
        m_picture = QPixmap::fromImage(picture);
        m_picture.setDevicePixelRatio(ratio);
    }
    painter.setClipRect(m_box.adjusted(1, 1, -1, -1));
    painter.drawPixmap(m_box.topLeft(), m_picture);
    const QRectF frame = QRectF(m_camera.toTarget(shownScene.topLeft()), m_camera.toTarget(shownScene.bottomRight())).translated(m_box.topLeft());
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(Qt::NoBrush);
    const QRectF seen = frame.intersected(m_box.adjusted(2.5, 2.5, -2.5, -2.5));
    if (seen.width() > 1 && seen.height() > 1)
        painter.drawRect(seen);
    painter.setPen(Qt::NoPen);  // no dot shines through the button
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(foldBox(), 4, 4);
    themedIcon(QStringLiteral("chevron-down"), theme.text3, theme.disabled).paint(&painter, foldBox().adjusted(2, 2, -2, -2).toRect());
    painter.restore();
}

}  // namespace relata
