// SPDX-License-Identifier: Apache-2.0
#include "app/window/savedviews.h"

#include "app/projectkeeper.h"
#include "app/window/keeping.h"
#include "app/window/toast.h"
#include "tests/app/window/mainwindowfixture.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTimer>

namespace relata {
namespace {

class ViewsWithNames : public MainWindowTest
{
protected:
    void SetUp() override
    {
        Keeping::ownCopies().removeRecursively();
        MainWindowTest::SetUp();
    }
    SavedViews &views() { return window->savedViews(); }
    void setLens(const char *text) { workspace().setLens(Lens::parse(text).value()); }
};

TEST_F(ViewsWithNames, BringBackLensPlacesAndHiddenEntities)
{
    setLens("category:power");
    const EntityId hidden = id("claudia-sheinbaum");
    workspace().hide({hidden}, false);
    const ViewState kept = workspace().view();
    ASSERT_TRUE(views().keep(QStringLiteral("Power")));
    EXPECT_TRUE(window->keeper().isOpen()) << "the sample became a project of one's own";

    workspace().showAll();
    workspace().setLens(Lens());
    ASSERT_FALSE(workspace().view().lens == kept.lens);
    ASSERT_TRUE(views().show(QStringLiteral("Power")));
    EXPECT_EQ(workspace().view().lens, kept.lens);
    EXPECT_EQ(workspace().view().hidden, kept.hidden);

    workspace().history().undo();  // one step of the history, like all that is seen
    EXPECT_FALSE(workspace().view().lens == kept.lens);
}

TEST_F(ViewsWithNames, OutliveTheWindowAndAreThoseOfTheCommandLine)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.relata"));
    ASSERT_TRUE(window->makeProject(path));
    setLens("category:power");
    ASSERT_TRUE(views().keep(QStringLiteral("View 10")));
    ASSERT_TRUE(views().keep(QStringLiteral("View 9")));
    window->close();
    window = std::make_unique<MainWindow>();
    window->canvas().setAnimationsEnabled(false);
    window->show();
    ASSERT_TRUE(window->openInput(path));
    EXPECT_EQ(views().names(), (QStringList{QStringLiteral("View 9"), QStringLiteral("View 10")})) << "numbers as numbers, and not the last one";
    workspace().setLens(Lens());
    views().showNumber(2);
    EXPECT_EQ(QString::fromStdString(workspace().view().lens.text()), QStringLiteral("category:power"));

    ASSERT_TRUE(views().forget(QStringLiteral("View 9")));
    EXPECT_EQ(views().names(), QStringList{QStringLiteral("View 10")});
    EXPECT_FALSE(views().show(QStringLiteral("View 9")));
    EXPECT_EQ(views().freeName(), QStringLiteral("View 1"));
}

TEST_F(ViewsWithNames, NamesOfTheProgramAreRefused)
{
    EXPECT_FALSE(views().keep(QStringLiteral("last")));
    EXPECT_FALSE(views().keep(QStringLiteral("mine/places")));
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("another name")));
    EXPECT_TRUE(views().names().isEmpty());
}

TEST_F(ViewsWithNames, AreKeptByKeyAndShownByKeyAndMenu)
{
    setLens("category:power");
    ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
    window->canvas().setFocus();
    QTimer::singleShot(0, window.get(), [] {
        auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
        ASSERT_TRUE(dialog);
        EXPECT_EQ(dialog->textValue(), QStringLiteral("View 1"));
        dialog->setTextValue(QStringLiteral("A & B"));
        dialog->accept();
    });
    QTest::keyClick(&window->canvas(), Qt::Key_D, Qt::ControlModifier);
    ASSERT_EQ(views().names(), QStringList{QStringLiteral("A & B")});
    workspace().setLens(Lens());
    window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
    window->canvas().setFocus();
    QTest::keyClick(&window->canvas(), Qt::Key_1, Qt::AltModifier);
    EXPECT_FALSE(workspace().view().lens.conditions().empty());

    QMenu menu;
    views().fill(menu);
    ASSERT_FALSE(menu.actions().isEmpty());
    EXPECT_EQ(menu.actions().front()->text(), QStringLiteral("A && B\tAlt+1"));
    workspace().setLens(Lens());
    menu.actions().front()->trigger();
    EXPECT_FALSE(workspace().view().lens.conditions().empty());
}

/// Alt and a letter open the menu that has the letter: then the key of the canvas is dead.
TEST_F(ViewsWithNames, NoMenuTakesTheAltKeysOfTheCanvas)
{
    for (const QAction *menu : window->menuBar()->actions())
        for (const char letter : {'h', 'p', 'o'})
            EXPECT_FALSE(menu->text().contains(QLatin1Char('&') + QString(QChar(QLatin1Char(letter))), Qt::CaseInsensitive))
                << menu->text().toStdString();
}

}  // namespace
}  // namespace relata
