// SPDX-License-Identifier: Apache-2.0
// Tables as graphs.
#include "model/tables/graphfromtables.h"

#include "model/evidence/locator.h"
#include "model/tables/guess.h"
#include "model/tables/readtables.h"
#include "tests/model/io/tempfolder.h"
#include "tests/model/tables/workbookfixture.h"
#include "tests/support/graphtext.h"
#include "tests/support/sourcedir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>

namespace relata {
namespace {

using test::TempFolder;
using testing::Contains;
using testing::HasSubstr;

LoadedGraph graphOf(const std::string &text)
{
    auto table = tableFromText(text);
    EXPECT_TRUE(table) << table.error().text();
    std::vector<Table> tables;
    tables.push_back(std::move(*table));
    auto loaded = graphFromTables(tables, guessMapping(tables));
    EXPECT_TRUE(loaded) << loaded.error().text();
    return loaded ? std::move(*loaded) : LoadedGraph();
}

Statement first(const LoadedGraph &loaded)
{
    return loaded.graph.statement(*loaded.graph.statements().begin());
}

TEST(Tables, AnEdgeListKeepsEveryField)
{
    const auto loaded =
        graphOf("id,source,target,predicate,claim,speaker,document,document title,url,author,publisher,published,language,paragraph,quote,"
                "modality,polarity,said,start,end,holds basis,confidence,status,note,weight,colour\n"
                "k1,ada,bob,knows,Ada knows Bob,carl,d1,The News,https://n.org,Eve|Dan,Press,2020-01-02,en,¶ 7,I know him,alleged,negative,"
                "2019,2018-02,2018-11,stated,high,checked,a note,2.5,red\n");
    ASSERT_EQ(loaded.graph.statementCount(), 1U);
    const Statement s = first(loaded);
    EXPECT_EQ(s.key, "k1");
    EXPECT_EQ(loaded.graph.key(s.subject), "ada");
    EXPECT_EQ(loaded.graph.key(s.object), "bob");
    EXPECT_EQ(s.predicate, "knows");
    EXPECT_EQ(s.claim, "Ada knows Bob");
    EXPECT_EQ(loaded.graph.key(s.speaker), "carl");
    EXPECT_EQ(s.paragraph, 7);
    EXPECT_EQ(s.quote, "I know him");
    EXPECT_EQ(s.modality, Modality::Alleged);
    EXPECT_EQ(s.polarity, Polarity::Negative);
    EXPECT_EQ(s.said.text(), "2019");
    EXPECT_EQ(s.holds.text(), "2018-02/2018-11");
    EXPECT_EQ(s.holdsBasis, "stated");
    EXPECT_EQ(s.confidence, "high");
    EXPECT_EQ(s.status, "checked");
    EXPECT_EQ(s.note, "a note");
    EXPECT_EQ(s.properties, (Properties{{"colour", "red"}, {"weight", "2.5"}}));
    const relata::Document &d = loaded.graph.document(s.document);
    EXPECT_EQ(d, (relata::Document{"d1", "The News", {"Eve", "Dan"}, "Press", *Edtf::parse("2020-01-02"), "https://n.org", "en", {}, {}, {}, {}}));
    EXPECT_EQ(loaded.graph.documentCount(), 1U) << "the file itself is none where every row names its own";
}

TEST(Tables, AFileWithoutStatementsOfItsOwnIsTheDocumentAndNobodyKnownTheSpeaker)
{
    TempFolder folder;
    const auto loaded = readGraph(test::write(folder / "friends.csv", "Source,Target\n1,2\n"));
    ASSERT_TRUE(loaded);
    const Statement s = first(*loaded);
    EXPECT_EQ(s.speaker, noEntity);
    EXPECT_EQ(s.status, "speaker unknown");
    EXPECT_EQ(loaded->graph.document(s.document).title, "friends.csv");
    EXPECT_EQ(loaded->format, "CSV edge list");
    EXPECT_EQ(loaded->graph.info().title, "friends");
    EXPECT_THAT(loaded->report.notes, Contains("“friends” was read as an edge list: “Source” and “Target” are the ends"));
}

TEST(Tables, AnIntervalThatEndsBeforeItBeginsIsToldAndKept)
{
    const auto loaded = graphOf("source,target,valid_from,valid_to\na,b,2020,2019\nb,c,2019,2020\n");
    ASSERT_EQ(loaded.report.problems.size(), 1U);
    EXPECT_THAT(loaded.report.problems[0].text(), HasSubstr("line 2, column 3: “2020/2019” is no interval. Expected one that begins before it ends"));
    EXPECT_EQ(loaded.report.leftOut, 0U);
}

TEST(Tables, RowsThatSayNothingAreLeftOutWithLineColumnAndReason)
{
    const auto loaded = graphOf("source,target,said\na,b,2019\n\nc,,2019\n,d,\ne,f,soon\n");
    EXPECT_EQ(loaded.graph.statementCount(), 2U);
    EXPECT_EQ(loaded.report.leftOut, 2U);
    EXPECT_EQ(loaded.report.problemCount, 3U);
    ASSERT_EQ(loaded.report.problems.size(), 3U);
    EXPECT_EQ(loaded.report.problems[0].text(), "pasted text, line 4, column 2: “target” is empty. Expected both ends; the row was left out");
    EXPECT_EQ(loaded.report.problems[1].line, 5);
    EXPECT_EQ(loaded.report.problems[1].column, 1);
    EXPECT_THAT(loaded.report.problems[2].text(), HasSubstr("line 6, column 3: “soon” in “said” is no date that can be read"));
    EXPECT_THAT(loaded.report.notes, Contains("2 rows were left out"));
    std::string kept;
    for (const StatementId id : loaded.graph.statements())
        for (const auto &[name, value] : loaded.graph.statement(id).properties)
            kept += name + "=" + value;
    EXPECT_EQ(kept, "said=soon") << "what cannot be read stays as it is";
}

TEST(Tables, ARowOfTotalsIsNobody)
{
    const auto links = graphOf("Donor,Recipient,Amount\nAda,Whigs,5\nBob,Tories,7\nTotal,,12\n");
    EXPECT_EQ(links.graph.statementCount(), 2U);
    EXPECT_EQ(links.graph.findEntity("Total"), noEntity);
    EXPECT_EQ(links.report.problemCount, 0U);
    EXPECT_EQ(links.report.totals, 1U);
    EXPECT_THAT(links.report.notes, Contains("the last row of “pasted text”, of totals, was not read"));
    const auto people = graphOf("name,city,amount\nAda,Rome,5\nBob,Bonn,7\nSuma,,12\nTotal general,,24\n");
    EXPECT_EQ(people.graph.entityCount(), 2U);
    const auto company = graphOf("name,employees\nAcme,5\nTotal,100000\n");
    EXPECT_EQ(company.graph.entityCount(), 2U) << "a company, for nothing is missing in its row";
}

TEST(Tables, WhatIsGuessedIsSaidToBe)
{
    const auto guessed = graphOf("Rat;Sitz\nAnna;Bau\nBernd;Verkehr\n");
    EXPECT_TRUE(guessed.report.guessed);
    EXPECT_THAT(guessed.report.notes,
                Contains("“pasted text” was read as an edge list: “Rat” and “Sitz” are the ends. That is a guess: no heading says "
                         "what its rows are"));
    EXPECT_FALSE(graphOf("source,target\na,b\n").report.guessed);
    const auto list = graphOf("a\nb\nc\n");
    EXPECT_EQ(list.graph.entityCount(), 2U);
    EXPECT_THAT(list.report.notes, Contains("“pasted text” was read as a node list: “a” is the name. That is a guess: no heading says what its rows "
                                            "are; its first one, “a”, was taken for a heading"));
    EXPECT_FALSE(graphOf("Senators\nAna\nBob\n").report.guessed);
}

TEST(Tables, OnlyTheFirstFiftyProblemsAreKept)
{
    std::string text = "source,target\n";
    for (int i = 0; i < 80; ++i)
        text += "a,\n";
    const auto loaded = graphOf(text);
    EXPECT_EQ(loaded.report.leftOut, 80U);
    EXPECT_EQ(loaded.report.problemCount, 80U);
    EXPECT_EQ(loaded.report.problems.size(), 50U);
}

TEST(Tables, AWideTableLinksByItsColumns)
{
    const auto loaded = graphOf("Name,Type,Aliases,Description,Employer,Reports to,Born\n"
                                "Ada,Person,\"A. L.; Countess\",First,Acme,,1815\nBob,Person,,,Acme|Initech,Ada,\nAcme,Organization,,,,,\n");
    EXPECT_EQ(test::print(loaded.graph), "Ada -employer-> Acme, Bob -employer-> Acme, Bob -employer-> Initech, Bob -reports-to-> Ada");
    const Entity ada = loaded.graph.entity(loaded.graph.findEntity("Ada"));
    EXPECT_EQ(ada.type, "person") << "the shipped type, told by its label";
    EXPECT_THAT(ada.aliases, testing::ElementsAre("A. L.", "Countess"));
    EXPECT_EQ(ada.description, "First");
    EXPECT_EQ(ada.properties, (Properties{{"Born", "1815"}}));
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("Acme")).type, "Organization");
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("Initech")).type, "institution") << "named by a column of employers only";
}

TEST(Tables, WhatALinkSaysOfWhoHasARowWithoutATypeHolds)
{
    const auto loaded = graphOf("Name,Director of,Type\nAda,Acme,Person\nAcme,,\nBob,Initech,\nInitech,,Club\n");
    const auto type = [&](const char *key) { return loaded.graph.entity(loaded.graph.findEntity(key)).type; };
    EXPECT_EQ(type("Acme"), "institution");
    EXPECT_EQ(type("Initech"), "Club") << "its row says so";
    EXPECT_EQ(type("Bob"), "unknown");
}

TEST(Tables, ARowOfAWideTableSaysWhereItsLinksAreTold)
{
    const auto loaded = graphOf("Nombre,Partido,Fuente,Página,Según,Nota,Edad\n"
                                "Ana,Morena,Informe 7,12,Reforma,vista,40\nLeo,PAN|PRI,https://example.org/a,,,,\nEva,,Informe 7,3,,,\n");
    ASSERT_EQ(loaded.graph.statementCount(), 3U);
    const Statement one = loaded.graph.statement(StatementId(0)), two = loaded.graph.statement(StatementId(1)),
                    three = loaded.graph.statement(StatementId(2));
    EXPECT_EQ(loaded.graph.document(one.document).title, "Informe 7");
    EXPECT_EQ(locatorText(locatorOf(one)), "p. 12");
    EXPECT_EQ(loaded.graph.name(one.speaker), "Reforma");
    EXPECT_EQ(one.status, "");
    EXPECT_TRUE(one.note.empty()) << "a note on Ana";
    EXPECT_EQ(loaded.graph.document(two.document).title, "https://example.org/a");
    EXPECT_EQ(two.document, three.document) << "both parties of Leo stand in it";
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("Ana")).properties, (Properties{{"Edad", "40"}}));
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("Eva")).properties, (Properties{{"Fuente", "Informe 7"}, {"Página", "3"}}))
        << "nothing is said of Eva that could stand there; it is kept";
}

TEST(Tables, WhatIsToldOfNoDocumentIsKept)
{
    const auto loaded = graphOf("Name,Party,Source,Published\nAna,PAN,,2019\nBob,;,Report,2020\nEva,PRI,Report,2021\n");
    ASSERT_EQ(loaded.graph.statementCount(), 2U);
    EXPECT_EQ(loaded.graph.statement(StatementId(0)).properties, (Properties{{"Published", "2019"}})) << "nobody knows of what";
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("Bob")).properties, (Properties{{"Source", "Report"}, {"Published", "2020"}}));
    EXPECT_EQ(loaded.graph.document(loaded.graph.statement(StatementId(1)).document).published.text(), "2021");
}

TEST(Tables, RowsThatRepeatAnEntityAddToIt)
{
    const auto loaded = graphOf("Name,Organization,Room\nAda,Acme,chair\nAda,Initech,member\n,Acme,nobody\n");
    EXPECT_EQ(test::print(loaded.graph), "Ada -organization-> Acme, Ada -organization-> Initech");
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("Ada")).properties, (Properties{{"Room", "chair|member"}}));
    EXPECT_THAT(loaded.report.notes, Contains("1 row repeats an entity; what it says was added to that one"));
    ASSERT_EQ(loaded.report.problems.size(), 1U);
    EXPECT_EQ(loaded.report.problems[0].line, 4);
}

TEST(Tables, MatricesAndAdjacencyLists)
{
    EXPECT_EQ(test::print(graphOf(",a,b,c\na,0,1,0\nb,0,0,2\nc,0,0,0\n").graph), test::print(graphOf("source,target\na,b\nb,c\n").graph));
    const auto weighted = graphOf(",a,b,c\na,0,1,0\nb,0,0,2\nc,1,0,0\n");
    EXPECT_EQ(weighted.graph.statement(weighted.graph.findStatement("s2")).properties, (Properties{{"weight", "2"}}));
    const auto symmetric = graphOf(",a,b,c\na,0,1,0\nb,1,0,1\nc,0,1,0\n");
    EXPECT_EQ(symmetric.graph.statementCount(), 2U) << "each pair once";
    EXPECT_TRUE(symmetric.graph.schema().predicates().front().symmetric);
    EXPECT_EQ(test::print(graphOf(",a,b,c\na,,knows,\nb,,,owns\nc,,,\n").graph), "a -knows-> b, b -owns-> c");
    const auto list = graphOf("a;b;c\nb;d\nd\ne;a\n");
    EXPECT_EQ(test::print(list.graph), "a -linked-to-> b, a -linked-to-> c, b -linked-to-> d, e -linked-to-> a");
    const auto lonely = graphOf(",a,b,c\na,0,1,0\nb,1,0,0\nc,0,0,0\n");
    EXPECT_EQ(lonely.graph.entityCount(), 3U) << "c has no links, but a row";
}

TEST(Tables, IdsCountWithinTheirSpace)
{
    TempFolder folder;
    test::write(folder / "a.csv", "id:ID(Person),name,:LABEL\n1,Ada,Person;Writer\n");
    test::write(folder / "b.csv", "id:ID(Film),title:string,tags:string[],:LABEL\n1,Metropolis,a;b,Film\n");
    test::write(folder / "c.csv", ":START_ID(Person),:END_ID(Film),:TYPE,year:int\n1,1,WROTE,1927\n");
    const auto loaded = readGraph(folder.path());
    ASSERT_TRUE(loaded) << loaded.error().text();
    ASSERT_EQ(loaded->graph.entityCount(), 2U);
    const Statement s = first(*loaded);
    EXPECT_EQ(loaded->graph.name(s.subject), "Ada");
    EXPECT_EQ(loaded->graph.name(s.object), "Metropolis");
    EXPECT_EQ(loaded->graph.key(s.object), "Film:1") << "1 was taken";
    EXPECT_EQ(loaded->graph.schema().predicate(loaded->graph.predicate(loaded->graph.findStatement("s1"))).label, "WROTE");
    EXPECT_EQ(s.holds.text(), "1927");
    EXPECT_EQ(loaded->graph.entity(s.object).properties, (Properties{{"tags", "a|b"}}));
    EXPECT_EQ(loaded->graph.entity(s.subject).properties, (Properties{{"labels", "Person|Writer"}}));
    EXPECT_EQ(loaded->graph.document(s.document).title, "c.csv");
}

TEST(Tables, TwoSheetsOfAWorkbookAreOneGraph)
{
    TempFolder folder;
    const auto path = test::write(
        folder / "book.xlsx",
        test::workbook({{"Personas", test::textRow(1, {"Id", "Label"}) + test::textRow(2, {"1", "Ada"}) + test::textRow(3, {"2", "=1+1"})},
                        {"Relaciones", test::textRow(1, {"Source", "Target", "Label"}) + test::textRow(2, {"1", "2", "knows"})
                                           + test::textRow(3, {"1", "", "knows"})},
                        {"Lists", test::textRow(1, {"Source", "Target"}) + test::textRow(2, {"x", "y"}), "", "hidden"}}));
    const auto loaded = readGraph(path);
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(test::print(loaded->graph), "1 -knows-> 2");
    EXPECT_EQ(loaded->graph.name(loaded->graph.findEntity("2")), "=1+1") << "shown as text";
    EXPECT_EQ(loaded->graph.entity(loaded->graph.findEntity("1")).type, "person");
    EXPECT_EQ(loaded->format, "XLSX node list and edge list");
    ASSERT_EQ(loaded->report.problems.size(), 1U);
    EXPECT_THAT(loaded->report.problems[0].text(), HasSubstr("book.xlsx, line 3, column 2: sheet “Relaciones”: “Target” is empty"));
    EXPECT_THAT(loaded->report.notes, Contains(HasSubstr("sheet “Lists” was not read: the workbook hides it")));
}

TEST(Tables, ASheetAboutTheOthersIsNoTable)
{
    const auto mappingOf = [](const std::string &name, const std::string &rows) {
        TempFolder folder;
        const auto path = test::write(folder / "book.xlsx", test::workbook({{name, rows},
                                                                            {"Donations", test::textRow(1, {"Donor", "Recipient", "Amount"})
                                                                                              + test::textRow(2, {"Acme", "Party", "12"})}}));
        const auto tables = readTables(path);
        EXPECT_TRUE(tables);
        const ColumnMapping mapping = guessMapping(*tables);
        EXPECT_EQ(mapping.tables.at(1).shape, TableShape::Statements);
        return mapping.tables.at(0);
    };
    EXPECT_EQ(mappingOf("Sheet1", test::textRow(1, {"Donations to parties"}) + test::textRow(3, {"Author", "the desk"})
                                      + test::textRow(4, {"Contact", "desk@example.org"}))
                  .shape,
              TableShape::Ignored)
        << "a title, and pairs";
    EXPECT_EQ(mappingOf("Portada", test::textRow(1, {"Author", "Date"}) + test::textRow(2, {"the desk", "2024"})).shape, TableShape::Ignored);
    EXPECT_EQ(mappingOf("Empty", test::textRow(1, {"Name", "Country"})).shape, TableShape::Ignored) << "headings without rows";
    const TableMapping donors = mappingOf("Donors", test::textRow(1, {"Name", "Country"}) + test::textRow(2, {"Acme", "MX"}));
    EXPECT_EQ(donors.shape, TableShape::Entities);
    EXPECT_EQ(mappingOf("Sheet1", test::textRow(1, {"What stands in this workbook was taken from the bulletins of 2018 to 2024."})).shape,
              TableShape::Ignored);
    EXPECT_EQ(mappingOf("Info", test::textRow(1, {"Name", "Country"}) + test::textRow(2, {"Acme", "MX"})).shape, TableShape::Entities)
        << "whatever it is called";
    EXPECT_EQ(mappingOf("People", test::textRow(1, {"Name"}) + test::textRow(2, {"Ada"}) + test::textRow(3, {"Bob"})).shape, TableShape::Entities)
        << "one column of names";
    EXPECT_EQ(mappingOf("Sheet1", test::textRow(1, {"Ada"}) + test::textRow(2, {"Bob"})).shape, TableShape::Entities) << "without a heading";
    EXPECT_EQ(mappingOf("Nodes", test::textRow(1, {"Donors of 2020"}) + test::textRow(2, {"Id", "Label"}) + test::textRow(3, {"a"})
                                     + test::textRow(4, {"b", "Bob"}))
                  .shape,
              TableShape::Entities)
        << "a title above it, and gaps";
    EXPECT_EQ(mappingOf("Notes", test::textRow(1, {"Name", "Type", "Country", "City"}) + test::textRow(2, {"Acme", "company", "MX", "Oaxaca"})).shape,
              TableShape::Entities)
        << "its columns say more than its name";
}

TEST(Tables, ThePieceOfASpreadsheetThatWasPasted)
{
    EXPECT_EQ(test::print(graphOf("from\tto\ttype\nAda\tBob, Jr.\tknows\n").graph), "Ada -knows-> Bob, Jr.");
    const auto windows = graphOf("source;target\r\n\xD1"
                                 "and\xFA;b\r\n");
    EXPECT_NE(windows.graph.findEntity("Ñandú"), noEntity);
    EXPECT_THAT(windows.report.notes, Contains(HasSubstr("Windows-1252")));
}

TEST(Tables, IdsOfStatementsThatComeTwiceStayProperties)
{
    const auto loaded = graphOf("id,source,target\ns2,a,b\n,b,c\ns2,c,d\n,d,e\n");
    std::string keys;
    for (const StatementId id : loaded.graph.statements())
        keys += std::string(loaded.graph.key(id)) + " ";
    EXPECT_EQ(keys, "s2 s1 s3 s4 ") << "numbers that are given do not take those of the file";
    EXPECT_EQ(loaded.graph.statement(loaded.graph.findStatement("s3")).properties, (Properties{{"id in the file", "s2"}}));
}

TEST(Tables, PlainEdgeListsMeanWhatFullOnesMean)
{
    // an empty column of quotes makes every row be read in full
    auto pick = [random = std::mt19937(3)](std::initializer_list<const char *> words) mutable {
        return std::string(*(words.begin() + random() % words.size()));
    };
    for (const char *header :
         {"source,target,predicate,weight,colour,size", "source,target,colour,weight,predicate,shape", "source,target,label,weight,colour,Label",
          "source,target", "source,target,weight", "from,to,predicate,year,weight,x"}) {
        const auto columns = static_cast<int>(std::count(header, header + std::strlen(header), ',')) + 1;
        std::string plain = header, full = std::string(header) + ",quote";
        for (int row = 0; row < 300; ++row) {
            std::string cells = pick({"ada", "bob", "1", "22", "a name that is long", "", "Ümit", "0017"}) + ","
                                + pick({"ada", "carl", "1", "3", "another name, “quoted”", "Ümit"}).insert(0, "\"") + "\"";
            for (int column = 2; column < columns; ++column)
                cells += "," + pick({"", "knows", "Knows", "KNOWS", "1.5", "red", "\"two\nlines\"", " blanks ", "=x"});
            plain += "\n" + cells;
            full += "\n" + cells + ",";
        }
        const auto read = graphOf(plain + "\n"), inFull = graphOf(full + "\n");
        EXPECT_GT(read.graph.statementCount(), 200U) << header;
        EXPECT_TRUE(asAdditions(read.graph) == asAdditions(inFull.graph)) << header;
        EXPECT_EQ(read.report.notes, inFull.report.notes);
        EXPECT_EQ(read.report.leftOut, inFull.report.leftOut);
        ASSERT_EQ(read.report.problems.size(), inFull.report.problems.size());
        for (std::size_t i = 0; i < read.report.problems.size(); ++i)
            EXPECT_EQ(read.report.problems[i].text(), inFull.report.problems[i].text());
    }
}

TEST(Tables, NamesThatDifferInTheirBlanksAreOne)
{
    const std::string rows =
        "Ana  López,asesora,Banco Beta,Gaceta\nAna López,dirige,Banco\u00A0Beta,Gaceta\n\"Ana\nLópez\",vende,Banco Beta,Gaceta\n";
    for (const std::string header : {"source,predicate,target,amount\n", "source,predicate,target,quote\n"}) {  // with a way of its own, and not
        const auto loaded = graphOf(header + rows);
        ASSERT_EQ(loaded.graph.entityCount(), 2U) << header;
        EXPECT_EQ(loaded.graph.statementCount(), 3U);
        EXPECT_NE(loaded.graph.findEntity("Ana López"), noEntity) << loaded.graph.key(*loaded.graph.entities().begin());
        EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("names have several blanks, or ones that do not break")));
    }
    EXPECT_EQ(graphOf("name,type\nAna  López,Person\nAna López,Person\nBeto,Person\n").graph.entityCount(), 2U);
    {
        const auto swapped = graphOf("source,target\nAna  López,X\nAna López,Y\n");
        EXPECT_EQ(swapped.graph.entityCount(), 3U);
        EXPECT_THAT(swapped.report.notes, Contains(HasSubstr("1 name has several blanks")));
    }
    const auto ids = graphOf("id,name,type\na  b,Ana,Person\na b,Beto,Person\n");
    EXPECT_EQ(ids.graph.entityCount(), 2U) << "an id is an id";
}

TEST(Tables, PlacesAreParagraphsPagesAndWhatElseNamesOne)
{
    const auto loaded = graphOf("source,target,locator,quote\na,b,¶ 3,x\na,b,\"pp. 12, 14\",x\na,b,\"p. 3, art. 5\",x\na,b,00:12:40,x\n");
    std::vector<std::string> places;
    for (const StatementId id : loaded.graph.statements())
        places.push_back(locatorText(loaded.graph, id));
    EXPECT_THAT(places, testing::ElementsAre("¶3", "pp. 12, 14", "p. 3, art. 5", "00:12:40"));
    const auto pages = graphOf("source,target,quote,Página\na,b,x,12\na,b,x,¶ 3\na,b,x,p. 4\na,b,x,xiv\na,b,x,12-13\n");
    places.clear();
    for (const StatementId id : pages.graph.statements())
        places.push_back(locatorText(pages.graph, id));
    EXPECT_THAT(places, testing::ElementsAre("p. 12", "¶3", "p. 4", "p. xiv", "pp. 12-13"));
}

TEST(Tables, YesAndNoWhereTwoNamesCrossAreALinkAndNone)
{
    for (const std::string words : {"yes,no", "sí,no", "Sí,No", "ja,nein", "x,-", "TRUE,FALSE"}) {
        const std::string yes = words.substr(0, words.find(',')), no = words.substr(words.find(',') + 1);
        const auto loaded = graphOf(",Ana,Beto,Carla\nAna,," + yes + "," + no + "\nBeto," + yes + ",," + yes + "\nCarla," + no + "," + yes + ",\n");
        EXPECT_EQ(loaded.graph.entityCount(), 3U) << words;
        EXPECT_EQ(loaded.graph.statementCount(), 2U) << words;
        for (const StatementId id : loaded.graph.statements())
            EXPECT_EQ(loaded.graph.schema().predicate(loaded.graph.predicate(id)).key, "linked-with") << words;
    }
}

TEST(Tables, AMappingWithoutEndsIsRefused)
{
    auto table = tableFromText("a,b\nx,y\n");
    std::vector<Table> tables;
    tables.push_back(std::move(*table));
    ColumnMapping mapping = guessMapping(tables);
    mapping.tables[0].shape = TableShape::Statements;
    mapping.tables[0].columns[0].role = ColumnRole::Source;
    mapping.tables[0].columns[1].role = ColumnRole::Property;
    const auto loaded = graphFromTables(tables, mapping);
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(), HasSubstr("has no column for the object (target). Expected one in the mapping"));
    EXPECT_FALSE(graphFromTables(tables, {}));
}

TEST(Tables, LargeOnesComeInBatchesWithProgressAndCanBeCancelled)
{
    std::string text = "source,target,label\n";
    for (int i = 0; i < 40000; ++i)
        text += std::to_string(i % 5000) + "," + std::to_string(i % 4999) + ",p" + std::to_string(i % 900) + "\n";
    std::vector<Table> tables{*tableFromText(text)};
    double last = 0;
    const auto loaded = graphFromTables(tables, guessMapping(tables), RunContext({}, [&](double f) {
                                            EXPECT_GE(f, last);
                                            last = f;
                                        }));
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->graph.statementCount(), 40000U);
    EXPECT_EQ(loaded->graph.schema().predicates().size(), 900U);
    EXPECT_EQ(last, 1.0);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = graphFromTables(tables, guessMapping(tables), RunContext(stop.get_token()));
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, Error::Code::Cancelled);
}

TEST(Tables, WorkbooksThatOtherLibrariesWrote)
{
    const auto golden = test::sourceDir() / "tests" / "model" / "tables" / "golden";
    const auto one = readGraph(golden / "openpyxl.xlsx");  // dates, a merged cell, a formula's look, two sheets
    ASSERT_TRUE(one) << one.error().text();
    EXPECT_EQ(test::print(one->graph), "=Bob -employer-> Acme, Ada -employer-> Acme, Ada -works-for-> Acme");
    EXPECT_EQ(one->graph.entity(one->graph.findEntity("Ada")).properties, (Properties{{"Born", "1915-12-10"}, {"Score", "0.3"}, {"Active", "true"}}));
    EXPECT_EQ(one->graph.entity(one->graph.findEntity("=Bob")).properties,
              (Properties{{"Born", "1990-01-02T03:04:05"}, {"Score", "1e+20"}, {"Active", "false"}}));
    EXPECT_EQ(one->graph.holds(one->graph.findStatement("s3")).text(), "2020-05") << "shown as a month";
    const auto two = readGraph(golden / "xlsxwriter.xlsx");  // shared and rich strings, a result of a formula, ids of five digits
    ASSERT_TRUE(two) << two.error().text();
    EXPECT_EQ(two->graph.name(two->graph.findEntity("00123")), "=1+1");
    EXPECT_EQ(two->graph.name(two->graph.findEntity("00007")), "Lovely");
    EXPECT_EQ(two->graph.name(two->graph.findEntity("00008")), "xy");
    EXPECT_EQ(two->graph.entity(two->graph.findEntity("00123")).properties, (Properties{{"since", "2019-06-02"}}));
}

TEST(Tables, OfTheCorpusAreReadWhole)
{
    const auto corpus = test::sourceDir().parent_path() / "shared" / "corpus" / "csv";
    if (!std::filesystem::is_directory(corpus))
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    const auto counts = [&](const char *file) {
        const auto loaded = readGraph(corpus / file);
        return loaded ? std::to_string(loaded->graph.entityCount()) + " " + std::to_string(loaded->graph.statementCount()) + " "
                            + std::to_string(loaded->report.leftOut)
                      : loaded.error().text();
    };
    EXPECT_EQ(counts("bills.csv"), "10223 0 0");
    EXPECT_EQ(counts("committees-current.csv"), "48 0 0");
    EXPECT_EQ(counts("edges_table_opposite_force_undirected_issue_1848.csv"), "176 7346 0");
    EXPECT_EQ(counts("legislators-current.csv"), "542 539 0") << "539 people, three parties";
}

TEST(Tables, WhatIsNoTableIsNotTakenForOneWithoutItsEnding)
{
    EXPECT_TRUE(looksLikeTable("source,target\na,b\n"));
    EXPECT_TRUE(looksLikeTable("Id;Label\n1;Ada\n"));
    EXPECT_FALSE(looksLikeTable("hello"));
    EXPECT_FALSE(looksLikeTable("Dear Ada, I write to you\nabout, well, nothing\n"));
    EXPECT_FALSE(looksLikeTable(""));
}

TEST(Tables, RowsWithMoreOrFewerCellsThanTheHeaderAreTold)
{
    const auto loaded = graphOf("source,target,since\nana,bob,2019\nbob,carla\ncarla,dora,2020,red,blue\ndora,ana,\nana,dora,2021,\n");
    EXPECT_EQ(loaded.graph.statementCount(), 5U);
    ASSERT_EQ(loaded.report.problemCount, 2U) << "an empty cell, or a separator at the end, is none";
    EXPECT_THAT(loaded.report.problems[0].text(), HasSubstr("line 3, column 3: 2 cells. Expected 3, as many as the header has"));
    EXPECT_THAT(loaded.report.problems[1].text(), HasSubstr("line 4, column 4: 5 cells. Expected 3, as many as the header has"));
    EXPECT_EQ(graphOf("ana,bob\nbob,carla,dora\n").report.problemCount, 0U) << "neighbours are as many as they are";
}

}  // namespace
}  // namespace relata
