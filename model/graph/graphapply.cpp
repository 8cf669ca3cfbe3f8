// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphdata.h"

#include <algorithm>

namespace relata {
namespace {

/// As std::vector grows, but by half, and exactly for one large edit.
template <class Column>
void growTo(Column &column, std::size_t size)
{
    if (size > column.capacity())
        column.reserve(std::max(size, column.capacity() + column.capacity() / 2));
    if (size > column.size())
        column.resize(size);
}

template <typename Changes>
std::size_t endOf(const Changes &changes, std::size_t end)
{
    for (const auto &change : changes)
        if (change.after)
            end = std::max(end, indexOf(change.id) + 1);
    return end;
}

template <typename Changes>
std::size_t added(const Changes &changes)
{
    return static_cast<std::size_t>(std::count_if(changes.begin(), changes.end(), [](const auto &change) { return change.after && !change.before; }));
}

HoldsBasis basisOf(const std::string &text)
{
    return text.empty() ? HoldsBasis::None : text == "stated" ? HoldsBasis::Stated : text == "inferred" ? HoldsBasis::Inferred : HoldsBasis::Other;
}

/// The links that an edit takes away or brings; a statement that keeps its ends keeps its edge.
std::vector<Topology::Edge> edgesOf(const GraphDiff &diff, std::optional<Statement> Change<StatementId, Statement>::*side)
{
    std::vector<Topology::Edge> edges;
    for (const auto &change : diff.statements) {
        const bool staysPut =
            change.before && change.after && change.before->subject == change.after->subject && change.before->object == change.after->object;
        if (const auto &record = change.*side; record && !staysPut)
            edges.push_back({record->subject, record->object, change.id});
    }
    return edges;
}

}  // namespace

std::uint32_t KnowledgeGraph::Data::internTime(const Edtf &time)
{
    if (time.empty())
        return 0;
    const auto keyOf = [this](std::uint32_t i) { return std::string_view(times[i].text()); };
    if (const auto known = timeIndex.find(time.text(), keyOf); known != KeyIndex::none)
        return known;
    const auto id = static_cast<std::uint32_t>(times.size());
    times.push_back(time);
    timeIndex.insert(id, keyOf);
    return id;
}

std::uint32_t KnowledgeGraph::Data::findStatement(std::string_view key) const
{
    if (const auto number = numberedKeys::numberOf(key); number && *number <= statements.size()) {
        const std::uint32_t i = *number - 1;
        if (statements[i].live && !hasOwnKey(i))
            return i;
    }
    return statementKeys.find(key, statementKeyOf());
}

FieldTag KnowledgeGraph::Data::tagOf(const std::string &propertyKey)
{
    const auto keyOf = [this](std::uint32_t i) { return std::string_view(propertyKeys[i]); };
    auto id = propertyKeyIndex.find(propertyKey, keyOf);
    if (id == KeyIndex::none) {
        id = static_cast<std::uint32_t>(propertyKeys.size());
        propertyKeys.push_back(propertyKey);
        propertyKeyIndex.insert(id, keyOf);
    }
    return FieldTag{static_cast<std::uint32_t>(FieldTag::FirstProperty) + id};
}

void KnowledgeGraph::Data::packProperties(std::string &packed, const Properties &properties)
{
    for (const auto &[key, value] : properties)
        packField(packed, tagOf(key), value);
}

void KnowledgeGraph::Data::fillEntity(EntityRow &row, const Entity &entity, TypeId type)
{
    std::string &packed = m_packed;
    packed.clear();
    for (const std::string &alias : entity.aliases)
        packField(packed, FieldTag::Alias, alias);
    packProperties(packed, entity.properties);
    row.namedByKey = entity.name == entity.key;
    row.texts = {text, {entity.key, row.namedByKey ? std::string_view() : std::string_view(entity.name), entity.description, packed}};
    row.type = type;
    row.live = true;
}

void KnowledgeGraph::Data::addEntity(EntityId id, const Entity &entity, TypeId type)
{
    fillEntity(entities[indexOf(id)], entity, type);
    entityKeys.insert(static_cast<std::uint32_t>(id), entityKeyOf());
    ++liveEntities;
}

void KnowledgeGraph::Data::removeEntity(EntityId id)
{
    EntityRow &row = entities[indexOf(id)];
    entityKeys.erase(static_cast<std::uint32_t>(id), entityKeyOf());
    row.texts.release(text);
    const std::uint32_t uses = row.speakerUses;
    row = {};
    row.speakerUses = uses;
    --liveEntities;
}

void KnowledgeGraph::Data::fillStatement(std::uint32_t i, const Statement &s, PredicateId predicate)
{
    StatementRow &row = statements[i];
    StatementRest rest;
    row.holdsBasis = basisOf(s.holdsBasis);
    std::string &packed = m_packed;
    packed.clear();
    const auto pack = [&packed](FieldTag tag, const std::string &field) {
        if (!field.empty())
            packField(packed, tag, field);
    };
    pack(FieldTag::Quote, s.quote);
    if (row.holdsBasis == HoldsBasis::Other)
        pack(FieldTag::HoldsBasis, s.holdsBasis);
    pack(FieldTag::Confidence, s.confidence);
    row.speakerUnknown = s.status == unknownSpeaker;
    if (!row.speakerUnknown)
        pack(FieldTag::Status, s.status);
    pack(FieldTag::Note, s.note);
    packProperties(packed, s.properties);
    row.texts = {text, {s.key, s.claim, packed}};
    row.subject = s.subject;
    row.object = s.object;
    rest.speaker = s.speaker;
    row.document = s.document;
    rest.said = internTime(s.said);
    rest.holds = internTime(s.holds);
    rest.paragraph = s.paragraph;
    rests.set(i, rest);
    row.predicate = predicate;
    row.modality = s.modality;
    row.polarity = s.polarity;
    row.live = true;
    if (s.speaker != noEntity)
        ++entities[indexOf(s.speaker)].speakerUses;
    if (s.document != noDocument)
        ++documents[indexOf(s.document)].uses;
    ++liveStatements;
}

void KnowledgeGraph::Data::addStatement(StatementId id, const Statement &s)
{
    fillStatement(static_cast<std::uint32_t>(id), s, *schema.findPredicate(s.predicate));
    statementKeys.insert(static_cast<std::uint32_t>(id), statementKeyOf());
}

void KnowledgeGraph::Data::removeStatement(StatementId id)
{
    StatementRow &row = statements[indexOf(id)];
    const StatementRest rest = rests.at(indexOf(id));
    if (hasOwnKey(static_cast<std::uint32_t>(id)))
        statementKeys.erase(static_cast<std::uint32_t>(id), statementKeyOf());
    if (rest.speaker != noEntity)
        --entities[indexOf(rest.speaker)].speakerUses;
    if (row.document != noDocument)
        --documents[indexOf(row.document)].uses;
    row.texts.release(text);
    row = StatementRow();
    rests.set(indexOf(id), {});
    --liveStatements;
}

void KnowledgeGraph::Data::addDocument(DocumentId id, const Document &document)
{
    DocumentRow &row = documents[indexOf(id)];
    row.record = document;
    row.live = true;
    documentKeys.insert(static_cast<std::uint32_t>(id), documentKeyOf());
    ++liveDocuments;
}

void KnowledgeGraph::Data::removeDocument(DocumentId id)
{
    DocumentRow &row = documents[indexOf(id)];
    documentKeys.erase(static_cast<std::uint32_t>(id), documentKeyOf());
    row.record = {};
    row.live = false;
    --liveDocuments;
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

void KnowledgeGraph::Data::growFor(const GraphDiff &diff)
{
    growTo(entities, endOf(diff.entities, entities.size()));
    growTo(statements, endOf(diff.statements, statements.size()));
    growTo(documents, endOf(diff.documents, documents.size()));
    topology.growTo(entities.size());
    entityKeys.reserve(liveEntities + added(diff.entities), entityKeyOf());
    statementKeys.reserve(statementKeys.size() + added(diff.statements), statementKeyOf());
}

/// Rewrites text and dates without what nobody refers to any more.
void KnowledgeGraph::Data::compact()
{
    TextArena fresh;
    for (EntityRow &row : entities)
        row.texts = row.texts.copiedTo(fresh, text);
    for (StatementRow &row : statements)
        row.texts = row.texts.copiedTo(fresh, text);
    text = std::move(fresh);

    const std::vector<Edtf> before = std::exchange(times, {Edtf{}});
    timeIndex = {};
    rests.forEach([&](StatementRest &rest) {
        rest.said = internTime(before[rest.said]);
        rest.holds = internTime(before[rest.holds]);
    });
}

void KnowledgeGraph::Data::apply(const GraphDiff &diff)
{
    // everything leaves before anything arrives: keys, types and predicates may change hands within one edit
    for (const auto &change : diff.statements)
        if (change.before)
            removeStatement(change.id);
    topology.remove(edgesOf(diff, &Change<StatementId, Statement>::before));
    for (const auto &change : diff.entities)
        if (change.before)
            removeEntity(change.id);
    for (const auto &change : diff.documents)
        if (change.before)
            removeDocument(change.id);
    if (diff.schema)
        setSchema(diff.schema->after);
    growFor(diff);
    for (const auto &change : diff.documents)
        if (change.after)
            addDocument(change.id, *change.after);
    for (const auto &change : diff.entities)
        if (change.after)
            addEntity(change.id, *change.after, *schema.findType(change.after->type));
    for (const auto &change : diff.statements)
        if (change.after)
            addStatement(change.id, *change.after);
    topology.add(edgesOf(diff, &Change<StatementId, Statement>::after));
    if (text.wantsCompaction())
        compact();
    ++revision;
}

Result<void> KnowledgeGraph::check(const GraphDiff &diff) const
{
    return validateDiff(*this, diff);
}

Result<void> KnowledgeGraph::apply(const GraphDiff &diff)
{
    if (const auto sound = validateDiff(*this, diff); !sound)
        return sound.error();
    m_data->apply(diff);
    return {};
}

}  // namespace relata
