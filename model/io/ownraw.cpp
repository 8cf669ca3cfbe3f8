// SPDX-License-Identifier: Apache-2.0
#include "model/io/ownraw.h"

#include "model/io/csv.h"
#include "model/io/jsontext.h"
#include "model/io/schemajson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <unordered_map>

namespace relata {
namespace {

Properties withoutPrefix(Properties data)
{
    for (auto &property : data)
        if (property.first.starts_with("property:"))
            property.first.erase(0, std::strlen("property:"));
    return data;
}

/// A file that Relata wrote.
class OwnGraph
{
public:
    OwnGraph(RawGraph &raw, const std::string &format, const std::filesystem::path &path) : m_raw(raw), m_format(format), m_path(path) {}

    Result<LoadedGraph> build()
    try {
        LoadedGraph loaded;
        loaded.format = m_format;
        auto schema = schemaFromJson(takenFrom(m_raw.data, "relata:schema"), m_path.string());
        if (!schema)
            return schema.error();
        GraphDiff diff;
        if (!(*schema == loaded.graph.schema()))
            diff.schema = SchemaChange{loaded.graph.schema(), *schema};
        Json documents, about;
        if (const auto ok = takeKept("relata:documents", documents); !ok)
            return ok.error();
        if (const auto ok = takeKept("relata:info", about); !ok)
            return ok.error();
        for (const Json &d : documents) {
            Document document{d.at("id"),     d.at("title"), d.at("authors"), d.at("publisher"), {}, d.at("url"), d.at("language"),
                              d.at("origin"), d.at("hash"),  d.at("note"),    d.at("properties")};
            const auto published = Edtf::parse(d.at("published").get<std::string>());
            if (!published)
                return placed(published.error(), 0);
            document.published = *published;
            m_documents.emplace(document.key, static_cast<std::uint32_t>(diff.documents.size()));
            diff.documents.push_back({DocumentId{static_cast<std::uint32_t>(diff.documents.size())}, {}, std::move(document)});
        }
        for (RawItem &node : m_raw.nodes) {
            const EntityId id{static_cast<std::uint32_t>(diff.entities.size())};
            if (!m_entities.emplace(node.id, static_cast<std::uint32_t>(id)).second)
                return placed({Error::Code::Schema, "the node id “" + node.id + "” stands twice. Expected each id once", {}, 0, 0}, node.line);
            Entity e{node.id,
                     takenFrom(node.data, "type"),
                     takenFrom(node.data, "label"),
                     splitMulti(takenFrom(node.data, "aliases")),
                     takenFrom(node.data, "description"),
                     {}};
            e.properties = withoutPrefix(std::move(node.data));
            if (e.name.empty() || !schema->findType(e.type))
                return placed({Error::Code::Schema,
                               "the node “" + node.id + "” has no label, or “" + e.type + "” is not a type of the schema kept in this file",
                               {},
                               0,
                               0},
                              node.line);
            diff.entities.push_back({id, {}, std::move(e)});
        }
        std::unordered_map<std::string, int> lines;
        for (RawItem &edge : m_raw.edges) {
            auto s = statement(edge);
            if (!s)
                return s.error();
            if (const auto [first, isNew] = lines.try_emplace(edge.id, edge.line); !isNew)
                return placed({Error::Code::Schema,
                               "the edge id “" + edge.id + "” stands already in line " + std::to_string(first->second) + ". Expected each id once",
                               {},
                               0,
                               0},
                              edge.line);
            diff.statements.push_back({StatementId{static_cast<std::uint32_t>(diff.statements.size())}, {}, std::move(*s)});
        }
        if (const auto applied = loaded.graph.apply(diff); !applied)
            return placed(applied.error(), lineOf(applied.error().message, lines));
        loaded.graph.info() = {about.at("id"),      about.at("title"),   about.at("description"), about.at("version"),
                               about.at("created"), about.at("license"), about.at("properties")};
        return loaded;
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

    /// The line of the edge that a message of the graph's names first.
    static int lineOf(const std::string &message, const std::unordered_map<std::string, int> &lines)
    {
        const auto open = message.find("“"), close = message.find("”");
        if (!message.starts_with("statement") || open == std::string::npos || close == std::string::npos)
            return 0;
        const auto found = lines.find(message.substr(open + 3, close - open - 3));
        return found == lines.end() ? 0 : found->second;
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
            const auto found = m_entities.find(key);
            id = found == m_entities.end() ? noEntity : EntityId{found->second};
            return found != m_entities.end();
        };
        if (!entityOf(edge.source, s.subject) || !entityOf(edge.target, s.object))
            return fault("the edge “" + edge.id + "” ends in a node that is not in the file. Expected the id of a node");
        takenFrom(edge.data, "label");
        s.predicate = takenFrom(edge.data, "predicate");
        s.claim = takenFrom(edge.data, "claim");
        if (const std::string speaker = takenFrom(edge.data, "speaker"); !speaker.empty() && !entityOf(speaker, s.speaker))
            return fault("the speaker “" + speaker + "” is not a node of the file. Expected the id of a node");
        if (const std::string document = takenFrom(edge.data, "document"); !document.empty()) {
            const auto found = m_documents.find(document);
            if (found == m_documents.end())
                return fault("the document “" + document + "” is not described in the file. Expected one of “relata:documents”");
            s.document = DocumentId{found->second};
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

    RawGraph &m_raw;
    const std::string &m_format;
    const std::filesystem::path &m_path;
    std::unordered_map<std::string, std::uint32_t> m_entities, m_documents;
};

}  // namespace

bool isOwnRaw(const RawGraph &raw)
{
    return std::any_of(raw.data.begin(), raw.data.end(), [](const auto &p) { return p.first == "relata:schema"; });
}

Result<LoadedGraph> ownGraph(RawGraph &raw, const std::string &format, const std::filesystem::path &path)
{
    return OwnGraph(raw, format, path).build();
}

}  // namespace relata
