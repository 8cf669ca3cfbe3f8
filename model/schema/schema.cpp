// SPDX-License-Identifier: Apache-2.0
#include "model/schema/schema.h"

#include <algorithm>

namespace relata {
namespace {

template<typename T>
std::optional<std::size_t> indexOfKey(const std::vector<T> &items, std::string_view key)
{
    const auto found = std::find_if(items.begin(), items.end(), [key](const T &item) { return item.key == key; });
    return found == items.end() ? std::nullopt : std::optional<std::size_t>(found - items.begin());
}

}  // namespace

std::optional<TypeId> Schema::findType(std::string_view key) const
{
    const auto i = indexOfKey(m_types, key);
    return i ? std::optional(static_cast<TypeId>(*i)) : std::nullopt;
}

std::optional<PredicateId> Schema::findPredicate(std::string_view key) const
{
    const auto i = indexOfKey(m_predicates, key);
    return i ? std::optional(static_cast<PredicateId>(*i)) : std::nullopt;
}

std::optional<std::size_t> Schema::findCategory(std::string_view key) const
{
    return indexOfKey(m_categories, key);
}

std::size_t Schema::categoryOf(PredicateId id) const
{
    return findCategory(predicate(id).category).value_or(m_categories.size());
}

TypeId Schema::ensureType(EntityType type)
{
    if (const auto known = findType(type.key))
        return *known;
    m_types.push_back(std::move(type));
    return static_cast<TypeId>(m_types.size() - 1);
}

PredicateId Schema::ensurePredicate(Predicate predicate)
{
    if (const auto known = findPredicate(predicate.key))
        return *known;
    m_predicates.push_back(std::move(predicate));
    return static_cast<PredicateId>(m_predicates.size() - 1);
}

void Schema::ensureCategory(Category category)
{
    if (!findCategory(category.key))
        m_categories.push_back(std::move(category));
}

Schema Schema::standard()
{
    Schema schema;
    schema.m_categories = {{"power", "Power, pressure"},     {"office", "Office, affiliation"}, {"support", "Support, alignment"},
                           {"conflict", "Conflict, criticism"}, {"action", "Action, policy"},   {"consequence", "Consequence, harm"},
                           {"place", "Place, part of"}};
    schema.m_types = {
        {"person", "Person", "People", "A human being.", "circle", "person", {"#2567B3", "#408CFF", "#185494"}},
        {"institution", "Institution", "Institutions", "A body that acts: a government, an office, a party, a company, an association.", "square",
         "institution", {"#343B47", "#D5DAE2", "#262B33"}},
        {"policy", "Policy", "Policies", "What is decided or proposed: a law, a programme, an agreement, a course.", "hexagon", "policy",
         {"#C98400", "#E3B341", "#B87A00"}},
        {"place", "Place", "Places", "A country, region, town or border.", "shield", "place", {"#2D8F73", "#4BB595", "#237F66"}},
        {"event", "Event", "Events", "What happened at a time.", "diamond", "event", {"#C6441F", "#DE6A42", "#B23A17"}},
        {"group", "Group", "Groups", "People who share a condition, without an organisation of their own.", "pill", "group",
         {"#A87AC3", "#CAA3E7", "#9566B3"}},
        {"work", "Work", "Works", "A book, an article, a platform, a broadcast.", "page", "work", {"#8A8F98", "#7C828C", "#7C828A"}},
    };
    return schema;
}

}  // namespace relata
