// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

namespace relata {

/// \a over at \a opacity on \a ground, as an opaque colour. Faded things are drawn this way: nothing shines through, and opaque pens are
/// several times cheaper in Qt's raster engine than translucent ones.
inline QColor blended(const QColor &over, double opacity, const QColor &ground)
{
    const auto mix = [opacity](int a, int b) { return qRound(a * opacity + b * (1 - opacity)); };
    return QColor(mix(over.red(), ground.red()), mix(over.green(), ground.green()), mix(over.blue(), ground.blue()));
}

}  // namespace relata
