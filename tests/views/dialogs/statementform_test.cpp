// SPDX-License-Identifier: Apache-2.0
#include "tests/views/dialogs/statementformfixture.h"
#include "views/dialogs/edtffield.h"
#include "views/dialogs/endpicker.h"
#include "views/dialogs/locatorfield.h"
#include "views/dialogs/predicatebox.h"
#include "views/panels/entryfield.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace relata {
namespace {

using namespace test;
using testing::HasSubstr;

TEST_F(StatementFormTest, EveryFieldComesBackAsItWas)
{
    for (const StatementId id : session.graph().statements()) {
        StatementForm form(session, id, doEdit);
        form.show();
        const StatementWish wish = form.wish();
        Statement expected = session.graph().statement(id);
        EXPECT_EQ(wish.subject.id, expected.subject);
        EXPECT_EQ(wish.object.id, expected.object);
        EXPECT_EQ(wish.speaker.id, expected.speaker);
        EXPECT_TRUE(wish.newDocument.empty() && wish.newPredicate.empty());
        EXPECT_EQ(wish.record, expected);
        form.accept();
    }
    EXPECT_TRUE(done.isEmpty());
}

TEST_F(StatementFormTest, WhatIsChosenFromTheListIsTakenAlsoAfterTheFieldLostTheFocus)
{
    StatementForm form(session, noStatement, doEdit);
    activate(form);
    auto *subject = named<EntryField>(form, "Subject");
    subject->setFocus();
    const StatementId any = first();
    const QString whole = nameOf(session.graph().subject(any));
    QTest::keyClicks(subject, whole.left(2));
    named<LocatorField>(form, "Place in the document")->setFocus();
    subject->setFocus();
    subject->clear();
    QTest::keyClicks(subject, whole.left(2));
    QAbstractItemModel *offers = subject->completer()->model();
    int row = 0;
    while (row < offers->rowCount() && !offers->index(row, 0).data().toString().startsWith(whole))
        ++row;
    ASSERT_LT(row, offers->rowCount());
    emit subject->completer()->activated(subject->completer()->completionModel()->index(row, 0));
    EXPECT_EQ(form.wish().subject.id, session.graph().subject(any));
    EXPECT_FALSE(named<QComboBox>(form, "Type of the new one: Subject")->isVisible());
}

TEST_F(StatementFormTest, ANewDocumentIsMadeOnceForOneStatementAfterAnother)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    const std::size_t documents = session.graph().documentCount();
    const StatementId any = first();
    form.setEnds(session.graph().subject(any), session.graph().object(any));
    form.setPassage(QStringLiteral("words"), QStringLiteral("Daily News"));
    form.findChild<PredicateBox *>()->choose(std::string(session.graph().schema().predicate(session.graph().predicate(any)).key));
    form.addAnother();
    ASSERT_EQ(form.problem(), QString());
    ASSERT_EQ(session.graph().documentCount(), documents + 1);
    form.setEnds(session.graph().subject(any), session.graph().object(any));
    form.addAnother();
    EXPECT_EQ(session.graph().documentCount(), documents + 1);
    EXPECT_EQ(form.wish().newDocument, "");
}

TEST_F(StatementFormTest, TheKeysOfItsLabelsGoToTheirFields)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    activate(form);
    const std::pair<Qt::Key, const char *> keys[] = {{Qt::Key_S, "Subject"},      {Qt::Key_O, "Object"}, {Qt::Key_C, "Claim"},
                                                     {Qt::Key_A, "According to"}, {Qt::Key_I, "Said"},   {Qt::Key_H, "Holds"}};
    for (const auto &[key, name] : keys) {
        QTest::keyClick(QApplication::focusWidget(), key, Qt::AltModifier);
        ASSERT_TRUE(QApplication::focusWidget());
        EXPECT_EQ(QApplication::focusWidget()->accessibleName(), QLatin1String(name));
    }
}

TEST_F(StatementFormTest, WhatOneStatementDeniesTheNextDoesNot)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    const StatementId any = first();
    form.setEnds(session.graph().subject(any), session.graph().object(any));
    form.findChild<PredicateBox *>()->choose(std::string(session.graph().schema().predicate(session.graph().predicate(any)).key));
    named<QComboBox>(form, "Modality")->setCurrentIndex(static_cast<int>(Modality::Denied));
    named<QComboBox>(form, "Polarity")->setCurrentIndex(static_cast<int>(Polarity::Negative));
    form.addAnother();
    ASSERT_EQ(done.size(), 1) << form.problem().toStdString();
    EXPECT_EQ(form.wish().record.modality, Modality::Asserted);
    EXPECT_EQ(form.wish().record.polarity, Polarity::Neutral);
}

TEST_F(StatementFormTest, AFaultUnderADateIsNotCut)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    for (EdtfField *field : form.findChildren<EdtfField *>())
        field->line()->setText(QStringLiteral("2024-13-40"));
    QApplication::processEvents();
    QApplication::processEvents();
    for (QLabel *label : form.findChildren<QLabel *>())
        if (label->isVisible() && label->wordWrap()) {
            EXPECT_GE(label->height(), label->heightForWidth(label->width())) << label->text().toStdString();
        }
}

TEST_F(StatementFormTest, WhatPeopleWriteForADayBecomesEdtfWhenTheFieldIsLeft)
{
    StatementForm form(session, first(), doEdit);
    activate(form);
    auto *said = form.findChildren<EdtfField *>().front();
    said->setFocus();
    said->line()->clear();
    QTest::keyClicks(said->line(), QStringLiteral("02.06.2024"));
    EXPECT_EQ(said->hint(), QStringLiteral("2 Jun 2024"));
    EXPECT_EQ(said->line()->text(), QStringLiteral("02.06.2024")) << "not while somebody writes";
    QTest::keyClick(said->line(), Qt::Key_Tab);
    EXPECT_EQ(said->line()->text(), QStringLiteral("2024-06-02"));
    said->line()->setText(QStringLiteral("June 3, 2024"));
    form.accept();
    EXPECT_EQ(session.graph().said(first()).text(), "2024-06-03") << "also when it is not left";
}

TEST_F(StatementFormTest, ADayThatMayBeTwoIsAskedAbout)
{
    StatementForm form(session, first(), doEdit);
    form.show();
    auto *said = form.findChildren<EdtfField *>().front();
    said->line()->setText(QStringLiteral("02/06/2024"));
    emit said->line()->editingFinished();
    EXPECT_TRUE(said->isWrong());
    EXPECT_EQ(said->line()->text(), QStringLiteral("02/06/2024"));
    EXPECT_THAT(said->hint().toStdString(), AllOf(HasSubstr("2024-06-02"), HasSubstr("2024-02-06")));
    form.accept();
    EXPECT_TRUE(form.isVisible());
    EXPECT_THAT(form.problem().toStdString(), HasSubstr("may be 2 Jun 2024 or 6 Feb 2024"));
}

TEST_F(StatementFormTest, NothingMovesWhenAHintSpeaks)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    QApplication::processEvents();
    const auto places = [&] {
        for (int i = 0; i < 3; ++i)
            QApplication::processEvents();
        QStringList all{QString::number(form.height())};
        for (const QWidget *each : form.findChildren<QWidget *>())
            if (each->isVisible() && (qobject_cast<const QLineEdit *>(each) || qobject_cast<const QPushButton *>(each)))
                all += QStringLiteral("%1 %2").arg(each->accessibleName()).arg(each->mapTo(&form, QPoint()).y());
        return all;
    };
    const QStringList before = places();
    const auto dates = form.findChildren<EdtfField *>();
    for (EdtfField *field : dates)
        field->line()->setText(QStringLiteral("2024-06-02~"));
    EXPECT_EQ(places(), before) << "what a date means";
    for (EdtfField *field : dates)
        field->line()->setText(QStringLiteral("2024-06-02-"));
    EXPECT_EQ(places(), before) << "what is wrong with it";
    QTest::keyClicks(named<EntryField>(form, "Document"), QStringLiteral("A document of tomorrow"));
    EXPECT_EQ(places(), before) << "that a document is new";
    form.accept();
    ASSERT_NE(form.problem(), QString());
    form.findChildren<EdtfField *>().front()->line()->clear();
    form.findChildren<EdtfField *>().back()->line()->clear();
    form.accept();
    EXPECT_EQ(places(), before) << "what is missing: " << form.problem().toStdString();
}

TEST_F(StatementFormTest, AListThatOnlyRepeatsWhatIsTypedDoesNotLieOnTheNextField)
{
    StatementForm form(session, noStatement, doEdit);
    activate(form);
    auto *subject = named<EntryField>(form, "Subject");
    subject->setFocus();
    const QString name = nameOf(session.entity("acme"));
    QTest::keyClicks(subject, name.left(3));
    QWidget *list = subject->completer()->popup();
    ASSERT_TRUE(list->isVisible());
    QTest::keyClicks(subject, name.mid(3));
    ASSERT_EQ(subject->text(), name);
    QApplication::processEvents();
    EXPECT_FALSE(list->isVisible());
    EXPECT_EQ(form.wish().subject.id, session.entity("acme"));

    auto *predicate = form.findChild<PredicateBox *>();
    predicate->setFocus();
    QString words;
    for (int i = 0; i < predicate->count(); ++i)
        words = predicate->itemText(i).size() > words.size() ? predicate->itemText(i) : words;  // part of no other
    QTest::keyClicks(predicate->lineEdit(), words.chopped(1));
    QApplication::processEvents();
    list = predicate->completer()->popup();
    ASSERT_TRUE(list->isVisible()) << words.toStdString();
    QTest::keyClicks(predicate->lineEdit(), words.right(1));
    QApplication::processEvents();
    EXPECT_FALSE(list->isVisible()) << predicate->currentText().toStdString();
}

TEST_F(StatementFormTest, CompletesWhoIsMeant)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    auto *subject = named<EntryField>(form, "Subject");
    const EntityId somebody = session.graph().subject(first());
    QTest::keyClicks(subject, nameOf(somebody).left(2).toLower());
    QCompleter *completer = subject->completer();
    ASSERT_GT(completer->model()->rowCount(), 0);
    for (int row = 0; row < completer->model()->rowCount(); ++row)
        if (completer->model()->index(row, 0).data().toString().startsWith(nameOf(somebody)))
            emit completer->activated(completer->model()->index(row, 0));
    EXPECT_EQ(form.wish().subject.id, somebody);
    QTest::keyClicks(subject, QStringLiteral(" the Second"));
    EXPECT_EQ(form.wish().subject.id, noEntity);
    EXPECT_TRUE(named<QComboBox>(form, "Type of the new one: Subject")->isVisible());
}

TEST_F(StatementFormTest, OffersPredicatesThatFitMostUsedFirst)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    form.setEnds(session.graph().subject(first()), session.graph().object(first()));
    auto *box = named<QComboBox>(form, "Predicate");
    const auto fitting = fittingPredicates(session.graph(), session.graph().typeOf(session.graph().subject(first())),
                                           session.graph().typeOf(session.graph().object(first())));
    ASSERT_EQ(std::size_t(box->count()), fitting.size());
    EXPECT_EQ(box->itemData(0).toString().toStdString(), session.graph().schema().predicate(fitting.front()).key);
    EXPECT_EQ(box->currentText(), QString());
}

TEST_F(StatementFormTest, DatesAreCheckedAsOneTypes)
{
    StatementForm form(session, first(), doEdit);
    form.show();
    auto *said = form.findChildren<EdtfField *>().front();
    said->line()->setText(QStringLiteral("2019-13"));
    EXPECT_TRUE(said->isWrong());
    EXPECT_THAT(said->hint().toStdString(), HasSubstr("month"));
    form.accept();
    EXPECT_TRUE(form.isVisible());
    EXPECT_THAT(form.problem().toStdString(), HasSubstr("2019-13"));
    said->line()->setText(QStringLiteral("2019-12?"));
    EXPECT_FALSE(said->isWrong());
    form.accept();
    EXPECT_FALSE(form.isVisible());
    EXPECT_EQ(session.graph().said(first()).text(), "2019-12?");
}

TEST_F(StatementFormTest, AnotherFromTheSamePassage)
{
    const Statement model = session.graph().statement(first());
    StatementForm form(session, noStatement, doEdit);
    form.show();
    form.startLike(first());
    const StatementWish wish = form.wish();
    EXPECT_EQ(wish.record.document, model.document);
    EXPECT_EQ(wish.record.paragraph, model.paragraph);
    EXPECT_EQ(wish.speaker.id, model.speaker);
    EXPECT_TRUE(wish.record.claim.empty() && wish.record.key.empty());
    form.accept();
    const Statement made = session.graph().statement(last());
    EXPECT_NE(made.key, model.key);
    EXPECT_EQ(made.subject, model.subject);
}

TEST_F(StatementFormTest, ANewDocumentIsMadeToo)
{
    StatementForm form(session, first(), doEdit);
    form.show();
    named<EntryField>(form, "Document")->setNew(QStringLiteral("Minutes of 4 May"));
    named<LocatorField>(form, "Place in the document")->setText(QStringLiteral("¶ 12, p. 3"));
    form.accept();
    const Statement now = session.graph().statement(first());
    EXPECT_EQ(session.graph().document(now.document).title, "Minutes of 4 May");
    EXPECT_EQ(now.paragraph, 12);
    EXPECT_EQ(now.properties, (Properties{{"page", "3"}}));
}

TEST_F(StatementFormTest, SaysWhatIsMissingAndWhatDoesNotFit)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    form.accept();
    EXPECT_THAT(form.problem().toStdString(), HasSubstr("subject is missing"));
    EXPECT_TRUE(form.isVisible());
}

TEST_F(StatementFormTest, EveryFieldHasAName)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    for (const QWidget *widget : form.findChildren<QWidget *>()) {
        const bool ours = widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy()
                          && !widget->objectName().startsWith(QLatin1String("qt_"));
        if (ours && !widget->inherits("QAbstractButton") && !widget->inherits("QAbstractItemView") && !widget->inherits("QScrollBar")) {
            EXPECT_FALSE(widget->accessibleName().isEmpty()) << widget->metaObject()->className();
        }
    }
    keepPicture(form, QStringLiteral("statementform"));
}

TEST_F(StatementFormTest, ANewPredicateGetsItsCategory)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    form.setEnds(session.graph().subject(first()), session.graph().object(first()));
    auto *box = form.findChild<PredicateBox *>();
    auto *category = named<QComboBox>(form, "Category of the new predicate");
    box->choose(std::string(session.graph().schema().predicates().front().key));
    EXPECT_FALSE(category->isVisible()) << "it has one";
    box->setEditText(QStringLiteral("bribes"));
    ASSERT_TRUE(category->isVisible());
    category->setCurrentIndex(category->findData(QStringLiteral("conflict")));
    form.accept();
    ASSERT_EQ(form.problem(), QString());
    const Schema &schema = session.graph().schema();
    const auto made = schema.findPredicate("bribes");
    ASSERT_TRUE(made);
    EXPECT_EQ(schema.predicate(*made).category, "conflict");
}

TEST_F(StatementFormTest, AnEmptyProjectIsOfferedPredicatesWithTheirCategories)
{
    session.setGraph(KnowledgeGraph());
    StatementForm form(session, noStatement, doEdit);
    form.show();
    auto *box = form.findChild<PredicateBox *>();
    ASSERT_GE(box->findText(QStringLiteral("pays")), 0);
    named<EntryField>(form, "Subject")->setNew(QStringLiteral("Ana"));
    named<EntryField>(form, "Object")->setNew(QStringLiteral("Acme"));
    box->setEditText(QStringLiteral("pays"));
    form.accept();
    ASSERT_EQ(form.problem(), QString());
    const Schema &schema = session.graph().schema();
    ASSERT_EQ(schema.predicates().size(), 1U) << "only what is used";
    EXPECT_EQ(schema.predicates().front().inverse, "is paid by");
    EXPECT_EQ(schema.predicates().front().category, "support");
    StatementForm next(session, noStatement, doEdit);
    EXPECT_GE(next.findChild<PredicateBox *>()->findText(QStringLiteral("opposes")), 0) << "the others are still offered";
}

TEST_F(StatementFormTest, WhatIsMissingGetsTheCursor)
{
    StatementForm form(session, noStatement, doEdit);
    activate(form);
    named<QLineEdit>(form, "Claim")->setFocus();
    form.accept();
    EXPECT_TRUE(form.problem().startsWith(QStringLiteral("The subject is missing"))) << form.problem().toStdString();
    EXPECT_TRUE(named<EntryField>(form, "Subject")->hasFocus());
    form.setEnds(session.entity("ada"), noEntity);
    named<QLineEdit>(form, "Claim")->setFocus();
    form.accept();
    EXPECT_TRUE(named<EntryField>(form, "Object")->hasFocus());
    form.setEnds(session.entity("ada"), session.entity("bob"));
    named<QLineEdit>(form, "Claim")->setFocus();
    form.accept();
    EXPECT_TRUE(QApplication::focusWidget() && QApplication::focusWidget()->accessibleName() == QStringLiteral("Predicate"));
}

TEST_F(StatementFormTest, EscapeAsksBeforeItDiscardsWhatWasWritten)
{
    StatementForm form(session, noStatement, doEdit);
    form.show();
    form.setEnds(session.entity("ada"), session.entity("bob"));
    QTest::keyClick(&form, Qt::Key_Escape);
    EXPECT_FALSE(form.isVisible()) << "nothing was written";
    form.show();
    QTest::keyClicks(named<QLineEdit>(form, "Claim"), QStringLiteral("Ada knows"));
    QTest::keyClick(&form, Qt::Key_Escape);
    ASSERT_TRUE(form.isVisible());
    auto *question = form.findChild<QMessageBox *>();
    ASSERT_TRUE(question);
    QTest::keyClick(question, Qt::Key_Escape);
    EXPECT_TRUE(form.isVisible()) << "Escape again goes on writing";
    EXPECT_EQ(named<QLineEdit>(form, "Claim")->text(), QStringLiteral("Ada knows"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    form.close();
    question = form.findChild<QMessageBox *>();
    ASSERT_TRUE(question);
    question->button(QMessageBox::Discard)->click();
    EXPECT_FALSE(form.isVisible());
    EXPECT_TRUE(done.isEmpty());
}

}  // namespace
}  // namespace relata
