// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/figure/figure.h"

namespace relata {

/// The choices of the last export (not its texts) in the user's settings; values that make no sense are passed over.
FigureOptions lastFigureOptions();
void rememberFigureOptions(const FigureOptions &options);
QString lastFigureFolder();
void rememberFigureFolder(const QString &folder);

}  // namespace relata
