// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmnames.h"

#include "model/io/csv.h"
#include "model/io/ftmmodel.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace relata {
namespace {

std::string oneOf(const std::vector<std::string> &values)
{
    return values.size() == 1 ? values.front() : joinMulti(values);
}

constexpr std::size_t longestCaption = 100;  ///< of a text that is no name, in bytes

/// Its first line, and of that the beginning.
std::string shortened(const std::string &text)
{
    std::string line = text.substr(0, text.find_first_of("\r\n"));
    if (line.size() <= longestCaption)
        return line;
    std::size_t end = longestCaption;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U)  // within a letter
        --end;
    return line.substr(0, end) + "…";
}

using ValuesOf = std::function<std::vector<std::string>(std::string_view)>;

/// Of what the schema is told by: the caption, or the first there is.
bool takeCaption(FtmNames &result, std::string_view schema, const ValuesOf &valuesOf, const std::string &caption)
{
    const FtmModel *model = ftmModel(schema);
    if (!model)
        return false;
    for (const std::string_view property : model->captions)
        for (const std::string &value : valuesOf(property))
            if (std::string name = shortened(value); !name.empty() && (caption.empty() || caption == name || caption == value)) {
                result.name = std::move(name);
                result.from = property;
                return true;
            }
    return false;
}

}  // namespace

FtmNames ftmNames(std::string_view schema, const ValuesOf &valuesOf, const std::string &caption)
{
    FtmNames result;
    std::vector<std::string> names;
    const auto take = [&](const char *property) {
        std::vector<std::string> values = valuesOf(property);
        if (names.empty() && !values.empty()) {
            result.from = property;
            if (const auto shown = std::find(values.begin(), values.end(), caption); shown != values.end())
                std::rotate(values.begin(), shown, shown + 1);
        }
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
    if (!names.empty()) {
        result.name = std::move(names.front());
        names.erase(names.begin());
        result.aliases = std::move(names);
    } else if (!takeCaption(result, schema, valuesOf, caption)) {
        result.name = caption;
        result.from = caption.empty() ? "id" : "caption";
    }
    return result;
}

int rankOfFtmName(std::string_view from)
{
    constexpr std::array<std::string_view, 7> names{"alias", "weakAlias", "previousName", "firstName lastName", "title", "fileName", "full"};
    return from.empty() || from == "name" ? 3 : from == "id" ? 0 : std::find(names.begin(), names.end(), from) != names.end() ? 2 : 1;
}

}  // namespace relata
