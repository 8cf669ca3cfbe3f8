// SPDX-License-Identifier: Apache-2.0
#include "app/viewmemory.h"
#include "app/window/mainwindow.h"
#include "app/workspace.h"
#include "model/store/entityplaces.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

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

TEST(ViewMemory, OfAProjectIsTheSameWithItsPlacesApart)
{
    const KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -owns-> acme, carl -knows-> ada");
    const RememberedView remembered = aView(graph);
    StoredView stored = storedView(graph, remembered);
    EXPECT_EQ(stored.places.size(), 4U * 12);
    EXPECT_EQ(stored.state.find("places"), std::string::npos);
    const auto read = viewFromStored(graph, stored);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->view == remembered.view);
    EXPECT_EQ(read->camera, remembered.camera);
    stored.places.pop_back();  // no places at all then, and the rest is as it was
    ASSERT_TRUE(viewFromStored(graph, stored));
    EXPECT_TRUE(viewFromStored(graph, stored)->view.placed.empty());
    EXPECT_TRUE(viewFromStored(graph, stored)->view.hidden == remembered.view.hidden);
    stored.state = "{";
    EXPECT_FALSE(viewFromStored(graph, stored));
}

class ViewInAProject : public testing::Test
{
protected:
    void SetUp() override
    {
        QSettings().clear();
        ASSERT_TRUE(writeGraph(test::graphFromText("ada -knows-> bob, bob -owns-> acme, carl -knows-> ada"), path.toStdString()));
        openWindow();
    }
    void openWindow()
    {
        window = std::make_unique<MainWindow>();
        window->canvas().setAnimationsEnabled(false);
        window->show();
        ASSERT_TRUE(window->openInput(path));
        ada = window->workspace().graph().findEntity("ada");
    }
    Point place() { return window->workspace().view().positions[ada]; }
    /// Where Ada stands in the file, as another program reads it.
    static std::optional<Point> placeIn(const QString &file)
    {
        KnowledgeGraph graph;
        const auto project = Project::open(file.toStdString(), graph);
        const auto view = project ? *project->view("last") : std::nullopt;
        const auto places = view ? unpacked(view->places) : std::nullopt;
        for (const EntityPlace &each : places ? *places : std::vector<EntityPlace>())
            if (each.id == graph.findEntity("ada"))
                return Point{each.x, each.y};
        return std::nullopt;
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("mine.relata"));
    std::unique_ptr<MainWindow> window;
    EntityId ada{};
};

TEST_F(ViewInAProject, IsInItsFileWhileItIsOpenAndComesBackFromThereAlone)
{
    window->workspace().move({ada}, {{1234, -56}});
    EXPECT_TRUE(QTest::qWaitFor([&] { return placeIn(path) == Point{1234, -56}; }));
    EXPECT_EQ(window->keeper().steps({})->size(), 0U) << "to look otherwise is no edit";
    window->close();
    EXPECT_FALSE(std::filesystem::exists(viewFileOf(path.toStdString())));
    window.reset();
    openWindow();
    EXPECT_EQ(place(), (Point{1234, -56}));
}

TEST_F(ViewInAProject, GoesWithACopyOfIt)
{
    window->workspace().move({ada}, {{77, 88}});
    const QString copy = folder.filePath(QStringLiteral("copy.relata"));
    ASSERT_TRUE(window->makeProject(copy));
    EXPECT_EQ(place(), (Point{77, 88}));
    EXPECT_EQ(placeIn(copy), (Point{77, 88}));
    EXPECT_EQ(placeIn(path), (Point{77, 88}));
}

TEST_F(ViewInAProject, ThatIsShownOnlyStaysInTheUsersFolder)
{
    window->workspace().move({ada}, {{1, 2}});
    window->close();
    window.reset();
    KnowledgeGraph graph;
    {
        const auto writer = Project::open(path.toStdString(), graph);  // somebody else
        ASSERT_TRUE(writer);
        openWindow();
        ASSERT_TRUE(window->keeper().isReadOnly());
        EXPECT_EQ(place(), (Point{1, 2})) << "as it was left by whoever wrote it";
        window->workspace().move({ada}, {{30, 40}});
        window->close();
        window.reset();
        openWindow();
        EXPECT_EQ(place(), (Point{30, 40}));
        window->close();
        window.reset();
    }
    EXPECT_EQ(placeIn(path), (Point{1, 2}));
    EXPECT_TRUE(std::filesystem::exists(viewFileOf(path.toStdString())));
    forgetView(path.toStdString());
}

}  // namespace
}  // namespace relata
