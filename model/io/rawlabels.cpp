// SPDX-License-Identifier: Apache-2.0
#include "model/io/rawlabels.h"

#include "model/core/plaintext.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace relata {
namespace {

using std::string_view;

constexpr std::array<string_view, 2> labelKeys{"label", "Label"};
constexpr std::array<string_view, 7> nameKeys{"name", "Name", "fullName", "full_name", "title", "Title", "caption"};
constexpr std::array<string_view, 7> typeKeys{"type", "Type", "labelV", "labels", "TYPE", "entity_type", "node_type"};

template <std::size_t n>
const Properties::value_type *anyOf(const Properties &data, const std::array<string_view, n> &keys)
{
    for (const string_view key : keys)
        for (const auto &property : data)
            if (property.first == key && !property.second.empty())
                return &property;
    return nullptr;
}

template <std::size_t n>
bool mayHave(const RawGraph &raw, const std::array<string_view, n> &keys)
{
    return std::any_of(keys.begin(), keys.end(), [&](string_view key) { return raw.packedNodes.knows(key); })
           || std::any_of(raw.nodes.begin(), raw.nodes.end(), [&](const RawItem &node) { return anyOf(node.data, keys) != nullptr; });
}

bool hasNoLetters(string_view text)
{
    return text.find_first_not_of("0123456789.-+ ") == string_view::npos;
}

}  // namespace

RawLabels::RawLabels(RawGraph &raw, const RunContext &context)
{
    if (mayHave(raw, labelKeys) && mayHave(raw, nameKeys))
        judge(raw, context);
}

void RawLabels::judge(RawGraph &raw, const RunContext &context)
{
    constexpr std::size_t mostLabels = 200;
    std::size_t both = 0, alike = 0;
    std::unordered_set<std::string> names;
    raw.forEachNode(context, [&](RawItem &node) {
        const auto *label = anyOf(node.data, labelKeys), *name = anyOf(node.data, nameKeys);
        if (!label || !name || anyOf(node.data, typeKeys) || m_labels.size() > mostLabels)
            return;
        ++both;
        alike += hasNoLetters(label->second) || name->second == node.id || lowered(name->second).find(lowered(label->second)) != std::string::npos;
        m_labels.insert(label->second);
        names.insert(name->second);
        m_nameKey = name->first;
    });
    const bool repeat = m_labels.size() <= mostLabels && m_labels.size() * 2 <= both + 1, differ = names.size() * 10 >= both * 9;
    m_areTypes = both > 1 && repeat && differ && names.size() > m_labels.size() && alike * 4 <= both;
}

void RawLabels::settle(Properties &data) const
{
    if (anyOf(data, typeKeys))
        return;
    const auto *label = anyOf(data, labelKeys);
    if (!label || (!m_labels.contains(label->second) && !anyOf(data, nameKeys)))
        return;
    data[static_cast<std::size_t>(label - data.data())].first = "type";
}

void RawLabels::tell(std::vector<std::string> &notes) const
{
    if (m_areTypes)
        notes.push_back("few labels stand on many nodes, and “" + m_nameKey + "” differs: the label was read as the type, “" + m_nameKey
                        + "” as the name");
}

}  // namespace relata
