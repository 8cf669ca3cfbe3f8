// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/fakesession.h"
#include "views/panels/chipbar.h"
#include "views/panels/facetlist.h"
#include "views/panels/lensfield.h"
#include "views/panels/lenspanel.h"
#include "views/panels/segmentedcontrol.h"
#include "views/panels/text.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace relata::test {
namespace {

class LensPanelTest : public testing::Test
{
protected:
    LensPanelTest() : panel(session), chips(session)
    {
        QObject::connect(&panel, &LensPanel::lensRequested, &session, [this](const Lens &lens) { session.setLens(lens); });
        QObject::connect(&chips, &ChipBar::lensRequested, &session, [this](const Lens &lens) { session.setLens(lens); });
        QObject::connect(&panel, &LensPanel::colorByRequested, &session, [this](ColorBy by) { session.setColorBy(by); });
        panel.resize(272, 900);
        panel.show();
        chips.resize(700, 36);
        chips.show();
        panel.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&panel));
    }
    std::string lens() { return session.view().lens.text(); }
    void click(const char *key, const QString &value, Qt::KeyboardModifiers modifiers = {})
    {
        FacetList *list = panel.facet(QString::fromLatin1(key));
        ASSERT_NE(list, nullptr);
        for (int i = 0; i < list->rowCount(); ++i)
            if (toQString(list->rows()[static_cast<std::size_t>(i)].value) == value)
                return QTest::mouseClick(list, Qt::LeftButton, modifiers, list->rowRect(i).center());
        FAIL() << value.toStdString();
    }
    int visibleChips() const { return static_cast<int>(chips.chips().size()); }

    FakeSession session{tellingGraph()};
    LensPanel panel;
    ChipBar chips;
};

TEST_F(LensPanelTest, PlainClickAsksForOnlyThisAndTakesItBack)
{
    click("by", QStringLiteral("bob"));
    EXPECT_EQ(lens(), "by:bob");
    click("by", QStringLiteral("dora"));
    EXPECT_EQ(lens(), "by:dora");  // only this
    click("by", QStringLiteral("dora"));
    EXPECT_EQ(lens(), "");
}

TEST_F(LensPanelTest, ControlAddsAndAltExcludes)
{
    click("modality", QStringLiteral("denied"));
    click("modality", QStringLiteral("quoted"), Qt::ControlModifier);
    EXPECT_EQ(lens(), "modality:denied,quoted");
    click("modality", QStringLiteral("denied"), Qt::ControlModifier);
    EXPECT_EQ(lens(), "modality:quoted");
    click("category", QStringLiteral("power"), Qt::AltModifier);
    EXPECT_EQ(lens(), "modality:quoted -category:power");
    const FacetList *categories = panel.facet(QStringLiteral("category"));
    bool excluded = false;
    for (int i = 0; i < categories->rowCount(); ++i)
        excluded =
            excluded || (categories->rows()[static_cast<std::size_t>(i)].value == "power" && categories->state(i) == FacetList::State::Excluded);
    EXPECT_TRUE(excluded);
    click("category", QStringLiteral("power"), Qt::AltModifier);
    EXPECT_EQ(lens(), "modality:quoted");
    click("category", QStringLiteral("power"), Qt::AltModifier);
    click("category", QStringLiteral("power"));  // wanted after all
    EXPECT_EQ(lens(), "modality:quoted category:power");
}

TEST_F(LensPanelTest, EveryFacetFiltersAndCountsWhatOneWouldGet)
{
    for (const char *key : {"only", "category", "by", "modality", "polarity", "holds", "predicate"}) {
        FacetList *list = panel.facet(QString::fromLatin1(key));
        ASSERT_GT(list->rowCount(), 0) << key;
        std::uint32_t count = 0;
        QString value;
        for (const FacetRow &row : list->rows())
            if (row.count > 0) {
                count = row.count;
                value = toQString(row.value);
                break;
            }
        click(key, value);
        EXPECT_FALSE(session.view().lens.passesAll()) << key;
        if (std::string(key) != "only") {  // types count entities
            EXPECT_EQ(session.passed().statements.size(), count) << key << ':' << value.toStdString();
        }
        QTest::mouseClick(panel.findChild<QToolButton *>(QStringLiteral("clear")), Qt::LeftButton);
        EXPECT_TRUE(session.view().lens.passesAll());
    }
}

TEST_F(LensPanelTest, SaysWhatItsCountsTakeInThoughItIsNotShown)
{
    EXPECT_FALSE(panel.besideLabel()->isVisible());
    session.hide(session.entity("bob"));
    EXPECT_TRUE(panel.besideLabel()->isVisible());
    EXPECT_EQ(panel.besideLabel()->text(), QStringLiteral("The counts take in 1 entity that focus or hiding by hand keeps away."));
}

TEST_F(LensPanelTest, KeysWalkAndChoose)
{
    FacetList *voices = panel.facet(QStringLiteral("by"));
    EXPECT_EQ(voices->note(), QStringLiteral("3 voices"));
    voices->setFocus();
    QTest::keyClick(voices, Qt::Key_End);
    QTest::keyClick(voices, Qt::Key_Up);
    EXPECT_FALSE(voices->accessibleDescription().isEmpty());
    QTest::keyClick(voices, Qt::Key_Return);
    EXPECT_FALSE(session.view().lens.passesAll());
    QTest::keyClick(voices, Qt::Key_Return);
    EXPECT_TRUE(session.view().lens.passesAll());
}

TEST_F(LensPanelTest, NamesOfFacetsAreNeverCut)
{
    FakeSession shipped(shippedGraph());
    LensPanel wide(shipped);
    for (const int width : {236, 272, 400}) {
        wide.resize(width, 900);
        wide.show();
        QCoreApplication::sendPostedEvents();
        QTest::qWait(1);
        for (const char *key : {"only", "category", "by", "predicate"}) {
            const FacetList *list = wide.facet(QString::fromLatin1(key));
            ASSERT_LE(list->width(), width);
            for (int i = 0; i < list->shownCount(); ++i) {
                const QString name = toQString(list->rows()[static_cast<std::size_t>(i)].label);
                const int lines = list->rowRect(i).height() / QFontMetrics(uiFont(12.5)).height();
                // however narrow: what one line does not hold, the row has more lines for
                EXPECT_GE(lines * (width - 24), QFontMetrics(uiFont(12.5)).horizontalAdvance(name)) << width << ' ' << name.toStdString();
            }
            EXPECT_EQ(list->height(), list->heightForWidth(list->width())) << key << ' ' << width;
        }
    }
    keepPicture(wide, QStringLiteral("lens-wide"));
}

TEST_F(LensPanelTest, LongFacetsFoldAndUnfold)
{
    FakeSession shipped(shippedGraph());
    LensPanel lens(shipped);
    lens.resize(272, 900);
    lens.show();
    FacetList *predicates = lens.facet(QStringLiteral("predicate"));
    const int all = predicates->rowCount();
    ASSERT_GT(all, 13);
    EXPECT_EQ(predicates->shownCount(), 12);
    QTest::mouseClick(predicates, Qt::LeftButton, {}, predicates->rowRect(12).center());
    EXPECT_EQ(predicates->shownCount(), all);
}

TEST_F(LensPanelTest, UndoTakesBackWhatWasTypedAndThenIsTheWindows)
{
    int undone = 0, redone = 0;
    QShortcut undo(QKeySequence::Undo, &panel), redo(QKeySequence::Redo, &panel);
    QObject::connect(&undo, &QShortcut::activated, &panel, [&] { ++undone; });
    QObject::connect(&redo, &QShortcut::activated, &panel, [&] { ++redone; });
    QLineEdit *field = panel.expression();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("by:bob"));
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(undone, 0);
    EXPECT_NE(field->text(), QStringLiteral("by:bob"));
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(redone, 0);
    EXPECT_EQ(field->text(), QStringLiteral("by:bob"));
    QTest::keyClick(field, Qt::Key_Return);
    ASSERT_EQ(lens(), "by:bob");
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(undone, 1) << "the step is meant, no longer the letters";
    EXPECT_EQ(field->text(), QStringLiteral("by:bob"));
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(redone, 1);
}

TEST_F(LensPanelTest, ExpressionIsTypedAppliedAndShown)
{
    QLineEdit *field = panel.expression();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("modality:denied"));
    QTest::keyClick(field, Qt::Key_Escape);  // the offers
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(lens(), "modality:denied");
    EXPECT_FALSE(panel.errorLabel()->isVisible());
    session.setLens("by:bob");  // from elsewhere
    EXPECT_EQ(field->text(), QStringLiteral("by:bob"));
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    EXPECT_TRUE(session.view().lens.passesAll());  // an emptied field shows everything
}

TEST_F(LensPanelTest, FaultsAreUnderlinedAtTheirPlaceWithWhatWasExpected)
{
    LensField *field = panel.field();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("by:bob modality:maybe"));
    field->completer()->popup()->hide();
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(lens(), "");
    EXPECT_EQ(field->text().mid(field->faultStart(), field->faultLength()), QStringLiteral("maybe")) << field->faultStart();
    ASSERT_TRUE(panel.errorLabel()->isVisible());
    EXPECT_TRUE(panel.errorLabel()->text().contains(QStringLiteral("asserted"))) << panel.errorLabel()->text().toStdString();
    keepPicture(panel, QStringLiteral("lens-fault"));
    field->setText(QString());
    QTest::keyClicks(field, QStringLiteral("(by:bob"));
    EXPECT_GE(field->faultStart(), 0);
    EXPECT_TRUE(panel.errorLabel()->text().contains(QLatin1Char(')'))) << panel.errorLabel()->text().toStdString();
    QTest::keyClicks(field, QStringLiteral(")"));
    EXPECT_EQ(field->faultStart(), -1);
    EXPECT_FALSE(panel.errorLabel()->isVisible());
}

TEST_F(LensPanelTest, EnterOnAnOfferTakesItAndAppliesNothing)
{
    LensField *field = panel.field();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("moda"));
    QAbstractItemView *popup = field->completer()->popup();
    ASSERT_TRUE(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    EXPECT_EQ(field->text(), QStringLiteral("modality:"));
    EXPECT_TRUE(session.view().lens.passesAll());
    QTest::qWait(1);
    ASSERT_TRUE(popup->isVisible());  // its values
    QTest::keyClicks(field, QStringLiteral("pre"));
    QTest::keyClick(field, Qt::Key_Tab);  // the best offer
    EXPECT_TRUE(field->text().startsWith(QStringLiteral("modality:predicted"))) << field->text().toStdString();
    popup->hide();
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(lens(), "modality:predicted");
}

TEST_F(LensPanelTest, EnterWhileNoOfferWasChosenAppliesWhatWasTyped)
{
    LensField *field = panel.field();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("holds:2019.."));
    QAbstractItemView *popup = field->completer()->popup();
    ASSERT_TRUE(popup->isVisible());
    popup->selectionModel()->setCurrentIndex(popup->model()->index(0, 0), QItemSelectionModel::NoUpdate);  // as a list does that gets the focus
    QSignalSpy submitted(field, &LensField::submitted);
    QTest::keyClick(popup, Qt::Key_Return);
    EXPECT_EQ(field->text(), QStringLiteral("holds:2019.."));
    EXPECT_EQ(submitted.size(), 1);
    EXPECT_FALSE(popup->isVisible());
}

TEST_F(LensPanelTest, TheOffersGoWhenAnotherFieldIsGivenTheFocus)
{
    LensField *field = panel.field();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("f"));
    QAbstractItemView *popup = field->completer()->popup();
    ASSERT_TRUE(popup->isVisible());
    QLineEdit other(&panel);
    other.show();
    other.setFocus(Qt::ShortcutFocusReason);
    EXPECT_FALSE(popup->isVisible());
}

TEST_F(LensPanelTest, EscapeClosesTheOffersThenGivesBackWhatIsInEffect)
{
    ASSERT_TRUE(session.setLens("by:bob"));
    LensField *field = panel.field();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral(" mod"));
    ASSERT_TRUE(field->completer()->popup()->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_FALSE(field->completer()->popup()->isVisible());
    EXPECT_NE(field->text(), QStringLiteral("by:bob"));
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_EQ(field->text(), QStringLiteral("by:bob"));
}

TEST_F(LensPanelTest, OffersKeysAndValues)
{
    LensField *field = panel.field();
    panel.activateWindow();
    field->setFocus();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&panel));
    QTest::keyClicks(field, QStringLiteral("mod"));
    ASSERT_FALSE(field->offers().empty());
    EXPECT_EQ(field->offers().front().insert, "modality:");
    emit field->completer()->activated(field->completer()->completionModel()->index(0, 0));
    EXPECT_EQ(field->text(), QStringLiteral("modality:"));
    QTest::keyClicks(field, QStringLiteral("den"));
    ASSERT_FALSE(field->offers().empty());
    emit field->completer()->activated(field->completer()->completionModel()->index(0, 0));
    EXPECT_TRUE(field->text().startsWith(QStringLiteral("modality:denied")));
    field->completer()->popup()->hide();
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(lens(), "modality:denied");
}

TEST_F(LensPanelTest, ColouringByVoicePutsVoicesFirst)
{
    QTest::mouseClick(panel.colorBy()->button(1), Qt::LeftButton);
    EXPECT_EQ(session.view().colorBy, ColorBy::Voice);
    QTest::qWait(0);
    EXPECT_LT(panel.facet(QStringLiteral("by"))->y(), panel.facet(QStringLiteral("only"))->y());
    QTest::mouseClick(panel.colorBy()->button(0), Qt::LeftButton);
    EXPECT_EQ(session.view().colorBy, ColorBy::Category);
}

TEST_F(LensPanelTest, PointingAtAVoiceTellsItsStatements)
{
    std::vector<StatementId> told;
    QObject::connect(&panel, &LensPanel::voicePointed, &panel, [&](const std::vector<StatementId> &statements) { told = statements; });
    FacetList *voices = panel.facet(QStringLiteral("by"));
    for (int i = 0; i < voices->rowCount(); ++i)
        if (voices->rows()[static_cast<std::size_t>(i)].value == "dora")
            QTest::mouseMove(voices, voices->rowRect(i).center());
    EXPECT_EQ(told, std::vector{session.statement("s2")});
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(voices, &leave);
    EXPECT_TRUE(told.empty());
}

TEST_F(LensPanelTest, ChipsGoInAnyOrder)
{
    const int fixed = visibleChips();  // “Add filter” and the dispute
    EXPECT_EQ(fixed, 2);
    ASSERT_TRUE(session.setLens("holds:2018.. by:bob,dora -modality:predicted"));
    ASSERT_EQ(visibleChips(), 3 + fixed);
    EXPECT_TRUE(chips.chips().at(2)->text().startsWith(QStringLiteral("not "))) << chips.chips().at(2)->text().toStdString();
    keepPicture(chips, QStringLiteral("chips"));
    QTest::mouseClick(chips.chips().at(1), Qt::LeftButton);
    EXPECT_EQ(lens(), "holds:2018.. -modality:predicted");
    chips.chips().at(1)->setFocus();
    QTest::keyClick(chips.chips().at(1), Qt::Key_Delete);
    EXPECT_EQ(lens(), "holds:2018..");
    QTest::mouseClick(chips.chips().at(0), Qt::LeftButton);
    EXPECT_TRUE(session.view().lens.passesAll());
}

TEST_F(LensPanelTest, ChipsBeginANewLineRatherThanBeCut)
{
    ASSERT_TRUE(session.setLens("holds:2018.. by:bob,dora -modality:predicted category:power,office,support"));
    EXPECT_GT(chips.heightForWidth(260), chips.heightForWidth(2000));
    chips.resize(260, chips.heightForWidth(260));
    for (const QAbstractButton *chip : chips.chips()) {
        EXPECT_TRUE(chips.rect().contains(chip->geometry())) << chip->text().toStdString();
        for (const QAbstractButton *other : chips.chips())
            EXPECT_TRUE(chip == other || !chip->geometry().intersects(other->geometry()));
    }
}

TEST_F(LensPanelTest, AddFilterOffersWhatTheGraphHas)
{
    QMenu menu;
    chips.fillMenu(&menu);
    ASSERT_GE(menu.actions().size(), 6);
    QAction *predicted = nullptr;
    for (const QAction *part : menu.actions())
        for (QAction *each : part->menu()->actions())
            if (each->text().startsWith(QStringLiteral("Predicted")))
                predicted = each;
    ASSERT_NE(predicted, nullptr);
    predicted->trigger();
    EXPECT_EQ(lens(), "modality:predicted");
}

TEST_F(LensPanelTest, TheDisputeChipSelectsBothSides)
{
    Selection wanted;
    QObject::connect(&chips, &ChipBar::selectionRequested, &chips, [&](const Selection &selection) { wanted = selection; });
    QTest::mouseClick(chips.chips().last(), Qt::LeftButton);
    EXPECT_EQ(wanted.statements, (std::vector{session.statement("s1"), session.statement("s3")}));
    EXPECT_EQ(chips.chips().last()->text(), QStringLiteral("Accounts differ on 1 link"));
}

TEST_F(LensPanelTest, TheBarSaysWhatIsSelected)
{
    EXPECT_EQ(chips.state(), QStringLiteral("No filter: everything is shown."));
    session.select({{session.entity("ada")}, {}});
    EXPECT_EQ(chips.state(), QStringLiteral("Selected: Ada and 2 neighbours"));
    session.select({});
    session.setColorBy(ColorBy::Voice);
    EXPECT_EQ(chips.state(), QStringLiteral("Coloured by voice. Grey where no speaker is named."));
}

}  // namespace
}  // namespace relata::test
