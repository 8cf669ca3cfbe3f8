// SPDX-License-Identifier: Apache-2.0
#include "model/graph/knowledgegraph.h"

#include "model/graph/graphdata.h"

#include <algorithm>
#include <cassert>

namespace relata {

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
    return StatementId{m_data->statementKeys.find(key, m_data->statementKeyOf())};
}
DocumentId KnowledgeGraph::findDocument(std::string_view key) const
{
    for (std::size_t i = 0; i < m_data->documents.size(); ++i)
        if (m_data->documents[i].live && m_data->documents[i].record.key == key)
            return DocumentId{static_cast<std::uint32_t>(i)};
    return noDocument;
}

Entity KnowledgeGraph::entity(EntityId id) const
{
    assert(contains(id));
    const EntityRow &row = m_data->entities[indexOf(id)];
    Entity result;
    result.key = m_data->text.view(row.key);
    result.type = m_data->schema.type(row.type).key;
    result.name = m_data->text.view(row.name);
    result.description = m_data->text.view(row.description);
    if (row.hasExtras) {
        const EntityExtras &extras = m_data->entityExtras.at(static_cast<std::uint32_t>(id));
        result.aliases = extras.aliases;
        result.properties = extras.properties;
    }
    return result;
}
std::string_view KnowledgeGraph::key(EntityId id) const
{
    return m_data->entityKey(static_cast<std::uint32_t>(id));
}
std::string_view KnowledgeGraph::name(EntityId id) const
{
    return m_data->text.view(m_data->entities[indexOf(id)].name);
}
std::string_view KnowledgeGraph::description(EntityId id) const
{
    return m_data->text.view(m_data->entities[indexOf(id)].description);
}
TypeId KnowledgeGraph::typeOf(EntityId id) const
{
    return m_data->entities[indexOf(id)].type;
}
std::vector<std::string_view> KnowledgeGraph::aliases(EntityId id) const
{
    if (!m_data->entities[indexOf(id)].hasExtras)
        return {};
    const auto &aliases = m_data->entityExtras.at(static_cast<std::uint32_t>(id)).aliases;
    return {aliases.begin(), aliases.end()};
}

std::vector<StatementId> KnowledgeGraph::statementsFrom(EntityId id) const
{
    std::vector<StatementId> result;
    const auto [first, last] = boost::out_edges(indexOf(id), m_data->topology);
    for (auto edge = first; edge != last; ++edge)
        result.push_back(m_data->topology[*edge].statement);
    std::sort(result.begin(), result.end());
    return result;
}
std::vector<StatementId> KnowledgeGraph::statementsTo(EntityId id) const
{
    std::vector<StatementId> result;
    const auto [first, last] = boost::in_edges(indexOf(id), m_data->topology);
    for (auto edge = first; edge != last; ++edge)
        result.push_back(m_data->topology[*edge].statement);
    std::sort(result.begin(), result.end());
    return result;
}
std::vector<StatementId> KnowledgeGraph::statementsOf(EntityId id) const
{
    auto result = statementsFrom(id);
    const auto incoming = statementsTo(id);
    result.insert(result.end(), incoming.begin(), incoming.end());
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
        if (m_data->statements[indexOf(id)].speaker == speaker)
            result.push_back(id);
    return result;
}
std::size_t KnowledgeGraph::degree(EntityId id) const
{
    return boost::degree(indexOf(id), m_data->topology);
}

Statement KnowledgeGraph::statement(StatementId id) const
{
    assert(contains(id));
    const StatementRow &row = m_data->statements[indexOf(id)];
    Statement result;
    result.key = m_data->text.view(row.key);
    result.subject = row.subject;
    result.predicate = m_data->schema.predicate(row.predicate).key;
    result.object = row.object;
    result.claim = m_data->text.view(row.claim);
    result.speaker = row.speaker;
    result.document = row.document;
    result.paragraph = row.paragraph;
    result.modality = row.modality;
    result.polarity = row.polarity;
    result.said = m_data->times[row.said];
    result.holds = m_data->times[row.holds];
    if (row.holdsBasis == HoldsBasis::Stated)
        result.holdsBasis = "stated";
    else if (row.holdsBasis == HoldsBasis::Inferred)
        result.holdsBasis = "inferred";
    if (row.hasExtras) {
        const StatementExtras &extras = m_data->statementExtras.at(static_cast<std::uint32_t>(id));
        result.quote = extras.quote;
        if (row.holdsBasis == HoldsBasis::Other)
            result.holdsBasis = extras.holdsBasis;
        result.confidence = extras.confidence;
        result.status = extras.status;
        result.note = extras.note;
        result.properties = extras.properties;
    }
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
    return m_data->statements[indexOf(id)].speaker;
}
DocumentId KnowledgeGraph::document(StatementId id) const
{
    return m_data->statements[indexOf(id)].document;
}
int KnowledgeGraph::paragraph(StatementId id) const
{
    return m_data->statements[indexOf(id)].paragraph;
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
    return m_data->text.view(m_data->statements[indexOf(id)].claim);
}
bool KnowledgeGraph::hasLongText(StatementId id) const
{
    return m_data->statements[indexOf(id)].hasExtras;
}
const Edtf &KnowledgeGraph::said(StatementId id) const
{
    return m_data->times[m_data->statements[indexOf(id)].said];
}
const Edtf &KnowledgeGraph::holds(StatementId id) const
{
    return m_data->times[m_data->statements[indexOf(id)].holds];
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
    memory.entities = d.entities.capacity() * sizeof(EntityRow) + d.entityKeys.bytes() + d.entities.size() * sizeof(Topology::stored_vertex);
    memory.statements = d.statements.capacity() * sizeof(StatementRow) + d.statementKeys.bytes();
    std::size_t slots = 0;
    for (std::size_t v = 0; v < d.entities.size(); ++v)
        slots += boost::out_degree(v, d.topology) + boost::in_degree(v, d.topology);
    memory.statements += slots * 16 + d.liveStatements * 48;  // two adjacency entries, one list node
    memory.other = d.text.capacity() - d.text.size() + d.times.capacity() * sizeof(Edtf)
                   + d.entityExtras.size() * (sizeof(EntityExtras) + 24) + d.statementExtras.size() * (sizeof(StatementExtras) + 24);
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
