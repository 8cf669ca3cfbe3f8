// SPDX-License-Identifier: Apache-2.0
// What comes in from files, other windows and spreadsheets.
#include "app/window/editing.h"
#include "app/window/exchange.h"
#include "app/window/keeping.h"
#include "app/window/mainwindow.h"
#include "app/window/notesbox.h"
#include "app/window/toast.h"
#include "tests/support/graphtext.h"
#include "views/dialogs/importform.h"
#include "views/dialogs/mappingdialog.h"
#include "views/dialogs/statementform.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace relata {
namespace {

class ExchangeTest : public testing::Test
{
protected:
    void SetUp() override
    {
        QSettings().clear();
        show(window);
        window.newProject();
        ASSERT_TRUE(Keeping::isOwnCopy(window.input())) << window.toast().sentence().toStdString();
        inputs << window.input();
    }
    void TearDown() override
    {
        for (const QString &input : inputs)
            QFile::remove(input);
    }
    static void show(MainWindow &window)
    {
        window.canvas().setAnimationsEnabled(false);
        window.resize(1200, 800);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    const KnowledgeGraph &graph() { return window.workspace().graph(); }
    void fill(const char *text)
    {
        LoadedGraph loaded;
        loaded.graph = test::graphFromText(text);
        window.workspace().open(std::move(loaded));
    }
    ImportForm *form()
    {
        for (int i = 0; i < 200; ++i) {
            for (ImportForm *each : window.findChildren<ImportForm *>())
                if (each->isVisible())
                    return each;
            QTest::qWait(20);
        }
        ADD_FAILURE() << "nothing is offered";
        return nullptr;
    }
    /// Agrees to what is guessed of the columns.
    void agree()
    {
        if (MappingDialog *dialog = mapping())
            dialog->accept();
    }
    /// The form that asks what the columns say.
    MappingDialog *mapping()
    {
        for (int i = 0; i < 200; ++i) {
            for (MappingDialog *each : window.findChildren<MappingDialog *>())
                if (each->isVisible())
                    return each;
            QTest::qWait(20);
        }
        ADD_FAILURE() << "nobody asks what the columns say";
        return nullptr;
    }
    QString file(const char *name, const char *text)
    {
        const QString path = folder.filePath(QString::fromUtf8(name));
        QFile written(path);
        EXPECT_TRUE(written.open(QIODevice::WriteOnly));
        written.write(text);
        return path;
    }
    QTemporaryDir folder;
    QStringList inputs;
    MainWindow window;
};

TEST_F(ExchangeTest, TheMenuOfANodeCopiesItWithoutSelectingIt)
{
    fill("ada -knows-> bob, bob -owns-> acme");
    QMenu menu;
    const EntityId ada = graph().findEntity("ada"), bob = graph().findEntity("bob");
    window.editing().addCopy(menu, {{ada, bob}, {}});
    QAction *copy = nullptr;
    for (QAction *action : menu.actions())
        if (action->text().startsWith(QStringLiteral("Copy these 2")))
            copy = action;
    ASSERT_TRUE(copy);
    copy->trigger();
    const QMimeData *copied = QApplication::clipboard()->mimeData();
    ASSERT_TRUE(copied && copied->hasFormat(QLatin1String(Exchange::ownType)));
    EXPECT_TRUE(copied->text().contains(QStringLiteral("Ada\tknows\tBob"))) << copied->text().toStdString();
    EXPECT_FALSE(copied->text().contains(QStringLiteral("Acme")));
    EXPECT_TRUE(window.workspace().selection().empty());
}

TEST_F(ExchangeTest, AFileIsShownFirstAndTakenInAsOneStep)
{
    window.exchange().import(file("a.csv", "source,target\nAna,Bob\nBob,Carla\n"));
    agree();
    ImportForm *open = form();
    ASSERT_TRUE(open);
    EXPECT_EQ(open->plan().entities.added, 3U);
    EXPECT_EQ(graph().entityCount(), 0U) << "nothing before it is agreed to";
    open->accept();
    EXPECT_EQ(graph().entityCount(), 3U);
    EXPECT_EQ(window.workspace().history().undoText(), QStringLiteral("Import a.csv"));
    window.exchange().import(file("b.csv", "source,target\nAna,Dora\nBob,Carla\n"));
    agree();
    open = form();
    ASSERT_TRUE(open);
    EXPECT_EQ(open->plan().entities.added, 1U) << "people are found by their names";
    open->accept();
    EXPECT_EQ(graph().entityCount(), 4U);
    const EntityId dora = graph().findEntity("Dora");
    EXPECT_EQ(window.workspace().selection(), (Selection{{dora}, {}})) << "what came is selected, and in view";
    const Scene &scene = window.canvas().scene();
    const QPointF at = window.canvas().camera().toTarget(scene.nodes[std::size_t(scene.indexOfNode(dora))].center);
    EXPECT_TRUE(QRectF(window.canvas().rect()).adjusted(60, 60, -60, -60).contains(at)) << at.x() << ", " << at.y();
    window.workspace().history().undo();
    window.workspace().history().undo();
    EXPECT_EQ(graph().entityCount(), 0U);
}

TEST_F(ExchangeTest, TablesThatAreChosenTogetherComeInTogether)
{
    const QString edges = file("edges.csv", "Source,Target\n1,2\n"), nodes = file("nodes.csv", "Id,Label\n1,Ana\n2,Bob\n");
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(edges), QUrl::fromLocalFile(nodes), QUrl(QStringLiteral("https://example.org/a.csv"))});
    EXPECT_TRUE(window.exchange().take(dropped));
    agree();
    ImportForm *open = form();
    ASSERT_TRUE(open);
    EXPECT_EQ(open->plan().entities.added, 2U) << "who is 1 stands in the other table";
    open->accept();
    EXPECT_EQ(graph().name(graph().findEntity("1")), "Ana");
    EXPECT_EQ(window.workspace().history().undoText(), QStringLiteral("Import edges.csv and 1 more"));
}

TEST_F(ExchangeTest, OfSeveralOtherFilesTheFirstComesInAndThatIsTold)
{
    window.exchange().import(QStringList{file("a.graphml", "<graphml><graph edgedefault='directed'><node id='a'/></graph></graphml>"),
                                         file("b.csv", "source,target\nAna,Bob\n")});
    EXPECT_TRUE(window.toast().sentence().contains(QStringLiteral("Only a.graphml"))) << window.toast().sentence().toStdString();
    ASSERT_TRUE(form());
}

TEST_F(ExchangeTest, IntoANewProjectTheOldOneStays)
{
    const QString before = window.input();
    window.exchange().import(file("a.csv", "source,target\nAna,Bob\n"));
    agree();
    ImportForm *open = form();
    ASSERT_TRUE(open);
    open->setIntoNew(true);
    open->accept();
    inputs << window.input();
    EXPECT_NE(window.input(), before);
    EXPECT_EQ(graph().entityCount(), 2U);
    ASSERT_TRUE(window.openInput(before));
    EXPECT_EQ(graph().entityCount(), 0U);
}

TEST_F(ExchangeTest, SeveralTablesThatAreOpenedTogetherAreANewProject)
{
    fill("ada -knows-> bob");
    const QString before = window.input();
    const QStringList tables{file("people.csv", "id,name\n1,Ana\n2,Bob\n3,Carla\n"), file("links.csv", "source,target\n1,2\n2,3\n")};
    const QStringList made = Keeping::ownCopies().entryList(QDir::Files);
    window.exchange().openTogether(tables);
    MappingDialog *dialog = mapping();
    ASSERT_TRUE(dialog);
    dialog->reject();
    QTest::qWait(50);
    EXPECT_EQ(window.input(), before);
    EXPECT_EQ(test::print(graph()), "ada -knows-> bob") << "what was open stays";
    EXPECT_EQ(Keeping::ownCopies().entryList(QDir::Files), made) << "and nothing was made";
    for (const ImportForm *each : window.findChildren<ImportForm *>())
        EXPECT_FALSE(each->isVisible());

    window.exchange().openTogether(tables);
    agree();
    ImportForm *open = form();
    ASSERT_TRUE(open);
    EXPECT_EQ(open->plan().entities.added, 3U) << "into a new project, as nothing else was said";
    open->accept();
    inputs << window.input();
    EXPECT_NE(window.input(), before);
    EXPECT_TRUE(Keeping::isOwnCopy(window.input())) << window.input().toStdString();
    EXPECT_EQ(graph().entityCount(), 3U);
    EXPECT_EQ(graph().statementCount(), 2U);
    EXPECT_EQ(graph().name(graph().findEntity("1")), "Ana");
    EXPECT_TRUE(window.keeper().isKept());
}

TEST_F(ExchangeTest, WhoCancelsAnImportFindsTheColumnsAsTheyWereAnswered)
{
    fill("ada -knows-> bob");
    const QString path = file("board.csv", "A,B\nBoard of Acme,Ada Byron\n");
    window.exchange().import(path);
    MappingDialog *dialog = mapping();
    ASSERT_TRUE(dialog);
    ColumnMapping chosen = dialog->mapping();
    chosen.tables.front().predicate = "sits on";
    dialog->setMapping(chosen);
    dialog->accept();
    ImportForm *offered = form();
    ASSERT_TRUE(offered);
    offered->reject();
    EXPECT_EQ(graph().entityCount(), 2U);
    QTest::qWait(0);
    window.exchange().import(path);
    dialog = mapping();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->mapping().tables.front().predicate, "sits on");
    dialog->reject();
}

TEST_F(ExchangeTest, ATableOfUnknownHeadingsIsAskedAboutBeforeItIsOpened)
{
    fill("ada -knows-> bob");
    const QString path = file("board.csv", "A,B\nBoard of Acme,Ada Byron\nBoard of Globex,Bob Stone\n");
    inputs << path;
    EXPECT_FALSE(window.openInput(path));
    MappingDialog *dialog = mapping();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(graph().entityCount(), 2U) << "what was open stays";
    EXPECT_TRUE(dialog->windowTitle().contains(QStringLiteral("board.csv")));
    dialog->reject();
    QTest::qWait(0);
    EXPECT_EQ(graph().entityCount(), 2U) << "and also when nothing is answered";

    window.openInput(path);
    dialog = mapping();
    ASSERT_TRUE(dialog);
    ColumnMapping chosen = dialog->mapping();
    ASSERT_EQ(chosen.tables.front().shape, TableShape::Statements);
    std::swap(chosen.tables.front().columns[0].role, chosen.tables.front().columns[1].role);
    chosen.tables.front().predicate = "sits on";
    dialog->setMapping(chosen);
    dialog->accept();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.input() == path; }, 5000));
    EXPECT_EQ(test::print(graph()), "Ada Byron -sits-on-> Board of Acme, Bob Stone -sits-on-> Board of Globex");

    window.openInput(path);
    dialog = mapping();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->mapping().tables.front().predicate, "sits on") << "the answer of last time is offered";
    dialog->reject();
}

TEST_F(ExchangeTest, ATableOfKnownHeadingsOpensAtOnce)
{
    const QString path = file("posts.csv", "Name,Position,Organisation,From,To\nAda,Chair,Acme,2015,2019\n");
    EXPECT_TRUE(window.openInput(path));
    EXPECT_EQ(window.input(), path);
    EXPECT_EQ(graph().statementCount(), 1U);
}

TEST_F(ExchangeTest, WhatWasAssumedWhenAFileWasReadCanBeLookedUp)
{
    const QString path = file("gifts.csv", "Donor,Recipient,Amount\nAda,Whigs,5\nTotal,,5\n");
    ASSERT_TRUE(window.openInput(path));
    const QString toast = window.findChild<Toast *>()->sentence();
    EXPECT_TRUE(toast.contains(QStringLiteral("And 1 more: File › What was assumed"))) << toast.toStdString();
    EXPECT_TRUE(toast.startsWith(QStringLiteral("The last row of “gifts”"))) << toast.toStdString();
    EXPECT_EQ(asSentence("gifts.csv is not UTF-8"), QStringLiteral("gifts.csv is not UTF-8"));
    window.showReadNotes();
    const auto boxes = window.findChildren<QMessageBox *>();
    ASSERT_EQ(boxes.size(), 1);
    EXPECT_TRUE(boxes.front()->text().contains(QStringLiteral("of totals, was not read")));
    EXPECT_TRUE(boxes.front()->text().contains(QStringLiteral("“Donor” and “Recipient” are the ends")));
    boxes.front()->close();
    window.newProject();
    ASSERT_TRUE(Keeping::isOwnCopy(window.input())) << window.toast().sentence().toStdString();
    inputs << window.input();
    window.showReadNotes();
    EXPECT_TRUE(window.findChild<Toast *>()->sentence().contains(QStringLiteral("Nothing was left out or assumed")));
}

TEST_F(ExchangeTest, ALargeFileIsComparedBesideTheWindow)
{
    fill("ada -knows-> bob");
    LoadedGraph large{test::graphFromText("ada -knows-> zoe"), "GraphML", {}};
    GraphDiff many;
    for (std::uint32_t i = 0; i < 25'000; ++i) {
        const std::string key = "e" + std::to_string(i);
        many.entities.push_back({EntityId(100 + i), {}, Entity{key, "person", key, {}, {}, {}}});
    }
    ASSERT_TRUE(large.graph.apply(many));
    std::size_t taken = 0;
    ImportForm offered(window.workspace(), std::move(large), QStringLiteral("large.graphml"), [&](GraphDiff diff, const QString &, bool) {
        taken = diff.entities.size();
        return true;
    });
    EXPECT_EQ(offered.plan().entities.added, 0U) << "the window does not wait for that";
    offered.accept();
    EXPECT_EQ(taken, 0U) << "nor is anything taken in before it is known";
    ASSERT_TRUE(QTest::qWaitFor([&] { return offered.plan().entities.added == 25'001U; }, 60'000)) << offered.summary().toStdString();
    GraphDiff zoe;
    zoe.entities.push_back({graph().nextEntityId(), {}, Entity{"zoe", "person", "Zoe", {}, {}, {}}});
    offered.setIntoNew(true);  // it begins anew
    offered.setIntoNew(false);
    ASSERT_TRUE(window.workspace().edit(QStringLiteral("Zoe"), zoe)) << "and again when the graph changes meanwhile";
    ASSERT_TRUE(QTest::qWaitFor([&] { return offered.plan().entities.added == 25'000U; }, 60'000)) << offered.summary().toStdString();
    offered.accept();
    EXPECT_EQ(taken, 25'000U);
}

TEST_F(ExchangeTest, WhatCannotBeReadIsSaid)
{
    window.exchange().import(file("a.graphml", "<graphml><graph edgedefault='directed'><node id='a'/><edge"));
    for (int i = 0; i < 100 && !window.toast().isVisible(); ++i)
        QTest::qWait(20);
    EXPECT_TRUE(window.toast().isVisible());
    EXPECT_EQ(graph().entityCount(), 0U);
}

TEST_F(ExchangeTest, CopyAndPasteBetweenTwoWindows)
{
    fill("ada -knows-> bob, bob -knows-> carl, carl -owns-> ada");
    window.workspace().select({{graph().findEntity("ada"), graph().findEntity("bob")}, {}});
    window.canvas().setFocus();
    QTest::keyClick(&window.canvas(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QApplication::clipboard()->text().startsWith(QStringLiteral("subject\tpredicate\tobject")));
    EXPECT_TRUE(QApplication::clipboard()->text().contains(QStringLiteral("Ada\tknows\tBob")));

    MainWindow other;
    show(other);
    other.newProject();
    inputs << other.input();
    other.canvas().setFocus();
    QTest::keyClick(&other.canvas(), Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(test::print(other.workspace().graph()), "ada -knows-> bob");
    EXPECT_EQ(other.workspace().history().undoText(), QStringLiteral("Paste 2 entities and 1 statement"));
    EXPECT_EQ(other.toast().sentence(), QStringLiteral("Pasted 2 entities and 1 statement."));
    EXPECT_EQ(other.workspace().graph().schema().predicates().size(), 1U) << "not all that the other graph has";
    QTest::keyClick(&other.canvas(), Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(other.workspace().graph().entityCount(), 2U) << "all of that is here already";
    other.workspace().history().undo();
    EXPECT_EQ(other.workspace().graph().entityCount(), 0U);
}

TEST_F(ExchangeTest, CutTakesAwayWhatPasteBringsBack)
{
    fill("ada -knows-> bob, bob -knows-> carl");
    window.workspace().select({{graph().findEntity("ada"), graph().findEntity("bob")}, {}});
    window.exchange().cutSelection();
    EXPECT_EQ(graph().entityCount(), 1U);
    window.exchange().paste();
    EXPECT_EQ(test::print(graph()), "carl, ada -knows-> bob");
}

TEST_F(ExchangeTest, RowsOfASpreadsheetArePasted)
{
    QApplication::clipboard()->setText(QStringLiteral("source\ttarget\tlabel\nAna\tBob\tknows\n"));
    window.exchange().paste();
    agree();
    ImportForm *open = form();
    ASSERT_TRUE(open);
    open->accept();
    EXPECT_EQ(graph().entityCount(), 2U);
    const std::string source = graph().document(graph().document(*graph().statements().begin())).title;
    EXPECT_TRUE(source.starts_with("pasted on ")) << source;
}

TEST_F(ExchangeTest, ASentenceThatIsPastedIsTheQuoteOfANewStatement)
{
    fill("ada -knows-> bob");
    window.canvas().setFocus();
    for (const bool selected : {false, true}) {
        window.workspace().select(selected ? Selection{{graph().findEntity("ada")}, {}} : Selection());
        QApplication::clipboard()->setText(QStringLiteral("Ada was seen with Carl."));
        QTest::keyClick(&window.canvas(), Qt::Key_V, Qt::ControlModifier);
        StatementForm *open = nullptr;
        for (StatementForm *each : window.findChildren<StatementForm *>())
            open = each->isVisible() ? each : open;
        ASSERT_TRUE(open);
        EXPECT_EQ(open->wish().record.quote, "Ada was seen with Carl.");
        EXPECT_EQ(open->wish().subject.id, selected ? graph().findEntity("ada") : noEntity);
        open->reject();
    }
    QApplication::clipboard()->setText(QStringLiteral("  "));
    window.exchange().paste();
    EXPECT_TRUE(window.toast().isVisible());
}

}  // namespace
}  // namespace relata
