// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/tiles/tilepool.h"

#include <optional>
#include <vector>

namespace relata {

/// The pieces of the tiles in view, drawn as \a view says, where a picture is another after \a change: few where little is changed, none twice.
/// Nothing when so much is that all of it is drawn sooner.
std::optional<std::vector<TilePatch>> patchesOf(const TileChange &change, const TileSpace &view, const TileGrid &grid);
bool isInView(const TileKey &key, const TileSpace &view, const TileGrid &grid);

}  // namespace relata
