// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphcolumns.h"
#include "model/io/outsidenames.h"
#include "model/io/pajek.h"
#include "model/io/places.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relata {
namespace {

/// Pajek's quotes know no escape: those inside become single ones, breaks become blanks.
std::string pajekString(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? '\'' : c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return out + "\"";
}

/// "[1998-2001]", as the reader keeps it.
bool isInterval(std::string_view text)
{
    return text.size() > 2 && text.front() == '[' && text.back() == ']' && text.find_first_not_of("[]0123456789-,*") == text.npos;
}

/// How many come first, where each says that it is of the first mode or the second, and those of the first come first; 0 = none of the kind.
std::size_t firstMode(const KnowledgeGraph &graph)
{
    const auto mode = propertyNumber(graph, "mode");
    if (!mode)
        return 0;
    std::size_t first = 0, second = 0;
    for (const EntityId id : graph.entities()) {
        const std::string_view value = propertyValue(graph, id, *mode);
        if ((value != "1" && value != "2") || (value == "1" && second > 0))
            return 0;
        ++(value == "1" ? first : second);
    }
    return second > 0 ? first : 0;
}

class PajekWriter
{
public:
    explicit PajekWriter(const KnowledgeGraph &graph)
        : m_graph(graph), m_places(graph), m_time(propertyNumber(graph, "time")), m_x(propertyNumber(graph, "x")), m_y(propertyNumber(graph, "y")),
          m_z(propertyNumber(graph, "z")),
          m_weight(OutsideNames::ofStatements(graph).isNumber("weight") ? propertyNumber(graph, "weight") : std::nullopt)
    {
    }

    std::string vertex(EntityId id) const
    {
        std::string line = pajekString(m_graph.name(id));
        if (const auto place = m_places.inUnits(id); place && m_places.areUnits()) {
            line += " " + std::string(propertyValue(m_graph, id, *m_x)) + " " + std::string(propertyValue(m_graph, id, *m_y));
            if (const auto z = m_z ? propertyValue(m_graph, id, *m_z) : std::string_view();
                OutsideNames::kindWritten(z) == OutsideNames::Kind::Integer || OutsideNames::kindWritten(z) == OutsideNames::Kind::Number)
                line += " " + std::string(z);
        } else if (place) {
            line += " " + std::to_string(place->first) + " " + std::to_string(place->second);
        }
        return line + interval(m_time ? propertyValue(m_graph, id, *m_time) : std::string_view());
    }

    std::string link(StatementId id) const
    {
        const std::string_view weight = m_weight ? propertyValue(m_graph, id, *m_weight) : std::string_view();
        return (weight.empty() ? "1" : std::string(weight)) + " l " + pajekString(m_graph.schema().predicate(m_graph.predicate(id)).label)
               + interval(m_time ? propertyValue(m_graph, id, *m_time) : std::string_view(), m_graph.holds(id));
    }

    void tell(std::vector<std::string> &notes) const
    {
        if (!m_places.areUnits())
            notes.push_back("places were scaled: those of Pajek go from 0 to 1");
    }

private:
    /// As it stands in the property of that name, otherwise the years for which it holds.
    static std::string interval(std::string_view text, const Edtf &holds = {})
    {
        if (isInterval(text))
            return " " + std::string(text);
        const std::string &years = holds.text();
        const auto isYear = [](std::string_view year) { return year.size() == 4 && year.find_first_not_of("0123456789") == year.npos; };
        const std::string first = years.substr(0, 4);
        if (!isYear(first) || (years.size() > 4 && years[4] != '/'))
            return {};
        if (years.size() == 4)
            return " [" + first + "]";
        const std::string last = years.substr(5);  // “..”: it still does
        return last == ".." ? " [" + first + "-*]" : isYear(last) ? " [" + first + "-" + last + "]" : std::string();
    }

    const KnowledgeGraph &m_graph;
    Places m_places;
    std::optional<std::uint32_t> m_time, m_x, m_y, m_z, m_weight;
};

}  // namespace

IoReport pajekText(const KnowledgeGraph &graph, std::string &text)
{
    const PajekWriter writer(graph);
    std::unordered_map<std::uint32_t, std::size_t> numbers;
    IoReport report;
    text = "*Vertices " + std::to_string(graph.entityCount());
    if (const std::size_t first = firstMode(graph); first > 0) {
        text += " " + std::to_string(first);
        report.notes.push_back("the vertices were written in their two modes, which networkx does not read");
    }
    text += "\n";
    for (const EntityId id : graph.entities()) {
        const std::size_t number = numbers.size() + 1;
        numbers.emplace(static_cast<std::uint32_t>(id), number);
        text += std::to_string(number) + " " + writer.vertex(id) + "\n";
    }
    const LinkSenses senses = linkSenses(graph);
    // one section: many readers take no second one, and networkx makes a node of its name
    text += senses.isUndirected() ? "*Edges\n" : "*Arcs\n";
    for (const StatementId id : graph.statements())
        text += std::to_string(numbers.at(static_cast<std::uint32_t>(graph.subject(id)))) + " "
                + std::to_string(numbers.at(static_cast<std::uint32_t>(graph.object(id)))) + " " + writer.link(id) + "\n";
    writer.tell(report.notes);
    senses.tell(report.notes);
    return report;
}

}  // namespace relata
