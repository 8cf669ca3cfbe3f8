// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainterPath>

#include <string_view>

namespace relata {

/// Reads the path language of SVG 1.1, section 8.3, without arcs turned against the axes: M L H V C S Q A Z, absolute and relative.
/// Stops at the first thing it does not know; \a ok then is false.
QPainterPath pathFromData(std::string_view data, bool *ok = nullptr);

}  // namespace relata
