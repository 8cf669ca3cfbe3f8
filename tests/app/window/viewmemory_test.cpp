// SPDX-License-Identifier: Apache-2.0
#include "app/viewmemory.h"
#include "app/workspace.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QTemporaryDir>

namespace relata {
namespace {

RememberedView aView(const KnowledgeGraph &graph)
{
    RememberedView remembered;
    ViewState &view = remembered.view;
    const auto id = [&](const char *key) { return graph.findEntity(key); };
    view.lens = *Lens::parse("predicate:knows -about:carl");
    view.hidden.insert(id("bob"));
    view.pinned.insert(id("ada"));
    view.scope = IdSet<EntityId>(graph.entityIdEnd());
    view.scope->insert(id("ada"));
    view.scope->insert(id("acme"));
    view.grown[id("ada")] = {id("acme")};
    for (const char *key : {"ada", "bob", "acme", "carl"}) {
        view.positions.at(id(key)) = {float(key[0]) * 3.25F, -float(key[1])};
        view.placed.insert(id(key));
    }
    view.layout = LayoutKind::Radial;
    view.colorBy = ColorBy::Voice;
    remembered.camera = Camera{0.75, {12.5, -3}};
    remembered.canvas = {1000, 640};
    return remembered;
}

TEST(ViewMemory, WhatIsWrittenIsReadBack)
{
    const KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -owns-> acme, carl -knows-> ada");
    const RememberedView remembered = aView(graph);
    const std::string json = viewToJson(graph, remembered);
    const auto read = viewFromJson(graph, json);
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_TRUE(read->view == remembered.view);
    EXPECT_EQ(read->camera, remembered.camera);
    EXPECT_EQ(read->canvas, remembered.canvas);
    EXPECT_EQ(viewToJson(graph, *read), json);
}

TEST(ViewMemory, GoneEntitiesAndNamesAreLeftOut)
{
    const KnowledgeGraph before = test::graphFromText("ada -knows-> bob, bob -owns-> acme, carl -knows-> ada");
    const std::string json = viewToJson(before, aView(before));
    const KnowledgeGraph after = test::graphFromText("zoe -knows-> ada, ada -knows-> acme");  // other order, no carl, no bob
    const auto read = viewFromJson(after, json);
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_TRUE(read->view.lens.passesAll());  // it named carl
    EXPECT_TRUE(read->view.hidden.empty());
    EXPECT_TRUE(read->view.pinned.contains(after.findEntity("ada")));
    EXPECT_EQ(read->view.positions[after.findEntity("acme")], aView(before).view.positions[before.findEntity("acme")]);
    EXPECT_FALSE(read->view.placed.contains(after.findEntity("zoe")));
}

TEST(ViewMemory, WhatIsNoViewIsRefused)
{
    const KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    const std::string good = viewToJson(graph, RememberedView());
    for (const std::string &bad : {std::string(), std::string("[]"), std::string("{}"), good.substr(0, good.size() / 2),
                                   std::string(R"({"relata-view": 2})"), std::string(R"({"relata-view": "1", "lens": 5})")})
        EXPECT_FALSE(viewFromJson(graph, bad)) << bad;
    EXPECT_TRUE(viewFromJson(graph, good));
}

TEST(ViewMemory, EveryInputHasAFileOfItsOwn)
{
    const KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    RememberedView one, two;
    one.view.colorBy = ColorBy::Voice;
    two.view.layout = LayoutKind::Grid;
    ASSERT_TRUE(rememberView(graph, "/tmp/relata-test-one.graphml", one));
    ASSERT_TRUE(rememberView(graph, "/tmp/relata-test-two.graphml", two));
    const auto back = recallView(graph, "/tmp/relata-test-one.graphml");
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->view == one.view);
    EXPECT_FALSE(recallView(graph, "/tmp/relata-test-never.graphml"));
    for (const char *name : {"one", "two"})
        std::filesystem::remove(viewFileOf(std::string("/tmp/relata-test-") + name + ".graphml"));
}

}  // namespace
}  // namespace relata
