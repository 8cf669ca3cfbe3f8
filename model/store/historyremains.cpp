// SPDX-License-Identifier: Apache-2.0
#include "model/store/historyremains.h"

#include "model/store/diffjson.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <utility>

namespace relata {
namespace {

/// Behind the object that begins at \a from; 0 when \a text ends within it, or when it is longer than any record.
std::size_t endOfObject(std::string_view text, std::size_t from)
{
    constexpr std::size_t longest = std::size_t{1} << 20;
    text = text.substr(0, from + longest);
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted)
            c == '\\' ? ++i : quoted = c != '"';
        else if (c == '"')
            quoted = true;
        else if (c == '{')
            ++depth;
        else if (c == '}' && --depth == 0)
            return i + 1;
    }
    return 0;
}

/// The list of an edit in which \a change stands.
const char *listOf(std::string_view change)
{
    if (change.find("\"predicate\":") != std::string_view::npos)
        return "statements";
    return change.find("\"type\":") != std::string_view::npos ? "entities" : "documents";
}

void appendChanges(GraphDiff &all, GraphDiff more)
{
    const auto move = [](auto &to, auto &from) { to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())); };
    move(all.documents, more.documents);
    move(all.entities, more.entities);
    move(all.statements, more.statements);
}

/// The pages of a file in which long texts go on: each begins with the number of the next.
class LongTexts
{
public:
    explicit LongTexts(std::string file) : m_file(std::move(file))
    {
        if (m_file.size() < 100)
            return;
        m_size = (static_cast<std::size_t>(byte(16)) << 8) + byte(17);
        if (m_size == 1)
            m_size = 65536;
        if (m_size < 512)
            m_size = 4096;  // the first page is spoiled: SQLite's own choice
        for (std::size_t page = 2; page * m_size <= m_file.size(); ++page)
            if (looksLikeText(page))
                m_candidates.insert(page);
    }

    /// Each from the first of its pages that is left.
    std::vector<std::string> all() const
    {
        std::set<std::size_t> followers;
        for (const std::size_t page : m_candidates)
            followers.insert(next(page));
        std::vector<std::string> texts;
        for (const std::size_t first : m_candidates) {
            if (followers.contains(first))
                continue;
            std::string &text = texts.emplace_back();
            std::size_t steps = 0;
            for (std::size_t page = first; m_candidates.contains(page) && steps++ < m_candidates.size(); page = next(page))
                text.append(m_file, (page - 1) * m_size + 4, m_size - 4);
        }
        return texts;
    }

private:
    unsigned char byte(std::size_t at) const { return static_cast<unsigned char>(m_file[at]); }
    std::size_t next(std::size_t page) const
    {
        std::size_t number = 0;
        for (std::size_t i = 0; i < 4; ++i)
            number = number << 8 | byte((page - 1) * m_size + i);
        return number;
    }
    bool looksLikeText(std::size_t page) const
    {
        constexpr std::size_t enough = 64;
        const auto begin = m_file.begin() + static_cast<std::ptrdiff_t>((page - 1) * m_size + 4);
        const auto isText = [](char c) { return static_cast<unsigned char>(c) >= 0x20; };
        return std::all_of(begin, begin + enough, isText) && next(page) != page;
    }

    std::string m_file;
    std::size_t m_size = 0;
    std::set<std::size_t> m_candidates;
};

template <typename Id, typename Record>
void takeOver(std::map<Id, std::optional<Record>> &told, std::vector<Change<Id, Record>> &changes)
{
    for (auto &change : changes)
        told.insert_or_assign(change.id, std::move(change.after));
}

/// Of removals the record as it was before.
void keepRemoved(GraphDiff &diff)
{
    const auto keep = [](auto &changes) {
        for (auto &change : changes)
            if (!change.after)
                change.after = std::move(change.before);
    };
    keep(diff.documents);
    keep(diff.entities);
    keep(diff.statements);
}

}  // namespace

GraphDiff changesIn(std::string_view text)
{
    constexpr std::string_view beginning = "{\"id\":";
    GraphDiff all;
    for (std::size_t at = text.find(beginning); at != std::string_view::npos;) {
        const std::size_t end = endOfObject(text, at);
        const std::size_t following = text.find(beginning, at + 1);
        const std::string_view change = text.substr(at, end > 0 ? end - at : 0);
        auto read = end > 0 ? diffFromJson("{\"" + std::string(listOf(change)) + "\":[" + std::string(change) + "]}", {}) : GraphDiff();
        if (read)
            appendChanges(all, std::move(*read));
        at = end > 0 && read ? text.find(beginning, end) : following;
    }
    return all;
}

void HistoryTold::add(GraphDiff changes)
{
    takeOver(documents, changes.documents);
    takeOver(entities, changes.entities);
    takeOver(statements, changes.statements);
}

HistoryTold readHistory(const Database &database)
{
    constexpr int mostTries = 4096;  // numbers in a row that cannot be read; steps are numbered without gaps
    HistoryTold told;
    std::int64_t from = 1;
    for (int tries = 0; tries < mostTries; ++tries, ++from) {
        auto rows = database.prepare("SELECT id, edit FROM history WHERE id >= ? ORDER BY id");
        if (!rows)
            break;
        rows->bind(1, from);
        while (true) {
            const auto stepped = rows->step();
            if (stepped && !*stepped)
                return told;
            if (!stepped || rows->number(0) < from)
                break;
            from = rows->number(0) + 1;
            tries = 0;
            auto whole = diffFromJson(rows->text(1), database.file());
            told.incomplete = told.incomplete || !whole;
            told.add(whole ? std::move(*whole) : changesIn(rows->text(1)));
        }
        told.incomplete = true;
    }
    told.incomplete = true;
    return told;
}

HistoryTold readRemains(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    HistoryTold told;
    for (const std::string &text : LongTexts(std::string(std::istreambuf_iterator<char>(in), {})).all()) {
        GraphDiff changes = changesIn(text);
        keepRemoved(changes);
        told.add(std::move(changes));
    }
    told.incomplete = true;
    return told;
}

}  // namespace relata
