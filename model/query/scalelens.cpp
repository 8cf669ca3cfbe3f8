// SPDX-License-Identifier: Apache-2.0
#include "model/query/scalelens.h"

#include "model/query/lens.h"
#include "model/query/lensproperty.h"

#include <charconv>
#include <cmath>

namespace relata {
namespace {

std::string written(double value)
{
    char text[32];
    const auto [end, failed] = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 12);
    return failed == std::errc() ? std::string(text, end) : std::string();
}

/// \a condition where it is one of this property; a name with < or a text of signs alone is none.
std::string asked(const std::string &property, const std::string &condition)
{
    const auto read = propertyCondition(condition);
    return read && read->name == property ? lensQuoted(condition) : std::string();
}

}  // namespace

std::string lensOfRange(const Scale &scale, double low, double high)
{
    const std::string range = (std::isinf(low) ? std::string() : written(low)) + ".." + (std::isinf(high) ? std::string() : written(high));
    if (scale.kind() == Scale::Kind::Measure)
        return scale.key() + ":" + (low == high ? written(low) : range);
    const std::string condition = asked(scale.property(), scale.property() + "=" + range);
    return scale.isGroup() || condition.empty() ? std::string() : "property:" + condition;
}

std::string lensOfGroups(const Scale &scale, const std::vector<std::string> &texts)
{
    std::string list;
    for (const std::string &text : texts) {
        const std::string condition = asked(scale.property(), scale.property() + "=" + text);
        if (condition.empty())
            return {};
        list += (list.empty() ? "" : ",") + condition;
    }
    return list.empty() ? list : "property:" + list;
}

}  // namespace relata
