// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/similarity.h"
#include "tests/views/panels/fakesession.h"
#include "views/panels/cards.h"
#include "views/panels/cardview.h"
#include "views/panels/entitiestable.h"
#include "views/panels/inspector.h"
#include "views/panels/panelheader.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/statementstable.h"
#include "views/panels/text.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <map>

namespace relata::test {
namespace {

class InspectorTest : public testing::Test
{
protected:
    InspectorTest() : inspector(session)
    {
        QObject::connect(&inspector, &Inspector::selectionRequested, &session, [this](const Selection &wanted) { session.select(wanted); });
        inspector.resize(348, 700);
        inspector.show();
    }
    CardView &card() { return inspector.card(); }
    int rowOf(CardRow::Kind kind, const QString &text = {})
    {
        for (int i = 0; i < card().count(); ++i)
            if (card().cards().row(i).kind == kind && card().cards().text(i).contains(text))
                return i;
        return -1;
    }
    int spotOf(int row, EntityId id)
    {
        const auto layout = card().painting().layoutOf(card().cards().row(row), card().viewport()->width());
        for (std::size_t i = 0; i < layout.spots.size(); ++i)
            if (layout.spots[i].entity == id)
                return static_cast<int>(i);
        return -1;
    }
    void click(int row, int spot = -1)
    {
        ASSERT_GE(row, 0);
        QTest::mouseClick(card().viewport(), Qt::LeftButton, {}, card().placeOf(row, spot));
    }
    QToolButton *button(const char *name) { return inspector.findChild<QToolButton *>(QString::fromLatin1(name)); }

    FakeSession session{tellingGraph()};
    Inspector inspector;
};

TEST_F(InspectorTest, ASecondClickEditsWhatTheFirstWasOn)
{
    std::vector<Selection> wanted;
    QObject::connect(&card(), &CardView::formWanted, [&wanted](const Selection &what) { wanted.push_back(what); });
    const auto clickTwice = [this](int row, int spot = -1) {
        ASSERT_GE(row, 0);
        const QPoint place = card().placeOf(row, spot);
        QTest::mouseClick(card().viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(card().viewport(), Qt::LeftButton, {}, place);
    };
    const Selection bob{{session.entity("bob")}, {}};
    session.select(bob);
    clickTwice(0);
    EXPECT_EQ(wanted, std::vector{bob}) << "the title";
    const int row = rowOf(CardRow::Kind::Statement);
    ASSERT_GE(row, 0);
    const StatementId statement = card().cards().row(row).statement;
    clickTwice(row);
    ASSERT_EQ(wanted.size(), 2U);
    EXPECT_EQ(wanted[1], (Selection{{}, {statement}})) << "though the first click showed another card";
    EXPECT_EQ(session.selection(), wanted[1]) << "and the second chose nothing on it";
    const std::size_t before = wanted.size();
    session.select(bob);
    const int group = rowOf(CardRow::Kind::Group);
    clickTwice(group, 0);
    EXPECT_EQ(wanted.size(), before) << "a name leads there and no further";
}

TEST_F(InspectorTest, TheTitleHasTheMenuOfItsEntity)
{
    session.select({{session.entity("bob")}, {}});
    EntityId of = noEntity;
    QObject::connect(&card(), &CardView::menuShown, [&of](QMenu *, const CardRow &row) { of = row.entity; });
    QContextMenuEvent event(QContextMenuEvent::Mouse, card().placeOf(0), card().viewport()->mapToGlobal(card().placeOf(0)));
    QApplication::sendEvent(card().viewport(), &event);
    EXPECT_EQ(of, session.entity("bob"));
    for (QMenu *menu : card().findChildren<QMenu *>())
        menu->close();
}

TEST_F(InspectorTest, NamesTurnNoWordsAround)
{
    KnowledgeGraph graph = graphFromText("ana -knows-> bob, ana -knows-> carl");
    GraphDiff diff;
    diff.entities.push_back({graph.findEntity("ana"), graph.entity(graph.findEntity("ana")), graph.entity(graph.findEntity("ana"))});
    diff.entities[0].after->name = "Ana\u202E alias";
    ASSERT_TRUE(graph.apply(diff));
    session.setGraph(graph);
    StatementsTable statements(session);
    EntitiesTable entities(session);
    entities.show();
    const QChar turn(0x202E);
    const auto expectPlain = [turn](const QString &text) {
        EXPECT_TRUE(text.contains(QStringLiteral("Ana alias"))) << text.toStdString();
        EXPECT_FALSE(text.contains(turn)) << text.toStdString();
    };
    expectPlain(entities.table()->model()->index(0, 0).data().toString());
    expectPlain(statements.table()->model()->index(0, StatementsModel::Link).data().toString());
    expectPlain(linkInWords(graph, StatementId{0}));
    expectPlain(menuText(toQString(graph.name(graph.findEntity("ana")))));
    EXPECT_TRUE(entities.selectedAsCsv().contains(turn)) << "what is written is what is there";
    for (const Selection &what :
         {Selection{{graph.findEntity("ana")}, {}}, Selection{{graph.findEntity("bob")}, {}}, Selection{{}, {StatementId{0}}}}) {
        session.select(what);
        expectPlain(inspector.plainText());
    }
}

TEST_F(InspectorTest, TeachesWhenNothingIsSelected)
{
    EXPECT_EQ(inspector.plainText(), QStringLiteral("Select something to see who says what about it.: select"));
    EXPECT_FALSE(button("back")->isEnabled());
    EXPECT_FALSE(button("copy")->isEnabled());
    keepPicture(inspector, QStringLiteral("inspector-empty"));
}

TEST_F(InspectorTest, EntityCardSaysWhoSaysWhat)
{
    session.select({{session.entity("ada")}, {}});
    const QString text = inspector.plainText();
    for (const char *expected : {"Ada, Person", "Leads what others run.", "Also: The Countess", "Heads: Acme, from Oct 2024",
                                 "Evidence: 5 statements · 2 voices · 1 document", "Document: A document", "presses Bob (2)", "answers",
                                 "− ada presses bob", "Author, ¶3, asserted, Feb 2018 – Jun 2019", "Bob, ¶5, denied, Jul 2018"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(expected))) << expected << "\nin\n" << text.toStdString();
    EXPECT_FALSE(text.contains(QStringLiteral("1 documents")));
    keepPicture(inspector, QStringLiteral("inspector-entity"));
}

TEST_F(InspectorTest, OfSeveralDocumentsItNamesTheOneOfEachStatementAndWhenItWasSaid)
{
    KnowledgeGraph graph = tellingGraph();
    Document letter;
    letter.key = "letter";
    letter.title = "Letter to the board";
    const DocumentId added{static_cast<std::uint32_t>(graph.documentIdEnd())};
    const StatementId id = graph.findStatement("s1");
    Statement after = graph.statement(id);
    after.document = added;
    GraphDiff diff;
    diff.documents.push_back({added, {}, letter});
    diff.statements.push_back({id, graph.statement(id), after});
    ASSERT_TRUE(graph.apply(diff));
    session.setGraph(std::move(graph));
    session.select({{session.entity("ada")}, {}});
    const QString text = inspector.plainText();
    EXPECT_TRUE(text.contains(QStringLiteral("Author, Letter to the board, ¶3"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("Feb 2018 – Jun 2019, said c. Jun 2024"))) << text.toStdString();
    keepPicture(inspector, QStringLiteral("inspector-documents"));
}

TEST_F(InspectorTest, GroupsAndStatementsComeNewestFirst)
{
    session.select({{session.entity("ada")}, {}});
    // heads: open-ended from 2024; presses: until 2019 and 2018
    EXPECT_LT(rowOf(CardRow::Kind::Group, QStringLiteral("heads Acme")), rowOf(CardRow::Kind::Group, QStringLiteral("presses Bob")));
    EXPECT_LT(rowOf(CardRow::Kind::Statement, QStringLiteral("ada presses bob")), rowOf(CardRow::Kind::Statement, QStringLiteral("never pressed")));
}

TEST_F(InspectorTest, SegmentsShowWhatItSaysAndWhereItIsMentioned)
{
    session.select({{session.entity("dora")}, {}});
    const int segments = rowOf(CardRow::Kind::Segments);
    ASSERT_GE(segments, 0);
    EXPECT_EQ(card().cards().row(segments).choices, (QStringList{QStringLiteral("About 1"), QStringLiteral("Says 1"), QStringLiteral("Mentions 1")}));
    click(segments, 1);
    EXPECT_EQ(inspector.side(), CardSide::Says);
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("carl presses bob")));
    card().setFocus();
    card().setCurrentIndex(card().cards().index(rowOf(CardRow::Kind::Segments)));
    QTest::keyClick(&card(), Qt::Key_Right);
    EXPECT_EQ(inspector.side(), CardSide::Mentions);
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("what Dora calls the plan")));
    EXPECT_FALSE(inspector.plainText().contains(QStringLiteral("carl presses bob")));
    session.select({{session.entity("carl")}, {}});
    EXPECT_EQ(inspector.side(), CardSide::About);  // every card begins there
}

TEST_F(InspectorTest, WhatElseATableSaidOfAStatementIsOnItsCard)
{
    const StatementId id = session.statement("s4");
    GraphDiff diff;
    diff.statements.push_back({id, session.graph().statement(id), session.graph().statement(id)});
    diff.statements[0].after->properties = {{"amount_paid", "1,250"}, {"empty", ""}};
    session.edit(diff);
    session.select({{}, {id}});
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("Amount paid"))) << inspector.plainText().toStdString();
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("1,250")));
    EXPECT_FALSE(inspector.plainText().contains(QStringLiteral("Empty")));
}

TEST_F(InspectorTest, EverythingNamedLeadsThere)
{
    session.select({{session.entity("bob")}, {}});
    const int group = rowOf(CardRow::Kind::Group, QStringLiteral("Ada"));
    click(group, spotOf(group, session.entity("ada")));
    EXPECT_EQ(session.selection().entities, std::vector{session.entity("ada")});
    const int statement = rowOf(CardRow::Kind::Statement, QStringLiteral("never pressed"));
    click(statement, spotOf(statement, session.entity("bob")));  // its speaker
    EXPECT_EQ(session.selection().entities, std::vector{session.entity("bob")});
    click(rowOf(CardRow::Kind::Statement, QStringLiteral("bob answers ada")));
    EXPECT_EQ(session.selection().statements, std::vector{session.statement("s4")});
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("“a word of thanks”")));  // the chosen one is told in full
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("Note: Second-hand")));
    session.select({{session.entity("bob")}, {}});
    click(rowOf(CardRow::Kind::Group, QStringLiteral("presses Ada (2)")) >= 0 ? rowOf(CardRow::Kind::Group, QStringLiteral("presses Ada (2)"))
                                                                              : group);
    EXPECT_EQ(session.selection().statements, (std::vector{session.statement("s1"), session.statement("s3")}));  // the link
}

TEST_F(InspectorTest, KeysReachRowsAndNames)
{
    session.select({{session.entity("bob")}, {}});
    card().setFocus(Qt::TabFocusReason);
    const int row = rowOf(CardRow::Kind::Statement, QStringLiteral("never pressed"));
    card().setCurrentIndex(card().cards().index(row - 1));
    QTest::keyClick(&card(), Qt::Key_Down);
    EXPECT_EQ(card().currentIndex().row(), row);
    QTest::keyClick(&card(), Qt::Key_Right);  // on its speaker
    QTest::keyClick(&card(), Qt::Key_Return);
    EXPECT_EQ(session.selection().entities, std::vector{session.entity("bob")});
    card().setCurrentIndex(card().cards().index(rowOf(CardRow::Kind::Statement, QStringLiteral("bob answers"))));
    QTest::keyClick(&card(), Qt::Key_Return);
    EXPECT_EQ(session.selection().statements, std::vector{session.statement("s4")});
}

TEST_F(InspectorTest, LinkCardShowsDifferingAccountsSideBySide)
{
    session.select({{}, {session.statement("s1")}});
    const QString text = inspector.plainText();
    EXPECT_TRUE(text.startsWith(QStringLiteral("Ada\n2 statements one way, 1 the other\nBob"))) << text.toStdString();
    const int head = rowOf(CardRow::Kind::BoxHead), stated = rowOf(CardRow::Kind::BoxLabel, QStringLiteral("Stated by 1")),
              denied = rowOf(CardRow::Kind::BoxLabel, QStringLiteral("Denied by 1"));
    ASSERT_GE(head, 0);
    EXPECT_LT(head, stated);
    EXPECT_LT(stated, denied);
    EXPECT_TRUE(card().cards().row(denied + 1).boxEnd);
    EXPECT_EQ(text.count(QStringLiteral("never pressed")), 1);  // not told twice
    EXPECT_GE(rowOf(CardRow::Kind::Label, QStringLiteral("Other direction (1)")), 0);
    keepPicture(inspector, QStringLiteral("inspector-link"));
    click(rowOf(CardRow::Kind::End, QStringLiteral("Bob")));
    EXPECT_EQ(session.selection().entities, std::vector{session.entity("bob")});
}

TEST_F(InspectorTest, SeveralEntitiesAndWhatIsBetweenThem)
{
    session.select({{session.entity("ada"), session.entity("bob"), session.entity("carl")}, {}});
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("3 entities")));
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("Between them (6)"))) << inspector.plainText().toStdString();
    keepPicture(inspector, QStringLiteral("inspector-several"));
    click(rowOf(CardRow::Kind::Entity, QStringLiteral("Carl")));
    EXPECT_EQ(session.selection().entities, std::vector{session.entity("carl")});
    session.select({{session.entity("lopez"), session.entity("guillen")}, {}});
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("No statement connects them directly")));
}

TEST_F(InspectorTest, TwoEntitiesHaveContactsInCommon)
{
    session.select({{session.entity("ada"), session.entity("carl")}, {}});
    const auto alike = analysis::similarity(session.graph(), session.visible().statements, session.entity("ada"), session.entity("carl"));
    ASSERT_FALSE(alike.common.empty());
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("In common (%1)").arg(alike.common.size()))) << inspector.plainText().toStdString();
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("Jaccard %1").arg(alike.jaccard, 0, 'f', 2)));
    session.hide(alike.common.front());
    session.select({});
    session.select({{session.entity("ada"), session.entity("carl")}, {}});
    EXPECT_FALSE(inspector.plainText().contains(QStringLiteral("In common (%1)").arg(alike.common.size()))) << "of what is shown";
    session.select({{session.entity("ada"), session.entity("bob"), session.entity("carl")}, {}});
    EXPECT_FALSE(inspector.plainText().contains(QStringLiteral("In common")));
}

TEST_F(InspectorTest, HistoryGoesBackAndForward)
{
    for (const char *key : {"ada", "bob", "carl"})
        session.select({{session.entity(key)}, {}});
    inspector.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&inspector));
    QTest::keyClick(&inspector, Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(session.selection().entities, std::vector{session.entity("bob")});
    button("back")->click();
    EXPECT_EQ(session.selection().entities, std::vector{session.entity("ada")});
    EXPECT_FALSE(button("back")->isEnabled());
    QTest::keyClick(&inspector, Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(session.selection().entities, std::vector{session.entity("bob")});
    session.select({{session.entity("dora")}, {}});  // a new way from here: the old future is gone
    EXPECT_FALSE(button("forward")->isEnabled());
    session.select({});
    button("back")->click();  // to what was looked at last
    EXPECT_EQ(session.selection().entities, std::vector{session.entity("dora")});
    session.setGraph(graphFromText("x -knows-> y"));  // another graph: nothing of the past is in it … or means something else
    session.select({{session.entity("x")}, {}});
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("X, Person")));
}

TEST_F(InspectorTest, CopiesTheCardAndSingleRows)
{
    session.select({{session.entity("acme")}, {}});
    button("copy")->click();
    EXPECT_EQ(QApplication::clipboard()->text(), inspector.plainText());
    card().setFocus();
    card().setCurrentIndex(card().cards().index(rowOf(CardRow::Kind::Statement, QStringLiteral("Acme runs"))));
    QTest::keyClick(&card(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QApplication::clipboard()->text().startsWith(QStringLiteral("· =Acme runs what Dora calls the plan\nAuthor, ¶2, asserted")))
        << QApplication::clipboard()->text().toStdString();
    EXPECT_EQ(citation(session.graph(), session.statement("s2")), QStringLiteral("“carl presses bob” (Dora, quoted; A document, ¶4)"));
}

TEST_F(InspectorTest, SaysWhatTheLensHides)
{
    session.select({{session.entity("ada")}, {}});
    EXPECT_FALSE(inspector.plainText().contains(QStringLiteral("Not on screen")));
    ASSERT_TRUE(session.setLens("predicate:binds"));
    EXPECT_TRUE(inspector.plainText().contains(QStringLiteral("Not on screen")));
    const auto layout = card().painting().layoutOf(card().cards().row(rowOf(CardRow::Kind::Statement, QStringLiteral("bob answers"))), 348);
    EXPECT_TRUE(std::any_of(layout.pieces.begin(), layout.pieces.end(),
                            [](const auto &piece) { return piece.text == QStringLiteral("hidden by the lens"); }));
}

TEST_F(InspectorTest, ManyStatementsAreShownOnRequest)
{
    std::string text;
    for (int i = 0; i < 450; ++i)
        text += (i ? "," : "") + std::string("hub -knows-> e") + std::to_string(i);
    session.setGraph(graphFromText(text));
    session.select({{session.entity("hub")}, {}});
    const int before = card().count();
    const int more = rowOf(CardRow::Kind::More);
    ASSERT_GE(more, 0);
    EXPECT_EQ(card().cards().text(more), QStringLiteral("Show 250 statements more"));
    click(more);
    EXPECT_EQ(card().count(), before - 1 + 2 * 250);
    EXPECT_EQ(rowOf(CardRow::Kind::More), -1);
}

TEST_F(InspectorTest, GroupsOfAHubStandInTheOrderOfTheirNewestThenOfTheirWordsThenOfTheirOtherEnds)
{
    std::string text = "hub";
    for (int i = 0; i < 300; ++i) {  // both ways, twice to the same end, a predicate without and others with words for its other direction
        const std::string other = 'e' + std::to_string(i * 7 % 40), predicate = i % 3 == 0 ? "knows" : i % 3 == 1 ? "heads" : "runs";
        text += i % 2 ? ", hub -" + predicate + "-> " + other : ", " + other + " -" + predicate + "-> hub";
    }
    KnowledgeGraph graph = graphFromText(text);
    GraphDiff diff;
    for (int i = 0; i < 300; ++i) {
        const StatementId id{static_cast<std::uint32_t>(i)};
        Statement after = graph.statement(id);
        if (i % 4 != 0)  // else undated; many of the same year
            after.holds = Edtf::parse(std::to_string(2000 + i * 13 % 10)).value();
        diff.statements.push_back({id, graph.statement(id), after});
    }
    ASSERT_TRUE(graph.apply(diff));
    session.setGraph(std::move(graph));
    const KnowledgeGraph &now = session.graph();
    const EntityId hub = session.entity("hub");
    const auto age = [&now](StatementId id) { return now.holds(id).empty() ? earliestDay : now.holds(id).lastDay(); };
    std::map<std::pair<QString, EntityId>, std::vector<StatementId>> groups;
    for (const StatementId id : now.statementsOf(hub)) {
        const bool outward = now.subject(id) == hub;
        groups[{outward ? predicateLabel(now, id) : inverseLabel(now, id), outward ? now.object(id) : now.subject(id)}].push_back(id);
    }
    using Group = std::pair<std::pair<QString, EntityId>, std::vector<StatementId>>;
    std::vector<Group> expected;
    for (auto &[key, ids] : groups) {
        std::stable_sort(ids.begin(), ids.end(), [&](StatementId a, StatementId b) { return age(a) > age(b); });
        expected.emplace_back(key, ids);
    }
    std::stable_sort(expected.begin(), expected.end(), [&](const Group &a, const Group &b) { return age(a.second.front()) > age(b.second.front()); });
    for (const std::size_t most : {std::size_t(0), std::size_t(1), std::size_t(57), std::size_t(300)}) {
        const auto rows = entityCard(session, hub, CardSide::About, most);
        std::size_t at = 0, told = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].kind != CardRow::Kind::Group)
                continue;
            ASSERT_LT(at, expected.size());
            EXPECT_EQ(rows[i].text, expected[at].first.first);
            EXPECT_EQ(rows[i].entity, expected[at].first.second);
            EXPECT_EQ(rows[i].statements, expected[at].second);
            for (const StatementId id : expected[at].second)
                if (told < most) {
                    EXPECT_EQ(rows[++i].statement, id);
                    ++told;
                }
            ++at;
        }
        EXPECT_EQ(told, most);
        if (most == 300)
            EXPECT_EQ(at, expected.size());
        else
            EXPECT_EQ(rows.back().text, QStringLiteral("Show %1 statements more").arg(300 - most));
    }
}

TEST_F(InspectorTest, NothingIsCutAndNothingOverlaps)
{
    for (const int width : {240, 300, 348, 700})
        for (const char *key : {"ada", "town", "lopez", "plan"}) {
            session.select({{session.entity(key)}, {}});
            for (int i = 0; i < card().count(); ++i) {
                const auto layout = card().painting().layoutOf(card().cards().row(i), width);
                double bottom = 0;
                for (const auto &piece : layout.pieces) {
                    EXPECT_GE(piece.area.left(), 0) << key << ' ' << width;
                    EXPECT_LE(piece.area.right(), width + 0.5) << key << ' ' << width << ' ' << piece.text.toStdString();
                    EXPECT_LE(piece.area.bottom(), layout.height + 0.5) << key << ' ' << piece.text.toStdString();
                    if (piece.what == CardDelegate::Piece::What::Text && (piece.flags & Qt::TextWordWrap)) {
                        const QRectF needed = QFontMetricsF(piece.font).boundingRect(QRectF(0, 0, piece.area.width(), 1e5), piece.flags, piece.text);
                        EXPECT_LE(needed.height(), piece.area.height() + 1) << piece.text.toStdString();
                        bottom = std::max(bottom, piece.area.bottom());
                    }
                }
            }
        }
}

TEST_F(InspectorTest, CardModelKeepsItsPromises)
{
    QAbstractItemModelTester tester(&card().cards(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    session.select({{session.entity("ada")}, {}});
    session.setColorBy(ColorBy::Voice);
    session.setTheme(ThemeKind::Dark);
    keepPicture(inspector, QStringLiteral("inspector-voice-dark"));
    session.select({});
    for (int i = 0; i < card().count(); ++i)
        EXPECT_FALSE(card().cards().index(i).data(Qt::AccessibleTextRole).toString().isEmpty());
    session.setTheme(ThemeKind::Light);
}

}  // namespace
}  // namespace relata::test
