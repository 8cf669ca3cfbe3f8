// SPDX-License-Identifier: Apache-2.0
#include "views/scene/visibleafter.h"

#include "tests/model/graph/randomedits.h"
#include "tests/views/scene/sample.h"
#include "views/scene/voicecounts.h"

#include <gtest/gtest.h>

#include <random>

namespace relata {
namespace {

class VisibleAfter : public testing::TestWithParam<const char *>  // the lens
{
};

TEST_P(VisibleAfter, IsWhatIsVisibleAfterAnyEditAndAnyWish)
{
    std::mt19937 random(5);
    std::string text = "ada -knows-> bob, bob -owns-> acme:institution, acme -pays-> ada, carl, ada -knows-> ada";
    for (int i = 0; i < 30; ++i)
        text += ", a" + std::to_string(i) + " -knows-> a" + std::to_string((7 * i + 1) % 30);
    KnowledgeGraph graph = test::graphFromText(text);
    VoiceCounts voices;
    voices.count(graph);
    ViewState view;
    view.lens = *Lens::parse(GetParam());
    LensResult lens = *view.lens.evaluate(graph);
    Visible visible = visibleOf(graph, view, lens);
    int few = 0;
    for (int round = 0; round < 600; ++round) {
        const ViewState viewBefore = view;
        const LensResult lensBefore = lens;
        GraphDiff diff;
        const auto somebody = [&] { return EntityId{std::uint32_t(random() % graph.entityIdEnd())}; };
        switch (random() % 6) {
        case 0:
            view = hideEntities(view, {somebody(), somebody()});
            break;
        case 1:
            view.hidden.erase(somebody());
            break;
        case 2:
            if (!view.scope)
                view = focusOn(graph, view, visible, {somebody()}, 2);
            else if (random() % 2)
                view.scope->insert(somebody());
            else
                view.scope.reset();
            break;
        default: {
            diff = test::randomEdit(graph, random);
            if (!graph.apply(diff)) {  // it took a predicate away that is in use
                diff = {};
                break;
            }
            voices.follow(diff);
            const auto passed = view.lens.evaluate(graph);
            if (!passed)
                view.lens = Lens();
            lens = passed ? *passed : *view.lens.evaluate(graph);
        }
        }
        visible = visibleAfter({viewBefore, lensBefore, visible}, graph, diff, view, lens);
        const Visible anew = visibleOf(graph, view, lens);
        ASSERT_EQ(visible.entities, anew.entities) << "round " << round;
        ASSERT_EQ(visible.statements, anew.statements) << "round " << round;
        ASSERT_EQ(visible.hiddenByLens, anew.hiddenByLens) << "round " << round;
        ASSERT_EQ(visible.hiddenByHand, anew.hiddenByHand) << "round " << round;
        ASSERT_EQ(visible.outsideScope, anew.outsideScope) << "round " << round;
        ASSERT_EQ(voices.colors().ranked, VoiceColors::of(graph).ranked) << "round " << round;
        few += visible.statements.size() < graph.statementCount() ? 1 : 0;
    }
    EXPECT_GT(few, 100);
}

INSTANTIATE_TEST_SUITE_P(Lenses, VisibleAfter, testing::Values("", "modality:asserted", "degree:>=2"));

}  // namespace
}  // namespace relata
