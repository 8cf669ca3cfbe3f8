// SPDX-License-Identifier: Apache-2.0
#include "model/core/plaintext.h"
#include "model/io/longesttext.h"
#include "model/io/pajek.h"
#include "model/io/rawgraph.h"
#include "model/io/textencoding.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {
namespace {

struct Field {
    std::string text;
    bool quoted = false;
};

bool isBlankOrEnd(std::string_view line, std::size_t at)
{
    return at >= line.size() || std::isspace(static_cast<unsigned char>(line[at]));
}

/// Where the texts in quotes of a line end. Pajek knows no quotes inside them; others write them as they are (networkx), as \" (igraph) or twice: a
/// blank or the end follows the right one, and behind it they come in pairs. Where there is none such, the line is not whole: then the first that a
/// blank or the end follows, or the first. O(line), for all of its texts together.
class ClosingQuotes
{
public:
    explicit ClosingQuotes(std::string_view line) : m_line(line)
    {
        std::size_t behind = 0;
        for (std::size_t at = line.rfind('"'); at != line.npos; at = at == 0 ? line.npos : line.rfind('"', at - 1), ++behind)
            if (isBlankOrEnd(line, at + 1)) {
                m_possible.push_back(at);
                if (behind % 2 == 0)
                    m_right.push_back(at);
            }
    }

    /// The one behind \a open, which is not before the one that was asked for last.
    std::size_t behind(std::size_t open)
    {
        for (auto *places : {&m_right, &m_possible}) {
            while (!places->empty() && places->back() <= open)
                places->pop_back();
            if (!places->empty())
                return places->back();
        }
        return std::min(m_line.find('"', open + 1), m_line.size());
    }

private:
    std::string_view m_line;
    std::vector<std::size_t> m_right, m_possible;  ///< last first
};

std::string withoutEscapes(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escapes = i + 1 < text.size() && text[i + 1] == '"' && (text[i] == '\\' || text[i] == '"');
        i += escapes;
        out += text[i];
    }
    return out;
}

std::vector<Field> fieldsOf(std::string_view line)
{
    std::vector<Field> fields;
    ClosingQuotes quotes(line);
    for (std::size_t i = 0; i < line.size();) {
        if (std::isspace(static_cast<unsigned char>(line[i]))) {
            ++i;
            continue;
        }
        Field field;
        if (line[i] == '"') {
            field.quoted = true;
            const auto end = quotes.behind(i);
            field.text = withoutEscapes(line.substr(i + 1, end - i - 1));
            i = end + 1;
        } else {
            const std::size_t begin = i;
            while (i < line.size() && !std::isspace(static_cast<unsigned char>(line[i])))
                ++i;
            field.text = line.substr(begin, i - begin);
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

/// What a vertex has beside the values of partitions and vectors, or what is taken for its name, type or text.
bool isOfVertices(const std::string &name)
{
    constexpr std::array<std::string_view, 17> fields{"id", "label", "name", "title", "caption", "type",   "labels", "description", "aliases",
                                                      "x",  "y",     "z",    "mode",  "time",    "parent", "graph",  "labelv"};
    return std::find(fields.begin(), fields.end(), lowered(name)) != fields.end();
}

bool isNumber(const std::string &text)
{
    char *end = nullptr;
    std::strtod(text.c_str(), &end);
    return !text.empty() && end == text.c_str() + text.size();
}

class Pajek
{
public:
    Pajek(std::string_view text, RawGraph &raw, const std::filesystem::path &path, const RunContext &context)
        : m_text(text), m_raw(raw), m_path(path), m_context(context)
    {
    }

    Result<void> read()
    {
        for (std::size_t at = 0; at < m_text.size();) {
            std::size_t end = std::min(m_text.find_first_of("\r\n", at), m_text.size());
            ++m_line;
            const std::string_view line = m_text.substr(at, end - at);
            at = end + (m_text.substr(end, 2) == "\r\n" ? 2 : 1);
            if ((m_line & 0xFFF) == 0) {
                if (m_context.cancelled())
                    return Error::cancelled();
                m_context.progress(static_cast<double>(at) / static_cast<double>(m_text.size()));
            }
            const auto fields = fieldsOf(line);
            if (std::any_of(fields.begin(), fields.end(), [](const Field &field) { return field.text.size() > longestText; }))
                return fault(tooLongText);
            if (fields.empty() || (fields[0].text.starts_with('%') && !fields[0].quoted))
                continue;
            if (const auto done = fields[0].text.starts_with('*') && !fields[0].quoted ? section(fields, line) : content(fields); !done)
                return done;
        }
        if (m_raw.graphs.empty())
            return Error{Error::Code::Syntax, "has no vertices. Expected *Vertices and their number", m_path.string(), std::max(m_line, 1), 0};
        if (m_section == Section::Matrix && m_row < m_rows)
            return fault("the matrix ends after " + std::to_string(m_row) + " rows. Expected " + std::to_string(m_rows));
        nameFirstRelation();
        m_others += m_beginsValues;
        if (m_others > 0)
            m_raw.notes.push_back(std::to_string(m_others) + (m_others == 1 ? " section" : " sections")
                                  + " beside the network (clusters, permutations, values of other networks) left out");
        return {};
    }

private:
    enum class Section { None, Vertices, Lines, Lists, Matrix, Values, Other };

    Error fault(std::string message) const { return {Error::Code::Syntax, std::move(message), m_path.string(), m_line, 0}; }

    Result<void> section(const std::vector<Field> &fields, std::string_view line)
    {
        const std::string name = lowered(fields[0].text);
        if (m_section == Section::Matrix && m_row < m_rows)
            return fault("the matrix ends after " + std::to_string(m_row) + " rows. Expected " + std::to_string(m_rows));
        if (name == "*network") {
            const auto given = line.find_first_not_of(" \t", line.find_first_of(" \t"));
            m_title = given == std::string_view::npos ? std::string() : std::string(line.substr(given));
            m_section = Section::None;
            return {};
        }
        if (name == "*vertices" && m_section == Section::Other) {  // partitions and vectors begin so, too
            if (!std::exchange(m_beginsValues, false))
                return {};
            if (fields.size() < 2 || number(fields[1].text) != static_cast<long long>(m_count)) {
                ++m_others;  // of another network
                return {};
            }
            m_valueNames.push_back(m_valuesName);
            m_section = Section::Values;
            m_row = 0;
            return {};
        }
        m_others += std::exchange(m_beginsValues, false);
        if (name == "*vertices")
            return startVertices(fields);
        const bool known = name == "*arcs" || name == "*edges" || name == "*arcslist" || name == "*edgeslist" || name == "*matrix";
        if ((name == "*partition" || name == "*vector") && !m_raw.graphs.empty()) {
            startValues(name, line);
            return {};
        }
        if (!known) {
            ++m_others;
            m_section = Section::Other;
            return {};
        }
        if (m_raw.graphs.empty())
            return fault("“" + fields[0].text + "” before any vertices. Expected *Vertices first");
        m_directed = !name.starts_with("*edges");
        startRelation(fields);
        m_section = name == "*matrix" ? Section::Matrix : name.ends_with("list") ? Section::Lists : Section::Lines;
        m_row = 0;
        m_rows = m_firstMode < m_count ? m_firstMode : m_count;
        return {};
    }

    /// *Arcs :2 "pays". One without a name is called by its number, the first one only where there are others.
    void startRelation(const std::vector<Field> &fields)
    {
        std::string number;
        m_relation.clear();
        for (std::size_t i = 1; i < fields.size(); ++i)
            if (fields[i].quoted)
                m_relation = fields[i].text;
            else if (fields[i].text.starts_with(':') && number.empty())
                number = fields[i].text.substr(1);
        m_isFirstUnnamed = number == "1" && m_relation.empty();
        m_hasOthers |= !number.empty() && number != "1";
        if (m_relation.empty() && !number.empty() && number != "1")
            m_relation = "relation " + number;
    }

    void nameFirstRelation()
    {
        for (const std::size_t i : m_unnamed)
            if (auto &data = m_raw.edges[i].data; m_hasOthers)
                data.emplace_back(std::any_of(data.begin(), data.end(), [](const auto &p) { return p.first == "label"; }) ? "relation" : "label",
                                  "relation 1");
    }

    /// *Partition or *Vector: a number for each vertex of the network before it.
    void startValues(const std::string &section, std::string_view line)
    {
        const auto given = line.find_first_not_of(" \t", std::min(line.find_first_of(" \t"), line.size()));
        std::string base = given == std::string_view::npos ? section.substr(1) : trimmedText(std::string(line.substr(given)));
        if (isOfVertices(base))
            base = section.substr(1) + " " + base;
        m_valuesName = base;
        for (int n = 2; std::find(m_valueNames.begin(), m_valueNames.end(), m_valuesName) != m_valueNames.end(); ++n)
            m_valuesName = base + " " + std::to_string(n);
        m_section = Section::Other;
        m_beginsValues = true;
    }

    Result<void> startVertices(const std::vector<Field> &fields)
    {
        const auto count = fields.size() > 1 ? number(fields[1].text) : 0;
        if (fields.size() < 2 || count < 0)
            return fault("*Vertices without their number. Expected *Vertices 12");
        const std::size_t most = mostUntold + m_text.size();
        if (static_cast<std::size_t>(count) > most - std::min(most, m_raw.nodes.size()))
            return fault("*Vertices " + fields[1].text + ". Expected not more than a file of this size tells of, and a million");
        const auto first = fields.size() > 2 ? number(fields[2].text) : count;
        if (first < 0 || first > count)
            return fault("“" + fields[2].text + "” vertices of the first mode. Expected at most " + fields[1].text);
        m_prefix = m_raw.graphs.empty() ? std::string() : std::to_string(m_raw.graphs.size() + 1) + "/";
        m_raw.graphs.push_back(m_title.empty() && !m_prefix.empty() ? "network " + std::to_string(m_raw.graphs.size() + 1) : m_title);
        m_first = m_raw.nodes.size();
        m_count = static_cast<std::size_t>(count);
        m_firstMode = static_cast<std::size_t>(first);
        m_valueNames.clear();
        for (std::size_t i = 0; i < m_count; ++i) {
            RawItem node;
            node.id = m_prefix + std::to_string(i + 1);
            node.line = m_line;
            node.graph = m_raw.graphs.size() - 1;
            if (m_firstMode < m_count)
                node.data.emplace_back("mode", i < m_firstMode ? "1" : "2");
            m_raw.nodes.push_back(std::move(node));
        }
        if (m_raw.graphs.size() == 1 && !m_title.empty())
            addValue(m_raw.data, "title", m_title);
        m_section = Section::Vertices;
        return {};
    }

    static constexpr std::size_t mostUntold = 1'000'000;  ///< vertices without a line of their own
    static long long number(const std::string &text)
    {
        long long value = -1;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
        return failed == std::errc() && end == text.data() + text.size() ? value : -1;
    }

    /// The place of vertex \a text in the nodes; size when it is none.
    std::size_t vertex(const std::string &text) const
    {
        const long long n = number(text);
        return n < 1 || n > static_cast<long long>(m_count) ? m_raw.nodes.size() : m_first + static_cast<std::size_t>(n) - 1;
    }
    Error noVertex(const Field &field) const
    {
        return fault("“" + field.text + "” is not a vertex. Expected a number from 1 to " + std::to_string(m_count));
    }

    Result<void> content(const std::vector<Field> &fields)
    {
        switch (m_section) {
        case Section::Vertices:
            return vertexLine(fields);
        case Section::Lines:
            return edgeLine(fields);
        case Section::Lists:
            for (std::size_t i = 0; i < fields.size(); ++i) {
                if (vertex(fields[i].text) == m_raw.nodes.size())
                    return noVertex(fields[i]);
                if (i > 0)
                    edge(vertex(fields[0].text), vertex(fields[i].text));
            }
            return {};
        case Section::Matrix:
            return matrixRow(fields);
        case Section::Values:
            if (m_row >= m_count)
                return fault("a number more than there are vertices. Expected " + std::to_string(m_count));
            if (fields.size() != 1 || fields[0].quoted || !isNumber(fields[0].text))
                return fault("“" + fields[0].text + "” in “" + m_valuesName + "”. Expected one number a line");
            addValue(m_raw.nodes[m_first + m_row++].data, m_valuesName, fields[0].text);
            return {};
        case Section::Other:
            return {};
        case Section::None:
            break;
        }
        if (m_raw.graphs.empty())
            return {};  // words before the first section
        return fault("“" + fields[0].text + "” outside of a section. Expected *Vertices, *Arcs or *Edges");
    }

    Result<void> vertexLine(const std::vector<Field> &fields)
    {
        const std::size_t place = vertex(fields[0].text);
        if (place == m_raw.nodes.size())
            return noVertex(fields[0]);
        RawItem &node = m_raw.nodes[place];
        node.line = m_line;
        if (fields.size() > 1)
            node.data.emplace_back("label", fields[1].text);
        std::size_t next = 2;
        for (const char *axis : {"x", "y", "z"})
            if (next < fields.size() && !fields[next].quoted && isNumber(fields[next].text))
                addValue(node.data, axis, fields[next++].text);
        std::size_t shapes = 0;
        for (; next < fields.size(); ++next)
            if (fields[next].text.starts_with('[') && fields[next].text.ends_with(']') && !fields[next].quoted)
                addValue(node.data, "time", fields[next].text);
            else
                ++shapes;
        m_raw.drawings += shapes > 0;
        return {};
    }

    RawItem &edge(std::size_t from, std::size_t to)
    {
        RawItem edge;
        edge.source = m_raw.nodes[from].id;
        edge.target = m_raw.nodes[to].id;
        edge.directed = m_directed;
        edge.line = m_line;
        edge.graph = m_raw.graphs.size() - 1;
        if (!m_relation.empty())
            edge.data.emplace_back("label", m_relation);
        if (m_isFirstUnnamed)
            m_unnamed.push_back(m_raw.edges.size());
        m_raw.edges.push_back(std::move(edge));
        return m_raw.edges.back();
    }

    Result<void> edgeLine(std::vector<Field> fields)
    {
        std::string relation;
        if (const auto colon = fields[0].text.find(':'); colon != std::string::npos && !fields[0].quoted) {  // 3: 1 2, the relation in the line
            relation = fields[0].text.substr(0, colon);
            fields.erase(fields.begin());
        }
        if (fields.size() < 2)
            return fault("a line with one end. Expected two vertices");
        for (int i : {0, 1})
            if (vertex(fields[static_cast<std::size_t>(i)].text) == m_raw.nodes.size())
                return noVertex(fields[static_cast<std::size_t>(i)]);
        RawItem &added = edge(vertex(fields[0].text), vertex(fields[1].text));
        if (!relation.empty() && m_relation.empty())
            added.data.emplace_back("label", "relation " + relation);
        std::size_t next = 2;
        if (next < fields.size() && isNumber(fields[next].text)) {
            if (fields[next].text != "1")
                addValue(added.data, "weight", fields[next].text);
            ++next;
        }
        for (; next < fields.size(); ++next)
            if (fields[next].text == "l" && next + 1 < fields.size()) {
                const std::string named = takenFrom(added.data, "label");  // the relation: what the line says counts
                addValue(added.data, "label", fields[++next].text);
                if (!named.empty() && named != fields[next].text)
                    addValue(added.data, "relation", named);
            } else if (fields[next].text.starts_with('[')) {
                addValue(added.data, "time", fields[next].text);
            } else {
                ++m_raw.drawings;
            }
        return {};
    }

    Result<void> matrixRow(const std::vector<Field> &fields)
    {
        const bool twoMode = m_firstMode < m_count;
        const std::size_t columns = twoMode ? m_count - m_firstMode : m_count;
        for (const Field &field : fields) {
            if (m_row >= m_rows)
                return fault("more numbers than " + std::to_string(m_rows) + " rows of " + std::to_string(columns)
                             + ". Expected the end of the matrix");
            if (!isNumber(field.text))
                return fault("“" + field.text + "” in the matrix. Expected a number");
            if (std::strtod(field.text.c_str(), nullptr) != 0.0) {
                RawItem &added = edge(m_first + m_row, m_first + (twoMode ? m_firstMode : 0) + m_column);
                if (field.text != "1")
                    addValue(added.data, "weight", field.text);
            }
            if (++m_column == columns)
                m_column = 0, ++m_row;
        }
        return {};
    }

    std::string_view m_text;
    RawGraph &m_raw;
    const std::filesystem::path &m_path;
    const RunContext &m_context;
    Section m_section = Section::None;
    std::string m_title, m_relation, m_prefix, m_valuesName;
    std::vector<std::string> m_valueNames;  ///< of all partitions and vectors of the network
    std::vector<std::size_t> m_unnamed;     ///< edges of the first relation, where it has no name
    std::size_t m_first = 0, m_count = 0, m_firstMode = 0, m_row = 0, m_rows = 0, m_column = 0, m_others = 0;
    int m_line = 0;
    bool m_directed = true;
    bool m_isFirstUnnamed = false, m_hasOthers = false;  ///< relations
    bool m_beginsValues = false;                         ///< the number of vertices of a partition or vector comes next
};

}  // namespace

Result<LoadedGraph> readPajek(std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    RawGraph raw;
    std::string note;
    const auto text = toUtf8(std::move(bytes), &note);
    if (!text) {
        Error error = text.error();
        error.file = path.string();
        return error;
    }
    if (!note.empty())
        raw.notes.push_back(path.filename().string() + " " + note);
    if (const auto read = Pajek(*text, raw, path, context.part(0, 0.5)).read(); !read)
        return read.error();
    return graphFromRaw(raw, "Pajek", path, context.part(0.5, 0.5));
}

}  // namespace relata
