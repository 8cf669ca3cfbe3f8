// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: by what FollowTheMoney's entities are called, for the reader and for the writer that must not change it.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

struct FtmNames {
    std::string name;  ///< empty: none
    std::vector<std::string> aliases;
    std::string from;  ///< the property that the name is of: “title”, “firstName lastName”, “caption” …; “id” where there is none
};

/// The name is what FollowTheMoney shows of a record of \a schema: of its names the one that is the \a caption, else the first; the others are
/// aliases. Without a name it is the caption, else what the schema is told by (a number, a subject …), shortened. \a valuesOf gives the values of a
/// property, none of them empty.
FtmNames ftmNames(std::string_view schema, const std::function<std::vector<std::string>(std::string_view)> &valuesOf, const std::string &caption);

/// How much a name from FtmNames::from is one: 0 none, 1 a caption or a number, 2 a name under another property, 3 (empty) under “name”.
int rankOfFtmName(std::string_view from);

/// What an entity keeps of a FollowTheMoney file that the fields of an entity cannot say. Properties “ftm:NAME” are the further values of NAME.
inline constexpr std::string_view ftmNamedBy = "ftm:named by";  ///< FtmNames::from, where it is not “name”

}  // namespace relata
