// SPDX-License-Identifier: Apache-2.0
#include "model/tables/plainlinks.h"

#include <algorithm>

namespace relata {

std::optional<PlainLinks> PlainLinks::of(const TableColumns &columns)
{
    using enum ColumnRole;
    const TableMapping &mapping = columns.mapping();
    if (mapping.shape != TableShape::Statements || mapping.decimalComma)
        return {};
    PlainLinks plain;
    std::optional<std::size_t> source, target, weight;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const ColumnUse &use = mapping.columns[i];
        if (use.role == Ignore || use.role == Predicate)
            continue;
        if (!use.type.empty() || !use.space.empty() || !use.list.empty())
            return {};
        if (use.role == Property) {
            plain.properties.push_back({use.property.empty() ? use.column : use.property, i});
            continue;
        }
        auto *const only = use.role == Source ? &source : use.role == Target ? &target : use.role == Weight ? &weight : nullptr;
        if (!only || *only)
            return {};
        *only = i;
    }
    if (!source || !target)
        return {};
    plain.source = *source;
    plain.target = *target;
    if (weight)
        plain.properties.push_back({"weight", *weight});
    std::vector<std::string> keys{"label"};  // of a predicate whose label is another's
    for (const auto &property : plain.properties)
        keys.push_back(property.key);
    std::sort(keys.begin(), keys.end());
    if (std::adjacent_find(keys.begin(), keys.end()) != keys.end())
        return {};
    return plain;
}

}  // namespace relata
