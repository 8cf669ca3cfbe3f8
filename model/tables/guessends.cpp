// SPDX-License-Identifier: Apache-2.0
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>

namespace relata {
namespace {

bool hasNames(const TableSample &sample, std::size_t column)
{
    return sample.filled(column) > 0
           && sample.share(column, [](std::string_view c) { return !isNumber(c) && !isDateLike(c) && !isUrl(c) && c.size() < 120; }) >= 0.8;
}

bool isPersonHeading(std::string_view words)
{
    return words == "name" || words == "nombre" || words == "nom" || words == "full name" || words == "nombre completo"
           || typeNamed(words) == "person";
}

bool isOrganisationHeading(std::string_view words)
{
    const auto type = linkTypeOf(words);
    return !isPartyWord(words) && ((type && *type == "institution") || typeNamed(words) == "institution");
}

bool isDayHeading(const TableSample &sample, std::size_t column)
{
    return sample.share(column, &isDateLike) > 0.5;
}

}  // namespace

std::optional<LikelyEnds> postEnds(const TableSample &sample)
{
    std::optional<std::size_t> person, organisation, post;
    bool days = false, times = false;
    std::string office;  // that the person's heading names
    for (std::size_t i = 0; i < sample.columns(); ++i) {
        const std::string &words = sample.words(i);
        if (entityRoleOf(words) == ColumnRole::Id)
            return {};
        if (isDayHeading(sample, i)) {
            days = true;
            const auto role = statementRoleOf(words);
            times |= words == "from" || words == "von" || role == ColumnRole::HoldsFrom || role == ColumnRole::HoldsTo;
        } else if (!person && !officeOf(words).empty() && hasNames(sample, i)) {
            person = i;
            office = officeOf(words);
        } else if (!post && isPostWord(words))
            post = i;
        else if (!person && isPersonHeading(words) && hasNames(sample, i))
            person = i;
        else if (!organisation && isOrganisationHeading(words) && hasNames(sample, i))
            organisation = i;
        else if (entityRoleOf(words) == ColumnRole::Name)
            return {};  // a name in parts
    }
    if (!person || !organisation)
        return {};
    if (sample.filled(*organisation) < sample.filled(*person))
        return {};  // who is nowhere would be left out
    const bool again = sample.distinct(*person) < sample.filled(*person);
    if (!office.empty()) {  // else the row is one of the organisation, which has one of them
        if (!post && !times && sample.distinct(*organisation) == sample.filled(*organisation))
            return {};
        return LikelyEnds{*person, *organisation, {}, "institution", {}, post ? std::string() : office};
    }
    const bool nothingElse = sample.columns() == 3;  // a person, a post and a place: no column tells more of the person
    if (!(post ? days || again || nothingElse : days && again))
        return {};
    return LikelyEnds{*person, *organisation, "person", "institution", post ? "" : "no heading says how the two are linked"};
}

std::optional<LikelyEnds> firstNames(const TableSample &sample)
{
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < sample.columns(); ++i)
        if (hasNames(sample, i) && !isPostWord(sample.words(i)) && statementRoleOf(sample.words(i)) != ColumnRole::Predicate) {
            if (first)
                return LikelyEnds{*first, i, typeNamed(sample.words(*first)), typeNamed(sample.words(i)), {}};
            if (entityRoleOf(sample.words(i)) == ColumnRole::Name)
                return {};  // whose rows they are is told
            first = i;
        }
    return {};
}

}  // namespace relata
