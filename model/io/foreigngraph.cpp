// SPDX-License-Identifier: Apache-2.0
#include "model/io/foreigngraph.h"

#include "model/io/predicatewords.h"
#include "model/query/search.h"
#include "model/schema/starterpredicates.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace relata {

std::string slug(std::string_view text)
{
    std::string key;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (u >= 128 || std::isalnum(u))
            key += static_cast<char>(u < 128 ? std::tolower(u) : u);
        else if (!key.empty() && key.back() != '-')
            key += '-';
    }
    while (!key.empty() && key.back() == '-')
        key.pop_back();
    return key;
}

void tellByWords(Predicate &predicate, const Schema &schema)
{
    if (const std::string_view category = categoryOfWords(predicate.label); !category.empty() && schema.findCategory(category))
        predicate.category = category;
    if (const Predicate *shipped = predicate.symmetric ? nullptr : starterPredicate(predicate.label))
        predicate.inverse = shipped->inverse;
}

PredicateOfLabel ensurePredicateOf(Schema &schema, const std::string &text, bool directed)
{
    const std::string label = text.empty() ? (directed ? "linked to" : "linked with") : text;
    std::string key = slug(label);
    if (key.empty())
        key = directed ? "linked-to" : "linked-with";
    auto known = schema.findPredicate(key);
    if (known && schema.predicate(*known).symmetric == directed) {  // the same word in both senses
        key += directed ? "-to" : "-with";
        known = schema.findPredicate(key);
    }
    if (!known) {
        Predicate added;
        added.key = key;
        added.label = label;
        added.symmetric = !directed;
        tellByWords(added, schema);
        known = schema.ensurePredicate(std::move(added));
    }
    return {*known, schema.predicate(*known).label != label};
}

std::string ensureTypeOf(Schema &schema, const std::string &text)
{
    if (schema.findType(text))
        return text;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> spanish{{{"persona", "person"},
                                                                                     {"personas", "person"},
                                                                                     {"institucion", "institution"},
                                                                                     {"instituciones", "institution"},
                                                                                     {"politica publica", "policy"},
                                                                                     {"politicas publicas", "policy"},
                                                                                     {"lugar", "place"},
                                                                                     {"lugares", "place"},
                                                                                     {"evento", "event"},
                                                                                     {"eventos", "event"},
                                                                                     {"grupo", "group"},
                                                                                     {"grupos", "group"},
                                                                                     {"obra", "work"},
                                                                                     {"obras", "work"}}};
    const std::string folded = foldedForSearch(text);
    for (const EntityType &type : schema.types())
        if (!folded.empty()
            && (foldedForSearch(type.key) == folded || foldedForSearch(type.label) == folded || foldedForSearch(type.plural) == folded))
            return type.key;
    for (const auto &[word, type] : spanish)
        if (word == folded)
            return std::string(type);
    EntityType type;
    type.key = text;
    type.label = text == "unknown" ? "Unknown" : text;
    schema.ensureType(std::move(type));
    return text;
}

bool addWithKeyOrProperty(GraphBuilder &builder, Statement &s, PredicateId predicate)
{
    if (builder.addStatement(s, predicate))
        return true;
    s.properties.emplace_back("id in the file", std::exchange(s.key, {}));
    builder.addStatement(s, predicate);
    return false;
}

ForeignGraph::ForeignGraph(const std::filesystem::path &path, const std::string &format) : m_format(format), m_path(path)
{
    Document document;
    document.key = "file";
    document.title = path.filename().string();
    m_builder.addDocument(document);
    m_builder.info().id = slug(path.stem().string());
    m_builder.info().title = path.stem().string();
}

Entity &ForeignGraph::entity(const std::string &key)
{
    const EntityId known = m_builder.findEntity(key);
    m_isNew = known == noEntity;
    if (!m_isNew) {
        const auto [place, isFirst] = m_again.try_emplace(known);
        if (isFirst)
            place->second = m_builder.entity(known);
        return place->second;
    }
    m_entity.key = key;
    m_entity.name = key;
    m_entity.type = "unknown";
    m_entity.aliases.clear();
    m_entity.description.clear();
    m_entity.properties.clear();
    return m_entity;
}

void ForeignGraph::keepEntity()
{
    if (!m_isNew)
        return;
    if (m_entity.name.empty())
        m_entity.name = m_entity.key;
    m_builder.addEntity(m_entity);
}

const std::string &ForeignGraph::typeOf(const std::string &text)
{
    const auto [place, isNew] = m_types.try_emplace(text);
    if (isNew)
        place->second = ensureTypeOf(m_builder.schema(), text);
    return place->second;
}

EntityId ForeignGraph::ensureEntity(const std::string &key)
{
    if (const EntityId known = m_builder.findEntity(key); known != noEntity)
        return known;
    entity(key);
    return m_builder.addEntity(m_entity);
}

ForeignGraph::KnownPredicate ForeignGraph::predicateOf(const std::string &text, bool directed)
{
    if (!m_lastKnown || text != m_lastLabel) {  // many say the same one after the other
        m_lastLabel = text;
        m_lastKnown = &m_predicates[text];
    }
    KnownPredicate &result = (*m_lastKnown)[directed ? 1 : 0];
    if (result.known)
        return result;
    const PredicateOfLabel predicate = ensurePredicateOf(m_builder.schema(), text, directed);
    result = {predicate.id, true, predicate.differs};
    return result;
}

Statement &ForeignGraph::statement(EntityId from, EntityId to, const std::string &label, bool directed)
{
    const KnownPredicate predicate = predicateOf(label, directed);
    m_predicate = predicate.id;
    Statement &s = m_statement;
    for (std::string *text : {&s.key, &s.claim, &s.quote, &s.holdsBasis, &s.confidence, &s.note})
        text->clear();
    s.properties.clear();
    s.said = {};
    s.holds = {};
    s.subject = from;
    s.object = to;
    s.document = DocumentId{0};
    s.status = unknownSpeaker;
    if (predicate.differs)
        s.properties.emplace_back("label", label);
    return s;
}

DocumentId ForeignGraph::dataset(const std::string &name)
{
    const auto [place, isNew] = m_datasets.try_emplace(name);
    if (isNew) {
        Document document;
        document.key = name;
        while (!m_datasetKeys.insert(document.key).second)
            document.key.insert(0, "dataset ");
        document.title = name;
        document.properties.emplace_back(datasetOfDocument, name);
        place->second = m_builder.addDocument(document);
    }
    return place->second;
}

void ForeignGraph::keepStatement()
{
    m_twice += !addWithKeyOrProperty(m_builder, m_statement, m_predicate);
}

bool ForeignGraph::keepPlain(PlainStatement &s, bool directed)
{
    const KnownPredicate predicate = predicateOf({}, directed);
    s.predicate = predicate.id;
    s.document = DocumentId{0};
    return !predicate.differs && m_builder.addStatement(s);
}

void ForeignGraph::addProperty(const std::string &name, const std::string &value)
{
    constexpr std::string_view ours[] = {"name", "title", "description", "version", "created", "licenses", "license", "resources", "profile"};
    const bool taken = std::find(std::begin(ours), std::end(ours), name) != std::end(ours);
    m_builder.info().properties.emplace_back(taken ? "graph:" + name : name,
                                             nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Result<LoadedGraph> ForeignGraph::finish(IoReport report, const RunContext &context)
{
    for (const auto &[id, entity] : m_again)
        m_builder.replaceEntity(id, entity);
    if (m_twice > 0)
        report.notes.push_back(std::to_string(m_twice) + (m_twice == 1 ? " edge has" : " edges have")
                               + " the id of another one; the property “id in the file” keeps it");
    for (const std::string &key : m_builder.typesInUse())
        if (!m_builder.schema().findType(key)) {
            EntityType type;
            type.key = key;
            type.label = key == "unknown" ? "Unknown" : key;
            m_builder.schema().ensureType(std::move(type));
        }
    auto graph = m_builder.finish(context);
    if (!graph) {
        Error error = graph.error();
        if (error.code != Error::Code::Cancelled)
            error.file = m_path.string();
        return error;
    }
    return LoadedGraph{std::move(*graph), m_format, std::move(report)};
}

}  // namespace relata
