// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphbuilder.h"
#include "model/io/ftm.h"
#include "tests/model/io/corpuscounts.h"
#include "tests/model/io/fullgraph.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace relata {
namespace {

using test::TempFolder;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

LoadedGraph read(const std::string &text)
{
    auto loaded = readFtm(text, "f.ftm", {});
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(*loaded);
}

std::string faultOf(const std::string &text)
{
    const auto loaded = readFtm(text, "f.ftm", {});
    return loaded ? "no fault" : loaded.error().text();
}

const char *const ann = R"({"id":"ann","schema":"Person","properties":{"name":["Ann"]}})"
                        "\n";
const char *const acme = R"({"id":"acme","schema":"Company","properties":{"name":["Acme"]}})"
                         "\n";

TEST(Ftm, EdgesMayStandBeforeTheirEnds)
{
    const auto loaded = read(std::string(R"({"id":"o","schema":"Ownership","properties":{"owner":["ann"],"asset":["acme"],"percentage":["50"]}})")
                             + "\n" + ann + acme);
    EXPECT_EQ(loaded.format, "FollowTheMoney");
    EXPECT_EQ(test::print(loaded.graph), "ann -owns-> acme");
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("ann")).type, "person");
    const Entity company = loaded.graph.entity(loaded.graph.findEntity("acme"));
    EXPECT_EQ(company.type, "institution");
    EXPECT_THAT(company.properties, ElementsAre(Pair("schema", "Company")));
    const Statement s = loaded.graph.statement(StatementId{0});
    EXPECT_EQ(s.key, "o");
    EXPECT_EQ(s.speaker, noEntity);
    EXPECT_EQ(s.status, "speaker unknown");
    EXPECT_EQ(loaded.graph.document(s.document).title, "f.ftm");
    EXPECT_THAT(s.properties, ElementsAre(Pair("percentage", "50")));
    EXPECT_THAT(loaded.report.notes, IsEmpty());
}

TEST(Ftm, NamesTypesAndTextsAreTakenFromTheModelsProperties)
{
    const auto loaded = read(
        R"({"id":"a","schema":"Person","caption":"C","properties":{"firstName":["Ann"],"lastName":["Lee"],"alias":[],"description":["d"],"nationality":["us","mx"]}}
{"id":"b","schema":"Vessel","properties":{"name":["Ship","Old ship"],"previousName":["Older"]}}
{"id":"c","schema":"Address","properties":{"full":["1 Road"]}}
{"id":"d","schema":"Project","properties":{"name":["Act"],"keywords":["policy"]}}
{"id":"e","schema":"Article","properties":{"title":["News"]}}
{"id":"f","schema":"Made up","caption":"F","properties":{}})");
    const auto get = [&](const char *key) { return loaded.graph.entity(loaded.graph.findEntity(key)); };
    EXPECT_EQ(get("a").name, "Ann Lee");
    EXPECT_EQ(get("a").description, "d");
    EXPECT_THAT(get("a").properties, ElementsAre(Pair("ftm:named by", "firstName lastName"), Pair("firstName", "Ann"), Pair("lastName", "Lee"),
                                                 Pair("nationality", "us|mx"), Pair("caption", "C")));
    EXPECT_EQ(get("b").type, "Vessel");
    EXPECT_THAT(get("b").aliases, ElementsAre("Old ship", "Older"));
    EXPECT_EQ(get("c").name, "1 Road");
    EXPECT_EQ(get("d").type, "policy");
    EXPECT_EQ(get("e").name, "News");
    EXPECT_EQ(get("f").type, "Made up");
    EXPECT_EQ(get("f").name, "F");
}

TEST(Ftm, SeveralDatesAndEndsAreStatementsOfTheirOwn)
{
    const auto loaded = read(
        std::string(ann) + acme
        + R"({"id":"d","schema":"Directorship","properties":{"director":["ann","bob"],"organization":["acme"],"startDate":["2010","2011-05"],"endDate":["2015"]}}
{"id":"p","schema":"Payment","properties":{"payer":["acme"],"beneficiary":["ann"],"date":["2011-12-29"],"startDate":["last year"]}}
{"id":"q","schema":"Payment","properties":{"payer":["acme"],"beneficiary":["ann"],"startDate":["2015"],"endDate":["2010"]}})");
    ASSERT_EQ(loaded.graph.statementCount(), 6U);
    const auto holds = [&](const char *key) { return loaded.graph.holds(loaded.graph.findStatement(key)).text(); };
    EXPECT_EQ(holds("d"), "2010/2015");
    EXPECT_EQ(holds("d#2"), "2011-05/2015");
    EXPECT_EQ(holds("d#4"), "2011-05/2015");
    EXPECT_EQ(holds("p"), "2011-12-29");
    EXPECT_THAT(loaded.graph.statement(loaded.graph.findStatement("p")).properties,
                ElementsAre(Pair("startDate", "last year"), Pair("date", "2011-12-29")));
    EXPECT_EQ(holds("q"), "") << "an end before its start";
    EXPECT_THAT(loaded.graph.statement(loaded.graph.findStatement("q")).properties, ElementsAre(Pair("startDate", "2015"), Pair("endDate", "2010")));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 edge states several ends or dates")));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 node is named by edges only")));
}

TEST(Ftm, WhatLacksAnEndOrIsNoEdgeStaysAnEntity)
{
    const auto loaded = read(std::string(ann) + R"({"id":"o","schema":"Ownership","properties":{"owner":["ann"],"asset":[""]}}
{"id":"s","schema":"Sanction","properties":{"entity":["ann"],"reason":["fraud"]}})");
    EXPECT_EQ(test::print(loaded.graph), "o, s -entity-> ann");
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("o")).type, "Ownership");
    EXPECT_THAT(loaded.graph.entity(loaded.graph.findEntity("s")).properties, ElementsAre(Pair("reason", "fraud")));
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("1 edge lacks one of its ends")));
}

TEST(Ftm, UnknownLinksGoBothWaysUnderTheirRole)
{
    const auto loaded =
        read(std::string(ann) + acme + R"({"id":"u","schema":"UnknownLink","properties":{"subject":["ann"],"object":["acme"],"role":["Lobbies"]}})");
    EXPECT_EQ(test::print(loaded.graph), "ann -lobbies-> acme");
    EXPECT_TRUE(loaded.graph.schema().predicate(loaded.graph.predicate(StatementId{0})).symmetric);
}

TEST(Ftm, FragmentsOfOneEntityAreOne)
{
    const auto loaded = read(std::string(ann) + R"({"id":"ann","schema":"Person","datasets":["x"],"properties":{"name":["Ann"],"country":["us"]}}
{"id":"ann","schema":"Person","properties":{"country":["us","mx"]}})");
    EXPECT_EQ(loaded.graph.entityCount(), 1U);
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, ElementsAre(Pair("country", "us|mx"), Pair("datasets", "x")));
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("2 lines have the id of an earlier one")));
}

TEST(Ftm, ListsAndDiagramsAreReadAsLinesAre)
{
    const std::string one(ann), two(acme), edge = R"({"id":"o","schema":"Ownership","properties":{"owner":"ann","asset":["acme"]}})";
    for (const std::string &text : {"[" + one + ",\n" + two + "," + edge + "]",
                                    R"({"layout":{"vertices":[{"id":"x","schema":"Person","entities":[{"id":"y","schema":"Person"}]}]},"entities":[)"
                                        + one + "," + two + "," + edge + R"(],"viewport":{}})"}) {
        EXPECT_TRUE(looksLikeFtm(text)) << text;
        EXPECT_EQ(test::print(read(text).graph), "ann -owns-> acme") << text;
    }
    EXPECT_FALSE(looksLikeFtm(R"({"entities":{"Q1":{}}})")) << "Wikidata's";
    EXPECT_FALSE(looksLikeFtm(R"({"nodes":[{"id":"a","schema":"x"}]})"));
    EXPECT_FALSE(looksLikeFtm("id,schema"));
}

TEST(Ftm, FaultsAreToldWithTheirLine)
{
    const std::string good(ann);
    EXPECT_EQ(faultOf(good + "\n{\"id\":\n"),
              "f.ftm, line 3, column 7: is not valid JSON here (unexpected end of input, where there should be '[', '{', or a "
              "value). Expected FollowTheMoney entities, one JSON object a line");
    EXPECT_THAT(faultOf(good + R"({"schema":"Person"})"), HasSubstr("line 2: an entity without “id”. Expected"));
    EXPECT_THAT(faultOf(good + R"({"id":"x"})"), HasSubstr("line 2: an entity without “schema”. Expected"));
    EXPECT_THAT(faultOf("{\"entities\":[\n" + good + ",\n{\"id\":\"x\"}]}"), HasSubstr("line 4: an entity without “schema”"));
    EXPECT_THAT(faultOf("[" + good + ",\n{]"), HasSubstr("line 3, column 2: is not valid JSON here"));
    EXPECT_THAT(faultOf(good + "{\"id\":" + std::string(100000, '[') + "\n"), HasSubstr("line 2: lists and objects more than 100 deep"));
    EXPECT_THAT(faultOf(good + "{\"id\":\"\x00\"}"), HasSubstr("line 2"));
    EXPECT_THAT(faultOf(good + R"({"id":"b","schema":"Person","properties":{},"relata":{"label":"B","relata:references":"[{"}})"),
                HasSubstr("line 2: is not valid JSON"));
    EXPECT_THAT(faultOf(good + R"({"id":"b","schema":"Person","properties":{},"relata":{"label":"B","relata:references":"[1]"}})"),
                HasSubstr("line 2: “relata:references” cannot be read"));
    EXPECT_THAT(faultOf(good
                        + "{\"id\":\"Pe\xF1"
                          "a\",\"x\":\"ü\"}"),
                HasSubstr("line 2"));
}

TEST(Ftm, ReadingStopsWhenAsked)
{
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += R"({"id":")" + std::to_string(i) + R"(","schema":"Person","properties":{}})" + "\n";
    std::stop_source stop;
    stop.request_stop();
    const auto loaded = readFtm(text, "f.ftm", RunContext(stop.get_token()));
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, Error::Code::Cancelled);
}

TEST(Ftm, OurOwnComesBackExactly)
{
    const KnowledgeGraph graph = test::fullGraph();
    std::string text, again;
    const IoReport report = ftmText(graph, text);
    const auto loaded = read(text);
    EXPECT_EQ(asAdditions(loaded.graph), asAdditions(graph));
    EXPECT_EQ(loaded.graph.info(), graph.info());
    ftmText(loaded.graph, again);
    EXPECT_EQ(again, text);
    EXPECT_THAT(report.notes, Contains(HasSubstr("1 policy is a Project")));
    EXPECT_THAT(report.notes, Contains(HasSubstr("2 statements are UnknownLinks")));
    EXPECT_THAT(report.notes, Contains(HasSubstr("2 times are more than a date")));
    EXPECT_THAT(report.notes, Contains(HasSubstr("has no speaker")));
}

TEST(Ftm, WhatOtherToolsChangeAndAddIsSeen)
{
    std::string text;
    ftmText(test::graphFromText("ada -knows-> bob"), text);
    const std::string changed = R"("name":["Ada"])";
    ASSERT_THAT(text, HasSubstr(changed));
    std::string renamed = text;
    renamed.replace(renamed.find(changed), changed.size(), R"("name":["Ada L."])");
    EXPECT_EQ(read(renamed).graph.name(EntityId{0}), "Ada L.");
    const auto grown = read(text + ann);
    EXPECT_EQ(grown.graph.entityCount(), 3U);
    EXPECT_EQ(test::print(grown.graph), "ann, ada -knows-> bob");
    EXPECT_THAT(grown.report.notes, Contains(HasSubstr("1 entity or statement was added by another program")));
}

TEST(Ftm, IsWrittenAsTheModelDeclaresIt)
{
    std::string text;
    const auto loaded =
        read(std::string(ann) + acme
             + R"({"id":"o","schema":"Ownership","properties":{"owner":["ann"],"asset":["acme"],"percentage":["50"],"startDate":["2010-02"]}})");
    const IoReport report = ftmText(loaded.graph, text);
    std::vector<nlohmann::json> lines;
    for (std::istringstream in(text); in;)
        if (std::string line; std::getline(in, line))
            lines.push_back(nlohmann::json::parse(line));
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[1]["schema"], "Company");
    EXPECT_EQ(lines[2]["schema"], "Ownership");
    EXPECT_EQ(lines[2]["properties"], nlohmann::json::parse(R"({"owner":["ann"],"asset":["acme"],"percentage":["50"],"startDate":["2010-02"]})"));
    for (const auto &line : lines)
        for (const auto &[name, values] : line["properties"].items())
            EXPECT_TRUE(values.is_array()) << name;
}

/// Schema and properties of each line, by id.
std::map<std::string, nlohmann::json> recordsOf(const std::string &text)
{
    std::map<std::string, nlohmann::json> records;
    for (std::istringstream in(text); in;)
        if (std::string line; std::getline(in, line) && !line.empty()) {
            const auto record = nlohmann::json::parse(line);
            records[record["id"]] = {record["schema"], record["properties"], record.value("caption", "")};
        }
    return records;
}

void expectTheSameWhenWritten(const std::string &text)
{
    std::string written, again;
    const auto loaded = read(text);
    const IoReport report = ftmText(loaded.graph, written);
    const auto before = recordsOf(text), after = recordsOf(written);
    for (const auto &[id, record] : before)
        EXPECT_EQ(after.contains(id) ? after.at(id) : nlohmann::json(), record) << id;
    EXPECT_EQ(after.size(), before.size());
    EXPECT_THAT(report.notes, Not(Contains(HasSubstr("LegalEntity"))));
    const auto own = read(written);
    EXPECT_EQ(asAdditions(own.graph), asAdditions(loaded.graph));
    ftmText(own.graph, again);
    EXPECT_EQ(again, written);
}

TEST(Ftm, WhatWasReadIsWrittenWithItsSchemaAndUnderItsOwnNames)
{
    expectTheSameWhenWritten(
        R"({"id":"s","schema":"Sanction","properties":{"authority":["OFAC"],"startDate":["2020"]}}
{"id":"i","schema":"Passport","properties":{"number":["X1"],"type":["biometric"]}}
{"id":"n","schema":"Note","properties":{"description":["one","two|three"]}}
{"id":"t","schema":"Thing","properties":{"name":["T"]}}
{"id":"v","schema":"NewerThanWe","properties":{"name":["V"]}}
{"id":"h","schema":"Ownership","properties":{"owner":["p"],"percentage":["5"]}}
{"id":"p","schema":"Person","properties":{"name":["Ben","Benny"],"alias":["B."],"weakAlias":["Bo"],"previousName":["Ben X"],"summary":["su"],"date":["1999"]}}
{"id":"q","schema":"Person","properties":{"firstName":["Ann"],"lastName":["Lee"],"summary":["S"],"description":["D"]}}
{"id":"r","schema":"Person","properties":{}}
{"id":"w","schema":"Person","properties":{"weakAlias":["W","X"],"alias":["Y"]}}
{"id":"c","schema":"Company","caption":"Cap","properties":{"country":["us"]}}
{"id":"d","schema":"Document","properties":{"title":["Doc"],"fileName":["d.pdf"]}}
{"id":"e","schema":"Article","properties":{"name":["Only a name"]}}
{"id":"f","schema":"Address","properties":{"full":["1 Road","1 Rd."],"country":["us"]}}
{"id":"g","schema":"Address","properties":{"name":["Home"]}}
{"id":"y","schema":"Project","properties":{"name":["Law"],"keywords":["law","policy"]}}
{"id":"pay","schema":"Payment","properties":{"payer":["p"],"beneficiary":["q"],"date":["2019-05-01"],"summary":["a","b"],"description":["DE"],"type":["t"]}}
{"id":"own","schema":"Ownership","properties":{"owner":["p"],"asset":["c"],"date":["2019"],"startDate":["2018","soon"],"endDate":["2018"]}}
{"id":"u1","schema":"UnknownLink","properties":{"subject":["p"],"object":["q"],"role":["Owns","holds shares of"]}}
{"id":"u2","schema":"UnknownLink","properties":{"subject":["p"],"object":["q"],"role":["is related to"]}}
{"id":"u3","schema":"UnknownLink","properties":{"subject":["p"],"object":["q"],"role":["owns"]}}
{"id":"u4","schema":"UnknownLink","properties":{"subject":["p"],"object":["q"]}}
{"id":"o2","schema":"Ownership","properties":{"owner":["p"],"asset":["d"]}}
)");
}

const char *const referring = R"({"id":"s","schema":"Sanction","properties":{"entity":["ann","acme","gone"],"proof":["elsewhere"]}}
{"id":"pp","schema":"Passport","properties":{"holder":["ann"],"number":["1"]}}
{"id":"ann","schema":"Person","properties":{"name":["Ann"],"addressEntity":["ad"],"position":["acme"]}}
{"id":"o","schema":"Ownership","properties":{"owner":["ann"],"asset":["acme"]}}
{"id":"acme","schema":"Company","properties":{"name":["Acme"],"parent":["top","acme"]}}
{"id":"top","schema":"Company","properties":{"name":["Top"]}}
{"id":"ad","schema":"Address","properties":{"full":["1 Road"]}}
)";

TEST(Ftm, PropertiesThatNameEntitiesOfTheFileAreStatements)
{
    const auto loaded = read(referring);
    EXPECT_EQ(test::print(loaded.graph),
              "acme -parent-> acme, acme -parent-> top, ann -address-> ad, ann -owns-> acme, pp -holder-> ann, s -entity-> acme, s -entity-> ann");
    EXPECT_NE(loaded.graph.findStatement("s#entity#2"), noStatement);
    EXPECT_THAT(loaded.graph.entity(loaded.graph.findEntity("s")).properties, ElementsAre(Pair("entity", "gone"), Pair("proof", "elsewhere")));
    EXPECT_THAT(loaded.graph.entity(loaded.graph.findEntity("ann")).properties, ElementsAre(Pair("position", "acme")));
}

TEST(Ftm, SuchStatementsAreWrittenAsPropertiesAndStayInTheirPlace)
{
    std::string written, again;
    LoadedGraph loaded = read(referring);
    GraphDiff diff;  // one more statement behind them
    Statement more = loaded.graph.statement(loaded.graph.findStatement("o"));
    more.key = "more";
    diff.statements.push_back({StatementId{static_cast<std::uint32_t>(loaded.graph.statementIdEnd())}, {}, more});
    ASSERT_TRUE(loaded.graph.apply(diff));
    ftmText(loaded.graph, written);
    auto records = recordsOf(written);
    EXPECT_EQ(records.size(), 8U);
    EXPECT_EQ(records["s"][1], nlohmann::json::parse(R"({"entity":["gone","ann","acme"],"proof":["elsewhere"]})"));
    EXPECT_EQ(records["acme"][1]["parent"], nlohmann::json::parse(R"(["top","acme"])"));
    const auto own = read(written);
    EXPECT_EQ(asAdditions(own.graph), asAdditions(loaded.graph));
    ftmText(own.graph, again);
    EXPECT_EQ(again, written);
    EXPECT_EQ(read(written + R"({"id":"x","schema":"Person","properties":{"name":["X"]}})").graph.statementCount(), 8U) << "with a foreign line";
}

TEST(Ftm, AStatementThatSaysMoreThanAPropertyIsALink)
{
    LoadedGraph loaded = read(referring);
    const StatementId id = loaded.graph.findStatement("pp#holder");
    GraphDiff diff;
    const Statement before = loaded.graph.statement(id);
    diff.statements.push_back({id, before, before});
    diff.statements[0].after->speaker = loaded.graph.findEntity("ann");
    ASSERT_TRUE(loaded.graph.apply(diff));
    std::string text;
    ftmText(loaded.graph, text);
    EXPECT_FALSE(recordsOf(text)["pp"][1].contains("holder"));
    EXPECT_EQ(recordsOf(text)["pp#holder"][0], "UnknownLink");
    EXPECT_EQ(asAdditions(read(text).graph), asAdditions(loaded.graph));
}

TEST(Ftm, HalvesOfAnEdgeComeBackAsTheEntityTheyWereReadAs)
{
    const auto loaded = read(std::string(ann) + R"({"id":"o","schema":"Ownership","properties":{"owner":["ann"]}}
{"id":"o","schema":"Ownership","properties":{"asset":["ann"]}})");
    ASSERT_EQ(loaded.graph.entityCount(), 2U);
    std::string text;
    ftmText(loaded.graph, text);
    const auto own = read(text);
    EXPECT_EQ(asAdditions(own.graph), asAdditions(loaded.graph));
    EXPECT_THAT(own.report.notes, IsEmpty());
}

TEST(Ftm, AChangedNameIsWrittenAsOne)
{
    auto loaded = read(R"({"id":"q","schema":"Person","properties":{"firstName":["Ann"],"lastName":["Lee"]}})");
    Entity e = loaded.graph.entity(EntityId{0});
    GraphDiff diff;
    diff.entities.push_back({EntityId{0}, e, e});
    diff.entities[0].after->name = "Ann Poe";
    ASSERT_TRUE(loaded.graph.apply(diff));
    std::string text;
    ftmText(loaded.graph, text);
    EXPECT_EQ(recordsOf(text)["q"][1], nlohmann::json::parse(R"({"name":["Ann Poe"],"firstName":["Ann"],"lastName":["Lee"]})"));
    EXPECT_EQ(read(text).graph.name(EntityId{0}), "Ann Poe");
}

TEST(Ftm, WordsOfOthersBecomeItsSchemataAndProperties)
{
    GraphBuilder builder;
    std::vector<EntityId> ids;
    for (const char *type : {"person", "company", "vehículo"}) {
        EntityType known;
        known.key = known.label = type;
        builder.schema().ensureType(known);
        Entity e;
        e.key = e.name = std::string(1, *type);
        e.type = type;
        if (*type == 'p')
            e.properties = {{"born", "1960"}, {"page", "7"}};
        ids.push_back(builder.addEntity(e));
    }
    for (const char *label : {"pays", "praises"}) {
        Predicate predicate;
        predicate.key = predicate.label = label;
        const PredicateId id = builder.schema().ensurePredicate(predicate);
        Statement s;
        s.key = label;
        s.subject = ids[1];
        s.object = ids[0];
        s.properties = {{"amount", "5"}, {"currency", "EUR"}, {"contract number", "9"}};
        builder.addStatement(s, id);
    }
    const auto graph = builder.finish();
    ASSERT_TRUE(graph) << graph.error().text();
    std::string text;
    const IoReport report = ftmText(*graph, text);
    auto records = recordsOf(text);
    EXPECT_EQ(records["c"][0], "Company");
    EXPECT_EQ(records["v"][0], "Vehicle");
    EXPECT_EQ(records["p"][1], nlohmann::json::parse(R"({"name":["p"],"birthDate":["1960"]})"));
    EXPECT_EQ(records["pays"][0], "Payment");
    EXPECT_EQ(records["pays"][1], nlohmann::json::parse(R"({"payer":["c"],"beneficiary":["p"],"amount":["5"],"currency":["EUR"]})"));
    EXPECT_EQ(records["praises"][0], "UnknownLink");
    EXPECT_FALSE(records["praises"][1].contains("amount"));
    EXPECT_EQ(asAdditions(read(text).graph), asAdditions(*graph));
    EXPECT_THAT(report.notes, Not(Contains(HasSubstr("LegalEntit"))));
    EXPECT_THAT(report.notes, Contains(HasSubstr("no place for these properties")));
    EXPECT_THAT(report.notes, Contains(HasSubstr("“amount” (1), “contract number” (2), “currency” (1), “page” (1)")));
}

TEST(Ftm, APropertyOfTheModelsOwnNameComesBeforeOneThatMeansTheSame)
{
    KnowledgeGraph graph = test::graphFromText("ada");
    GraphDiff diff;
    const Entity ada = graph.entity(EntityId{0});
    diff.entities.push_back({EntityId{0}, ada, ada});
    diff.entities[0].after->properties = {{"born", "1960"}, {"birthDate", "1961-02-03"}};
    ASSERT_TRUE(graph.apply(diff));
    std::string text;
    const IoReport report = ftmText(graph, text);
    EXPECT_EQ(recordsOf(text)["ada"][1], nlohmann::json::parse(R"({"name":["Ada"],"birthDate":["1961-02-03"]})"));
    EXPECT_THAT(report.notes, Contains(HasSubstr("“born” (1)"))) << "what is left is told";
    EXPECT_EQ(asAdditions(read(text).graph), asAdditions(graph));
}

TEST(Ftm, EmptyGraphsAreNoted)
{
    std::string text = "old";
    EXPECT_THAT(ftmText(KnowledgeGraph(), text).notes, ElementsAre(HasSubstr("the file is empty")));
    EXPECT_EQ(text, "");
}

TEST(Ftm, RealFilesHaveAsManyEntitiesAndEdgesAsCounted)
{
    const int compared = test::compareCounts("ftm/");
    if (compared < 0)
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    EXPECT_GE(compared, 2);
}

TEST(Ftm, FilesAreToldByTheirContentAndWrittenByTheirName)
{
    TempFolder folder;
    ASSERT_TRUE(readGraph(test::write(folder / "a.txt", ann)));
    const KnowledgeGraph graph = test::fullGraph();
    ASSERT_TRUE(writeGraph(graph, folder / "b.ftm"));
    const auto loaded = readGraph(folder / "b.ftm");
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(asAdditions(loaded->graph), asAdditions(graph));
}

}  // namespace
}  // namespace relata
