// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: the properties by which FollowTheMoney's entities name one another (followthemoney/schema, 3.8).

#include <string>
#include <string_view>

namespace relata {

struct FtmReference {
    std::string_view schemata;  ///< that have it, parted by blanks; empty: all
    std::string_view property;
    std::string_view label;  ///< of our predicate: entity – label – the entity named
};

/// nullptr: no such property, or not one of entities.
const FtmReference *ftmReference(std::string_view schema, std::string_view property);

/// The key of the statement that the value \a number (from 1) of a property of \a entity becomes. It is how the writer knows it again.
std::string referenceKey(std::string_view entity, std::string_view property, std::size_t number);
/// The property in such a key; empty: it is another key.
std::string_view propertyOfReference(std::string_view key, std::string_view entity);

/// Beside an entity that Relata wrote: the statements that stand in its properties.
inline constexpr std::string_view ownReferences = "relata:references";

}  // namespace relata
