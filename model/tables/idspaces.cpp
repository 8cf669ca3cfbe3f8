// SPDX-License-Identifier: Apache-2.0
#include "model/tables/idspaces.h"

#include "model/io/foreigngraph.h"
#include "model/query/search.h"
#include "model/tables/cellvalues.h"
#include "model/tables/guess.h"
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace relata {
namespace {

using enum ColumnRole;

/// A table of entities with an id each.
struct IdTable {
    std::size_t table = 0, id = 0, name = 0;                       ///< its place, and columns
    std::string idWords;                                           ///< of the id's heading
    std::string space;                                             ///< empty: its ids are nobody else's
    std::unordered_map<std::string_view, std::string_view> names;  ///< by id, of the rows that guesses look at
    std::unordered_set<std::string_view> ids;                      ///< all, where it has a space
};

std::optional<std::size_t> columnOf(const TableMapping &mapping, ColumnRole role)
{
    const auto found = std::find_if(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnUse &use) { return use.role == role; });
    return found == mapping.columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - mapping.columns.begin()));
}

/// Nothing where names are told by no heading: what stands beside the id may be anything about somebody whom another table names.
std::optional<IdTable> idTableOf(const std::vector<Table> &tables, const std::vector<TableMapping> &mappings, std::size_t t)
{
    const TableMapping &mapping = mappings[t];
    const auto id = columnOf(mapping, Id), name = columnOf(mapping, Name);
    if (mapping.shape != TableShape::Entities || mapping.settled || !id || !name || !mapping.columns[*id].space.empty())
        return {};
    const TableSample sample(tables[t], headerRow(tables[t], mapping));
    if (entityRoleOf(sample.words(*name)) != Name && typeNamed(sample.words(*name)).empty())
        return {};
    IdTable result{t, *id, *name, sample.words(*id), {}, {}, {}};
    for (std::size_t row = sample.firstRow(); row < sample.endRow(); ++row)
        if (const auto cell = tables[t].cell(row, *id); !cell.empty())
            result.names.emplace(cell, tables[t].cell(row, *name));
    return result;
}

bool isPlainIdWord(const std::string &words)
{
    return words.find(' ') == std::string::npos;
}

/// The first id that both have for different names, where that is more often so than not.
std::optional<std::string_view> idOfTwo(const IdTable &a, const IdTable &b)
{
    if (a.idWords == b.idWords && !isPlainIdWord(a.idWords))  // “person id” here and there
        return {};
    std::optional<std::string_view> first;
    std::size_t same = 0, different = 0;
    for (const auto &[id, name] : a.names) {
        const auto other = b.names.find(id);
        if (other == b.names.end() || name.empty() || other->second.empty())
            continue;
        if (foldedForSearch(name) == foldedForSearch(other->second)) {
            ++same;
        } else {
            ++different;
            first = first ? std::min(*first, id) : id;
        }
    }
    return different > same ? first : std::nullopt;
}

/// "companies" is what “company” means, "people" what “person” does.
bool isPluralOf(const std::string &plural, const std::string &word)
{
    const bool endsInY = word.ends_with('y');
    return plural == word || plural == word + "s" || plural == word + "es" || (endsInY && plural == word.substr(0, word.size() - 1) + "ies")
           || (!typeNamed(word).empty() && typeNamed(word) == typeNamed(plural));
}

class Scoping
{
public:
    Scoping(const std::vector<Table> &tables, std::vector<TableMapping> &mappings) : m_tables(tables), m_mappings(mappings)
    {
        for (std::size_t t = 0; t < tables.size(); ++t)
            if (auto table = idTableOf(tables, mappings, t))
                m_idTables.push_back(std::move(*table));
    }

    void run()
    {
        for (IdTable &a : m_idTables)
            for (IdTable &b : m_idTables)
                if (a.table < b.table)
                    if (const auto id = idOfTwo(a, b))
                        part(a, b, *id);
        if (std::none_of(m_idTables.begin(), m_idTables.end(), [](const IdTable &table) { return !table.space.empty(); }))
            return;
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            if (!m_mappings[t].settled)
                settleLinks(t);
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            if (!m_mappings[t].settled)
                for (std::size_t i = 0; i < m_mappings[t].columns.size(); ++i)
                    resolve(t, i);
    }

private:
    void part(IdTable &a, IdTable &b, std::string_view id)
    {
        const std::string both = "; its ids count within this table: " + std::string(id) + " is “" + std::string(a.names.at(id)) + "” in “"
                                 + m_tables[a.table].name + "” and “" + std::string(b.names.at(id)) + "” in “" + m_tables[b.table].name + "”";
        for (IdTable *each : {&a, &b})
            if (each->space.empty()) {
                m_mappings[each->table].reason += both;
                give(*each);
            }
    }

    void give(IdTable &idTable)
    {
        const Table &table = m_tables[idTable.table];
        idTable.space = freeSpace(table.name, [&](const std::string &space) {
            return std::any_of(m_idTables.begin(), m_idTables.end(), [&](const IdTable &t) { return &t != &idTable && t.space == space; });
        });
        m_mappings[idTable.table].columns[idTable.id].space = idTable.space;
        const TableSample sample(table, headerRow(table, m_mappings[idTable.table]));
        for (std::size_t row = sample.firstRow(); row < table.rowCount(); ++row)
            idTable.ids.insert(table.cell(row, idTable.id));
    }

    /// How many of the column's values are ids of \a idTable.
    double share(const TableSample &sample, std::size_t column, const std::string &separators, const IdTable &idTable) const
    {
        return sample.share(column, [&](std::string_view cell) {
            const auto values = valuesOf(cell, separators);
            return std::all_of(values.begin(), values.end(), [&](const std::string &value) { return idTable.ids.contains(value); });
        });
    }

    const IdTable *namedBy(const TableSample &sample, std::size_t column) const
    {
        for (const IdTable &idTable : m_idTables)
            if (!idTable.space.empty() && isNamedBy(sample.words(column), idTable) && share(sample, column, {}, idTable) > 0.5)
                return &idTable;
        return nullptr;
    }

    /// Rows without a name that have ids of two tables (“person id”, “company id”, “role”) are links, not whoever has the first of them.
    void settleLinks(std::size_t t)
    {
        TableMapping &mapping = m_mappings[t];
        const auto id = columnOf(mapping, Id);
        if (mapping.shape != TableShape::Entities || !id || columnOf(mapping, Name))
            return;
        const TableSample sample(m_tables[t], headerRow(m_tables[t], mapping));
        const IdTable *const from = namedBy(sample, *id);
        for (std::size_t i = 0; from && from->table != t && i < mapping.columns.size(); ++i) {
            const IdTable *const to = i == *id ? nullptr : namedBy(sample, i);
            if (!to || to->table == t)
                continue;
            mapping = guessAs(m_tables[t], TableShape::Statements, mapping.headerLine);
            for (ColumnUse &use : mapping.columns)
                if (use.role == Source || use.role == Target)
                    use.role = Property;
            mapping.columns[*id].role = Source;
            mapping.columns[i].role = Target;
            mapping.doubt.clear();
            mapping.reason = "an edge list: “" + mapping.columns[*id].column + "” and “" + mapping.columns[i].column + "” are ids of “"
                             + m_tables[from->table].name + "” and “" + m_tables[to->table].name + "”";
            return;
        }
    }

    void resolve(std::size_t t, std::size_t column)
    {
        ColumnUse &use = m_mappings[t].columns[column];
        if ((use.role != Source && use.role != Target && use.role != Link) || !use.space.empty())
            return;
        const TableSample sample(m_tables[t], headerRow(m_tables[t], m_mappings[t]));
        const std::string separators = use.role == Link ? m_mappings[t].listSeparators : std::string();
        std::vector<const IdTable *> whole, some;
        const IdTable *meant = nullptr;
        for (const IdTable &idTable : m_idTables) {
            if (idTable.space.empty())
                continue;
            const double found = share(sample, column, separators, idTable);
            if (found > 0.95)
                whole.push_back(&idTable);
            if (found > 0.5)
                some.push_back(&idTable);
        }
        for (const IdTable *one : some)
            if (isNamedBy(sample.words(column), *one))
                meant = one;
        for (const IdTable *one : some)
            if (!meant && whole.size() != 1 && one->table == t)  // “parent id”
                meant = one;
        if (!meant && whole.size() == 1)
            meant = whole.front();
        if (meant)
            use.space = meant->space;
        else if (!some.empty())
            m_mappings[t].doubt = "“" + use.column + "” may hold the ids of “" + m_tables[some.front()->table].name
                                  + "” or of another table; name it after the table that it means";
    }

    bool isNamedBy(const std::string &words, const IdTable &idTable) const
    {
        if (words == idTable.idWords && !isPlainIdWord(words))
            return true;
        std::string word = words;
        if (word.ends_with(" id"))
            word.resize(word.size() - 3);
        else if (word.starts_with("id "))
            word.erase(0, 3);
        return !word.empty() && isPluralOf(headerWords(m_tables[idTable.table].name), word);
    }

    const std::vector<Table> &m_tables;
    std::vector<TableMapping> &m_mappings;
    std::vector<IdTable> m_idTables;
};

}  // namespace

std::string freeSpace(const std::string &table, const std::function<bool(const std::string &space)> &isTaken)
{
    const std::string words = slug(table).empty() ? "table" : slug(table);
    std::string space = words + ":";
    for (int n = 2; isTaken(space); ++n)
        space = words + "-" + std::to_string(n) + ":";
    return space;
}

void scopeIds(const std::vector<Table> &tables, std::vector<TableMapping> &mappings)
{
    if (tables.size() > 1)
        Scoping(tables, mappings).run();
}

}  // namespace relata
