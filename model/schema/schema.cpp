// SPDX-License-Identifier: Apache-2.0
#include "model/schema/schema.h"

#include <algorithm>

namespace relata {
namespace {

/// Where \a key stands, or belongs, in \a order.
template <typename T>
std::vector<std::uint32_t>::const_iterator placeOf(const std::vector<T> &items, const std::vector<std::uint32_t> &order, std::string_view key)
{
    return std::lower_bound(order.begin(), order.end(), key, [&items](std::uint32_t i, std::string_view k) { return items[i].key < k; });
}

template <typename Id, typename T>
std::optional<Id> find(const std::vector<T> &items, const std::vector<std::uint32_t> &order, std::string_view key)
{
    const auto place = placeOf(items, order, key);
    return place != order.end() && items[*place].key == key ? std::optional(static_cast<Id>(*place)) : std::nullopt;
}

template <typename Id, typename T>
Id ensure(std::vector<T> &items, std::vector<std::uint32_t> &order, T item)
{
    const auto place = placeOf(items, order, item.key);
    if (place != order.end() && items[*place].key == item.key)
        return static_cast<Id>(*place);
    order.insert(place, static_cast<std::uint32_t>(items.size()));
    items.push_back(std::move(item));
    return static_cast<Id>(items.size() - 1);
}

}  // namespace

std::optional<TypeId> Schema::findType(std::string_view key) const
{
    return find<TypeId>(m_types, m_typesByKey, key);
}

std::optional<PredicateId> Schema::findPredicate(std::string_view key) const
{
    return find<PredicateId>(m_predicates, m_predicatesByKey, key);
}

std::optional<std::size_t> Schema::findCategory(std::string_view key) const
{
    const auto found = std::find_if(m_categories.begin(), m_categories.end(), [key](const Category &category) { return category.key == key; });
    return found == m_categories.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - m_categories.begin()));
}

std::size_t Schema::categoryOf(PredicateId id) const
{
    return findCategory(predicate(id).category).value_or(m_categories.size());
}

TypeId Schema::ensureType(EntityType type)
{
    return ensure<TypeId>(m_types, m_typesByKey, std::move(type));
}

PredicateId Schema::ensurePredicate(Predicate predicate)
{
    return ensure<PredicateId>(m_predicates, m_predicatesByKey, std::move(predicate));
}

void Schema::ensureCategory(Category category)
{
    if (!findCategory(category.key))
        m_categories.push_back(std::move(category));
}

Schema Schema::standard()
{
    Schema schema;
    schema.m_categories = {{"power", "Power, pressure"},        {"office", "Office, affiliation"}, {"support", "Support, alignment"},
                           {"conflict", "Conflict, criticism"}, {"action", "Action, policy"},      {"consequence", "Consequence, harm"},
                           {"place", "Place, part of"}};
    const std::vector<EntityType> types = {
        {"person", "Person", "People", "A human being.", "circle", "person", {"#2567B3", "#408CFF", "#185494"}},
        {"institution",
         "Institution",
         "Institutions",
         "A body that acts: a government, an office, a party, a company, an association.",
         "square",
         "institution",
         {"#343B47", "#D5DAE2", "#262B33"}},
        {"policy",
         "Policy",
         "Policies",
         "What is decided or proposed: a law, a programme, an agreement, a course.",
         "hexagon",
         "policy",
         {"#C98400", "#E3B341", "#B87A00"}},
        {"place", "Place", "Places", "A country, region, town or border.", "shield", "place", {"#2D8F73", "#4BB595", "#237F66"}},
        {"event", "Event", "Events", "What happened at a time.", "diamond", "event", {"#C6441F", "#DE6A42", "#B23A17"}},
        {"group",
         "Group",
         "Groups",
         "People who share a condition, without an organisation of their own.",
         "pill",
         "group",
         {"#A87AC3", "#CAA3E7", "#9566B3"}},
        {"work", "Work", "Works", "A book, an article, a platform, a broadcast.", "page", "work", {"#8A8F98", "#7C828C", "#7C828A"}},
    };
    for (const EntityType &type : types)
        schema.ensureType(type);
    return schema;
}

}  // namespace relata
