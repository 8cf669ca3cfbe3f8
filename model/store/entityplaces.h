// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Where an entity stands in a picture: logical pixels at 100 %, y down.
struct EntityPlace {
    EntityId id = noEntity;
    float x = 0, y = 0;
    friend bool operator==(const EntityPlace &, const EntityPlace &) = default;
};

/// Places as the project file keeps them: 12 bytes each, little-endian: entity.id, x and y (IEEE 754 of 32 bits). O(places).
std::string packed(const std::vector<EntityPlace> &places);
/// None when \a bytes are not so many times 12. Places that are not finite are left out.
std::optional<std::vector<EntityPlace>> unpacked(std::string_view bytes);

}  // namespace relata
