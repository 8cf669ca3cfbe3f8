// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphdiff.h"

#include <algorithm>
#include <unordered_map>

namespace relata {
namespace {

template <typename Id, typename Record>
std::vector<Change<Id, Record>> invertedChanges(const std::vector<Change<Id, Record>> &changes)
{
    std::vector<Change<Id, Record>> result;
    result.reserve(changes.size());
    for (const auto &change : changes)
        result.push_back({change.id, change.after, change.before});
    return result;
}

template <typename Id, typename Record>
void squashChanges(std::vector<Change<Id, Record>> &changes, const std::vector<Change<Id, Record>> &next)
{
    std::unordered_map<std::uint32_t, std::size_t> place;
    place.reserve(changes.size());
    for (std::size_t i = 0; i < changes.size(); ++i)
        place.emplace(static_cast<std::uint32_t>(changes[i].id), i);
    for (const auto &change : next) {
        const auto found = place.find(static_cast<std::uint32_t>(change.id));
        if (found == place.end())
            changes.push_back(change);
        else
            changes[found->second].after = change.after;
    }
    std::erase_if(changes, [](const auto &change) { return change.before == change.after; });
}

}  // namespace

GraphDiff GraphDiff::inverted() const
{
    GraphDiff result;
    if (schema)
        result.schema = SchemaChange{schema->after, schema->before};
    result.documents = invertedChanges(documents);
    result.entities = invertedChanges(entities);
    result.statements = invertedChanges(statements);
    return result;
}

void GraphDiff::squash(const GraphDiff &next)
{
    if (next.schema) {
        if (schema)
            schema->after = next.schema->after;
        else
            schema = next.schema;
    }
    if (schema && schema->before == schema->after)
        schema.reset();
    squashChanges(documents, next.documents);
    squashChanges(entities, next.entities);
    squashChanges(statements, next.statements);
}

}  // namespace relata
