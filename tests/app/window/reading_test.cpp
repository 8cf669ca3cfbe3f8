// SPDX-License-Identifier: Apache-2.0
// A large project is read beside the window.
#include "app/viewmemory.h"
#include "app/window/mainwindow.h"
#include "app/window/reading.h"
#include "app/window/statusline.h"
#include "model/graph/graphbuilder.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <cmath>

namespace relata {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::uint32_t many = 30'000;
#else
constexpr std::uint32_t many = 100'000;
#endif

KnowledgeGraph largeGraph()
{
    GraphBuilder builder;
    builder.schema().ensurePredicate({"knows", "knows", {}, {}, {}, {}, {}, false, {}});
    Entity entity{{}, "person", {}, {}, {}, {}};
    for (std::uint32_t i = 0; i < many; ++i) {
        entity.key = "e" + std::to_string(i);
        entity.name = "Somebody of the number " + std::to_string(i);
        builder.addEntity(entity);
    }
    Statement statement;
    statement.predicate = "knows";
    for (std::uint32_t i = 0; i < many; ++i) {
        statement.key = "s" + std::to_string(i);
        statement.subject = EntityId{i};
        statement.object = EntityId{i * 7 % many};
        statement.claim = "They are said to know each other, says number " + std::to_string(i);
        builder.addStatement(statement);
    }
    return *builder.finish();
}

class ReadingALargeProject : public testing::Test
{
protected:
    void SetUp() override
    {
        QSettings().clear();
        const KnowledgeGraph graph = largeGraph();
        auto project = Project::create(path.toStdString(), graph);
        ASSERT_TRUE(project) << project.error().text();
        RememberedView last;  // everybody has a place: no layout begins
        for (std::uint32_t i = 0; i < many; ++i) {
            last.view.positions.at(EntityId{i}) = {float(i % 300) * 60, std::floor(float(i) / 300) * 60};
            last.view.placed.insert(EntityId{i});
        }
        const StoredView stored = storedView(graph, last);
        ASSERT_TRUE(project->rememberView("last", stored.state, stored.places));
        window = std::make_unique<MainWindow>();
        window->canvas().setAnimationsEnabled(false);
        window->show();
        window->show({test::graphFromText("ada -knows-> bob"), "text", {}}, QStringLiteral("small"));
        turn.setInterval(0);
    }
    /// Calls \a act once while it is read.
    void whileReading(const std::function<void()> &act)
    {
        QObject::connect(&turn, &QTimer::timeout, window.get(), [this, act, done = false]() mutable {
            if (window->reading().isRunning() && !std::exchange(done, true))
                act();
        });
        turn.start();
    }

    /// Waits for what is drawn and counted beside the window.
    bool isSettled()
    {
        const auto isDone = [this] { return !window->workspace().isDrawing() && !window->workspace().isCounting(); };
        return QTest::qWaitFor(isDone, 60'000);
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("large.relata"));
    std::unique_ptr<MainWindow> window;
    QTimer turn;
};

TEST_F(ReadingALargeProject, LeavesTheEventLoopTurning)
{
    int turns = 0;
    QString told;
    qint64 longest = 0;
    QElapsedTimer sinceTurn;
    QObject::connect(&turn, &QTimer::timeout, window.get(), [&] {
        if (sinceTurn.isValid())
            longest = std::max(longest, sinceTurn.elapsed());
        sinceTurn.start();
        turns += window->reading().isRunning();
        if (const auto *stop = window->findChild<QToolButton *>(QStringLiteral("status-stop")); stop->isVisible())
            told = stop->text();
    });
    turn.start();
    ASSERT_TRUE(window->openInput(path));
    EXPECT_GE(turns, 20) << "it is read in the way of the window";
    EXPECT_TRUE(told.startsWith(QStringLiteral("Reading"))) << told.toStdString();
    EXPECT_FALSE(window->reading().isRunning());
    Workspace &workspace = window->workspace();
    EXPECT_EQ(workspace.graph().entityCount(), many);
    EXPECT_FALSE(workspace.isArranging()) << "everybody has a place";
    EXPECT_TRUE(QTest::qWaitFor([&] { return !workspace.isCounting(); }, 60'000));
    ASSERT_EQ(workspace.facets().types.size(), 1U);
    EXPECT_EQ(workspace.facets().types[0].count, many);
    EXPECT_EQ(workspace.timeline(Clock::Holds).undated, many);
    RecordProperty("longest_gap_ms", int(longest));  // what it is measured by: tests/bench
}

TEST_F(ReadingALargeProject, EndsWithEscAndWhatWasOpenStays)
{
    whileReading([this] {
        QTest::keyClick(&window->canvas(), Qt::Key_N);  // nothing of this arrives
        QTest::keyClick(&window->canvas(), Qt::Key_Escape);
    });
    EXPECT_FALSE(window->openInput(path));
    EXPECT_EQ(window->workspace().graph().entityCount(), 2U);
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    KnowledgeGraph graph;
    const auto project = Project::open(path.toStdString(), graph);
    ASSERT_TRUE(project);
    EXPECT_FALSE(project->isReadOnly()) << "nobody holds it any more";
}

TEST_F(ReadingALargeProject, EndsWhenTheWindowIsToClose)
{
    whileReading([this] { window->close(); });
    EXPECT_FALSE(window->openInput(path));
    EXPECT_TRUE(window->isVisible());
    EXPECT_TRUE(window->close());
}

TEST_F(ReadingALargeProject, ThenAnEditChangesItsPartOfThePictureAndTheCountsFollow)
{
    ASSERT_TRUE(window->openInput(path));
    Workspace &workspace = window->workspace();
    EXPECT_TRUE(isSettled());
    const std::size_t links = window->canvas().scene().links.size();
    const int before = window->canvas().scene().nodes[5].links;
    const auto renamed = EntityId{4}, removed = EntityId{5};
    GraphDiff diff;
    diff.entities.push_back({renamed, workspace.graph().entity(renamed), workspace.graph().entity(renamed)});
    diff.entities[0].after->name = "Another name";
    ASSERT_TRUE(workspace.edit(QStringLiteral("Rename"), diff));
    EXPECT_NE(window->canvas().scene().nameOf(window->canvas().scene().nodes[4]), QStringLiteral("Another name"))
        << "what was shown stays until the new picture is there";
    EXPECT_TRUE(isSettled());
    EXPECT_EQ(window->canvas().scene().nameOf(window->canvas().scene().nodes[4]), QStringLiteral("Another name"));
    workspace.remove({removed});
    EXPECT_TRUE(isSettled());
    EXPECT_EQ(window->canvas().scene().nodes.size(), many - 1);
    EXPECT_EQ(window->canvas().scene().links.size(), links - std::size_t(before));
    EXPECT_EQ(workspace.facets().types[0].count, many - 1);
    workspace.history().undo();
    EXPECT_TRUE(isSettled());
    EXPECT_EQ(window->canvas().scene().links.size(), links);
    EXPECT_EQ(window->canvas().scene().nodes[5].links, before);
    const Scene anew = workspace.scene();
    for (std::size_t i = 0; i < anew.links.size(); ++i)
        ASSERT_TRUE(std::ranges::equal(window->canvas().scene().statementsOf(window->canvas().scene().links[i]), anew.statementsOf(anew.links[i])));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !workspace.isCounting(); }, 60'000));
    EXPECT_EQ(workspace.facets().types[0].count, many);
}

TEST_F(ReadingALargeProject, ANamingThatIsStoppedInItsLastMomentLeavesNoFile)
{
    bool stopped = false;
    QString named;
    QObject::connect(&turn, &QTimer::timeout, window.get(), [&] {
        if (!stopped && window->reading().isRunning() && QFileInfo::exists(named)) {  // whole, and not handed over yet
            stopped = true;
            QTest::keyClick(&window->canvas(), Qt::Key_Escape);
        }
    });
    turn.start();
    for (int attempt = 0; attempt < 5 && !stopped; ++attempt) {  // the moment is short
        window->show({largeGraph(), "text", {}}, QStringLiteral("large"));
        window->workspace().stopArranging();
        named = folder.filePath(QStringLiteral("named-%1.relata").arg(attempt));
        EXPECT_NE(window->makeProject(named), stopped);
    }
    ASSERT_TRUE(stopped);
    EXPECT_EQ(QDir(folder.path()).entryList({QFileInfo(named).fileName() + QStringLiteral("*")}, QDir::Files | QDir::Hidden), QStringList());
}

}  // namespace
}  // namespace relata
