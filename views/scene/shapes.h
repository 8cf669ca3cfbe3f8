// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

namespace relata {

/// Distance from the centre of a shape with r = 1 to its outline in the direction (dx, dy) (y down, any length > 0). O(1).
qreal outlineDistance(NodeShape shape, qreal dx, qreal dy);

/// Half width and half height of the shape's box with r = 1; the shield is not symmetric, this is the larger side.
QSizeF shapeExtent(NodeShape shape);

}  // namespace relata
