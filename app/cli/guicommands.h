// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace relata {

/// As typed; empty or 0 = not given.
struct RenderRequest {
    std::string input, output, lens, layout, theme, paper, size, title, subtitle, source, colorBy = "category", sizeBy, fillBy, widthBy, format,
                                                                                          select, view;
    int dpi = 300;
    double scale = 1;
    std::optional<unsigned long long> seed;
    bool portrait = false, transparent = false, legend = false, footnotes = false, heat = false, noHulls = false;
};

// Commands that draw. Exit status as everywhere.
int runRender(const RenderRequest &request, int argc, char **argv);      ///< a figure, no display needed
int runScreenshot(const RenderRequest &request, int argc, char **argv);  ///< the whole window as a picture, no display needed
class MainWindow;
/// \a inputs: none = what was open last; several are tables, which come into a new project together, after their columns were asked about.
/// \a shown is called once the window is there and the graph is in it.
int runWindow(const std::vector<std::string> &inputs, int argc, char **argv, const std::function<void(MainWindow &)> &shown = {});

}  // namespace relata
