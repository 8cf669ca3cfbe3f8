// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what the labels of a file's nodes are.

#include "model/io/rawgraph.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace relata {

/// Some programs call the type of a node its label and keep its name beside that, as Neo4j does: “Person” Alice, “Person” Bob. So it is read where
/// few labels stand on many nodes without a type, and the names beside them differ and have nothing of the label in them.
class RawLabels
{
public:
    /// Looks at all nodes, where there are such attributes at all. O(nodes).
    RawLabels(RawGraph &raw, const RunContext &context);
    bool areTypes() const { return m_areTypes; }
    /// The label of \a data becomes its `type`.
    void settle(Properties &data) const;
    void tell(std::vector<std::string> &notes) const;

private:
    void judge(RawGraph &raw, const RunContext &context);

    bool m_areTypes = false;
    std::unordered_set<std::string> m_labels;
    std::string m_nameKey;  ///< one of those the names stand in
};

}  // namespace relata
