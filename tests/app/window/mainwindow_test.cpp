// SPDX-License-Identifier: Apache-2.0
#include "tests/app/window/mainwindowfixture.h"

#include "app/window/figuresource.h"
#include "app/window/helpwindow.h"
#include "app/window/statusline.h"
#include "app/window/toast.h"
#include "views/panels/inspector.h"
#include "views/panels/lensfield.h"
#include "views/panels/lenspanel.h"
#include "views/panels/pathspanel.h"
#include "views/panels/searchbox.h"
#include "views/panels/statementstable.h"
#include "views/panels/text.h"
#include "views/panels/timelinestrip.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QDropEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include <map>

namespace relata {
namespace {

TEST_F(MainWindowTest, ShowsTheWholeShippedGraphAtOnce)
{
    EXPECT_EQ(window->canvas().scene().nodes.size(), workspace().graph().entityCount());
    const QString all = QString::number(workspace().graph().entityCount());
    EXPECT_TRUE(window->status().text().startsWith(all + QStringLiteral(" of ") + all + QStringLiteral(" entities")))
        << window->status().text().toStdString();
    EXPECT_TRUE(window->windowTitle().endsWith(QStringLiteral("Relata")));
    EXPECT_GT(window->windowTitle().size(), 10);
    for (const char *name : {"lens", "inspector", "statements", "entities", "timeline", "paths"}) {
        ASSERT_TRUE(window->dock(QString::fromLatin1(name))) << name;
        EXPECT_FALSE(window->dock(QString::fromLatin1(name))->isHidden()) << name;
    }
    EXPECT_FALSE(workspace().history().canUndo());
}

TEST_F(MainWindowTest, WhatTwoHaveInCommonIsAQuestionInTheMenu)
{
    trigger(QStringLiteral("What do two have in common?"));
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("Select two entities"))) << window->toast().sentence().toStdString();
    workspace().select({{named("Joe Biden"), named("Donald Trump")}, {}});
    window->dock(QStringLiteral("inspector"))->hide();
    trigger(QStringLiteral("What do two have in common?"));
    EXPECT_TRUE(window->dock(QStringLiteral("inspector"))->isVisible());
    EXPECT_TRUE(window->inspector().plainText().contains(QStringLiteral("In common ("))) << window->inspector().plainText().toStdString();
}

TEST(StatusLineZoom, IsNeverNothing)
{
    EXPECT_EQ(StatusLine::zoomText(1), u"100 %");
    EXPECT_EQ(StatusLine::zoomText(0.476), u"48 %");
    EXPECT_EQ(StatusLine::zoomText(0.0195), u"2 %");
    EXPECT_EQ(StatusLine::zoomText(0.0042), u"0.4 %");
    EXPECT_EQ(StatusLine::zoomText(0.0004), u"0.04 %");
}

TEST_F(MainWindowTest, AnotherGraphLeavesNoEndsOfPathsBehind)
{
    const KnowledgeGraph &graph = window->workspace().graph();
    window->paths().setEnds(graph.findEntity("joe-biden"), graph.findEntity("donald-trump"));
    ASSERT_FALSE(window->paths().from()->text().isEmpty());
    window->newProject();
    EXPECT_TRUE(window->paths().from()->text().isEmpty());
    EXPECT_TRUE(window->paths().to()->text().isEmpty());
    EXPECT_FALSE(window->paths().state().contains(QStringLiteral("Biden"))) << window->paths().state().toStdString();
}

TEST_F(MainWindowTest, FindsTwoPeopleCalledLopez)
{
    QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(&window->searchBox(), QStringLiteral("lopez"));
    QTest::keyClick(&window->searchBox(), Qt::Key_Return);
    ASSERT_EQ(workspace().selection().entities.size(), 1u);
    const EntityId first = workspace().selection().entities[0];
    EXPECT_EQ(workspace().graph().schema().type(workspace().graph().typeOf(first)).key, "person");
    EXPECT_TRUE(window->inspector().plainText().contains(toQString(workspace().graph().name(first))));
    EXPECT_EQ(window->canvas().selection(), workspace().selection());
    QTest::keyClick(window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(&window->searchBox(), QStringLiteral("lopez"));
    QTest::keyClick(&window->searchBox(), Qt::Key_Down);
    QTest::keyClick(&window->searchBox(), Qt::Key_Return);
    ASSERT_EQ(workspace().selection().entities.size(), 1u);
    const EntityId second = workspace().selection().entities[0];
    EXPECT_NE(second, first);
    EXPECT_EQ(workspace().graph().schema().type(workspace().graph().typeOf(second)).key, "person");
    window->canvas().zoomBy(0.2, Animate::No);
    ASSERT_LT(window->canvas().camera().zoom, 0.35);
    QTest::keyClick(window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(&window->searchBox(), QStringLiteral("lopez"));
    QTest::keyClick(&window->searchBox(), Qt::Key_Return);
    EXPECT_GT(window->canvas().camera().zoom, 0.5) << "from afar, who is found comes near";
}

TEST_F(MainWindowTest, AClickOnTheCanvasIsFollowedByInspectorTableAndStatus)
{
    const EntityId biden = named("Joe Biden");
    QTest::mouseClick(&window->canvas(), Qt::LeftButton, {}, at(biden));
    ASSERT_EQ(workspace().selection().entities, std::vector{biden});
    EXPECT_TRUE(window->inspector().plainText().contains(QStringLiteral("Joe Biden")));
    EXPECT_TRUE(window->status().text().endsWith(QStringLiteral("1 entity selected"))) << window->status().text().toStdString();
    window->statements().table()->selectRow(0);
    EXPECT_EQ(workspace().selection().statements.size(), 1u);
    EXPECT_EQ(window->canvas().selection(), workspace().selection());
    QTest::keyClick(&window->canvas(), Qt::Key_Escape);
    EXPECT_TRUE(workspace().selection().empty());
}

TEST_F(MainWindowTest, KeysOfTheCanvasChangeTheViewAndToastsUndo)
{
    const std::size_t all = workspace().visible().entities.size();
    const EntityId biden = named("Joe Biden");
    workspace().select({{biden}, {}});
    window->canvas().setFocus();
    QTest::keyClick(&window->canvas(), Qt::Key_H);
    EXPECT_EQ(workspace().visible().entities.size(), all - 1);
    EXPECT_EQ(window->toast().sentence(), QStringLiteral("Hid 1 entity. Nothing was deleted."));
    ASSERT_TRUE(window->toast().offersUndo());
    QTest::mouseClick(window->toast().findChild<QToolButton *>(QStringLiteral("toastUndo")), Qt::LeftButton);
    EXPECT_EQ(workspace().visible().entities.size(), all);
    EXPECT_TRUE(window->toast().sentence().isEmpty());

    workspace().select({{biden}, {}});
    QTest::keyClick(&window->canvas(), Qt::Key_Delete);  // hides, never deletes
    EXPECT_EQ(workspace().visible().entities.size(), all - 1);
    EXPECT_TRUE(workspace().graph().contains(biden));
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(workspace().visible().entities.size(), all);

    workspace().select({{biden}, {}});
    QTest::keyClick(&window->canvas(), Qt::Key_1);
    const std::size_t near = workspace().visible().entities.size();
    EXPECT_LT(near, all);
    QTest::keyClick(&window->canvas(), Qt::Key_2);
    EXPECT_GE(workspace().visible().entities.size(), near);
    QTest::keyClick(&window->canvas(), Qt::Key_0);
    EXPECT_EQ(workspace().visible().entities.size(), all);

    workspace().select({});
    QTest::keyClick(&window->canvas(), Qt::Key_1);
    EXPECT_EQ(workspace().visible().entities.size(), all);
    EXPECT_FALSE(window->toast().sentence().isEmpty());  // says how
}

TEST_F(MainWindowTest, TheToastsUndoIsNeverAboutAnotherStep)
{
    workspace().hide({named("Joe Biden")}, false);
    workspace().hide({named("Morena")}, false);
    ASSERT_TRUE(window->toast().offersUndo());
    workspace().history().undo();
    EXPECT_FALSE(window->toast().offersUndo()) << "it would bring Joe Biden back, of whom it does not speak";
    workspace().hide({named("Morena")}, false);
    EXPECT_TRUE(window->toast().offersUndo());
}

TEST_F(MainWindowTest, AFilterThatLeavesNobodyInViewBringsThemThere)
{
    GraphCanvas &canvas = window->canvas();
    canvas.setCamera({canvas.camera().zoom * 4, QPointF(-1e5, -1e5)}, Animate::No);
    ASSERT_FALSE(canvas.showsAnybody());
    workspace().setColorBy(ColorBy::Voice);
    EXPECT_FALSE(canvas.showsAnybody()) << "where one looks is one's own affair";
    workspace().setLens(*Lens::parse("type:person"));
    canvas.finishAnimations();
    EXPECT_TRUE(canvas.showsAnybody());
}

TEST_F(MainWindowTest, WhatIsTakenBackLeavesSomebodyInView)
{
    GraphCanvas &canvas = window->canvas();
    GraphDiff diff;
    diff.entities.push_back(
        {EntityId{static_cast<std::uint32_t>(workspace().graph().entityIdEnd())}, {}, Entity{"far", "person", "Far", {}, {}, {}}});
    ASSERT_TRUE(workspace().edit(QStringLiteral("Add Far"), diff, Point{50'000, 50'000}));
    canvas.setCamera({1, QPointF(-49'700, -49'700)}, Animate::No);
    ASSERT_TRUE(canvas.showsAnybody());
    workspace().history().undo();
    canvas.finishAnimations();
    EXPECT_TRUE(canvas.showsAnybody());
}

TEST_F(MainWindowTest, ShowingWhoIsFilteredAwaySaysThatTheFiltersWent)
{
    workspace().setLens(*Lens::parse("holds:1900"));
    workspace().reveal(named("Morena"));
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("filters were removed"))) << window->toast().sentence().toStdString();
    EXPECT_TRUE(window->toast().offersUndo());
}

TEST_F(MainWindowTest, LensVoiceAndTimeMeetInOneExpression)
{
    QLineEdit *expression = window->lensPanel().expression();
    expression->setFocus();
    QTest::keyClicks(expression, QStringLiteral("category:power"));
    QTest::keyClick(expression, Qt::Key_Escape);  // the offers
    QTest::keyClick(expression, Qt::Key_Return);
    EXPECT_EQ(workspace().view().lens.text(), "category:power");
    emit window->timeline().timeConditionRequested(Clock::Holds, QStringLiteral("holds:2019.."));
    EXPECT_EQ(workspace().view().lens.text(), "category:power holds:2019..");
    EXPECT_TRUE(window->status().text().contains(QStringLiteral("2 filters")));
    EXPECT_EQ(expression->text(), QStringLiteral("category:power holds:2019.."));
    expression->setText(QStringLiteral("by:nobody-at-all"));
    QTest::keyClick(expression, Qt::Key_Return);
    EXPECT_EQ(workspace().view().lens.text(), "category:power holds:2019..");  // said, not done
    window->findChild<QToolButton *>(QStringLiteral("status-filters"))->click();
    trigger(QStringLiteral("Clear the lens"));
    EXPECT_TRUE(workspace().view().lens.passesAll());
    trigger(QStringLiteral("Colour links by voice"));
    EXPECT_EQ(workspace().view().colorBy, ColorBy::Voice);
}

TEST_F(MainWindowTest, AnEmptyPictureOffersTheWayBack)
{
    workspace().toggleCondition(QStringLiteral("modality:denied"));
    workspace().toggleCondition(QStringLiteral("paragraph:1"));
    ASSERT_TRUE(window->canvas().scene().nodes.empty());
    emit window->canvas().emptyActionRequested();
    EXPECT_EQ(workspace().view().lens.text(), "modality:denied");
    EXPECT_FALSE(window->canvas().scene().nodes.empty());
    workspace().setLens(Lens());
    std::vector<EntityId> everything;
    for (const EntityId each : workspace().graph().entities())
        everything.push_back(each);
    workspace().hide(everything, false);
    ASSERT_TRUE(window->canvas().scene().nodes.empty());
    emit window->canvas().emptyActionRequested();
    EXPECT_EQ(window->canvas().scene().nodes.size(), everything.size());
}

TEST_F(MainWindowTest, PathsBetweenTheTwoSelectedAreLit)
{
    workspace().select({{named("Donald Trump"), named("Instituto Nacional de Migración")}, {}});
    QTest::keyClick(window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(window->paths().isVisible());
    ASSERT_TRUE(window->paths().list());
    EXPECT_GT(window->paths().list()->count(), 2);
    ASSERT_EQ(window->paths().lit(), 0);
    const Path chain = window->paths().paths().front();
    EXPECT_FALSE(workspace().selection().statements.empty()) << "the card says what the chain rests on";
    for (const EntityId each : chain.entities)
        EXPECT_TRUE(window->canvas().rect().contains(at(each)));
    EXPECT_EQ(window->canvas().lit(), chain.entities);
    workspace().setLens(*Lens::parse("type:person"));
    EXPECT_TRUE(window->canvas().lit().empty()) << "it was an answer about what was shown before";
    workspace().history().undo();
    window->canvas().zoomBy(8, Animate::No);
    workspace().select({{named("Donald Trump"), named("Instituto Nacional de Migración")}, {}});
    window->findPaths();
    for (const EntityId each : chain.entities)
        EXPECT_TRUE(window->canvas().rect().contains(at(each))) << "also from near";
    workspace().select({});
    trigger(QStringLiteral("Find paths between two …"));
    EXPECT_FALSE(window->toast().sentence().isEmpty());
}

TEST_F(MainWindowTest, SelectionMenuGrowsAndInverts)
{
    const std::size_t all = workspace().visible().entities.size();
    const EntityId biden = named("Joe Biden");
    workspace().select({{biden}, {}});
    trigger(QStringLiteral("Its neighbours too"));
    const std::size_t grown = workspace().selection().entities.size();
    EXPECT_GT(grown, 3u);
    trigger(QStringLiteral("Invert"));
    EXPECT_EQ(workspace().selection().entities.size(), all - grown);
    trigger(QStringLiteral("All that is shown"));
    EXPECT_EQ(workspace().selection().entities.size(), all);
    trigger(QStringLiteral("Nothing"));
    EXPECT_TRUE(workspace().selection().empty());
}

TEST_F(MainWindowTest, MenusHaveNoDeadEntryAndNoKeyTwice)
{
    std::map<QString, QString> owner;
    const auto actions = allActions();
    EXPECT_GT(actions.size(), 40);
    for (const QAction *action : actions) {
        EXPECT_FALSE(wordsOf(action).isEmpty());
        for (const QKeySequence &key : action->shortcuts()) {
            EXPECT_FALSE(key.isEmpty()) << wordsOf(action).toStdString();
            const auto [found, isNew] = owner.emplace(key.toString(), wordsOf(action));
            EXPECT_TRUE(isNew) << key.toString().toStdString() << ": " << wordsOf(action).toStdString() << " and " << found->second.toStdString();
        }
    }
    workspace().select({});
    for (QAction *action : actions)
        if (wordsOf(action) == QStringLiteral("Remove from the data") || wordsOf(action) == QStringLiteral("Hide")) {
            EXPECT_FALSE(action->isEnabled());
        }
}

TEST_F(MainWindowTest, WhatOneCanUseHasAName)
{
    for (const QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
        const bool named = !button->accessibleName().isEmpty() || !button->text().isEmpty() || !button->toolTip().isEmpty();
        const QString parent = QString::fromLatin1(button->parentWidget()->metaObject()->className());
        const bool ofQt = button->objectName().startsWith(QLatin1String("qt_"))
                          || (button->objectName().isEmpty() && button->parentWidget()->inherits("QTableView"))
                          || button->parentWidget()->inherits("QLineEdit") || button->parentWidget()->inherits("QTabBar");
        if (!ofQt) {
            EXPECT_TRUE(named) << parent.toStdString() << "/" << button->objectName().toStdString();
        }
    }
    for (const QLineEdit *field : window->findChildren<QLineEdit *>())
        EXPECT_FALSE(field->accessibleName().isEmpty()) << field->placeholderText().toStdString();
}

TEST_F(MainWindowTest, RemembersLookAndLastView)
{
    window->setTheme(ThemeChoice::Dark);
    workspace().toggleCondition(QStringLiteral("category:power"));
    workspace().setColorBy(ColorBy::Voice);
    const EntityId trump = named("Donald Trump");
    workspace().hide({trump}, false);
    workspace().move({named("Joe Biden")}, {{321, -123}});
    trigger(QStringLiteral("Minimap"));
    window->timeline().setClock(Clock::Holds);
    window->dock(QStringLiteral("timeline"))->hide();
    const ViewState last = workspace().view();
    window->close();

    window = std::make_unique<MainWindow>();
    start();
    EXPECT_EQ(window->themeChoice(), ThemeChoice::Dark);
    EXPECT_EQ(workspace().theme(), ThemeKind::Dark);
    EXPECT_FALSE(window->canvas().minimapVisible());
    EXPECT_EQ(window->timeline().clock(), Clock::Holds);
    EXPECT_TRUE(window->dock(QStringLiteral("timeline"))->isHidden());
    EXPECT_TRUE(workspace().view() == last);
    EXPECT_FALSE(workspace().visible().entities.contains(named("Donald Trump")));
    EXPECT_EQ(window->recentInputs(), QStringList{QStringLiteral("sample:mexico-migration")});

    MainWindow forScreenshots(false);  // knows nothing of it
    forScreenshots.show();
    forScreenshots.openInput(QStringLiteral("sample:mexico-migration"));
    EXPECT_TRUE(forScreenshots.workspace().view().lens.passesAll());
    forScreenshots.close();
    EXPECT_EQ(QSettings().value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
}

TEST_F(MainWindowTest, OpensWhatIsDroppedAndTellsWhatCannotBeRead)
{
    QTemporaryDir folder;
    const QString good = folder.filePath(QStringLiteral("small.graphml")), bad = folder.filePath(QStringLiteral("bad.graphml"));
    const auto write = [](const QString &path, const QByteArray &text) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(
        good,
        R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>)");
    write(bad, "<graphml><graph edgedefault=\"directed\"><node id=\"a\"></graph>");
    const auto drop = [&](const QString &path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({500, 500}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent event({500, 500}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &event);
    };
    const std::size_t before = workspace().graph().entityCount();
    drop(bad);
    EXPECT_EQ(workspace().graph().entityCount(), before);
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("bad.graphml"))) << window->toast().sentence().toStdString();
    drop(good);
    EXPECT_EQ(workspace().graph().entityCount(), 2u);
    EXPECT_EQ(window->canvas().scene().nodes.size(), 2u);
}

TEST_F(MainWindowTest, FiguresTakeViewSelectionOrEverything)
{
    workspace().toggleCondition(QStringLiteral("category:power"));
    const std::size_t seen = workspace().visible().entities.size();
    EXPECT_EQ(visibleFor(workspace(), FigureWhat::View).entities.size(), seen);
    EXPECT_EQ(visibleFor(workspace(), FigureWhat::WholeGraph).entities.size(), workspace().graph().entityCount());
    workspace().select({{named("Joe Biden"), named("Mexican government")}, {}});
    const Visible chosen = visibleFor(workspace(), FigureWhat::Selection);
    EXPECT_EQ(chosen.entities.size(), 2u);
    chosen.statements.forEach([&](StatementId s) {
        EXPECT_TRUE(chosen.entities.contains(workspace().graph().subject(s)) && chosen.entities.contains(workspace().graph().object(s)));
    });
    const FigureSource source = figureSourceOf(workspace());
    EXPECT_TRUE(source.hasSelection);
    EXPECT_EQ(source.scene(FigureWhat::Selection, ThemeKind::Print).nodes.size(), 2u);
    EXPECT_EQ(source.scene(FigureWhat::WholeGraph, ThemeKind::Print).nodes.size(), workspace().graph().entityCount());
}

TEST_F(MainWindowTest, HelpPagesExistAndLinkToEachOther)
{
    for (const auto &[text, page] :
         {std::pair{"The lens language", "lens.md"}, std::pair{"Contents", "index.md"}, std::pair{"Keys and gestures", "shortcuts.md"}}) {
        trigger(QString::fromLatin1(text));
        auto *help = window->findChild<HelpWindow *>();
        ASSERT_TRUE(help);
        EXPECT_EQ(help->page(), QString::fromLatin1(page));
        EXPECT_GT(help->browser()->toPlainText().size(), 400) << page;
        EXPECT_TRUE(help->isVisible());
        EXPECT_EQ(help->browser()->horizontalScrollBar()->maximum(), 0) << page << ": nothing stands beyond the edge";
        QTest::keyClick(help, Qt::Key_Escape);
        EXPECT_FALSE(help->isVisible());
    }
}

TEST_F(MainWindowTest, CopiesThePictureAtTwiceItsSize)
{
    QTest::keyClick(window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QApplication::clipboard()->image().size(), window->canvas().size() * 2);
}

TEST_F(MainWindowTest, WhatFiltersIsAllInTheLensField)
{
    auto *field = window->findChild<LensField *>();
    ASSERT_TRUE(field);
    window->workspace().setLens(*Lens::parse("type:person"));
    emit window->findChild<TimelineStrip *>()->timeConditionRequested(Clock::Holds, QStringLiteral("holds:2019"));
    EXPECT_EQ(field->text(), QStringLiteral("type:person holds:2019"));
    EXPECT_EQ(field->toolTip(), field->text()) << "also where the field is too narrow for it";
}

TEST_F(MainWindowTest, APanelBehindAnotherTabIsShownNotClosed)
{
    auto *statements = window->findChild<QDockWidget *>(QStringLiteral("statements"));
    ASSERT_TRUE(statements);
    const auto isInFront = [statements] { return statements->isVisible() && statements->geometry().right() >= 0; };
    window->findPaths();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !isInFront(); })) << "the paths are in front";
    trigger(QStringLiteral("Statements"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return isInFront(); })) << "tabs slide into place";
    for (const bool shown : {false, true}) {
        trigger(QStringLiteral("Statements"));
        EXPECT_TRUE(QTest::qWaitFor([&] { return isInFront() == shown; })) << shown;
        for (const QAction *action : allActions())
            if (wordsOf(action) == QStringLiteral("Statements")) {
                EXPECT_EQ(action->isChecked(), shown);
            }
    }
}

TEST_F(MainWindowTest, AfterANewProjectTheKeyboardIsTheCanvass)
{
    auto *field = window->findChild<LensField *>();
    ASSERT_TRUE(field);
    field->setFocus();
    ASSERT_TRUE(field->hasFocus());
    window->newProject();
    EXPECT_TRUE(window->canvas().hasFocus());
    EXPECT_EQ(window->workspace().graph().entityCount(), 0U);
}

TEST_F(MainWindowTest, PathsOpenWithRoomForAChain)
{
    window->findPaths();
    QCoreApplication::processEvents();
    auto *paths = window->findChild<QDockWidget *>(QStringLiteral("paths"));
    ASSERT_TRUE(paths);
    EXPECT_GE(paths->height(), 240);
}

}  // namespace
}  // namespace relata
