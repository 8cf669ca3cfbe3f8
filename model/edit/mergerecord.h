// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/edit only: what a merge leaves behind, so that it can be taken back.

#include "model/graph/records.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

struct MergeRecord {
    Entity entity;                                            ///< as it was
    std::uint32_t id = 0;                                     ///< that it had
    std::vector<std::string> asSubject, asObject, asSpeaker;  ///< keys of the statements that came with it
    std::vector<std::string> aliases;                         ///< that kept took over
    std::vector<std::string> properties;                      ///< keys that kept took over
    bool description = false;                                 ///< kept took it over
};

std::string mergePropertyKey(const std::string &absorbedKey);
std::string toText(const MergeRecord &record);  ///< JSON on one line, fields in a fixed order
std::optional<MergeRecord> mergeRecordFromText(const std::string &text);
std::string nameInMergeRecord(std::string_view text);  ///< of the entity, also where what follows it was cut off; empty = none

}  // namespace relata
