// SPDX-License-Identifier: Apache-2.0
// The statement form by keyboard.
#include "model/edit/drafts.h"
#include "tests/views/dialogs/statementformfixture.h"
#include "views/dialogs/predicatebox.h"
#include "views/panels/entryfield.h"

#include <QAbstractItemView>
#include <QCompleter>

namespace relata {
namespace {

using namespace test;

TEST_F(StatementFormTest, ByKeyboardFromNothing)
{
    KnowledgeGraph empty;
    GraphDiff schema;
    schema.schema = SchemaChange{empty.schema(), Schema::standard()};
    ASSERT_TRUE(empty.apply(schema));
    session.setGraph(empty);
    StatementForm form(session, noStatement, doEdit);
    activate(form);
    const auto typeIn = [&](const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); };
    const auto tab = [&] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); };
    named<EntryField>(form, "Subject")->setFocus();
    typeIn("Ana");
    const auto expectAt = [](const char *name) { EXPECT_EQ(QApplication::focusWidget()->accessibleName(), QString::fromUtf8(name)); };
    tab();
    expectAt("Type of the new one: Subject");
    tab();
    expectAt("Predicate");
    typeIn("advises");
    tab();
    expectAt("Category of the new predicate");
    tab();
    expectAt("Object");
    typeIn("Bob");
    EXPECT_EQ(named<QLineEdit>(form, "Claim")->placeholderText(), QStringLiteral("Ana advises Bob."));
    tab();
    expectAt("Type of the new one: Object");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    const std::string chosen = form.wish().object.type;
    tab();
    expectAt("Claim");
    named<EntryField>(form, "According to")->setFocus();
    typeIn("Daily News");
    tab();
    expectAt("Type of the new one: According to");
    named<EntryField>(form, "According to")->clearEntry();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    ASSERT_EQ(session.graph().statementCount(), 1U) << form.problem().toStdString();
    EXPECT_EQ(session.graph().claim(first()), "Ana advises Bob.");
    EXPECT_EQ(session.graph().entity(session.graph().object(first())).type, chosen);
    ASSERT_TRUE(form.isVisible());

    named<EntryField>(form, "Object")->setFocus();
    typeIn("Carla");
    EXPECT_FALSE(named<QComboBox>(form, "Type of the new one: Subject")->isVisible()) << "Ana is there now";
    form.accept();
    EXPECT_FALSE(form.isVisible()) << form.problem().toStdString();
    EXPECT_EQ(session.graph().entityCount(), 3U);
    EXPECT_EQ(session.graph().statementCount(), 2U);
    EXPECT_EQ(session.graph().schema().predicates().size(), 1U) << "the same words are the same predicate";
}

TEST_F(StatementFormTest, TabTakesAnOfferOnlyWhenItWasChosenOrWritten)
{
    Entity ana;
    ana.name = "Ana Torres-Ruiz";
    ana.type = session.graph().schema().types().front().key;
    doEdit(*draftEntity(session.graph(), noEntity, ana), {});
    Document deed;
    deed.title = "Escritura 4521";
    doEdit(*draftDocument(session.graph(), noDocument, deed), {});
    const EntityId known = session.graph().findEntity("ana-torres-ruiz");
    StatementForm form(session, noStatement, doEdit);
    activate(form);
    auto *subject = named<EntryField>(form, "Subject");
    const auto writeAndTab = [](EntryField *field, const char *text, bool choose = false) {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QString::fromUtf8(text));
        QWidget *list = field->completer()->popup();
        if (choose)
            QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list->isVisible() ? list : field, Qt::Key_Tab);
        EXPECT_FALSE(field->hasFocus()) << "goes on";
        EXPECT_FALSE(list->isVisible());
    };
    writeAndTab(subject, "A. Torres Ruiz");
    EXPECT_EQ(subject->text(), QStringLiteral("A. Torres Ruiz"));
    EXPECT_EQ(form.wish().subject.id, noEntity);
    writeAndTab(subject, "ana  torres RUÍZ");
    EXPECT_EQ(form.wish().subject.id, known);
    EXPECT_EQ(subject->text(), QStringLiteral("Ana Torres-Ruiz"));
    writeAndTab(subject, "A. Torres", true);
    EXPECT_EQ(form.wish().subject.id, known) << "chosen by the arrow keys";
    EXPECT_EQ(subject->text(), QStringLiteral("Ana Torres-Ruiz"));

    auto *document = named<EntryField>(form, "Document");
    writeAndTab(document, "Escritura 45");
    EXPECT_EQ(form.wish().newDocument, "Escritura 45");
    writeAndTab(document, "escritura 4521");
    EXPECT_EQ(form.wish().newDocument, "");
    EXPECT_EQ(document->text(), QStringLiteral("Escritura 4521"));
}

TEST_F(StatementFormTest, WhoWalksBackFromAnOfferHasWhatWasTyped)
{
    StatementForm form(session, noStatement, doEdit);
    activate(form);
    auto *subject = named<EntryField>(form, "Subject");
    subject->setFocus();
    QTest::keyClicks(subject, QStringLiteral("ad"));
    QTest::keyClick(subject->completer()->popup(), Qt::Key_Down);
    EXPECT_EQ(form.wish().subject.id, session.entity("ada"));
    QTest::keyClick(subject->completer()->popup(), Qt::Key_Up);
    EXPECT_EQ(subject->text(), QStringLiteral("ad"));
    EXPECT_EQ(form.wish().subject.id, noEntity);
}

TEST_F(StatementFormTest, TabKeepsAPredicateThatOnlyBeginsLikeAnother)
{
    StatementForm form(session, noStatement, doEdit);
    activate(form);
    auto *box = form.findChild<PredicateBox *>();
    QString longest;
    for (int i = 0; i < box->count(); ++i)
        longest = box->itemText(i).size() > longest.size() ? box->itemText(i) : longest;
    const auto writeAndTab = [box](const QString &text) {
        box->setFocus();
        box->lineEdit()->selectAll();
        QTest::keyClicks(box->lineEdit(), text);
        QWidget *list = box->completer()->popup();
        QTest::keyClick(list->isVisible() ? list : box->lineEdit(), Qt::Key_Tab);
    };
    writeAndTab(longest.chopped(1));
    EXPECT_EQ(box->currentText(), longest.chopped(1));
    EXPECT_EQ(box->key(), QString());
    writeAndTab(longest.toUpper().replace(QLatin1Char(' '), QStringLiteral("  ")));
    EXPECT_NE(box->key(), QString());
}

}  // namespace
}  // namespace relata
