// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/fakesession.h"
#include "views/panels/searchbox.h"
#include "views/panels/searchmodel.h"
#include "views/panels/searchpopup.h"
#include "views/panels/text.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QAction>
#include <QListView>
#include <QTest>

namespace relata::test {
namespace {

class SearchBoxTest : public testing::Test
{
protected:
    SearchBoxTest() : box(session, &window), command(QStringLiteral("&Export a figure …"), &window)
    {
        window.resize(1000, 700);
        box.setGeometry(300, 8, 460, 30);
        command.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
        box.setCommands({&command});
        QObject::connect(&box, &SearchBox::entityChosen, &window, [this](EntityId id, bool add) { chosen.push_back(id), added = add; });
        QObject::connect(&box, &SearchBox::statementChosen, &window, [this](StatementId id) { statement = id; });
        QObject::connect(&box, &SearchBox::revealRequested, &window, [this](EntityId id) { revealed.push_back(id); });
        QObject::connect(&box, &SearchBox::conditionChosen, &window, [this](const QString &text) { condition = text; });
        QObject::connect(&command, &QAction::triggered, &window, [this] { ++triggered; });
        window.show();
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
        box.setFocus();
    }
    void type(const char *text) { QTest::keyClicks(&box, QString::fromUtf8(text)); }
    const SearchRow &current() { return box.answers().row(box.popup()->currentRow()); }
    QStringList headings()
    {
        QStringList found;
        for (int i = 0; i < box.answers().rowCount(); ++i)
            if (box.answers().row(i).kind == SearchRow::Kind::Heading)
                found += box.answers().row(i).text;
        return found;
    }

    QWidget window;
    FakeSession session{shippedGraph()};
    SearchBox box;
    QAction command;
    std::vector<EntityId> chosen, revealed;
    StatementId statement = noStatement;
    QString condition;
    bool added = false;
    int triggered = 0;
};

TEST_F(SearchBoxTest, LopezIsTwoPeople)
{
    type("lopez");
    std::vector<std::string> people;
    for (int i = 0; i < box.answers().rowCount(); ++i)
        if (const SearchRow &row = box.answers().row(i);
            row.kind == SearchRow::Kind::Entity && session.graph().schema().type(session.graph().typeOf(row.entity)).key == "person")
            people.push_back(row.text.toStdString());
    EXPECT_EQ(people.size(), 2u);
    ASSERT_TRUE(box.popup()->isVisible());
    EXPECT_EQ(current().kind, SearchRow::Kind::Entity);  // the first row is chosen
    EXPECT_EQ(headings().front(), QStringLiteral("Entities"));
    EXPECT_TRUE(box.answers().summary().contains(QStringLiteral("statements")));
    keepPicture(window, QStringLiteral("search"));
}

TEST_F(SearchBoxTest, DocumentsAreFoundByTitleAndAreFilters)
{
    const Document &document = session.graph().document(DocumentId{0});
    const QString title = QString::fromStdString(document.title);
    type(title.section(QLatin1Char(' '), 0, 1).toUpper().toUtf8().constData());
    EXPECT_TRUE(headings().contains(QStringLiteral("Documents")));
    EXPECT_TRUE(box.answers().summary().contains(QStringLiteral("document")));
    while (current().kind != SearchRow::Kind::Document)
        QTest::keyClick(&box, Qt::Key_Down);
    EXPECT_EQ(current().text, title);
    EXPECT_FALSE(current().marks.empty());
    QTest::keyClick(&box, Qt::Key_Return);
    EXPECT_EQ(condition.toStdString(), "in:" + lensQuoted(document.key));
}

TEST_F(SearchBoxTest, HitsAreMarkedWhereTheyAre)
{
    type("lopez");
    int marked = 0;
    for (int i = 0; i < box.answers().rowCount(); ++i) {
        const SearchRow &row = box.answers().row(i);
        for (const MatchRange &mark : row.marks) {
            const QString word = row.text.mid(static_cast<int>(mark.start), static_cast<int>(mark.length));
            EXPECT_EQ(foldedForSearch(word.toStdString()), "lopez") << row.text.toStdString();
            ++marked;
        }
    }
    EXPECT_GE(marked, 3);
}

TEST_F(SearchBoxTest, KeysMoveGoAndAdd)
{
    type("lopez");
    const EntityId first = current().entity;
    QTest::keyClick(&box, Qt::Key_Down);
    const EntityId second = current().entity;
    EXPECT_NE(first, second);
    QTest::keyClick(&box, Qt::Key_Up);
    EXPECT_EQ(current().entity, first);
    QTest::keyClick(&box, Qt::Key_Up);
    EXPECT_EQ(current().entity, first);  // not onto the heading
    QTest::keyClick(&box, Qt::Key_Return);
    EXPECT_EQ(chosen, std::vector{first});
    EXPECT_FALSE(added);
    EXPECT_FALSE(box.popup()->isVisible());
    EXPECT_TRUE(box.text().isEmpty());
    type("lopez");
    QTest::keyClick(&box, Qt::Key_Down);
    QTest::keyClick(&box, Qt::Key_Return, Qt::ShiftModifier);
    EXPECT_EQ(chosen, (std::vector{first, second}));
    EXPECT_TRUE(added);
}

TEST_F(SearchBoxTest, TabUsesItAsAFilter)
{
    type("lopez");
    const EntityId first = current().entity;
    QTest::keyClick(&box, Qt::Key_Tab);
    EXPECT_EQ(condition, QStringLiteral("about:") + toQString(lensQuoted(session.graph().key(first))));
    EXPECT_TRUE(chosen.empty());
}

TEST_F(SearchBoxTest, EscapeClosesThenLeaves)
{
    type("lopez");
    QTest::keyClick(&box, Qt::Key_Escape);
    EXPECT_FALSE(box.popup()->isVisible());
    EXPECT_TRUE(box.hasFocus());
    QTest::keyClick(&box, Qt::Key_Escape);
    EXPECT_FALSE(box.hasFocus());
}

TEST_F(SearchBoxTest, HiddenHitsOfferToShow)
{
    type("lopez");
    const EntityId first = current().entity;
    EXPECT_TRUE(current().hidden.isEmpty());
    QTest::keyClick(&box, Qt::Key_Escape);
    session.hide(first);
    type("lopez");
    while (box.answers().row(box.popup()->currentRow()).entity != first)
        QTest::keyClick(&box, Qt::Key_Down);
    EXPECT_EQ(current().hidden, QStringLiteral("Hidden by hand"));
    EXPECT_TRUE(box.answers().index(box.popup()->currentRow()).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Enter shows it")));
    keepPicture(window, QStringLiteral("search-hidden"));
    QTest::keyClick(&box, Qt::Key_Return);
    EXPECT_EQ(revealed, std::vector{first});
    EXPECT_EQ(chosen, std::vector{first});
}

TEST_F(SearchBoxTest, HitsThatTheLensHidesSaySo)
{
    ASSERT_TRUE(session.setLens("paragraph:17"));
    type("lopez");
    int hidden = 0;
    for (int i = 0; i < box.answers().rowCount(); ++i)
        hidden += box.answers().row(i).hidden == QStringLiteral("Hidden by the lens");
    EXPECT_GE(hidden, 2);
    keepPicture(window, QStringLiteral("search-lens"));
}

TEST_F(SearchBoxTest, StatementsLensesAndCommandsAreFoundToo)
{
    type("guardia");
    QTest::keyClick(&box, Qt::Key_Escape);
    type("tariff");
    ASSERT_TRUE(headings().contains(QStringLiteral("Statements")));
    while (current().kind != SearchRow::Kind::Statement)
        QTest::keyClick(&box, Qt::Key_Down);
    const StatementId wanted = current().statement;
    QTest::keyClick(&box, Qt::Key_Return);
    EXPECT_EQ(statement, wanted);

    type("type:person modality:predicted");
    ASSERT_EQ(headings(), QStringList{QStringLiteral("Lens")});
    QTest::keyClick(&box, Qt::Key_Return);
    EXPECT_EQ(condition, QStringLiteral("type:person modality:predicted"));

    type("expo fig");
    ASSERT_EQ(headings(), QStringList{QStringLiteral("Commands")});
    EXPECT_EQ(current().text, QStringLiteral("Export a figure …"));
    EXPECT_EQ(current().keys, command.shortcut().toString(QKeySequence::NativeText));
    QTest::keyClick(&box, Qt::Key_Return);
    EXPECT_EQ(triggered, 1);
}

TEST_F(SearchBoxTest, ClicksChooseAndHeadingsDoNot)
{
    type("lopez");
    QListView *list = box.popup()->list();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(box.answers().index(0)).center());
    EXPECT_TRUE(chosen.empty());
    const EntityId second = box.answers().row(2).entity;
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(box.answers().index(2)).center());
    EXPECT_EQ(chosen, std::vector{second});
}

TEST_F(SearchBoxTest, SaysWhenNothingIsCalledSo)
{
    type("xyzzyplugh");
    ASSERT_EQ(box.answers().rowCount(), 1);
    EXPECT_TRUE(box.answers().row(0).text.startsWith(QStringLiteral("Nothing is called so.")));
    QTest::keyClick(&box, Qt::Key_Return);
    EXPECT_TRUE(chosen.empty());
    box.clear();
    type(" ");
    EXPECT_FALSE(box.popup()->isVisible());
}

TEST_F(SearchBoxTest, StaysInsideASmallWindow)
{
    window.resize(520, 360);
    box.setGeometry(10, 8, 260, 30);
    type("a");
    EXPECT_GE(box.popup()->geometry().left(), -SearchPopup::shadow);
    EXPECT_LE(box.popup()->list()->mapTo(&window, box.popup()->list()->rect().bottomRight()).x(), 520);
    EXPECT_LE(box.popup()->geometry().bottom(), 360);
}

TEST_F(SearchBoxTest, ModelKeepsItsPromises)
{
    QAbstractItemModelTester tester(&box.answers(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (const char *text : {"lopez", "zz", "", "by:", "type:person", "(", "\"", "biden export"})
        box.answers().ask(QString::fromUtf8(text));
    for (const SearchRow::Kind kind : {SearchRow::Kind::Heading, SearchRow::Kind::Nothing})
        for (int i = 0; i < box.answers().rowCount(); ++i)
            EXPECT_FALSE(box.answers().row(i).kind == kind && box.answers().selectable(i));
}

}  // namespace
}  // namespace relata::test
