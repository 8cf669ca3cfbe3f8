// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphdata.h"

#include <algorithm>

namespace relata {
namespace {

template<typename T>
void growTo(std::vector<T> &column, std::size_t size)
{
    if (size > column.capacity())
        column.reserve(std::max(size, column.capacity() + column.capacity() / 2));
    if (size > column.size())
        column.resize(size);
}

template<typename Changes>
std::size_t endOf(const Changes &changes, std::size_t end)
{
    for (const auto &change : changes)
        if (change.after)
            end = std::max(end, indexOf(change.id) + 1);
    return end;
}

}  // namespace

std::uint32_t KnowledgeGraph::Data::internTime(const Edtf &time)
{
    if (time.empty())
        return 0;
    const auto [place, isNew] = timeIndex.try_emplace(time.text(), static_cast<std::uint32_t>(times.size()));
    if (isNew)
        times.push_back(time);
    return place->second;
}

void KnowledgeGraph::Data::addEntity(EntityId id, const Entity &entity)
{
    growTo(entities, indexOf(id) + 1);
    while (boost::num_vertices(topology) < entities.size())
        boost::add_vertex(topology);
    EntityRow &row = entities[indexOf(id)];
    const std::uint32_t uses = row.speakerUses;
    row = {text.add(entity.key), text.add(entity.name), text.add(entity.description), uses, *schema.findType(entity.type), true,
           !entity.aliases.empty() || !entity.properties.empty()};
    if (row.hasExtras)
        entityExtras[static_cast<std::uint32_t>(id)] = {entity.aliases, entity.properties};
    entityKeys.insert(static_cast<std::uint32_t>(id), entityKeyOf());
    ++liveEntities;
}

void KnowledgeGraph::Data::removeEntity(EntityId id)
{
    EntityRow &row = entities[indexOf(id)];
    entityKeys.erase(static_cast<std::uint32_t>(id), entityKeyOf());
    for (const TextRef ref : {row.key, row.name, row.description})
        text.release(ref);
    if (row.hasExtras)
        entityExtras.erase(static_cast<std::uint32_t>(id));
    const std::uint32_t uses = row.speakerUses;
    row = {};
    row.speakerUses = uses;
    --liveEntities;
}

void KnowledgeGraph::Data::addStatement(StatementId id, const Statement &s)
{
    growTo(statements, indexOf(id) + 1);
    StatementRow &row = statements[indexOf(id)];
    row.key = text.add(s.key);
    row.claim = text.add(s.claim);
    row.subject = s.subject;
    row.object = s.object;
    row.speaker = s.speaker;
    row.document = s.document;
    row.said = internTime(s.said);
    row.holds = internTime(s.holds);
    row.paragraph = s.paragraph;
    row.predicate = *schema.findPredicate(s.predicate);
    row.modality = s.modality;
    row.polarity = s.polarity;
    row.holdsBasis = s.holdsBasis.empty()        ? HoldsBasis::None
                     : s.holdsBasis == "stated"   ? HoldsBasis::Stated
                     : s.holdsBasis == "inferred" ? HoldsBasis::Inferred
                                                  : HoldsBasis::Other;
    row.live = true;
    StatementExtras extras{s.quote, row.holdsBasis == HoldsBasis::Other ? s.holdsBasis : std::string(), s.confidence, s.status, s.note, s.properties};
    row.hasExtras = !extras.empty();
    if (row.hasExtras)
        statementExtras[static_cast<std::uint32_t>(id)] = std::move(extras);
    boost::add_edge(indexOf(s.subject), indexOf(s.object), TopologyEdge{id}, topology);
    if (s.speaker != noEntity)
        ++entities[indexOf(s.speaker)].speakerUses;
    if (s.document != noDocument)
        ++documents[indexOf(s.document)].uses;
    statementKeys.insert(static_cast<std::uint32_t>(id), statementKeyOf());
    ++liveStatements;
}

void KnowledgeGraph::Data::removeStatement(StatementId id)
{
    StatementRow &row = statements[indexOf(id)];
    statementKeys.erase(static_cast<std::uint32_t>(id), statementKeyOf());
    const auto [first, last] = boost::out_edges(indexOf(row.subject), topology);
    const auto edge = std::find_if(first, last, [&](const auto &e) { return topology[e].statement == id; });
    boost::remove_edge(edge, topology);
    if (row.speaker != noEntity)
        --entities[indexOf(row.speaker)].speakerUses;
    if (row.document != noDocument)
        --documents[indexOf(row.document)].uses;
    text.release(row.key);
    text.release(row.claim);
    if (row.hasExtras)
        statementExtras.erase(static_cast<std::uint32_t>(id));
    row = {};
    --liveStatements;
}

void KnowledgeGraph::Data::setDocument(DocumentId id, const std::optional<Document> &document)
{
    growTo(documents, indexOf(id) + 1);
    DocumentRow &row = documents[indexOf(id)];
    liveDocuments -= row.live;
    row.live = document.has_value();
    row.record = document.value_or(Document{});
    liveDocuments += row.live;
}

void KnowledgeGraph::Data::setSchema(const Schema &next)
{
    for (EntityRow &row : entities)
        if (row.live)
            row.type = *next.findType(schema.type(row.type).key);
    std::vector<PredicateId> map;
    for (const Predicate &predicate : schema.predicates())
        map.push_back(next.findPredicate(predicate.key).value_or(PredicateId{}));
    for (StatementRow &row : statements)
        if (row.live)
            row.predicate = map[indexOf(row.predicate)];
    schema = next;
}

void KnowledgeGraph::Data::compactText()
{
    TextArena fresh;
    for (EntityRow &row : entities)
        for (TextRef *ref : {&row.key, &row.name, &row.description})
            *ref = fresh.add(text.view(*ref));
    for (StatementRow &row : statements)
        for (TextRef *ref : {&row.key, &row.claim})
            *ref = fresh.add(text.view(*ref));
    text = std::move(fresh);
}

Result<void> KnowledgeGraph::apply(const GraphDiff &diff)
{
    if (const auto sound = validateDiff(*this, diff); !sound)
        return sound.error();
    Data &d = *m_data;
    for (const auto &change : diff.statements)
        if (change.before)
            d.removeStatement(change.id);
    for (const auto &change : diff.entities)
        if (change.before)
            d.removeEntity(change.id);
    if (diff.schema)
        d.setSchema(diff.schema->after);
    for (const auto &change : diff.documents)
        d.setDocument(change.id, change.after);
    growTo(d.entities, endOf(diff.entities, d.entities.size()));
    growTo(d.statements, endOf(diff.statements, d.statements.size()));
    for (const auto &change : diff.entities)
        if (change.after)
            d.addEntity(change.id, *change.after);
    for (const auto &change : diff.statements)
        if (change.after)
            d.addStatement(change.id, *change.after);
    if (d.text.wantsCompaction())
        d.compactText();
    ++d.revision;
    return {};
}

}  // namespace relata
