// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphcolumns.h"

#include "model/graph/graphdata.h"

namespace relata {

void appendArcsFrom(const KnowledgeGraph &graph, EntityId id, std::vector<Arc> &arcs)
{
    const auto list = graph.data().topology.out().arcs(indexOf(id));
    arcs.insert(arcs.end(), list.begin(), list.end());
}

void appendArcsTo(const KnowledgeGraph &graph, EntityId id, std::vector<Arc> &arcs)
{
    const auto list = graph.data().topology.in().arcs(indexOf(id));
    arcs.insert(arcs.end(), list.begin(), list.end());
}

std::size_t timeCount(const KnowledgeGraph &graph)
{
    return graph.data().times.size();
}

const Edtf &timeAt(const KnowledgeGraph &graph, std::uint32_t number)
{
    return graph.data().times[number];
}

std::uint32_t saidNumber(const KnowledgeGraph &graph, StatementId id)
{
    return graph.data().rests.at(indexOf(id)).said;
}

std::uint32_t holdsNumber(const KnowledgeGraph &graph, StatementId id)
{
    return graph.data().rests.at(indexOf(id)).holds;
}

std::size_t propertyCount(const KnowledgeGraph &graph)
{
    return graph.data().propertyKeys.size();
}

const std::string &propertyName(const KnowledgeGraph &graph, std::uint32_t number)
{
    return graph.data().propertyKeys[number];
}

std::optional<std::uint32_t> propertyNumber(const KnowledgeGraph &graph, std::string_view name)
{
    const auto &names = graph.data().propertyKeys;
    const auto number = graph.data().propertyKeyIndex.find(name, [&](std::uint32_t i) { return std::string_view(names[i]); });
    return number == KeyIndex::none ? std::nullopt : std::optional(number);
}

namespace {

FieldTag tagOf(std::uint32_t number)
{
    return static_cast<FieldTag>(static_cast<std::uint32_t>(FieldTag::FirstProperty) + number);
}

}  // namespace

std::string_view propertyValue(const KnowledgeGraph &graph, EntityId id, std::uint32_t number)
{
    return findField(graph.data().textOf(graph.data().entities[indexOf(id)], EntityRow::Extras), tagOf(number));
}

std::string_view propertyValue(const KnowledgeGraph &graph, StatementId id, std::uint32_t number)
{
    return findField(graph.data().textOf(graph.data().statements[indexOf(id)], StatementRow::Extras), tagOf(number));
}

namespace {

void visitFields(std::string_view extras, const std::function<void(std::uint32_t number, std::string_view value)> &visit)
{
    forEachField(extras, [&](FieldTag tag, std::string_view text) {
        if (tag >= FieldTag::FirstProperty)
            visit(static_cast<std::uint32_t>(tag) - static_cast<std::uint32_t>(FieldTag::FirstProperty), text);
    });
}

}  // namespace

void visitProperties(const KnowledgeGraph &graph, EntityId id, const std::function<void(std::uint32_t number, std::string_view value)> &visit)
{
    visitFields(graph.data().textOf(graph.data().entities[indexOf(id)], EntityRow::Extras), visit);
}

void visitProperties(const KnowledgeGraph &graph, StatementId id, const std::function<void(std::uint32_t number, std::string_view value)> &visit)
{
    visitFields(graph.data().textOf(graph.data().statements[indexOf(id)], StatementRow::Extras), visit);
}

}  // namespace relata
