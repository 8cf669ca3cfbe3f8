// SPDX-License-Identifier: Apache-2.0
#include "model/edit/drafts.h"
#include "tests/views/dialogs/formfixture.h"
#include "views/dialogs/propertytable.h"

#include <QMessageBox>
#include <QTableWidget>

namespace relata {
namespace {

using namespace test;
using testing::HasSubstr;

using EntityFormTest = FormTest;

TEST_F(EntityFormTest, PropertiesThatNobodyWroteInStayAsTheyAre)
{
    PropertyTable table;
    const Properties odd{{" amount", " 5 "}, {" ", "x"}, {"note", "two\nlines"}};
    table.setProperties(odd);
    EXPECT_EQ(table.properties(), odd);
    EXPECT_EQ(table.problem(), QString());
    table.show();
    table.editItem(table.item(2, 1));  // looked into, and left
    ASSERT_TRUE(table.findChild<QLineEdit *>());
    QTest::keyClick(table.findChild<QLineEdit *>(), Qt::Key_Return);
    EXPECT_EQ(table.properties(), odd);
    table.item(3, 0)->setText(QStringLiteral("note"));
    EXPECT_TRUE(table.problem().contains(QStringLiteral("stands here twice"))) << table.problem().toStdString();
}

TEST_F(EntityFormTest, ANewOneByKeyboard)
{
    EntityForm form(session, noEntity, doEdit);
    form.show();
    QTest::keyClicks(named<QLineEdit>(form, "Name"), QStringLiteral("Instituto Nuevo"));
    named<QComboBox>(form, "Type")->setCurrentIndex(1);
    named<QPlainTextEdit>(form, "Also known as")->setPlainText(QStringLiteral("IN\n\nNew Institute"));
    QTest::keyClick(named<QLineEdit>(form, "Name"), Qt::Key_Return);
    EXPECT_FALSE(form.isVisible()) << form.problem().toStdString();
    const EntityId made = session.graph().findEntity("instituto-nuevo");
    ASSERT_NE(made, noEntity);
    const Entity entity = session.graph().entity(made);
    EXPECT_EQ(entity.aliases, (std::vector<std::string>{"IN", "New Institute"}));
    EXPECT_EQ(entity.type, session.graph().schema().types()[1].key);
    EXPECT_EQ(done, QStringList{QStringLiteral("Add Instituto Nuevo")});
}

TEST_F(EntityFormTest, EscapeAsksBeforeItDiscardsWhatWasWritten)
{
    EntityForm form(session, noEntity, doEdit);
    form.show();
    QTest::keyClick(&form, Qt::Key_Escape);
    EXPECT_FALSE(form.isVisible()) << "nothing was written";
    form.show();
    QTest::keyClicks(named<QLineEdit>(form, "Name"), QStringLiteral("Half a name"));
    QTest::keyClick(&form, Qt::Key_Escape);
    ASSERT_TRUE(form.isVisible());
    auto *question = form.findChild<QMessageBox *>();
    ASSERT_TRUE(question);
    question->button(QMessageBox::Discard)->click();
    EXPECT_FALSE(form.isVisible());
    EXPECT_TRUE(done.isEmpty());
}

TEST_F(EntityFormTest, StaysOpenWithAReason)
{
    EntityForm form(session, noEntity, doEdit);
    form.show();
    form.accept();
    EXPECT_TRUE(form.isVisible());
    EXPECT_THAT(form.problem().toStdString(), HasSubstr("no name"));
    named<QLineEdit>(form, "Name")->setText(QStringLiteral("X"));
    named<QLineEdit>(form, "Id")->setText(QString::fromStdString(std::string(session.graph().key(*session.graph().entities().begin()))));
    form.accept();
    EXPECT_TRUE(form.isVisible());
    EXPECT_THAT(form.problem().toStdString(), HasSubstr("each id once"));
    EXPECT_TRUE(done.isEmpty());
}

TEST_F(EntityFormTest, ChangesWhatIsThereAndKeepsTheRest)
{
    KnowledgeGraph graph = session.graph();
    const EntityId id = *graph.entities().begin();
    Entity with = graph.entity(id);
    with.properties = {{"born", "1970"}, {"merged:x", "{}"}, {"site", "example.org"}};
    GraphDiff diff;
    diff.entities.push_back({id, graph.entity(id), with});
    ASSERT_TRUE(graph.apply(diff));
    session.setGraph(graph);

    EntityForm form(session, id, doEdit);
    form.show();
    EXPECT_EQ(form.entity(), with);
    auto *properties = named<QTableWidget>(form, "Properties");
    ASSERT_EQ(properties->rowCount(), 3) << "two and an empty one; bookkeeping is not shown";
    properties->item(2, 0)->setText(QStringLiteral("party"));
    properties->item(2, 1)->setText(QStringLiteral("none"));
    EXPECT_EQ(properties->rowCount(), 4);
    properties->item(0, 0)->setText(QString());
    form.accept();
    const Properties expected{{"site", "example.org"}, {"party", "none"}, {"merged:x", "{}"}};
    EXPECT_EQ(session.graph().entity(id).properties, expected);
}

TEST_F(EntityFormTest, NoChangeIsNoEdit)
{
    EntityForm form(session, *session.graph().entities().begin(), doEdit);
    form.show();
    form.accept();
    EXPECT_FALSE(form.isVisible());
    EXPECT_TRUE(done.isEmpty());
}

TEST_F(EntityFormTest, SaysWhenTheNameIsTaken)
{
    EntityForm form(session, noEntity, doEdit);
    form.show();
    const auto taken = session.graph().name(*session.graph().entities().begin());
    named<QLineEdit>(form, "Name")->setText(QString::fromUtf8(taken.data(), qsizetype(taken.size())).toUpper());
    bool said = false;
    for (const QLabel *label : form.findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().contains(QStringLiteral("already")));
    EXPECT_TRUE(said);
}

TEST_F(EntityFormTest, SaysWhenSomebodyIsCalledAlmostSo)
{
    Entity ana;
    ana.name = "Ana Torres-Ruiz";
    ana.aliases = {"La Ingeniera"};
    ana.type = session.graph().schema().types().front().key;
    doEdit(*draftEntity(session.graph(), noEntity, ana), {});
    const QString type = QString::fromStdString(session.graph().schema().types().front().label);
    EntityForm form(session, noEntity, doEdit);
    form.show();
    const auto hint = [&](const char *name) {
        named<QLineEdit>(form, "Name")->setText(QString::fromUtf8(name));
        for (const QLabel *label : form.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(QStringLiteral("Ana Torres-Ruiz")))
                return label->text();
        return QString();
    };
    const QString like = QStringLiteral("Like Ana Torres-Ruiz, who is here (%1).").arg(type);
    EXPECT_EQ(hint("A. Torres Ruiz"), like) << "initials";
    EXPECT_EQ(hint("Torres Ruiz, Ana"), like) << "another order";
    EXPECT_EQ(hint("Ana Tores-Ruiz"), like) << "a typo";
    keepPicture(form, QStringLiteral("entityalike"));
    EXPECT_EQ(hint("la ingeniera"), QStringLiteral("There is Ana Torres-Ruiz already (%1).").arg(type)) << "another name of hers";
    EXPECT_EQ(hint("Torres"), QString()) << "one word says little";
    EXPECT_EQ(hint("Beatriz Soto"), QString());
    form.accept();
    EXPECT_FALSE(form.isVisible()) << "no error";
}

}  // namespace
}  // namespace relata
