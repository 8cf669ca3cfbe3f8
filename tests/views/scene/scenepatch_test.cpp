// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scenepatch.h"

#include "model/evidence/audit.h"
#include "tests/model/graph/randomedits.h"
#include "tests/views/scene/sample.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

namespace relata {
namespace {

/// All of a scene as text.
std::string print(const Scene &scene)
{
    std::ostringstream text;
    const auto say = [&text](const auto &...parts) { ((text << parts << ' '), ...); };
    for (const SceneNode &n : scene.nodes) {
        say(uint(n.id), n.center.x(), n.center.y(), n.radius, int(n.shape), n.look, n.fill.rgb(), scene.nameOf(n).toStdString(), n.links, n.pinned,
            n.band);
        text << '\n';
    }
    for (const SceneLink &l : scene.links) {
        say(l.from, l.to, l.category, l.voiced, int(l.modality), l.color.rgb(), l.width, l.arrow, l.disputed, l.bend, scene.textOf(l).toStdString());
        for (const StatementId id : scene.statementsOf(l))
            say(uint(id));
        text << '\n';
    }
    say(scene.bounds.x(), scene.bounds.y(), scene.bounds.width(), scene.bounds.height(), int(scene.typeLooks.size()), int(scene.bands.size()));
    return text.str();
}

class PatchedScene : public testing::TestWithParam<const char *>  // the lens
{
};

TEST_P(PatchedScene, IsTheOneThatIsBuiltAnewAfterAnyEditAndItsUndo)
{
    const Lens lens = *Lens::parse(GetParam());
    std::mt19937 random(7);
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -owns-> acme:institution, acme -pays-> ada, carl, ada -knows-> ada");
    ViewState view;
    int patches = 0;
    for (int round = 0; round < 300; ++round) {
        const auto look = [&] {
            for (std::uint32_t i = 0; i < graph.entityIdEnd(); ++i) {
                view.positions.at(EntityId{i}) = {float(i * 37 % 1000), float(i * 91 % 700)};
                view.placed.insert(EntityId{i});
            }
            const auto passed = view.lens.evaluate(graph);
            return passed ? visibleOf(graph, view, *passed) : Visible{};
        };
        view.lens = lens.evaluate(graph) ? lens : Lens();
        view.hidden.clear();
        for (int i = 0; i < 2 && graph.entityIdEnd() > 6; ++i)
            view.hidden.insert(EntityId{static_cast<std::uint32_t>(random() % graph.entityIdEnd())});
        const GraphDiff edit = test::randomEdit(graph, random);
        for (const GraphDiff &diff : {edit, edit.inverted(), edit}) {
            const Visible before = look();
            const std::vector<Disagreement> disputesBefore = disagreements(graph);
            Scene scene = buildScene(graph, view, before, ThemeKind::Light);
            ASSERT_TRUE(graph.apply(diff));
            if (!view.lens.evaluate(graph))
                view.lens = Lens();
            const Visible after = look();
            if (!canPatch(view, diff, graph.documentCount()))
                continue;
            ++patches;
            const std::vector<Disagreement> disputes = disagreements(graph);
            SceneChange change = SceneChange::of(graph, diff, before, after);
            change.addDisputes(graph, disputesBefore, disputes);
            const Scene now = patched(std::move(scene), change, graph, view, after, ThemeKind::Light, disputes);
            ASSERT_EQ(print(now), print(buildScene(graph, view, after, ThemeKind::Light))) << "round " << round;
        }
    }
    EXPECT_GT(patches, 200);
}

INSTANTIATE_TEST_SUITE_P(Lenses, PatchedScene, testing::Values("", "modality:asserted", "degree:>=2"));

TEST(ScenePatch, WhatAllDependsOnIsBuiltAnew)
{
    GraphDiff diff;
    ViewState view;
    EXPECT_TRUE(canPatch(view, diff));
    view.colorBy = ColorBy::Voice;
    EXPECT_FALSE(canPatch(view, diff));
    view.colorBy = ColorBy::Category;
    view.sizeBy = Measure::PageRank;
    EXPECT_FALSE(canPatch(view, diff));
    diff.schema = SchemaChange{};
    EXPECT_FALSE(canPatch(ViewState(), diff));
    diff.schema.reset();
    diff.documents.push_back({DocumentId{2}, std::nullopt, Document()});
    EXPECT_TRUE(canPatch(ViewState(), diff, 3)) << "nobody has named it before";
    EXPECT_FALSE(canPatch(ViewState(), diff, 2)) << "until now there was one, and voices were counted";
    diff.documents[0].before = Document();
    EXPECT_TRUE(canPatch(ViewState(), diff, 3)) << "another title";
    diff.documents[0].after->origin = "an agency";
    EXPECT_FALSE(canPatch(ViewState(), diff, 3));
}

TEST(SceneMemory, WhatEditsLeftBehindIsDroppedAndNothingElse)
{
    const KnowledgeGraph graph = test::graphFromText("ada -x-> bob, ada -y-> bob, ada -x-> bob, bob -x-> carl");
    Scene scene = test::sceneOf(graph, test::inCircle(graph, 100));
    const std::string before = print(scene);
    const std::size_t words = scene.words.size(), bundled = scene.bundled.size();
    ASSERT_EQ(bundled, 3U);
    scene.pack();
    EXPECT_EQ(scene.words.size(), words) << "hardly anything is left behind yet";
    const Scene kept = scene;
    for (int i = 0; i < 9000; ++i) {
        SceneLink unused;
        scene.bundle(unused, std::vector{StatementId(1), StatementId(2)}, QStringLiteral("a name that was"));
    }
    scene.pack();
    EXPECT_EQ(print(scene), before);
    EXPECT_EQ(scene.bundled.size(), bundled);
    EXPECT_LE(scene.words.size(), words);
    EXPECT_EQ(print(kept), before) << "a copy that shares them";
}

TEST(SceneMemory, WhoeverMovesANodeOfACopySharesAllButTheNodes)
{
    const KnowledgeGraph graph = test::graphFromText("ada -x-> bob, ada -y-> bob, ada -x-> bob, bob -x-> carl");
    const Scene scene = test::sceneOf(graph, test::inCircle(graph, 100));
    Scene copy = scene;
    EXPECT_EQ(std::as_const(copy).nodes.data(), scene.nodes.data());
    copy.nodes[0].center += QPointF(5, 5);
    EXPECT_NE(std::as_const(copy).nodes.data(), scene.nodes.data());
    EXPECT_EQ(copy.nodes[0].center, scene.nodes[0].center + QPointF(5, 5));
    EXPECT_EQ(std::as_const(copy).links.data(), scene.links.data());
    EXPECT_EQ(copy.nameOf(std::as_const(copy).nodes[1]), scene.nameOf(scene.nodes[1]));
    EXPECT_EQ(copy.statementsOf(std::as_const(copy).links[0]).data(), scene.statementsOf(scene.links[0]).data());
}

}  // namespace
}  // namespace relata
