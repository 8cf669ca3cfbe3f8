// SPDX-License-Identifier: Apache-2.0
#include "model/tables/tablelinks.h"

#include "model/query/search.h"
#include "model/tables/cellvalues.h"
#include "model/tables/columnnumbers.h"
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace relata {
namespace {

using enum ColumnRole;

/// “ada (knows) bob”, parted around \a predicate where it has that in brackets, as names may have brackets, too. What was expected instead; null =
/// done.
const char *splitEnds(std::string_view cell, std::string_view predicate, TableLink &link)
{
    constexpr auto none = std::string_view::npos;
    const std::string marked = " (" + std::string(predicate) + ") ";
    std::size_t open = predicate.empty() ? none : cell.find(marked), close = none, other = none;
    if (open != none) {
        close = open + marked.size() - 2;
        other = cell.find(marked, open + 1);
    } else {
        open = cell.find(" (");
        close = open == none ? none : cell.find(") ", open);
        if (close != none)
            other = cell.find(" (", open + 1);
        if (other != none && cell.find(") ", other) == none)
            other = none;
    }
    if (close == none)
        return "“a (predicate) b”";
    link.from = trimmedCell(cell.substr(0, open));
    link.predicate = trimmedCell(cell.substr(open + 2, close - open - 2));
    link.to = trimmedCell(cell.substr(close + 2));
    if (link.from.empty() || link.to.empty())
        return "“a (predicate) b”";
    return other == none ? nullptr : "“a (predicate) b” that can be parted in one way only";
}

bool isUndirected(std::string_view sense, bool otherwise)
{
    if (sense.empty())
        return otherwise;
    const std::string folded = foldedForSearch(sense);
    if (folded.empty())
        return otherwise;
    return folded == "undirected" || folded == "mutual" || folded == "no dirigido" || folded == "false" || folded == "both";
}

/// “Total” and a sum, with less in the row than in the first one.
bool isTotals(const Table &table, std::size_t firstRow, std::size_t row)
{
    std::size_t first = table.cellCount(row), numbers = 0;
    bool lacks = false;
    for (std::size_t i = 0; i < std::max(table.cellCount(row), table.cellCount(firstRow)); ++i) {
        const std::string_view cell = table.cell(row, i);
        if (cell.empty()) {
            lacks |= !table.cell(firstRow, i).empty();
            continue;
        }
        first = std::min(first, i);
        numbers += isNumber(cell);
    }
    return lacks && numbers > 0 && isTotalWord(headerWords(table.cell(row, first)));
}

class Visit
{
public:
    Visit(const TableColumns &columns, const std::function<bool()> &cancelled, const LinkVisitor &visitor)
        : m_columns(columns), m_table(columns.table()), m_cancelled(cancelled), m_visitor(visitor)
    {
    }

    bool run()
    {
        const TableShape shape = m_columns.mapping().shape;
        if (shape == TableShape::Ignored || m_table.rowCount() == 0)
            return true;
        if (shape == TableShape::Matrix)
            return matrix();
        for (std::size_t row = m_columns.firstRow(); row < m_columns.endRow(); ++row) {
            if ((row & 1023U) == 0 && m_cancelled())
                return false;
            if (shape == TableShape::Statements)
                statement(row);
            else if (shape == TableShape::Entities)
                wide(row);
            else
                neighbours(row);
        }
        return true;
    }

private:
    static constexpr std::size_t ahead = 8;

    void leaveOut(std::size_t row, std::size_t column, const std::string &why)
    {
        if (m_visitor.leftOut)
            m_visitor.leftOut(row, column, why);
    }

    void statement(std::size_t row)
    {
        TableLink &link = m_link;
        for (std::string *text : {&link.predicate, &link.fromType, &link.toType})
            text->clear();
        link.row = row;
        if (const auto both = m_columns.column(Ends)) {
            link.column = *both;
            if (const char *expected = splitEnds(m_table.cell(row, *both), m_columns.text(row, Predicate), link))
                return leaveOut(row, *both, "“" + m_columns.use(*both).column + "” does not tell both ends. Expected " + expected);
        } else {
            const std::size_t source = *m_columns.column(Source), target = *m_columns.column(Target);
            link.column = source;
            if (m_visitor.soon && row + ahead < m_table.rowCount())
                m_visitor.soon(m_table.cell(row + ahead, source), m_table.cell(row + ahead, target));
            const std::string_view from = m_table.cell(row, source), to = m_table.cell(row, target);
            if (from.empty() || to.empty()) {
                const std::size_t missing = from.empty() ? source : target;
                return leaveOut(row, missing, emptyEnd(m_columns.use(missing).column));
            }
            if (!m_visitor.endsAreKnown) {
                link.from = from;
                link.to = to;
                link.fromSpace = m_columns.use(source).space;
                link.toSpace = m_columns.use(target).space;
                link.fromType = m_columns.use(source).type;
                link.toType = m_columns.use(target).type;
            }
        }
        if (const auto type = m_columns.text(row, SourceType); !type.empty())
            link.fromType = type;
        if (const auto type = m_columns.text(row, TargetType); !type.empty())
            link.toType = type;
        if (m_visitor.endsOnly)
            return m_visitor.link(link);
        if (const auto predicate = m_columns.text(row, Predicate); !predicate.empty())
            link.predicate = predicate;
        if (link.predicate.empty())
            link.predicate = m_columns.mapping().predicate;
        if (const auto sense = m_columns.text(row, Direction); row == m_columns.firstRow() || sense != m_sense) {
            m_sense = sense;
            m_directed = !isUndirected(sense, !m_columns.mapping().directed);
        }
        link.directed = m_directed;
        takeWeight(row, link.weight);
        m_visitor.link(link);
    }

    void takeWeight(std::size_t row, std::string &weight) const
    {
        weight.clear();
        for (const std::size_t column : m_columns.columns(Weight))
            if (const std::string_view cell = m_table.cell(row, column); !cell.empty()) {
                if (m_columns.hasDecimalCommas(column))
                    weight = numberOf(cell, true);
                else
                    weight = cell;
                return;
            }
    }

    void wide(std::size_t row)
    {
        TableLink link;
        link.row = row;
        for (const std::size_t column : m_columns.columns(Link)) {
            const std::string_view cell = m_table.cell(row, column);
            if (cell.empty())
                continue;
            if (link.from.empty() && !subject(row, link))
                return;
            const ColumnUse &use = m_columns.use(column);
            link.column = column;
            link.toType = use.type;
            link.toSpace = use.space;
            link.predicate = use.predicate.empty() ? spokenName(use.column) : use.predicate;
            for (const std::string &name : valuesOf(cell, m_columns.mapping().listSeparators)) {
                link.to = name;
                m_visitor.link(link);
            }
        }
    }

    /// The entity of the row: its id, or its name. Rows without either were told already.
    bool subject(std::size_t row, TableLink &link)
    {
        link.from = m_columns.text(row, Id);
        if (const auto id = m_columns.column(Id))
            link.fromSpace = m_columns.use(*id).space;
        if (link.from.empty())
            link.from = rowName(m_columns, row);
        return !link.from.empty();
    }

    void neighbours(std::size_t row)
    {
        TableLink link;
        link.row = row;
        link.from = m_table.cell(row, 0);
        if (link.from.empty())
            return leaveOut(row, 0, "the first cell is empty. Expected the entity whose neighbours follow");
        m_visitor.alone(row, link.from);
        link.predicate = m_columns.mapping().predicate;
        link.directed = m_columns.mapping().directed;
        for (link.column = 1; link.column < m_table.cellCount(row); ++link.column)
            if (link.to = m_table.cell(row, link.column); !link.to.empty())
                m_visitor.link(link);
    }

    bool matrix()
    {
        const std::size_t header = m_columns.header() < m_table.rowCount() ? m_columns.header() : 0;
        for (std::size_t i = 1; i < m_table.cellCount(header); ++i)
            if (!m_table.cell(header, i).empty())
                m_visitor.alone(header, std::string(m_table.cell(header, i)));
        std::unordered_set<std::string> mirrored;  // pairs that were told, of a matrix without direction
        TableLink link;
        link.directed = m_columns.mapping().directed;
        for (std::size_t row = header + 1; row < m_table.rowCount(); ++row) {
            if ((row & 15U) == 0 && m_cancelled())
                return false;
            link.row = row;
            link.from = m_table.cell(row, 0);
            if (link.from.empty()) {
                leaveOut(row, 0, "the first cell is empty. Expected a name, as in the first row");
                continue;
            }
            m_visitor.alone(row, link.from);
            for (link.column = 1; link.column < m_table.cellCount(row); ++link.column) {
                const std::string_view cell = m_table.cell(row, link.column);
                link.to = m_table.cell(header, link.column);
                if (saysNothing(cell))
                    continue;
                if (link.to.empty()) {
                    leaveOut(row, link.column, "nothing stands above “" + std::string(cell) + "”. Expected a name in the first row");
                    continue;
                }
                if (!link.directed && !mirrored.insert(std::min(link.from, link.to) + '\x1f' + std::max(link.from, link.to)).second)
                    continue;
                const bool number = isNumber(cell) || isTick(cell);
                link.predicate = number ? m_columns.mapping().predicate : std::string(cell);
                link.weight = !number || isTick(cell) ? std::string() : numberOf(cell, m_columns.mapping().decimalComma);
                m_visitor.link(link);
            }
        }
        return true;
    }

    const TableColumns &m_columns;
    const Table &m_table;
    const std::function<bool()> &m_cancelled;
    const LinkVisitor &m_visitor;
    TableLink m_link;          ///< of statements: its memory is used for every row
    std::string_view m_sense;  ///< of the row before
    bool m_directed = true;
};

}  // namespace

TableColumns::TableColumns(const Table &table, const TableMapping &mapping)
    : m_table(&table), m_mapping(&mapping), m_header(headerRow(table, mapping)), m_end(table.rowCount()), m_byRole(columnRoleCount)
{
    if (mapping.shape == TableShape::Entities || mapping.shape == TableShape::Statements)
        while (m_end > firstRow() + 1 && isTotals(table, firstRow(), m_end - 1))
            --m_end;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        m_byRole[static_cast<std::size_t>(mapping.columns[i].role)].push_back(i);
        m_roles |= std::uint64_t{1} << static_cast<unsigned>(mapping.columns[i].role);
        m_tellsOfLinks |= isOfLinks(mapping.columns[i].role);
    }
    for (auto &columns : m_byRole)
        std::stable_sort(columns.begin(), columns.end(), [this](std::size_t a, std::size_t b) { return use(a).place < use(b).place; });
    if (const auto place = column(Locator))
        m_pages = isPageHeader(use(*place).column);
    if (mapping.decimalComma)
        readNumbers();
}

void TableColumns::readNumbers()
{
    const std::size_t count = m_mapping->columns.size();
    m_commas.assign(count, false);
    std::vector<std::pair<std::size_t, std::string>> doubted;
    bool shown = false;
    for (std::size_t i = 0; i < count; ++i) {
        const ColumnRole role = use(i).role;
        if (role != Property && role != Weight)
            continue;
        if (use(i).commas) {
            m_commas[i] = *use(i).commas;
            continue;
        }
        const ColumnNumbers numbers(*m_table, i, firstRow(), endRow());
        const std::string_view open = numbers.mayBeThousands(role);
        shown |= numbers.hasDecimalCommas(role);
        m_commas[i] = numbers.hasDecimalCommas(role) || numbers.pointsPartThousands(role) || !open.empty();
        if (!open.empty())
            doubted.emplace_back(i, open);
    }
    for (const auto &[column, number] : doubted)
        m_doubtedNumbers.push_back("“" + number + "” in “" + use(column).column + "” is taken for " + numberOf(number, true)
                                   + (shown ? ", as other columns have decimal commas" : ", as commas are decimal ones by the mapping"));
}

bool TableColumns::hasScopedIds() const
{
    return has(Id) && !use(columns(Id).front()).space.empty();
}

bool TableColumns::hasScopedEnds() const
{
    return std::any_of(m_mapping->columns.begin(), m_mapping->columns.end(), [](const ColumnUse &column) {
        return (column.role == Source || column.role == Target || column.role == Link) && !column.space.empty();
    });
}

std::string_view TableColumns::firstText(std::size_t row, ColumnRole role) const
{
    for (const std::size_t column : columns(role))
        if (const std::string_view cell = m_table->cell(row, column); !cell.empty())
            return cell;
    return {};
}

std::string rowName(const TableColumns &columns, std::size_t row)
{
    std::string name;
    for (const std::size_t column : columns.columns(ColumnRole::Name))
        if (const std::string_view part = columns.table().cell(row, column); !part.empty()) {
            if (!name.empty())
                name += ' ';
            name += part;
        }
    return name;
}

std::string emptyEnd(const std::string &column)
{
    return "“" + column + "” is empty. Expected both ends";
}

bool visitLinks(const TableColumns &columns, const std::function<bool()> &cancelled, const LinkVisitor &visitor)
{
    return Visit(columns, cancelled, visitor).run();
}

}  // namespace relata
