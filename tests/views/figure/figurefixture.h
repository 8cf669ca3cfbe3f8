// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"
#include "views/figure/figure.h"
#include "views/scene/viewstate.h"

namespace relata::test {

/// The shipped sample.
const KnowledgeGraph &sampleGraph();
/// Everything of \a graph on a circle, so that pictures need no layout.
Scene circleScene(const KnowledgeGraph &graph, ThemeKind theme, FigureMeta *meta = nullptr);
Figure circleFigure(const KnowledgeGraph &graph, const FigureOptions &options);
/// Six people, eight statements, names that hate XML.
KnowledgeGraph hostileGraph();
FigureOptions figureOptions(FigureFormat format, Paper paper = Paper::A4);

}  // namespace relata::test
