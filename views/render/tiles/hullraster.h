// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/tiles/tileraster.h"

namespace relata {

/// Communities that are closed, and the links between them, over what is in \a out (rows of \a space's width). \a step: so many pixels wide and
/// high is what one of \a scratch stands for. Any thread.
void drawHulls(const TileStyle &style, const TileSpace &space, Coverage &scratch, std::uint32_t *out, int step = 1);

}  // namespace relata
