// SPDX-License-Identifier: Apache-2.0
#include "model/edit/merge.h"

#include "model/edit/drafts.h"
#include "model/edit/mergerecord.h"

#include <algorithm>
#include <map>
#include <set>

namespace relata {
namespace {

constexpr std::string_view mergePrefix = "merged:";

bool has(const std::vector<std::string> &all, const std::string &one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

auto property(Properties &properties, const std::string &key)
{
    return std::find_if(properties.begin(), properties.end(), [&](const auto &each) { return each.first == key; });
}

/// Statements that change, each with its ends as they are by now.
class Moves
{
public:
    explicit Moves(const KnowledgeGraph &graph) : m_graph(graph) {}
    Statement &after(StatementId id)
    {
        const auto [it, isNew] = m_after.try_emplace(id);
        if (isNew)
            it->second = m_graph.statement(id);
        return it->second;
    }
    void writeTo(GraphDiff &diff)
    {
        for (auto &[id, after] : m_after) {
            Statement before = m_graph.statement(id);
            if (!(before == after))
                diff.statements.push_back({id, std::move(before), std::move(after)});
        }
    }

private:
    const KnowledgeGraph &m_graph;
    std::map<StatementId, Statement> m_after;
};

/// What \a kept takes over of one that is absorbed.
MergeRecord take(Entity &kept, Entity absorbed)
{
    MergeRecord record;
    std::vector<std::string> names{absorbed.name};
    names.insert(names.end(), absorbed.aliases.begin(), absorbed.aliases.end());
    for (const std::string &name : names)
        if (name != kept.name && !has(kept.aliases, name)) {
            kept.aliases.push_back(name);
            record.aliases.push_back(name);
        }
    if (kept.description.empty() && !absorbed.description.empty()) {
        kept.description = absorbed.description;
        record.description = true;
    }
    for (const auto &[key, value] : absorbed.properties)
        if (!isMergeRecord(key) && property(kept.properties, key) == kept.properties.end()) {
            kept.properties.emplace_back(key, value);
            record.properties.push_back(key);
        }
    record.entity = std::move(absorbed);
    return record;
}

/// The reverse of take(); what other merges into \a kept brought as well stays, and is theirs from now on.
void giveBack(Entity &kept, const MergeRecord &record)
{
    std::vector<std::pair<std::string, MergeRecord>> others;
    for (const auto &[key, value] : kept.properties)
        if (isMergeRecord(key))
            if (auto other = mergeRecordFromText(value))
                others.emplace_back(key, std::move(*other));
    const auto passedOn = [&](auto brings, auto hand) {
        for (auto &[key, other] : others)
            if (brings(other.entity)) {
                hand(other);
                property(kept.properties, key)->second = toText(other);
                return true;
            }
        return false;
    };
    for (const std::string &alias : record.aliases) {
        const auto it = std::find(kept.aliases.begin(), kept.aliases.end(), alias);
        if (it != kept.aliases.end()
            && !passedOn([&](const Entity &e) { return e.name == alias || has(e.aliases, alias); },
                         [&](MergeRecord &other) { other.aliases.push_back(alias); }))
            kept.aliases.erase(it);
    }
    if (record.description && kept.description == record.entity.description)
        kept.description.clear();
    for (const std::string &key : record.properties) {
        const auto mine = property(kept.properties, key);
        Properties theirs = record.entity.properties;
        const auto brought = property(theirs, key);
        if (mine == kept.properties.end() || brought == theirs.end() || mine->second != brought->second)
            continue;  // it has been changed since: kept's own
        const auto value = mine->second;
        if (!passedOn(
                [&](const Entity &e) { return std::find(e.properties.begin(), e.properties.end(), std::pair(key, value)) != e.properties.end(); },
                [&](MergeRecord &other) { other.properties.push_back(key); }))
            kept.properties.erase(property(kept.properties, key));
    }
}

}  // namespace

bool isMergeRecord(std::string_view propertyKey)
{
    return propertyKey.starts_with(mergePrefix);
}

std::string mergedName(std::string_view propertyKey, std::string_view value)
{
    const std::string name = nameInMergeRecord(value);
    return name.empty() ? std::string(propertyKey.substr(std::min(propertyKey.size(), mergePrefix.size()))) : name;
}

std::string mergeLabel(const KnowledgeGraph &graph, EntityId kept, const std::vector<EntityId> &absorbed)
{
    std::string label = "Merge of " + std::string(graph.name(kept));
    for (std::size_t i = 0; i < absorbed.size(); ++i)
        label += (i + 1 == absorbed.size() ? " and " : ", ") + std::string(graph.name(absorbed[i]));
    return label;
}

Result<GraphDiff> mergeEntities(const KnowledgeGraph &graph, EntityId kept, const std::vector<EntityId> &absorbed)
{
    std::set<EntityId> all{kept};
    for (const EntityId id : absorbed)
        if (!all.insert(id).second)
            return Error{Error::Code::Schema, "an entity cannot be merged with itself. Expected different ones", {}, 0, 0};
    for (const EntityId id : all)
        if (!graph.contains(id))
            return Error{Error::Code::NotFound, "an entity to be merged is not in the graph", {}, 0, 0};
    GraphDiff diff;
    const Entity before = graph.entity(kept);
    Entity after = before;
    Moves moves(graph);
    for (const EntityId id : absorbed) {
        MergeRecord record = take(after, graph.entity(id));
        record.id = static_cast<std::uint32_t>(id);
        for (const StatementId statement : graph.statementsFrom(id)) {
            moves.after(statement).subject = kept;
            record.asSubject.emplace_back(graph.key(statement));
        }
        for (const StatementId statement : graph.statementsTo(id)) {
            moves.after(statement).object = kept;
            record.asObject.emplace_back(graph.key(statement));
        }
        for (const StatementId statement : graph.statementsBy(id)) {
            moves.after(statement).speaker = kept;
            record.asSpeaker.emplace_back(graph.key(statement));
        }
        std::string key = mergePropertyKey(record.entity.key);
        while (property(after.properties, key) != after.properties.end())
            key += "+";  // a namesake was absorbed earlier
        after.properties.emplace_back(std::move(key), toText(record));
        diff.entities.push_back({id, std::move(record.entity), {}});
    }
    diff.entities.push_back({kept, before, std::move(after)});
    moves.writeTo(diff);
    if (const auto sound = graph.check(diff); !sound)
        return sound.error();
    return diff;
}

std::vector<MergedEntity> mergesOf(const KnowledgeGraph &graph, EntityId id)
{
    std::vector<MergedEntity> merges;
    for (const auto &[key, value] : graph.entity(id).properties)
        if (isMergeRecord(key))
            if (const auto record = mergeRecordFromText(value)) {
                std::set<std::string> statements(record->asSubject.begin(), record->asSubject.end());
                statements.insert(record->asObject.begin(), record->asObject.end());
                statements.insert(record->asSpeaker.begin(), record->asSpeaker.end());
                merges.push_back({key.substr(mergePrefix.size()), record->entity.name, record->entity.type, statements.size()});
            }
    return merges;
}

std::vector<EntityId> mergedBefore(const KnowledgeGraph &graph, const std::vector<EntityId> &ids)
{
    std::vector<EntityId> groups;
    for (const EntityId id : ids)
        if (!mergesOf(graph, id).empty())
            groups.push_back(id);
    return groups;
}

Result<GraphDiff> splitEntity(const KnowledgeGraph &graph, EntityId kept, const std::string &absorbedKey)
{
    const Error none{Error::Code::NotFound, "no merge of “" + absorbedKey + "” is recorded here", {}, 0, 0};
    if (!graph.contains(kept))
        return none;
    const Entity before = graph.entity(kept);
    Entity after = before;
    const auto written = property(after.properties, mergePropertyKey(absorbedKey));
    if (written == after.properties.end())
        return none;
    std::optional<MergeRecord> record = mergeRecordFromText(written->second);
    if (!record)
        return none;
    after.properties.erase(written);
    giveBack(after, *record);

    const bool isFree = record->id < graph.entityIdEnd() && !graph.contains(EntityId{record->id});
    const EntityId back = isFree ? EntityId{record->id} : graph.nextEntityId();
    Moves moves(graph);
    const auto move = [&](const std::vector<std::string> &keys, EntityId Statement::*end) {
        for (const std::string &key : keys)
            if (const StatementId id = graph.findStatement(key); id != noStatement && graph.statement(id).*end == kept)
                moves.after(id).*end = back;
    };
    move(record->asSubject, &Statement::subject);
    move(record->asObject, &Statement::object);
    move(record->asSpeaker, &Statement::speaker);
    Entity restored = std::move(record->entity);
    if (graph.findEntity(restored.key) != noEntity)
        restored.key = freeEntityKey(graph, restored.name);
    GraphDiff diff;
    diff.entities.push_back({kept, before, std::move(after)});
    diff.entities.push_back({back, {}, std::move(restored)});
    moves.writeTo(diff);
    if (const auto sound = graph.check(diff); !sound)
        return sound.error();
    return diff;
}

}  // namespace relata
