// SPDX-License-Identifier: Apache-2.0
#include "model/edit/duplicates.h"

#include "model/edit/keys.h"
#include "model/edit/merge.h"
#include "model/edit/mergerecord.h"
#include "model/edit/nameblocks.h"
#include "model/edit/sharedlinks.h"
#include "model/query/folding.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace relata {
namespace {

using Kind = DuplicateReason::Kind;
using EntityPair = std::pair<EntityId, EntityId>;

constexpr std::size_t mostOfOneId = 20;  // entities that share an "external id"; more, and it is none

/// How much a reason is worth on its own.
double worth(const DuplicateReason &reason)
{
    switch (reason.kind) {
    case Kind::SameId:
        return 0.95;
    case Kind::SameName:
        return 0.9;
    case Kind::SameWords:
        return 0.85;
    case Kind::Initials:
        return 0.7;
    case Kind::Typo:
        return 0.65;
    case Kind::Acronym:
        return 0.6;
    case Kind::PartOfName:
        return 0.5;
    case Kind::SameLinks:
        return 0.1 + 0.1 * static_cast<double>(std::min<std::size_t>(reason.count, 4));
    }
    return 0;
}

Kind kindOf(NameLikeness likeness)
{
    switch (likeness) {
    case NameLikeness::Same:
        return Kind::SameName;
    case NameLikeness::Words:
        return Kind::SameWords;
    case NameLikeness::Initials:
        return Kind::Initials;
    case NameLikeness::Typo:
        return Kind::Typo;
    case NameLikeness::Acronym:
        return Kind::Acronym;
    case NameLikeness::Part:
        break;
    }
    return Kind::PartOfName;
}

/// Keys of properties that say which one it is elsewhere: "wikidata", "wikidataId", "registration_number", "homepage".
bool isExternalId(std::string_view key)
{
    std::string folded;
    foldInto(key, folded);
    std::erase(folded, ' ');
    static constexpr std::array words{"wikidata", "viaf",  "isni",    "orcid",    "gnd",    "lei", "isin",
                                      "email",    "phone", "website", "homepage", "sameas", "id"};
    static constexpr std::array endings{"wikidataid", "number", "code", "url", "uri", "qid"};
    return std::find(words.begin(), words.end(), folded) != words.end()
           || std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return folded.ends_with(ending); })
           || ((key.ends_with("Id") || key.ends_with("_id") || key.ends_with("ID") || key.ends_with("-id") || key.ends_with(" id"))
               && key.size() > 2);
}

constexpr std::string_view apartPrefix = "different-from:";

/// Keys of entities that \a entity is not the same as; also of those that were merged into it.
void collectApart(const Entity &entity, std::set<std::string> &own, std::set<std::string> &apart)
{
    own.insert(entity.key);
    for (const auto &[key, value] : entity.properties)
        if (key.starts_with(apartPrefix))
            apart.insert(key.substr(apartPrefix.size()));
        else if (isMergeRecord(key))
            if (const auto record = mergeRecordFromText(value))
                collectApart(record->entity, own, apart);
}

struct Apart {
    std::set<std::string> own, apart;
    bool from(const Apart &other) const
    {
        const auto meet = [](const std::set<std::string> &a, const std::set<std::string> &b) {
            return std::any_of(a.begin(), a.end(), [&](const std::string &key) { return b.contains(key); });
        };
        return meet(apart, other.own) || meet(other.apart, own);
    }
};

Apart apartOf(const KnowledgeGraph &graph, EntityId id)
{
    Apart apart;
    collectApart(graph.entity(id), apart.own, apart.apart);
    return apart;
}

class Finder
{
public:
    Finder(const KnowledgeGraph &graph, const DuplicateOptions &options, const RunContext &context)
        : m_graph(graph), m_options(options), m_context(context), m_unknown(graph.schema().findType("unknown"))
    {
    }

    Result<Duplicates> run()
    {
        byId();
        if (const auto named = byName(); !named)
            return named.error();
        if (const auto linked = byLinks(); !linked)
            return linked.error();
        Duplicates duplicates;
        for (auto &[pair, reasons] : m_reasons) {
            if (isApart(pair))
                continue;
            duplicates.pairs.push_back(judged(pair, std::move(reasons)));
        }
        duplicates.found = duplicates.pairs.size();
        std::stable_sort(duplicates.pairs.begin(), duplicates.pairs.end(),
                         [](const DuplicatePair &a, const DuplicatePair &b) { return a.score > b.score; });
        if (duplicates.pairs.size() > m_options.most)
            duplicates.pairs.resize(m_options.most);
        m_context.progress(1);
        return duplicates;
    }

private:
    /// Who is of an unknown type may be of any.
    bool fits(EntityId a, EntityId b) const
    {
        const TypeId one = m_graph.typeOf(a), other = m_graph.typeOf(b);
        return m_options.acrossTypes || one == other || one == m_unknown || other == m_unknown;
    }

    /// Entities with the same value of a property that names them elsewhere; notes who was said to be another one.
    void byId()
    {
        std::map<std::pair<std::string, std::string>, std::vector<EntityId>> holders;
        for (const EntityId id : m_graph.entities()) {
            const Entity entity = m_graph.entity(id);
            for (const auto &[key, value] : entity.properties) {
                if (key.starts_with(apartPrefix) || isMergeRecord(key))
                    m_marked = true;
                else if (value.size() > 2 && isExternalId(key))
                    holders[{key, std::string(trimmed(value))}].push_back(id);
            }
        }
        for (const auto &[property, ids] : holders)
            for (std::size_t i = 0; ids.size() <= mostOfOneId && i < ids.size(); ++i)
                for (std::size_t j = i + 1; j < ids.size(); ++j)
                    m_reasons[{ids[i], ids[j]}].push_back({Kind::SameId, property.first, property.second, 0});
    }

    Result<void> byName()
    {
        std::vector<NameForm> forms;
        std::vector<std::uint32_t> owners;
        std::vector<std::string> names;
        const auto add = [&](EntityId id, std::string_view name) {
            NameForm form = nameFormOf(name);
            for (std::size_t i = owners.size(); i-- > 0 && owners[i] == indexOf(id);)
                if (forms[i].folded == form.folded)
                    return;
            forms.push_back(std::move(form));
            owners.push_back(static_cast<std::uint32_t>(id));
            names.emplace_back(name);
        };
        for (const EntityId id : m_graph.entities()) {
            add(id, m_graph.name(id));
            for (const std::string_view alias : m_graph.aliases(id))
                add(id, alias);
        }
        const auto alike = alikeNames(forms, owners, m_context.part(0.1, 0.7));
        if (!alike)
            return alike.error();
        for (const auto &[a, b] : *alike) {
            const EntityId one{owners[a]}, other{owners[b]};
            if (!fits(one, other))
                continue;
            DuplicateReason reason{kindOf(*likeness(forms[a], forms[b])), names[a], names[b], 0};
            if (one > other)
                std::swap(reason.one, reason.other);
            auto &reasons = m_reasons[std::minmax(one, other)];
            // of each kind the first: names come before aliases
            if (std::none_of(reasons.begin(), reasons.end(), [&](const DuplicateReason &each) { return each.kind == reason.kind; }))
                reasons.push_back(std::move(reason));
        }
        return {};
    }

    Result<void> byLinks()
    {
        const SharedLinks links(m_graph);
        for (auto &[pair, reasons] : m_reasons)
            if (const std::size_t both = links.shared(pair.first, pair.second); both > 0)
                reasons.push_back({Kind::SameLinks, {}, {}, both});
        const auto alike = links.alike(m_context.part(0.8, 0.2));
        if (!alike)
            return alike.error();
        for (const auto &pair : *alike)
            if (fits(pair.one, pair.other) && alikeInSeveralWays(pair.one, pair.other))
                if (auto &reasons = m_reasons[{pair.one, pair.other}]; reasons.empty())
                    reasons.push_back({Kind::SameLinks, {}, {}, pair.count});
        return {};
    }

    /// With the same others by two predicates at least: authorities that buy from the same firms are no one authority.
    bool alikeInSeveralWays(EntityId one, EntityId other) const
    {
        const auto linksOf = [this](EntityId id) {
            std::vector<std::tuple<EntityId, bool, PredicateId>> links;
            for (const StatementId statement : m_graph.statementsOf(id)) {
                const bool out = m_graph.subject(statement) == id;
                links.emplace_back(out ? m_graph.object(statement) : m_graph.subject(statement), out, m_graph.predicate(statement));
            }
            std::sort(links.begin(), links.end());
            return links;
        };
        const auto first = linksOf(one), second = linksOf(other);
        std::vector<std::tuple<EntityId, bool, PredicateId>> both;
        std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(both));
        return std::any_of(both.begin(), both.end(), [&](const auto &link) { return std::get<2>(link) != std::get<2>(both.front()); });
    }

    bool isApart(const EntityPair &pair) const { return m_marked && apartOf(m_graph, pair.first).from(apartOf(m_graph, pair.second)); }

    DuplicatePair judged(const EntityPair &pair, std::vector<DuplicateReason> reasons) const
    {
        DuplicatePair judged{pair.first, pair.second, 0, std::move(reasons), 0};
        std::stable_sort(judged.reasons.begin(), judged.reasons.end(),
                         [](const DuplicateReason &a, const DuplicateReason &b) { return worth(a) > worth(b); });
        double doubt = 1;
        for (const DuplicateReason &reason : judged.reasons)
            doubt *= 1 - worth(reason);
        const bool less = m_graph.degree(pair.first) < m_graph.degree(pair.second);
        const EntityId fewer = less ? pair.first : pair.second, more = less ? pair.second : pair.first;
        for (const StatementId id : m_graph.statementsOf(fewer))
            judged.between += m_graph.subject(id) == more || m_graph.object(id) == more;
        judged.score = (1 - doubt) * (judged.between > 0 ? 0.5 : 1) * (m_graph.typeOf(fewer) == m_graph.typeOf(more) ? 1 : 0.8);
        return judged;
    }

    const KnowledgeGraph &m_graph;
    const DuplicateOptions &m_options;
    const RunContext &m_context;
    std::map<EntityPair, std::vector<DuplicateReason>> m_reasons;
    bool m_marked = false;  ///< some are said not to be others
    std::optional<TypeId> m_unknown;
};

}  // namespace

std::string_view toString(Kind kind)
{
    static constexpr std::string_view words[] = {"same-id", "same-name", "same-words", "initials", "typo", "acronym", "part-of-name", "same-links"};
    return words[static_cast<std::size_t>(kind)];
}

Result<Duplicates> findDuplicates(const KnowledgeGraph &graph, const DuplicateOptions &options, const RunContext &context)
{
    return Finder(graph, options, context).run();
}

std::string inWords(const KnowledgeGraph &graph, const DuplicatePair &pair, const DuplicateReason &reason)
{
    const auto quoted = [&](const std::string &name, EntityId id) {
        return "“" + name + "”" + (name == graph.name(id) ? "" : " (another name of " + std::string(graph.name(id)) + ")");
    };
    const std::string one = quoted(reason.one, pair.one), other = quoted(reason.other, pair.other);
    switch (reason.kind) {
    case Kind::SameId:
        return "both have " + reason.one + " " + reason.other;
    case Kind::SameName:
        return reason.one == reason.other && reason.one == graph.name(pair.one) && reason.other == graph.name(pair.other)
                   ? "both are called " + one
                   : one + " is the same name as " + other;
    case Kind::SameWords:
        return one + " has the same words as " + other;
    case Kind::Initials:
        return one + " and " + other + " have the same initials and last name";
    case Kind::Typo:
        return one + " differs by a letter or two from " + other;
    case Kind::Acronym: {
        const bool oneIsShort = nameFormOf(reason.one).letters == nameFormOf(reason.other).acronym;
        return (oneIsShort ? one : other) + " is made of the first letters of " + (oneIsShort ? other : one);
    }
    case Kind::PartOfName: {
        const bool oneIsShort = nameFormOf(reason.one).words.size() < nameFormOf(reason.other).words.size();
        return "all words of " + (oneIsShort ? one : other) + " are in " + (oneIsShort ? other : one);
    }
    case Kind::SameLinks:
        break;
    }
    return reason.count == 1 ? "one link is the same" : std::to_string(reason.count) + " links are the same";
}

Result<GraphDiff> keepApart(const KnowledgeGraph &graph, EntityId one, EntityId other)
{
    if (one == other || !graph.contains(one) || !graph.contains(other))
        return Error{Error::Code::NotFound, "two entities of the graph were expected", {}, 0, 0};
    GraphDiff diff;
    if (areKeptApart(graph, one, other))
        return diff;
    Entity before = graph.entity(one);
    Entity after = before;
    after.properties.emplace_back(std::string(apartPrefix) + std::string(graph.key(other)), std::string(graph.name(other)));
    diff.entities.push_back({one, std::move(before), std::move(after)});
    return diff;
}

bool areKeptApart(const KnowledgeGraph &graph, EntityId one, EntityId other)
{
    return apartOf(graph, one).from(apartOf(graph, other));
}

bool isApartRecord(std::string_view propertyKey)
{
    return propertyKey.starts_with(apartPrefix);
}

std::vector<std::string> keptApartFrom(const KnowledgeGraph &graph, EntityId id)
{
    std::vector<std::string> keys;
    for (const auto &[key, value] : graph.entity(id).properties)
        if (isApartRecord(key))
            keys.push_back(key.substr(apartPrefix.size()));
    return keys;
}

}  // namespace relata
