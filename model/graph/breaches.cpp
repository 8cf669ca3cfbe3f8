// SPDX-License-Identifier: Apache-2.0
#include "model/graph/breaches.h"

#include <algorithm>
#include <tuple>

namespace relata::breaches {
namespace {

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return text;
}

template <typename Items>
std::string keysOf(const Items &items)
{
    std::vector<std::string> keys;
    for (const auto &item : items)
        keys.push_back(item.key);
    return keys.empty() ? std::string("none are defined") : joined(keys);
}

}  // namespace

Error breach(std::string message)
{
    return {Error::Code::Schema, std::move(message), {}, 0, 0};
}

Error tooMuchText()
{
    return breach("the graph has too much text. Expected less than 4 GiB in all");
}

Error tooMany(const Schema &schema, bool types)
{
    return breach("the schema has " + std::to_string(types ? schema.types().size() : schema.predicates().size()) + " "
                  + (types ? "entity types" : "predicates") + ". Expected at most " + std::to_string(Schema::maxCount));
}

Error namelessInSchema()
{
    return breach("a type or predicate of the schema has no id. Expected a readable one, like “person”");
}

Error noKey(std::string_view what)
{
    return breach((what[0] == 'e' ? "an " : "a ") + std::string(what) + " has no id. Expected a readable one, like “claudia-sheinbaum”");
}

Error keyTwice(std::string_view what, const std::string &key)
{
    return breach("two " + (what[0] == 'e' ? std::string("entities") : std::string(what) + "s") + " have the id “" + key
                  + "”. Expected each id once");
}

Error noName(const std::string &entity)
{
    return breach("entity “" + entity + "” has no name. Expected some text");
}

Error unknownType(const std::string &entity, const std::string &type, const Schema &schema)
{
    return breach("entity “" + entity + "” has the unknown type “" + type + "”. Expected " + keysOf(schema.types()));
}

Error unknownPredicate(const std::string &statement, const std::string &predicate, const Schema &schema)
{
    return breach("statement “" + statement + "” has the unknown predicate “" + predicate + "”. Expected " + keysOf(schema.predicates()));
}

Error noEnd(const std::string &statement, std::string_view end)
{
    return breach("statement “" + statement + "”: its " + std::string(end) + " does not exist. Expected an entity of this graph");
}

Error noSpeaker(const std::string &statement)
{
    return breach("statement “" + statement + "”: its speaker does not exist. Expected an entity of this graph, or none for the author");
}

Error noDocument(const std::string &statement)
{
    return breach("statement “" + statement + "”: its document does not exist. Expected a document of this graph, or none");
}

Error badParagraph(const std::string &statement, int paragraph)
{
    return breach("statement “" + statement + "”: paragraph " + std::to_string(paragraph) + ". Expected 1 or more, or none");
}

Error wrongEnd(std::string_view statement, std::string_view end, const std::string &predicate, std::string_view type,
               const std::vector<std::string> &allowed)
{
    return breach("statement “" + std::string(statement) + "”: the " + std::string(end) + " of “" + predicate + "” is of type " + std::string(type)
                  + ". Expected " + joined(allowed));
}
std::optional<Error> wrongEnds(std::string_view statement, const Predicate &predicate, std::string_view subjectType, std::string_view objectType)
{
    for (const auto &[allowed, type, what] :
         {std::tuple{&predicate.domain, subjectType, "subject"}, std::tuple{&predicate.range, objectType, "object"}})
        if (!allowed->empty() && !type.empty() && std::find(allowed->begin(), allowed->end(), type) == allowed->end())
            return wrongEnd(statement, what, predicate.key, type, *allowed);
    return {};
}

}  // namespace relata::breaches
