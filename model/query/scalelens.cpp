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
    char text[48];
    const double size = std::abs(value);
    const bool isPlain = value == 0 || (size >= 1e-6 && size < 1e15);  // no 1e+06 in a chip
    const auto [end, failed] = scale.measure() ? std::to_chars(text, text + sizeof text, value, std::chars_format::general, 12)
                               : isPlain       ? std::to_chars(text, text + sizeof text, value, std::chars_format::fixed)
                                               : std::to_chars(text, text + sizeof text, value);
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
    const std::string range =
        (std::isinf(low) ? std::string() : written(scale, low)) + ".." + (std::isinf(high) ? std::string() : written(scale, high));
    if (scale.kind() == Scale::Kind::Measure)
        return scale.key() + ":" + (low == high ? written(scale, low) : range);
    const std::string condition = asked(scale.property(), scale.property() + "=" + range);
    return scale.isGroup() || condition.empty() ? std::string() : "property:" + condition;
}

std::string lensAbove(const Scale &scale, double low)
{
    const std::string condition = asked(scale.property(), scale.property() + ">" + written(scale, low));
    return condition.empty() ? condition : "property:" + condition;
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
