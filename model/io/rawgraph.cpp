// SPDX-License-Identifier: Apache-2.0
#include "model/io/rawgraph.h"

#include "model/io/csv.h"
#include "model/io/foreigngraph.h"
#include "model/io/ownraw.h"

#include <algorithm>

namespace relata {

void addValue(Properties &data, const std::string &name, const std::string &value)
{
    if (value.find_first_not_of(" \t\r\n") == std::string::npos)
        return;
    const auto same = std::find_if(data.begin(), data.end(), [&](const auto &p) { return p.first == name; });
    if (same == data.end())
        data.emplace_back(name, value);
    else
        same->second += "|" + value;
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

std::string takenAny(Properties &data, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (std::string value = takenFrom(data, name); !value.empty())
            return value;
    return {};
}

/// The labels of Neo4j's: ":Person:Actor" is a Person; all of them stay a property when there are several.
std::string typeOf(Properties &data)
{
    std::string type = takenAny(data, {"type", "Type", "labelV", "labels", "entity_type", "node_type", "element type"});
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

void trimAll(Properties &data)
{
    for (auto &property : data)
        property = {trimmedText(property.first), trimmedText(property.second)};
}

void describe(ForeignGraph &graph, Properties data)
{
    trimAll(data);
    if (std::string title = takenAny(data, {"title", "name", "label", "Name"}); !title.empty())
        graph.setTitle(std::move(title));
    graph.setDescription(takenAny(data, {"description"}));
    for (const auto &[name, value] : data)
        graph.addProperty(name, value);
}

void addNode(ForeignGraph &graph, RawItem &node, const RawGraph &raw)
{
    trimAll(node.data);
    Entity &entity = graph.entity(graph.ensureEntity(node.id));
    if (std::string type = typeOf(node.data); !type.empty())
        entity.type = type;
    const std::string name = oneLine(takenAny(node.data, {"label", "Label", "name", "Name", "NodeLabel"}));
    entity.name = !name.empty() ? name : !node.innerLabel.empty() ? oneLine(node.innerLabel) : entity.name;
    if (std::string description = takenAny(node.data, {"description", "Description"}); !description.empty())
        entity.description = std::move(description);
    for (std::string &alias : splitMulti(takenFrom(node.data, "aliases")))
        if (alias != entity.name && std::find(entity.aliases.begin(), entity.aliases.end(), alias) == entity.aliases.end())
            entity.aliases.push_back(std::move(alias));
    if (!node.parent.empty())
        node.data.emplace_back("parent", node.parent);
    if (raw.graphs.size() > 1 && !raw.graphs[node.graph].empty())
        node.data.emplace_back("graph", raw.graphs[node.graph]);
    for (auto &property : node.data)
        if (std::none_of(entity.properties.begin(), entity.properties.end(), [&](const auto &p) { return p.first == property.first; }))
            entity.properties.push_back(std::move(property));
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

/// The days of a span whose ends have a time of day: “2012-03-28T09:30:00.000-06:00/..” is “2012-03-28/..”.
std::string daysOf(const std::string &span)
{
    std::string days;
    for (std::size_t at = 0; at <= span.size();) {
        const std::size_t end = std::min(span.find('/', at), span.size());
        const std::string one = span.substr(at, end - at);
        days += (at > 0 ? "/" : "") + one.substr(0, one.size() > 10 && one[10] == 'T' ? 10 : one.size());
        at = end + 1;
    }
    return days;
}

void addEdge(ForeignGraph &graph, RawItem &edge, const RawGraph &raw)
{
    trimAll(edge.data);
    const EntityId from = graph.ensureEntity(edge.source), to = graph.ensureEntity(edge.target);
    const std::string label = oneLine(
        takenAny(edge.data, {"label", "Label", "labelE", "relationship", "predicate", "relation", "type", "connection type", "interaction", "name"}));
    Statement &s = graph.addStatement(from, to, label.empty() ? oneLine(edge.innerLabel) : label, edge.directed);
    s.key = edge.id;
    s.claim = takenFrom(edge.data, "claim");
    s.quote = takenFrom(edge.data, "quote");
    s.note = takenFrom(edge.data, "note");
    takeTime(edge.data, "said", s.said);
    takeTime(edge.data, "holds", s.holds);
    if (!s.holds.empty())
        s.holdsBasis = takenFrom(edge.data, "holds_basis");
    if (std::string spell = takenFrom(edge.data, "spells"); !spell.empty()) {
        if (auto holds = Edtf::parse(spell))
            s.holds = std::move(*holds);
        else if (auto days = Edtf::parse(daysOf(spell)))
            s.holds = std::move(*days), edge.data.emplace_back("spells", std::move(spell));
        else
            edge.data.emplace_back("spells", std::move(spell));
    }
    if (raw.graphs.size() > 1 && !raw.graphs[edge.graph].empty())
        edge.data.emplace_back("graph", raw.graphs[edge.graph]);
    for (auto &property : edge.data)
        if (std::none_of(s.properties.begin(), s.properties.end(), [&](const auto &p) { return p.first == property.first; }))
            s.properties.push_back(std::move(property));
}

std::string counted(std::size_t n, const char *one, const char *many)
{
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

IoReport reportOn(const RawGraph &raw, std::size_t made)
{
    IoReport report;
    report.notes = raw.notes;
    const auto note = [&](std::size_t n, const std::string &text) {
        if (n > 0)
            report.notes.push_back(text);
    };
    note(made, counted(made, "node is named by edges only; it was added", "nodes are named by edges only; they were added"));
    note(raw.hyperedges, counted(raw.hyperedges, "hyperedge was", "hyperedges were") + " left out: a statement has two ends");
    note(raw.graphs.size() > 1, std::to_string(raw.graphs.size()) + " graphs stand in the file" + (raw.nested ? ", some inside nodes" : "")
                                    + "; they were read as one, the property “graph” says which"
                                    + (raw.nested ? ", “parent” says in which node" : ""));
    note(raw.ports,
         counted(raw.ports, "port was", "ports were") + " left out; the properties “sourceport” and “targetport” name those that edges use");
    note(raw.drawings, "how things are drawn (" + counted(raw.drawings, "value", "values") + ") was left out, except for labels");
    note(raw.undeclared,
         counted(raw.undeclared, "value has a key", "values have keys") + " that the file does not declare; it became the name of the property");
    note(raw.keysTwice, counted(raw.keysTwice, "key is", "keys are") + " declared twice; the last declaration counts");
    return report;
}

Result<LoadedGraph> foreignGraph(RawGraph &raw, const std::string &format, const std::filesystem::path &path)
{
    ForeignGraph graph(path, format);
    describe(graph, std::move(raw.data));
    for (RawItem &node : raw.nodes)
        addNode(graph, node, raw);
    const std::size_t declared = graph.entityCount();
    for (RawItem &edge : raw.edges)
        addEdge(graph, edge, raw);
    return graph.finish(reportOn(raw, graph.entityCount() - declared));
}

}  // namespace

void settleOwn(RawGraph &raw)
{
    if (!isOwnRaw(raw))
        return;
    std::size_t added = 0;
    for (const auto *items : {&raw.nodes, &raw.edges})
        added += static_cast<std::size_t>(std::count_if(items->begin(), items->end(), [](const RawItem &item) { return item.own.empty(); }));
    if (added == 0) {
        for (auto *items : {&raw.nodes, &raw.edges})
            for (RawItem &item : *items)
                item.data = std::move(item.own);
        return;
    }
    std::erase_if(raw.data, [](const auto &property) { return property.first.starts_with("relata:"); });
    raw.notes.push_back(counted(added, "entity or statement was", "entities and statements were")
                        + " added by another program; the file was read as that program's, without what Relata had kept in it");
}

Result<LoadedGraph> graphFromRaw(RawGraph &raw, const std::string &format, const std::filesystem::path &path)
{
    return isOwnRaw(raw) ? ownGraph(raw, format, path) : foreignGraph(raw, format, path);
}

}  // namespace relata
