// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/store only: what the history of a damaged project still tells of its records.

#include "model/graph/graphdiff.h"
#include "model/store/database.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace relata {

/// Every change that stands whole in \a text, which is an edit as diffToJson() writes it, or any piece of one. O(text)
GraphDiff changesIn(std::string_view text);

/// The last that a history says of each record, by number; none: that it was removed.
struct HistoryTold {
    std::map<DocumentId, std::optional<Document>> documents;
    std::map<EntityId, std::optional<Entity>> entities;
    std::map<StatementId, std::optional<Statement>> statements;
    bool incomplete = false;  ///< steps could not be read, or not whole

    void add(GraphDiff changes);
};
/// Step by step, without those that cannot be read. O(history)
HistoryTold readHistory(const Database &database);

/// Pieces of edits in pages of the file that nothing leads to any more, in the order that they have in the file, which need not be that of the edits:
/// the last that stands there of each record, removed ones as they were before. O(file)
HistoryTold readRemains(const std::filesystem::path &file);

}  // namespace relata
