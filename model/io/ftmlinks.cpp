// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmlinks.h"

#include "model/io/csv.h"
#include "model/io/ftmreferences.h"
#include "model/io/ftmschema.h"
#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {
namespace {

using LinkJson = nlohmann::ordered_json;

std::string *valueIn(Properties &data, std::string_view name)
{
    const auto found = std::find_if(data.begin(), data.end(), [&](const auto &p) { return p.first == name; });
    return found == data.end() ? nullptr : &found->second;
}

std::string schemaOf(RawItem &node)
{
    if (const std::string *schema = valueIn(node.data, "schema"))
        return *schema;
    const std::string *type = valueIn(node.data, "type");
    const std::string_view schema = type ? ftmOfType(*type) : std::string_view();
    return std::string(schema.empty() && type ? std::string_view(*type) : schema);
}

/// What a property names, and which of it our own statements tell.
struct Targets {
    std::vector<std::string> values;
    std::unordered_set<std::string> there, told;
};

}  // namespace

Result<void> FtmLinks::takeOwn(RawItem &node)
{
    const std::string text = takenFrom(node.own, ownReferences);
    if (text.empty())
        return {};
    LinkJson all;
    if (auto parsed = parseJson(text, {}, "what Relata wrote as “" + std::string(ownReferences) + "”", all); !parsed) {
        Error error = parsed.error();
        error.line = node.line;
        error.column = 0;  // it was one of the text kept
        return error;
    }
    std::unordered_map<std::string, Targets> targets;  // by property
    for (const LinkJson &one : all) {
        Kept kept;
        RawItem &edge = kept.edge;
        edge.id = plainText(one, "id");
        edge.source = node.id;
        edge.target = plainText(one, "to");
        edge.line = node.line;
        const LinkJson *at = one.is_object() && one.contains("at") ? &one["at"] : nullptr;
        const LinkJson *own = one.is_object() && one.contains("own") ? &one["own"] : nullptr;
        if (!at || !at->is_number_unsigned() || !own || !own->is_object() || own->empty())
            return Error{Error::Code::Syntax, "“" + std::string(ownReferences) + "” cannot be read. Expected what Relata wrote", {}, node.line, 0};
        kept.at = at->get<std::size_t>();
        edge.own = fromObject(*own);
        const std::string property(propertyOfReference(edge.id, node.id));
        const auto [place, isNew] = targets.try_emplace(property);
        if (const std::string *value = valueIn(node.data, property); isNew && value) {
            place->second.values = splitMulti(*value);
            place->second.there.insert(place->second.values.begin(), place->second.values.end());
        }
        if (!place->second.there.contains(edge.target))
            continue;  // another program took it out
        place->second.told.insert(edge.target);
        if (const FtmReference *reference = ftmReference(schemaOf(node), property))
            edge.data.emplace_back("label", reference->label);
        m_own.push_back(std::move(kept));
    }
    for (auto &[property, its] : targets) {
        std::erase_if(its.values, [&its](const std::string &value) { return its.told.contains(value); });
        if (std::string *value = valueIn(node.data, property)) {
            *value = joinMulti(its.values);
            if (value->empty())
                takenFrom(node.data, property);
        }
    }
    return {};
}

void FtmLinks::settle(RawGraph &raw, const std::unordered_map<std::string, std::uint32_t> &ids, Expansion &room)
{
    if (!m_own.empty()) {
        std::stable_sort(m_own.begin(), m_own.end(), [](const Kept &a, const Kept &b) { return a.at < b.at; });
        PackedItems all;
        RawItem edge;
        std::size_t next = 0;
        for (std::size_t i = 0; i < raw.packedEdges.size(); ++i) {
            for (; next < m_own.size() && m_own[next].at <= all.size(); ++next)
                all.add(m_own[next].edge);
            raw.packedEdges.get(i, edge);
            all.add(edge);
        }
        for (; next < m_own.size(); ++next)
            all.add(m_own[next].edge);
        raw.packedEdges = std::move(all);
        m_own.clear();
    }
    std::sort(m_watched.begin(), m_watched.end());
    m_watched.erase(std::unique(m_watched.begin(), m_watched.end()), m_watched.end());
    RawItem node, edge;
    for (const std::uint32_t number : m_watched) {
        raw.packedNodes.get(number, node);
        const std::string schema = schemaOf(node);
        const std::string *datasets = valueIn(node.data, "datasets");
        const std::vector<std::string> sets = splitMulti(datasets ? std::string_view(*datasets) : std::string_view());
        const std::string dataset = sets.empty() ? std::string() : sets.front();  // a bar alone names none
        raw.hasDatasets |= !dataset.empty();
        std::size_t made = 0;
        for (auto &[property, value] : node.data) {
            const FtmReference *reference = ftmReference(schema, property);
            if (!reference)
                continue;
            std::vector<std::string> values = ids.contains(value) ? std::vector{value} : splitMulti(value), left;
            std::size_t inProperty = 0;
            for (std::string &target : values)
                if (!ids.contains(target) || (made > 0 && !room.take(2 * node.id.size() + target.size() + 200))) {
                    left.push_back(std::move(target));
                } else {
                    edge.id = referenceKey(node.id, property, ++inProperty);
                    edge.source = node.id;
                    edge.target = std::move(target);
                    edge.line = node.line;
                    edge.data.assign(1, {"label", std::string(reference->label)});
                    if (!dataset.empty())
                        edge.data.emplace_back(datasetOfEdge, dataset);
                    raw.packedEdges.add(edge);
                    ++made;
                }
            value = joinMulti(left);
        }
        if (made > 0) {
            std::erase_if(node.data, [](const auto &p) { return p.second.empty(); });
            raw.packedNodes.set(number, node);
        }
    }
    m_watched.clear();
}

}  // namespace relata
