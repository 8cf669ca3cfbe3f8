// SPDX-License-Identifier: Apache-2.0
#include "model/io/wikidatajson.h"

#include "model/io/jsonplaces.h"
#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"
#include "model/io/rdfgraph.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view expected = "entities of Wikidata: {\"entities\": {\"Q1\": {…}}}";
const std::string site = "http://www.wikidata.org/";
const std::string ontology = "http://wikiba.se/ontology#";

const Json &child(const Json &object, const char *name)
{
    static const Json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

/// "Q7737", also where only its number is given.
std::string entityId(const Json &value)
{
    if (std::string id = plainText(value, "id"); !id.empty())
        return id;
    const std::string number = plainText(value, "numeric-id");
    return number.empty() ? std::string() : (plainText(value, "entity-type") == "property" ? "P" : "Q") + number;
}

/// As Wikidata's RDF has it: no sign, and the first of January where month or day are not known.
std::string plainTime(std::string time)
{
    if (time.starts_with('+'))
        time.erase(0, 1);
    for (const char *unknown : {"-00T", "-00-01T"})
        if (const auto at = time.find(unknown); at != std::string::npos)
            time.replace(at, 3, "-01");
    return time;
}

/// Statements as triples in the shape of Wikidata's RDF.
class Triples
{
public:
    explicit Triples(RdfStore &store) : m_store(store) {}

    bool add(const Json &entity)
    {
        const std::string id = plainText(entity, "id");
        if (id.empty() || entity.contains("missing"))
            return entity.contains("missing");
        const TermId subject = m_store.iri(site + "entity/" + id);
        for (const auto &[name, predicate] :
             {std::pair{"labels", "http://www.w3.org/2000/01/rdf-schema#label"}, std::pair{"descriptions", "http://schema.org/description"},
              std::pair{"aliases", "http://www.w3.org/2004/02/skos/core#altLabel"}})
            for (const Json &texts : child(entity, name))
                for (const Json &text : texts.is_array() ? texts : Json::array({texts}))
                    triple(subject, predicate, m_store.literal(plainText(text, "value"), {}, plainText(text, "language")));
        for (const auto &[property, claims] : child(entity, "claims").items())
            for (const Json &claim : claims)
                statement(subject, property, claim);
        m_links += child(entity, "sitelinks").size();
        return true;
    }

    std::size_t links() const { return m_links; }
    bool isFull() const { return m_full; }

private:
    void triple(TermId subject, const std::string &predicate, TermId object)
    {
        m_full |= !m_store.add({subject, m_store.iri(predicate), object, noTerm, 0});
    }

    void statement(TermId subject, const std::string &property, const Json &claim)
    {
        std::string id = plainText(claim, "id");
        std::replace(id.begin(), id.end(), '$', '-');
        const TermId node = id.empty() ? m_store.blank("statement" + std::to_string(++m_made)) : m_store.iri(site + "entity/statement/" + id);
        triple(subject, site + "prop/" + property, node);
        snak(node, "statement/", property, child(claim, "mainsnak"));
        std::string rank = plainText(claim, "rank");
        if (!rank.empty())
            rank[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(rank[0])));
        triple(node, ontology + "rank", m_store.iri(ontology + rank + "Rank"));
        for (const auto &[name, snaks] : child(claim, "qualifiers").items())
            for (const Json &one : snaks)
                snak(node, "qualifier/", name, one);
        for (const Json &reference : child(claim, "references")) {
            const std::string hash = plainText(reference, "hash");
            const TermId source = hash.empty() ? m_store.blank("reference" + std::to_string(++m_made)) : m_store.iri(site + "reference/" + hash);
            triple(node, "http://www.w3.org/ns/prov#wasDerivedFrom", source);
            if (hash.empty() || m_references.insert(hash).second)
                for (const auto &[name, snaks] : child(reference, "snaks").items())
                    for (const Json &one : snaks)
                        snak(source, "reference/", name, one);
        }
    }

    void snak(TermId node, const std::string &kind, const std::string &property, const Json &snak)
    {
        const std::string type = plainText(snak, "snaktype"), path = site + "prop/" + kind;
        if (type == "novalue")
            return;
        const Json &data = child(snak, "datavalue"), &value = child(data, "value");
        if (type == "somevalue" || value.is_null())
            return triple(node, path + property, m_store.blank("unknown" + std::to_string(++m_made)));
        const std::string form = plainText(data, "type");
        if (form == "wikibase-entityid") {
            triple(node, path + property, m_store.iri(site + "entity/" + entityId(value)));
        } else if (form == "time") {
            const TermId time = m_store.literal(plainTime(plainText(value, "time")), "http://www.w3.org/2001/XMLSchema#dateTime", {});
            triple(node, path + property, time);
            const TermId full = m_store.blank("time" + std::to_string(++m_made));
            triple(node, path + "value/" + property, full);
            triple(full, ontology + "timeValue", time);
            triple(full, ontology + "timePrecision", m_store.literal(plainText(value, "precision"), {}, {}));
        } else if (form == "monolingualtext") {
            triple(node, path + property, m_store.literal(plainText(value, "text"), {}, plainText(value, "language")));
        } else {
            triple(node, path + property, m_store.literal(textOf(form, value), {}, {}));
        }
    }

    static std::string textOf(const std::string &form, const Json &value)
    {
        if (form == "quantity") {
            std::string amount = plainText(value, "amount"), unit = plainText(value, "unit");
            amount.erase(0, amount.starts_with('+') ? 1 : 0);
            return amount + (unit.empty() || unit == "1" ? std::string() : " " + unit.substr(unit.rfind('/') + 1));
        }
        if (form == "globecoordinate")
            return plainText(value, "latitude") + ", " + plainText(value, "longitude");
        return plainText(value);
    }

    RdfStore &m_store;
    std::unordered_set<std::string> m_references;
    std::size_t m_links = 0, m_made = 0;
    bool m_full = false;
};

bool isEntity(const Json &value)
{
    return value.is_object() && value.contains("id") && (value.contains("claims") || value.contains("labels") || value.contains("missing"));
}

/// One entity a line, with or without the comma that dumps have after it.
Result<void> eachLine(std::string_view text, const std::string &file, const RunContext &context, Triples &triples)
{
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        while (!line.empty() && (line.back() == ',' || line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        if (line.empty() || line == "[" || line == "]")
            continue;
        if (context.cancelled())
            return Error::cancelled();
        Json entity;
        if (auto parsed = parseJson(line, file, std::string(expected), entity); !parsed) {
            Error error = parsed.error();
            error.line = number;
            return error;
        }
        if (!isEntity(entity) || !triples.add(entity))
            return Error{Error::Code::Schema, "no entity. Expected " + std::string(expected), file, number, 0};
    }
    return {};
}

Result<void> readAll(std::string_view text, const std::string &file, const RunContext &context, Triples &triples)
{
    Json root;
    const auto parsed = parseJson(text, file, std::string(expected), root);
    if (!parsed) {
        const auto lines = eachLine(text, file, context, triples);
        return lines || lines.error().line > 1 ? lines : parsed;
    }
    const Json &entities = root.contains("entities") ? root["entities"] : root;
    if (isEntity(entities)) {
        triples.add(entities);
        return {};
    }
    for (const Json &entity : entities) {
        if (context.cancelled())
            return Error::cancelled();
        if (!isEntity(entity) || !triples.add(entity))
            return faultAtJson(Error::Code::Schema, "has something else than entities in it. Expected " + std::string(expected), file, text, root,
                               entity);
    }
    return {};
}

/// Q42
bool isOnlyNumber(std::string_view name)
{
    return name.size() > 1 && name.front() == 'Q' && name.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

}  // namespace

bool looksLikeWikidataJson(std::string_view text)
{
    const auto keys = jsonKeys(text);
    return hasKey(keys, "entities", '{') || (hasKey(keys, "claims") && (hasKey(keys, "labels") || hasKey(keys, "id")));
}

Result<LoadedGraph> readWikidataJson(const std::string &bytes, const std::filesystem::path &path, const RunContext &context)
{
    const std::string file = path.string();
    std::string converted;
    std::vector<std::string> notes;
    const auto text = jsonText(bytes, file, converted, notes);
    if (!text)
        return text.error();
    RdfStore store;
    Triples triples(store);
    if (const auto read = readAll(*text, file, context, triples); !read)
        return read.error();
    if (triples.isFull())
        return Error{Error::Code::Unsupported, "has more statements than fit into memory. Expected fewer", file, 0, 0};
    if (triples.links() > 0)
        notes.push_back(std::to_string(triples.links()) + (triples.links() == 1 ? " link to a page of a wiki was" : " links to pages of wikis were")
                        + " left out");
    auto loaded = graphFromRdf(store, *text, "Wikidata JSON", path, context.part(0.5, 0.5));
    if (loaded) {
        std::size_t numbers = 0;
        for (const EntityId id : loaded->graph.entities())
            numbers += isOnlyNumber(loaded->graph.name(id));
        if (numbers > 0)
            notes.push_back(std::to_string(numbers) + (numbers == 1 ? " entity is" : " entities are")
                            + " called by number, like Q42: the file has no names for what its entity refers to");
        std::erase_if(loaded->report.notes, [](const std::string &note) { return note.ends_with("triples were read"); });
        loaded->report.notes.insert(loaded->report.notes.begin(), notes.begin(), notes.end());
    }
    return loaded;
}

}  // namespace relata
