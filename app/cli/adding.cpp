// SPDX-License-Identifier: Apache-2.0
#include "app/cli/adding.h"

#include "app/cli/reporting.h"
#include "model/store/project.h"

#include <algorithm>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t mostTold = 10;

std::string counted(const JoinCount &count, const char *one, const char *many)
{
    std::string text = std::to_string(count.added) + " " + (count.added == 1 ? one : many) + " added";
    if (count.changed + count.same > 0)
        text += " (" + std::to_string(count.changed + count.same) + " there already"
                + (count.changed > 0 ? ", " + std::to_string(count.changed) + " of them changed" : std::string()) + ")";
    return text;
}

/// The first of \a list, each as \a tell has it, and how many more there are of \a all.
template <typename Item, typename Tell>
std::string firstOf(const std::vector<Item> &list, std::size_t all, Tell tell)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(mostTold, list.size()); ++i)
        text += (i == 0 ? "" : "; ") + tell(list[i]);
    return all > mostTold ? text + "; and " + std::to_string(all - mostTold) + " more" : text;
}

void addNotes(const JoinPlan &plan, OnConflict onConflict, std::vector<std::string> &notes)
{
    std::vector<JoinMatch> respelt = plan.matches;
    std::erase_if(respelt, [](const JoinMatch &match) { return match.ours == match.theirs; });
    if (!respelt.empty())
        notes.push_back("taken as the same by name: "
                        + firstOf(respelt, respelt.size(), [](const JoinMatch &match) { return "“" + match.theirs + "” as “" + match.ours + "”"; }));
    if (plan.otherTypeCount > 0)
        notes.push_back("called as one that is there of another type, and added as others: "
                        + firstOf(plan.otherTypes, plan.otherTypeCount, [](const JoinMatch &match) {
                              return "“" + match.theirs + "” (" + match.theirType + "; there " + match.ourType + ")";
                          }));
    if (plan.ambiguous > 0)
        notes.push_back(std::to_string(plan.ambiguous) + " of a name that several have there: added as others");
    if (plan.saidElsewhere > 0)
        notes.push_back(
            std::to_string(plan.saidElsewhere)
            + (plan.saidElsewhere == 1 ? " statement was added that another document says" : " statements were added that other documents say")
            + " there already: is the file there under another name?");
    if (plan.conflictCount > 0)
        notes.push_back(std::to_string(plan.conflictCount) + (plan.conflictCount == 1 ? " value differs" : " values differ")
                        + (onConflict == OnConflict::TakeTheirs ? "; the file has the word: " : "; what was there stays: ")
                        + firstOf(plan.conflicts, plan.conflictCount, [](const JoinConflict &each) {
                              return each.record + ", " + each.field + ": “" + each.ours + "”, in the file “" + each.theirs + "”";
                          }));
}

}  // namespace

Result<OnConflict> onConflictFrom(const std::string &word)
{
    if (word.empty() || word == "fill")
        return OnConflict::FillEmpty;
    if (word == "keep")
        return OnConflict::KeepOurs;
    if (word == "take")
        return OnConflict::TakeTheirs;
    return Error{Error::Code::Unsupported, "is no way to settle what differs. Expected fill, keep or take", word, 0, 0};
}

Result<void> mayBeAddedTo(const std::string &project)
{
    if (isProjectFile(project))
        return {};
    return Error{Error::Code::NotFound, "is no project that could be added to. Expected a .relata file that is there", project, 0, 0};
}

Result<CommandOutput> addToProject(const std::string &project, const LoadedGraph &incoming, const std::string &label, const JoinOptions &options)
{
    if (const auto there = mayBeAddedTo(project); !there)
        return there.error();
    KnowledgeGraph graph;
    auto opened = Project::open(project, graph);
    if (!opened)
        return opened.error();
    if (opened->isReadOnly())
        return Error{Error::Code::Io, "nothing was added. " + opened->whyReadOnly(), project, 0, 0};
    const auto plan = planJoin(graph, incoming.graph, options);
    if (!plan)
        return plan.error();
    CommandOutput result;
    addNotes(*plan, options.onConflict, result.notes);
    if (plan->diff.empty()) {
        result.text = plainLine(project) + ": everything in it is there already\n";
        return result;
    }
    if (const auto step = opened->commit(plan->diff, label); !step)
        return step.error();
    result.text = plainLine(project) + ": " + counted(plan->entities, "entity", "entities") + ", "
                  + counted(plan->statements, "statement", "statements") + ", " + counted(plan->documents, "document", "documents") + " (from "
                  + incoming.format + ")\n";
    return result;
}

}  // namespace relata
