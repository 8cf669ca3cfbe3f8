// SPDX-License-Identifier: Apache-2.0
// Forms that were not finished, as text and back.
#include "views/dialogs/formdraft.h"

#include "tests/views/dialogs/statementformfixture.h"
#include "views/dialogs/documentform.h"
#include "views/dialogs/endpicker.h"
#include "views/dialogs/locatorfield.h"
#include "views/dialogs/predicatebox.h"
#include "views/dialogs/propertytable.h"
#include "views/panels/entryfield.h"

#include <algorithm>

namespace relata {
namespace {

using namespace test;

TEST(FormDraft, ComesBackFromItsTextAsItWas)
{
    FormDraft draft{FormDraft::Kind::Entity,
                    QStringLiteral("ana"),
                    {{QStringLiteral("name"), QStringLiteral("Ana “Ñ” \\ \"Ruiz\"")}, {QStringLiteral("aliases"), QStringLiteral("A\nB\t")}},
                    {{"amount", " 2,500 "}, {"amount", ""}}};
    for (const FormDraft::Kind kind : FormDraft::kinds) {
        draft.kind = kind;
        EXPECT_EQ(formDraftFromJson(toJson(draft)), draft);
    }
    EXPECT_EQ(formDraftFromJson(toJson(FormDraft())), FormDraft());
}

TEST(FormDraft, WhatIsNoDraftIsNone)
{
    const QByteArray whole = toJson({FormDraft::Kind::Entity, {}, {{QStringLiteral("name"), QStringLiteral("Ana")}}, {}});
    for (const QByteArray &text : {QByteArray(), QByteArray("[]"), QByteArray("{}"), QByteArray("{\"relata-draft\": \"poem\"}"), whole.chopped(9)})
        EXPECT_FALSE(formDraftFromJson(text)) << text.toStdString();
    EXPECT_TRUE(formDraftFromJson(QByteArray("{\"relata-draft\": \"entity\", \"texts\": 3, \"properties\": [1, [\"a\"]]}")));
}

/// What a form says goes through its text into another one of the same record.
template <typename Form>
void goOn(const Form &form, Form &again)
{
    const auto draft = formDraftFromJson(toJson(form.draft()));
    ASSERT_TRUE(draft);
    EXPECT_FALSE(again.isWritten());
    again.show();
    again.goOnWith(*draft);
    EXPECT_TRUE(again.isWritten()) << "it is asked about before it is thrown away";
    EXPECT_EQ(toJson(again.draft()), toJson(form.draft()));
    const auto labels = again.template findChildren<QLabel *>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == QStringLiteral("This was not finished when Relata ended last time.");
    }));
}

TEST_F(StatementFormTest, ANewOneIsGoneOnWith)
{
    StatementForm form(session, noStatement, doEdit), again(session, noStatement, doEdit);
    EXPECT_FALSE(form.isWritten());
    form.show();
    form.setEnds(session.entity("ada"), noEntity);
    named<EntryField>(form, "Object")->setNew(QStringLiteral("Somebody new"));
    named<QComboBox>(form, "Type of the new one: Object")->setCurrentIndex(2);
    named<EntryField>(form, "According to")->setNew(QStringLiteral("Daily News"));
    named<QComboBox>(form, "Type of the new one: According to")->setCurrentIndex(1);
    form.findChild<PredicateBox *>()->setEditText(QStringLiteral("bribes"));
    auto *category = named<QComboBox>(form, "Category of the new predicate");
    category->setCurrentIndex(category->count() - 1);
    for (const auto &[name, text] :
         {std::pair{"Claim", "Ada bribes."}, std::pair{"Place in the document", "p. 3, ¶4"}, std::pair{"Said", "2024-06-0"},
          std::pair{"Holds", "2019/2021"}, std::pair{"Confidence", "high"}, std::pair{"Status", "open"}, std::pair{"Note", "to be checked"}})
        named<QLineEdit>(form, name)->setText(QString::fromUtf8(text));
    named<EntryField>(form, "Document")->setNew(QStringLiteral("Minutes of 4 May"));
    named<QPlainTextEdit>(form, "Quote")->setPlainText(QStringLiteral("Two\nlines"));
    for (const auto &[name, index] : {std::pair{"Modality", 3}, std::pair{"Polarity", 1}, std::pair{"How the time is known", 2}})
        named<QComboBox>(form, name)->setCurrentIndex(index);
    named<PropertyTable>(form, "Properties")->setProperties({{"amount", "2,500"}});
    goOn(form, again);
    const StatementWish before = form.wish(), after = again.wish();
    EXPECT_EQ(after.record, before.record);
    EXPECT_EQ(after.subject.id, session.entity("ada"));
    EXPECT_EQ(after.object.name, "Somebody new");
    EXPECT_EQ(after.object.type, before.object.type);
    EXPECT_EQ(after.speaker.type, before.speaker.type);
    EXPECT_EQ(after.newPredicate, "bribes");
    EXPECT_EQ(after.newCategory, before.newCategory);
    EXPECT_EQ(after.newDocument, "Minutes of 4 May");
    EXPECT_EQ(named<QLineEdit>(again, "Said")->text(), QStringLiteral("2024-06-0")) << "half a date, too";
    EXPECT_TRUE(named<PropertyTable>(again, "Properties")->isVisible());
    keepPicture(again, QStringLiteral("statementdraft"));
}

TEST_F(StatementFormTest, OneThatIsThereIsGoneOnWith)
{
    StatementForm form(session, first(), doEdit), again(session, first(), doEdit);
    form.show();
    named<QLineEdit>(form, "Claim")->clear();
    named<QLineEdit>(form, "Note")->setText(QStringLiteral("half a no"));
    EXPECT_EQ(form.draft().key.toStdString(), session.graph().statement(first()).key);
    goOn(form, again);
    again.accept();
    ASSERT_FALSE(again.isVisible()) << again.problem().toStdString();
    EXPECT_EQ(session.graph().statement(first()).note, "half a no");
}

using DraftsTest = FormTest;

TEST_F(DraftsTest, AnEntityIsGoneOnWith)
{
    for (const EntityId id : {noEntity, session.entity("ada")}) {
        EntityForm form(session, id, doEdit), again(session, id, doEdit);
        form.show();
        named<QLineEdit>(form, "Name")->setText(QStringLiteral("Ana Ru"));
        named<QComboBox>(form, "Type")->setCurrentIndex(2);
        named<QPlainTextEdit>(form, "Also known as")->setPlainText(QStringLiteral("A\nAna"));
        named<QPlainTextEdit>(form, "Description")->setPlainText(QStringLiteral("An engi"));
        named<PropertyTable>(form, "Properties")->setProperties({{"born", "1970"}});
        goOn(form, again);
        EXPECT_EQ(again.entity(), form.entity());
    }
}

TEST_F(DraftsTest, ADocumentIsGoneOnWith)
{
    for (const DocumentId id : {noDocument, *session.graph().documents().begin()}) {
        DocumentForm form(session, id, doEdit), again(session, id, doEdit);
        form.show();
        for (const char *name : {"Title", "Publisher", "Address", "Language", "Origin", "Id"})
            named<QLineEdit>(form, name)->setText(QString::fromUtf8(name) + QStringLiteral(" x"));
        named<QLineEdit>(form, "Published")->setText(QStringLiteral("2024-0"));
        named<QPlainTextEdit>(form, "Authors")->setPlainText(QStringLiteral("Ana\nBob"));
        named<QPlainTextEdit>(form, "Note")->setPlainText(QStringLiteral("A note"));
        goOn(form, again);
        EXPECT_EQ(again.document(), form.document());
    }
}

}  // namespace
}  // namespace relata
