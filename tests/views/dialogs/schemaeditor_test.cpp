// SPDX-License-Identifier: Apache-2.0
#include "tests/views/dialogs/formfixture.h"
#include "views/dialogs/colorfield.h"
#include "views/dialogs/schemaeditor.h"
#include "views/theme/icons.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

namespace relata {
namespace {

using namespace test;
using testing::HasSubstr;

class SchemaEditorTest : public FormTest
{
protected:
    SchemaEditorTest() : editor(session, doEdit) {}
    void SetUp() override
    {
        editor.show();
        editor.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&editor));  // keys go to the active window
    }
    SchemaPage &types() { return editor.page(SchemaPart::Types); }
    SchemaPage &predicates() { return editor.page(SchemaPart::Predicates); }
    SchemaPage &categories() { return editor.page(SchemaPart::Categories); }
    static QStringList rows(const SchemaPage &page)
    {
        QStringList all;
        for (int i = 0; i < page.list()->topLevelItemCount(); ++i)
            all += page.list()->topLevelItem(i)->text(0);
        return all;
    }
    static int rowOf(const SchemaPage &page, const char *label) { return int(rows(page).indexOf(QString::fromUtf8(label))); }
    template <typename Widget>
    static Widget *in(SchemaPage &page, const char *name)
    {
        for (auto *widget : page.findChildren<Widget *>())
            if (widget->accessibleName() == QString::fromUtf8(name))
                return widget;
        ADD_FAILURE() << "no " << name;
        return nullptr;
    }
    static void type(QLineEdit *line, const char *text)
    {
        line->setFocus();
        line->selectAll();
        QApplication::clipboard()->setText(QString::fromUtf8(text));  // keyClicks() knows no accents
        line->paste();
    }
    static void tick(QListWidget *list, const char *label, bool on)
    {
        const auto items = list->findItems(QString::fromUtf8(label), Qt::MatchExactly);
        ASSERT_EQ(items.size(), 1) << label;
        items.first()->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    }
    void save() { QTest::mouseClick(editor.saveButton(), Qt::LeftButton); }

    SchemaEditor editor;
};

TEST_F(SchemaEditorTest, ListsWhatThereIsWithItsUses)
{
    const Schema &schema = session.graph().schema();
    EXPECT_EQ(types().list()->topLevelItemCount(), int(schema.types().size()));
    EXPECT_EQ(predicates().list()->topLevelItemCount(), int(schema.predicates().size()));
    std::size_t persons = 0;
    for (const EntityId id : session.graph().entities())
        persons += schema.type(session.graph().typeOf(id)).key == "person";
    EXPECT_EQ(types().list()->topLevelItem(rowOf(types(), "Person"))->text(1), QString::number(persons));
    EXPECT_EQ(editor.problem(), QString());
    save();
    EXPECT_FALSE(editor.isVisible());
    EXPECT_TRUE(done.isEmpty()) << "nothing was changed";
    keepPicture(editor, QStringLiteral("schema-types"));
}

TEST_F(SchemaEditorTest, ANewTypeByKeyboardGetsItsKeyFromItsLabel)
{
    types().list()->setFocus();
    QTest::keyClick(types().list(), Qt::Key_Insert);
    type(in<QLineEdit>(types(), "Label"), "Órgano autónomo");
    EXPECT_EQ(in<QLineEdit>(types(), "Id")->text(), QStringLiteral("organo-autonomo"));
    in<QComboBox>(types(), "Shape")->setCurrentIndex(4);
    in<QComboBox>(types(), "Icon")->setCurrentIndex(in<QComboBox>(types(), "Icon")->findData(QStringLiteral("scales")));
    type(in<QLineEdit>(types(), "Colour, light"), "#336699");
    save();
    ASSERT_EQ(done, QStringList{QStringLiteral("Add type “Órgano autónomo”")});
    const EntityType &made = session.graph().schema().types().back();
    EXPECT_EQ(made.key, "organo-autonomo");
    EXPECT_EQ(made.label, "Órgano autónomo");
    EXPECT_EQ(made.shape, "shield");
    EXPECT_EQ(made.icon, "scales");
    EXPECT_EQ(made.color, (ThemeColors{"#336699", "", ""}));
}

TEST_F(SchemaEditorTest, AKeyOnceWrittenIsLeftAlone)
{
    types().add();
    type(in<QLineEdit>(types(), "Id"), "mine");
    type(in<QLineEdit>(types(), "Label"), "Something else");
    EXPECT_EQ(in<QLineEdit>(types(), "Id")->text(), QStringLiteral("mine"));
    types().choose(rowOf(types(), "Person"));
    type(in<QLineEdit>(types(), "Label"), "Human");
    EXPECT_EQ(in<QLineEdit>(types(), "Id")->text(), QStringLiteral("person")) << "of what is in the graph the key stays";
}

TEST_F(SchemaEditorTest, WhatIsWrongIsSaidAtOnceAndShown)
{
    types().choose(rowOf(types(), "Person"));
    type(in<QLineEdit>(types(), "Id"), "place");
    EXPECT_THAT(editor.problem().toStdString(), HasSubstr("“place” is taken"));
    EXPECT_FALSE(editor.saveButton()->isEnabled());
    editor.showPart(SchemaPart::Categories);
    EXPECT_THAT(editor.problem().toStdString(), HasSubstr("taken")) << "elsewhere";
    QTest::mouseClick(editor.showButton(), Qt::LeftButton);
    EXPECT_TRUE(types().isVisible());
    EXPECT_TRUE(types().chosen() == rowOf(types(), "Person") || types().chosen() == rowOf(types(), "Place"));
    types().choose(rowOf(types(), "Person"));
    type(in<QLineEdit>(types(), "Id"), "human");
    EXPECT_EQ(editor.problem(), QString());
    type(in<QLineEdit>(types(), "Colour, dark"), "blue");
    EXPECT_THAT(editor.problem().toStdString(), HasSubstr("“blue” is no colour"));
    type(in<QLineEdit>(types(), "Colour, dark"), "#0000FF");
    save();
    EXPECT_EQ(done.size(), 1);
    EXPECT_EQ(session.graph().schema().types()[0].key, "human");
    EXPECT_EQ(session.graph().entity(session.entity("ada")).type, "human");
}

TEST_F(SchemaEditorTest, WhatIsInUseAsksWhereItsUsersGo)
{
    const int person = rowOf(types(), "Person"), before = types().list()->topLevelItemCount();
    types().choose(person);
    types().list()->setFocus();
    QTest::keyClick(types().list(), Qt::Key_Delete);
    EXPECT_EQ(types().list()->topLevelItemCount(), before);
    ASSERT_TRUE(types().replacement()->isVisible());
    EXPECT_EQ(types().replacement()->findText(QStringLiteral("Person")), -1);
    types().replacement()->setCurrentIndex(types().replacement()->findText(QStringLiteral("Group")));
    QTest::mouseClick(types().removeAndMove(), Qt::LeftButton);
    EXPECT_EQ(types().list()->topLevelItemCount(), before - 1);
    EXPECT_FALSE(types().replacement()->isVisible());
    save();
    EXPECT_EQ(done, QStringList{QStringLiteral("Remove type “Person”")});
    EXPECT_EQ(session.graph().entity(session.entity("ada")).type, "group");
    EXPECT_FALSE(session.graph().schema().findType("person"));
}

TEST_F(SchemaEditorTest, WhatNothingUsesGoesAtOnce)
{
    types().choose(rowOf(types(), "Work"));
    types().list()->setFocus();
    QTest::keyClick(types().list(), Qt::Key_Delete);
    EXPECT_EQ(rowOf(types(), "Work"), -1);
    editor.showPart(SchemaPart::Predicates);
    EXPECT_TRUE(in<QListWidget>(predicates(), "Types of the subject")->findItems(QStringLiteral("Work"), Qt::MatchExactly).isEmpty());
}

TEST_F(SchemaEditorTest, APredicateWithAllItsFields)
{
    editor.showPart(SchemaPart::Predicates);
    predicates().add();
    QTest::keyClicks(in<QLineEdit>(predicates(), "Label"), QStringLiteral("funds"));
    type(in<QLineEdit>(predicates(), "From the other side"), "is funded by");
    in<QPlainTextEdit>(predicates(), "Definition")->setPlainText(QStringLiteral("Gives money to."));
    in<QComboBox>(predicates(), "Category")->setCurrentIndex(2);
    tick(in<QListWidget>(predicates(), "Types of the subject"), "Person", true);
    tick(in<QListWidget>(predicates(), "Types of the subject"), "Institution", true);
    tick(in<QListWidget>(predicates(), "Types of the subject"), "Person", false);
    tick(in<QListWidget>(predicates(), "Types of the object"), "Policy", true);
    in<QComboBox>(predicates(), "Opposite")->setCurrentIndex(1);
    const std::string opposite = in<QComboBox>(predicates(), "Opposite")->currentData().toString().toStdString();
    ASSERT_EQ(editor.problem(), QString());
    keepPicture(editor, QStringLiteral("schema-predicates"));
    save();
    const Schema &schema = session.graph().schema();
    const Predicate &made = schema.predicates().back();
    EXPECT_EQ(made.key, "funds");
    EXPECT_EQ(made.inverse, "is funded by");
    EXPECT_EQ(made.definition, "Gives money to.");
    EXPECT_EQ(made.category, schema.categories()[1].key);
    EXPECT_EQ(made.domain, std::vector<std::string>{"institution"});
    EXPECT_EQ(made.range, std::vector<std::string>{"policy"});
    EXPECT_EQ(made.opposite, opposite);
    EXPECT_EQ(schema.predicate(*schema.findPredicate(opposite)).opposite, "funds") << "opposites name each other";
}

TEST_F(SchemaEditorTest, TypesThatStatementsHaveCannotBeLeftOutOfAPredicate)
{
    editor.showPart(SchemaPart::Predicates);
    int used = 0;
    while (predicates().list()->topLevelItem(used)->text(1) == QStringLiteral("0"))
        ++used;
    predicates().choose(used);
    tick(in<QListWidget>(predicates(), "Types of the subject"), "Work", true);
    EXPECT_THAT(editor.problem().toStdString(), HasSubstr("that is left out ("));
    EXPECT_THAT(editor.problem().toStdString(), HasSubstr("the first is “"));
    EXPECT_FALSE(editor.saveButton()->isEnabled());
    tick(in<QListWidget>(predicates(), "Types of the subject"), "Work", false);
    EXPECT_EQ(editor.problem(), QString());
    save();
    EXPECT_TRUE(done.isEmpty()) << "there and back is no edit";
}

TEST_F(SchemaEditorTest, CategoriesAndTheOrder)
{
    editor.showPart(SchemaPart::Categories);
    categories().choose(0);
    type(in<QLineEdit>(categories(), "Label"), "Pressure and more");
    categories().list()->setFocus();
    QTest::keyClick(categories().list(), Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(categories().chosen(), 1);
    EXPECT_EQ(rows(categories())[1], QStringLiteral("Pressure and more"));
    save();
    EXPECT_EQ(session.graph().schema().categories()[1].label, "Pressure and more");
    EXPECT_EQ(session.graph().schema().categories()[1].key, "power");
}

TEST_F(SchemaEditorTest, LongSpanishNamesAreNotCut)
{
    types().add();
    const QString name = QStringLiteral("Organización intergubernamental de derechos humanos y de asistencia a solicitantes de asilo");
    type(in<QLineEdit>(types(), "Label"), name.toUtf8().constData());
    QCoreApplication::processEvents();
    QTreeWidgetItem *row = types().list()->currentItem();
    const QRect place = types().list()->visualItemRect(row);
    const int width = types().list()->columnWidth(0) - types().list()->iconSize().width() - 8;
    const int needed = types().list()->fontMetrics().boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, name).height();
    EXPECT_GE(place.height(), needed);
    keepPicture(editor, QStringLiteral("schema-long"));
}

TEST_F(SchemaEditorTest, PartsAreReachedByKeys)
{
    for (SchemaPage *next : {&predicates(), &categories(), &types()}) {
        QTest::keyClick(&editor, Qt::Key_PageDown, Qt::ControlModifier);
        EXPECT_TRUE(next->isVisible());
        EXPECT_TRUE(next->list()->hasFocus());
    }
    QTest::keyClick(&editor, Qt::Key_PageUp, Qt::ControlModifier);
    EXPECT_TRUE(categories().isVisible());
}

TEST_F(SchemaEditorTest, EveryFieldHasANameAndEveryIconADrawing)
{
    for (const QLineEdit *line : editor.findChildren<QLineEdit *>())
        EXPECT_FALSE(line->accessibleName().isEmpty());
    for (const QComboBox *box : editor.findChildren<QComboBox *>())
        EXPECT_FALSE(box->accessibleName().isEmpty());
    for (const QString &name : typeIconNames())
        EXPECT_FALSE(iconPath(name).isEmpty()) << name.toStdString();
}

}  // namespace
}  // namespace relata
