// SPDX-License-Identifier: Apache-2.0
#include "views/render/nodepass.h"

#include "views/render/halotext.h"
#include "views/scene/shapes.h"
#include "views/theme/blend.h"
#include "views/theme/icons.h"

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

constexpr std::size_t manyNodes = 500;

}  // namespace

void paintNodeShape(QPainter &painter, const Theme &theme, const NodeLook &node, QPointF center, double r, double opacity, double type)
{
    const QColor fill = blended(node.fill, opacity, theme.canvas);
    if (r < 3 * type) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawEllipse(center, r, r);
        return;
    }
    const double outline = std::min(1.5 * type, 0.2 * r);
    // the outline lies outside the fill: twice its width, painted first
    const QPainterPath path = shapePath(node.shape, center, r);
    painter.strokePath(path, QPen(theme.canvas, 2 * outline, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, fill);
    if (r < 6 * type || node.icon.isEmpty())
        return;
    const QPainterPath icon = iconPath(node.icon);
    if (icon.isEmpty())
        return;
    const double side = 2 * r * 0.53;
    painter.save();
    painter.translate(center);
    painter.scale(side / 24, side / 24);
    painter.translate(-12, -12);
    painter.strokePath(icon, QPen(theme.canvas, std::clamp(1.5 * r / 15, 1.1, 1.7) * type * 24 / side, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

void NodePass::paintShape(QPainter &painter, const Scene &scene, const SceneNode &node, QPointF center, double r, double opacity, double type) const
{
    const QString icon = node.look < scene.typeLooks.size() ? scene.typeLooks[node.look].icon : QString();
    paintNodeShape(painter, Theme::of(scene.theme), {node.shape, icon, node.fill}, center, r, opacity, type);
}

const QImage &NodePass::sprite(const Scene &scene, const SceneNode &node, double r, double opacity, double ratio)
{
    const double rounded = std::max(1.0, std::round(r * 4) / 4);
    const quint64 key =
        (quint64(node.fill.rgb() & 0xFFFFFF) << 40) ^ (quint64(node.look) << 24) ^ (quint64(rounded * 4) << 8) ^ quint64(opacity * 50);
    auto found = m_sprites.find(key);
    if (found == m_sprites.end()) {
        const int side = int(std::ceil((2 * rounded * 1.4 + 6) * ratio)) | 1;
        QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(side / 2.0, side / 2.0);
        painter.scale(ratio, ratio);
        paintShape(painter, scene, node, QPointF(), rounded, opacity, 1);
        painter.end();
        found = m_sprites.insert(key, image);
    }
    return *found;
}

void NodePass::paint(QPainter &painter, const Scene &scene, const Camera &camera, const Emphasis &emphasis, const EmphasisFlags &flags,
                     const PictureScale &scale, const PaintOptions &options, bool lit)
{
    const Theme &theme = Theme::of(scene.theme);
    const double rest = emphasis.hovering ? 0.55 : theme.fadedNode;
    const double opacity = lit ? 1 : 1 - std::clamp(emphasis.fade, 0.0, 1.0) * (1 - rest);
    const QRectF clip = options.clip.isNull() ? QRectF() : options.clip.adjusted(-45, -45, 45, 45);
    const double device = painter.device()->devicePixelRatioF();
    const double ratio = device * painter.transform().m11();
    const bool sprites = scene.nodes.size() > manyNodes && isRaster(painter) && painter.transform().type() <= QTransform::TxScale && scale.type == 1;
    if (scene.theme != m_theme || ratio != m_ratio || m_sprites.size() > 2000)
        m_sprites.clear();
    m_theme = scene.theme;
    m_ratio = ratio;
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        if ((!flags.fading || flags.nodeLit[i]) != lit)
            continue;
        const SceneNode &node = scene.nodes[i];
        const QPointF center = camera.toTarget(node.center);
        if (!clip.isNull() && !clip.contains(center))
            continue;
        const double r = node.radius * scale.node;
        if (sprites && r > 0.3) {
            const QImage &image = sprite(scene, node, r, opacity, ratio);
            QPointF corner = painter.transform().map(center) * device - QPointF(image.width(), image.height()) / 2;
            corner = QPointF(std::round(corner.x()), std::round(corner.y())) / device;
            painter.save();
            painter.resetTransform();
            painter.drawImage(QRectF(corner, QSizeF(image.size()) / device), image);
            painter.restore();
        } else if (r > 0.3) {
            paintShape(painter, scene, node, center, r, opacity, scale.type);
        }
        painter.setBrush(Qt::NoBrush);
        const auto ring = [&](double gap, const QPen &pen) { painter.strokePath(shapePath(node.shape, center, r + gap * scale.type), pen); };
        if (flags.nodeSelected[i])
            ring(5, QPen(theme.accent, 2 * scale.type, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        else if (int(i) == emphasis.hoveredNode)
            ring(3, QPen(theme.text2, 1.5 * scale.type, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (flags.nodeFound[i] && !flags.nodeSelected[i]) {
            QPen pen(theme.accent, 2 * scale.type, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
            pen.setDashPattern({1.5, 1});  // 3 2 px at width 2
            ring(5, pen);
        }
        if (node.pinned && r >= 5 && !options.mark) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(blended(theme.text2, opacity, theme.canvas));
            painter.drawEllipse(center + QPointF(1, -1) * (r * 0.82 + 3 * scale.type), 1.5 * scale.type, 1.5 * scale.type);
        }
    }
}

}  // namespace relata
