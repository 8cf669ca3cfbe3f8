// SPDX-License-Identifier: Apache-2.0
#include "model/query/statementsums.h"

#include "model/evidence/locator.h"
#include "model/graph/graphcolumns.h"
#include "model/graph/knowledgegraph.h"
#include "model/query/columnparts.h"
#include "model/query/lensproperty.h"
#include "model/query/lenswords.h"
#include "model/query/search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <tuple>
#include <vector>

namespace relata {
namespace statementsums {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// A number that is said of two entities, and by whom.
struct ToldNumber {
    std::uint32_t end = 0;  ///< tells the two ends from others of the same bunch
    PredicateId predicate{};
    double number = 0;
    std::uint32_t holds = 0;
    DocumentId document = noDocument;
    EntityId speaker = noEntity;
    StatementId statement{};

    auto matter() const { return std::tuple(end, predicate, number); }
    auto what() const { return std::tuple(end, predicate, number, holds); }
    auto voice() const { return std::tuple(document, speaker); }
    friend bool operator<(const ToldNumber &a, const ToldNumber &b)
    {
        return std::tuple(a.what(), a.voice(), a.statement) < std::tuple(b.what(), b.voice(), b.statement);
    }
};

inline std::string counted(std::size_t count, const char *one, const char *many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// Reads what bunches of statements say, and leaves of them what counts.
class Tally
{
public:
    Tally(const KnowledgeGraph &graph, std::uint32_t property, const RunContext &context)
        : m_graph(graph), m_property(property), m_reader(decimalMarksOf(graph, property, context)), m_having(graph.schema().predicates().size()),
          m_lacking(m_having.size())
    {
    }

    void begin() { m_told.clear(); }
    void take(StatementId id, std::uint32_t end)
    {
        const std::string_view text = propertyValue(m_graph, id, m_property);
        const PredicateId predicate = m_graph.predicate(id);
        if (text.empty()) {
            ++m_lacking[indexOf(predicate)];
            return;
        }
        ++m_having[indexOf(predicate)];
        bool others = false;
        const auto number = m_reader.readAll(text, others);
        m_others += others;
        if (!number)
            return;
        if (m_graph.modality(id) == Modality::Denied) {
            ++m_denied;
            return;
        }
        m_told.push_back({end, predicate, *number, holdsNumber(m_graph, id), m_graph.document(id), m_graph.speaker(id), id});
    }

    /// What counts of all that was taken since begin().
    const std::vector<ToldNumber> &settled()
    {
        if (m_told.size() < 2)
            return m_told;
        std::sort(m_told.begin(), m_told.end());
        m_kept.clear();
        for (auto from = m_told.begin(); from != m_told.end();) {
            const auto to = std::find_if(from, m_told.end(), [&](const ToldNumber &one) { return one.matter() != from->matter(); });
            const std::size_t first = m_kept.size();
            for (auto one = from; one != to;) {
                const auto end = std::find_if(one, to, [&](const ToldNumber &other) { return other.holds != one->holds; });
                keepOnce(one, end);
                one = end;
            }
            countMaybe(first);
            from = to;
        }
        m_told.swap(m_kept);
        return m_told;
    }

    std::string note() const
    {
        std::string note;
        if (m_again > 0)
            note = counted(m_again, "statement says", "statements say") + " what another one says as well, and " + (m_again == 1 ? "does" : "do")
                   + " not count again";
        if (m_maybe > 0)
            addToNote(note, counted(m_maybe, "may say", "may say") + " the same as others, told of another time or of none, and "
                                + (m_maybe == 1 ? "counts" : "count"));
        if (m_denied > 0)
            addToNote(note, counted(m_denied, "that is denied does", "that are denied do") + " not count");
        if (m_others > 0)
            addToNote(note, counted(m_others, "statement has", "statements have") + " something there that is no number");
        std::size_t lacking = 0;
        for (std::size_t i = 0; i < m_having.size(); ++i)
            lacking += m_having[i] > 0 ? m_lacking[i] : 0;
        if (lacking > 0)
            addToNote(note, counted(lacking, "statement of the same kind says", "statements of the same kind say") + " nothing there");
        addToNote(note, m_reader.currencyNote());
        addToNote(note, m_reader.note());
        return note;
    }

private:
    using Place = std::vector<ToldNumber>::const_iterator;

    /// Of what is said of one time: what each voice says that no other has said already.
    void keepOnce(Place from, Place to)
    {
        const std::size_t first = m_kept.size();
        if (to - from > mostCompared)
            return keepMost(from, to);
        m_met.assign(static_cast<std::size_t>(to - from), noStatement);
        for (auto one = from; one != to; ++one) {
            std::size_t same = first;  // said by another voice, and not found again by this one
            while (same < m_kept.size()
                   && (m_kept[same].voice() == one->voice() || isMetBy(same - first, *one) || differs(m_kept[same].statement, one->statement)))
                ++same;
            if (same == m_kept.size()) {
                m_kept.push_back(*one);
                continue;
            }
            m_met[same - first] = one->statement;
            ++m_again;
        }
    }
    bool isMetBy(std::size_t place, const ToldNumber &one) const
    {
        const StatementId met = m_met[place];
        return met != noStatement && m_graph.document(met) == one.document && m_graph.speaker(met) == one.speaker;
    }
    /// Of very many: as often as the voice that says so most.
    void keepMost(Place from, Place to)
    {
        std::ptrdiff_t most = 0;
        for (auto one = from; one != to;) {
            const auto end = std::find_if(one, to, [&](const ToldNumber &other) { return other.voice() != one->voice(); });
            most = std::max(most, end - one);
            one = end;
        }
        m_kept.insert(m_kept.end(), from, from + most);
        m_again += static_cast<std::size_t>(to - from - most);
    }

    /// Both have a property that says another thing: two contracts of the same sum.
    bool differs(StatementId a, StatementId b) const
    {
        m_properties.clear();
        visitProperties(m_graph, a, [&](std::uint32_t property, std::string_view value) {
            if (property != m_property && !isLocatorProperty(propertyName(m_graph, property), value))
                m_properties.emplace_back(property, foldedValue(value));
        });
        bool other = false;
        visitProperties(m_graph, b, [&](std::uint32_t property, std::string_view value) {
            const auto same = std::find_if(m_properties.begin(), m_properties.end(), [&](const auto &one) { return one.first == property; });
            other = other || (same != m_properties.end() && same->second != foldedValue(value));
        });
        return other;
    }

    /// Those behind \a first that are kept though another voice says the same of a time that is part of theirs, or of none.
    void countMaybe(std::size_t first)
    {
        if (m_kept.size() - first > mostCompared)
            return;
        for (std::size_t i = first + 1; i < m_kept.size(); ++i)
            for (std::size_t j = first; j < i; ++j) {
                const Edtf &one = timeAt(m_graph, m_kept[i].holds), &other = timeAt(m_graph, m_kept[j].holds);
                if (m_kept[i].holds == m_kept[j].holds || m_kept[i].voice() == m_kept[j].voice()
                    || !(one.empty() || other.empty() || one.overlaps(other)) || differs(m_kept[i].statement, m_kept[j].statement))
                    continue;
                ++m_maybe;
                break;
            }
    }

    static constexpr std::ptrdiff_t mostCompared = 200;
    const KnowledgeGraph &m_graph;
    std::uint32_t m_property;
    NumberReader m_reader;
    std::vector<ToldNumber> m_told, m_kept;
    std::vector<StatementId> m_met;  ///< of those kept last: who said the same last
    mutable std::vector<std::pair<std::uint32_t, std::string>> m_properties;
    std::vector<std::size_t> m_having, m_lacking;  ///< by predicate
    std::size_t m_again = 0, m_maybe = 0, m_denied = 0, m_others = 0;
};

/// Sums on their way: each has the decimals of what it adds up.
class Sums
{
public:
    explicit Sums(std::size_t end) : m_values(end, nothing), m_decimals(end) {}
    void add(EntityId id, double number, int decimals)
    {
        double &sum = m_values[indexOf(id)];
        sum = std::isnan(sum) ? number : sum + number;
        std::uint8_t &most = m_decimals[indexOf(id)];
        most = std::max(most, static_cast<std::uint8_t>(decimals));
    }
    std::vector<double> taken(std::size_t &tooLarge)
    {
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            tooLarge += std::isinf(m_values[i]);
            m_values[i] = std::isinf(m_values[i]) ? nothing : roundedTo(m_decimals[i], m_values[i]);
        }
        return std::move(m_values);
    }

private:
    std::vector<double> m_values;
    std::vector<std::uint8_t> m_decimals;
};

}  // namespace statementsums

using statementsums::nothing, statementsums::Sums, statementsums::Tally, statementsums::ToldNumber, statementsums::counted;

Result<PropertyColumn> statementSums(const KnowledgeGraph &graph, const Snapshot &shown, const Scale &scale, const RunContext &context)
{
    PropertyColumn column;
    const auto property = propertyNumber(graph, scale.property());
    if (!property) {
        column.values.assign(graph.entityIdEnd(), nothing);
        return column;
    }
    Sums sums(graph.entityIdEnd());
    Tally tally(graph, *property, context);
    std::vector<bool> symmetric;
    for (const Predicate &predicate : graph.schema().predicates())
        symmetric.push_back(predicate.symmetric);
    const auto isSymmetric = [&](StatementId id) { return symmetric[indexOf(graph.predicate(id))]; };
    constexpr std::size_t lookEvery = 4096;
    std::size_t looked = 0;
    bool over = context.cancelled();
    const auto isOver = [&] { return over = over || (++looked % lookEvery == 0 && context.cancelled()); };
    for (std::uint32_t node = 0; node < shown.nodeCount() && !isOver(); ++node) {
        tally.begin();
        for (const auto &[object, id] : shown.out(node))  // what leads either way is looked at from the lower end
            if (!isOver() && (object >= node || !isSymmetric(id)))
                tally.take(id, object);
        for (const auto &[subject, id] : shown.in(node))
            if (!isOver() && subject > node && isSymmetric(id))
                tally.take(id, subject);
        if (over)
            break;
        for (const ToldNumber &one : tally.settled()) {
            const EntityId here = shown.entityAt(node), there = shown.entityAt(one.end);
            const bool both = scale.way() == SumWay::All || isSymmetric(one.statement);
            const int decimals = decimalsOf(one.number);
            if (both || scale.way() == SumWay::Out)
                sums.add(here, one.number, decimals);
            if (scale.way() == SumWay::In || (both && there != here))
                sums.add(there, one.number, decimals);
        }
    }
    if (over || context.cancelled())
        return Error::cancelled();
    std::size_t tooLarge = 0;
    column.values = sums.taken(tooLarge);
    column.note = tally.note();
    if (tooLarge > 0)
        addToNote(column.note, counted(tooLarge, "sum is", "sums are") + " too large to be told");
    column.fifths = fifthsOf(column.values);
    return column;
}

struct StatementAmounts::Data {
    const KnowledgeGraph &graph;
    std::optional<Tally> tally;
};

StatementAmounts::StatementAmounts(const KnowledgeGraph &graph, const std::string &property, const RunContext &context)
    : m_data(std::make_unique<Data>(Data{graph, std::nullopt}))
{
    if (const auto number = propertyNumber(graph, property))
        m_data->tally.emplace(graph, *number, context);
}

StatementAmounts::~StatementAmounts() = default;

bool StatementAmounts::isKnown() const
{
    return m_data->tally.has_value();
}

double StatementAmounts::of(std::span<const StatementId> statements)
{
    if (!m_data->tally)
        return nothing;
    const KnowledgeGraph &graph = m_data->graph;
    m_data->tally->begin();
    for (const StatementId id : statements)  // of what leads either way no end is the first
        m_data->tally->take(id, graph.schema().predicate(graph.predicate(id)).symmetric ? 0 : static_cast<std::uint32_t>(graph.subject(id)));
    double sum = nothing;
    int decimals = 0;
    for (const ToldNumber &one : m_data->tally->settled()) {
        sum = std::isnan(sum) ? one.number : sum + one.number;
        decimals = std::max(decimals, decimalsOf(one.number));
    }
    return std::isfinite(sum) ? roundedTo(decimals, sum) : nothing;
}

std::string StatementAmounts::note() const
{
    return m_data->tally ? m_data->tally->note() : std::string();
}

Result<std::string> summedProperty(const KnowledgeGraph &graph, const std::string &name)
{
    const auto properties = statementProperties(graph);
    std::vector<std::string> known;
    std::string alike;
    for (const StatementProperty &property : *properties) {
        if (!property.asNumbers)
            continue;
        if (property.key == name)
            return name;
        if (alike.empty() && foldedForSearch(property.key) == foldedForSearch(name))
            alike = property.key;
        known.push_back(property.key);
    }
    if (!alike.empty())
        return alike;
    return Error{Error::Code::NotFound,
                 "statements have no numbers called “" + name + "”" + (known.empty() ? ", nor any others" : "." + nearestOrExpected(name, known)),
                 {},
                 0,
                 0};
}

}  // namespace relata
