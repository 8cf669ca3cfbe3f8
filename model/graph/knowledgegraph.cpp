// SPDX-License-Identifier: Apache-2.0
#include "model/graph/knowledgegraph.h"

#include "model/graph/graphdata.h"

#include <algorithm>
#include <cassert>

namespace relata {
namespace {

const std::string &propertyKey(const KnowledgeGraph::Data &data, FieldTag tag)
{
    return data.propertyKeys[static_cast<std::uint32_t>(tag) - static_cast<std::uint32_t>(FieldTag::FirstProperty)];
}

}  // namespace

KnowledgeGraph::KnowledgeGraph() : m_data(std::make_unique<Data>()) {}
KnowledgeGraph::KnowledgeGraph(const KnowledgeGraph &other) : m_data(std::make_unique<Data>(*other.m_data)) {}
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph &&other) noexcept : m_data(std::exchange(other.m_data, std::make_unique<Data>())) {}
KnowledgeGraph &KnowledgeGraph::operator=(KnowledgeGraph other) noexcept
{
    std::swap(m_data, other.m_data);
    return *this;
}
KnowledgeGraph::~KnowledgeGraph() = default;

GraphInfo &KnowledgeGraph::info()
{
    return m_data->info;
}
const GraphInfo &KnowledgeGraph::info() const
{
    return m_data->info;
}
const Schema &KnowledgeGraph::schema() const
{
    return m_data->schema;
}
std::uint64_t KnowledgeGraph::revision() const
{
    return m_data->revision;
}

std::size_t KnowledgeGraph::entityCount() const
{
    return m_data->liveEntities;
}
std::size_t KnowledgeGraph::statementCount() const
{
    return m_data->liveStatements;
}
std::size_t KnowledgeGraph::documentCount() const
{
    return m_data->liveDocuments;
}
std::size_t KnowledgeGraph::entityIdEnd() const
{
    return m_data->entities.size();
}
std::size_t KnowledgeGraph::statementIdEnd() const
{
    return m_data->statements.size();
}
std::size_t KnowledgeGraph::documentIdEnd() const
{
    return m_data->documents.size();
}
bool KnowledgeGraph::contains(EntityId id) const
{
    return indexOf(id) < m_data->entities.size() && m_data->entities[indexOf(id)].live;
}
bool KnowledgeGraph::contains(StatementId id) const
{
    return indexOf(id) < m_data->statements.size() && m_data->statements[indexOf(id)].live;
}
bool KnowledgeGraph::contains(DocumentId id) const
{
    return indexOf(id) < m_data->documents.size() && m_data->documents[indexOf(id)].live;
}
IdRange<EntityId> KnowledgeGraph::entities() const
{
    return {*this, entityIdEnd()};
}
IdRange<StatementId> KnowledgeGraph::statements() const
{
    return {*this, statementIdEnd()};
}
IdRange<DocumentId> KnowledgeGraph::documents() const
{
    return {*this, documentIdEnd()};
}
EntityId KnowledgeGraph::findEntity(std::string_view key) const
{
    return EntityId{m_data->entityKeys.find(key, m_data->entityKeyOf())};
}
StatementId KnowledgeGraph::findStatement(std::string_view key) const
{
    return StatementId{m_data->findStatement(key)};
}
DocumentId KnowledgeGraph::findDocument(std::string_view key) const
{
    return DocumentId{m_data->documentKeys.find(key, m_data->documentKeyOf())};
}

Entity KnowledgeGraph::entity(EntityId id) const
{
    assert(contains(id));
    const EntityRow &row = m_data->entities[indexOf(id)];
    Entity result;
    result.key = m_data->textOf(row, EntityRow::Key);
    result.type = m_data->schema.type(row.type).key;
    result.name = m_data->textOf(row, EntityRow::Name);
    result.description = m_data->textOf(row, EntityRow::Description);
    forEachField(m_data->textOf(row, EntityRow::Extras), [&](FieldTag tag, std::string_view text) {
        if (tag == FieldTag::Alias)
            result.aliases.emplace_back(text);
        else
            result.properties.emplace_back(propertyKey(*m_data, tag), text);
    });
    return result;
}
std::string_view KnowledgeGraph::key(EntityId id) const
{
    return m_data->entityKey(static_cast<std::uint32_t>(id));
}
std::string_view KnowledgeGraph::name(EntityId id) const
{
    return m_data->textOf(m_data->entities[indexOf(id)], EntityRow::Name);
}
std::string_view KnowledgeGraph::description(EntityId id) const
{
    return m_data->textOf(m_data->entities[indexOf(id)], EntityRow::Description);
}
TypeId KnowledgeGraph::typeOf(EntityId id) const
{
    return m_data->entities[indexOf(id)].type;
}
std::vector<std::string_view> KnowledgeGraph::aliases(EntityId id) const
{
    std::vector<std::string_view> result;
    forEachField(m_data->textOf(m_data->entities[indexOf(id)], EntityRow::Extras), [&](FieldTag tag, std::string_view text) {
        if (tag == FieldTag::Alias)
            result.push_back(text);
    });
    return result;
}

std::vector<StatementId> KnowledgeGraph::statementsFrom(EntityId id) const
{
    std::vector<StatementId> result;
    m_data->topology.forEachOut(id, [&](StatementId statement) { result.push_back(statement); });
    std::sort(result.begin(), result.end());
    return result;
}
std::vector<StatementId> KnowledgeGraph::statementsTo(EntityId id) const
{
    std::vector<StatementId> result;
    m_data->topology.forEachIn(id, [&](StatementId statement) { result.push_back(statement); });
    std::sort(result.begin(), result.end());
    return result;
}
std::vector<StatementId> KnowledgeGraph::statementsOf(EntityId id) const
{
    std::vector<StatementId> result;
    result.reserve(degree(id));
    const auto collect = [&](StatementId statement) { result.push_back(statement); };
    m_data->topology.forEachOut(id, collect);
    m_data->topology.forEachIn(id, collect);
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}
std::vector<StatementId> KnowledgeGraph::statementsBy(EntityId speaker) const
{
    std::vector<StatementId> result;
    if (speaker != noEntity && m_data->entities[indexOf(speaker)].speakerUses == 0)
        return result;
    for (const StatementId id : statements())
        if (m_data->rests.at(indexOf(id)).speaker == speaker)
            result.push_back(id);
    return result;
}
std::size_t KnowledgeGraph::degree(EntityId id) const
{
    return m_data->topology.out().arcs(indexOf(id)).size() + m_data->topology.in().arcs(indexOf(id)).size();
}

Statement KnowledgeGraph::statement(StatementId id) const
{
    assert(contains(id));
    const StatementRow &row = m_data->statements[indexOf(id)];
    const StatementRest &rest = m_data->rests.at(indexOf(id));
    Statement result;
    result.key = key(id);
    result.subject = row.subject;
    result.predicate = m_data->schema.predicate(row.predicate).key;
    result.object = row.object;
    result.claim = m_data->textOf(row, StatementRow::Claim);
    result.speaker = rest.speaker;
    result.document = row.document;
    result.paragraph = rest.paragraph;
    result.modality = row.modality;
    result.polarity = row.polarity;
    result.said = m_data->times[rest.said];
    result.holds = m_data->times[rest.holds];
    if (row.holdsBasis == HoldsBasis::Stated)
        result.holdsBasis = "stated";
    else if (row.holdsBasis == HoldsBasis::Inferred)
        result.holdsBasis = "inferred";
    if (row.speakerUnknown)
        result.status = unknownSpeaker;
    forEachField(m_data->textOf(row, StatementRow::Extras), [&](FieldTag tag, std::string_view text) {
        switch (tag) {
        case FieldTag::Quote:
            result.quote = text;
            break;
        case FieldTag::HoldsBasis:
            result.holdsBasis = text;
            break;
        case FieldTag::Confidence:
            result.confidence = text;
            break;
        case FieldTag::Status:
            result.status = text;
            break;
        case FieldTag::Note:
            result.note = text;
            break;
        default:
            result.properties.emplace_back(propertyKey(*m_data, tag), text);
        }
    });
    return result;
}
std::string_view KnowledgeGraph::key(StatementId id) const
{
    return m_data->statementKey(static_cast<std::uint32_t>(id));
}
EntityId KnowledgeGraph::subject(StatementId id) const
{
    return m_data->statements[indexOf(id)].subject;
}
EntityId KnowledgeGraph::object(StatementId id) const
{
    return m_data->statements[indexOf(id)].object;
}
PredicateId KnowledgeGraph::predicate(StatementId id) const
{
    return m_data->statements[indexOf(id)].predicate;
}
EntityId KnowledgeGraph::speaker(StatementId id) const
{
    return m_data->rests.at(indexOf(id)).speaker;
}
bool KnowledgeGraph::isSpeakerUnknown(StatementId id) const
{
    const StatementRow &row = m_data->statements[indexOf(id)];
    return (row.speakerUnknown || row.document == noDocument) && speaker(id) == noEntity;
}
DocumentId KnowledgeGraph::document(StatementId id) const
{
    return m_data->statements[indexOf(id)].document;
}
int KnowledgeGraph::paragraph(StatementId id) const
{
    return m_data->rests.at(indexOf(id)).paragraph;
}
Modality KnowledgeGraph::modality(StatementId id) const
{
    return m_data->statements[indexOf(id)].modality;
}
Polarity KnowledgeGraph::polarity(StatementId id) const
{
    return m_data->statements[indexOf(id)].polarity;
}
std::string_view KnowledgeGraph::claim(StatementId id) const
{
    return m_data->textOf(m_data->statements[indexOf(id)], StatementRow::Claim);
}
bool KnowledgeGraph::hasLongText(StatementId id) const
{
    return !m_data->statements[indexOf(id)].texts.isEmpty(m_data->text, StatementRow::Extras);
}
std::string_view KnowledgeGraph::quote(StatementId id) const
{
    return findField(m_data->textOf(m_data->statements[indexOf(id)], StatementRow::Extras), FieldTag::Quote);
}
std::string_view KnowledgeGraph::note(StatementId id) const
{
    return findField(m_data->textOf(m_data->statements[indexOf(id)], StatementRow::Extras), FieldTag::Note);
}
const Edtf &KnowledgeGraph::said(StatementId id) const
{
    return m_data->times[m_data->rests.at(indexOf(id)).said];
}
const Edtf &KnowledgeGraph::holds(StatementId id) const
{
    return m_data->times[m_data->rests.at(indexOf(id)).holds];
}
const Document &KnowledgeGraph::document(DocumentId id) const
{
    assert(contains(id));
    return m_data->documents[indexOf(id)].record;
}

KnowledgeGraph::Memory KnowledgeGraph::memory() const
{
    const Data &d = *m_data;
    Memory memory;
    memory.text = d.text.size();
    memory.entities = d.entities.capacity() * sizeof(EntityRow) + d.entityKeys.bytes() + d.topology.vertexBytes();
    memory.statements = d.statements.capacity() * sizeof(StatementRow) + d.rests.bytes() + d.statementKeys.bytes() + d.topology.edgeBytes();
    memory.other =
        d.text.capacity() - d.text.size() + d.times.capacity() * sizeof(Edtf) + d.timeIndex.bytes() + d.documents.capacity() * sizeof(DocumentRow);
    return memory;
}

GraphDiff removeStatements(const KnowledgeGraph &graph, const std::vector<StatementId> &ids)
{
    IdSet<StatementId> wanted(graph.statementIdEnd());
    for (const StatementId id : ids)
        if (graph.contains(id))
            wanted.insert(id);
    GraphDiff diff;
    wanted.forEach([&](StatementId id) { diff.statements.push_back({id, graph.statement(id), {}}); });
    return diff;
}

GraphDiff removeEntities(const KnowledgeGraph &graph, const std::vector<EntityId> &ids)
{
    IdSet<EntityId> wanted(graph.entityIdEnd());
    for (const EntityId id : ids)
        if (graph.contains(id))
            wanted.insert(id);
    std::vector<StatementId> statements;
    for (const StatementId id : graph.statements())
        if (wanted.contains(graph.subject(id)) || wanted.contains(graph.object(id)) || wanted.contains(graph.speaker(id)))
            statements.push_back(id);
    GraphDiff diff = removeStatements(graph, statements);
    wanted.forEach([&](EntityId id) { diff.entities.push_back({id, graph.entity(id), {}}); });
    return diff;
}

GraphDiff asAdditions(const KnowledgeGraph &graph)
{
    GraphDiff diff;
    const Schema start = KnowledgeGraph().schema();
    if (!(graph.schema() == start))
        diff.schema = SchemaChange{start, graph.schema()};
    for (const DocumentId id : graph.documents())
        diff.documents.push_back({id, {}, graph.document(id)});
    for (const EntityId id : graph.entities())
        diff.entities.push_back({id, {}, graph.entity(id)});
    for (const StatementId id : graph.statements())
        diff.statements.push_back({id, {}, graph.statement(id)});
    return diff;
}

}  // namespace relata
