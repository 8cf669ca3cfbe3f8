// SPDX-License-Identifier: Apache-2.0
// Edge lists that no plain pair of headings tells: one word of two headings differs (“node_id_start”, “ToLodgeID”, “art2”), two columns are ids of
// something else, or the values of two columns are ids of the other tables.
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_set>

namespace relata {
namespace {

using enum ColumnRole;
using Words = std::vector<std::string>;
using Pair = std::pair<std::size_t, std::size_t>;

bool isOneOf(std::string_view word, const auto &list)
{
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// “entity1 id” as “entity”, “1”, “id”.
Words partsOf(const std::string &words)
{
    Words parts = valuesOf(words, " ");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::string &part = parts[i];
        const bool numbered = part.size() > 1 && (part.back() == '1' || part.back() == '2' || part.back() == '3')
                              && std::isalpha(static_cast<unsigned char>(part[part.size() - 2]));
        if (!numbered)
            continue;
        const std::string number(1, part.back());
        part.pop_back();
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(++i), number);
    }
    return parts;
}

bool isIdWord(std::string_view word)
{
    constexpr std::array<std::string_view, 6> words{"id", "ids", "key", "uid", "uuid", "guid"};
    return isOneOf(word, words);
}

std::string joinedWords(const Words &parts)
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : " ") + part;
    return text;
}

/// The other words where \a mark begins or ends them, or stands before the last one, which says that it is an id. Empty = it does not.
Words without(Words parts, std::string_view mark)
{
    if (parts.size() < 2)
        return {};
    const auto last = parts.end() - 1;
    const auto place = parts.front() == mark                                            ? parts.begin()
                       : *last == mark                                                  ? last
                       : parts.size() > 2 && isIdWord(*last) && parts.end()[-2] == mark ? last - 1
                                                                                        : parts.end();
    if (place == parts.end())
        return {};
    parts.erase(place);
    return parts;
}

/// Words that part two ends, the surest first.
struct Marks {
    std::string_view from, to;
    bool sure = true;  ///< even beside names, and with any word for what the ends are
};
constexpr std::array<Marks, 23> marks{{
    {"start", "end"},
    {"source", "target"},
    {"from", "to"},
    {"subject", "object"},
    {"subject", "related"},
    {"src", "dst"},
    {"src", "dest"},
    {"origin", "destination"},
    {"origen", "destino"},
    {"von", "nach"},
    {"von", "zu"},
    {"begin", "end"},
    {"follower", "followee"},
    {"follower", "followed"},
    {"citing", "cited"},
    {"sender", "receiver"},
    {"sender", "recipient"},
    {"payer", "payee"},
    {"parent", "child", false},
    {"left", "right", false},
    {"1", "2", false},
    {"a", "b", false},
    {"first", "second", false},
}};

bool hasNameHeading(const TableSample &sample)
{
    for (std::size_t i = 0; i < sample.columns(); ++i)
        if (entityRoleOf(sample.words(i)) == Name && sample.filled(i) > 0)
            return true;
    return false;
}

bool isDays(const TableSample &sample, std::size_t column)
{
    const auto isClock = [](std::string_view cell) {
        return cell.size() <= 8 && cell.find(':') != std::string_view::npos && cell.find_first_not_of("0123456789:") == std::string_view::npos;
    };
    return sample.share(column, [&](std::string_view cell) { return !isNumber(cell) && (isDateLike(cell) || isClock(cell)); }) > 0.5;
}

/// Words: no texts, numbers, dates or ticks.
bool couldBeNames(const TableSample &sample, std::size_t column)
{
    return sample.share(column, [](std::string_view c) { return !isNumber(c) && !isDateLike(c) && !isUrl(c) && !isTick(c) && c.size() < 120; })
           >= 0.8;
}

/// Ids without blanks in every row.
bool couldBeIds(const TableSample &sample, std::size_t column)
{
    return sample.share(column, [](std::string_view c) { return c.find_first_of(" ,.;") == std::string_view::npos && c.size() < 60; }) == 1
           && sample.filled(column) == sample.endRow() - sample.firstRow();
}

/// Whether two headings whose other words are \a stem may be those of ends.
bool tellsEnds(const TableSample &sample, const Words &stem, const Marks &mark, const Pair &ends)
{
    const std::string words = joinedWords(stem);
    const bool areIds = isIdWord(stem.back()) || isIdWord(stem.front());
    const bool areDays = isDays(sample, ends.first) || isDays(sample, ends.second);
    if (areDays || (!(areIds && mark.sure) && hasNameHeading(sample)))
        return false;
    const auto areNames = [&] { return couldBeNames(sample, ends.first) && couldBeNames(sample, ends.second); };
    if (areIds || (isEndStem(words) && (mark.sure || areNames())))
        return true;
    const auto areNumbers = [&] { return sample.share(ends.first, &isNumber) == 1 && sample.share(ends.second, &isNumber) == 1; };
    const auto role = entityRoleOf(words);                                    // a work of art is no “Art” in German
    if (statementRoleOf(words) || (role && !(role == Type && areNumbers())))  // “relationship 1”, “description 2”
        return false;
    if (mark.sure)
        return areNames();
    return namesRelations(sample.table().name) && couldBeIds(sample, ends.first) && couldBeIds(sample, ends.second);
}

std::size_t rowsWithBoth(const TableSample &sample, const Pair &ends)
{
    std::size_t rows = 0;
    for (std::size_t row = sample.firstRow(); row < sample.endRow(); ++row)
        rows += !sample.table().cell(row, ends.first).empty() && !sample.table().cell(row, ends.second).empty();
    return rows;
}

/// “person” of “person id” and “id persona”; empty = it is no id of something.
std::string idStem(std::string_view words)
{
    const Words parts = valuesOf(words, " ");
    if (parts.size() < 2)
        return {};
    if (parts.back() == "id" || parts.back() == "uid" || parts.back() == "uuid")
        return joinedWords({parts.begin(), parts.end() - 1});
    return parts.front() == "id" ? joinedWords({parts.begin() + 1, parts.end()}) : std::string();
}

/// The id of the row itself.
bool isOwnStem(std::string_view stem)
{
    constexpr std::array<std::string_view, 12> own{"relation", "relationship", "rel",   "edge",   "link", "connection",
                                                   "tie",      "statement",    "entry", "record", "row",  "membership"};
    return isOneOf(stem, own);
}

std::string typeOfStem(const std::string &stem)
{
    const std::string type = typeNamed(stem);
    return type.empty() ? linkTypeOf(stem).value_or(std::string()) : type;
}

bool isTypedStem(const std::string &stem)
{
    return isEndStem(stem) || linkTypeOf(stem).has_value();
}

bool saysHow(std::string_view words)
{
    constexpr std::array<std::string_view, 7> kinds{"type", "tipo", "kind", "category", "categoria", "typ", "art"};
    return statementRoleOf(words) == ColumnRole::Predicate || isPostWord(words) || isOneOf(words, kinds);
}

/// Rows that tell links: a heading or the table's name says so, everything else is said of statements, or neither end is what a row is about.
bool tellsLinks(const TableSample &sample, const Pair &ends)
{
    bool rest = true;
    for (std::size_t i = 0; i < sample.columns(); ++i) {
        const std::string &words = sample.words(i);
        if (i == ends.first || i == ends.second || sample.filled(i) == 0)
            continue;
        if (saysHow(words))
            return true;
        const bool names = words == idStem(sample.words(ends.first)) + " name" || words == idStem(sample.words(ends.second)) + " name";
        rest &= names || statementRoleOf(words) || isOwnStem(idStem(words)) || isDays(sample, i);
    }
    const auto again = [&](std::size_t column) { return sample.distinct(column) < sample.filled(column); };
    return rest || namesRelations(sample.table().name) || (again(ends.first) && again(ends.second));
}

/// Somebody first, where a post says what they are of the other.
LikelyEnds linked(const TableSample &sample, Pair ends)
{
    const auto typeOf = [&](std::size_t column) {
        const std::string stem = idStem(sample.words(column));
        return typeOfStem(stem.empty() ? sample.words(column) : stem);
    };
    const bool post = std::any_of(sample.allWords().begin(), sample.allWords().end(), [](const std::string &words) { return isPostWord(words); });
    if (post && typeOf(ends.first) == "institution" && typeOf(ends.second) == "person")
        std::swap(ends.first, ends.second);
    return {ends.first, ends.second, typeOf(ends.first), typeOf(ends.second), {}};
}

/// The texts that tell the rows of a table.
using Known = std::unordered_set<std::string_view>;

Known keysOf(const Table &table, const TableMapping &mapping)
{
    constexpr std::size_t mostRows = 200'000;
    Known known;
    const auto columnOf = [&](ColumnRole role) {
        return std::find_if(mapping.columns.begin(), mapping.columns.end(), [role](const ColumnUse &use) { return use.role == role; });
    };
    auto column = columnOf(Id);
    if (column == mapping.columns.end())
        column = columnOf(Name);
    if (mapping.shape != TableShape::Entities || column == mapping.columns.end())
        return known;
    const std::size_t at = static_cast<std::size_t>(column - mapping.columns.begin()), header = headerRow(table, mapping);
    for (std::size_t row = header < table.rowCount() ? header + 1 : 0; row < std::min(table.rowCount(), mostRows); ++row)
        if (const auto cell = table.cell(row, at); !cell.empty())
            known.insert(cell);
    return known;
}

/// Two columns whose values are keys of other tables.
std::optional<Pair> endsByValues(const TableSample &sample, const std::vector<Known> &known, std::size_t own)
{
    const auto share = [&](std::size_t column) {
        return sample.share(column, [&](std::string_view cell) {
            for (std::size_t t = 0; t < known.size(); ++t)
                if (t != own && known[t].contains(cell))
                    return true;
            return false;
        });
    };
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < sample.columns() && found.size() < 2; ++i) {
        const std::string &words = sample.words(i), stem = idStem(words);
        if (entityRoleOf(words) == Id || isOfRowsOnly(stem) || isOwnStem(stem))
            continue;
        // small numbers match whatever is numbered from 1 on: a heading has to say that they are ids
        const bool counts = sample.share(i, [](std::string_view cell) { return isNumber(cell) && cell.size() < 4; }) > 0.2;
        if ((!counts || !stem.empty() || isTypedStem(words)) && share(i) >= 0.6)
            found.push_back(i);
    }
    return found.size() == 2 ? std::optional(Pair{found[0], found[1]}) : std::nullopt;
}

bool isPlainEnd(const TableMapping &mapping, const Pair &ends)
{
    const auto isEnd = [&](std::size_t column) { return mapping.columns[column].role == Source || mapping.columns[column].role == Target; };
    return isEnd(ends.first) && isEnd(ends.second);
}

}  // namespace

std::optional<Pair> markedEnds(const TableSample &sample)
{
    std::vector<Words> parts;
    for (const std::string &words : sample.allWords())
        parts.push_back(partsOf(words));
    for (const Marks &mark : marks) {
        std::optional<Pair> best;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Words stem = without(parts[i], mark.from);
            const auto at = [&](std::string_view other) {
                return stem.empty()
                           ? parts.size()
                           : static_cast<std::size_t>(
                               std::find_if(parts.begin(), parts.end(), [&](const Words &p) { return without(p, other) == stem; }) - parts.begin());
            };
            const std::size_t k = at(mark.to);
            if (k == parts.size() || k == i || (mark.from == "1" && at("3") < parts.size()) || !tellsEnds(sample, stem, mark, {i, k}))
                continue;
            if (!best || rowsWithBoth(sample, {i, k}) > rowsWithBoth(sample, *best))
                best = Pair{i, k};
        }
        if (best)
            return best;
    }
    return {};
}

std::optional<LikelyEnds> idEnds(const TableSample &sample)
{
    std::vector<std::size_t> ids;
    std::vector<std::string> stems;
    for (std::size_t i = 0; i < sample.columns(); ++i)
        if (const std::string stem = idStem(sample.words(i));
            !stem.empty() && entityRoleOf(sample.words(i)) != Id && !isOwnStem(stem) && !isOfRowsOnly(stem) && sample.filled(i) > 0) {
            ids.push_back(i);
            stems.push_back(stem);
        }
    if (ids.size() > 2) {
        const auto typed = [&](std::size_t column) { return isTypedStem(idStem(sample.words(column))); };
        ids.erase(std::remove_if(ids.begin(), ids.end(), [&](std::size_t column) { return !typed(column); }), ids.end());
        ids.resize(std::min<std::size_t>(ids.size(), 2));
    }
    if (ids.size() != 2 || hasNameHeading(sample) || !tellsLinks(sample, {ids[0], ids[1]}))
        return {};
    LikelyEnds ends = linked(sample, {ids[0], ids[1]});
    if (!isTypedStem(idStem(sample.words(ids[0]))) || !isTypedStem(idStem(sample.words(ids[1]))))
        ends.doubt = "no heading but those of two ids says what its rows link";
    return ends;
}

void nameTheEnds(const TableSample &sample, std::vector<ColumnUse> &uses)
{
    const auto give = [&](std::size_t end, std::string_view what, ColumnRole role) {
        Words parts = partsOf(sample.words(end));
        const auto id = std::find_if(parts.begin(), parts.end(), [](const std::string &part) { return isIdWord(part); });
        if (id == parts.end())
            return;
        *id = what;
        for (std::size_t i = 0; i < uses.size(); ++i)
            if (uses[i].role == Property && partsOf(sample.words(i)) == parts && sample.filled(i) > 0) {
                uses[i].role = role;
                return;
            }
    };
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const ColumnRole role = uses[i].role;
        for (const char *what : {"name", "nombre", "label", "title"})
            if (role == Source || role == Target)
                give(i, what, role == Source ? SourceName : TargetName);
        if (role == Source || role == Target)
            give(i, "type", role == Source ? SourceType : TargetType);
    }
}

void guessRelations(const std::vector<Table> &tables, std::vector<TableMapping> &mappings)
{
    if (tables.size() < 2)
        return;
    std::vector<Known> known;
    for (std::size_t t = 0; t < tables.size(); ++t)
        known.push_back(keysOf(tables[t], mappings[t]));
    for (std::size_t t = 0; t < tables.size(); ++t) {
        TableMapping &mapping = mappings[t];
        if (mapping.settled || (mapping.shape != TableShape::Entities && mapping.shape != TableShape::Statements))
            continue;
        const TableSample sample(tables[t], headerRow(tables[t], mapping));
        if (mapping.shape == TableShape::Entities && hasNameHeading(sample))
            continue;
        const auto ends = endsByValues(sample, known, t);
        if (!ends || isPlainEnd(mapping, *ends) || !(mapping.shape == TableShape::Statements || tellsLinks(sample, *ends)))
            continue;
        TableMapping again;
        again.table = mapping.table;
        again.headerLine = mapping.headerLine;
        guessStatementColumns(sample, again, linked(sample, *ends));
        again.reason += "; what stands there are rows of the other tables";
        mapping = std::move(again);
    }
}

}  // namespace relata
