// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/figure/figure.h"
#include "views/figure/figurelegend.h"
#include "views/figure/picturefit.h"
#include "views/figure/typesetter.h"
#include "views/render/tiles/tilescene.h"

#include <QLineF>

#include <memory>

namespace relata {

struct PageRule {
    QLineF line;
    double width = 0.5;
    QColor color;
};

/// One page as instructions; inside views/figure only.
struct FigurePage {
    std::vector<TextRun> texts;
    std::vector<PageRule> rules;
    bool picture = false;  ///< the picture and its legend stand on this page
};

struct Figure::Private {
    Scene scene;
    FigureOptions options;
    FigureMeta meta;
    FigureReport report;
    std::vector<FigurePage> pages;
    QRectF pictureArea;
    PictureFit fit;
    std::shared_ptr<const TileScene> flat;  ///< of a crowd, else null
    LinkMark mark;
    FigureLegend legend;
    QPointF legendPlace;
    std::string problem;  ///< why there can be no file; empty = none
};

}  // namespace relata
