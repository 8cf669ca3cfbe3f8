// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/degree.h"

namespace relata::analysis {

std::vector<double> degrees(const Links &links, Ends ends)
{
    const Adjacency &rows = ends == Ends::In ? links.in() : ends == Ends::Out ? links.out() : links.both();
    std::vector<double> sums(rows.nodeCount());
    for (NodeIndex node = 0; node < rows.nodeCount(); ++node)
        for (const float weight : rows.weights(node))
            sums[node] += static_cast<double>(weight);
    return sums;
}

}  // namespace relata::analysis
