// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/records.h"
#include "model/schema/schema.h"

#include <optional>
#include <vector>

namespace relata {

/// One record before and after; no `before` = added, no `after` = removed.
template <typename Id, typename Record>
struct Change {
    Id id;
    std::optional<Record> before;
    std::optional<Record> after;
    friend bool operator==(const Change &, const Change &) = default;
};

struct SchemaChange {
    Schema before;
    Schema after;
    friend bool operator==(const SchemaChange &, const SchemaChange &) = default;
};

/// An edit as data: the only way a graph changes. Undo is the inverse, saving is writing it. At most one change per id.
struct GraphDiff {
    std::optional<SchemaChange> schema;
    std::vector<Change<DocumentId, Document>> documents;
    std::vector<Change<EntityId, Entity>> entities;
    std::vector<Change<StatementId, Statement>> statements;

    bool empty() const { return !schema && documents.empty() && entities.empty() && statements.empty(); }
    /// Before and after exchanged. O(size).
    GraphDiff inverted() const;
    /// Makes this the edit that has the effect of this one followed by \a next; changes that cancel out vanish. O(n log n).
    void squash(const GraphDiff &next);
    friend bool operator==(const GraphDiff &, const GraphDiff &) = default;
};

}  // namespace relata
