// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/groupnumbers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace relata {

std::vector<double> keptGroupNumbers(std::span<const double> now, std::span<const double> before)
{
    std::vector<std::pair<double, double>> both;  // now, before: of each who is in both
    std::set<double> groups;
    double last = 0;
    for (std::size_t i = 0; i < now.size(); ++i)
        if (!std::isnan(now[i])) {
            groups.insert(now[i]);
            if (i < before.size() && !std::isnan(before[i]))
                both.emplace_back(now[i], before[i]);
        }
    for (const double number : before)
        if (!std::isnan(number))
            last = std::max(last, number);
    std::sort(both.begin(), both.end());

    std::vector<std::tuple<std::ptrdiff_t, double, double>> shared;  // minus how many, now, before
    for (auto first = both.begin(); first != both.end();) {
        const auto next = std::upper_bound(first, both.end(), *first);
        shared.emplace_back(first - next, first->first, first->second);
        first = next;
    }
    std::sort(shared.begin(), shared.end());

    std::map<double, double> renamed;
    std::set<double> taken;
    for (const auto &[many, from, to] : shared)
        if (!renamed.contains(from) && taken.insert(to).second)
            renamed.emplace(from, to);
    for (const double group : groups)
        if (!renamed.contains(group))
            renamed.emplace(group, ++last);

    std::vector<double> result(now.begin(), now.end());
    for (double &number : result)
        if (!std::isnan(number))
            number = renamed.at(number);
    return result;
}

}  // namespace relata
