// SPDX-License-Identifier: Apache-2.0
#include "model/tables/owncolumns.h"

#include "model/core/plaintext.h"
#include "model/io/csv.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

namespace relata {
namespace {

using enum ColumnRole;

constexpr std::array<OwnColumn, 5> nodes{{{"Id", Id}, {"Label", Name}, {"Type", Type}, {"Aliases", Alias, "|"}, {"Description", Description}}};

constexpr std::array<OwnColumn, 25> edges{{{"Source", Source},
                                           {"Target", Target},
                                           {"Type", Direction},
                                           {"Id", Id},
                                           {"Label", Predicate},
                                           {"Claim", Claim},
                                           {"Speaker", Speaker},
                                           {"Document", ColumnRole::Document},
                                           {"Document title", DocumentTitle, {}, false},
                                           {"Document URL", DocumentUrl, {}, false},
                                           {"Document author", DocumentAuthor, "|", false},
                                           {"Document publisher", DocumentPublisher, {}, false},
                                           {"Document date", DocumentDate, {}, false},
                                           {"Document language", DocumentLanguage, {}, false},
                                           {"Paragraph", Locator, {}, false},
                                           {"Quote", Quote, {}, false},
                                           {"Modality", ColumnRole::Modality, {}, false},
                                           {"Polarity", ColumnRole::Polarity, {}, false},
                                           {"Said", Said, {}, false},
                                           {"Holds", Holds, {}, false},
                                           {"Holds basis", HoldsBasis, {}, false},
                                           {"Confidence", Confidence, {}, false},
                                           {"Status", Status, {}, false},
                                           {"Note", Note, {}, false},
                                           {"Weight", Weight, {}, false}}};

constexpr std::array<OwnColumn, 6> neo4jNodes{
    {{"id:ID", Id}, {"name", Name}, {"entity_type", Type}, {"aliases:string[]", Alias, ";"}, {"description", Description}, {":LABEL", Ignore}}};

constexpr std::array<OwnColumn, 25> neo4jEdges{{{":START_ID", Source},
                                                {":END_ID", Target},
                                                {":TYPE", Ignore},
                                                {"id", Id},
                                                {"predicate", Predicate},
                                                {"claim", Claim},
                                                {"speaker", Speaker},
                                                {"document", ColumnRole::Document},
                                                {"direction", Direction, {}, false},
                                                {"document_title", DocumentTitle, {}, false},
                                                {"document_url", DocumentUrl, {}, false},
                                                {"document_authors:string[]", DocumentAuthor, ";", false},
                                                {"document_publisher", DocumentPublisher, {}, false},
                                                {"document_date", DocumentDate, {}, false},
                                                {"document_language", DocumentLanguage, {}, false},
                                                {"paragraph:int", Locator, {}, false},
                                                {"quote", Quote, {}, false},
                                                {"modality", ColumnRole::Modality, {}, false},
                                                {"polarity", ColumnRole::Polarity, {}, false},
                                                {"said", Said, {}, false},
                                                {"holds", Holds, {}, false},
                                                {"holds_basis", HoldsBasis, {}, false},
                                                {"confidence", Confidence, {}, false},
                                                {"status", Status, {}, false},
                                                {"note", Note, {}, false}}};

constexpr std::string_view prefix = "property:", neo4jPrefix = "property_";

/// How many columns must be there, in their order, for a table to be ours.
std::size_t signature(OwnTable table)
{
    return table == OwnTable::Nodes ? 5 : table == OwnTable::Neo4jNodes ? 6 : 8;
}

std::string joined(const std::vector<std::string> &values, std::string_view separator)
{
    if (separator == "|")
        return joinMulti(values);
    std::string text;
    for (std::string value : values) {
        std::replace(value.begin(), value.end(), separator.front(), ',');  // Neo4j has no way to write it
        text += (text.empty() ? "" : std::string(separator)) + value;
    }
    return text;
}

std::string upperWords(std::string_view label)
{
    std::string text;
    for (const char c : label) {
        const auto u = static_cast<unsigned char>(c);
        text += u >= 128 ? c : std::isalnum(u) ? static_cast<char>(std::toupper(u)) : '_';
    }
    return text.empty() ? "LINKED_TO" : text;
}

std::string camelWords(std::string_view label)
{
    std::string text;
    bool begins = true;
    for (const char c : label) {
        const auto u = static_cast<unsigned char>(c);
        if (u < 128 && !std::isalnum(u)) {
            begins = true;
            continue;
        }
        text += begins && u < 128 ? static_cast<char>(std::toupper(u)) : c;
        begins = false;
    }
    return text.empty() ? "Entity" : text;
}

}  // namespace

std::span<const OwnColumn> ownColumns(OwnTable table)
{
    switch (table) {
    case OwnTable::Nodes:
        return nodes;
    case OwnTable::Edges:
        return edges;
    case OwnTable::Neo4jNodes:
        return neo4jNodes;
    case OwnTable::Neo4jEdges:
        break;
    }
    return neo4jEdges;
}

OwnRows::OwnRows(const KnowledgeGraph &graph, OwnTable table) : m_graph(graph), m_table(table)
{
    const auto all = ownColumns(table);
    std::vector<bool> used;
    for (const OwnColumn &column : all)
        used.push_back(column.always);
    std::set<std::string> known;
    const auto note = [&](const Properties &properties) {
        for (const auto &property : properties)
            if (known.insert(property.first).second)
                m_keys.push_back(property.first);
    };
    if (isNodes())
        for (const EntityId id : graph.entities())
            note(graph.entity(id).properties);
    else
        for (const StatementId id : graph.statements()) {
            const Statement s = graph.statement(id);
            note(s.properties);
            for (std::size_t i = 0; i < all.size(); ++i)
                if (!used[i]) {
                    const std::string text = cell(id, s, all[i]);
                    used[i] = !text.empty() && text != "asserted" && text != "neutral";
                }
        }
    for (std::size_t i = 0; i < all.size(); ++i)
        if (used[i]) {
            m_columns.push_back(&all[i]);
            m_header.emplace_back(all[i].header);
        }
    if (table == OwnTable::Edges)  // a column of its own: Gephi takes it for the thickness
        std::erase(m_keys, "weight");
    std::set<std::string> taken;
    for (const OwnColumn &column : all)
        taken.insert(lowered(std::string(column.header)));
    for (const std::string &key : m_keys) {
        std::string header = propertyHeader(key);
        for (int n = 2; !taken.insert(lowered(header)).second; ++n)
            header = propertyHeader(key) + "_" + std::to_string(n);
        m_header.push_back(std::move(header));
    }
}

std::string OwnRows::propertyHeader(const std::string &key) const
{
    const auto all = ownColumns(m_table);
    const std::string folded = lowered(key);
    const bool taken = std::any_of(all.begin(), all.end(), [&](const OwnColumn &column) {
        const std::string header = lowered(std::string(column.header));
        return header == folded || (isNeo4j() && header.substr(0, header.find(':')) == folded);
    });
    if (!isNeo4j())
        return taken || folded.starts_with(prefix) ? std::string(prefix) + key : key;
    std::string header = taken || folded.starts_with(neo4jPrefix) ? std::string(neo4jPrefix) + key : key;
    std::replace(header.begin(), header.end(), ':', '_');
    return header;
}

std::string OwnRows::cell(EntityId id, const Entity &entity, const OwnColumn &column) const
{
    switch (column.role) {
    case Id:
        return entity.key;
    case Name:
        return entity.name;
    case Type:
        return entity.type;
    case Alias:
        return joined(entity.aliases, column.list);
    case Description:
        return entity.description;
    default:
        return camelWords(m_graph.schema().type(m_graph.typeOf(id)).label);
    }
}

std::string OwnRows::cell(StatementId id, const Statement &s, const OwnColumn &column) const
{
    const auto document = [&](auto field) { return s.document == noDocument ? std::string() : std::string(field(m_graph.document(s.document))); };
    const relata::Predicate &predicate = m_graph.schema().predicate(m_graph.predicate(id));
    switch (column.role) {
    case Source:
        return std::string(m_graph.key(s.subject));
    case Target:
        return std::string(m_graph.key(s.object));
    case Direction:
        return predicate.symmetric ? (isNeo4j() ? "undirected" : "Undirected") : isNeo4j() ? "" : "Directed";
    case Id:
        return s.key;
    case ColumnRole::Predicate:
        return predicate.label;
    case Claim:
        return s.claim;
    case Speaker:
        return s.speaker == noEntity ? std::string() : std::string(m_graph.key(s.speaker));
    case ColumnRole::Document:
        return document([](const relata::Document &d) { return d.key; });
    case DocumentTitle:
        return document([](const relata::Document &d) { return d.title; });
    case DocumentUrl:
        return document([](const relata::Document &d) { return d.url; });
    case DocumentAuthor:
        return document([&](const relata::Document &d) { return joined(d.authors, column.list); });
    case DocumentPublisher:
        return document([](const relata::Document &d) { return d.publisher; });
    case DocumentDate:
        return document([](const relata::Document &d) { return d.published.text(); });
    case DocumentLanguage:
        return document([](const relata::Document &d) { return d.language; });
    case Locator:
        return s.paragraph > 0 ? std::to_string(s.paragraph) : std::string();
    case Quote:
        return s.quote;
    case ColumnRole::Modality:
        return std::string(toString(s.modality));
    case ColumnRole::Polarity:
        return std::string(toString(s.polarity));
    case Said:
        return s.said.text();
    case Holds:
        return s.holds.text();
    case HoldsBasis:
        return s.holdsBasis;
    case Confidence:
        return s.confidence;
    case Status:
        return s.status;
    case Note:
        return s.note;
    case Weight: {
        const auto weight = std::find_if(s.properties.begin(), s.properties.end(), [](const auto &p) { return p.first == "weight"; });
        return weight == s.properties.end() ? std::string() : weight->second;
    }
    default:
        return upperWords(predicate.label);
    }
}

void OwnRows::visitAll(const std::function<void(const std::vector<std::string> &)> &visit)
{
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < m_keys.size(); ++i)
        places[m_keys[i]] = m_columns.size() + i;
    std::vector<std::string> cells;
    const auto finish = [&](const Properties &properties) {
        for (const auto &[key, value] : properties)
            if (const auto place = places.find(key); place != places.end())
                cells[place->second] = value;
        visit(cells);
    };
    if (isNodes())
        for (const EntityId id : m_graph.entities()) {
            const Entity entity = m_graph.entity(id);
            cells.assign(m_header.size(), {});
            for (std::size_t i = 0; i < m_columns.size(); ++i)
                cells[i] = cell(id, entity, *m_columns[i]);
            finish(entity.properties);
        }
    else
        for (const StatementId id : m_graph.statements()) {
            const Statement s = m_graph.statement(id);
            cells.assign(m_header.size(), {});
            for (std::size_t i = 0; i < m_columns.size(); ++i)
                cells[i] = cell(id, s, *m_columns[i]);
            finish(s.properties);
        }
}

bool ownMapping(const Table &table, std::size_t headerRow, TableMapping &mapping)
{
    if (headerRow >= table.rowCount())
        return false;
    for (const OwnTable kind : {OwnTable::Nodes, OwnTable::Edges, OwnTable::Neo4jNodes, OwnTable::Neo4jEdges}) {
        const auto all = ownColumns(kind);
        bool ours = true;
        for (std::size_t i = 0; i < signature(kind) && ours; ++i)
            ours = table.cell(headerRow, i) == all[i].header;
        if (!ours)
            continue;
        const bool isNodes = kind == OwnTable::Nodes || kind == OwnTable::Neo4jNodes;
        mapping.shape = isNodes ? TableShape::Entities : TableShape::Statements;
        mapping.settled = true;
        mapping.listSeparators.clear();
        mapping.reason = isNodes ? "the entities that Relata wrote" : "the statements that Relata wrote";
        for (std::size_t i = 0; i < table.columnCount(); ++i) {
            ColumnUse use;
            use.column = columnName(table, headerRow, i);
            const auto known = std::find_if(all.begin(), all.end(), [&](const OwnColumn &column) { return column.header == use.column; });
            if (known != all.end()) {
                use.role = known->role;
                use.list = known->list;
            } else {
                for (const std::string_view mark : {prefix, neo4jPrefix})
                    if (use.column.starts_with(mark))
                        use.property = use.column.substr(mark.size());
            }
            mapping.columns.push_back(std::move(use));
        }
        return true;
    }
    return false;
}

}  // namespace relata
