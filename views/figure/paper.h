// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/figure/figure.h"

namespace relata {

/// Page size in page units: points for papers, logical pixels for Paper::Pixels. Landscape and portrait are applied; Square and Pixels have none.
QSizeF pageSizeOf(const FigureOptions &options);
/// Page units per point: 1 for papers, 4/3 for pixels (96 to the inch), so that type keeps its size in points.
double unitsPerPoint(const FigureOptions &options);
/// Device pixels per page unit of a PNG or WebP.
double pixelsPerUnit(const FigureOptions &options);
/// Pixels per page unit of a picture within a file of lines (SVG, PDF).
double pictureDensity(const FigureOptions &options);
/// "297 × 210 mm", "1600 × 1000 px at 2×".
QString pageSizeInWords(const FigureOptions &options);
QString toString(Paper paper);          ///< "a4", "slide", "square", "pixels"
QString toString(FigureFormat format);  ///< "png", "svg", "pdf", "webp"

}  // namespace relata
