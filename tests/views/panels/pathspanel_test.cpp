// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/fakesession.h"
#include "views/panels/pathspanel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace relata::test {
namespace {

class PathsPanelTest : public testing::Test
{
protected:
    PathsPanelTest() : panel(session)
    {
        QObject::connect(&panel, &PathsPanel::pathLit, &panel,
                         [this](const std::vector<EntityId> &entities, const std::vector<StatementId> &statements) {
                             litEntities = entities;
                             litStatements = statements;
                             ++lit;
                         });
        QObject::connect(&panel, &PathsPanel::entityRequested, &panel, [this](EntityId id) { requested = id; });
        panel.resize(900, 300);
        panel.show();
    }
    void find(const char *from, const char *to)
    {
        panel.from()->setText(QString::fromUtf8(from));
        panel.to()->setText(QString::fromUtf8(to));
        QTest::keyClick(panel.to(), Qt::Key_Return);
    }

    FakeSession session{tellingGraph()};
    PathsPanel panel;
    std::vector<EntityId> litEntities;
    std::vector<StatementId> litStatements;
    EntityId requested = noEntity;
    int lit = 0;
};

TEST_F(PathsPanelTest, TeachesFirst)
{
    EXPECT_TRUE(panel.state().startsWith(QStringLiteral("Name two entities"))) << panel.state().toStdString();
    EXPECT_FALSE(panel.another()->isEnabled());
    EXPECT_EQ(panel.list()->count(), 0);
}

TEST_F(PathsPanelTest, TabTakesTheOnlyOffer)
{
    panel.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&panel));
    panel.from()->setFocus();
    QTest::keyClicks(panel.from(), QStringLiteral("ad"));
    ASSERT_EQ(panel.from()->completer()->completionModel()->rowCount(), 1);
    ASSERT_TRUE(panel.from()->completer()->popup()->isVisible());
    QTest::keyClick(panel.from()->completer()->popup(), Qt::Key_Tab);
    EXPECT_EQ(panel.from()->text(), QStringLiteral("Ada"));
    EXPECT_FALSE(panel.from()->hasFocus());
}

TEST_F(PathsPanelTest, WhatIsOfferedIsReadWholeHoweverNarrowTheField)
{
    panel.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&panel));
    panel.from()->setFocus();
    panel.from()->setFixedWidth(60);
    QTest::keyClicks(panel.from(), QStringLiteral("a"));
    QAbstractItemView *popup = panel.from()->completer()->popup();
    ASSERT_TRUE(popup->isVisible());
    ASSERT_GT(popup->sizeHintForColumn(0), 60) << "a name that is longer than the field";
    EXPECT_TRUE(QTest::qWaitFor([popup] { return popup->viewport()->width() >= popup->sizeHintForColumn(0); }, 2000)) << popup->width();
    popup->hide();
}

TEST_F(PathsPanelTest, ChainsAreSentencesWithTheirSpeakers)
{
    find("Ada", "Dora");
    ASSERT_EQ(panel.paths().size(), 1u);
    const QString text = panel.list()->plainText();
    for (const char *expected : {"Ada → Bob → Carl → Dora: 3 steps", "Ada presses Bob", "carl presses bob\nDora, ¶4, quoted, 2020",
                                 "Bob says that Ada never pressed him\nBob, ¶5, denied"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(expected))) << expected << "\nin\n" << text.toStdString();
    EXPECT_EQ(litEntities, (std::vector{session.entity("ada"), session.entity("bob"), session.entity("carl"), session.entity("dora")}));
    EXPECT_EQ(litStatements.size(), 6u);  // every statement of every hop
    keepPicture(panel, QStringLiteral("paths"));
}

TEST(PathsPanel, StatementsOfAStepStandUnderTheirOwnWords)
{
    FakeSession session{graphFromText("ada -owns-> acme, ada -knows-> acme, acme -owns-> ada, ada -owns-> acme")};
    PathsPanel panel(session);
    panel.from()->setText(QStringLiteral("ada"));
    panel.to()->setText(QStringLiteral("acme"));
    panel.resize(900, 300);
    panel.show();
    QTest::keyClick(panel.to(), Qt::Key_Return);
    QStringList headings;
    const CardModel &cards = panel.list()->cards();
    for (int row = 0; row < cards.rowCount(); ++row)
        if (cards.row(row).kind == CardRow::Kind::Group)
            headings += QStringLiteral("%1 %2").arg(cards.row(row).text).arg(cards.row(row).statements.size());
    EXPECT_EQ(headings.size(), 3) << headings.join(QLatin1Char('\n')).toStdString();  // owns, knows, is owned
    EXPECT_TRUE(!headings.isEmpty() && headings.front().endsWith(QStringLiteral(" 2"))) << "both owns";
}

TEST_F(PathsPanelTest, AnotherWayAddsTheNextUntilThereIsNone)
{
    session.setGraph(graphFromText("a -knows-> b, a -knows-> c, c -knows-> b"));
    panel.setEnds(session.entity("a"), session.entity("b"));
    ASSERT_EQ(panel.paths().size(), 1u);
    QTest::mouseClick(panel.another(), Qt::LeftButton);
    ASSERT_EQ(panel.paths().size(), 2u);
    EXPECT_EQ(panel.lit(), 1);
    EXPECT_EQ(litEntities.size(), 3u);
    QTest::mouseClick(panel.another(), Qt::LeftButton);
    EXPECT_EQ(panel.state(), QStringLiteral("There is no other way: 2 chains in all."));
    EXPECT_FALSE(panel.another()->isEnabled());
    QTest::mouseClick(panel.list()->viewport(), Qt::LeftButton, {}, panel.list()->placeOf(0));  // the first again
    EXPECT_EQ(panel.lit(), 0);
    EXPECT_EQ(litEntities.size(), 2u);
}

TEST_F(PathsPanelTest, NamesInAChainLeadThere)
{
    find("Ada", "Dora");
    for (int i = 0; i < panel.list()->count(); ++i)
        if (panel.list()->cards().row(i).kind == CardRow::Kind::Group && panel.list()->cards().row(i).entity == session.entity("carl")) {
            QTest::mouseClick(panel.list()->viewport(), Qt::LeftButton, {}, panel.list()->placeOf(i, 0));
            break;
        }
    EXPECT_EQ(requested, session.entity("carl"));
}

TEST_F(PathsPanelTest, FieldsCompleteByNameAndAlias)
{
    panel.from()->setFocus();
    QTest::keyClicks(panel.from(), QStringLiteral("lopez"));
    EXPECT_EQ(panel.from()->completer()->completionModel()->rowCount(), 2);
    panel.from()->completer()->popup()->hide();
    panel.from()->clear();
    QTest::keyClicks(panel.from(), QStringLiteral("countess"));
    EXPECT_EQ(panel.from()->completer()->completionModel()->index(0, 0).data().toString(), QStringLiteral("Ada"));
    panel.from()->completer()->popup()->hide();
}

TEST_F(PathsPanelTest, SaysWhatIsInTheWay)
{
    find("Ada", "Nobody at all");
    EXPECT_EQ(panel.state(), QStringLiteral("Nothing is named “Nobody at all”. Expected the name of an entity."));
    find("Ada", "Ada");
    EXPECT_TRUE(panel.state().startsWith(QStringLiteral("Both ends are Ada.")));
    find("Ada", "AMLO");
    EXPECT_EQ(panel.state(), QStringLiteral("No chain of statements connects them at all."));
    find("Ada", "Dora");
    ASSERT_EQ(panel.paths().size(), 1u);
    const int before = lit;
    ASSERT_TRUE(session.setLens("predicate:presses"));  // through the lens
    EXPECT_TRUE(panel.state().startsWith(QStringLiteral("Dora is not on screen."))) << panel.state().toStdString();
    EXPECT_TRUE(panel.paths().empty());
    session.setLens("");
    EXPECT_EQ(panel.paths().size(), 1u);
    EXPECT_EQ(lit, before);  // lighting is a wish, not an answer to a change
}

TEST_F(PathsPanelTest, WhereThereIsNoChainOnlyWhatIsKeptAwayIsOfferedAsAWay)
{
    session.setGraph(graphFromText("a -knows-> b, b -likes-> c, c -likes-> d, e -knows-> f"));
    panel.setEnds(session.entity("a"), session.entity("e"));
    EXPECT_EQ(panel.state(), QStringLiteral("No chain of statements connects them at all."));
    ASSERT_TRUE(session.setLens("predicate:knows"));
    EXPECT_EQ(panel.state(), QStringLiteral("No chain of visible statements connects them. Widen the lens."));
    ASSERT_TRUE(session.setLens(""));
    session.hide(session.entity("b"));
    EXPECT_EQ(panel.state(), QStringLiteral("No chain of visible statements connects them. Widen the lens, or show what is hidden."));
}

TEST_F(PathsPanelTest, ModelKeepsItsPromises)
{
    QAbstractItemModelTester tester(&panel.list()->cards(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    find("Ada", "Dora");
    find("Ada", "Town");
    find("", "");
}

TEST_F(PathsPanelTest, TheCrossOfAFieldFollowsTheTheme)
{
    find("Ada", "Dora");
    const auto ink = [](const QLineEdit *field) {
        const QImage image = field->actions().constFirst()->icon().pixmap(32).toImage();
        QColor strongest = Qt::transparent;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() > strongest.alpha())
                    strongest = image.pixelColor(x, y);
        strongest.setAlpha(255);
        return strongest;
    };
    for (const ThemeKind theme : {ThemeKind::Dark, ThemeKind::Light}) {
        session.setTheme(theme);
        for (const QLineEdit *field : {panel.from(), panel.to()}) {
            const QColor wanted = field->palette().color(QPalette::PlaceholderText), is = ink(field);
            EXPECT_LE(std::abs(is.lightness() - wanted.lightness()), 3)
                << toString(theme).toStdString() << is.name().toStdString() << wanted.name().toStdString();
        }
    }
    EXPECT_NE(Theme::of(ThemeKind::Dark).palette().color(QPalette::PlaceholderText),
              Theme::of(ThemeKind::Light).palette().color(QPalette::PlaceholderText));
}

TEST_F(PathsPanelTest, ErrorsShowNamesAsTheyAreWritten)
{
    for (const QLabel *label : panel.findChildren<QLabel *>())
        EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
}

}  // namespace
}  // namespace relata::test
