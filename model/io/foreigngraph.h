// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <unordered_map>

namespace relata {

/// A predicate or property key from free text: lower case letters and digits, the rest to single hyphens.
std::string slug(std::string_view text);

/// What a foreign file's edges share: the file as document and a schema that grows with what is met.
class ForeignGraph
{
public:
    explicit ForeignGraph(const std::filesystem::path &path, const std::string &format);
    EntityId ensureEntity(const std::string &key, const std::string &type = "unknown");
    Entity &entity(EntityId id) { return *m_diff.entities[indexOf(id)].after; }
    /// The predicate's key is made of its label; labels that share a key stay a property. Valid until the next one is added.
    Statement &addStatement(EntityId from, EntityId to, const std::string &predicate, bool directed = true);
    void setTitle(std::string title) { m_info.title = std::move(title); }
    void setDescription(std::string description) { m_info.description = std::move(description); }
    void addProperty(const std::string &name, const std::string &value);  ///< of the whole graph
    /// Unique keys are made where the file gave none or one twice.
    Result<LoadedGraph> finish(IoReport report);
    std::size_t entityCount() const { return m_diff.entities.size(); }

private:
    GraphDiff m_diff;
    Schema m_schema = Schema::standard();
    GraphInfo m_info;
    std::unordered_map<std::string, std::uint32_t> m_index;
    std::string m_format;
    std::filesystem::path m_path;
};

}  // namespace relata
