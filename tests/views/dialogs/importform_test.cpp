// SPDX-License-Identifier: Apache-2.0
#include "tests/views/dialogs/formfixture.h"
#include "views/dialogs/importform.h"

#include <QComboBox>
#include <QListWidget>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>

namespace relata {
namespace {

using namespace test;
using testing::HasSubstr;

struct ImportFormTest : FormTest {
    LoadedGraph incoming{graphFromText("ada -knows-> zoe, ada -knows-> bob"), "GraphML", {}};
    bool intoNew = false;
    void SetUp() override { incoming.report.notes = {"An edge without an end was left out (line 7)"}; }
    void rename(const char *key, const char *name)
    {
        const EntityId theirs = incoming.graph.findEntity(key);
        Entity after = incoming.graph.entity(theirs);
        after.name = name;
        GraphDiff diff;
        diff.entities.push_back({theirs, incoming.graph.entity(theirs), after});
        ASSERT_TRUE(incoming.graph.apply(diff));
    }
    ImportForm::TakeIn takeIn = [this](GraphDiff diff, const QString &label, bool fresh) {
        intoNew = fresh;
        return fresh || doEdit(std::move(diff), label);
    };
};

TEST_F(ImportFormTest, SaysWhatIsNewAndTakesItIn)
{
    const std::size_t before = session.graph().entityCount();
    ImportForm form(session, incoming, QStringLiteral("net.graphml"), takeIn);
    form.show();
    EXPECT_THAT(form.summary().toStdString(), HasSubstr("Adds 1 entity (2 here already"));
    EXPECT_EQ(named<QListWidget>(form, "What is new")->item(0)->text(), QStringLiteral("Zoe  ·  person"));
    EXPECT_EQ(named<QListWidget>(form, "Left out or assumed")->count(), 1);
    keepPicture(form, QStringLiteral("importform"));
    form.accept();
    EXPECT_FALSE(form.isVisible());
    EXPECT_EQ(session.graph().entityCount(), before + 1);
    EXPECT_EQ(done, QStringList{QStringLiteral("Import net.graphml")});
}

TEST_F(ImportFormTest, TheTabThatOneReadsStaysInFront)
{
    ImportForm form(session, incoming, QStringLiteral("net.graphml"), takeIn);
    form.show();
    auto *tabs = form.findChild<QTabWidget *>();
    ASSERT_TRUE(tabs);
    ASSERT_EQ(tabs->count(), 4);
    EXPECT_EQ(tabs->tabText(0), QStringLiteral("What is new"));
    EXPECT_EQ(tabs->tabText(3), QStringLiteral("Left out or assumed (1)"));
    tabs->setCurrentIndex(3);
    int changes = 0;
    QObject::connect(tabs, &QTabWidget::currentChanged, [&changes] { ++changes; });
    form.setIntoNew(true);
    EXPECT_EQ(tabs->currentIndex(), 3);
    EXPECT_EQ(changes, 0) << "it did not even leave for a moment";
}

TEST_F(ImportFormTest, WhatIsThereAlreadyIsNotTakenTwice)
{
    incoming.graph = session.graph();
    ImportForm form(session, incoming, QStringLiteral("same"), takeIn);
    form.show();
    EXPECT_THAT(form.summary().toStdString(), HasSubstr("here already"));
    EXPECT_FALSE(button(form, "Import")->isEnabled());
    form.setIntoNew(true);
    EXPECT_TRUE(button(form, "Import")->isEnabled());
    EXPECT_EQ(form.plan().entities.added, session.graph().entityCount());
    form.accept();
    EXPECT_TRUE(intoNew);
}

TEST_F(ImportFormTest, WhoIsTakenAsTheSameIsListedAndCanBeTakenApart)
{
    incoming.graph = graphFromText("x1 -knows-> zoe");
    rename("x1", "ADÁ");
    ImportForm form(session, incoming, QStringLiteral("net"), takeIn);
    form.show();
    auto *same = named<QTableWidget>(form, "Taken as the same");
    ASSERT_EQ(same->rowCount(), 1);
    EXPECT_EQ(same->item(0, 0)->text(), QStringLiteral("Ada"));
    EXPECT_EQ(same->item(0, 1)->text(), QStringLiteral("ADÁ"));
    EXPECT_EQ(form.plan().entities.added, 1U);
    same->item(0, 0)->setCheckState(Qt::Unchecked);
    ASSERT_TRUE(QTest::qWaitFor([&] { return form.plan().entities.added == 2; }));
    ASSERT_EQ(same->rowCount(), 1) << "it can be ticked again";
    same->item(0, 0)->setCheckState(Qt::Checked);
    EXPECT_TRUE(QTest::qWaitFor([&] { return form.plan().entities.added == 1; }));
    keepPicture(form, QStringLiteral("importform-same"));
}

TEST_F(ImportFormTest, ConflictsAreListedAndSettledAsChosen)
{
    rename("ada", "Ada <b>Lovelace</b>");
    ImportForm form(session, incoming, QStringLiteral("net"), takeIn);
    form.show();
    named<QComboBox>(form, "The same id")->setCurrentIndex(1);
    auto *conflicts = named<QTableWidget>(form, "Where they differ");
    ASSERT_GE(conflicts->rowCount(), 1);
    EXPECT_THAT(form.summary().toStdString(), testing::Not(HasSubstr("Everything in it is here already.")));
    EXPECT_EQ(conflicts->item(0, 3)->text(), QStringLiteral("Ada <b>Lovelace</b>"));
    named<QComboBox>(form, "Where the two differ")->setCurrentIndex(2);
    form.accept();
    EXPECT_EQ(session.graph().name(session.entity("ada")), "Ada <b>Lovelace</b>");
}

}  // namespace
}  // namespace relata
