// SPDX-License-Identifier: Apache-2.0
// The history of a project: steps, what they touched, and the way back.
#include "model/store/projectprivate.h"

#include "model/query/folding.h"
#include "model/store/diffjson.h"

#include <algorithm>
#include <limits>
#include <sstream>

namespace relata {
namespace {

HistoryStep stepOf(const SqlStatement &row)
{
    return {row.number(0), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3))};
}

/// What is looked for in a history: each word, and each that has signs in it ("OP-114") as a whole, folded as search folds.
class StepFilter
{
public:
    explicit StepFilter(std::string_view words)
    {
        std::istringstream each{std::string(words)};
        for (std::string word, folded; each >> word; folded.clear())
            if (foldInto(word, folded); !folded.empty())
                m_wanted.push_back(folded);
    }
    bool empty() const { return m_wanted.empty(); }
    bool isIn(std::string_view text) const
    {
        std::string folded;
        foldInto(text, folded);
        return std::all_of(m_wanted.begin(), m_wanted.end(), [&](const std::string &word) { return folded.find(word) != std::string::npos; });
    }

private:
    std::vector<std::string> m_wanted;
};

/// Names, fields and values, without the marks of the ends of statements.
std::string wordsOf(const StepSummary &summary)
{
    std::string words;
    for (const StepSummary::Record &record : summary.first) {
        words += ' ' + record.name;
        for (const StepSummary::Field &field : record.fields)
            for (const std::string *text : {&field.name, &field.before, &field.after})
                words += ' ' + *text;
    }
    return words;
}

/// Edits from the newest to the oldest as one. Only neighbours of about the same size are joined, so that each is looked at O(log n) times.
class Joined
{
public:
    void add(GraphDiff next)
    {
        m_parts.push_back({std::move(next), 1});
        while (m_parts.size() > 1 && m_parts[m_parts.size() - 2].steps <= m_parts.back().steps)
            joinLast();
    }
    GraphDiff all()
    {
        while (m_parts.size() > 1)
            joinLast();
        return m_parts.empty() ? GraphDiff() : std::move(m_parts.front().diff);
    }

private:
    struct Part {
        GraphDiff diff;
        std::size_t steps;
    };
    void joinLast()
    {
        Part last = std::move(m_parts.back());
        m_parts.pop_back();
        m_parts.back().diff.squash(last.diff);
        m_parts.back().steps += last.steps;
    }
    std::vector<Part> m_parts;
};

}  // namespace

Result<std::vector<HistoryStep>> Project::history() const
{
    auto rows = d->database->prepare("SELECT id, made, label, coalesce(name, '') FROM history ORDER BY id");
    if (!rows)
        return rows.error();
    std::vector<HistoryStep> steps;
    while (true) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            return steps;
        steps.push_back(stepOf(*rows));
    }
}

Result<std::vector<HistoryStep>> Project::history(const HistoryPage &page) const
{
    const StepFilter filter(page.words);
    const bool alsoTouched = !filter.empty() && d->version >= 2;
    auto rows = d->database->prepare(std::string("SELECT h.id, h.made, h.label, coalesce(h.name, '')")
                                     + (alsoTouched ? ", coalesce(s.summary, '') FROM history h LEFT JOIN step s ON s.id = h.id" : " FROM history h")
                                     + " WHERE h.id < ?" + (page.onlyNamed ? " AND h.name IS NOT NULL" : "") + " ORDER BY h.id DESC");
    if (!rows)
        return rows.error();
    rows->bind(1, page.before > 0 ? page.before : std::numeric_limits<std::int64_t>::max());
    std::vector<HistoryStep> steps;
    while (steps.size() < page.most) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            break;
        HistoryStep step = stepOf(*rows);
        const std::string own = step.label + " " + step.name + " " + step.made.substr(0, 10);
        if (filter.isIn(own))
            steps.push_back(std::move(step));
        else if (alsoTouched)
            if (const std::string_view summary = rows->text(4); filter.isIn(own + " " + std::string(summary))  // most are none of them: unread
                                                                && filter.isIn(own + wordsOf(summaryFromJson(summary))))
                steps.push_back(std::move(step));
    }
    return steps;
}

Result<std::size_t> Project::historySize() const
{
    const auto size = d->database->first("SELECT count(*) FROM history");
    if (!size)
        return size.error();
    return static_cast<std::size_t>(std::stoull(size->value_or("0")));
}

Result<StepSummary> Project::touched(std::int64_t id) const
{
    const bool listed = d->version >= 2;
    auto row = d->database->prepare(listed ? "SELECT summary FROM step WHERE id = ?" : "SELECT edit FROM history WHERE id = ?");
    if (!row)
        return row.error();
    row->bind(1, id);
    const auto found = row->step();
    if (!found)
        return found.error();
    if (!*found)
        return projectFault(d->path, "the history has no step " + std::to_string(id), Error::Code::NotFound);
    if (listed)
        return summaryFromJson(row->text(0));
    const auto diff = diffFromJson(row->text(0), d->path.string());
    if (!diff)
        return diff.error();
    return summaryOf(*diff);
}

Result<GraphDiff> Project::backTo(std::int64_t id) const
{
    auto rows = d->database->prepare("SELECT edit FROM history WHERE id > ? ORDER BY id DESC");
    if (!rows)
        return rows.error();
    rows->bind(1, id);
    Joined all;
    while (true) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            return all.all();
        const auto diff = diffFromJson(rows->text(0), d->path.string());
        if (!diff)
            return diff.error();
        all.add(diff->inverted());
    }
}

Result<void> Project::nameStep(std::int64_t id, std::string_view name)
{
    if (isReadOnly())
        return projectFault(d->path, d->whyReadOnly);
    auto row = d->database->prepare("UPDATE history SET name = nullif(?, '') WHERE id = ? RETURNING id");
    if (!row)
        return row.error();
    row->bind(1, name);
    row->bind(2, id);
    const auto found = row->step();
    if (!found)
        return found.error();
    if (!*found)
        return projectFault(d->path, "the history has no step " + std::to_string(id), Error::Code::NotFound);
    return row->run();
}

}  // namespace relata
