// SPDX-License-Identifier: Apache-2.0
// Laws of edits, tried on edits of every kind that rapidcheck makes: an edit and its inverse, several as one, merge and split, the way through a
// project.
#include "model/edit/drafts.h"
#include "model/edit/merge.h"
#include "model/io/datapackage.h"
#include "model/io/textforms.h"
#include "model/store/diffjson.h"
#include "model/store/project.h"
#include "tests/model/graph/randomedits.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <random>

namespace relata::test {
namespace {

/// The same tries every time; a law that is broken is told with the smallest case.
void holds(const char *law, int tries, const std::function<void()> &property)
{
    rc::detail::TestParams params;
    params.seed = 20261127;
    params.maxSuccess = tries;
    params.maxSize = 60;
    rc::detail::TestMetadata metadata;
    metadata.id = law;
    metadata.description = law;
    const auto result = rc::detail::checkTestable(property, metadata, params);
    if (!result.is<rc::detail::SuccessResult>()) {
        std::ostringstream what;
        rc::detail::printResultMessage(result, what);
        ADD_FAILURE() << law << ": " << what.str();
    }
}

/// An edit that the graph takes: those that would remove a predicate in use are refused, and tried in other tests.
GraphDiff pick(const KnowledgeGraph &graph)
{
    std::mt19937 random(*rc::gen::arbitrary<unsigned>());
    while (true) {
        GraphDiff diff = randomEdit(graph, random);
        if (KnowledgeGraph copy = graph; copy.apply(diff))
            return diff;
    }
}

void apply(KnowledgeGraph &graph, const GraphDiff &diff)
{
    const auto applied = graph.apply(diff);
    RC_ASSERT(applied.has_value());
}

/// Something to begin with.
KnowledgeGraph someGraph()
{
    KnowledgeGraph graph = graphFromText("ada -knows-> bob, bob -owns-> acme:institution, acme -pays-> ada, carl");
    const int edits = *rc::gen::inRange(0, 12);
    for (int i = 0; i < edits; ++i)
        apply(graph, pick(graph));
    return graph;
}

bool same(const KnowledgeGraph &a, const KnowledgeGraph &b)
{
    return a.schema() == b.schema() && asAdditions(a) == asAdditions(b);
}

TEST(EditLaws, AnEditAndItsInverseLeaveNoTrace)
{
    holds("apply, then the inverse, is nothing", 150, [] {
        KnowledgeGraph graph = someGraph();
        const KnowledgeGraph before = graph;
        const GraphDiff diff = pick(graph);
        apply(graph, diff);
        const KnowledgeGraph after = graph;
        apply(graph, diff.inverted());
        RC_ASSERT(same(graph, before));
        apply(graph, diff);
        RC_ASSERT(same(graph, after));
        RC_ASSERT(diff.inverted().inverted() == diff);
    });
}

TEST(EditLaws, SeveralEditsAsOneHaveTheEffectOfEachInTurn)
{
    holds("squash is to apply in turn, and its inverse to undo in turn", 150, [] {
        KnowledgeGraph inTurn = someGraph(), atOnce = inTurn;
        const KnowledgeGraph before = inTurn;
        GraphDiff all;
        const int edits = *rc::gen::inRange(1, 8);
        for (int i = 0; i < edits; ++i) {
            const GraphDiff diff = pick(inTurn);
            apply(inTurn, diff);
            all.squash(diff);
        }
        apply(atOnce, all);
        RC_ASSERT(same(atOnce, inTurn));
        apply(atOnce, all.inverted());
        RC_ASSERT(same(atOnce, before));
    });
}

TEST(EditLaws, ItDoesNotMatterWhichOfThreeEditsAreJoinedFirst)
{
    holds("squash is associative", 150, [] {
        KnowledgeGraph graph = someGraph();
        std::vector<GraphDiff> diffs;
        for (int i = 0; i < 3; ++i) {
            diffs.push_back(pick(graph));
            apply(graph, diffs.back());
        }
        GraphDiff left = diffs[0];
        left.squash(diffs[1]);
        left.squash(diffs[2]);
        GraphDiff right = diffs[1];
        right.squash(diffs[2]);
        GraphDiff whole = diffs[0];
        whole.squash(right);
        RC_ASSERT(left == whole);
        GraphDiff inverse = diffs[2].inverted();
        inverse.squash(diffs[1].inverted());
        inverse.squash(diffs[0].inverted());
        KnowledgeGraph one = graph;  // the records may stand in another order
        apply(graph, inverse);
        apply(one, left.inverted());
        RC_ASSERT(same(graph, one));
    });
}

TEST(EditLaws, AnEditAsTextIsTheSameEdit)
{
    holds("JSON there and back", 150, [] {
        const KnowledgeGraph graph = someGraph();
        const GraphDiff diff = pick(graph);
        const auto back = diffFromJson(diffToJson(diff), "t");
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == diff);
    });
}

TEST(EditLaws, AProjectLeadsBackToEveryStepAndItsEditsLeadForthAgain)
{
    const TempFolder folder;
    holds("history replay", 25, [&] {
        std::filesystem::remove(folder / "a.relata");
        KnowledgeGraph graph = someGraph();
        std::vector<KnowledgeGraph> states{graph};
        auto project = Project::create(folder / "a.relata", graph);
        RC_ASSERT(project.has_value());
        const int edits = *rc::gen::inRange(1, 15);
        for (int i = 0; i < edits; ++i) {
            const GraphDiff diff = pick(graph);
            apply(graph, diff);
            states.push_back(graph);
            RC_ASSERT(project->commit(diff, "step").has_value());
        }
        const int step = *rc::gen::inRange(0, edits + 1);
        const auto back = project->backTo(step);
        RC_ASSERT(back.has_value());
        KnowledgeGraph there = graph;
        apply(there, *back);
        RC_ASSERT(same(there, states[std::size_t(step)]));
        apply(there, back->inverted());
        RC_ASSERT(same(there, graph));
    });
}

/// Data package and Turtle, to the byte.
std::map<std::string, std::string> exports(const KnowledgeGraph &graph, const TempFolder &folder)
{
    std::map<std::string, std::string> files;
    std::filesystem::remove_all(folder / "package");
    RC_ASSERT(writeGraph(graph, folder / "package").has_value());
    for (const auto &entry : std::filesystem::directory_iterator(folder / "package"))
        files[entry.path().filename().string()] = read(entry.path());
    RC_ASSERT(writeGraph(graph, folder / "graph.ttl").has_value());
    files["graph.ttl"] = read(folder / "graph.ttl");
    return files;
}

/// A pair that can be merged, if there is one.
std::optional<std::pair<EntityId, GraphDiff>> someMerge(const KnowledgeGraph &graph)
{
    std::vector<EntityId> ids;
    for (const EntityId id : graph.entities())
        ids.push_back(id);
    if (ids.size() < 2)
        return {};
    const std::size_t at = *rc::gen::inRange<std::size_t>(0, ids.size());
    for (std::size_t other = 0; other < ids.size(); ++other)
        if (other != at)
            if (auto merge = mergeEntities(graph, ids[at], {ids[other]}))
                return std::pair{ids[at], std::move(*merge)};
    return {};
}

KnowledgeGraph reopened(const KnowledgeGraph &graph, const TempFolder &folder)
{
    std::filesystem::remove(folder / "between.relata");
    RC_ASSERT(writeGraph(graph, folder / "between.relata").has_value());
    auto read = Project::read(folder / "between.relata");
    RC_ASSERT(read.has_value());
    return std::move(*read);
}

TEST(EditLaws, MergeAndSplitLeaveTheSameBytesInAnExportAlsoWhenTheProjectWasClosedInBetween)
{
    const TempFolder folder;
    int merged = 0;
    holds("merge, split: the same bytes", 40, [&] {
        KnowledgeGraph graph = reopened(someGraph(), folder);
        const auto before = exports(graph, folder);
        const auto merge = someMerge(graph);
        if (!merge)
            return;
        apply(graph, merge->second);
        if (*rc::gen::arbitrary<bool>())
            graph = reopened(graph, folder);
        const auto merges = mergesOf(graph, merge->first);
        RC_ASSERT(!merges.empty());
        const auto split = splitEntity(graph, merge->first, merges.back().key);
        RC_ASSERT(split.has_value());
        apply(graph, *split);
        ++merged;
        RC_ASSERT(exports(graph, folder) == before);
    });
    EXPECT_GT(merged, 20);
}

TEST(EditLaws, AMergeIsTakenBackAlsoAfterOtherEditsOfOthers)
{
    const TempFolder folder;
    int merged = 0;
    holds("merge, an edit elsewhere, split: the bytes of that edit alone", 40, [&] {
        KnowledgeGraph graph = reopened(someGraph(), folder), alone = graph;
        const auto merge = someMerge(graph);
        if (!merge)
            return;
        apply(graph, merge->second);
        GraphDiff elsewhere;  // somebody new, and a document
        const EntityId id = graph.nextEntityId();
        if (alone.nextEntityId() > id)
            return;
        elsewhere.entities.push_back({id, {}, Entity{"new-one", "person", "New one", {}, {}, {}}});
        GraphDiff words;
        if (!graph.schema().findType("person")) {
            Schema after = graph.schema();
            after.ensureType({"person", "Person", {}, {}, {}, {}, {}});
            words.schema = SchemaChange{graph.schema(), std::move(after)};
        }
        apply(graph, words);
        apply(graph, elsewhere);
        const auto merges = mergesOf(graph, merge->first);
        RC_ASSERT(!merges.empty());
        const auto split = splitEntity(graph, merge->first, merges.back().key);
        RC_ASSERT(split.has_value());
        apply(graph, *split);
        apply(alone, words);
        apply(alone, elsewhere);
        ++merged;
        RC_ASSERT(exports(graph, folder) == exports(alone, folder));
    });
    EXPECT_GT(merged, 20);
}

}  // namespace
}  // namespace relata::test
