// SPDX-License-Identifier: Apache-2.0
// What an analyst does with a graph of her own, by mouse and keyboard alone.
#include "app/window/toast.h"
#include "model/io/csv.h"
#include "model/io/formats.h"
#include "tests/app/window/windowdriver.h"
#include "tests/support/graphtext.h"
#include "views/dialogs/duplicatesdialog.h"
#include "views/dialogs/importform.h"
#include "views/dialogs/mappingdialog.h"
#include "views/dialogs/mergeform.h"
#include "views/dialogs/statementform.h"

#include <QFile>
#include <QTemporaryDir>

#include <set>

namespace relata::test {
namespace {

class Journey : public WindowDriver
{
protected:
    void SetUp() override
    {
        WindowDriver::SetUp();
        key(Qt::Key_N, Qt::ControlModifier);
        ASSERT_EQ(graph().entityCount(), 0U) << "a new project is empty";
        ASSERT_TRUE(window->input().endsWith(QStringLiteral(".relata")));
        window->canvas().setFocus();
    }
    void addEntity(const char *name)
    {
        window->canvas().setFocus();
        key(Qt::Key_N);
        auto *form = dialog<EntityForm>();
        ASSERT_TRUE(form);
        type(QString::fromUtf8(name));  // the name is where one begins
        key(Qt::Key_Return);
        ASSERT_NE(called(name), noEntity) << name;
        activate(*window);
    }
    void addStatement(const char *subject, const char *predicate, const char *object)
    {
        window->canvas().setFocus();
        key(Qt::Key_Escape);
        key(Qt::Key_N, Qt::ShiftModifier);
        auto *form = dialog<StatementForm>();
        ASSERT_TRUE(form);
        write(*form, "Subject", QString::fromUtf8(subject));
        write(*form, "Predicate", QString::fromUtf8(predicate));
        write(*form, "Object", QString::fromUtf8(object));
        press(*form, "Add");
        activate(*window);
    }
    void saveCopy(const QString &path)
    {
        chooseFile([this] { key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier); }, path);
        ASSERT_TRUE(QFile::exists(path)) << path.toStdString();
    }
    static QByteArray bytes(const QString &path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
        return file.readAll();
    }
    /// Agrees to what the two dialogs of an import offer.
    void importFile(const QString &path)
    {
        chooseFile([this] { key(Qt::Key_I, Qt::ControlModifier); }, path);
        auto *mapping = dialog<MappingDialog>();
        ASSERT_TRUE(mapping);
        press(*mapping, "Continue");
        auto *form = dialog<ImportForm>();
        ASSERT_TRUE(form);
        press(*form, "Import");
        activate(*window);
    }
    QTemporaryDir folder;
};

TEST_F(Journey, AGraphOfThreeEntitiesFromNothing)
{
    addEntity("Ana");
    addEntity("Instituto Nacional de Migración");
    addEntity("Carla");
    ASSERT_EQ(graph().entityCount(), 3U);
    key(Qt::Key_F);

    drag(at(id("ana")), at(id("carla")), Qt::AltModifier);
    auto *form = dialog<StatementForm>();
    ASSERT_TRUE(form);
    EXPECT_EQ(form->wish().subject.id, id("ana"));
    EXPECT_EQ(form->wish().object.id, id("carla"));
    type(QStringLiteral("advises"));  // the predicate is asked for
    key(Qt::Key_Return);
    if (form->isVisible())
        key(Qt::Key_Return);  // the first took the offer
    ASSERT_EQ(graph().statementCount(), 1U);
    EXPECT_EQ(graph().claim(*graph().statements().begin()), "Ana advises Carla.");

    click(id("carla"));
    click(id("instituto-nacional-de-migracion"), Qt::ShiftModifier);
    window->canvas().setFocus();
    key(Qt::Key_N, Qt::ShiftModifier);
    form = dialog<StatementForm>();
    ASSERT_TRUE(form);
    EXPECT_EQ(form->wish().subject.id, id("carla"));
    write(*form, "Predicate", QStringLiteral("runs"));
    write(*form, "Claim", QStringLiteral("Carla runs the institute."));
    write(*form, "Document", QStringLiteral("A newspaper"));
    write(*form, "Holds", QStringLiteral("2019/2021"));
    press(*form, "Add");
    ASSERT_EQ(graph().statementCount(), 2U);
    EXPECT_EQ(graph().documentCount(), 1U);

    addStatement("Ana", "owns", "Acme");  // who is not there yet is made on the way
    EXPECT_EQ(graph().entityCount(), 4U);
    EXPECT_EQ(graph().statementCount(), 3U);
    const auto written = readGraph(window->input().toStdString());
    ASSERT_TRUE(written);
    EXPECT_EQ(print(written->graph), print(graph())) << "every edit is on the disk";
}

TEST_F(Journey, TheTableGoesOutAsCsv)
{
    addEntity("Ana");
    addEntity("Instituto Nacional de Migración");
    addStatement("Ana", "advises", "Instituto Nacional de Migración");
    const QString path = folder.filePath(QStringLiteral("rows")), whole = path + QStringLiteral(".csv");
    chooseFile([this] { command("Save the table as CSV"); }, path);
    const QByteArray written = bytes(whole);
    EXPECT_TRUE(written.startsWith("\xEF\xBB\xBF"
                                   "Claim,Subject,Predicate,Object,"))
        << written.toStdString();
    const auto rows = readCsv(whole.toStdString());
    ASSERT_TRUE(rows) << rows.error().text();
    ASSERT_EQ(rows->rows.size(), 1U);
    EXPECT_EQ(rows->rows[0].cells[0], "Ana advises Instituto Nacional de Migración.");

    EXPECT_FALSE(window->writeCsv(QStringLiteral("a,b\n"), folder.filePath(QStringLiteral("no/such/folder.csv"))));
    EXPECT_EQ(bytes(whole), written);
}

TEST_F(Journey, ASpreadsheetComesInThroughTheMapping)
{
    const QString csv = folder.filePath(QStringLiteral("who.csv"));
    QFile file(csv);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("source;relation;target;quote\nJosé Núñez;advises;Ana;\"He said; so\"\nAna;owns;Acme;\n");
    file.close();
    importFile(csv);
    EXPECT_EQ(graph().entityCount(), 3U);
    EXPECT_EQ(graph().statementCount(), 2U);
    EXPECT_NE(called("José Núñez"), noEntity);
    EXPECT_EQ(undoText(), QStringLiteral("Import who.csv"));
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(graph().entityCount(), 0U) << "one step";
    key(Qt::Key_Y, Qt::ControlModifier);
    EXPECT_EQ(graph().entityCount(), 3U);

    const QString xlsx = folder.filePath(QStringLiteral("more.xlsx"));
    const auto written = writeGraph(graphFromText("bob -knows-> ana, ana -owns-> acme"), xlsx.toStdString());
    ASSERT_TRUE(written);
    importFile(xlsx);
    EXPECT_EQ(graph().entityCount(), 4U) << "Ana and Acme are there already";
    EXPECT_NE(called("Bob"), noEntity);
    EXPECT_EQ(undoText(), QStringLiteral("Import more.xlsx"));
}

TEST_F(Journey, MergedAndUnmergedTheExportIsTheSameByteByByte)
{
    addEntity("AMLO");
    addEntity("Andrés Manuel López Obrador");
    addStatement("AMLO", "leads", "Morena");
    addStatement("Carla", "advises", "Andrés Manuel López Obrador");
    addStatement("AMLO", "is", "Andrés Manuel López Obrador");
    window->canvas().setFocus();
    key(Qt::Key_F);
    const QString before = folder.filePath(QStringLiteral("before.ttl")), after = folder.filePath(QStringLiteral("after.ttl")),
                  merged = folder.filePath(QStringLiteral("merged.ttl"));
    saveCopy(before);
    click(called("AMLO"));
    click(called("Andrés Manuel López Obrador"), Qt::ShiftModifier);
    key(Qt::Key_M, Qt::ControlModifier);
    auto *form = dialog<MergeForm>();
    ASSERT_TRUE(form);
    press(*form, "Merge");
    ASSERT_EQ(graph().entityCount(), 3U);
    EXPECT_EQ(undoText(), QStringLiteral("Merge of AMLO and Andrés Manuel López Obrador"));
    saveCopy(merged);
    EXPECT_NE(bytes(merged), bytes(before));

    closeWindow();
    openWindow();
    ASSERT_TRUE(window->openInput(window->recentInputs().constFirst()));
    ASSERT_EQ(graph().entityCount(), 3U) << "merged after reopening";
    choose(at(called("AMLO")), "Split off Andrés Manuel López Obrador again");
    ASSERT_EQ(graph().entityCount(), 4U);
    saveCopy(after);
    EXPECT_EQ(bytes(after).toStdString(), bytes(before).toStdString());
}

TEST_F(Journey, TwentyStepsAreUndoneAndDoneAgainOneByOne)
{
    std::vector<std::string> states{print(graph())};
    const auto done = [&] { states.push_back(print(graph())); };
    const char *names[] = {"Ana", "Bob", "Carla", "Dora", "Emil", "Frida", "Gabo", "Hugo", "Ines", "Juan"};
    for (const char *name : names) {
        addEntity(name);
        done();
    }
    for (int i = 0; i + 1 < 10; ++i) {
        addStatement(names[i], i % 2 ? "knows" : "advises", names[i + 1]);
        done();
    }
    key(Qt::Key_F);
    click(called("Juan"));
    key(Qt::Key_Delete, Qt::ShiftModifier);
    done();
    ASSERT_EQ(states.size(), 21U);
    ASSERT_EQ(std::set<std::string>(states.begin(), states.end()).size(), states.size()) << "each step changes something";
    for (std::size_t step = 20; step-- > 0;) {
        key(Qt::Key_Z, Qt::ControlModifier);
        EXPECT_EQ(print(graph()), states[step]) << "undone down to " << step;
    }
    EXPECT_EQ(graph().entityCount(), 0U);
    for (std::size_t step = 1; step <= 20; ++step) {
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        EXPECT_EQ(print(graph()), states[step]) << "done again up to " << step;
    }
    const auto written = readGraph(window->input().toStdString());
    ASSERT_TRUE(written);
    EXPECT_EQ(print(written->graph), states.back());
}

TEST_F(Journey, AfterClosingEverythingIsThereAgain)
{
    addEntity("Ana");
    addEntity("Bob");
    addStatement("Ana", "knows", "Bob");
    window->canvas().setFocus();
    key(Qt::Key_F);
    const QPoint from = at(id("ana"));
    drag(from, from + QPoint(60, 90));
    const std::string before = print(graph());
    const QString input = window->input();
    const Point place = window->workspace().view().positions[id("ana")];
    closeWindow();
    openWindow();
    ASSERT_EQ(window->recentInputs().constFirst(), input);
    ASSERT_TRUE(window->openInput(window->recentInputs().constFirst()));
    EXPECT_EQ(print(graph()), before);
    const Point again = window->workspace().view().positions[id("ana")];
    EXPECT_NEAR(again.x, place.x, 0.01);
    EXPECT_NEAR(again.y, place.y, 0.01);
    addEntity("Carla");
    EXPECT_EQ(graph().entityCount(), 3U);
}

TEST_F(Journey, DuplicatesAreFoundMergedAndTakenBackByKeyboard)
{
    addEntity("Ana Ruiz");
    addEntity("Ruiz, Ana");
    addEntity("A. Ruiz");
    command("Find duplicates");
    auto *duplicates = dialog<DuplicatesDialog>();
    ASSERT_TRUE(duplicates);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !duplicates->isSearching(); }));
    ASSERT_EQ(duplicates->pairCount(), 2U);
    key(Qt::Key_Return);
    EXPECT_EQ(graph().entityCount(), 2U);
    EXPECT_TRUE(undoText().startsWith(QStringLiteral("Merge of "))) << undoText().toStdString();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !duplicates->isSearching(); }));
    ASSERT_EQ(duplicates->pairCount(), 1U);
    key(Qt::Key_Delete);
    EXPECT_TRUE(undoText().startsWith(QStringLiteral("Keep "))) << undoText().toStdString();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !duplicates->isSearching(); }));
    EXPECT_EQ(duplicates->pairCount(), 0U);
    key(Qt::Key_Z, Qt::ControlModifier);
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(graph().entityCount(), 3U);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !duplicates->isSearching(); }));
    EXPECT_EQ(duplicates->pairCount(), 2U) << "as before";
    key(Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([&] { return window->findChildren<DuplicatesDialog *>().isEmpty(); }));
}

}  // namespace
}  // namespace relata::test
