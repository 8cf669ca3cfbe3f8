// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/splitform.h"

#include "tests/views/dialogs/formfixture.h"
#include "views/dialogs/propertytable.h"

namespace relata::test {
namespace {

struct SplitFormTest : FormTest {
    QPlainTextEdit *claim(const SplitForm &form, const char *side) { return named<QPlainTextEdit>(form, (std::string(side) + ": Claim").c_str()); }
};

TEST_F(SplitFormTest, BothBeginAsTheStatementIsAndMustDiffer)
{
    const Statement before = session.graph().statement(session.statement("s4"));
    SplitForm form(session, session.statement("s4"), doEdit);
    form.show();
    for (const int side : {0, 1}) {
        EXPECT_EQ(form.wish(side).record.claim, before.claim);
        EXPECT_EQ(form.wish(side).record.quote, before.quote);
        EXPECT_EQ(form.wish(side).subject.id, before.subject);
        EXPECT_EQ(form.wish(side).record.holds, before.holds);
    }
    keepPicture(form, QStringLiteral("split"));
    form.accept();
    EXPECT_TRUE(form.problem().contains(QStringLiteral("say the same")));
    EXPECT_TRUE(done.isEmpty());
}

TEST_F(SplitFormTest, OneBecomesTwoAsOneEdit)
{
    const StatementId id = session.statement("s4");
    const Statement before = session.graph().statement(id);
    const std::size_t count = session.graph().statementCount();
    SplitForm form(session, id, doEdit);
    form.show();
    claim(form, "This statement")->setPlainText(QStringLiteral("First half."));
    claim(form, "The new one")->setPlainText(QStringLiteral("Second half."));
    QLineEdit *object = named<QLineEdit>(form, "The new one: Object");
    object->setFocus();
    object->selectAll();
    QTest::keyClicks(object, QStringLiteral("Ada"));
    QTest::mouseClick(button(form, "Split"), Qt::LeftButton);
    ASSERT_EQ(done.size(), 1) << form.problem().toStdString();
    EXPECT_TRUE(done[0].startsWith(QStringLiteral("Split “"))) << done[0].toStdString();
    ASSERT_EQ(session.graph().statementCount(), count + 1);
    EXPECT_EQ(session.graph().claim(id), "First half.");
    const Statement made = session.graph().statement(StatementId(static_cast<std::uint32_t>(session.graph().statementIdEnd() - 1)));
    EXPECT_EQ(made.claim, "Second half.");
    EXPECT_EQ(made.object, session.entity("ada"));
    EXPECT_EQ(made.document, before.document);
    EXPECT_EQ(made.paragraph, before.paragraph);
    EXPECT_EQ(made.note, before.note);
    EXPECT_NE(made.key, before.key);
}

TEST_F(SplitFormTest, AnAmountStaysWithOneOfThem)
{
    const StatementId id = session.statement("s4");
    const Statement before = session.graph().statement(id);
    Statement paid = before;
    paid.properties = {{"amount", "980000"}, {"page", "12"}};
    GraphDiff diff;
    diff.statements.push_back({id, before, paid});
    ASSERT_TRUE(doEdit(diff, QStringLiteral("Pay")));
    done.clear();
    SplitForm form(session, id, doEdit);
    form.show();
    keepPicture(form, QStringLiteral("split amounts"));
    form.accept();
    EXPECT_TRUE(form.problem().contains(QStringLiteral("say the same")));
    claim(form, "The new one")->setPlainText(QStringLiteral("Second half."));
    auto *other = named<PropertyTable>(form, "The new one: Properties");
    other->setProperties({{"currency", "EUR"}});
    form.accept();
    ASSERT_EQ(done.size(), 1) << form.problem().toStdString();
    EXPECT_EQ(session.graph().statement(id).properties, paid.properties);
    const Statement made = session.graph().statement(StatementId(static_cast<std::uint32_t>(session.graph().statementIdEnd() - 1)));
    EXPECT_EQ(made.properties, (Properties{{"currency", "EUR"}, {"page", "12"}}));
}

TEST_F(SplitFormTest, AWrongDateIsSaidAndNothingDone)
{
    SplitForm form(session, session.statement("s1"), doEdit);
    form.show();
    named<QLineEdit>(form, "The new one: Holds")->setText(QStringLiteral("2019-13"));
    form.accept();
    EXPECT_FALSE(form.problem().isEmpty());
    EXPECT_TRUE(done.isEmpty());
}

}  // namespace
}  // namespace relata::test
