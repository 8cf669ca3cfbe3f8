// SPDX-License-Identifier: Apache-2.0
#include "model/store/entityplaces.h"
#include "model/store/project.h"
#include "tests/app/cli/program.h"
#include "tests/support/graphtext.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace relata::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> keysOf(const nlohmann::ordered_json &object)
{
    std::vector<std::string> keys;
    for (const auto &[key, value] : object.items())
        keys.push_back(key);
    return keys;
}

TEST(CommandLine, FindGivesTwoPeopleForLopez)
{
    const Outcome run = relata("find " + sample + "lopez --json");
    ASSERT_EQ(run.status, 0);
    const json hits = json::parse(run.out);
    ASSERT_EQ(hits.size(), 2U);
    for (const json &hit : hits) {
        EXPECT_EQ(hit.at("type"), "person");
        for (const char *key : {"id", "name", "aliases", "description"})
            EXPECT_TRUE(hit.contains(key)) << key;
    }
    EXPECT_THAT(hits[0].at("name").get<std::string>(), HasSubstr("Obrador"));
    for (const char *text : {"garduno", "juarez", "AMLO"})
        EXPECT_FALSE(json::parse(relata("find " + sample + text + " --json").out).empty()) << text;
}

TEST(CommandLine, NoHitIsSaidAndIsNoFault)
{
    for (const char *command : {"find sample:mexico-migration qqqq", "query sample:mexico-migration paragraph:99"})
        for (const char *form : {"", " --json"}) {
            const Outcome run = relata(std::string(command) + form);
            EXPECT_EQ(run.status, 0) << command;
            EXPECT_THAT(run.err, testing::MatchesRegex("relata: (nobody and nothing is called “qqqq”|no statement fits the lens)\n")) << command;
            EXPECT_EQ(run.out, *form ? "[]\n" : "") << command;
        }
    TempFolder folder;
    const std::string project = (folder / "m.relata").string();
    ASSERT_EQ(relata("convert " + sample + project).status, 0);
    EXPECT_THAT(relata("find " + project + " qqqq").err, HasSubstr("nobody and nothing is called “qqqq”"));
}

TEST(CommandLine, DuplicatesComeWithTheirReasonsTheMostLikelyFirst)
{
    TempFolder folder;
    const std::string path = (folder / "who.csv").string();
    std::ofstream(path) << "source,target\nAna Ruiz,Bob Carr\n\"Ruiz, Ana\",Bob Carr\nAna Ruiz Soto,Carla\n";
    const Outcome run = relata("duplicates " + path + " --json");
    ASSERT_EQ(run.status, 0) << run.err;
    const json pairs = json::parse(run.out);
    ASSERT_EQ(pairs.size(), 3U);
    EXPECT_EQ(pairs[0].at("reasons")[0].at("kind"), "same-words");
    EXPECT_EQ(pairs[0].at("joins_groups"), false);
    EXPECT_GT(pairs[0].at("score"), pairs[1].at("score"));
    for (const char *end : {"one", "other"})
        EXPECT_THAT(pairs[0].at(end).at("name").get<std::string>(), HasSubstr("Ruiz"));
    const Outcome text = relata("duplicates " + path + " --most 1");
    EXPECT_THAT(text.out, HasSubstr("“Ana Ruiz” has the same words as “Ruiz, Ana”"));
    EXPECT_THAT(text.err, HasSubstr("of 3 pairs"));
}

TEST(CommandLine, QuerySaysWhoStatesWhatWhere)
{
    const Outcome run = relata("query " + sample + "'by:\"Gil Guerra\"' --json");
    ASSERT_EQ(run.status, 0);
    const json statements = json::parse(run.out);
    ASSERT_FALSE(statements.empty());
    for (const json &s : statements) {
        EXPECT_EQ(s.at("speaker_name"), "Gil Guerra");
        for (const char *key : {"id", "subject", "subject_name", "predicate", "object", "object_name", "claim", "speaker", "document", "paragraph",
                                "modality", "polarity", "said", "holds"})
            EXPECT_TRUE(s.contains(key)) << key;
    }
    EXPECT_EQ(json::parse(relata("query " + sample + "'by:author' --json").out)[0].at("speaker"), "author");
    EXPECT_THAT(relata("query " + sample + "paragraph:9 --csv").out, HasSubstr("id,subject,subject_name,predicate"));
}

TEST(CommandLine, QuerySaysThatAForeignFileNamesNoSpeaker)
{
    TempFolder folder;
    const std::string path = (folder / "who.csv").string();
    std::ofstream(path) << "source,target\nAna,Bob\n";
    EXPECT_THAT(relata("query " + path + " by:unknown").out, HasSubstr("[Unknown speaker"));
    const json statement = json::parse(relata("query " + path + " by:unknown --json").out).at(0);
    EXPECT_EQ(statement.at("speaker"), "unknown");
    EXPECT_EQ(statement.at("speaker_name"), "Unknown speaker");
    EXPECT_TRUE(json::parse(relata("query " + path + " by:author --json").out).empty());
}

TEST(CommandLine, PathsAreShortestFirst)
{
    const Outcome run = relata("path " + sample + "Trump INM --most 4 --json");
    ASSERT_EQ(run.status, 0);
    const json paths = json::parse(run.out);
    ASSERT_GE(paths.size(), 2U);
    std::size_t last = 0;
    for (const json &path : paths) {
        EXPECT_GE(path.at("length").get<std::size_t>(), last);
        last = path.at("length");
        EXPECT_EQ(path.at("entities").size(), last + 1);
        EXPECT_GE(path.at("statements").size(), last);
    }
}

TEST(CommandLine, AStatementWithoutAClaimIsTheLinkInWords)
{
    TempFolder folder;
    const std::string file = write(folder / "mine.csv", "source,target,type\nAnna Größe,Bernd Ähre,\nBernd Ähre,Caro,pays\n").string();
    const std::string query = relata("query " + file + " ''").out;
    EXPECT_THAT(query, HasSubstr("  Anna Größe linked to Bernd Ähre  ["));
    EXPECT_THAT(query, HasSubstr("  Bernd Ähre pays Caro  ["));
    const std::string path = relata("path " + file + " 'Anna Größe' Caro").out;
    EXPECT_THAT(path, HasSubstr("  Anna Größe linked to Bernd Ähre  ["));
    EXPECT_THAT(path, HasSubstr("  Bernd Ähre pays Caro  ["));
    const std::string claimed = relata("query " + sample + "paragraph:9").out, asJson = relata("query " + sample + "paragraph:9 --json").out;
    EXPECT_THAT(claimed, HasSubstr(json::parse(asJson)[0].at("claim").get<std::string>())) << "the claim where there is one";
}

TEST(CommandLine, StatsAndCheckOfTheShippedGraph)
{
    const json stats = json::parse(relata("stats " + sample + "--json").out);
    EXPECT_GE(stats.at("entities").get<int>(), 90);
    EXPECT_GE(stats.at("statements").get<int>(), 200);
    const Outcome check = relata("check " + sample);
    EXPECT_EQ(check.status, 0) << check.out;
    EXPECT_THAT(check.out, HasSubstr("0 errors, 0 warnings"));
}

TEST(CommandLine, ConvertGoesThereAndBack)
{
    TempFolder temporary;
    const std::string folder = temporary.path().string();
    EXPECT_EQ(relata("convert " + sample + folder + "/m.graphml").status, 0);
    EXPECT_EQ(relata("convert " + folder + "/m.graphml " + folder + "/package").status, 0);
    EXPECT_EQ(relata("query " + sample + "'' --json").out, relata("query " + folder + "/package '' --json").out);
}

TEST(CommandLine, JsonHasTheseKeysInThisOrder)
{
    using Ordered = nlohmann::ordered_json;
    const auto entityKeys = ElementsAre("id", "type", "name", "aliases", "description");
    const auto statementKeys = ElementsAre("id", "subject", "subject_name", "predicate", "object", "object_name", "claim", "speaker", "speaker_name",
                                           "document", "paragraph", "modality", "polarity", "said", "holds");
    EXPECT_THAT(keysOf(Ordered::parse(relata("find " + sample + "lopez --json").out).at(0)), entityKeys);
    EXPECT_THAT(keysOf(Ordered::parse(relata("query " + sample + "'' --json").out).at(0)), statementKeys);
    const Ordered path = Ordered::parse(relata("path " + sample + "Trump INM --most 1 --json").out).at(0);
    EXPECT_THAT(keysOf(path), ElementsAre("length", "entities", "statements"));
    EXPECT_THAT(keysOf(path.at("entities").at(0)), entityKeys);
    EXPECT_THAT(keysOf(path.at("statements").at(0)), statementKeys);
    const Ordered stats = Ordered::parse(relata("stats " + sample + "--json").out);
    EXPECT_THAT(keysOf(stats), ElementsAre("title", "entities", "statements", "documents", "by"));
    EXPECT_THAT(keysOf(stats.at("by")), ElementsAre("types", "categories", "predicates", "speakers", "documents", "modalities", "polarities"));
    const Ordered findings = Ordered::parse(relata("check " + sample + "--json").out);
    ASSERT_FALSE(findings.empty());
    EXPECT_THAT(keysOf(findings.at(0)), ElementsAre("severity", "kind", "message", "entities", "statements"));
    EXPECT_THAT(
        relata("query " + sample + "'' --csv").out,
        testing::StartsWith(
            "id,subject,subject_name,predicate,object,object_name,claim,speaker,speaker_name,document,paragraph,modality,polarity,said,holds\n"));
}

TEST(CommandLine, ALensMayBeginWithItsMinus)
{
    const auto count = [](const std::string &arguments) { return json::parse(relata("query " + sample + arguments + " --json").out).size(); };
    const std::size_t all = count("''"), byAuthor = count("by:author"), others = count("-by:author");
    EXPECT_GT(byAuthor, 0U);
    EXPECT_GT(others, 0U);
    EXPECT_EQ(byAuthor + others, all);
    EXPECT_EQ(count("'-by:author -modality:predicted'"),
              json::parse(relata("query --json " + sample + "'-by:author -modality:predicted'").out).size());
    EXPECT_EQ(relata("path " + sample + "Trump INM --lens -modality:asserted").status, 0);
    EXPECT_EQ(relata("path " + sample + "Trump INM --lens '-modality:asserted' --json").out,
              relata("path " + sample + "Trump INM --json --lens='-modality:asserted'").out);
}

TEST(CommandLine, AFaultInALensIsShownWithACaret)
{
    const Outcome run = relata("query " + sample + "'árbol OR (typ:x)'");
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_EQ(run.err, "relata: lens, column 11: “typ” is not a key. Did you mean “type”? (a property is asked for like property:amount>1000; put "
                       "text with a colon in quotes)\n"
                       "  árbol OR (typ:x)\n"
                       "            ^\n");
    EXPECT_THAT(relata("path " + sample + "Trump INM --lens 'by:nobody-here'").err, HasSubstr("\n  by:nobody-here\n  ^\n"));
    EXPECT_THAT(relata("render " + sample + "-o x.png --lens 'a ('").err, HasSubstr("\n  a (\n"));
    const std::string longLens = "modality:asserted " + std::string(300, 'x') + " typ:y";
    EXPECT_THAT(relata("query " + sample + "'" + longLens + "'").err, HasSubstr("\n  …"));
}

TEST(CommandLine, MinusStandsForStandardInputAndOutput)
{
    const Outcome through = shell("$relata convert " + sample + "- | $relata query - '' --json");
    EXPECT_EQ(through.out, relata("query " + sample + "'' --json").out);
    EXPECT_THAT(through.err, HasSubstr("entities, ")) << "the summary is no part of the result";
    const Outcome layout = relata("layout " + sample + "-o -");
    EXPECT_THAT(layout.out, testing::StartsWith("id,x,y\n"));
    EXPECT_THAT(keysOf(nlohmann::ordered_json::parse(layout.err)), ElementsAre("nodes", "edges", "seconds"));
    EXPECT_THAT(relata("render " + sample + "-o -").out, testing::EndsWith("</svg>\n"));
    EXPECT_THAT(relata("render " + sample + "-o - --format png --size 400x300").out, testing::StartsWith("\x89PNG"));
    EXPECT_EQ(shell("printf 'source,target\\na,b\\n' | $relata stats - --json | head -c 1").out, "{");
}

TEST(CommandLine, NotesOfTheReaderAreMessagesNotResults)
{
    TempFolder folder;
    write(folder / "f.graphml", "<graphml><graph><node id='a'/><hyperedge/><edge source='a' target='b'/></graph></graphml>");
    const std::string file = (folder / "f.graphml").string();
    for (const std::string &command : {"stats " + file + " --json", "query " + file + " '' --json", "check " + file + " --json",
                                       "find " + file + " a --json", "path " + file + " a b --json"}) {
        const Outcome run = relata(command);
        EXPECT_TRUE(json::accept(run.out)) << command;
        EXPECT_THAT(run.err, HasSubstr("note: 1 hyperedge was left out")) << command;
    }
}

TEST(CommandLine, WhatATerminalWouldObeyIsNotPrinted)
{
    TempFolder folder;
    write(folder / "f.csv", "source,target,label\n\"a\x1b[31m\",b,\"x\ny\"\n");
    const std::string file = (folder / "f.csv").string();
    for (const std::string &command : {"find " + file + " a", "stats " + file, "check " + file, "path " + file + " a b"})
        EXPECT_EQ(relata(command).out.find('\x1b'), std::string::npos) << command;
}

TEST(CommandLine, AProjectIsMadeReadListedAndSaved)
{
    TempFolder folder;
    const std::string project = (folder / "m.relata").string(), package = (folder / "package").string();
    ASSERT_EQ(relata("convert " + sample + project).status, 0);
    ASSERT_EQ(relata("convert " + project + " " + package).status, 0);
    const std::string part = package + "-part";
    const Outcome lens = relata("convert " + sample + part + " --lens category:power");
    ASSERT_EQ(lens.status, 0) << lens.err;
    EXPECT_THAT(lens.err, HasSubstr("the lens left out "));
    EXPECT_EQ(relata("query " + part + " '' --csv").out, relata("query " + sample + " category:power --csv").out) << "those and no others";
    EXPECT_EQ(relata("convert " + sample + part + "2 --lens said:2200").status, 1) << "nothing is written where nothing passes";
    EXPECT_EQ(relata("convert " + sample + part + "3 --lens 'type:('").status, 1);
    ASSERT_EQ(relata("convert " + sample + package + "2").status, 0);
    for (const char *file : {"/entities.csv", "/statements.csv", "/schema.json"})
        EXPECT_EQ(read(package + file), read(package + "2" + file)) << file;
    const Outcome again = relata("convert " + sample + project);
    EXPECT_EQ(again.status, 1);
    EXPECT_THAT(again.err, HasSubstr("m.relata: exists already. Expected a new name"));
    EXPECT_EQ(relata("history " + project).status, 0);
    EXPECT_EQ(relata("history " + project + " --json").out, "[]\n");
    EXPECT_THAT(relata("history " + package + "/entities.csv").err, HasSubstr("is no project, so it has no history. Expected a .relata file"));
    const std::string whole = read(project);
    write(folder / "half.relata", whole.substr(0, whole.size() / 2));
    const Outcome damaged = relata("stats " + (folder / "half.relata").string());
    EXPECT_EQ(damaged.status, 1);
    EXPECT_THAT(damaged.err, HasSubstr("half.relata: is damaged"));
    const Outcome saved = relata("recover " + (folder / "half.relata").string() + " " + (folder / "saved.relata").string());
    EXPECT_EQ(saved.status, 3) << "half of it was lost: " << saved.err;
    EXPECT_THAT(saved.out, HasSubstr("Saved "));
    EXPECT_EQ(relata("recover " + project + " " + (folder / "all.relata").string()).status, 0) << "nothing was lost";
    EXPECT_EQ(relata("check " + (folder / "saved.relata").string()).status, 0);
    EXPECT_EQ(read(folder / "half.relata").size(), whole.size() / 2);
    write(folder / "noise.relata", "\x01\x7fnoise" + std::string(300, '\x02'));
    EXPECT_THAT(relata("stats " + (folder / "noise.relata").string()).err,
                HasSubstr("noise.relata: is no project of Relata, or its beginning is damaged"));
}

TEST(CommandLine, SeveralTablesAreOneGraphAndColumnsAreWhatTheMappingSays)
{
    TempFolder folder;
    const std::string at = folder.path().string() + "/";
    write(folder / "nodes.csv", "id,name\n1,Ada\n2,Bob\n");
    write(folder / "edges.csv", "source,target,type\n1,2,knows\n2,,knows\n");
    const Outcome pair = relata("convert " + at + "nodes.csv " + at + "edges.csv " + at + "pair.graphml --save-mapping " + at + "m.json");
    ASSERT_EQ(pair.status, 0) << pair.err;
    EXPECT_THAT(pair.out, HasSubstr("2 entities, 1 statement (from CSV node list and edge list)"));
    EXPECT_THAT(pair.err, HasSubstr("edges.csv, line 3, column 2: “target” is empty. Expected both ends; the row was left out"));
    const Outcome named = relata("convert " + at + "edges.csv " + at + "named.graphml --nodes " + at + "nodes.csv");
    ASSERT_EQ(named.status, 0) << named.err;
    EXPECT_EQ(read(at + "named.graphml"), read(at + "pair.graphml"));
    EXPECT_THAT(relata("stats " + folder.path().string()).out, HasSubstr("2 entities, 1 statement")) << "a folder of tables is a graph too";

    std::string mapping = read(at + "m.json");
    const auto type = mapping.find("\"predicate\"");
    ASSERT_NE(type, std::string::npos) << mapping;
    mapping.replace(type, 11, "\"property\"");
    write(folder / "changed.json", mapping);
    const Outcome mapped = relata("convert " + at + "nodes.csv " + at + "edges.csv - --mapping " + at + "changed.json");
    EXPECT_EQ(mapped.status, 0) << mapped.err;
    EXPECT_THAT(mapped.out, HasSubstr("linked to"));
    EXPECT_THAT(mapped.err, testing::Not(HasSubstr("was read as"))) << "nothing was guessed";

    write(folder / "other.csv", "who,whom\na,b\n");
    const Outcome unfit = relata("convert " + at + "other.csv " + at + "x.graphml --mapping " + at + "m.json");
    EXPECT_EQ(unfit.status, 1);
    EXPECT_TRUE(unfit.isOneLine()) << unfit.err;
    EXPECT_THAT(unfit.err, HasSubstr("no table has the columns of the mapping"));
    EXPECT_THAT(relata("convert " + at + "pair.graphml " + at + "edges.csv " + at + "x.graphml").err,
                HasSubstr("is no table. Expected CSV, TSV or XLSX"));
}

TEST(CommandLine, AGuessOfColumnsIsSaidWithTheWayToSayOtherwise)
{
    TempFolder folder;
    const std::string at = folder.path().string() + "/";
    write(folder / "board.csv", "A,B\nBoard of Acme,Ada\nBoard of Globex,Bob\n");
    const Outcome guessed = relata("stats " + at + "board.csv");
    EXPECT_EQ(guessed.status, 0);
    EXPECT_THAT(guessed.err, HasSubstr("“A” and “B” are the ends. That is a guess: no heading says what its rows are\n"));
    EXPECT_THAT(guessed.err, HasSubstr("relata convert " + at + "board.csv OUTPUT --save-mapping FILE"));
    write(folder / "sure.csv", "source,target\na,b\n");
    EXPECT_THAT(relata("stats " + at + "sure.csv").err, testing::Not(HasSubstr("--save-mapping")));

    ASSERT_EQ(relata("convert " + at + "board.csv " + at + "x.graphml --save-mapping " + at + "m.json").status, 0);
    std::string mapping = read(at + "m.json");
    mapping.replace(mapping.find("\"source\""), 8, "\"swap\"");
    mapping.replace(mapping.find("\"target\""), 8, "\"source\"");
    mapping.replace(mapping.find("\"swap\""), 6, "\"target\"");
    write(folder / "m.json", mapping);
    ASSERT_EQ(relata("convert " + at + "board.csv " + at + "y --mapping " + at + "m.json").status, 0);
    EXPECT_THAT(relata("query " + at + "y ''").out, HasSubstr("Ada linked to Board of Acme"));
}

TEST(CommandLine, RenderDrawsAViewThatAProjectRemembers)
{
    TempFolder folder;
    const std::string project = (folder / "p.relata").string();
    {
        auto made = Project::create(project, test::graphFromText("ada -knows-> bob, bob -knows-> carl"));
        ASSERT_TRUE(made) << made.error().text();
        EXPECT_THAT(relata("render " + project + " -o - --view last").err, HasSubstr("has no view “last”"));
        ASSERT_TRUE(made->rememberView(
            "last", R"({"relata-view":1,"lens":"","layout":"grid","colour-by":"category","hidden":["carl"],"pinned":[],"grown":{}})"));
    }
    const Outcome drawn = relata("render " + project + " -o - --view last");
    ASSERT_EQ(drawn.status, 0) << drawn.err;
    EXPECT_THAT(drawn.out, HasSubstr("Bob"));
    EXPECT_THAT(drawn.out, testing::Not(HasSubstr("Carl"))) << "hidden in that view";
    const Outcome unknown = relata("render " + project + " -o - --view mine");
    EXPECT_EQ(unknown.status, 1);
    EXPECT_TRUE(unknown.isOneLine()) << unknown.err;
    EXPECT_THAT(unknown.err, HasSubstr("has no view “mine”. Expected one of: last"));
    EXPECT_THAT(relata("render " + sample + "-o - --view last").err, HasSubstr("has no saved views. Expected a project"));
}

TEST(CommandLine, RenderLeavesEverybodyOfAProjectWhereTheyStoodUnlessAnArrangementIsAskedFor)
{
    TempFolder folder;
    const std::string project = (folder / "p.relata").string(), plain = (folder / "plain.relata").string();
    const KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -knows-> carl");
    ASSERT_TRUE(Project::create(plain, graph));
    const auto remember = [&](std::vector<EntityPlace> places) {
        auto opened = Project::attach(project);
        ASSERT_TRUE(opened) << opened.error().text();
        ASSERT_TRUE(opened->rememberView(
            "last", R"({"relata-view":1,"lens":"","layout":"grid","colour-by":"category","hidden":["carl"],"pinned":[],"grown":{}})",
            packed(places)));
    };
    ASSERT_TRUE(Project::create(project, graph));
    const std::string arranged = relata("render " + plain + " -o -").out;
    EXPECT_EQ(relata("render " + project + " -o -").out, arranged) << "nobody has a place";

    remember({{EntityId{0}, 0, 0}, {EntityId{1}, 0, 400}, {EntityId{2}, 0, 800}});
    const Outcome placed = relata("render " + project + " -o -");
    ASSERT_EQ(placed.status, 0) << placed.err;
    EXPECT_NE(placed.out, arranged);
    EXPECT_THAT(placed.out, HasSubstr("Carl")) << "the places alone: hiding belongs to --view";
    EXPECT_NE(relata("render " + project + " -o - --lens about:ada").out, relata("render " + plain + " -o - --lens about:ada").out);
    EXPECT_EQ(relata("render " + project + " -o - --layout force").out, arranged);
    EXPECT_EQ(relata("render " + project + " -o - --seed 1").out, arranged);

    remember({{EntityId{0}, 0, 0}, {EntityId{1}, 0, 400}});
    EXPECT_EQ(relata("render " + project + " -o -").out, arranged) << "one has none";
}

TEST(CommandLine, TheFormOfAFigureIsNotContradicted)
{
    TempFolder folder;
    const std::string at = folder.path().string() + "/";
    const std::string what = "render " + sample + "--lens 'about:INM' ";
    EXPECT_THAT(relata(what + "-o " + at + "x.png --format svg").err, HasSubstr("x.png: has another ending than --format svg"));
    EXPECT_FALSE(std::filesystem::exists(folder / "x.png"));
    EXPECT_EQ(relata(what + "-o " + at + "x.svg --format svg").status, 0);
    ASSERT_EQ(relata(what + "-o " + at + "figure --format pdf").status, 0);
    EXPECT_TRUE(read(folder / "figure").starts_with("%PDF")) << "a name without ending";
}

}  // namespace
}  // namespace relata::test
