// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layout.h"

namespace relata::layout {

// One function per LayoutKind, called by layoutGraph() for non-empty, well-formed input. Error::Cancelled is their only error.
using Positions = std::vector<Point>;

/// Multilevel force layout per component, overlaps removed, components packed. About O((V + E) log V).
Result<Positions> forceLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context);
/// Layers from top to bottom, edges pointing down (Sugiyama, Tagawa and Toda 1981).
Result<Positions> layeredLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context);
/// Rings by hops around LayoutInput::root, wedges by size of subtree.
Result<Positions> radialLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context);
/// One circle, ordered so that few links cross; groups side by side.
Result<Positions> circularLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context);
/// A block of rows and columns per group.
Result<Positions> gridLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context);

/// Length of a link when the options leave it open: enough for two typical shapes and half of their labels between them.
float edgeLengthFor(const LayoutInput &input, const LayoutOptions &options);

/// Puts the pinned nodes back to their places; every layout but force ends with it.
void restorePins(const LayoutInput &input, Positions &positions);

}  // namespace relata::layout
