// SPDX-License-Identifier: Apache-2.0
#include "model/io/ownraw.h"

#include "model/graph/graphbuilder.h"
#include "model/io/csv.h"
#include "model/io/foreigngraph.h"
#include "model/io/jsontext.h"
#include "model/io/repeats.h"
#include "model/io/schemajson.h"
#include "model/io/xmlcontrols.h"
#include "model/io/yeddrawing.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>
#include <unordered_map>

namespace relata {
namespace {

void unescape(Properties &data)
{
    for (auto &[name, value] : data) {
        name = controlsUnescaped(name);
        value = controlsUnescaped(value);
    }
}

void unescape(RawItem &item)
{
    for (std::string *text : {&item.id, &item.source, &item.target})
        *text = controlsUnescaped(*text);
    unescape(item.data);
}

Properties withoutPrefix(Properties data)
{
    for (auto &property : data)
        if (property.first.starts_with("property:"))
            property.first.erase(0, std::strlen("property:"));
    uniteRepeated(data);
    return data;
}

/// A file that Relata wrote.
class OwnGraph
{
public:
    OwnGraph(RawGraph &raw, const std::string &format, const std::filesystem::path &path, const RunContext &context)
        : m_raw(raw), m_format(format), m_path(path), m_context(context)
    {
    }

    Result<LoadedGraph> build()
    try {
        const bool isEscaped = !takenFrom(m_raw.data, controlsMark).empty();
        if (isEscaped)
            unescape(m_raw.data);
        auto schema = schemaFromJson(takenFrom(m_raw.data, "relata:schema"), m_path.string());
        if (!schema)
            return schema.error();
        m_builder.emplace(std::move(*schema));
        m_builder->expect(m_raw.nodeCount(), m_raw.edgeCount());
        Json documents, about;
        if (const auto ok = takeKept("relata:documents", documents); !ok)
            return ok.error();
        if (const auto ok = takeKept("relata:info", about); !ok)
            return ok.error();
        for (const Json &d : documents)
            if (const auto ok = document(d); !ok)
                return ok.error();
        Result<void> done;
        const auto unless = [&done, isEscaped](auto step) {
            return [&done, isEscaped, step](RawItem &item) {
                if (isEscaped)
                    unescape(item);
                if (done)
                    done = step(item);
            };
        };
        if (!m_raw.forEachNode(m_context.part(0, 0.2), unless([this](RawItem &item) { return node(item); })))
            return Error::cancelled();
        if (done && !m_raw.forEachEdge(m_context.part(0.2, 0.7), unless([this](RawItem &item) { return edge(item); })))
            return Error::cancelled();
        if (!done)
            return done.error();
        auto graph = m_builder->finish(m_context);
        if (!graph)
            return graph.error().code == Error::Code::Cancelled ? graph.error() : placed(graph.error(), lineOf(graph.error().message));
        if (m_keyless)
            return placed({Error::Code::Schema, "a statement has no id. Expected a readable one, like “claudia-sheinbaum”", {}, 0, 0}, 0);
        graph->info() = {about.at("id"),      about.at("title"),   about.at("description"), about.at("version"),
                         about.at("created"), about.at("license"), about.at("properties")};
        IoReport report;
        if (m_added > 0)
            report.notes.push_back(
                std::to_string(m_added)
                + (m_added == 1 ? " node or edge was added by another program: it" : " nodes and edges were added by another program: they")
                + " got the type “unknown”, or a predicate by the label, and this file as document");
        return LoadedGraph{std::move(*graph), m_format, std::move(report)};
    } catch (const nlohmann::json::exception &error) {
        return placed(
            {Error::Code::Syntax,
             std::string("the documents or the description kept in this file cannot be read (") + error.what() + "). Expected what Relata wrote",
             {},
             0,
             0},
            0);
    }

private:
    using Json = nlohmann::ordered_json;

    /// JSON that is kept as a value of the graph.
    Result<void> takeKept(const char *name, Json &value)
    {
        return parseJson(takenFrom(m_raw.data, name), m_path.string(), std::string("what Relata wrote as “") + name + "”", value);
    }

    Result<void> document(const Json &d)
    {
        Document document{d.at("id"),     d.at("title"), d.at("authors"), d.at("publisher"), {}, d.at("url"), d.at("language"),
                          d.at("origin"), d.at("hash"),  d.at("note"),    d.at("properties")};
        const auto published = Edtf::parse(d.at("published").get<std::string>());
        if (!published)
            return placed(published.error(), 0);
        document.published = *published;
        const DocumentId id = m_builder->addDocument(document);
        m_documents.emplace(document.key, id);
        return {};
    }

    Result<void> node(RawItem &node)
    {
        const auto fault = [&](std::string message) { return placed({Error::Code::Schema, std::move(message), {}, 0, 0}, node.line); };
        if (m_builder->findEntity(node.id) != noEntity)
            return fault("the node id “" + node.id + "” stands twice. Expected each id once");
        Entity e{node.id,
                 takenFrom(node.data, "type"),
                 takenFrom(node.data, "label"),
                 splitMulti(takenFrom(node.data, "aliases")),
                 takenFrom(node.data, "description"),
                 {}};
        if (!node.innerLabel.empty() && node.innerLabel != yedLabel(e.name))
            e.name = node.innerLabel;  // changed where yEd shows it
        e.properties = withoutPrefix(std::move(node.data));
        if (e.type.empty()) {  // yEd adds nodes that are drawn, and say nothing else
            ++m_added;
            e.type = m_builder->schema().type(m_builder->schema().ensureType({"unknown", "Unknown", {}, {}, {}, {}, {}})).key;
            if (e.name.empty())
                e.name = e.key;
        }
        if (e.name.empty() || !m_builder->schema().findType(e.type))
            return fault("the node “" + node.id + "” has no label, or “" + e.type + "” is not a type of the schema kept in this file");
        m_builder->addEntity(e);
        return {};
    }

    Result<void> edge(RawItem &edge)
    {
        const auto s = statement(edge);
        if (!s)
            return s.error();
        if ((edge.id.empty() && m_keyless) || !m_builder->addStatement(*s))
            return placed({Error::Code::Schema,
                           "the edge id “" + edge.id + "” stands already in line " + std::to_string(lineOfEdge(edge.id)) + ". Expected each id once",
                           {},
                           0,
                           0},
                          edge.line);
        m_keyless |= edge.id.empty();
        return {};
    }

    /// Of the first edge with this id; looked for when something is wrong with it.
    int lineOfEdge(std::string_view id)
    {
        int line = 0;
        m_raw.forEachEdge({}, [&](RawItem &edge) {
            if (line == 0 && edge.id == id)
                line = edge.line;
        });
        return line;
    }

    /// The line of the edge that a message of the graph's names first.
    int lineOf(const std::string &message)
    {
        const auto open = message.find("“"), close = message.find("”");
        if (!message.starts_with("statement") || open == std::string::npos || close == std::string::npos)
            return 0;
        return lineOfEdge(message.substr(open + 3, close - open - 3));
    }

    Error placed(Error error, int line) const
    {
        error.file = m_path.string();
        error.line = line;
        return error;
    }

    Result<Statement> statement(RawItem &edge)
    {
        const auto fault = [&](std::string message) { return Error{Error::Code::Schema, std::move(message), m_path.string(), edge.line, 0}; };
        Statement s;
        s.key = edge.id;
        const auto entityOf = [&](const std::string &key, EntityId &id) {
            id = m_builder->findEntity(key);
            return id != noEntity;
        };
        if (!entityOf(edge.source, s.subject) || !entityOf(edge.target, s.object))
            return fault("the edge “" + edge.id + "” ends in a node that is not in the file. Expected the id of a node");
        const std::string label = takenFrom(edge.data, "label");
        s.predicate = takenFrom(edge.data, "predicate");
        if (s.predicate.empty() && takenFrom(edge.data, "modality").empty()) {  // drawn by another program
            ++m_added;
            const std::string drawn = label.empty() ? edge.innerLabel : label;
            Schema &schema = m_builder->schema();
            PredicateId predicate = ensurePredicateOf(schema, drawn, edge.directed).id;
            s.properties = withoutPrefix(std::move(edge.data));
            if (!schema.predicate(predicate).domain.empty() || !schema.predicate(predicate).range.empty()) {  // nobody said that its ends fit
                predicate = ensurePredicateOf(schema, {}, edge.directed).id;
                s.properties.emplace_back("label", drawn);
            }
            s.predicate = schema.predicate(predicate).key;
            s.document = fileDocument();
            s.status = unknownSpeaker;
            return s;
        }
        s.claim = takenFrom(edge.data, "claim");
        if (const std::string speaker = takenFrom(edge.data, "speaker"); !speaker.empty() && !entityOf(speaker, s.speaker))
            return fault("the speaker “" + speaker + "” is not a node of the file. Expected the id of a node");
        if (const std::string document = takenFrom(edge.data, "document"); !document.empty()) {
            const auto found = m_documents.find(document);
            if (found == m_documents.end())
                return fault("the document “" + document + "” is not described in the file. Expected one of “relata:documents”");
            s.document = found->second;
        }
        if (const std::string paragraph = takenFrom(edge.data, "paragraph"); !paragraph.empty()) {
            const auto [end, failed] = std::from_chars(paragraph.data(), paragraph.data() + paragraph.size(), s.paragraph);
            if (failed != std::errc() || end != paragraph.data() + paragraph.size() || s.paragraph < 1)
                return fault("“" + paragraph + "” is not a paragraph. Expected a number from 1");
        }
        s.quote = takenFrom(edge.data, "quote");
        const std::string modality = takenFrom(edge.data, "modality"), polarity = takenFrom(edge.data, "polarity");
        if (!modalityFromString(modality) || !polarityFromString(polarity))
            return fault("“" + modality + "”, “" + polarity
                         + "” are not a modality and a polarity. Expected asserted, quoted, reported, alleged, pledged, predicted or denied; "
                           "positive, neutral or negative");
        s.modality = *modalityFromString(modality);
        s.polarity = *polarityFromString(polarity);
        for (const auto &[name, time] : {std::pair{"said", &s.said}, std::pair{"holds", &s.holds}}) {
            const auto value = Edtf::parse(takenFrom(edge.data, name));
            if (!value)
                return placed(value.error(), edge.line);
            *time = *value;
        }
        s.holdsBasis = takenFrom(edge.data, "holds_basis");
        s.confidence = takenFrom(edge.data, "confidence");
        s.status = takenFrom(edge.data, "status");
        s.note = takenFrom(edge.data, "note");
        s.properties = withoutPrefix(std::move(edge.data));
        return s;
    }

    /// What edges of other programs stand in.
    DocumentId fileDocument()
    {
        std::string key = "file";
        while (m_documents.contains(key) && key != m_fileKey)
            key += "-2";
        if (m_fileKey.empty()) {
            Document document;
            document.key = m_fileKey = key;
            document.title = m_path.filename().string();
            m_documents.emplace(key, m_builder->addDocument(document));
        }
        return m_documents.at(m_fileKey);
    }

    RawGraph &m_raw;
    const std::string &m_format;
    const std::filesystem::path &m_path;
    const RunContext &m_context;
    std::optional<GraphBuilder> m_builder;
    std::unordered_map<std::string, DocumentId> m_documents;
    std::string m_fileKey;    ///< of the document that this file is; empty until an edge needs it
    std::size_t m_added = 0;  ///< nodes and edges of another program
    bool m_keyless = false;   ///< an edge without an id was met
};

}  // namespace

bool isOwnRaw(const RawGraph &raw)
{
    return std::any_of(raw.data.begin(), raw.data.end(), [](const auto &p) { return p.first == "relata:schema"; });
}

Result<LoadedGraph> ownGraph(RawGraph &raw, const std::string &format, const std::filesystem::path &path, const RunContext &context)
{
    return OwnGraph(raw, format, path, context).build();
}

}  // namespace relata
