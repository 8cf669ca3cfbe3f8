// SPDX-License-Identifier: Apache-2.0
// What is typed wrongly is said with what would be right; exit status 2.
#include "tests/app/cli/program.h"
#include "tests/support/sourcedir.h"

namespace relata::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Wrong {
    const char *name;
    const char *arguments;
    int status;
    const char *says;
};
void PrintTo(const Wrong &row, std::ostream *out)
{
    *out << row.name;
}
class WrongUse : public testing::TestWithParam<Wrong>
{
};
TEST_P(WrongUse, IsExplained)
{
    const Outcome run = relata(GetParam().arguments);
    EXPECT_EQ(run.status, GetParam().status);
    EXPECT_THAT(run.err, HasSubstr(GetParam().says));
    EXPECT_THAT(run.out, IsEmpty());
    if (GetParam().status == 1) {
        EXPECT_TRUE(run.isOneLine()) << run.err;
    }
}
INSTANTIATE_TEST_SUITE_P(
    CommandLine, WrongUse,
    testing::Values(
        Wrong{"Command", "stat sample:mexico-migration", 2, "“stat” is neither a command nor a file. Did you mean “stats”?"},
        Wrong{"CommandList", "frobnicate x", 2,
              "Expected: relata convert, history, recover, stats, find, duplicates, query, path, analyze, check, layout, render or screenshot"},
        Wrong{"CommandAlone", "quary", 2, "Did you mean “query”?"},
        Wrong{"Option", "stats sample:mexico-migration --jsn", 2, "no option “--jsn”. Did you mean “--json”?"},
        Wrong{"OptionFar", "stats sample:mexico-migration --xml", 2, "relata stats: there is no option “--xml”. Expected --help or --json\n"},
        Wrong{"OptionWithValue", "render sample:mexico-migration -o x.png --papr A4", 2, "Did you mean “--paper”?"},
        Wrong{"NoInput", "stats", 2, "INPUT is required. Expected: relata stats INPUT"},
        Wrong{"NoOutput", "layout sample:mexico-migration", 2, "--output is required"},
        Wrong{"TooMany", "stats sample:mexico-migration x", 2, "“x” is one too many"},
        Wrong{"NoValue", "path sample:mexico-migration a b --lens", 2, "--lens stands without a value"},
        Wrong{"Algorithm", "layout sample:mexico-migration --algorithm sprial -o x", 2,
              "“sprial” is not known. Expected force, whole, communities, layered, radial, circular or grid"},
        Wrong{"Measure", "analyze sample:mexico-migration --measure betweeness", 1, "“betweeness”. Did you mean “betweenness”?"},
        Wrong{"NoMeasure", "analyze sample:mexico-migration", 2, "--measure is required. Expected: relata analyze INPUT --measure …"},
        Wrong{"MeasureBeside", "analyze sample:mexico-migration --measure bridges,degree", 1, "bridges is no column beside others"},
        Wrong{"SimilarityOfNobody", "analyze sample:mexico-migration --measure similarity", 1, "similarity of whom? Expected --of ENTITY"},
        Wrong{"Theme", "render sample:mexico-migration -o x.png --theme blue", 2, "Expected light, dark or print"},
        Wrong{"ScreenshotTheme", "screenshot sample:mexico-migration -o x.png --theme print", 2, "Expected light or dark"},
        Wrong{"Paper", "render sample:mexico-migration -o x.png --paper B4", 2, "Expected A5, A4, A3, A2, slide or square"},
        Wrong{"ColorBy", "render sample:mexico-migration -o x.png --color-by age", 2, "Expected category or voice"},
        Wrong{"SizeBy", "render sample:mexico-migration -o x.png --size-by betweeness", 1,
              "no number or group “betweeness”. Did you mean “betweenness”?"},
        Wrong{"Layout", "render sample:mexico-migration -o x.png --layout tree", 2, "Expected force, whole, communities, layered"},
        Wrong{"Format", "render sample:mexico-migration -o - --format gif", 2, "Expected png, svg, pdf or webp"},
        Wrong{"Size", "render sample:mexico-migration -o x.png --size 100", 2,
              "“100” is not a size. Expected WIDTHxHEIGHT in pixels, like 1600x1000"},
        Wrong{"SizeHuge", "render sample:mexico-migration -o x.png --size 99999x99999", 2, "each from 16 to 20000"},
        Wrong{"SizeTail", "render sample:mexico-migration -o x.png --size 100x100px", 2, "is not a size"},
        Wrong{"Scale", "render sample:mexico-migration -o x.png --scale 99", 2,
              "relata render: --scale: “99” is not possible. Expected a number from 0.25 to 8\n"},
        Wrong{"Dpi", "render sample:mexico-migration -o x.png --dpi 0", 2, "--dpi: “0” is not possible. Expected a whole number from 36 to 1200"},
        Wrong{"Seed", "layout sample:mexico-migration --seed one -o x", 2,
              "relata layout: --seed: “one” is not possible. Expected a whole number from 0\n"},
        Wrong{"SeedBelowZero", "render sample:mexico-migration --seed -1 -o x.png", 2,
              "--seed: “-1” is not possible. Expected a whole number from 0"},
        Wrong{"SeedWithDecimals", "analyze sample:mexico-migration --measure degree --seed 1.5", 2, "--seed: “1.5” is not possible"},
        Wrong{"SeedBeyondAllBits", "layout sample:mexico-migration --seed 99999999999999999999 -o x", 2, "Expected a whole number from 0"},
        Wrong{"ScaleNoNumber", "screenshot sample:mexico-migration --scale nan -o x.png", 2, "--scale: “nan” is not possible. Expected a number"},
        Wrong{"ErrorShare", "analyze sample:mexico-migration --measure betweenness --error 2", 2,
              "--error: “2” is not possible. Expected a number from 0 to 0.5"},
        Wrong{"Resolution", "analyze sample:mexico-migration --measure community --resolution 0", 2, "Expected a number from 0.001 to 1000"},
        Wrong{"Threads", "analyze sample:mexico-migration --measure degree --threads 0", 2, "Expected a whole number from 1 to 256"},
        Wrong{"MostPairs", "duplicates sample:mexico-migration --most all", 2,
              "--most: “all” is not possible. Expected a whole number from 1 to 1000000"},
        Wrong{"Most", "path sample:mexico-migration Trump INM --most 0", 2, "--most: “0” is not possible. Expected a whole number from 1 to 10000"},
        Wrong{"BothForms", "query sample:mexico-migration '' --json --csv", 2, "--json and --csv do not go together. Expected one of them"},
        Wrong{"Orientation", "render sample:mexico-migration -o x.pdf --portrait --landscape", 2, "do not go together. Expected one of them"},
        Wrong{"SizeAndPaper", "render sample:mexico-migration -o x.pdf --paper A4 --size 100x100", 2,
              "--size and --paper do not go together. Expected one of them"},
        Wrong{"RecoverNothing", "recover /none/such.relata x.relata", 1, "/none/such.relata: does not exist"},
        Wrong{"RecoverNoProject", "recover /bin/sh x.relata", 1, "/bin/sh: nothing in it can be read. Expected a Relata project"},
        Wrong{"NoSample", "stats sample:none", 1, "there is no sample “none”. Expected sample:mexico-migration"},
        Wrong{"NoFile", "stats /none/such", 1, "/none/such: does not exist"},
        Wrong{"NoFileForTheWindow", "/none/such.graphml", 1, "/none/such.graphml: does not exist"},
        Wrong{"SeveralForTheWindow", "/bin/sh /bin/ls", 1, "/bin/sh: not a table, and only tables (CSV, TSV, XLSX) are opened several at a time"},
        Wrong{"NoName", "stats ''", 1, "there is no name of an input"},
        Wrong{"Folder", "stats /usr", 1, "/usr: is a folder without a graph. Expected a datapackage.json, or tables"},
        Wrong{"FlagWithValue", "screenshot sample:mexico-migration -o x.png --heat=3", 2, "--heat takes no value. Expected it alone"},
        Wrong{"HistoryOfASample", "history sample:mexico-migration", 1,
              "sample:mexico-migration: is no project, so it has no history. Expected a .relata file"},
        Wrong{"Ambiguous", "path sample:mexico-migration lopez INM", 1, "“lopez” may be several. Expected one of"},
        Wrong{"Nobody", "path sample:mexico-migration zzzz INM", 1,
              "nobody and nothing is called “zzzz”. Expected the id, name or alias of an entity"},
        Wrong{"ConvertForm", "convert sample:mexico-migration x.docx", 1, "“.docx” is not a form that can be written. Expected .graphml, .gexf"},
        Wrong{"ConvertNowhere", "convert sample:mexico-migration ''", 1, "there is no name to write to"},
        Wrong{"RenderForm", "render sample:mexico-migration -o x.gif", 1, "Expected it to end in .png, .svg, .pdf or .webp"},
        Wrong{"ScreenshotForm", "screenshot sample:mexico-migration -o x.jpg", 1, "Expected NAME.png"},
        Wrong{"NothingToDraw", "render sample:mexico-migration -o x.png --lens 'paragraph:99'", 1, "no statement passes the lens"}),
    [](const auto &row) { return std::string(row.param.name); });

TEST(Help, OfEveryCommandHasExamplesAndAWordOnEveryOption)
{
    EXPECT_EQ(relata("--help").status, 0);
    EXPECT_THAT(relata("--version").out, HasSubstr("relata "));
    EXPECT_THAT(relata("--help").out, HasSubstr("Exit status: 0 done"));
    for (const std::string command : {"convert", "stats", "find", "query", "path", "check", "layout", "render", "screenshot"}) {
        const Outcome help = relata(command + " --help");
        EXPECT_EQ(help.status, 0) << command;
        EXPECT_THAT(help.err, IsEmpty());
        EXPECT_THAT(help.out, HasSubstr("Example")) << command;
        EXPECT_THAT(help.out, HasSubstr("relata " + command + " sample:mexico-migration")) << "an example that runs";
        EXPECT_THAT(relata("--help").out, HasSubstr("  " + command + " ")) << "listed";
        std::istringstream lines(help.out);
        bool among = false;
        for (std::string line; std::getline(lines, line);) {
            among = (among || line == "Options:") && !line.empty();
            if (among && line.starts_with("  -")) {
                EXPECT_GT(line.size(), 30U) << command << ": " << line << " is not explained";
            }
        }
    }
}

TEST(Help, ExamplesOfTheHelpRun)
{
    TempFolder folder;
    write(folder / "friends.csv", "source,target\nada,bob\n");
    std::filesystem::copy(test::sourceDir() / "resources/graphs/mexico-migration", folder / "mydata");
    int tried = 0;
    for (const std::string command : {"convert", "stats", "find", "query", "path", "check", "layout", "render"}) {
        std::istringstream lines(relata(command + " --help").out);
        for (std::string line; std::getline(lines, line);) {
            if (!line.starts_with("  relata ") || line.find("| jq") != std::string::npos)
                continue;
            line = line.substr(0, line.find("   (", 10));
            const Outcome run = shell("cd " + folder.path().string() + " && $" + line.substr(2));
            EXPECT_EQ(run.status, 0) << line << "\n" << run.err;
            ++tried;
        }
    }
    EXPECT_GE(tried, 14);
}

}  // namespace
}  // namespace relata::test
