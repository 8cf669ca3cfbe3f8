// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphbuilder.h"

#include "model/graph/breaches.h"
#include "model/graph/graphdata.h"

#include <algorithm>
#include <numeric>

namespace relata {
namespace {

constexpr std::size_t packing = 15;  // at most: tag and length of a packed field

std::size_t sizeOf(const Properties &properties)
{
    return std::accumulate(properties.begin(), properties.end(), std::size_t{0},
                           [](std::size_t sum, const auto &property) { return sum + property.second.size() + packing; });
}

}  // namespace

GraphBuilder::GraphBuilder(Schema schema, Keyless keyless) : m_schema(std::move(schema)), m_keyless(keyless) {}
GraphBuilder::~GraphBuilder() = default;

KnowledgeGraph::Data &GraphBuilder::data()
{
    return *m_graph.m_data;
}

GraphInfo &GraphBuilder::info()
{
    return m_graph.info();
}

void GraphBuilder::expect(std::size_t entities, std::size_t statements)
{
    data().entities.reserve(entities);
    data().statements.reserve(statements);
    m_expected = statements;
}

void GraphBuilder::goOnAt(DocumentId id)
{
    data().documents.resize(std::max(data().documents.size(), indexOf(id)));
}

void GraphBuilder::goOnAt(EntityId id)
{
    data().entities.resize(std::max(data().entities.size(), indexOf(id)));
}

void GraphBuilder::goOnAt(StatementId id)
{
    data().statements.resize(std::max(data().statements.size(), indexOf(id)));
}

std::size_t GraphBuilder::entityCount() const
{
    return data().liveEntities;
}

EntityId GraphBuilder::findEntity(std::string_view key) const
{
    return EntityId{m_entityIds.find(key)};
}

Entity GraphBuilder::entity(EntityId id) const
{
    const EntityRow &row = data().entities[indexOf(id)];
    Entity result;
    result.key = data().textOf(row, EntityRow::Key);
    result.type = m_types[indexOf(row.type)];
    result.name = data().textOf(row, EntityRow::Name);
    result.description = data().textOf(row, EntityRow::Description);
    forEachField(data().textOf(row, EntityRow::Extras), [&](FieldTag tag, std::string_view text) {
        if (tag == FieldTag::Alias)
            result.aliases.emplace_back(text);
        else
            result.properties.emplace_back(data().propertyKeys[static_cast<std::uint32_t>(tag) - static_cast<std::uint32_t>(FieldTag::FirstProperty)],
                                           text);
    });
    return result;
}

/// Text is found by 32 bits. \a lengths: of the texts of a record.
bool GraphBuilder::fits(std::initializer_list<std::size_t> lengths)
{
    m_full |= !data().text.hasRoomFor(TextRun<4>::spaceFor(std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0})));
    return !m_full;
}

bool GraphBuilder::fitsEntity(const Entity &entity)
{
    std::size_t extras = sizeOf(entity.properties);
    for (const std::string &alias : entity.aliases)
        extras += alias.size() + packing;
    return fits({entity.key.size(), entity.name.size(), entity.description.size(), extras});
}

std::uint16_t GraphBuilder::typeNumber(const std::string &key)
{
    const auto [place, isNew] = m_typeNumbers.try_emplace(key, static_cast<std::uint32_t>(m_types.size()));
    if (isNew)
        m_types.push_back(key);
    return static_cast<std::uint16_t>(std::min<std::uint32_t>(place->second, Schema::maxCount));
}

DocumentId GraphBuilder::addDocument(const Document &document)
{
    const DocumentId id{static_cast<std::uint32_t>(data().documents.size())};
    if (document.key.empty() && !m_documentError)
        m_documentError = breaches::noKey("document");
    if (data().documentKeys.find(document.key, data().documentKeyOf()) != KeyIndex::none && !m_documentError)
        m_documentError = breaches::keyTwice("document", document.key);
    data().documents.emplace_back();
    data().addDocument(id, document);
    return id;
}

EntityId GraphBuilder::addEntity(const Entity &entity)
{
    const EntityId id{static_cast<std::uint32_t>(data().entities.size())};
    if (!fitsEntity(entity))
        return noEntity;
    if (entity.key.empty() && !m_entityError)
        m_entityError = breaches::noKey("entity");
    if (m_entityIds.findOrInsert(entity.key, static_cast<std::uint32_t>(id)) != static_cast<std::uint32_t>(id) && !m_entityError)
        m_entityError = breaches::keyTwice("entity", entity.key);
    data().fillEntity(data().entities.emplace_back(), entity, TypeId{typeNumber(entity.type)});
    ++data().liveEntities;
    return id;
}

EntityId GraphBuilder::addNewEntity(std::string_view key, const std::string &type)
{
    const EntityId id{static_cast<std::uint32_t>(data().entities.size())};
    if (!fits({key.size()}))
        return noEntity;
    if (key.empty() && !m_entityError)
        m_entityError = breaches::noKey("entity");
    if (m_lastType >= m_types.size() || m_types[m_lastType] != type)
        m_lastType = typeNumber(type);
    EntityRow &row = data().entities.emplace_back();
    row.texts = {data().text, {key}};
    row.namedByKey = true;
    row.type = TypeId{m_lastType};
    row.live = true;
    ++data().liveEntities;
    return id;
}

void GraphBuilder::replaceEntity(EntityId id, const Entity &entity)
{
    if (!fitsEntity(entity))
        return;
    EntityRow &row = data().entities[indexOf(id)];
    row.texts.release(data().text);
    data().fillEntity(row, entity, TypeId{typeNumber(entity.type)});
}

std::vector<std::string> GraphBuilder::typesInUse() const
{
    if (m_types.size() > Schema::maxCount)
        return m_types;
    std::vector<bool> seen(m_types.size());
    std::vector<std::string> types;
    for (const EntityRow &row : data().entities)
        if (row.live && !seen[indexOf(row.type)]) {
            seen[indexOf(row.type)] = true;
            types.push_back(m_types[indexOf(row.type)]);
        }
    return types;
}

void GraphBuilder::prefetchStatement(std::string_view key) const
{
    if (!key.empty())
        data().statementKeys.prefetch(key);
}

bool GraphBuilder::addStatement(const Statement &s)
{
    const auto predicate = m_schema.findPredicate(s.predicate);
    if (!predicate && !m_statementFault)
        m_statementFault = {static_cast<std::uint32_t>(data().statements.size()), breaches::unknownPredicate(s.key, s.predicate, m_schema)};
    return addStatement(s, predicate.value_or(PredicateId{}));
}

bool GraphBuilder::addStatement(const Statement &s, PredicateId predicate)
{
    const auto id = static_cast<std::uint32_t>(data().statements.size());
    if (m_statementFault)
        return true;
    const auto fault = [&](Error error) {
        m_statementFault = {id, std::move(error)};
        return true;
    };
    if (!fits({s.key.size(), s.claim.size(),
               s.quote.size() + s.holdsBasis.size() + s.confidence.size() + s.status.size() + s.note.size() + 5 * packing + sizeOf(s.properties)}))
        return true;
    if (auto wrong = faultOf(s.key, s.subject, s.object, s.speaker, s.document))
        return fault(std::move(*wrong));
    if (s.paragraph < 0)
        return fault(breaches::badParagraph(s.key, s.paragraph));
    if (s.key.empty() && m_keyless == Keyless::Refused)
        return fault(breaches::noKey("statement"));
    if (!takeKey(s.key))
        return false;
    data().statements.emplace_back();
    data().fillStatement(id, s, predicate);
    return true;
}

bool GraphBuilder::takeKey(std::string_view key)
{
    if (key.empty()) {
        m_keysMissing = true;
        return true;
    }
    auto &index = data().statementKeys;
    if (index.empty())
        index.reserve(m_expected, data().statementKeyOf());
    return index.findOrInsert(key, static_cast<std::uint32_t>(data().statements.size()), data().statementKeyOf()) == KeyIndex::none;
}

std::optional<Error> GraphBuilder::faultOf(std::string_view key, EntityId subject, EntityId object, EntityId speaker, DocumentId document) const
{
    // where no id was passed over, all are there: no look at a row, which is far away in memory
    const auto isThere = [](auto end, const auto &rows, std::size_t live) {
        return indexOf(end) < rows.size() && (live == rows.size() || rows[indexOf(end)].live);
    };
    for (const auto &[end, what] : {std::pair{subject, "subject"}, std::pair{object, "object"}})
        if (!isThere(end, data().entities, data().liveEntities))
            return breaches::noEnd(std::string(key), what);
    if (speaker != noEntity && !isThere(speaker, data().entities, data().liveEntities))
        return breaches::noSpeaker(std::string(key));
    if (document != noDocument && !isThere(document, data().documents, data().liveDocuments))
        return breaches::noDocument(std::string(key));
    return {};
}

std::uint32_t GraphBuilder::propertyNumber(const std::string &key)
{
    return static_cast<std::uint32_t>(data().tagOf(key));
}

bool GraphBuilder::addStatement(const PlainStatement &s)
{
    if (m_statementFault)
        return true;
    std::string &packed = data().m_packed;
    packed.clear();
    for (const auto &[property, value] : s.properties)
        packField(packed, FieldTag{property}, value);
    if (!fits({s.key.size(), packed.size()}))
        return true;
    auto wrong = faultOf(s.key, s.subject, s.object, noEntity, s.document);
    if (!wrong && s.key.empty() && m_keyless == Keyless::Refused)
        wrong = breaches::noKey("statement");
    if (wrong) {
        m_statementFault = {static_cast<std::uint32_t>(data().statements.size()), std::move(*wrong)};
        return true;
    }
    if (!takeKey(s.key))
        return false;
    StatementRow &row = data().statements.emplace_back();
    row.texts = {data().text, {s.key, std::string_view(), packed}};
    row.subject = s.subject;
    row.object = s.object;
    row.document = s.document;
    row.predicate = s.predicate;
    row.live = row.speakerUnknown = true;
    if (s.document != noDocument)
        ++data().documents[indexOf(s.document)].uses;
    ++data().liveStatements;
    return true;
}

/// s1, s2 … where there is none. A statement whose number is that of its key needs nothing.
void GraphBuilder::giveKeys()
{
    if (!m_keysMissing)
        return;
    auto &index = data().statementKeys;
    auto &rows = data().statements;
    const bool someAreTaken = !index.empty();
    if (!someAreTaken && data().liveStatements == rows.size() && rows.size() < numberedKeys::end)
        return;  // all of them
    std::uint32_t number = 0;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].live || data().hasOwnKey(i))
            continue;
        const auto key = [&] { return "s" + std::to_string(number); };
        do
            ++number;
        while (someAreTaken && index.find(key(), data().statementKeyOf()) != KeyIndex::none);
        if (number == i + 1 && number < numberedKeys::end)
            continue;
        const std::string claim(data().textOf(rows[i], StatementRow::Claim)), extras(data().textOf(rows[i], StatementRow::Extras));
        if (!fits({key().size(), claim.size(), extras.size()}))
            return;
        rows[i].texts.release(data().text);
        rows[i].texts = {data().text, {key(), claim, extras}};
        index.insert(i, data().statementKeyOf());
    }
}

Result<void> GraphBuilder::checkTypes()
{
    std::vector<std::optional<TypeId>> known;
    for (const std::string &type : m_types)
        known.push_back(m_schema.findType(type));
    for (EntityRow &row : data().entities) {
        if (!row.live)
            continue;
        if (data().textOf(row, EntityRow::Name).empty())
            return breaches::noName(std::string(data().textOf(row, EntityRow::Key)));
        const auto type = known[indexOf(row.type)];
        if (!type)
            return breaches::unknownType(std::string(data().textOf(row, EntityRow::Key)), m_types[indexOf(row.type)], m_schema);
        row.type = *type;
    }
    return {};
}

Result<void> GraphBuilder::checkStatements() const
{
    const auto &predicates = m_schema.predicates();
    if (std::all_of(predicates.begin(), predicates.end(), [](const Predicate &p) { return p.domain.empty() && p.range.empty(); }))
        return {};
    for (std::uint32_t i = 0; i < data().statements.size(); ++i) {
        const StatementRow &row = data().statements[i];
        if (!row.live)
            continue;
        const Predicate &predicate = m_schema.predicate(row.predicate);
        const auto typeOf = [this](EntityId end) -> std::string_view { return m_schema.type(data().entities[indexOf(end)].type).key; };
        if (auto wrong = breaches::wrongEnds(data().statementKey(i), predicate, typeOf(row.subject), typeOf(row.object)))
            return std::move(*wrong);
    }
    return {};
}

void GraphBuilder::loadTopology()
{
    const auto &rows = data().statements;
    const auto edgeOf = [&rows](std::size_t i) {
        return Topology::Edge{rows[i].subject, rows[i].object, StatementId{static_cast<std::uint32_t>(i)}};
    };
    if (data().liveStatements == rows.size())
        return data().topology.load(rows.size(), edgeOf);
    std::vector<Topology::Edge> edges;
    edges.reserve(data().liveStatements);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].live)
            edges.push_back(edgeOf(i));
    data().topology.add(edges);
}

Result<KnowledgeGraph> GraphBuilder::finish(const RunContext &context)
{
    if (m_full)  // first: what had no room is missing to what refers to it
        return breaches::tooMuchText();
    if (m_schema.types().size() > Schema::maxCount || m_schema.predicates().size() > Schema::maxCount)
        return breaches::tooMany(m_schema, m_schema.types().size() > Schema::maxCount);
    const auto nameless = [](const auto &item) { return item.key.empty(); };
    if (std::any_of(m_schema.types().begin(), m_schema.types().end(), nameless)
        || std::any_of(m_schema.predicates().begin(), m_schema.predicates().end(), nameless))
        return breaches::namelessInSchema();
    if (m_entityError)
        return *m_entityError;
    if (const auto ok = checkTypes(); !ok)
        return ok.error();
    if (m_documentError)
        return *m_documentError;
    giveKeys();
    if (m_full)
        return breaches::tooMuchText();
    if (context.cancelled())
        return Error::cancelled();
    if (const auto ok = checkStatements(); !ok)
        return ok.error();
    if (m_statementFault)
        return m_statementFault->error;
    data().schema = m_schema;
    m_entityIds = {};
    data().entityKeys.reserve(data().liveEntities, data().entityKeyOf());
    for (std::uint32_t i = 0; i < data().entities.size(); ++i)
        if (data().entities[i].live && data().entityKeys.findOrInsert(data().entityKey(i), i, data().entityKeyOf()) != KeyIndex::none)
            return breaches::keyTwice("entity", std::string(data().entityKey(i)));
    data().topology.growTo(data().entities.size());
    if (context.cancelled())
        return Error::cancelled();
    loadTopology();
    if (data().text.wantsCompaction())
        data().compact();
    data().revision = 1;
    return std::move(m_graph);
}

}  // namespace relata
