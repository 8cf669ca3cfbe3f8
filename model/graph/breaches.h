// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model only: why a record may not be in a graph, in words. Whoever checks says it the same way.

#include "model/core/result.h"
#include "model/schema/schema.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata::breaches {

Error breach(std::string message);
Error tooMuchText();
Error tooMany(const Schema &schema, bool types);  ///< types or predicates
Error namelessInSchema();
Error noKey(std::string_view what);  ///< "entity", "statement", "document"
Error keyTwice(std::string_view what, const std::string &key);
Error noName(const std::string &entity);
Error unknownType(const std::string &entity, const std::string &type, const Schema &schema);
Error unknownPredicate(const std::string &statement, const std::string &predicate, const Schema &schema);
Error noEnd(const std::string &statement, std::string_view end);
Error noSpeaker(const std::string &statement);
Error noDocument(const std::string &statement);
Error badParagraph(const std::string &statement, int paragraph);
Error wrongEnd(std::string_view statement, std::string_view end, const std::string &predicate, std::string_view type,
               const std::vector<std::string> &allowed);
/// wrongEnd() of the first end whose type \a predicate does not allow; an empty type is allowed.
std::optional<Error> wrongEnds(std::string_view statement, const Predicate &predicate, std::string_view subjectType, std::string_view objectType);

}  // namespace relata::breaches
