// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <unordered_map>

namespace relata {

/// A CSV with the columns source and target (or from and to), further ones being properties; `label`, `type` or `relationship` is the
/// predicate. Entities are named by their id. Speaker unknown, document = the file.
Result<LoadedGraph> readEdgeList(const std::filesystem::path &path, const RunContext &context);

/// What a foreign file's edges share: the file as document and a schema that grows with what is met.
class ForeignGraph
{
public:
    explicit ForeignGraph(const std::filesystem::path &path, const std::string &format);
    EntityId ensureEntity(const std::string &key, const std::string &type = "unknown");
    Entity &entity(EntityId id) { return *m_diff.entities[indexOf(id)].after; }
    Statement &addStatement(EntityId from, EntityId to, const std::string &predicate, bool directed = true);
    /// Unique keys are made where the file gave none or one twice.
    Result<LoadedGraph> finish(IoReport report);
    bool knows(const std::string &key) const { return m_index.contains(key); }
    std::size_t entityCount() const { return m_diff.entities.size(); }

private:
    GraphDiff m_diff;
    Schema m_schema = Schema::standard();
    GraphInfo m_info;
    std::unordered_map<std::string, std::uint32_t> m_index;
    std::string m_format;
};

}  // namespace relata
