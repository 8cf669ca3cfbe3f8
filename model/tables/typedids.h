// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/tables only.

#include "model/tables/tablegraph.h"

#include <string>
#include <string_view>

namespace relata {

/// Whether numbers that name entities count within the type that stands beside them: 1 is a character, and another 1 an organisation. That is found
/// where the same number comes with another type and another name; the tables are then read again.
class TypedIds
{
public:
    /// \a entity has the number \a id, and is told again with \a type and \a name. Nothing when either is empty, or \a id is no number.
    void compare(TableGraph &graph, EntityId entity, std::string_view id, std::string_view type, std::string_view name);
    bool areFound() const { return m_found && !m_used; }
    void use() { m_used = true; }
    bool areUsed() const { return m_used; }
    /// Where ids of \a type count, which is \a space unless that is empty.
    std::string spaceOf(const std::string &space, std::string_view type) const;
    const std::string &note() const { return m_note; }  ///< empty where they do not

private:
    bool m_found = false, m_used = false;
    std::string m_note;
};

}  // namespace relata
