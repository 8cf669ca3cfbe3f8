// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace.h"
#include "views/dialogs/exportdialog.h"

namespace relata {

/// What the export dialog may draw of \a workspace, which must outlive the source.
FigureSource figureSourceOf(const Workspace &workspace);
/// What of the graph a figure of \a what shows. The whole graph: lens, focus and hidden entities set aside.
Visible visibleFor(const Workspace &workspace, FigureWhat what);

}  // namespace relata
