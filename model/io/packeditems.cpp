// SPDX-License-Identifier: Apache-2.0
#include "model/io/packeditems.h"

#include "model/graph/packedfields.h"
#include "model/io/rawgraph.h"

#include <algorithm>

namespace relata {
namespace {

void packText(std::string &packed, std::string_view text)
{
    packNumber(packed, text.size());
    packed += text;
}

std::string_view nextText(std::string_view &packed)
{
    const auto length = static_cast<std::size_t>(unpackNumber(packed));
    const std::string_view text = packed.substr(0, length);
    packed.remove_prefix(length);
    return text;
}

}  // namespace

std::uint32_t PackedItems::nameNumber(const std::string &name)
{
    for (std::uint32_t i = 0; i < std::min<std::size_t>(m_names.size(), 8); ++i)  // few files have more
        if (m_names[i] == name)
            return i;
    const auto [place, isNew] = m_numbers.try_emplace(name, static_cast<std::uint32_t>(m_names.size()));
    if (isNew)
        m_names.push_back(name);
    return place->second;
}

void PackedItems::pack(const Properties &data)
{
    packNumber(m_scratch, data.size());
    for (const auto &[name, value] : data) {
        packNumber(m_scratch, nameNumber(name));
        packText(m_scratch, value);
    }
}

std::size_t PackedItems::reserve(int line)
{
    m_rows.emplace_back().line = line;
    return m_rows.size() - 1;
}

void PackedItems::add(const RawItem &item)
{
    set(reserve(item.line), item);
}

void PackedItems::set(std::size_t i, const RawItem &item)
{
    m_scratch.clear();
    for (const std::string *text : {&item.id, &item.source, &item.target, &item.parent, &item.innerLabel})
        packText(m_scratch, *text);
    packNumber(m_scratch, item.graph * 2 + (item.directed ? 1 : 0));
    pack(item.data);
    pack(item.own);
    if (m_blocks.empty() || m_blocks.back().size() + m_scratch.size() > m_blocks.back().capacity()) {
        m_blocks.emplace_back();
        m_blocks.back().reserve(std::max(m_scratch.size(), blockSize));
    }
    std::vector<char> &block = m_blocks.back();
    Row &row = m_rows[i];
    m_withOwn -= row.hasOwn;
    row = {static_cast<std::uint32_t>(m_blocks.size() - 1), static_cast<std::uint32_t>(block.size()), row.line, !item.own.empty()};
    m_withOwn += row.hasOwn;
    block.insert(block.end(), m_scratch.begin(), m_scratch.end());
}

std::string_view PackedItems::packedFrom(const Row &row) const
{
    const std::vector<char> &block = m_blocks[row.block];
    return {block.data() + row.place, block.size() - row.place};
}

void PackedItems::view(std::size_t i, PackedView &view) const
{
    std::string_view packed = packedFrom(m_rows[i]);
    view.id = nextText(packed);
    view.source = nextText(packed);
    view.target = nextText(packed);
    (void)nextText(packed);  // of nodes
    view.innerLabel = nextText(packed);
    view.directed = (unpackNumber(packed) & 1U) != 0;
    view.data.resize(static_cast<std::size_t>(unpackNumber(packed)));
    for (auto &[name, value] : view.data) {
        name = static_cast<std::uint32_t>(unpackNumber(packed));
        value = nextText(packed);
    }
}

void PackedItems::get(std::size_t i, RawItem &item) const
{
    const Row &row = m_rows[i];
    std::string_view packed = packedFrom(row);
    for (std::string *text : {&item.id, &item.source, &item.target, &item.parent, &item.innerLabel})
        *text = nextText(packed);
    const auto bits = unpackNumber(packed);
    item.directed = (bits & 1U) != 0;
    item.graph = static_cast<std::size_t>(bits >> 1U);
    item.line = row.line;
    for (Properties *data : {&item.data, &item.own}) {
        const auto count = static_cast<std::size_t>(unpackNumber(packed));
        data->resize(count);
        for (auto &[name, value] : *data) {
            name = m_names[static_cast<std::size_t>(unpackNumber(packed))];
            value = nextText(packed);
        }
    }
    if (m_takeOwn)
        std::swap(item.data, item.own);
    const auto has = [&](const std::string &name) {
        return std::any_of(item.data.begin(), item.data.end(), [&](const auto &property) { return property.first == name; });
    };
    for (const auto &property : m_defaults)
        if (!has(property.first))
            item.data.push_back(property);
    if (m_change)
        m_change(item);
}

}  // namespace relata
