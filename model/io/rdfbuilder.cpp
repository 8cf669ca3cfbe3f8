// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfbuilder.h"

#include "model/io/foreigngraph.h"
#include "model/io/rdfscan.h"
#include "model/io/rdfvalues.h"
#include "model/io/textencoding.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace relata {
namespace {

std::uint32_t number(TermId id)
{
    return static_cast<std::uint32_t>(id);
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

}  // namespace

void RdfProperties::add(std::string name, std::string value)
{
    constexpr std::size_t few = 8;
    std::size_t at = 0;
    if (m_values.size() <= few) {
        while (at < m_values.size() && m_values[at].first != name)
            ++at;
    } else {
        if (!m_index) {
            m_index = std::make_unique<std::unordered_map<std::string, std::size_t>>();
            for (std::size_t i = 0; i < m_values.size(); ++i)
                m_index->emplace(m_values[i].first, i);
        }
        at = m_index->try_emplace(name, m_values.size()).first->second;
    }
    if (at == m_values.size())
        m_values.emplace_back(std::move(name), std::vector<std::string>());
    m_values[at].second.push_back(std::move(value));
}

Properties RdfProperties::take(const std::function<std::string(const std::vector<std::string> &)> &joined)
{
    Properties properties;
    for (auto &[name, values] : m_values)
        properties.emplace_back(std::move(name), values.size() == 1 ? std::move(values.front()) : joined(values));
    m_values.clear();
    m_index.reset();
    return properties;
}

std::string wordsOf(std::string_view local)
{
    std::string words;
    for (std::size_t i = 0; i < local.size(); ++i) {
        const char c = local[i];
        if (c == '_' || c == '-') {
            words += ' ';
        } else if (i > 0 && isUpper(c) && isLower(local[i - 1])) {
            words += ' ';
            words += i + 1 < local.size() && isUpper(local[i + 1]) ? c : static_cast<char>(c | 0x20);
        } else {
            words += c;
        }
    }
    return words;
}

std::string localName(std::string_view iri)
{
    std::string_view rest = iri;
    while (!rest.empty() && (rest.back() == '/' || rest.back() == '#'))
        rest.remove_suffix(1);
    const std::size_t cut = rest.find_last_of("#/:");
    const std::string_view local = cut == std::string_view::npos ? rest : rest.substr(cut + 1);
    std::string out;
    for (std::size_t i = 0; i < local.size(); ++i) {
        const auto hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
        if (local[i] == '%' && i + 2 < local.size() && hex(local[i + 1]) && hex(local[i + 2])) {
            out += static_cast<char>(std::stoi(std::string(local.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            out += local[i];
        }
    }
    const bool isText = !out.empty() && std::none_of(out.begin(), out.end(), [](unsigned char c) { return c < 0x20; });
    return isText && validUtf8(out) == out.size() ? out : std::string(iri);
}

RdfBuilder::RdfBuilder(const RdfStore &store, const RdfIndex &index, std::string_view text, const std::filesystem::path &path)
    : m_store(store), m_index(index), m_text(text), m_path(path), m_entities(store.termCount(), noEntity)
{
    m_info.id = slug(path.stem().string());
    m_info.title = path.stem().string();
}

std::optional<std::string> RdfBuilder::ownKey(RdfSpace space, TermId id) const
{
    return m_names && m_store.isIri(id) ? m_names->keyOf(space, m_store.text(id)) : std::nullopt;
}

std::string RdfBuilder::keyOf(TermId id) const
{
    const std::string_view text = m_store.text(id);
    return !m_store.isIri(id) ? "_:" + std::string(text) : text.empty() ? "<>" : std::string(text);  // <> is the file itself
}

EntityId RdfBuilder::entityOf(TermId id)
{
    EntityId &made = m_entities[number(id)];
    if (made != noEntity)
        return made;
    made = EntityId{static_cast<std::uint32_t>(m_diff.entities.size())};
    const std::string whole = keyOf(id);
    Entity entity;
    entity.key = ownKey(RdfSpace::Entity, id).value_or(whole);
    for (std::size_t n = 2; !m_entityKeys.insert(entity.key).second; ++n)
        entity.key = whole + (n == 2 ? "" : "-" + std::to_string(n));
    entity.name = nameOf(id);
    entity.type = "unknown";
    m_diff.entities.push_back({made, {}, std::move(entity)});
    m_values.emplace_back();
    return made;
}

DocumentId RdfBuilder::documentCalled(const std::string &key)
{
    const auto [place, isNew] = m_documentKeys.try_emplace(key, static_cast<std::uint32_t>(m_diff.documents.size()));
    if (isNew) {
        Document document;
        document.key = key;
        m_diff.documents.push_back({DocumentId{place->second}, {}, std::move(document)});
    }
    return DocumentId{place->second};
}

DocumentId RdfBuilder::documentOf(TermId id)
{
    const auto known = m_documents.find(number(id));
    if (known != m_documents.end())
        return DocumentId{known->second};
    const std::string key = ownKey(RdfSpace::Document, id).value_or(keyOf(id));
    const DocumentId document = documentCalled(key);
    m_documents.emplace(number(id), static_cast<std::uint32_t>(document));
    return document;
}

DocumentId RdfBuilder::fileDocument()
{
    if (m_file == noDocument) {
        std::string key = "file";
        while (m_documentKeys.contains(key))
            key += "-2";
        m_file = documentCalled(key);
        document(m_file).title = m_path.filename().string();
    }
    return m_file;
}

Statement &RdfBuilder::addStatement(TermId node, std::uint32_t place)
{
    Statement s;
    if (node != noTerm && m_store.isIri(node))
        s.key = ownKey(RdfSpace::Statement, node).value_or(std::string(m_store.text(node)));
    m_diff.statements.push_back({StatementId{static_cast<std::uint32_t>(m_diff.statements.size())}, {}, std::move(s)});
    m_places.push_back(place);
    return *m_diff.statements.back().after;
}

std::string RdfBuilder::predicateKey(TermId predicate)
{
    const auto [place, isNew] = m_predicates.try_emplace(number(predicate));
    if (!isNew)
        return place->second;
    Predicate added;
    if (const auto own = ownKey(RdfSpace::Predicate, predicate)) {
        added.key = *own;
        added.label = wordsOf(*own);
    } else {
        const std::string name = nameOf(predicate), local = localName(m_store.text(predicate));
        added.label = name == local ? wordsOf(local) : name;
        std::string key = slug(added.label);
        if (key.empty())
            key = "linked-to";
        added.key = key;
        for (std::size_t n = 2; m_schema.findPredicate(added.key); ++n)  // the same word in two vocabularies
            added.key = key + "-" + std::to_string(n);
        const std::string description = labelsOf(predicate).description;
        added.definition = description.empty() ? std::string(m_store.text(predicate)) : description;
        added.symmetric = m_index.isA(predicate, RdfWord::Symmetric);
        tellByWords(added, m_schema);
    }
    place->second = added.key;
    m_schema.ensurePredicate(std::move(added));
    return place->second;
}

std::string RdfBuilder::typeKey(TermId type)
{
    struct Row {
        std::string_view name, type;
    };
    static constexpr Row rows[] = {{"human", "person"},
                                   {"people", "person"},
                                   {"politician", "person"},
                                   {"organization", "institution"},
                                   {"organisation", "institution"},
                                   {"formal-organization", "institution"},
                                   {"organizational-unit", "institution"},
                                   {"government-organization", "institution"},
                                   {"political-party", "institution"},
                                   {"company", "institution"},
                                   {"corporation", "institution"},
                                   {"public-body", "institution"},
                                   {"ngo", "institution"},
                                   {"legislation", "policy"},
                                   {"law", "policy"},
                                   {"legal-resource", "policy"},
                                   {"bill", "policy"},
                                   {"treaty", "policy"},
                                   {"country", "place"},
                                   {"city", "place"},
                                   {"populated-place", "place"},
                                   {"spatial-thing", "place"},
                                   {"location", "place"},
                                   {"creative-work", "work"},
                                   {"book", "work"},
                                   {"article", "work"},
                                   {"document", "work"}};
    const auto [place, isNew] = m_types.try_emplace(number(type));
    if (!isNew)
        return place->second;
    EntityType added;
    if (const auto own = ownKey(RdfSpace::Type, type)) {
        added.key = *own;
        added.label = *own;
    } else {
        const std::string local = localName(m_store.text(type)), name = nameOf(type);
        const bool isNumber = local.size() > 1 && local.find_first_not_of("0123456789", 1) == std::string::npos;  // Q5
        added.label = name == local ? wordsOf(local) : name;
        added.description = m_store.text(type);
        added.key = slug(wordsOf(isNumber ? name : local));
        for (const Row &row : rows)
            if (row.name == added.key)
                added.key = row.type;
        if (added.key.empty())
            added.key = "unknown";
    }
    place->second = added.key;
    m_schema.ensureType(std::move(added));
    return place->second;
}

std::string RdfBuilder::propertyName(TermId predicate)
{
    if (auto own = ownKey(RdfSpace::Property, predicate))
        return *own;
    std::string name = localName(m_store.text(predicate));
    if (name.empty())
        name = "<>";  // relative to nothing
    const TermId owner = m_propertyNames.try_emplace(name, predicate).first->second;
    return owner == predicate ? name : std::string(m_store.text(predicate));
}

std::vector<TermId> RdfBuilder::membersOf(TermId list) const
{
    if (m_index.word(list) == RdfWord::Nil)
        return {};
    std::vector<TermId> members;
    std::unordered_set<std::uint32_t> seen;
    for (TermId cell = list; cell != noTerm && m_index.word(cell) != RdfWord::Nil && seen.insert(number(cell)).second;) {
        const TermId member = m_index.isListCell(cell) ? m_index.first(cell, RdfWord::First) : noTerm;
        if (member == noTerm)
            break;
        members.push_back(member);
        cell = m_index.first(cell, RdfWord::Rest);
    }
    if (members.empty())
        members.push_back(list);
    return members;
}

void RdfBuilder::addValue(RdfProperties &properties, TermId predicate, TermId object)
{
    for (const TermId value : membersOf(object)) {
        std::string name = propertyName(predicate);
        if (m_store.isLiteral(value)) {
            if (const std::string_view language = m_store.languageOf(value); !language.empty())
                name += "@" + std::string(language);
            const std::string_view type = m_store.datatypeOf(value);
            if (!isOwn() && !type.empty() && !type.starts_with("http://www.w3.org/2001/XMLSchema#"))
                ++m_datatypes;
        }
        if (!isOwn()) {
            const TermId type = m_store.isLiteral(value) && m_store.languageOf(value).empty() ? m_store.term(value).qualifier : noTerm;
            const auto [known, isNew] = m_propertyTypes.try_emplace(number(predicate), Datatype{type, true});
            known->second.isOne = known->second.isOne && (isNew || known->second.type == type);
        }
        const bool isBlank = m_store.term(value).kind == RdfTerm::Kind::Blank;
        properties.add(std::move(name), (isBlank ? "_:" : "") + std::string(m_store.text(value)));
    }
}

/// What the properties are called in the file, and the type that all values of one have, as RdfValues takes it.
std::string RdfBuilder::aboutProperties() const
{
    nlohmann::json about = nlohmann::json::object();
    for (const auto &[name, predicate] : m_propertyNames)
        if (const std::string iri(m_store.text(predicate)); isWholeIri(iri)) {
            about[name]["iri"] = iri;
            if (const auto known = m_propertyTypes.find(number(predicate));
                known != m_propertyTypes.end() && known->second.isOne && known->second.type != noTerm)
                about[name]["type"] = std::string(m_store.text(known->second.type));
        }
    return about.empty() ? std::string() : about.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Error RdfBuilder::fault(std::uint32_t place, std::string message) const
{
    Error error = rdfFault(m_text, place, std::move(message), m_path.string());
    error.code = Error::Code::Schema;
    error.column = 0;
    if (place == 0)
        error.line = 0;
    return error;
}

void RdfBuilder::tellStripped(TermId subject, TermId predicate)
{
    if (++m_stripped == 1)
        m_firstStripped = "“" + nameOf(predicate) + "” of “" + nameOf(subject) + "”";
}

Result<LoadedGraph> RdfBuilder::finish(std::string format)
{
    if (!isOwn()) {
        (void)fileDocument();
        if (std::string about = aboutProperties(); !about.empty())
            m_info.properties.emplace_back(rdfPropertiesKey, std::move(about));
    }
    std::unordered_map<std::string, std::size_t> keys;
    std::size_t number = 0;
    for (std::size_t i = 0; i < m_diff.statements.size(); ++i)
        if (const std::string &key = m_diff.statements[i].after->key; !key.empty() && !keys.emplace(key, i).second)
            return fault(m_places[i], "the statement “" + key + "” stands twice. Expected each once");
    for (auto &change : m_diff.statements)
        while (change.after->key.empty())
            if (std::string key = "s" + std::to_string(++number); keys.emplace(key, 0).second)
                change.after->key = std::move(key);
    for (std::size_t i = 0; i < m_values.size(); ++i)
        m_diff.entities[i].after->properties = m_values[i].take();
    for (auto &change : m_diff.entities)
        if (!m_schema.findType(change.after->type)) {
            EntityType type;
            type.key = change.after->type;
            type.label = change.after->type == "unknown" ? "Unknown" : change.after->type;
            m_schema.ensureType(std::move(type));
        }
    if (m_datatypes > 0)
        note(std::to_string(m_datatypes) + (m_datatypes == 1 ? " value has a datatype" : " values have datatypes")
             + " beyond those of XML Schema; the text was kept");
    if (m_stripped > 0)
        note(std::to_string(m_stripped)
             + (m_stripped == 1 ? " reified value that is no entity has a source, a speaker or more; it became a property"
                                : " reified values that are no entities have a source, a speaker or more; they became properties")
             + " without that: " + (m_stripped == 1 ? "" : "first ") + m_firstStripped);
    LoadedGraph loaded;
    loaded.format = std::move(format);
    loaded.report = std::move(m_report);
    if (!(m_schema == loaded.graph.schema()))
        m_diff.schema = SchemaChange{loaded.graph.schema(), m_schema};
    if (const auto applied = loaded.graph.apply(m_diff); !applied) {
        const std::string &message = applied.error().message;
        const auto open = message.find("“"), close = message.find("”");
        std::uint32_t place = 0;
        if (message.starts_with("statement") && open != std::string::npos && close != std::string::npos)
            if (const auto found = keys.find(message.substr(open + 3, close - open - 3)); found != keys.end())
                place = m_places[found->second];
        Error error = fault(place, message);
        error.code = applied.error().code;
        return error;
    }
    loaded.graph.info() = std::move(m_info);
    return loaded;
}

}  // namespace relata
