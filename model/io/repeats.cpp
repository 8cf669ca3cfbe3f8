// SPDX-License-Identifier: Apache-2.0
#include "model/io/repeats.h"

#include "model/io/csv.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

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
    std::move(more.begin(), more.end(), std::back_inserter(values));
}

void add(std::string &text, std::string &&more)
{
    addValues(text, more);
}

/// When all were added behind the first \a known ones: those stay that do not stand before. At the end, as a name can stand very often.
void settle(List &values, std::size_t known)
{
    std::unordered_set<std::string_view> seen(values.begin(), values.begin() + std::ptrdiff_t(known));
    std::vector<bool> stays(values.size(), true);
    for (std::size_t i = known; i < values.size(); ++i)
        stays[i] = seen.insert(values[i]).second;
    std::size_t kept = known;
    for (std::size_t i = known; i < values.size(); ++i)
        if (stays[i] && kept++ != i)
            values[kept - 1] = std::move(values[i]);
    values.resize(kept);
}

void settle(std::string & /*text*/, std::size_t /*known*/) {}

template <typename Value>
void unite(std::vector<std::pair<std::string, Value>> &pairs)
{
    if (!isAnyTwice(pairs))
        return;
    struct Place {
        std::size_t index, size;
        bool isRepeated = false;
    };
    std::unordered_map<std::string, Place> places;
    std::vector<std::pair<std::string, Value>> united;
    for (auto &[name, value] : pairs) {
        const auto [known, isNew] = places.try_emplace(name, Place{united.size(), value.size()});
        if (isNew) {
            united.emplace_back(std::move(name), std::move(value));
        } else {
            known->second.isRepeated = true;
            add(united[known->second.index].second, std::move(value));
        }
    }
    for (const auto &[name, place] : places)
        if (place.isRepeated)
            settle(united[place.index].second, place.size);
    pairs = std::move(united);
}

}  // namespace

void appendValues(std::string &text, std::string_view more)
{
    const std::size_t last = text.find_last_not_of('\\');  // npos + 1 is 0
    if ((text.size() - (last + 1)) % 2 != 0)
        text += '\\';  // which would make the bar a part of the value
    text.append("|").append(more);
}

void addValues(std::string &text, std::string_view more)
{
    constexpr std::size_t most = 4096;
    if (text.empty())
        text = more;
    if (text == more || more.empty())
        return;
    if (text.size() + more.size() > most)
        return appendValues(text, more);
    const List known = splitMulti(text), all = splitMulti(more);
    List added;
    for (const std::string &value : all)
        if (std::find(known.begin(), known.end(), value) == known.end() && std::find(added.begin(), added.end(), value) == added.end())
            added.push_back(value);
    if (!added.empty())  // bars alone part nothing
        appendValues(text, added.size() == all.size() ? more : joinMulti(added));
}

void addProperties(Properties &properties, Properties &data)
{
    for (auto &property : data) {
        const auto same = std::find_if(properties.begin(), properties.end(), [&](const auto &p) { return p.first == property.first; });
        if (same == properties.end())
            properties.push_back(std::move(property));
        else
            addValues(same->second, property.second);
    }
}

void uniteRepeated(Properties &properties)
{
    unite(properties);
}

void uniteRepeated(std::vector<std::pair<std::string, std::vector<std::string>>> &lists)
{
    unite(lists);
}

}  // namespace relata
