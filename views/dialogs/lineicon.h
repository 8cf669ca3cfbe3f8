// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>

namespace relata {

/// A piece of line as links of a category are drawn, for lists.
QIcon lineIcon(const QColor &color);

}  // namespace relata
