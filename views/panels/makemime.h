// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/graphcanvas.h"

#include <functional>

class QMimeData;

namespace relata {

/// What is dragged out of a panel, for other windows and programs; the caller owns it. Null: nothing.
using MakeMime = std::function<QMimeData *(const Selection &selection)>;

}  // namespace relata
