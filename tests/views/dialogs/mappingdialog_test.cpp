// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/mappingdialog.h"

#include "model/tables/graphfromtables.h"
#include "model/tables/readtables.h"
#include "views/dialogs/roleheader.h"
#include "views/theme/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace relata;

namespace {

Table tableOf(const std::string &text, const std::string &name)
{
    auto tables = tablesFromBytes(text, name + ".csv");
    EXPECT_TRUE(tables) << tables.error().text();
    return std::move(tables->front());
}

std::vector<Table> pair()
{
    std::vector<Table> tables;
    tables.push_back(tableOf("Name,Type,Employer,Born\n<b>Ada</b>,Person,Acme,1815\nBob,Person,Acme,1820\n,Person,,\n", "people"));
    tables.push_back(tableOf("Source,Target,Label,Since\nBob,Ada,knows,2019\nBob,,knows,soon\n", "links"));
    return tables;
}

struct Shown {
    MappingDialog dialog;
    explicit Shown(std::vector<Table> tables) : dialog(std::move(tables))
    {
        dialog.show();
        wait();
    }
    void wait()
    {
        if (dialog.outcomeText().isEmpty()) {
            EXPECT_TRUE(QTest::qWaitFor([this] { return !dialog.outcomeText().isEmpty(); }, 5000));
        }
    }
    template <typename Widget>
    Widget *named(const char *name)
    {
        for (Widget *widget : dialog.findChildren<Widget *>())
            if (widget->accessibleName() == QString::fromUtf8(name)
                || widget->property("text").toString().remove(QLatin1Char('&')) == QString::fromUtf8(name))
                return widget;
        ADD_FAILURE() << "no widget “" << name << "”";
        return nullptr;
    }
    QComboBox *box(int column) { return dialog.findChild<RoleHeader *>()->box(column); }
    QTableView *view() { return named<QTableView>("First rows of the table"); }
    /// As people do: open, down to it, Enter.
    void choose(QComboBox *combo, const QString &text)
    {
        combo->setFocus();
        const int wanted = combo->findText(text);
        ASSERT_GE(wanted, 0) << text.toStdString();
        while (combo->currentIndex() != wanted)
            QTest::keyClick(combo, combo->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
        wait();
    }
};

TEST(MappingDialog, ShowsTheGuessTheRowsAndWhatWouldBeMade)
{
    Shown shown(pair());
    EXPECT_EQ(shown.box(0)->currentText(), QStringLiteral("Name"));
    EXPECT_EQ(shown.box(1)->currentText(), QStringLiteral("Type"));
    EXPECT_EQ(shown.box(2)->currentText(), QStringLiteral("Link to others"));
    EXPECT_EQ(shown.box(3)->currentText(), QStringLiteral("Property"));
    const auto *rows = shown.view()->model();
    EXPECT_EQ(rows->headerData(0, Qt::Horizontal).toString(), QStringLiteral("Name"));
    EXPECT_EQ(rows->headerData(0, Qt::Vertical).toInt(), 2) << "the line of the file";
    EXPECT_EQ(rows->index(0, 0).data().toString(), QStringLiteral("<b>Ada</b>")) << "as text";
    EXPECT_TRUE(rows->index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
    EXPECT_EQ(shown.dialog.outcomeText(), QStringLiteral("Would make 4 entities and 3 statements. 2 rows are left out."));
    auto *problems = shown.named<QListWidget>("Rows and values with problems");
    EXPECT_TRUE(problems->isVisible());
    ASSERT_EQ(problems->count(), 2);
    EXPECT_TRUE(problems->item(0)->text().contains(QStringLiteral("line 4"))) << problems->item(0)->text().toStdString();
    EXPECT_TRUE(shown.named<QPushButton>("Continue")->isEnabled());
}

TEST(MappingDialog, TheTwoEndsChangePlacesAndTheFirstStatementIsShown)
{
    std::vector<Table> tables;
    tables.push_back(tableOf("Proveedor,Relación,Dependencia\nACME,contratista de,Secretaría\nBeta,contratista de,Secretaría\n", "contratos"));
    Shown shown(std::move(tables));
    auto *example = shown.named<QLabel>("The first statement");
    shown.choose(shown.box(0), QStringLiteral("Subject"));
    EXPECT_EQ(shown.box(2)->currentText(), QStringLiteral("Object"));
    EXPECT_EQ(example->text(), QStringLiteral("The first one says: “ACME contratista de Secretaría”."));
    shown.choose(shown.box(0), QStringLiteral("Object"));
    EXPECT_EQ(shown.box(2)->currentText(), QStringLiteral("Subject"));
    EXPECT_EQ(example->text(), QStringLiteral("The first one says: “Secretaría contratista de ACME”."));
    EXPECT_TRUE(example->isVisible());
}

TEST(MappingDialog, WhatColumnsNameAndNoTableDescribesGetsAType)
{
    Shown shown(pair());
    auto *employer = shown.named<QLineEdit>("Type of what “Employer” names");
    ASSERT_TRUE(employer && employer->isVisible());
    employer->clear();
    QTest::keyClicks(employer, QStringLiteral("institution"));
    shown.wait();
    const auto made = graphFromTables(shown.dialog.tables(), shown.dialog.mapping());
    ASSERT_TRUE(made) << made.error().text();
    bool isFound = false;
    for (const EntityId id : made->graph.entities())
        if (made->graph.name(id) == "Acme") {
            isFound = true;
            EXPECT_EQ(made->graph.entity(id).type, "institution");
        }
    EXPECT_TRUE(isFound);
    shown.dialog.setCurrentTable(1);
    EXPECT_TRUE(shown.named<QLineEdit>("Type of what “Source” names")->isVisible());
    EXPECT_TRUE(shown.named<QLineEdit>("Type of what “Target” names")->isVisible());
    shown.choose(shown.named<QComboBox>("What its rows are"), QStringLiteral("Matrix: names in the first row and column"));
    EXPECT_FALSE(employer->isVisible()) << "no column of a matrix names somebody alone";
}

TEST(MappingDialog, ColumnsAreWideEnoughForWhatTheySay)
{
    std::vector<Table> tables;
    tables.push_back(
        tableOf("source,target,document url,amount that was paid\nana,bob,https://example.org,12\nbob,ana,https://example.org,3\n", "paid"));
    Shown shown(std::move(tables));
    const auto isWhole = [&](int column) {
        const QComboBox *box = shown.box(column);
        return box->fontMetrics().horizontalAdvance(box->currentText()) + uiLength(30) <= box->width();
    };
    EXPECT_EQ(shown.box(2)->currentText(), QStringLiteral("Document’s address"));
    for (int column = 0; column < 4; ++column)
        EXPECT_TRUE(isWhole(column)) << shown.box(column)->currentText().toStdString();
    EXPECT_GE(shown.view()->horizontalHeader()->sectionSize(3),
              shown.view()->fontMetrics().horizontalAdvance(QStringLiteral("amount that was paid")));
    shown.choose(shown.box(3), QStringLiteral("Document’s address"));
    EXPECT_TRUE(isWhole(3));
}

TEST(MappingDialog, AValueThatCannotBeReadIsShownWithItsLineAndColumn)
{
    std::vector<Table> tables;
    tables.push_back(tableOf("source,target,said\nana,bob,2019\nbob,ana,soon\n,ana,2019\n", "said"));
    Shown shown(std::move(tables));
    EXPECT_TRUE(shown.dialog.outcomeText().contains(QStringLiteral("1 place could not be read"))) << shown.dialog.outcomeText().toStdString();
    auto *problems = shown.named<QListWidget>("Rows and values with problems");
    ASSERT_TRUE(problems->isVisible());
    ASSERT_EQ(problems->count(), 2);
    EXPECT_TRUE(problems->item(1)->text().startsWith(QStringLiteral("line 4"))) << "in the order of the table";
    const QString told = problems->item(0)->text();
    EXPECT_TRUE(told.startsWith(QStringLiteral("line 3, column 3: “soon” in “said” is no date"))) << told.toStdString();
    EXPECT_EQ(problems->item(0)->toolTip(), told) << "whole, also where the list is narrower";
}

TEST(MappingDialog, ADateThatMayBeTwoIsAskedAboutWithBothDays)
{
    std::vector<Table> tables;
    tables.push_back(tableOf("source,target,date\nana,bob,05/06/2024\nbob,ana,07/08/2024\n", "days"));
    Shown shown(std::move(tables));
    auto *days = shown.named<QComboBox>("How dates are read");
    ASSERT_TRUE(days->isVisible());
    EXPECT_EQ(days->currentText(), QStringLiteral("6 May 2024 (month first)"));
    shown.choose(days, QStringLiteral("5 Jun 2024 (day first)"));
    const auto loaded = graphFromTables(shown.dialog.tables(), shown.dialog.mapping());
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->graph.statement(*loaded->graph.statements().begin()).holds.text(), "2024-06-05");
    shown.choose(shown.box(2), QStringLiteral("Property"));
    EXPECT_FALSE(days->isVisible()) << "no column is a date any more";
}

TEST(MappingDialog, ADoubtIsSaidUntilOneHasChosen)
{
    std::vector<Table> tables;
    tables.push_back(tableOf("A,B\nBoard of Acme,Ada\n", "board"));
    Shown shown(std::move(tables));
    shown.dialog.setPurpose(MappingDialog::Purpose::Open, QStringLiteral("board.csv"));
    const auto says = [&](const QString &text) {
        const auto labels = shown.dialog.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    };
    EXPECT_TRUE(says(QStringLiteral("Please check it: no heading says what its rows are")));
    EXPECT_TRUE(shown.named<QPushButton>("Open")->isEnabled());
    shown.choose(shown.box(0), QStringLiteral("Object"));
    EXPECT_FALSE(says(QStringLiteral("Please check")));
}

TEST(MappingDialog, OneWordSaysTheLinkOrTheTypeOfAllRows)
{
    std::vector<Table> tables;
    tables.push_back(tableOf("Payer,Payee\nAna,Bob\nBob,Carla\n", "payments"));
    Shown shown(std::move(tables));
    auto *shape = shown.named<QComboBox>("What its rows are");
    shape->setCurrentIndex(shape->findData(int(TableShape::Statements)));
    emit shape->activated(shape->currentIndex());
    shown.wait();
    shown.choose(shown.box(0), QStringLiteral("Subject"));
    shown.choose(shown.box(1), QStringLiteral("Object"));
    auto *say = shown.named<QLineEdit>("Predicate of rows without one");
    ASSERT_TRUE(say && say->isVisible());
    EXPECT_EQ(say->text(), QStringLiteral("paid")) << "the headings say so";
    say->selectAll();
    QTest::keyClicks(say, QStringLiteral("pays"));
    shown.wait();
    auto loaded = graphFromTables(shown.dialog.tables(), shown.dialog.mapping());
    ASSERT_TRUE(loaded) << loaded.error().text();
    const KnowledgeGraph &graph = loaded->graph;
    for (const StatementId id : graph.statements())
        EXPECT_EQ(graph.schema().predicate(graph.predicate(id)).label, "pays");
    shape->setCurrentIndex(shape->findData(int(TableShape::Entities)));
    emit shape->activated(shape->currentIndex());
    shown.wait();
    say = shown.named<QLineEdit>("Type of rows without one");
    ASSERT_TRUE(say && say->isVisible());
    QTest::keyClicks(say, QStringLiteral("person"));
    EXPECT_EQ(shown.dialog.mapping().tables[0].type, "person");
    shape->setCurrentIndex(shape->findData(int(TableShape::Statements)));
    emit shape->activated(shape->currentIndex());
    EXPECT_EQ(say->text(), QStringLiteral("pays")) << "it was said once";
}

TEST(MappingDialog, ARoleChosenByKeyChangesTheMappingAndTheCounts)
{
    Shown shown(pair());
    shown.choose(shown.box(2), QStringLiteral("Property"));
    EXPECT_EQ(shown.dialog.mapping().tables[0].columns[2].role, ColumnRole::Property);
    EXPECT_EQ(shown.dialog.outcomeText(), QStringLiteral("Would make 3 entities and 1 statement. 2 rows are left out."));
    shown.choose(shown.box(3), QStringLiteral("Type"));
    EXPECT_EQ(shown.box(1)->currentText(), QStringLiteral("Property")) << "one column says the type";
    EXPECT_EQ(shown.dialog.mapping().tables[0].columns[1].role, ColumnRole::Property);
    const auto loaded = graphFromTables(shown.dialog.tables(), shown.dialog.mapping());
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->graph.entity(loaded->graph.findEntity("Bob")).type, "1820");
}

TEST(MappingDialog, EachTableHasAShapeAndAHeader)
{
    Shown shown(pair());
    auto *shape = shown.named<QComboBox>("What its rows are");
    shown.choose(shown.named<QComboBox>("Table"), QStringLiteral("links (CSV)"));
    EXPECT_EQ(shown.dialog.currentTable(), 1);
    EXPECT_EQ(shape->currentText(), QStringLiteral("Statements: one a row (edge list)"));
    EXPECT_EQ(shown.box(0)->currentText(), QStringLiteral("Subject"));
    EXPECT_EQ(shown.box(1)->currentText(), QStringLiteral("Object"));
    shown.choose(shape, QStringLiteral("Nothing: leave this table out"));
    EXPECT_EQ(shown.box(0), nullptr) << "nothing to choose";
    EXPECT_EQ(shown.dialog.outcomeText(), QStringLiteral("Would make 3 entities and 2 statements. 1 row is left out."));
    shown.choose(shape, QStringLiteral("Statements: one a row (edge list)"));
    auto *header = shown.named<QSpinBox>("Line with the names of the columns");
    EXPECT_EQ(header->value(), 1);
    header->setValue(0);
    shown.wait();
    EXPECT_EQ(shown.view()->model()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("A"));
    EXPECT_EQ(shown.view()->model()->headerData(0, Qt::Vertical).toInt(), 1);
    EXPECT_EQ(shown.dialog.mapping().tables[1].headerLine, 0);
}

TEST(MappingDialog, WhatCannotBeMadeCannotBeImported)
{
    Shown shown({tableOf("Source,Target\na,b\n", "links")});
    shown.choose(shown.box(1), QStringLiteral("Property"));
    EXPECT_TRUE(shown.dialog.outcomeText().contains(QStringLiteral("has no column for the object (target)")))
        << shown.dialog.outcomeText().toStdString();
    EXPECT_FALSE(shown.named<QPushButton>("Continue")->isEnabled());
    shown.choose(shown.box(1), QStringLiteral("Object"));
    EXPECT_EQ(shown.dialog.outcomeText(), QStringLiteral("Would make 2 entities and 1 statement."));
    EXPECT_TRUE(shown.named<QPushButton>("Continue")->isEnabled());
    QTest::mouseClick(shown.named<QPushButton>("Continue"), Qt::LeftButton);
    EXPECT_EQ(shown.dialog.result(), int(QDialog::Accepted));
}

TEST(MappingDialog, MappingsAreSavedAndLoaded)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("m.json"));
    Shown first(pair());
    first.choose(first.box(2), QStringLiteral("Property"));
    ASSERT_TRUE(first.dialog.saveMapping(path)) << first.dialog.message().toStdString();
    Shown second(pair());
    EXPECT_EQ(second.box(2)->currentText(), QStringLiteral("Link to others"));
    ASSERT_TRUE(second.dialog.loadMapping(path));
    second.wait();
    EXPECT_EQ(second.box(2)->currentText(), QStringLiteral("Property"));
    EXPECT_EQ(second.dialog.outcomeText(), first.dialog.outcomeText());

    EXPECT_FALSE(second.dialog.loadMapping(folder.filePath(QStringLiteral("none.json"))));
    EXPECT_TRUE(second.dialog.message().contains(QStringLiteral("does not exist")));
    EXPECT_TRUE(second.named<QLabel>("What went wrong")->isVisible());
    EXPECT_FALSE(second.dialog.saveMapping(folder.filePath(QStringLiteral("no/such/m.json"))));
    EXPECT_FALSE(second.dialog.message().isEmpty());
}

TEST(MappingDialog, EveryBoxIsReachedByTabAndNamed)
{
    std::string wide = "Name";
    for (int i = 0; i < 30; ++i)
        wide += ",column" + std::to_string(i);
    Shown shown({tableOf(wide + "\nAda,1\n", "wide")});
    for (int i = 0; i < 31; ++i) {
        ASSERT_NE(shown.box(i), nullptr);
        EXPECT_FALSE(shown.box(i)->accessibleName().isEmpty());
    }
    shown.box(30)->setFocus(Qt::TabFocusReason);
    QCoreApplication::processEvents();
    const QRect place(shown.box(30)->mapTo(&shown.dialog, QPoint()), shown.box(30)->size());
    EXPECT_TRUE(shown.dialog.rect().intersects(place)) << "the column is scrolled to";
}

TEST(MappingDialog, LooksRightInBothThemes)
{
    const QByteArray keep = qgetenv("RELATA_PICTURES");
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        QApplication::setPalette(Theme::of(kind).palette());
        qApp->setStyleSheet(Theme::of(kind).styleSheet());
        Shown shown(pair());
        const QImage image = shown.dialog.grab().toImage();
        const QRect box(shown.box(0)->mapTo(&shown.dialog, QPoint()), shown.box(0)->size());
        const QPoint table = shown.view()->mapTo(&shown.dialog, QPoint());
        EXPECT_GT(box.top(), table.y()) << "the box stands in the header";
        EXPECT_GE(box.height(), 20);
        EXPECT_EQ(image.pixelColor(box.center().x(), 4).lightness() > 127, kind == ThemeKind::Light);
        if (!keep.isEmpty())
            image.save(QString::fromLocal8Bit(keep) + QStringLiteral("/mapping-") + toString(kind) + QStringLiteral(".png"));
    }
    qApp->setStyleSheet({});
}

}  // namespace
