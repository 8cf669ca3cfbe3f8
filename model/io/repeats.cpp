// SPDX-License-Identifier: Apache-2.0
#include "model/io/repeats.h"

#include "model/io/csv.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace relata {
namespace {

using List = std::vector<std::string>;

constexpr std::size_t few = 8;  ///< names that are sooner compared with one another than sorted

template <typename Value>
bool isAnyTwice(const std::vector<std::pair<std::string, Value>> &pairs)
{
    if (pairs.size() <= few) {
        for (auto one = pairs.begin(); one != pairs.end(); ++one)
            if (std::any_of(pairs.begin(), one, [&](const auto &other) { return other.first == one->first; }))
                return true;
        return false;
    }
    std::vector<std::string_view> names(pairs.size());
    std::transform(pairs.begin(), pairs.end(), names.begin(), [](const auto &pair) { return std::string_view(pair.first); });
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

void add(List &values, List &&more)
{
    for (std::string &value : more)
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(std::move(value));
}

void add(std::string &text, std::string &&more)
{
    if (text == more || more.empty())
        return;
    List values = splitMulti(text);
    add(values, splitMulti(more));
    if (text.empty())
        text = std::move(more);
    else if (!values.empty())  // bars alone part nothing: they stay
        text = joinMulti(values);
}

template <typename Value>
void unite(std::vector<std::pair<std::string, Value>> &pairs)
{
    if (!isAnyTwice(pairs))
        return;
    std::unordered_map<std::string, std::size_t> places;
    std::vector<std::pair<std::string, Value>> united;
    for (auto &[name, value] : pairs) {
        const auto [known, isNew] = places.try_emplace(name, united.size());
        if (isNew)
            united.emplace_back(std::move(name), std::move(value));
        else
            add(united[known->second].second, std::move(value));
    }
    pairs = std::move(united);
}

}  // namespace

void uniteRepeated(Properties &properties)
{
    unite(properties);
}

void uniteRepeated(std::vector<std::pair<std::string, std::vector<std::string>>> &lists)
{
    unite(lists);
}

}  // namespace relata
