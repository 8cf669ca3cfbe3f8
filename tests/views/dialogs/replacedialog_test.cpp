// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/replacedialog.h"

#include "tests/views/dialogs/formfixture.h"
#include "views/dialogs/replacehitsmodel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QSignalSpy>
#include <QTableView>

namespace relata::test {
namespace {

struct ReplaceDialogTest : FormTest {
    ReplaceDialogTest() : dialog(session, doEdit)
    {
        dialog.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&dialog));
        dialog.activateWindow();
    }
    void look(const char *find, const char *replacement = "")
    {
        named<QLineEdit>(dialog, "Find")->setFocus();
        named<QLineEdit>(dialog, "Find")->selectAll();
        QTest::keyClicks(named<QLineEdit>(dialog, "Find"), QString::fromUtf8(find));
        named<QLineEdit>(dialog, "Replace with")->setText(QString::fromUtf8(replacement));
        wait();
    }
    void wait()
    {
        ASSERT_TRUE(QTest::qWaitFor([this] { return !dialog.isSearching(); }));
    }
    QAbstractButton *ok()
    {
        for (QAbstractButton *each : dialog.findChildren<QAbstractButton *>())
            if (each->text().startsWith(QStringLiteral("Replace")))
                return each;
        return nullptr;
    }
    ReplaceDialog dialog;
};

TEST_F(ReplaceDialogTest, EveryPlaceIsShownBeforeAndAfterAndReplacedAsOneEdit)
{
    QAbstractItemModelTester tester(const_cast<ReplaceHitsModel *>(&dialog.hits()));
    EXPECT_FALSE(ok()->isEnabled()) << "nothing is asked for";
    look("Countess", "Duchess");
    ASSERT_EQ(dialog.hits().rowCount(), 1);
    EXPECT_EQ(dialog.hits().index(0, ReplaceHitsModel::Record).data().toString(), QStringLiteral("Ada"));
    EXPECT_EQ(dialog.hits().index(0, ReplaceHitsModel::Before).data().toString(), QStringLiteral("The Countess"));
    EXPECT_EQ(dialog.hits().index(0, ReplaceHitsModel::After).data().toString(), QStringLiteral("The Duchess"));
    QTest::mouseClick(ok(), Qt::LeftButton);
    EXPECT_EQ(done, QStringList{QStringLiteral("Replace “Countess” in 1 text")});
    EXPECT_EQ(session.graph().aliases(session.entity("ada")).front(), "The Duchess");
    wait();
    EXPECT_EQ(dialog.hits().rowCount(), 0) << "it looks again";
    EXPECT_FALSE(ok()->isEnabled());
}

TEST_F(ReplaceDialogTest, SaysWhatWasReplacedUntilSomethingElseIsAskedFor)
{
    look("Countess", "Duchess");
    QTest::mouseClick(ok(), Qt::LeftButton);
    wait();
    EXPECT_EQ(dialog.summary(), QStringLiteral("Replaced in 1 text."));
    look("Countess", "Duchess");
    EXPECT_EQ(dialog.summary(), QStringLiteral("Nothing would change."));
    look("Duchess", "Duchess of X");
    QTest::mouseClick(ok(), Qt::LeftButton);
    wait();
    EXPECT_EQ(dialog.summary(), QStringLiteral("Replaced in 1 text. 1 text.")) << "it is found again";
    session.setGraph(tellingGraph());
    wait();
    EXPECT_EQ(dialog.summary(), QStringLiteral("Nothing would change.")) << "undone";
}

TEST_F(ReplaceDialogTest, EnterAfterWhatToFindReplacesNothingYet)
{
    look("Countess");
    ASSERT_EQ(dialog.hits().rowCount(), 1);
    QTest::keyClick(named<QLineEdit>(dialog, "Find"), Qt::Key_Return);
    wait();
    EXPECT_TRUE(done.isEmpty());
    EXPECT_TRUE(named<QLineEdit>(dialog, "Replace with")->hasFocus());
    QTest::keyClicks(named<QLineEdit>(dialog, "Replace with"), QStringLiteral("Duchess"));
    wait();
    QTest::keyClick(named<QLineEdit>(dialog, "Replace with"), Qt::Key_Return);
    EXPECT_EQ(done.size(), 1);
}

TEST_F(ReplaceDialogTest, WhatIsNotTickedStays)
{
    look("a", "á");
    const int rows = dialog.hits().rowCount();
    ASSERT_GT(rows, 3);
    keepPicture(dialog, QStringLiteral("replace"));
    auto *table = named<QTableView>(dialog, "What would change");
    table->setFocus();
    table->setCurrentIndex(dialog.hits().index(0, 0));
    QTest::keyClick(table, Qt::Key_Space);
    EXPECT_EQ(dialog.hits().tickedCount(), static_cast<std::size_t>(rows - 1));
    auto *all = qobject_cast<QCheckBox *>(button(dialog, "Tick all"));
    EXPECT_FALSE(all->isChecked());
    all->click();
    EXPECT_EQ(dialog.hits().tickedCount(), static_cast<std::size_t>(rows));
    all->click();
    EXPECT_EQ(dialog.hits().tickedCount(), 0U);
    EXPECT_FALSE(ok()->isEnabled());
}

TEST_F(ReplaceDialogTest, OnlyTheFieldsAndRecordsThatAreAskedFor)
{
    look("Ada");
    const int everywhere = dialog.hits().rowCount();
    for (QCheckBox *box : dialog.findChildren<QCheckBox *>())
        if (box->accessibleName().startsWith(QStringLiteral("Statements:")) && box->isChecked())
            box->click();
    wait();
    EXPECT_LT(dialog.hits().rowCount(), everywhere);
    EXPECT_GT(dialog.hits().rowCount(), 0);
    session.select({{session.entity("bob")}, {}});
    named<QComboBox>(dialog, "In which records")->setCurrentIndex(2);
    wait();
    EXPECT_EQ(dialog.hits().rowCount(), 0) << "Ada is not selected";
    session.select({{session.entity("ada")}, {}});
    wait();
    EXPECT_GT(dialog.hits().rowCount(), 0);
    ASSERT_TRUE(session.setLens("about:carl"));
    named<QComboBox>(dialog, "In which records")->setCurrentIndex(1);
    wait();
    EXPECT_EQ(dialog.hits().rowCount() > 0, session.visible().entities.contains(session.entity("ada")));
}

TEST_F(ReplaceDialogTest, WhatBreaksARuleIsShownAndCannotBeTicked)
{
    look("Ada", "");
    int refused = 0;
    for (int row = 0; row < dialog.hits().rowCount(); ++row)
        if (!dialog.hits().hit(row).problem.empty()) {
            ++refused;
            EXPECT_FALSE(dialog.hits().flags(dialog.hits().index(row, 0)) & Qt::ItemIsUserCheckable);
            EXPECT_TRUE(dialog.hits().index(row, ReplaceHitsModel::After).data().toString().contains(QStringLiteral("would be empty")));
        }
    EXPECT_EQ(refused, 1);
    EXPECT_TRUE(dialog.summary().contains(QStringLiteral("1 cannot be changed"))) << dialog.summary().toStdString();
    EXPECT_TRUE(ok()->isEnabled()) << "the others can";
}

TEST_F(ReplaceDialogTest, AnExpressionIsJudgedAsOneTypes)
{
    named<QComboBox>(dialog, "How it is found")->setCurrentIndex(2);
    look("(A", "x");
    EXPECT_TRUE(dialog.summary().contains(QStringLiteral("no regular expression"))) << dialog.summary().toStdString();
    EXPECT_FALSE(ok()->isEnabled());
    look("^(A)da$", "$1nna");
    ASSERT_EQ(dialog.hits().rowCount(), 1);
    EXPECT_EQ(dialog.hits().hit(0).after, "Anna");
}

}  // namespace
}  // namespace relata::test
