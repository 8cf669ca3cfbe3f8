// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commands.h"

#include <optional>
#include <string>
#include <vector>

namespace relata {

struct AnalyzeRequest {
    std::string input, lens, output;                        ///< output: a CSV file, "-" for standard output; empty: none
    std::vector<std::string> measures;                      ///< as scaleNamed() takes them, or one of "bridges" and "similarity" alone
    std::string of, to;                                     ///< similarity: an entity, and the other one or nothing for the most similar
    std::string weight, links = "both", method = "leiden";  ///< weight: links, statements, origins; empty: what suits the measure
    std::optional<double> error;                            ///< betweenness; 0 = exact
    double resolution = 1;
    unsigned long long seed = 1;
    unsigned threads = 0;
    std::string sort;      ///< one of the measures, or "name"; empty: the first measure
    bool reverse = false;  ///< lowest first (groups: smallest first; names from the end)
    std::size_t most = 0;  ///< 0 = all
    OutputForm form = OutputForm::Text;
};

/// One row for each entity that the lens lets through, highest first (groups: largest first), equals by name; each measure is one column.
Result<CommandOutput> analyzeCommand(const AnalyzeRequest &request);

}  // namespace relata
