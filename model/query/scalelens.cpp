// SPDX-License-Identifier: Apache-2.0
#include "model/query/scalelens.h"

#include "model/core/writtennumber.h"
#include "model/query/lens.h"
#include "model/query/lensproperty.h"
#include "model/query/lenswords.h"

#include <charconv>
#include <cmath>

namespace relata {
namespace {

/// Of a property all digits: the number itself must pass.
std::string written(const Scale &scale, double value)
{
    if (!scale.measure())
        return plainNumber(value);
    char text[48];
    return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::general, 12).ptr};
}

/// \a condition where it is one of this property; a name with < or a text of signs alone is none.
std::string asked(const std::string &property, const std::string &condition)
{
    const auto read = propertyCondition(condition);
    return read && read->name == property ? lensQuoted(condition) : std::string();
}

/// The same with its key: "property:Budget>10", "insum:Amount>10".
std::string askedOf(const Scale &scale, const std::string &condition)
{
    const std::string text = asked(scale.property(), scale.property() + condition);
    return text.empty() ? text : (scale.kind() == Scale::Kind::Sums ? std::string(toString(scale.way())) : "property") + ":" + text;
}

}  // namespace

std::string lensOfRange(const Scale &scale, double low, double high)
{
    const std::string range =
        (std::isinf(low) ? std::string() : written(scale, low)) + ".." + (std::isinf(high) ? std::string() : written(scale, high));
    if (scale.kind() == Scale::Kind::Measure)
        return scale.key() + ":" + (low == high ? written(scale, low) : range);
    return scale.isGroup() ? std::string() : askedOf(scale, "=" + range);
}

std::string lensAbove(const Scale &scale, double low)
{
    return askedOf(scale, ">" + written(scale, low));
}

std::string lensOfTop(const Scale &scale, int count)
{
    const std::string top = "top" + std::to_string(count);
    if (scale.isGroup() || scale.kind() == Scale::Kind::Numbers)
        return {};
    return scale.measure() ? scale.key() + ":" + top : askedOf(scale, "=" + top);
}

std::string lensOfGroups(const Scale &scale, const std::vector<std::string> &texts)
{
    std::string list;
    for (const std::string &text : texts) {
        const std::string condition = asked(scale.property(), scale.property() + "=" + text);
        if (condition.empty() || (numberCondition(text) && !numberWritten(text)))  // 10..20
            return {};
        list += (list.empty() ? "" : ",") + condition;
    }
    return list.empty() ? list : "property:" + list;
}

}  // namespace relata
