// SPDX-License-Identifier: Apache-2.0
// The statement form's places, properties and new ends.
#include "model/edit/drafts.h"
#include "tests/views/dialogs/statementformfixture.h"
#include "views/dialogs/locatorfield.h"
#include "views/dialogs/predicatebox.h"
#include "views/dialogs/propertytable.h"
#include "views/panels/entryfield.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QToolButton>

#include <algorithm>

namespace relata {
namespace {

using namespace test;

TEST_F(StatementFormTest, ANewEndIsOfATypeThatThePredicateTakes)
{
    KnowledgeGraph graph = session.graph();
    GraphDiff narrower;
    narrower.schema = SchemaChange{graph.schema(), graph.schema()};
    Predicate heads;
    heads.key = heads.label = "oversees";
    heads.range = {"institution"};
    narrower.schema->after.ensurePredicate(heads);
    ASSERT_TRUE(graph.apply(narrower));
    session.setGraph(graph);
    const Schema &schema = session.graph().schema();
    ASSERT_NE(schema.types().front().key, "institution");
    StatementForm form(session, noStatement, doEdit);
    form.show();
    named<PredicateBox>(form, "Predicate")->choose("oversees");
    named<EntryField>(form, "Object")->setNew(QStringLiteral("Somebody new"));
    EXPECT_EQ(form.wish().object.type, "institution");
    auto *type = named<QComboBox>(form, "Type of the new one: Object");
    type->setFocus();
    QTest::keyClick(type, Qt::Key_Home);
    const auto byHand = form.wish().object.type;
    EXPECT_EQ(byHand, schema.types().front().key);
    named<PredicateBox>(form, "Predicate")->setFocus();
    EXPECT_EQ(form.wish().object.type, byHand) << "chosen by hand";
}

TEST_F(StatementFormTest, PlacesAreCompletedFromTheDocumentAndChecked)
{
    StatementForm form(session, first(), doEdit);
    form.show();
    auto *place = named<LocatorField>(form, "Place in the document");
    place->clear();
    QTest::keyClicks(place, QStringLiteral("¶"));
    const QAbstractItemModel *offers = place->completer()->model();
    QStringList offered;
    for (int row = 0; row < offers->rowCount(); ++row)
        offered += offers->index(row, 0).data().toString();
    EXPECT_TRUE(offered.contains(QString::fromStdString(locatorText(session.graph(), first())))) << offered.join(QLatin1Char(' ')).toStdString();
    place->setText(QStringLiteral("0"));
    form.accept();
    EXPECT_TRUE(form.isVisible());
    EXPECT_TRUE(form.problem().contains(QStringLiteral("is not a paragraph"))) << form.problem().toStdString();
    place->setText(QStringLiteral("p. xiv"));
    form.accept();
    EXPECT_FALSE(form.isVisible());
    EXPECT_EQ(locatorText(session.graph(), first()), "p. xiv");
    EXPECT_EQ(session.graph().statement(first()).paragraph, 0);
}

TEST_F(StatementFormTest, PropertiesStandBesideTheFieldsAndAreNotLost)
{
    StatementForm form(session, first(), doEdit);
    form.show();
    auto *table = named<PropertyTable>(form, "Properties");
    EXPECT_FALSE(table->isVisible()) << "there are none";
    const int width = form.width();
    form.findChild<QToolButton *>()->click();
    ASSERT_TRUE(table->isVisible());
    EXPECT_GT(form.width(), width);
    table->item(0, 0)->setText(QStringLiteral("amount"));
    table->item(0, 1)->setText(QStringLiteral("2,500"));
    ASSERT_EQ(table->rowCount(), 2);
    form.accept();
    EXPECT_EQ(session.graph().statement(first()).properties, (Properties{{"amount", "2,500"}}));

    StatementForm again(session, first(), doEdit);
    again.show();
    again.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&again));
    EXPECT_TRUE(named<PropertyTable>(again, "Properties")->isVisible());
    const auto before = done.size();
    again.accept();
    EXPECT_EQ(done.size(), before) << "nothing was changed";
    StatementForm keyless(session, first(), doEdit);
    keyless.show();
    table = named<PropertyTable>(keyless, "Properties");
    table->item(1, 1)->setText(QStringLiteral("51 %"));
    keyless.accept();
    EXPECT_TRUE(keyless.isVisible());
    EXPECT_TRUE(keyless.problem().contains(QStringLiteral("a value without a property"))) << keyless.problem().toStdString();
    table->item(1, 0)->setText(QStringLiteral("page"));
    table->item(1, 1)->setText(QStringLiteral("7"));
    keyless.accept();
    EXPECT_TRUE(keyless.problem().contains(QStringLiteral("where p. 7 can be written"))) << keyless.problem().toStdString();
    keyless.hide();
    StatementForm writing(session, first(), doEdit);
    writing.show();
    writing.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&writing));
    table = named<PropertyTable>(writing, "Properties");
    table->setCurrentCell(0, 1);
    table->setFocus();
    QTest::keyClicks(table, QStringLiteral("3"));
    ASSERT_TRUE(table->findChild<QLineEdit *>());
    QTest::keyClick(table->findChild<QLineEdit *>(), Qt::Key_Return, Qt::ControlModifier);
    EXPECT_FALSE(writing.isVisible());
    EXPECT_EQ(session.graph().statement(first()).properties, (Properties{{"amount", "3"}})) << "what was being written is taken, too";
    StatementForm third(session, first(), doEdit);
    named<PropertyTable>(third, "Properties")->item(0, 0)->setText(QString());
    third.accept();
    EXPECT_TRUE(session.graph().statement(first()).properties.empty());
}

TEST_F(StatementFormTest, ADocumentThatNobodyHasChosenSaysWhereItComesFrom)
{
    Document first, second;
    first.title = "Minutes of 4 May";
    second.title = "Daily News";
    for (const Document &document : {first, second})
        doEdit(*draftDocument(session.graph(), noDocument, document), {});
    StatementForm form(session, noStatement, doEdit);
    form.show();
    const auto says = [&form](const char *words) {
        const auto labels = form.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [words](const QLabel *label) { return label->isVisible() && label->text().contains(QString::fromUtf8(words)); });
    };
    EXPECT_FALSE(says("As in the last statement"));
    form.setEnds(session.entity("ada"), session.entity("bob"));
    form.findChild<PredicateBox *>()->choose("knows");
    auto *document = named<EntryField>(form, "Document");
    auto *place = named<LocatorField>(form, "Place in the document");
    document->setNew(QStringLiteral("Minutes of 4 May"));
    place->setText(QStringLiteral("p. 3"));
    named<QLineEdit>(form, "Holds")->setText(QStringLiteral("2019"));
    EXPECT_FALSE(says("As in the last statement")) << "somebody chose it";
    form.addAnother();
    ASSERT_EQ(form.problem(), QString());
    EXPECT_EQ(document->text(), QStringLiteral("Minutes of 4 May"));
    EXPECT_TRUE(says("As in the last statement"));
    keepPicture(form, QStringLiteral("statementanother"));
    EXPECT_EQ(form.wish().record.holds, Edtf()) << "when it holds is judged anew for each";
    ASSERT_FALSE(document->actions().isEmpty());
    document->actions().constFirst()->trigger();
    EXPECT_TRUE(document->text().isEmpty());
    EXPECT_FALSE(says("As in the last statement"));
    EXPECT_TRUE(place->text().isEmpty()) << "the place was in the document that is gone";
    QTest::keyClicks(document, QStringLiteral("Daily News"));
    EXPECT_FALSE(says("As in the last statement"));
    EXPECT_EQ(session.graph().document(form.wish().record.document).title, "Daily News");
}

TEST_F(StatementFormTest, AnotherLikeThisKeepsItsProperties)
{
    KnowledgeGraph graph = session.graph();
    Statement with = graph.statement(first());
    with.properties = {{"page", "7"}, {"amount", "2,500"}};
    GraphDiff diff;
    diff.statements.push_back({first(), graph.statement(first()), with});
    ASSERT_TRUE(graph.apply(diff));
    session.setGraph(graph);
    StatementForm form(session, noStatement, doEdit);
    form.show();
    form.startLike(first());
    EXPECT_EQ(form.wish().record.properties, with.properties);
    EXPECT_TRUE(named<PropertyTable>(form, "Properties")->isVisible());
    form.accept();
    EXPECT_EQ(session.graph().statement(last()).properties, with.properties);
}

}  // namespace
}  // namespace relata
