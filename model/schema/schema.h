// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

struct ThemeColors {
    std::string light, dark, print;  ///< "#RRGGBB"; empty = the program chooses
    friend bool operator==(const ThemeColors &, const ThemeColors &) = default;
};

struct Category {
    std::string key;    ///< "power"
    std::string label;  ///< "Power, pressure"
    friend bool operator==(const Category &, const Category &) = default;
};

struct EntityType {
    std::string key;     ///< "person"
    std::string label;   ///< "Person"
    std::string plural;  ///< "People"; empty = label
    std::string description;
    std::string shape;  ///< circle, square, hexagon, shield, diamond, pill, page; empty = circle
    std::string icon;   ///< name of a shipped icon; empty = none
    ThemeColors color;
    friend bool operator==(const EntityType &, const EntityType &) = default;
};

struct Predicate {
    std::string key;      ///< "pressures"
    std::string label;    ///< "pressures": subject – label – object
    std::string inverse;  ///< "is pressured by": object – inverse – subject
    std::string definition;
    std::string category;             ///< key of a Category; empty = none
    std::vector<std::string> domain;  ///< allowed subject types; empty = any
    std::vector<std::string> range;   ///< allowed object types; empty = any
    bool symmetric = false;
    std::string opposite;  ///< key of the predicate that says the contrary; empty = none
    friend bool operator==(const Predicate &, const Predicate &) = default;
};

/// Types, predicates and their categories, in file order. A value; ids are indexes and stay valid while nothing is removed.
class Schema
{
public:
    const std::vector<Category> &categories() const { return m_categories; }
    const std::vector<EntityType> &types() const { return m_types; }
    const std::vector<Predicate> &predicates() const { return m_predicates; }

    const EntityType &type(TypeId id) const { return m_types[indexOf(id)]; }
    const Predicate &predicate(PredicateId id) const { return m_predicates[indexOf(id)]; }
    std::optional<TypeId> findType(std::string_view key) const;            ///< exact key. O(log n)
    std::optional<PredicateId> findPredicate(std::string_view key) const;  ///< exact key. O(log n)
    std::optional<std::size_t> findCategory(std::string_view key) const;
    /// Index into categories() of the predicate's category; categories().size() when it has none.
    std::size_t categoryOf(PredicateId id) const;

    /// Adds, or returns the id of, the one with the same key (which is then left as it is).
    /// A graph takes at most maxCount types and maxCount predicates: beyond that the ids returned here are not unique, and apply() refuses the
    /// schema.
    TypeId ensureType(EntityType type);
    PredicateId ensurePredicate(Predicate predicate);
    void ensureCategory(Category category);
    static constexpr std::size_t maxCount = 65535;

    friend bool operator==(const Schema &, const Schema &) = default;

    /// The shipped default: the seven types, seven categories and no predicates.
    static Schema standard();

private:
    std::vector<Category> m_categories;
    std::vector<EntityType> m_types;
    std::vector<Predicate> m_predicates;
    std::vector<std::uint32_t> m_typesByKey, m_predicatesByKey;  ///< indexes, ascending by key
};

}  // namespace relata
