// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/csv.h"
#include "model/io/foreigngraph.h"
#include "model/io/ftm.h"
#include "model/io/ftmmodel.h"
#include "model/io/ftmnames.h"
#include "model/io/ftmrecord.h"
#include "model/io/ftmreferences.h"
#include "model/io/ftmschema.h"
#include "model/io/ftmwords.h"
#include "model/io/jsonvalues.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

/// A date as FollowTheMoney has them: 2019, 2019-06, 2019-06-02.
bool isPlainDate(std::string_view text)
{
    constexpr std::string_view form = "dddd-dd-dd";
    if (text.size() != 4 && text.size() != 7 && text.size() != 10)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (form[i] == 'd' ? !std::isdigit(static_cast<unsigned char>(text[i])) : text[i] != form[i])
            return false;
    return true;
}

/// A property's name as the model's are, so that its tools pass over what they do not know.
bool isPropertyName(std::string_view name)
{
    return !name.empty() && std::islower(static_cast<unsigned char>(name.front()))
           && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c); });
}

constexpr std::string_view furtherValues = "ftm:";  ///< properties with the further values of one

std::string_view valueOf(const Properties &properties, std::string_view name)
{
    const auto found = std::find_if(properties.begin(), properties.end(), [&](const auto &p) { return p.first == name; });
    return found == properties.end() ? std::string_view() : std::string_view(found->second);
}

class FtmWriter
{
public:
    explicit FtmWriter(const KnowledgeGraph &graph) : m_graph(graph) {}

    std::string text()
    {
        std::string out;
        std::size_t number = 0;
        std::vector<bool> isInProperty(m_graph.statementIdEnd());
        for (const StatementId id : m_graph.statements()) {
            if (isReference(id)) {
                isInProperty[indexOf(id)] = true;
                m_references[m_graph.subject(id)].emplace_back(number, id);
            }
            ++number;
        }
        for (const EntityId id : m_graph.entities())
            line(out, entity(id));
        for (const StatementId id : m_graph.statements())
            if (!isInProperty[indexOf(id)])
                line(out, statement(id));
        return out;
    }

    IoReport report() const
    {
        IoReport report;
        const auto note = [&](std::size_t n, const std::string &one, const std::string &many) {
            if (n > 0)
                report.notes.push_back(std::to_string(n) + " " + (n == 1 ? one : many));
        };
        if (m_graph.entityCount() == 0)
            report.notes.emplace_back("the graph has no entities; FollowTheMoney has no place for anything else, and the file is empty");
        note(m_policies, "policy is a Project with the keyword “policy”: FollowTheMoney has no policies",
             "policies are Projects with the keyword “policy”: FollowTheMoney has no policies");
        for (const auto &[type, n] : m_strangers)
            note(n, "entity of the type “" + type + "” is a LegalEntity: FollowTheMoney has nothing like it",
                 "entities of the type “" + type + "” are LegalEntities: FollowTheMoney has nothing like it");
        note(m_unknownLinks, "statement is an UnknownLink whose role is its predicate; FollowTheMoney's tools show it without direction",
             "statements are UnknownLinks whose role is their predicate; FollowTheMoney's tools show them without direction");
        if (m_graph.statementCount() > 0)
            report.notes.emplace_back("FollowTheMoney has no speaker, modality or polarity: Relata finds them again under “relata”, which other "
                                      "programs pass over");
        if (!m_left.empty()) {
            std::string names;
            for (const auto &[name, n] : m_left)
                names += (names.empty() ? "“" : ", “") + name + "” (" + std::to_string(n) + ")";
            report.notes.push_back("FollowTheMoney has no place for these properties; Relata finds them again under “relata”, which other programs "
                                   "pass over: "
                                   + names);
        }
        note(m_times, "time is more than a date or an interval of dates; FollowTheMoney's tools will not see it",
             "times are more than a date or an interval of dates; FollowTheMoney's tools will not see them");
        return report;
    }

private:
    static void put(Json &properties, const std::string &name, std::string_view value)
    {
        if (value.empty())
            return;
        Json &values = properties[name];
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    }

    static void putAll(Json &properties, const std::string &name, std::string_view values)
    {
        for (const std::string &value : splitMulti(values))
            put(properties, name, value);
    }

    /// What the schema has a property for: first what is called as it is, then what means the same, and then the further values of what is written
    /// already. A record that keeps its schema came from FollowTheMoney, where it had all of them.
    void putOthers(Json &properties, const Properties &others, std::string_view schema)
    {
        const auto isTold = [&](const std::string &name) {
            return properties.contains(name) && name != "keywords" && name != "startDate" && name != "endDate";
        };
        const FtmModel *model = valueOf(others, "schema").empty() ? ftmModel(schema) : nullptr;
        for (const bool isNamed : {true, false})
            for (const auto &[name, value] : others) {
                if (name == "schema" || name.starts_with(furtherValues) || isTold(name)
                    || isNamed != (!model || model->has(name) || ftmReference(schema, name)))
                    continue;
                const std::string property = !isNamed ? ftmPropertyOfWord(name, *model) : isPropertyName(name) ? name : std::string();
                if (property.empty() || (property != name && (isTold(property) || !fits(*model->property(property), value))))
                    ++m_left[name];
                else
                    putAll(properties, property, value);
            }
        for (const auto &[name, value] : others)
            if (name.starts_with(furtherValues) && isPropertyName(name.substr(furtherValues.size())))
                putAll(properties, name.substr(furtherValues.size()), value);
    }
    static bool fits(const FtmProperty &property, std::string_view value)
    {
        return property.kind == FtmProperty::Kind::Text || (property.kind == FtmProperty::Kind::Date && isPlainDate(value));
    }

    void line(std::string &out, Json object)
    {
        if (out.empty())
            object["relata_graph"] = toObject(graphAttributes(m_graph));
        out += jsonLine(object) + "\n";
    }

    Json entity(EntityId id)
    {
        const Entity e = m_graph.entity(id);
        std::string schema(schemaOf(e));
        if (schema.empty()) {
            ++m_strangers[e.type];
            schema = "LegalEntity";
        }
        const std::string_view namedBy = valueOf(e.properties, ftmNamedBy);
        const bool isCaption = namedBy == "caption";
        Json others = Json::object();
        for (const char *title : {"full", "title"})
            if (schema == (*title == 'f' ? "Address" : "Article") && namedBy.empty() && valueOf(e.properties, "schema").empty()
                && valueOf(e.properties, title).empty())
                put(others, title, e.name);
        putAliases(others, e, namedBy);
        if (e.description != valueOf(e.properties, "summary"))
            put(others, "description", e.description);
        if (e.type == "policy") {
            if (const auto words = splitMulti(valueOf(e.properties, "keywords")); std::find(words.begin(), words.end(), "policy") == words.end())
                put(others, "keywords", "policy");
            ++m_policies;
        }
        Properties rest = e.properties;
        std::erase_if(rest, [&](const auto &p) { return p.first == "ftm:name" || p.first == "caption" || isBesideFtm(p.first); });
        putOthers(others, rest, schema);
        Json own = toObject(entityAttributes(m_graph, id));
        putReferences(others, own, id);

        const std::string caption(valueOf(e.properties, "caption"));
        const std::string told = nameIn(others, schema, isCaption ? caption : e.name, isCaption);
        const bool isNameless = e.name == e.key && (namedBy == "id" || isNamelessFtm(schema)) && nameIn(others, schema, {}, false).empty();
        Json properties = Json::object();
        if (!isNameless && (told != e.name || (namedBy.empty() && !isNamelessFtm(schema)))) {
            put(properties, "name", e.name);
            putAll(properties, "name", valueOf(e.properties, "ftm:name"));
        }
        properties.update(others);
        Json object = {{"id", e.key}, {"schema", schema}};
        if (!caption.empty() && nameIn(properties, schema, caption, true) == e.name)
            object["caption"] = caption;
        else if (!isNameless && nameIn(properties, schema, {}, false) != e.name)
            object["caption"] = e.name;
        object["properties"] = std::move(properties);
        putBeside(object, e.properties, {});
        object["relata"] = std::move(own);
        return object;
    }

    /// What a reader takes for the name; \a isAny: the caption even where it is none of the names.
    static std::string nameIn(const Json &properties, std::string_view schema, const std::string &caption, bool isAny)
    {
        FtmNames names = ftmNames(
            schema, [&](std::string_view name) { return properties.value(std::string(name), std::vector<std::string>()); }, caption);
        return names.from == "caption" && !isAny ? std::string() : std::move(names.name);
    }

    /// Where it is from: data sets and the like, beside the properties. \a dataset is the document's.
    static void putBeside(Json &object, const Properties &properties, std::string_view dataset)
    {
        for (const char *list : {"referents", "datasets"}) {
            Json values = splitMulti(valueOf(properties, list));
            if (values.empty() && *list == 'd' && !dataset.empty())
                values.push_back(dataset);
            if (!values.empty())
                object[list] = std::move(values);
        }
        for (const char *time : {"first_seen", "last_seen", "last_change"})
            if (const std::string_view value = valueOf(properties, time); !value.empty())
                object[time] = value;
        if (const std::string_view target = valueOf(properties, "target"); target == "true" || target == "false")
            object["target"] = target == "true";
    }

    /// A statement that came from a property of an entity, and says no more than that could.
    bool isReference(StatementId id) const
    {
        const std::string_view property = propertyOfReference(m_graph.key(id), m_graph.key(m_graph.subject(id)));
        if (property.empty())
            return false;
        const Entity subject = m_graph.entity(m_graph.subject(id));
        const FtmReference *reference = ftmReference(schemaOf(subject), property);
        if (!reference || slug(reference->label) != slug(m_graph.schema().predicate(m_graph.predicate(id)).label))
            return false;
        const Statement s = m_graph.statement(id);
        const bool isSourced =
            s.document != noDocument && !(m_graph.document(s.document).url.empty() && m_graph.document(s.document).publisher.empty());
        return s.claim.empty() && s.speaker == noEntity && !isSourced && s.paragraph == 0 && s.quote.empty() && s.modality == Modality::Asserted
               && s.polarity == Polarity::Neutral && s.said.empty() && s.holds.empty() && s.confidence.empty() && s.note.empty()
               && s.properties.empty();
    }

    void putReferences(Json &properties, Json &own, EntityId entity)
    {
        const auto found = m_references.find(entity);
        if (found == m_references.end())
            return;
        Json kept = Json::array();
        std::unordered_map<std::string, std::unordered_set<std::string>> written;  // by property: one may have thousands
        for (const auto &[number, id] : found->second) {
            const std::string_view target = m_graph.key(m_graph.object(id));
            const std::string property(propertyOfReference(m_graph.key(id), m_graph.key(entity)));
            const auto [place, isNew] = written.try_emplace(property);
            Json &values = properties[property];
            if (isNew)
                for (const Json &value : values)
                    place->second.insert(value.get<std::string>());
            if (place->second.emplace(target).second)
                values.push_back(target);
            kept.push_back({{"at", number}, {"id", m_graph.key(id)}, {"to", target}, {"own", toObject(statementAttributes(m_graph, id))}});
        }
        own[std::string(ownReferences)] = jsonLine(kept);
    }

    /// Those that no other property tells.
    static void putAliases(Json &properties, const Entity &e, std::string_view namedBy)
    {
        std::vector<std::string> told;
        for (const std::string_view property :
             {std::string_view("ftm:name"), std::string_view("weakAlias"), std::string_view("previousName"), namedBy})
            for (std::string &value : splitMulti(valueOf(e.properties, property)))
                told.push_back(std::move(value));
        for (const std::string &alias : e.aliases)
            if (std::find(told.begin(), told.end(), alias) == told.end())
                put(properties, "alias", alias);
    }

    /// Empty: there is none.
    std::string_view schemaOf(const Entity &e) const
    {
        const std::string_view schema = valueOf(e.properties, "schema");
        return !schema.empty() && (isFtmThing(schema) || schema == e.type) ? schema : schemaOfType(e.type);
    }
    std::string_view schemaOfType(const std::string &key) const
    {
        if (const std::string_view known = ftmOfType(key); !known.empty())
            return known;
        const auto [place, isNew] = m_schemata.try_emplace(key);
        if (!isNew)
            return place->second;
        const auto type = m_graph.schema().findType(key);
        for (const std::string &word : {key, type ? m_graph.schema().type(*type).label : key, type ? m_graph.schema().type(*type).plural : key})
            if (place->second.empty())
                place->second = ftmOfWord(word);
        return place->second;
    }

    Json statement(StatementId id)
    {
        const Statement s = m_graph.statement(id);
        const Predicate &predicate = m_graph.schema().predicate(m_graph.predicate(id));
        const FtmEdge *edge = edgeOf(s, predicate);
        Json properties = Json::object();
        Json own = toObject(statementAttributes(m_graph, id));
        Properties rest = s.properties;
        if (!edge || edge->schema == "UnknownLink") {
            m_unknownLinks += !edge;
            edge = ftmEdge("UnknownLink");
            const std::string_view label = valueOf(s.properties, "label");  // one that shares the predicate's key with another
            const std::string role(!label.empty() && slug(label) == slug(predicate.label) ? label : predicate.label);
            if (role != edge->label)
                put(properties, "role", role);
            if (role == label)
                std::erase_if(rest, [](const auto &p) { return p.first == "label"; });
        }
        if (const FtmModel *model = ftmModel(edge->schema); edge->schema != "UnknownLink" && slug(predicate.label) != slug(edge->label)
                                                            && valueOf(s.properties, "schema").empty() && valueOf(s.properties, "role").empty()
                                                            && model->has("role"))
            put(properties, "role", predicate.label);
        put(properties, std::string(edge->source), m_graph.key(s.subject));
        put(properties, std::string(edge->target), m_graph.key(s.object));
        times(properties, s);
        put(properties, "summary", summary(s));
        put(properties, "description", s.quote);
        put(properties, "description", s.note);
        if (s.document != noDocument) {
            const Document &document = m_graph.document(s.document);
            put(properties, "sourceUrl", document.url);
            put(properties, "publisher", document.publisher);
        }
        put(properties, "recordId", s.paragraph ? "paragraph " + std::to_string(s.paragraph) : std::string());
        std::erase_if(rest, [](const auto &p) { return isBesideFtm(p.first); });
        putOthers(properties, rest, edge->schema);
        std::string key = s.key;
        if (m_graph.findEntity(key) != noEntity) {  // entities and edges share their ids
            own["relata:id"] = key;
            do
                key.insert(0, "statement-");
            while (m_graph.findEntity(key) != noEntity || m_graph.findStatement(key) != noStatement);
        }
        Json object = {{"id", key}, {"schema", edge->schema}, {"properties", std::move(properties)}};
        putBeside(object, s.properties, s.document == noDocument ? "" : valueOf(m_graph.document(s.document).properties, datasetOfDocument));
        object["relata"] = std::move(own);
        return object;
    }

    /// nullptr: FollowTheMoney has none for it.
    const FtmEdge *edgeOf(const Statement &s, const Predicate &predicate) const
    {
        if (const FtmEdge *edge = ftmEdge(valueOf(s.properties, "schema")))
            return edge;
        const FtmEdge *edge = ftmEdgeOfLabel(s.predicate);
        if (!edge)
            edge = ftmEdgeOfLabel(slug(predicate.label));
        if (edge || predicate.symmetric)
            return edge && edge->directed && predicate.symmetric ? nullptr : edge;
        return ftmEdgeOfWord(predicate.label, schemaOf(m_graph.entity(s.subject)), schemaOf(m_graph.entity(s.object)));
    }

    std::string summary(const Statement &s) const
    {
        if (s.speaker == noEntity)
            return s.claim;
        return s.claim + (s.claim.empty() ? "" : " ") + "(" + std::string(toString(s.modality)) + " by " + std::string(m_graph.name(s.speaker)) + ")";
    }

    void times(Json &properties, const Statement &s)
    {
        const std::string &holds = s.holds.text();
        const std::size_t slash = holds.find('/');
        const bool isDate = !holds.empty() && s.said.empty() && valueOf(s.properties, "date") == holds;
        if (isDate) {  // it stays one
            m_times += !isPlainDate(holds);
        } else if (slash == std::string::npos) {
            if (isPlainDate(holds)) {
                put(properties, "startDate", holds);
                put(properties, "endDate", holds);
            }
            m_times += !holds.empty() && !isPlainDate(holds);
        } else {
            const std::string start = holds.substr(0, slash), end = holds.substr(slash + 1);
            put(properties, "startDate", isPlainDate(start) ? start : "");
            put(properties, "endDate", isPlainDate(end) ? end : "");
            m_times += (!isPlainDate(start) && !start.empty() && start != "..") || (!isPlainDate(end) && !end.empty() && end != "..");
        }
        put(properties, "date", isPlainDate(s.said.text()) ? s.said.text() : "");
        m_times += !s.said.empty() && !isPlainDate(s.said.text());
    }

    const KnowledgeGraph &m_graph;
    std::size_t m_policies = 0, m_unknownLinks = 0, m_times = 0;
    std::map<std::string, std::size_t> m_strangers, m_left;                                       ///< by type; by property
    mutable std::unordered_map<std::string, std::string_view> m_schemata;                         ///< of types by their words
    std::unordered_map<EntityId, std::vector<std::pair<std::size_t, StatementId>>> m_references;  ///< of a subject, with their numbers
};

}  // namespace

IoReport ftmText(const KnowledgeGraph &graph, std::string &text)
{
    FtmWriter writer(graph);
    text = writer.text();
    return writer.report();
}

}  // namespace relata
