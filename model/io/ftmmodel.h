// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: schemata and properties of FollowTheMoney's model (followthemoney/schema, 3.8).

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace relata {

struct FtmProperty {
    enum class Kind { Text, Date, Entity, Reverse };
    Kind kind = Kind::Text;
    std::string_view of;  ///< Entity: the schema of what it names. Reverse: the property of the other one that names this one.
};

/// One schema, with all that it inherits.
struct FtmModel {
    std::unordered_set<std::string_view> kinds;  ///< itself and all that it extends
    std::vector<std::string_view> captions;      ///< properties that name an entity, best first
    std::unordered_map<std::string_view, FtmProperty> properties;

    bool isA(std::string_view schema) const { return kinds.contains(schema); }
    /// nullptr: it has none of that name.
    const FtmProperty *property(std::string_view name) const
    {
        const auto found = properties.find(name);
        return found == properties.end() ? nullptr : &found->second;
    }
    /// One that a record may have values of.
    bool has(std::string_view name) const
    {
        const FtmProperty *found = property(name);
        return found && found->kind != FtmProperty::Kind::Reverse;
    }
};

/// nullptr: the model has no such schema.
const FtmModel *ftmModel(std::string_view schema);

}  // namespace relata
