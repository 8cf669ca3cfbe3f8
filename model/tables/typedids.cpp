// SPDX-License-Identifier: Apache-2.0
#include "model/tables/typedids.h"

#include "model/io/foreigngraph.h"
#include "model/query/search.h"

#include <string>
#include <string_view>

namespace relata {

void TypedIds::compare(TableGraph &graph, EntityId entity, std::string_view id, std::string_view type, std::string_view name)
{
    if (m_found || type.empty() || name.empty() || id.empty() || id.find_first_not_of("0123456789") != id.npos)
        return;
    const Entity &known = graph.entity(entity);
    if (known.type == "unknown" || known.name == known.key || known.type == graph.typeKey(std::string(type))
        || foldedForSearch(known.name) == foldedForSearch(name))
        return;
    m_found = true;
    m_note = "the same ids stand for different entities: " + std::string(id) + " is “" + known.name + "” (" + known.type + ") and “"
             + std::string(name) + "” (" + std::string(type) + "); they were told apart by the type beside them, which is part of the id now";
}

std::string TypedIds::spaceOf(const std::string &space, std::string_view type) const
{
    if (!m_used || !space.empty() || type.empty())
        return space;
    const std::string word = slug(type);
    return word.empty() ? space : word + ":";
}

}  // namespace relata
