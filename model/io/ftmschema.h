// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: the part of FollowTheMoney's model that says what an edge is (followthemoney/schema, 3.8).

#include <string_view>

namespace relata {

struct FtmEdge {
    std::string_view schema, source, target;  ///< the properties that name the ends
    std::string_view label;                   ///< of our predicate: source – label – target
    bool directed = true;
};

const FtmEdge *ftmEdge(std::string_view schema);            ///< nullptr: not an edge
const FtmEdge *ftmEdgeOfLabel(std::string_view predicate);  ///< by the key that a reader makes of the label; nullptr: none

/// Our type of a schema; empty: none, the schema is the type. \a isPolicy: a project that says it is one.
std::string_view typeOfFtm(std::string_view schema, bool isPolicy);
/// The schema to write for one of our types, or for a type that is the name of a schema; empty: none.
std::string_view ftmOfType(std::string_view type);
/// True when a \a schema that an entity came with can be written again as it is.
bool isFtmThing(std::string_view schema);
/// True of a \a schema whose entities have no property “name”: its id is what one has.
bool isNamelessFtm(std::string_view schema);

}  // namespace relata
