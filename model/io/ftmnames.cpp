// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmnames.h"

#include "model/io/csv.h"

#include <iterator>

namespace relata {
namespace {

std::string oneOf(const std::vector<std::string> &values)
{
    return values.size() == 1 ? values.front() : joinMulti(values);
}

}  // namespace

FtmNames ftmNames(const std::function<std::vector<std::string>(std::string_view)> &valuesOf, const std::string &caption)
{
    FtmNames result;
    std::vector<std::string> names;
    const auto take = [&](const char *property) {
        std::vector<std::string> values = valuesOf(property);
        if (names.empty() && !values.empty())
            result.from = property;
        names.insert(names.end(), std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
    };
    for (const char *property : {"name", "alias", "weakAlias", "previousName"})
        take(property);
    if (names.empty()) {
        const auto first = valuesOf("firstName"), last = valuesOf("lastName");
        if (!first.empty() || !last.empty()) {
            names.push_back(oneOf(first) + (first.empty() || last.empty() ? "" : " ") + oneOf(last));
            result.from = "firstName lastName";
        }
    }
    for (const char *property : {"title", "fileName", "full"})
        if (names.empty())
            take(property);
    if (names.empty() && !caption.empty()) {
        names.push_back(caption);
        result.from = "caption";
    }
    if (names.empty()) {
        result.from = "id";
        return result;
    }
    result.name = std::move(names.front());
    names.erase(names.begin());
    result.aliases = std::move(names);
    return result;
}

}  // namespace relata
