// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/graphjson.h"
#include "app/cli/inputs.h"
#include "app/cli/reporting.h"
#include "model/edit/duplicates.h"
#include "model/edit/merge.h"

namespace relata {
namespace {

std::string nameAndId(const KnowledgeGraph &graph, EntityId id)
{
    return std::string(graph.name(id)) + "  (" + std::string(graph.key(id)) + ")";
}

}  // namespace

Result<CommandOutput> duplicatesCommand(const DuplicatesRequest &request, OutputForm form)
{
    const auto loaded = loadInput(request.input);
    if (!loaded)
        return loaded.error();
    const KnowledgeGraph &graph = loaded->graph;
    const auto found = findDuplicates(graph, {request.acrossTypes, request.most});
    if (!found)
        return found.error();
    CommandOutput output;
    output.notes = loaded->report.notes;
    Json list = Json::array();
    for (const DuplicatePair &pair : found->pairs) {
        const bool joins = mergedBefore(graph, {pair.one, pair.other}).size() == 2;
        Json reasons = Json::array();
        output.text += plainLine(nameAndId(graph, pair.one) + "  =?  " + nameAndId(graph, pair.other)) + "\n";
        for (const DuplicateReason &reason : pair.reasons) {
            const std::string words = inWords(graph, pair, reason);
            reasons.push_back({{"kind", toString(reason.kind)}, {"words", words}});
            output.text += "    " + plainLine(words) + "\n";
        }
        if (pair.between > 0)
            output.text += "    against it: statements link the two\n";
        if (joins)
            output.text += "    both were made of several before: merging joins two groups\n";
        list.push_back({{"one", toJson(graph, pair.one)},
                        {"other", toJson(graph, pair.other)},
                        {"score", pair.score},
                        {"reasons", std::move(reasons)},
                        {"statements_between", pair.between},
                        {"joins_groups", joins}});
    }
    if (form == OutputForm::Json)
        output.text = dumped(list);
    if (found->found > found->pairs.size())
        output.notes.push_back("The " + std::to_string(found->pairs.size()) + " most likely of " + std::to_string(found->found)
                               + " pairs are listed; --most gives more.");
    return output;
}

}  // namespace relata
