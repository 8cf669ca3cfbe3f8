// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/layout/layout.h"
#include "model/store/entityplaces.h"
#include "views/figure/figure.h"
#include "views/scene/viewstate.h"

#include <QGuiApplication>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relata {

/// What `relata render` is asked for.
struct RenderOptions {
    std::string lens;  ///< as typed; empty = everything
    LayoutKind layout = LayoutKind::Force;
    std::uint64_t seed = 1;
    ColorBy colorBy = ColorBy::Category;
    std::string sizeBy, fillBy;     ///< see scaleNamed(); empty = by links, by types, or as the view says
    std::string widthBy;            ///< see summedProperty(); empty = by sources, or as the view says
    std::optional<ViewState> view;  ///< what is shown, how and where; lens, layout and colorBy stand for what it does not say
    /// Without a view: where everybody stands, if all who are shown are among them; else all are arranged.
    std::vector<EntityPlace> places;
    FigureOptions figure;
};

/// Graph → lens → layout → figure, without a window. The same graph and options give the same figure. Needs a QGuiApplication.
/// Errors of the lens (with column), of the layout, and of a lens that nothing passes.
Result<Figure> figureOf(const KnowledgeGraph &graph, const RenderOptions &options, const RunContext &context = {});
/// The same, encoded and written to \a path whole or not at all.
Result<FigureReport> renderFigure(const KnowledgeGraph &graph, const RenderOptions &options, const std::filesystem::path &path,
                                  const RunContext &context = {});

/// For the foot line and metadata of a figure of \a visible.
FigureMeta figureMetaOf(const KnowledgeGraph &graph, const Visible &visible, const Lens &lens);

/// The application object of headless commands: no display is asked for, so that a figure is the same with and without one.
std::unique_ptr<QGuiApplication> headlessApplication(int &argc, char **argv);

}  // namespace relata
