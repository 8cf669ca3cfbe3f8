// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

namespace relata {

/// A colour as scenes hold it by the million: a quarter of a QColor.
class SceneColor
{
public:
    SceneColor() = default;
    SceneColor(const QColor &color) : m_rgba(color.rgba()) {}
    operator QColor() const { return QColor::fromRgba(m_rgba); }
    QRgb rgb() const { return m_rgba | 0xFF000000U; }

private:
    QRgb m_rgba = 0xFF000000U;
};

}  // namespace relata
