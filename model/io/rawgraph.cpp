// SPDX-License-Identifier: Apache-2.0
#include "model/io/rawgraph.h"

#include "model/core/counted.h"
#include "model/io/csv.h"
#include "model/io/edgetimes.h"
#include "model/io/foreigngraph.h"
#include "model/io/ownraw.h"
#include "model/io/plainraw.h"
#include "model/io/rawlabels.h"
#include "model/io/repeats.h"
#include "model/io/xmlreader.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>

namespace relata {

void addValue(Properties &data, std::string_view name, std::string_view value)
{
    if (value.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return;
    const auto same = std::find_if(data.begin(), data.end(), [&](const auto &p) { return p.first == name; });
    if (same == data.end())
        data.emplace_back(name, value);
    else
        appendValues(same->second, value);
}

void addOwnValue(Properties &data, std::string_view name, std::string_view value)
{
    const bool blank = !value.empty() && value.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (blank && std::none_of(data.begin(), data.end(), [&](const auto &p) { return p.first == name; }))
        data.emplace_back(name, value);
    else
        addValue(data, name, value);
}

std::string takenFrom(Properties &data, std::string_view name)
{
    const auto found = std::find_if(data.begin(), data.end(), [&](const auto &p) { return p.first == name; });
    if (found == data.end())
        return {};
    std::string value = std::move(found->second);
    data.erase(found);
    return value;
}

std::string trimmedText(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

namespace {

/// What programs call the label of an edge, in the order in which they count.
constexpr std::array<std::string_view, 18> edgeLabels{
    "label",    "Label",         "labelE", "Edge Label",        "relationship",    "Relationship", "predicate",   "Predicate", "relation",
    "Relation", "relation_type", "type",   "relationship type", "connection type", "interaction",  "Interaction", "name",      "TYPE"};

/// An attribute of edges that is more than a property.
bool isSaidOfEdges(std::string_view name)
{
    constexpr std::array<std::string_view, 6> fields{"claim", "quote", "note", "said", "holds", "holds_basis"};
    const auto is = [name](std::string_view word) { return isWord(name, word); };
    return std::any_of(edgeLabels.begin(), edgeLabels.end(), is) || std::any_of(fields.begin(), fields.end(), is) || EdgeTimes::isTime(name);
}

std::string takenAny(Properties &data, std::span<const std::string_view> names)
{
    for (const std::string_view name : names)
        if (std::string value = takenFrom(data, name); !value.empty())
            return value;
    return {};
}

/// True of the two sides of a network, which igraph keeps in “type”.
bool isTruth(std::string_view text)
{
    return text == "true" || text == "false" || text == "TRUE" || text == "FALSE" || text == "True" || text == "False";
}

/// The labels of Neo4j's: ":Person:Actor" is a Person; all of them stay a property when there are several.
std::string typeOf(Properties &data)
{
    std::string type;
    for (const std::string_view name : {"type", "Type", "labelV", "labels", "entity_type", "node_type", "element type", "TYPE"})
        if (type.empty() && std::none_of(data.begin(), data.end(), [name](const auto &p) { return p.first == name && isTruth(p.second); }))
            type = takenFrom(data, name);
    if (!type.starts_with(':'))
        return type;
    const auto second = type.find(':', 1);
    if (second != std::string::npos)
        data.emplace_back("labels", type);
    return type.substr(1, second == std::string::npos ? second : second - 1);
}

/// Labels are broken to fit into shapes; a name is one line.
std::string oneLine(const std::string &text)
{
    if (text.find_first_of("\r\n") == std::string::npos)
        return text;
    std::string line;
    for (const char c : text)
        if (c != '\r' && c != '\n' && c != '\t')
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    return trimmedText(line);
}

/// A value of blanks alone, or of nothing, is none.
void trimAll(Properties &data)
{
    bool isAnyEmpty = false;
    for (auto &property : data) {
        for (std::string *text : {&property.first, &property.second})
            if (hasBlanksAround(*text))
                *text = trimmedText(*text);
        isAnyEmpty |= property.second.empty();
    }
    if (isAnyEmpty)
        std::erase_if(data, [](const auto &property) { return property.second.empty(); });
}

void describe(ForeignGraph &graph, Properties data)
{
    trimAll(data);
    if (std::string title = takenAny(data, std::array<std::string_view, 4>{"title", "name", "label", "Name"}); !title.empty())
        graph.setTitle(std::move(title));
    graph.setDescription(takenAny(data, std::array<std::string_view, 1>{"description"}));
    for (const auto &[name, value] : data)
        graph.addProperty(name, value);
}

void addAlias(Entity &entity, std::string alias)
{
    if (alias != entity.name && std::find(entity.aliases.begin(), entity.aliases.end(), alias) == entity.aliases.end())
        entity.aliases.push_back(std::move(alias));
}

/// O(n + m).
void addAliases(Entity &entity, std::vector<std::string> more)
{
    if (more.empty())
        return;
    std::unordered_set<std::string> known(entity.aliases.begin(), entity.aliases.end());
    for (std::string &alias : more)
        if (alias != entity.name && known.insert(alias).second)
            entity.aliases.push_back(std::move(alias));
}

/// A node whose id another one had adds to that one: nothing that either says is lost.
void addNode(ForeignGraph &graph, RawItem &node, const RawGraph &raw, const RawLabels &labels)
{
    trimAll(node.data);
    if (labels.areTypes())
        labels.settle(node.data);
    Entity &entity = graph.entity(node.id);
    if (const std::string type = typeOf(node.data); !type.empty() && entity.type == "unknown")
        entity.type = graph.typeOf(type);
    else if (!type.empty() && entity.type != graph.typeOf(type))
        node.data.emplace_back("type", type);
    std::string name =
        oneLine(takenAny(node.data, std::array<std::string_view, 8>{"label", "Label", "name", "Name", "NodeLabel", "title", "Title", "caption"}));
    if (name.empty() && !node.innerLabel.empty())
        name = oneLine(node.innerLabel);
    if (!name.empty() && entity.name != entity.key)
        addAlias(entity, std::move(name));
    else if (!name.empty())
        entity.name = std::move(name);
    std::string description = takenAny(node.data, std::array<std::string_view, 2>{"description", "Description"});
    if (entity.description.empty())
        entity.description = std::move(description);
    else if (!description.empty() && entity.description != description)
        node.data.emplace_back("description", std::move(description));
    addAliases(entity, splitMulti(takenFrom(node.data, "aliases")));
    if (!node.parent.empty())
        node.data.emplace_back("parent", node.parent);
    if (raw.graphs.size() > 1 && !raw.graphs[node.graph].empty())
        node.data.emplace_back("graph", raw.graphs[node.graph]);
    addProperties(entity.properties, node.data);
    graph.keepEntity();
}

/// A time where the file has one that can be read; otherwise it stays a property.
void takeTime(Properties &data, const char *name, Edtf &time)
{
    const auto found = std::find_if(data.begin(), data.end(), [&](const auto &property) { return property.first == name; });
    if (found == data.end())
        return;
    if (auto value = Edtf::parse(found->second)) {
        time = std::move(*value);
        data.erase(found);
    }
}

void takeFields(Properties &data, Statement &s)
{
    s.claim = takenFrom(data, "claim");
    s.quote = takenFrom(data, "quote");
    s.note = takenFrom(data, "note");
    takeTime(data, "said", s.said);
    takeTime(data, "holds", s.holds);
    if (!s.holds.empty())
        s.holdsBasis = takenFrom(data, "holds_basis");
}

void addEdge(ForeignGraph &graph, RawItem &edge, const RawGraph &raw, EdgeTimes &times)
{
    trimAll(edge.data);
    const EntityId from = graph.ensureEntity(edge.source), to = graph.ensureEntity(edge.target);
    const bool plain = std::none_of(edge.data.begin(), edge.data.end(), [](const auto &p) { return isSaidOfEdges(p.first); });
    std::string label;
    if (!plain)
        label = oneLine(takenAny(edge.data, edgeLabels));
    if (label.empty())
        label = oneLine(edge.innerLabel);
    else
        std::erase_if(edge.data, [&](const auto &p) { return p.first == "TYPE" && p.second == label; });  // Neo4j's APOC says it twice
    Statement &s = graph.statement(from, to, label, edge.directed);
    s.key = edge.id;
    if (raw.hasDatasets)
        if (const std::string name = takenFrom(edge.data, datasetOfEdge); !name.empty())
            s.document = graph.dataset(name);
    if (!plain) {
        takeFields(edge.data, s);
        times.take(edge.data, s);
    }
    if (raw.graphs.size() > 1 && !raw.graphs[edge.graph].empty())
        edge.data.emplace_back("graph", raw.graphs[edge.graph]);
    addProperties(s.properties, edge.data);
    graph.keepStatement();
}

IoReport reportOn(const RawGraph &raw, std::size_t made, std::size_t again)
{
    IoReport report;
    report.notes = raw.notes;
    const auto note = [&](std::size_t n, const std::string &text) {
        if (n > 0)
            report.notes.push_back(text);
    };
    note(again, counted(again, "node has", "nodes have") + " the id of another one; what it says was added to that one");
    note(made, counted(made, "node is named by edges only; it was added", "nodes are named by edges only; they were added"));
    note(raw.hyperedges, counted(raw.hyperedges, "hyperedge was", "hyperedges were") + " left out: a statement has two ends");
    note(raw.graphs.size() > 1, std::to_string(raw.graphs.size()) + " graphs stand in the file" + (raw.nested ? ", some inside nodes" : "")
                                    + "; they were read as one, the property “graph” says which"
                                    + (raw.nested ? ", “parent” says in which node" : ""));
    note(raw.ports,
         counted(raw.ports, "port was", "ports were") + " left out; the properties “sourceport” and “targetport” name those that edges use");
    note(raw.drawings, "how things are drawn (" + counted(raw.drawings, "value", "values") + ") was left out, except for labels");
    note(raw.undeclared, counted(raw.undeclared, "value has a key that the file does not declare; it became the name of the property",
                                 "values have keys that the file does not declare; they became the names of properties"));
    note(raw.keysTwice, counted(raw.keysTwice, "key is", "keys are") + " declared twice; the last declaration counts");
    return report;
}

Result<LoadedGraph> foreignGraph(RawGraph &raw, const std::string &format, const std::filesystem::path &path, const RunContext &context)
{
    ForeignGraph graph(path, format);
    graph.expect(raw.nodeCount(), raw.edgeCount());
    describe(graph, std::move(raw.data));
    const RawLabels labels(raw, context.part(0, 0.1));
    EdgeTimes times;
    if (!raw.forEachNode(context.part(0.1, 0.1), [&](RawItem &node) { addNode(graph, node, raw, labels); }))
        return Error::cancelled();
    const std::size_t declared = graph.entityCount();
    PlainRawEdges plain(graph, raw.packedEdges, [](std::string_view name) { return isSaidOfEdges(name) || name == datasetOfEdge; });
    RawGraph::Packed asPacked;
    asPacked.next = [&](const PackedView &edge) { plain.prefetch(edge); };
    if (raw.graphs.size() < 2)
        asPacked.take = [&](const PackedView &edge) { return plain.take(edge); };
    if (!raw.forEachEdge(
            context.part(0.2, 0.7), [&](RawItem &edge) { addEdge(graph, edge, raw, times); }, asPacked))
        return Error::cancelled();
    IoReport report = reportOn(raw, graph.entityCount() - declared, raw.nodeCount() - declared);
    labels.tell(report.notes);
    times.tell(report.notes);
    return graph.finish(std::move(report), context);
}

}  // namespace

void settleOwn(RawGraph &raw)
{
    if (!isOwnRaw(raw))
        return;
    std::size_t added = 0;
    for (const auto *items : {&raw.nodes, &raw.edges})
        added += static_cast<std::size_t>(std::count_if(items->begin(), items->end(), [](const RawItem &item) { return item.own.empty(); }));
    added += raw.packedNodes.size() - raw.packedNodes.withOwn() + raw.packedEdges.size() - raw.packedEdges.withOwn();
    if (added == 0) {
        raw.packedNodes.takeOwn();
        raw.packedEdges.takeOwn();
        for (auto *items : {&raw.nodes, &raw.edges})
            for (RawItem &item : *items)
                item.data = std::move(item.own);
        return;
    }
    std::erase_if(raw.data, [](const auto &property) { return property.first.starts_with("relata:"); });
    raw.notes.push_back(counted(added, "entity or statement was", "entities and statements were")
                        + " added by another program; the file was read as that program's, without what Relata had kept in it");
}

bool RawGraph::forEach(std::vector<RawItem> &items, const PackedItems &packed, const RunContext &context, const Visit &visit, const Packed &asPacked)
{
    const std::size_t all = items.size() + packed.size();
    const auto lookOut = [&](std::size_t i) {
        if ((i & 4095U) == 0)
            context.progress(static_cast<double>(i) / static_cast<double>(all));
        return (i & 4095U) != 0 || !context.cancelled();
    };
    std::size_t done = 0;
    for (RawItem &item : items) {
        if (!lookOut(done++))
            return false;
        visit(item);
    }
    const bool mayTake = asPacked.take && packed.isAsPacked(), looks = mayTake || asPacked.next;
    PackedView current, following;
    if (looks && packed.size() > 0)
        packed.view(0, current);
    RawItem item;
    for (std::size_t i = 0; i < packed.size(); ++i) {
        if (!lookOut(done++))
            return false;
        if (looks && i + 1 < packed.size()) {
            packed.view(i + 1, following);
            if (asPacked.next)
                asPacked.next(following);
        }
        if (!mayTake || !asPacked.take(current)) {
            packed.get(i, item);
            visit(item);
        }
        std::swap(current, following);
    }
    return true;
}

Result<LoadedGraph> graphFromRaw(RawGraph &raw, const std::string &format, const std::filesystem::path &path, const RunContext &context)
{
    auto graph = isOwnRaw(raw) ? ownGraph(raw, format, path, context) : foreignGraph(raw, format, path, context);
    context.progress(1);
    return graph;
}

}  // namespace relata
