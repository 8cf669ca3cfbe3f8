// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/graphdiff.h"

#include <QString>

#include <functional>

namespace relata {

/// Does an edit that was found sound, as one step of the history called \a label; false when it could not.
using DoEdit = std::function<bool(GraphDiff diff, const QString &label)>;

}  // namespace relata
