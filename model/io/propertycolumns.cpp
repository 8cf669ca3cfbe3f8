// SPDX-License-Identifier: Apache-2.0
#include "model/io/propertycolumns.h"

#include "model/core/plaintext.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <utility>

namespace relata {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
using Follows = std::set<std::pair<std::size_t, std::size_t>>;  // key, a key after it in a record

/// Topological (Kahn), the one that appeared first where there is a choice, and where records contradict one another.
std::vector<std::size_t> inOrder(std::size_t count, const Follows &follows, bool &contradicts)
{
    std::vector<std::size_t> waits(count, 0), order;
    for (const auto &[before, after] : follows)
        ++waits[after];
    std::set<std::size_t> free, held;
    for (std::size_t key = 0; key < count; ++key)
        (waits[key] == 0 ? free : held).insert(key);
    while (!free.empty() || !held.empty()) {
        contradicts = contradicts || free.empty();
        std::set<std::size_t> &from = free.empty() ? held : free;
        const std::size_t next = *from.begin();
        from.erase(from.begin());
        order.push_back(next);
        for (auto edge = follows.lower_bound({next, 0}); edge != follows.end() && edge->first == next; ++edge)
            if (--waits[edge->second] == 0 && held.erase(edge->second) > 0)
                free.insert(edge->second);
    }
    return order;
}

}  // namespace

PropertyColumns::PropertyColumns(std::span<const Properties *const> records, const std::vector<std::string> &fixed)
    : m_taken(fixed.begin(), fixed.end())
{
    if (!arrange(records))  // a contradiction: once more with the records as they will be read, so that they are written like this again
        arrange(records);
    for (const std::string &key : m_keys)
        m_columns.push_back(columnOf(key));
}

std::vector<std::string> PropertyColumns::cells(const Properties &properties) const
{
    std::vector<std::string> cells(m_columns.size());
    for (const auto &[key, value] : properties)
        cells[m_place.at(key)] = value;
    return cells;
}

/// Puts m_keys in order and their places into m_place. False when records contradict one another.
bool PropertyColumns::arrange(std::span<const Properties *const> records)
{
    const auto places = std::exchange(m_place, {});  // of a first time: the order of each record's properties then
    std::vector<std::string> keys;
    Follows follows;
    std::vector<const std::string *> names;
    for (const Properties *properties : records) {
        names.clear();
        for (const auto &property : *properties)
            names.push_back(&property.first);
        if (!places.empty())
            std::sort(names.begin(), names.end(), [&](const auto *a, const auto *b) { return places.at(*a) < places.at(*b); });
        std::size_t before = none;
        for (const std::string *name : names) {
            const auto [place, isNew] = m_place.try_emplace(*name, keys.size());
            if (isNew)
                keys.push_back(*name);
            if (before != none)
                follows.emplace(before, place->second);
            before = place->second;
        }
    }
    bool contradicts = false;
    m_keys.clear();
    for (const std::size_t key : inOrder(keys.size(), follows, contradicts)) {
        m_place[keys[key]] = m_keys.size();
        m_keys.push_back(keys[key]);
    }
    return !contradicts;
}

std::string PropertyColumns::columnOf(const std::string &key)
{
    const bool odd = key.empty() || std::isspace(static_cast<unsigned char>(key.front())) || std::isspace(static_cast<unsigned char>(key.back()))
                     || lowered(key).starts_with("property:") || lowered(key).starts_with("property.");
    std::string column = odd ? "property:" + key : key;
    for (int n = 1; !m_taken.insert(lowered(column)).second; ++n)
        column = (n == 1 ? std::string("property") : "property." + std::to_string(n)) + ":" + key;
    return column;
}

}  // namespace relata
