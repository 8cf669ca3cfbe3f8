// SPDX-License-Identifier: Apache-2.0
// Where results go and what happens when they cannot: full disks, foreign folders, closed pipes, Ctrl+C, no display.
#include "tests/app/cli/program.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace relata::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

/// Each command that writes a file, as a shell would see it; OUT is the file.
struct Writing {
    const char *name;
    const char *arguments;
    const char *file;
};
void PrintTo(const Writing &row, std::ostream *out)
{
    *out << row.name;
}

class Writers : public testing::TestWithParam<Writing>
{
protected:
    std::string to(const fs::path &target) const
    {
        std::string arguments = GetParam().arguments;
        return "$relata " + arguments.replace(arguments.find("OUT"), 3, target.string());
    }
};

TEST_P(Writers, WriteAFileAndSayNothingElse)
{
    TempFolder folder;
    const Outcome run = shell("unset XDG_RUNTIME_DIR; " + to(folder / GetParam().file));
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_TRUE(fs::exists(folder / GetParam().file));
    std::istringstream lines(run.err);
    for (std::string line; std::getline(lines, line);)
        EXPECT_TRUE(line.starts_with("note: ")) << "noise: " << line;
    EXPECT_THAT(namesIn(folder.path()), ElementsAre(GetParam().file));
}

TEST_P(Writers, OnAFullDiskLeaveTheOldFileAndNothingElse)
{
    TempFolder folder;
    const bool isFolder = !fs::path(GetParam().file).has_extension();
    if (!isFolder) {
        write(folder / GetParam().file, "old");
    }
    const auto before = namesIn(folder.path());
    const Outcome run = shell("ulimit -f 4; " + to(folder / GetParam().file));  // no file grows beyond 2 or 4 KiB
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("cannot be written; nothing was changed: File too large"));
    EXPECT_THAT(run.err, HasSubstr(GetParam().file));
    EXPECT_THAT(namesIn(folder.path()), UnorderedElementsAreArray(before));
    if (!isFolder) {
        EXPECT_EQ(read(folder / GetParam().file), "old");
    }
}

TEST_P(Writers, IntoAFolderThatDoesNotExistSaySo)
{
    TempFolder folder;
    const Outcome run = shell(to(folder / "none" / GetParam().file));
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("Expected an existing folder"));
    EXPECT_THAT(namesIn(folder.path()), IsEmpty());
}

TEST_P(Writers, WithoutPermissionSaySo)
{
    if (::geteuid() != 0 || std::system("setpriv --version >/dev/null 2>&1") != 0)
        GTEST_SKIP() << "needs the administrator, and setpriv to become nobody";
    if (shell("setpriv --reuid 65534 --regid 65534 --clear-groups $relata stats sample:mexico-migration >/dev/null").status != 0)
        GTEST_SKIP() << "nobody may not run the program, or read the sample, where it was built";
    TempFolder folder;
    ::chmod(folder.path().c_str(), 0755);
    const Outcome run =
        shell("export HOME=/none; " + to(folder / GetParam().file).replace(0, 7, "setpriv --reuid 65534 --regid 65534 --clear-groups $relata"));
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("Permission denied"));
    EXPECT_THAT(namesIn(folder.path()), IsEmpty());
}

TEST_P(Writers, OntoADeviceThatIsFullSaySo)
{
    if (!fs::exists("/dev/full"))
        GTEST_SKIP() << "no /dev/full here";
    if (!fs::path(GetParam().file).has_extension())
        GTEST_SKIP() << "a folder is no device";
    TempFolder folder;
    fs::create_symlink("/dev/full", folder / GetParam().file);
    const Outcome run = shell(to(folder / GetParam().file));
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("cannot be written: No space left on device"));
}

INSTANTIATE_TEST_SUITE_P(CommandLine, Writers,
                         testing::Values(Writing{"ConvertGraphMl", "convert sample:mexico-migration OUT", "g.graphml"},
                                         Writing{"ConvertPackage", "convert sample:mexico-migration OUT", "package"},
                                         Writing{"RenderPng", "render sample:mexico-migration -o OUT --size 900x600", "f.png"},
                                         Writing{"RenderSvg", "render sample:mexico-migration -o OUT", "f.svg"},
                                         Writing{"RenderPdf", "render sample:mexico-migration -o OUT", "f.pdf"},
                                         Writing{"RenderWebp", "render sample:mexico-migration -o OUT --size 900x600", "f.webp"},
                                         Writing{"Layout", "layout sample:mexico-migration -o OUT", "l.csv"},
                                         Writing{"Screenshot", "screenshot sample:mexico-migration -o OUT --size 900x600", "s.png"}),
                         [](const auto &row) { return std::string(row.param.name); });

TEST(StandardOutput, ThatIsFullOrClosedIsAnError)
{
    for (const char *command : {"query sample:mexico-migration '' --json", "query sample:mexico-migration '' --csv", "stats sample:mexico-migration",
                                "layout sample:mexico-migration -o -", "render sample:mexico-migration -o -", "convert sample:mexico-migration -"}) {
        if (fs::exists("/dev/full")) {
            const Outcome run = shell(std::string("$relata ") + command + " > /dev/full");
            EXPECT_EQ(run.status, 1) << command;
            EXPECT_THAT(run.err, HasSubstr("standard output cannot be written: No space left on device")) << command;
        }
        EXPECT_EQ(shell(std::string("$relata ") + command + " >&-").status, 1) << command;
    }
}

TEST(StandardOutput, WhoseReaderWentAwayIsQuiet)
{
    const Outcome run = shell("{ $relata query " + sample + "'' --json; echo $? >&2; } | head -1");
    EXPECT_EQ(run.out, "[\n");
    EXPECT_EQ(run.err, "0\n") << "no message, no signal";
}

TEST(Headless, CommandsNeedNoQtPlatform)
{
    TempFolder folder;
    for (const std::string &command :
         {"convert " + sample + (folder / "g.graphml").string(), "stats " + sample, "find " + sample + "lopez", "query " + sample + "''",
          "path " + sample + "Trump INM", "check " + sample, "layout " + sample + "-o " + (folder / "l.csv").string()}) {
        const Outcome run = shell("QT_QPA_PLATFORM=nonsense $relata " + command);
        EXPECT_EQ(run.status, 0) << command << run.err;
        EXPECT_THAT(run.err, testing::MatchesRegex("(note: [^\n]*\n)*")) << command << ": nothing of Qt's";
    }
}

TEST(Headless, WithoutADisplayTheWindowSaysSo)
{
    const Outcome run = relata(sample);
    EXPECT_EQ(run.status, 1);
    EXPECT_TRUE(run.isOneLine()) << run.err;
    EXPECT_THAT(run.err, HasSubstr("no display can be opened. Expected a desktop session; “relata render INPUT -o figure.png”"));
}

TEST(Inputs, ThatCannotBeReadAreToldInOneLine)
{
    TempFolder folder;
    write(folder / "empty.graphml", "");
    write(folder / "blank.csv", "\n\n");
    write(folder / "cut.graphml", "<graphml>\n<graph><node id=\"a\"");
    write(folder / "bomb.graphml", "<!DOCTYPE g [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><graphml>&b;</graphml>");
    write(folder / "bare/readme.txt", "hello");
    for (const auto &[file, says] : {std::pair{"empty.graphml", "is empty. Expected a data package"}, std::pair{"blank.csv", "is empty"},
                                     std::pair{"cut.graphml", "line 2, column"}, std::pair{"bomb.graphml", "entities of its own"},
                                     std::pair{"bare", "bare: is a folder without a graph. Expected a datapackage.json, or tables"}})
        for (const char *command : {"stats ", "check ", "layout -o /dev/null "}) {
            const Outcome run = relata(command + (folder / file).string());
            EXPECT_EQ(run.status, 1) << file;
            EXPECT_TRUE(run.isOneLine()) << run.err;
            EXPECT_THAT(run.err, HasSubstr(says)) << file;
        }
}

TEST(Inputs, AreNeverWrittenOver)
{
    TempFolder folder;
    const std::string at = folder.path().string() + "/";
    const std::string payments = "von;an;Datum;Betrag\nAnna;Bernd;1.2.2024;5,00\n", people = "id,name\nAnna,Anna Berg\n";
    write(folder / "mine.csv", payments);
    write(folder / "mine.nodes.csv", people);
    write(folder / "lists/mine.csv", payments);
    fs::create_symlink(folder / "mine.csv", folder / "link.csv");
    fs::create_directory_symlink(folder.path(), folder / "lists/up");
    ASSERT_EQ(relata("convert " + sample + at + "p").status, 0);
    ASSERT_EQ(relata("convert " + sample + at + "p.relata").status, 0);
    ASSERT_EQ(relata("convert " + sample + at + "g.graphml").status, 0);
    for (const char *picture : {"drawn.svg", "shot.png"})  // graphs by what is in them
        write(folder / picture, read(folder / "g.graphml"));
    const auto contents = [&] {
        std::vector<std::string> all;
        for (const char *file : {"drawn.svg", "shot.png", "mine.csv", "mine.nodes.csv", "lists/mine.csv", "p/entities.csv", "p/statements.csv",
                                 "p/datapackage.json", "p.relata", "g.graphml"})
            all.push_back(read(folder / file));
        return all;
    };
    const auto before = contents();
    const std::string file = ": is the file that is read. Expected another name", whole = ": is the folder that is read. Expected another name";
    for (const auto &[arguments, says] : std::vector<std::pair<std::string, std::string>>{
             {"convert mine.csv mine.csv", "mine.csv" + file},
             {"convert mine.csv ./lists/../mine.csv", "mine.csv" + file},
             {"convert " + at + "mine.csv mine.csv", "mine.csv" + file},
             {"convert mine.csv lists/up/mine.csv", "mine.csv" + file},
             {"convert mine.csv link.csv", "link.csv" + file},
             {"convert link.csv mine.csv", "mine.csv" + file},
             {"convert - mine.csv <mine.csv", "mine.csv" + file},
             {"convert lists/mine.csv mine.csv mine.csv", "mine.csv" + file},
             {"convert lists/mine.csv mine.nodes.csv mine.csv", "mine.nodes.csv" + file},
             {"convert mine.nodes.csv mine.csv", "mine.nodes.csv" + file},
             {"convert lists/mine.csv mine.nodes.csv --nodes mine.nodes.csv", "mine.nodes.csv" + file},
             {"convert lists lists/mine.csv", "lists/mine.csv" + file},
             {"convert mine.csv new.graphml --save-mapping mine.csv", "mine.csv" + file},
             {"convert lists/mine.csv lists", "lists: is the folder of the file that is read. Expected another name"},
             {"convert p p", "p" + whole},
             {"convert p/ ./p/", "p/" + whole},
             {"convert p/datapackage.json p", "p: is the folder of the file that is read. Expected another name"},
             {"convert p/entities.csv p", "p: is the folder of the file that is read. Expected another name"},
             {"convert p p/entities.csv", "p/entities.csv" + file},
             {"convert p.relata p.relata", "p.relata" + file},
             {"convert g.graphml g.graphml", "g.graphml" + file},
             {"layout mine.csv -o mine.csv", "mine.csv" + file},
             {"analyze mine.csv --measure degree -o mine.csv", "mine.csv" + file},
             {"render drawn.svg -o drawn.svg", "drawn.svg" + file},
             {"render mine.csv --format svg -o mine.csv", "mine.csv: has another ending than --format svg"},
             {"screenshot shot.png -o ./shot.png", "shot.png" + file}}) {
        const Outcome run = shell("cd " + at + "; $relata " + arguments);
        EXPECT_EQ(run.status, 1) << arguments;
        EXPECT_TRUE(run.isOneLine()) << arguments << ": " << run.err;
        EXPECT_THAT(run.err, HasSubstr(says)) << arguments;
    }
    EXPECT_EQ(contents(), before);
    EXPECT_FALSE(fs::exists(folder / "new.graphml"));
}

TEST(Inputs, MayStandBesideTheOutput)
{
    TempFolder folder;
    write(folder / "mine.csv", "source,target\nAnna,Bernd\n");
    for (int again = 0; again < 2; ++again)
        for (const char *arguments : {"convert mine.csv other.csv", "convert mine.csv mine.graphml", "convert mine.csv package", "convert mine.csv -",
                                      "convert - mine.gexf <mine.csv", "layout mine.csv -o -"})
            EXPECT_EQ(shell("cd " + folder.path().string() + "; $relata " + arguments).status, 0) << arguments;
    EXPECT_EQ(read(folder / "mine.csv"), "source,target\nAnna,Bernd\n");
}

TEST(Interruption, LeavesTheOldFileOrTheWholeNewOne)
{
    TempFolder folder;
    std::string edges = "source,target,label\n";
    for (int i = 0; i < 60000; ++i)
        edges += "a" + std::to_string(i % 7000) + ",b" + std::to_string(i % 9000) + ",knows\n";
    const std::string input = write(folder / "in/edges.csv", edges).string();
    const fs::path out = folder / "out";
    fs::create_directory(out);
    const auto run = [&](const std::string &target, std::chrono::milliseconds after) {
        const pid_t child = ::fork();
        if (child == 0) {
            const int quiet = ::open("/dev/null", O_WRONLY);
            ::dup2(quiet, 1);
            ::execl(RELATA_PROGRAM, RELATA_PROGRAM, "convert", input.c_str(), target.c_str(), nullptr);
            ::_exit(127);
        }
        std::this_thread::sleep_for(after);  // the moment is the point here: anything must hold at any time
        ::kill(child, SIGINT);
        int state = 0;
        ::waitpid(child, &state, 0);
        return WIFSIGNALED(state) && WTERMSIG(state) == SIGINT;
    };
    const auto start = std::chrono::steady_clock::now();
    ASSERT_EQ(relata("convert " + input + " " + (out / "g.graphml").string()).status, 0);
    const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    const std::string good = read(out / "g.graphml");
    int stopped = 0;
    for (int i = 0; i < 24; ++i) {
        const auto after = whole * (i + 1) / 20;
        stopped += run((out / "g.graphml").string(), after);
        stopped += run((out / "package").string(), after);
        EXPECT_EQ(read(out / "g.graphml"), good);
        for (const std::string &name : namesIn(out))
            EXPECT_TRUE(name == "g.graphml" || name == "package") << name << " was left behind";
        if (fs::exists(out / "package")) {
            EXPECT_EQ(namesIn(out / "package").size(), 5U);
        }
        fs::remove_all(out / "package");
    }
    EXPECT_GT(stopped, 0);
}

}  // namespace
}  // namespace relata::test
