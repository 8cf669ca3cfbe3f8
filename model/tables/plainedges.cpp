// SPDX-License-Identifier: Apache-2.0
#include "model/tables/plainedges.h"

#include "model/core/plaintext.h"
#include "model/tables/cellvalues.h"
#include "model/tables/headerwords.h"
#include "model/tables/pythondict.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

namespace relata {
namespace {

using std::string_view;

constexpr string_view blanks = " \t\r";
constexpr std::size_t mostWords = 6;
constexpr std::size_t mostKeys = 200;  ///< that get a column each
using Words = std::vector<string_view>;

/// Lines of a text, remarks told apart.
class Lines
{
public:
    explicit Lines(string_view text) : m_rest(text)
    {
        if (m_rest.starts_with("\xEF\xBB\xBF"))
            m_rest.remove_prefix(3);
    }
    /// The words of the next line that has any; false at the end.
    bool next(Words &words)
    {
        words.clear();
        while (!m_rest.empty() && words.empty()) {
            const auto end = m_rest.find_first_of("\n\r");
            split(m_rest.substr(0, end), words);
            const bool pair = end != m_rest.npos && m_rest.substr(end, 2) == "\r\n";
            m_rest.remove_prefix(end == m_rest.npos ? m_rest.size() : end + (pair ? 2 : 1));
            ++m_line;
        }
        return !words.empty();
    }
    bool isRemark() const { return m_remark; }
    int line() const { return m_line; }
    std::size_t left() const { return m_rest.size(); }

private:
    void split(string_view line, Words &words)
    {
        const auto first = line.find_first_not_of(blanks);
        m_remark = first != line.npos && (line[first] == '#' || line[first] == '%');
        if (m_remark)
            line.remove_prefix(line.find_first_not_of("#%", first) == line.npos ? line.size() : line.find_first_not_of("#%", first));
        for (auto at = line.find_first_not_of(blanks); at != line.npos; at = line.find_first_not_of(blanks, at)) {
            // networkx writes what it knows of an edge behind its ends: {'weight': 3}
            const bool braced = !m_remark && words.size() == 2 && line[at] == '{';
            const auto end = braced ? line.find_last_not_of(blanks) + 1 : std::min(line.find_first_of(blanks, at), line.size());
            words.push_back(line.substr(at, end - at));
            at = end;
        }
        if (m_remark && words.empty())
            words.push_back({});  // a line all the same
    }

    string_view m_rest;
    int m_line = 0;
    bool m_remark = false;
};

bool isWhole(string_view word)
{
    return word.find_first_not_of("0123456789") == word.npos;
}

bool isPlain(string_view word)
{
    return word.find_first_of("\"<>[](),;|=*") == word.npos;
}

/// What is known of a list before its edges are read.
struct Shape {
    std::size_t columns = 0;
    bool header = false;        ///< its first line names the columns
    bool bipartite = false;     ///< the same word means two things, left and right
    Words names;                ///< of the columns, or none
    std::vector<bool> numbers;  ///< is each of them a number everywhere
    bool wholeEnds = true;      ///< numbers from 0
    std::size_t edges = 0;
    bool plain = true;
    bool marks = true;       ///< every word is 0 or 1, as in a matrix
    bool braced = false;     ///< the third word is all that networkx knows
    bool even = true;        ///< as many words in every line
    bool namedEnds = false;  ///< the header does
};

/// “source target weight”.
bool namesEnds(const Words &header)
{
    std::vector<std::string> words;
    for (const string_view word : header)
        words.push_back(headerWords(word));
    const auto ends = endsAmong(words);
    return ends && std::min(ends->first, ends->second) == 0 && std::max(ends->first, ends->second) == 1;
}

Shape shapeOf(string_view text)
{
    Shape shape;
    Lines lines(text);
    std::vector<Words> remarks;
    Words words, first;
    for (bool begin = true; lines.next(words); begin = false) {
        if (lines.isRemark()) {
            if (shape.edges == 0 && remarks.size() < 64)
                remarks.push_back(words);
            shape.bipartite |= begin && words.front() == "bip";
            shape.plain &= !(begin && words.front().starts_with("MatrixMarket"));
            continue;
        }
        if (first.empty())
            first = words;
        ++shape.edges;
        if (words.size() < 2 || words.size() > mostWords) {
            shape.plain = false;
            return shape;
        }
        shape.even &= words.size() == first.size();
        shape.columns = std::max(shape.columns, words.size());
        shape.braced |= words.size() == 3 && words[2].starts_with('{');
        shape.numbers.resize(shape.columns, true);
        const bool mayBeHeader = shape.edges == 1 && !isNumber(words[0]) && !isNumber(words[1]);
        for (std::size_t i = 0; i < words.size(); ++i) {
            shape.plain &= i >= 2 || isPlain(words[i]);
            shape.numbers[i] = shape.numbers[i] && (mayBeHeader || isNumber(words[i]));
            shape.marks &= words[i] == "0" || words[i] == "1";
        }
        shape.wholeEnds &= mayBeHeader || (isWhole(words[0]) && isWhole(words[1]));
    }
    shape.namedEnds = shape.even && shape.edges > 1 && namesEnds(first);
    if (shape.edges > 1 && (shape.namedEnds || (shape.wholeEnds && !isNumber(first[0]))) && first.size() == shape.columns) {
        shape.header = true;
        shape.names = first;
    } else {
        shape.wholeEnds &= !first.empty() && isWhole(first[0]) && isWhole(first[1]);
        for (const Words &remark : remarks)  // the last that has a word for each
            if (remark.size() == shape.columns && std::none_of(remark.begin(), remark.end(), isNumber))
                shape.names = remark;
    }
    return shape;
}

/// No line has a letter that other forms are told by.
bool isPlainText(string_view text)
{
    Lines lines(text);
    for (Words words; lines.next(words);)
        if (!lines.isRemark() && !std::all_of(words.begin(), words.end(), isPlain))
            return false;
    return true;
}

/// Whole lines.
string_view begin(string_view text)
{
    constexpr std::size_t looked = std::size_t{1} << 16;
    if (text.size() <= looked)
        return text;
    const auto end = text.find_last_of("\n\r", looked);
    return text.substr(0, end == text.npos ? looked : end);
}

}  // namespace

bool hasPlainEdgeEnding(const std::filesystem::path &path)
{
    return std::find(plainEdgeEndings.begin(), plainEdgeEndings.end(), lowered(path.extension().string())) != plainEdgeEndings.end();
}

bool hasAdjacencyEnding(const std::filesystem::path &path)
{
    return lowered(path.extension().string()) == ".adjlist";
}

bool looksLikePlainEdges(string_view text, const std::filesystem::path &path)
{
    const string_view head = begin(text);
    if (head.find('\0') != head.npos)
        return false;
    if (hasAdjacencyEnding(path))
        return isPlainText(head);
    const Shape shape = shapeOf(head);
    const bool isMatrix = shape.marks && shape.edges == shape.columns && shape.columns > 2;
    return shape.plain && !isMatrix && shape.columns >= 2
           && (hasPlainEdgeEnding(path) || (shape.wholeEnds && shape.edges > 1) || (shape.namedEnds && head.find('\t') == head.npos));
}

namespace {

/// Told of every line. False when cancelled.
bool goesOn(const Lines &lines, std::size_t count, string_view text, const RunContext &context)
{
    if ((count & 1023U) != 0)
        return true;
    if (context.cancelled())
        return false;
    context.progress(1 - static_cast<double>(lines.left()) / static_cast<double>(text.size() + 1));
    return true;
}

/// All that networkx knows of some edge; none where there is a line that it did not write, or one of more than plain values.
std::vector<std::string> keysOfData(string_view text)
{
    std::vector<std::string> keys;
    std::vector<std::pair<std::string, std::string>> values;
    Lines lines(text);
    for (Words words; lines.next(words);) {
        if (lines.isRemark() || words.size() == 2)
            continue;
        if (words.size() != 3 || !readPythonDict(words[2], values))
            return {};
        for (const auto &[key, value] : values)
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.push_back(key);
        if (keys.size() > mostKeys)
            return {};
    }
    return keys;
}

void addData(Table &table, string_view data, const std::vector<std::string> &keys)
{
    std::vector<std::pair<std::string, std::string>> values;
    readPythonDict(data, values);
    for (const std::string &key : keys) {
        const auto known = std::find_if(values.begin(), values.end(), [&](const auto &value) { return value.first == key; });
        table.addCell(known == values.end() ? string_view() : known->second);
    }
}

Result<Table> tableOfNeighbours(string_view text, const std::string &file, const RunContext &context)
{
    Table table;
    table.file = file;
    table.kind = "plain text";
    table.separator = ' ';
    table.adjacency = true;
    Lines lines(text);
    Words words;
    for (std::size_t count = 0; lines.next(words); ++count) {
        if (!goesOn(lines, count, text, context))
            return Error::cancelled();
        if (lines.isRemark())
            continue;
        table.beginRow(lines.line());
        for (const string_view word : words)
            table.addCell(word);
        table.endRow();
    }
    if (table.rowCount() == 0)
        return Error{Error::Code::Syntax, "has no edges. Expected a node and its neighbours a line, with blanks between them", file, 0, 0};
    return table;
}

}  // namespace

Result<Table> tableOfPlainEdges(string_view text, const std::string &file, const RunContext &context)
{
    if (hasAdjacencyEnding(file))
        return tableOfNeighbours(text, file, context);
    const Shape shape = shapeOf(begin(text));
    const std::vector<std::string> keys = shape.braced && shape.names.empty() ? keysOfData(text) : std::vector<std::string>();
    const auto fault = [&](std::string message, int line) { return Error{Error::Code::Syntax, std::move(message), file, line, 0}; };
    Table table;
    table.file = file;
    table.kind = "plain text";
    table.separator = ' ';
    Lines lines(text);
    Words words;
    bool begun = false;
    const auto addRow = [&](const Words &cells, int line) {
        table.beginRow(line);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i == 2 && begun && !keys.empty()) {
                addData(table, cells[i], keys);
                break;
            }
            if (i == 2 && cells[i] == "{}")
                break;
            table.addCell(shape.bipartite && begun && i < 2 ? (i == 0 ? "left " : "right ") + std::string(cells[i]) : std::string(cells[i]));
        }
        table.endRow();
    };
    for (std::size_t count = 0; lines.next(words); ++count) {
        if (!goesOn(lines, count, text, context))
            return Error::cancelled();
        if (lines.isRemark())
            continue;
        if (words.size() < 2)
            return fault("one word in a line of a list of edges. Expected two ends, with blanks between them", lines.line());
        if (words.size() > mostWords)
            return fault(std::to_string(words.size()) + " words in a line of a list of edges. Expected two to " + std::to_string(mostWords),
                         lines.line());
        if (words.size() > shape.columns)
            return fault(std::to_string(words.size()) + " words in a line of a list of edges. Expected at most " + std::to_string(shape.columns)
                             + ", as the first lines have",
                         lines.line());
        if (!begun) {
            Words names{"source",   "target",   shape.numbers.size() > 2 && shape.numbers[2] ? "weight" : shape.braced ? "data" : "type",
                        "column 4", "column 5", "column 6"};
            names.resize(shape.columns);
            if (!keys.empty()) {
                names.resize(2);
                names.insert(names.end(), keys.begin(), keys.end());
            } else if (!shape.names.empty())
                std::copy(shape.names.begin() + 2, shape.names.end(), names.begin() + 2);
            addRow(names, lines.line());
            begun = true;
            if (shape.header)
                continue;
        }
        addRow(words, lines.line());
    }
    if (!begun)
        return fault("has no edges. Expected two ends a line, with blanks between them", 0);
    if (shape.bipartite)
        table.notes.push_back("the ends are of two kinds (“bip”): left ones and right ones with the same number are told apart");
    return table;
}

}  // namespace relata
