// SPDX-License-Identifier: Apache-2.0
#include "model/io/plainraw.h"

#include "model/io/foreigngraph.h"
#include "model/io/rawgraph.h"

#include <algorithm>

namespace relata {

void PlainRawEdges::prefetch(const PackedView &edge) const
{
    m_graph.prefetch(edge.source);
    m_graph.prefetch(edge.target);
    m_graph.prefetchStatement(edge.id);
}

const PlainRawEdges::Name &PlainRawEdges::nameOf(std::uint32_t number)
{
    if (number >= m_names.size())
        m_names.resize(number + std::size_t{1});
    Name &name = m_names[number];
    if (!name.isKnown) {
        const std::string &text = m_edges.name(number);
        name.isKnown = true;
        name.isProperty = !hasBlanksAround(text) && !m_isMore(text);
        if (name.isProperty)
            name.number = m_graph.propertyNumber(text);
    }
    return name;
}

bool PlainRawEdges::take(const PackedView &edge)
{
    constexpr std::size_t mostProperties = 32;  // each is compared with those before it
    PlainStatement &s = m_statement;
    s.subject = m_graph.findEntity(edge.source);
    s.object = m_graph.findEntity(edge.target);
    if (s.subject == noEntity || s.object == noEntity || !edge.innerLabel.empty() || edge.data.size() > mostProperties)
        return false;
    s.key = edge.id;
    s.properties.clear();
    for (const auto &[number, value] : edge.data) {
        const Name &name = nameOf(number);
        const auto isSame = [&name](const auto &property) { return property.first == name.number; };
        if (!name.isProperty || hasBlanksAround(value) || std::any_of(s.properties.begin(), s.properties.end(), isSame))
            return false;
        s.properties.emplace_back(name.number, value);
    }
    return m_graph.keepPlain(s, edge.directed);
}

}  // namespace relata
