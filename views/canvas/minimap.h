// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/scenepainter.h"

#include <QPixmap>

namespace relata {

/// The whole scene as dots in the lower right corner, with the frame of what is on screen.
class Minimap
{
public:
    void setScene(const Scene &scene);
    void setFolded(bool folded)
    {
        m_folded = folded;
        m_asked = true;
    }
    /// In a small picture, unless the user has asked otherwise.
    void foldIf(bool small) { m_folded = m_asked ? m_folded : small; }
    bool folded() const { return m_folded; }
    void layout(const QRectF &area);
    QRectF box() const { return m_box; }
    QRectF foldBox() const { return m_folded ? m_box : QRectF(m_box.right() - 20, m_box.top() + 4, 16, 16); }
    QPointF toScene(QPointF at) const { return m_camera.toScene(at - m_box.topLeft()); }
    void paint(QPainter &painter, const Theme &theme, const QRectF &shownScene, double ratio) const;

private:
    struct Dot {
        float x, y;
        QRgb color;
        float radius;
    };
    std::vector<Dot> m_dots;
    QRectF m_bounds, m_box;
    Camera m_camera;
    bool m_folded = false;
    bool m_asked = false;       ///< folded or unfolded by the user
    mutable QPixmap m_picture;  // dots only; painted when first needed
};

}  // namespace relata
