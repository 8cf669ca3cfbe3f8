// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: the objects of a FollowTheMoney file, one after the other, without a tree of the whole.

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/records.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

struct FtmRecord {
    std::string id, schema, caption;
    using Lists = std::vector<std::pair<std::string, std::vector<std::string>>>;
    Lists properties;
    Lists beside;                     ///< where it is from: what isBesideFtm() is true of
    Properties own, ownGraph;         ///< what Relata keeps beside them
    std::vector<std::string> unread;  ///< keys beside these
    std::size_t lostObjects = 0;      ///< in properties, without an id
    std::size_t lostValues = 0;       ///< of properties, but under no name, or too deep in lists
    std::size_t restated = 0;         ///< ids, schemas and captions that another one of the same object follows
    std::size_t deletions = 0;        ///< of what the file does not have; such a record tells nothing else
    std::size_t changes = 0;          ///< the same: they were taken as additions
    bool isNested = false;            ///< it stood in a property of the record before
    int line = 0;
    std::size_t position = 0;  ///< bytes of the text before it; lines only
};

/// Keys beside the properties that say where a record is from: datasets, referents, and when it was seen.
bool isBesideFtm(std::string_view name);

/// Calls \a take for every object of \a text, in order; an error of its ends the reading. Objects stand one a line, in a list, or in the list
/// “entities” or “results” of an object. An object inside properties is a record of its own, after the one that it stands in, which has its id as
/// value, unless it is there because it names that one. Error::Syntax with line: no JSON, or nested more than 100 deep. \a context is asked where
/// much is read before \a take is called; Cancelled. O(n), memory of one object.
Result<void> forEachFtmRecord(std::string_view text, const std::function<Result<void>(FtmRecord &)> &take, const RunContext &context = {});

}  // namespace relata
