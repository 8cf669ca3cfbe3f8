// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/locator.h"
#include "model/evidence/voices.h"
#include "model/graph/graphcolumns.h"
#include "model/graph/knowledgegraph.h"
#include "model/graph/snapshot.h"
#include "model/query/folding.h"
#include "model/query/idbits.h"
#include "model/query/lensnames.h"
#include "model/query/lensproperty.h"
#include "model/query/lenswords.h"
#include "model/query/paths.h"
#include "model/query/searchdata.h"
#include "model/query/statementsums.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

namespace relata {
namespace {

using Statements = IdSet<StatementId>::Bits;
using Entities = LensNames::Entities;

/// What a part of the expression selects: statements, and entities that have no statements of their own.
struct Selected {
    Statements statements;
    Entities lone;
};

class Evaluator
{
public:
    Evaluator(const KnowledgeGraph &graph, const SearchIndex *index, const RunContext &context)
        : m_graph(graph), m_names(graph, index), m_index(index), m_context(context)
    {
        m_live = bitsWhere(graph.statementIdEnd(), [&](std::size_t i) { return graph.contains(StatementId{static_cast<std::uint32_t>(i)}); });
        m_lone = bitsWhere(graph.entityIdEnd(), [&](std::size_t i) {
            const EntityId id{static_cast<std::uint32_t>(i)};
            return graph.contains(id) && graph.degree(id) == 0;
        });
    }

    Result<LensResult> run(const LensNode &root)
    {
        auto selected = evaluate(root);
        if (!selected)
            return selected.error();
        if (m_context.cancelled())
            return Error::cancelled();
        LensResult result;
        result.entities.bits() = selected->lone | endsOf(m_graph, selected->statements);
        result.statements.bits() = std::move(selected->statements);
        return result;
    }

private:
    Result<Selected> evaluate(const LensNode &node)
    {
        if (m_context.cancelled())
            return Error::cancelled();
        switch (node.kind) {
        case LensNode::Kind::All:
            return Selected{m_live, m_lone};
        case LensNode::Kind::Not: {
            auto inner = evaluate(node.children.front());
            if (!inner)
                return inner;
            return Selected{m_live - inner->statements, m_lone - inner->lone};
        }
        case LensNode::Kind::And:
        case LensNode::Kind::Or: {
            std::optional<Selected> all;
            for (const LensNode &child : node.children) {
                auto part = evaluate(child);
                if (!part)
                    return part;
                if (!all) {
                    all = std::move(*part);
                } else if (node.kind == LensNode::Kind::And) {
                    all->statements &= part->statements;
                    all->lone &= part->lone;
                } else {
                    all->statements |= part->statements;
                    all->lone |= part->lone;
                }
            }
            return std::move(*all);
        }
        case LensNode::Kind::Term:
            return term(node);
        }
        return Selected{};
    }

    /// Statements for which \a test holds; no lone entities.
    template <typename Test>
    Selected where(Test test) const
    {
        return {bitsWhere(m_live.size(), [&](std::size_t i) { return m_live.test(i) && test(StatementId{static_cast<std::uint32_t>(i)}); }),
                Entities(m_lone.size())};
    }
    /// By the ends: \a both or either of them in \a wanted.
    Selected byEnds(const Entities &wanted, bool both) const
    {
        Selected selected = where([&](StatementId id) {
            const bool subject = wanted.test(indexOf(m_graph.subject(id))), object = wanted.test(indexOf(m_graph.object(id)));
            return both ? subject && object : subject || object;
        });
        selected.lone = wanted & m_lone;
        return selected;
    }

    Result<Selected> term(const LensNode &node)
    {
        switch (node.key) {
        case LensKey::Type:
        case LensKey::Only: {
            const auto types = m_names.types(node);
            if (!types)
                return types.error();
            Entities wanted(m_graph.entityIdEnd());
            for (const EntityId id : m_graph.entities())
                if ((*types)[indexOf(m_graph.typeOf(id))])
                    wanted.set(indexOf(id));
            return byEnds(wanted, node.key == LensKey::Only);
        }
        case LensKey::Predicate: {
            const auto predicates = m_names.predicates(node);
            if (!predicates)
                return predicates.error();
            return where([&](StatementId id) { return (*predicates)[indexOf(m_graph.predicate(id))]; });
        }
        case LensKey::Category: {
            const auto predicates = m_names.ofCategory(node);
            if (!predicates)
                return predicates.error();
            return where([&](StatementId id) { return (*predicates)[indexOf(m_graph.predicate(id))]; });
        }
        case LensKey::By:
            return by(node);
        case LensKey::In: {
            const auto documents = m_names.documents(node);
            if (!documents)
                return documents.error();
            return where([&](StatementId id) { return m_graph.document(id) != noDocument && (*documents)[indexOf(m_graph.document(id))]; });
        }
        case LensKey::Paragraph: {
            std::vector<std::pair<int, int>> ranges;
            for (const std::string &value : node.values)
                ranges.push_back(paragraphRange(value).value_or(std::pair(0, 0)));
            return where([&](StatementId id) {
                const int p = m_graph.paragraph(id);
                return std::any_of(ranges.begin(), ranges.end(), [p](const auto &r) { return p >= r.first && p <= r.second && p > 0; });
            });
        }
        case LensKey::Modality: {
            std::vector<Modality> wanted;
            for (const std::string &value : node.values)
                if (const auto modality = modalityFromString(foldedForSearch(value)))
                    wanted.push_back(*modality);
            return where([&](StatementId id) { return std::find(wanted.begin(), wanted.end(), m_graph.modality(id)) != wanted.end(); });
        }
        case LensKey::Polarity: {
            std::vector<Polarity> wanted;
            for (const std::string &value : node.values)
                if (const auto polarity = polarityFromString(foldedForSearch(value)))
                    wanted.push_back(*polarity);
            return where([&](StatementId id) { return std::find(wanted.begin(), wanted.end(), m_graph.polarity(id)) != wanted.end(); });
        }
        case LensKey::Said:
        case LensKey::Holds:
            return time(node);
        case LensKey::About: {
            const auto wanted = m_names.entities(node);
            if (!wanted)
                return wanted.error();
            return byEnds(*wanted, false);
        }
        case LensKey::From:
        case LensKey::To: {
            const auto wanted = m_names.entities(node);
            if (!wanted)
                return wanted.error();
            return where([&](StatementId id) { return wanted->test(indexOf(node.key == LensKey::From ? m_graph.subject(id) : m_graph.object(id))); });
        }
        case LensKey::Near: {
            const auto centres = m_names.entities(node);
            if (!centres)
                return centres.error();
            std::vector<EntityId> ids;
            for (auto i = centres->find_first(); i != Entities::npos; i = centres->find_next(i))
                ids.push_back(EntityId{static_cast<std::uint32_t>(i)});
            auto ball = neighbourhood(m_graph, ids, node.hops);
            ball.bits().resize(m_graph.entityIdEnd());
            return byEnds(ball.bits(), true);
        }
        case LensKey::Has:
            return has(node);
        case LensKey::Property:
            return property(node);
        case LensKey::Sum:
        case LensKey::InSum:
        case LensKey::OutSum:
            return summed(node);
        case LensKey::Measured:
            return measured(node);
        case LensKey::Word:
            return word(node);
        }
        return Selected{};
    }

    /// The statement itself, or an end: what is asked of several is asked of one of them at a time.
    Result<Selected> property(const LensNode &node) const
    {
        const auto numbers = m_names.properties(node);
        if (!numbers)
            return numbers.error();
        struct Asked {
            PropertyCondition condition;
            std::uint32_t number;
            DecimalMark mark;
        };
        std::vector<Asked> asked;
        for (std::size_t i = 0; i < node.values.size(); ++i)
            for (const std::uint32_t number : (*numbers)[i]) {
                const auto condition = propertyCondition(node.values[i]).value_or(PropertyCondition());
                asked.push_back({condition, number, condition.number ? decimalMarksOf(m_graph, number, m_context).mark() : DecimalMark::Unknown});
            }
        const auto holds = [&](auto id) {
            return std::any_of(asked.begin(), asked.end(),
                               [&](const Asked &one) { return one.condition.holds(propertyValue(m_graph, id, one.number), one.mark); });
        };
        const Entities wanted = bitsWhere(m_graph.entityIdEnd(), [&](std::size_t i) {
            const EntityId id{static_cast<std::uint32_t>(i)};
            return m_graph.contains(id) && holds(id);
        });
        Selected selected =
            where([&](StatementId id) { return wanted.test(indexOf(m_graph.subject(id))) || wanted.test(indexOf(m_graph.object(id))) || holds(id); });
        selected.lone = wanted & m_lone;
        return selected;
    }

    /// An end, by what its statements add up to in the whole graph.
    Result<Selected> summed(const LensNode &node) const
    {
        const auto numbers = m_names.properties(node);
        if (!numbers)
            return numbers.error();
        const Snapshot all = Snapshot::of(m_graph);
        Entities wanted(m_graph.entityIdEnd());
        for (std::size_t i = 0; i < node.values.size(); ++i)
            for (const std::uint32_t number : (*numbers)[i]) {
                const Scale scale = Scale::ofSums(propertyName(m_graph, number), sumWayOf(node.key).value_or(SumWay::All));
                const auto sums = statementSums(m_graph, all, scale, m_context);
                if (!sums)
                    return sums.error();
                NumberCondition condition = sumCondition(node.values[i]).value_or(PropertyCondition()).number.value_or(NumberCondition());
                if (condition.top > 0)
                    condition.low = highestOf(sums->values, condition.top);
                for (const EntityId id : m_graph.entities())
                    if (condition.holds(sums->values[indexOf(id)]))
                        wanted.set(indexOf(id));
            }
        return byEnds(wanted, false);
    }

    /// Both ends, by a measure of the whole graph.
    Result<Selected> measured(const LensNode &node)
    {
        MeasureCache once;
        const auto column = (m_index ? m_index->measures() : once).column(m_graph, node.measure, m_context);
        if (!column)
            return column.error();
        const std::vector<double> &values = **column;
        Entities wanted(m_graph.entityIdEnd());
        for (const std::string &value : node.values) {
            NumberCondition condition = numberCondition(value).value_or(NumberCondition());
            if (condition.top > 0)
                condition.low = highestOf(values, condition.top);
            for (const EntityId id : m_graph.entities())
                if (condition.holds(values[indexOf(id)]))
                    wanted.set(indexOf(id));
        }
        return byEnds(wanted, true);
    }
    /// The lowest of the \a count highest values; equal ones are in as well.
    double highestOf(const std::vector<double> &values, std::size_t count) const
    {
        std::vector<double> all;
        for (const EntityId id : m_graph.entities())
            if (!std::isnan(values[indexOf(id)]))
                all.push_back(values[indexOf(id)]);
        if (all.empty())
            return 0;
        const auto last = all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()) - 1);
        std::nth_element(all.begin(), last, all.end(), std::greater<>());
        return *last;
    }

    Result<Selected> by(const LensNode &node) const
    {
        LensNode named = node;
        const bool author = takeVoice(named, authorVoice), unknown = takeVoice(named, unknownVoice);
        Entities speakers(m_graph.entityIdEnd());
        if (!named.values.empty()) {
            auto found = m_names.entities(named);
            if (!found)
                return found.error();
            speakers = std::move(*found);
        }
        for (const auto &[isAsked, voice] : {std::pair(author, authorVoice), std::pair(unknown, unknownVoice)})
            if (const EntityId called = m_graph.findEntity(voice); isAsked && called != noEntity)
                speakers.set(indexOf(called));  // somebody has that word for an id
        return where([&](StatementId id) {
            const EntityId speaker = m_graph.speaker(id);
            return speaker != noEntity ? speakers.test(indexOf(speaker)) : m_graph.isSpeakerUnknown(id) ? unknown : author;
        });
    }

    Result<Selected> time(const LensNode &node) const
    {
        std::vector<Edtf> wanted;
        for (const std::string &value : node.values) {
            const auto range = lensTime(value);
            if (!range)
                return LensNames::unknown(node, range.error().message);
            wanted.push_back(*range);
        }
        std::vector<std::uint8_t> fits(timeCount(m_graph));  // dates repeat: each is looked at once
        for (std::uint32_t i = 0; i < fits.size(); ++i) {
            const Edtf &time = timeAt(m_graph, i);
            fits[i] = std::any_of(wanted.begin(), wanted.end(), [&](const Edtf &w) { return w.empty() ? time.empty() : w.overlaps(time); });
        }
        return where([&](StatementId id) { return fits[node.key == LensKey::Said ? saidNumber(m_graph, id) : holdsNumber(m_graph, id)] != 0; });
    }

    Selected has(const LensNode &node) const
    {
        return where([&](StatementId id) {
            return std::any_of(node.values.begin(), node.values.end(), [&](const std::string &field) {
                if (field == "speaker")
                    return m_graph.speaker(id) != noEntity;
                if (field == "document")
                    return m_graph.document(id) != noDocument;
                if (field == "place")
                    return !locatorOf(m_graph, id).empty();
                if (field == "paragraph")
                    return m_graph.paragraph(id) > 0;
                if (field == "said")
                    return !m_graph.said(id).empty();
                if (field == "holds")
                    return !m_graph.holds(id).empty();
                return field == "quote" ? !m_graph.quote(id).empty() : !m_graph.note(id).empty();
            });
        });
    }

    /// A free word, or a phrase in quotes: in the claim, the ends, the speaker, the predicate, quote or note.
    Selected word(const LensNode &node)
    {
        const auto asked = foldedWords(node.values.front());
        if (asked.empty())
            return Selected{m_live, m_lone};
        if (!m_index) {
            m_own = SearchIndex::of(m_graph);
            m_index = &m_own;
        }
        const Places places = placesOf(node.values.front(), asked);
        Selected selected{places.claimed | places.quoted, places.named & m_lone};
        selected.statements &= m_live;
        if (places.named.any() || std::find(places.predicates.begin(), places.predicates.end(), true) != places.predicates.end())
            selected.statements |= where([&](StatementId id) {
                                       const EntityId speaker = m_graph.speaker(id);
                                       return places.named.test(indexOf(m_graph.subject(id))) || places.named.test(indexOf(m_graph.object(id)))
                                              || places.predicates[indexOf(m_graph.predicate(id))]
                                              || (speaker != noEntity && places.named.test(indexOf(speaker)));
                                   }).statements;
        return selected;
    }

    /// Where a word or a phrase stands.
    struct Places {
        Entities named;
        std::vector<bool> predicates;
        Statements claimed, quoted;  ///< in the claim; in quote or note
    };
    /// Every place with a word that begins with \a word.
    Places placesOf(const std::string &word) const
    {
        const SearchIndex::Data &data = m_index->data();
        Places places{Entities(m_graph.entityIdEnd()), {}, Statements(m_live.size()), Statements(m_live.size())};
        data.addNamed(word, places.named);
        for (const Predicate &predicate : m_graph.schema().predicates())
            places.predicates.push_back(LensNames::hasWords(predicate.label, word));
        data.addClaims(word, places.claimed);
        data.addQuotesAndNotes(word, places.quoted);
        return places;
    }
    /// The index tells where all words of a phrase are; only there the texts are looked at.
    Places placesOf(const std::string &text, const std::vector<FoldedWord> &words) const
    {
        Places places = placesOf(words.front().text);
        for (std::size_t i = 1; i < words.size(); ++i) {
            const Places other = placesOf(words[i].text);
            places.named &= other.named;
            places.claimed &= other.claimed;
            places.quoted &= other.quoted;
            for (std::size_t p = 0; p < places.predicates.size(); ++p)
                places.predicates[p] = places.predicates[p] && other.predicates[p];
        }
        if (words.size() > 1)
            keepPhrase(foldedForSearch(text), places);
        return places;
    }

    void keepPhrase(const std::string &phrase, Places &places) const
    {
        const std::string wanted = " " + phrase;
        const auto contains = [&wanted](std::string_view text) {
            thread_local std::string folded;
            folded = " ";
            foldInto(text, folded);
            return std::string_view(folded).find(wanted) != std::string_view::npos;
        };
        const auto keep = [](auto &bits, auto test) {
            bits = bitsWhere(bits.size(), [&](std::size_t i) { return bits.test(i) && test(static_cast<std::uint32_t>(i)); });
        };
        keep(places.named, [&](std::uint32_t i) {
            const auto aliases = m_graph.aliases(EntityId{i});
            return contains(m_graph.name(EntityId{i})) || std::any_of(aliases.begin(), aliases.end(), contains);
        });
        for (std::size_t i = 0; i < places.predicates.size(); ++i)
            places.predicates[i] = places.predicates[i] && contains(m_graph.schema().predicates()[i].label);
        places.claimed &= m_live;
        keep(places.claimed, [&](std::uint32_t i) { return contains(m_graph.claim(StatementId{i})); });
        places.quoted &= m_live;
        keep(places.quoted, [&](std::uint32_t i) { return contains(m_graph.quote(StatementId{i})) || contains(m_graph.note(StatementId{i})); });
    }

    const KnowledgeGraph &m_graph;
    LensNames m_names;
    const SearchIndex *m_index;
    const RunContext &m_context;
    SearchIndex m_own;
    Statements m_live;
    Entities m_lone;
};

}  // namespace

Result<LensResult> Lens::evaluate(const KnowledgeGraph &graph, const RunContext &context) const
{
    return Evaluator(graph, nullptr, context).run(root());
}

Result<LensResult> Lens::evaluate(const KnowledgeGraph &graph, const SearchIndex &index, const RunContext &context) const
{
    return Evaluator(graph, &index, context).run(root());
}

}  // namespace relata
