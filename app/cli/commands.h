// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <string>
#include <vector>

namespace relata {

enum class OutputForm { Text, Json, Csv };

struct CommandOutput {
    std::string text;                ///< for standard output
    std::vector<std::string> notes;  ///< for standard error: what the reader or writer assumed or left out
    std::string aside = {};          ///< for standard error as it is: a summary, where the result itself goes to standard output
    int faults = 0;                  ///< check only: how many findings are errors
    bool incomplete = false;         ///< recover only: something could not be saved
};

// One headless command each, or why not. No display, no event loop. A fault in a lens has Error::file "lens" and the column.

struct ConvertRequest {
    std::vector<std::string> inputs;  ///< several: tables
    std::string output, nodes, mapping, saveMapping;
    std::string lens;        ///< only what it lets through; empty = everything
    bool add = false;        ///< into the project that the output is
    std::string onConflict;  ///< then: fill, keep or take
    bool anyType = false;    ///< then: the same name is the same entity whatever its type
};
Result<CommandOutput> convertCommand(const ConvertRequest &request);
Result<CommandOutput> historyCommand(const std::string &project, OutputForm form);
Result<CommandOutput> recoverCommand(const std::string &damaged, const std::string &output);
Result<CommandOutput> statsCommand(const std::string &input, OutputForm form);
Result<CommandOutput> findCommand(const std::string &input, const std::string &text, OutputForm form);
struct DuplicatesRequest {
    std::string input;
    bool acrossTypes = false;
    std::size_t most = 1000;
};
Result<CommandOutput> duplicatesCommand(const DuplicatesRequest &request, OutputForm form);
Result<CommandOutput> queryCommand(const std::string &input, const std::string &lens, OutputForm form);
Result<CommandOutput> pathCommand(const std::string &input, const std::string &from, const std::string &to, const std::string &lens, std::size_t most,
                                  OutputForm form);
Result<CommandOutput> checkCommand(const std::string &input, OutputForm form);

/// Writes id,x,y to \a output ("-": standard output) and gives one JSON line: nodes, edges, seconds (of the layout alone).
Result<CommandOutput> layoutCommand(const std::string &input, const std::string &algorithm, unsigned long long seed, const std::string &output);

}  // namespace relata
