// SPDX-License-Identifier: Apache-2.0
// Files that are taken into a project.
#include "tests/app/cli/program.h"

#include <algorithm>
#include <string>
#include <utility>

namespace relata::test {
namespace {

using testing::HasSubstr;

struct Adding : testing::Test {
    TempFolder folder;
    std::string project = (folder / "p.relata").string();

    Outcome add(const std::string &name, const std::string &text, const std::string &options = {})
    {
        write(folder / name, text);
        return relata("convert " + (folder / name).string() + " " + project + " --add " + options);
    }
    void SetUp() override
    {
        write(folder / "first.csv", "source,target,label,amount\nLuis Peña,Acme,owns,5\nAna,Acme,advises,7\n");
        ASSERT_EQ(relata("convert " + (folder / "first.csv").string() + " " + project).status, 0);
    }
    std::string history() { return relata("history " + project).out; }
    std::string statements() { return relata("query " + project + " '' --csv").out; }
};

TEST_F(Adding, WhatIsNewComesInAsOneStep)
{
    const Outcome run = add("second.csv", "source,target,label\nLuis Pena,Zeta,owns\nAna,Luis Pena,knows\n");
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("1 entity added (2 there already, 1 of them changed), 2 statements added, 1 document added"));
    EXPECT_THAT(run.err, HasSubstr("taken as the same by name: “Luis Pena” as “Luis Peña”"));
    EXPECT_THAT(history(), HasSubstr("Import second.csv"));
    EXPECT_THAT(relata("find " + project + " 'Luis Pena'").out, HasSubstr("Luis Peña"));
    const std::string now = statements();
    EXPECT_EQ(std::count(now.begin(), now.end(), '\n'), 5);
}

TEST_F(Adding, TheSameFileAgainAddsNothing)
{
    const std::string before = statements();
    const Outcome run = add("first.csv", "source,target,label,amount\nLuis Peña,Acme,owns,5\nAna,Acme,advises,7\n");
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("everything in it is there already"));
    EXPECT_EQ(history(), "");
    EXPECT_EQ(statements(), before);
    const Outcome renamed = add("again.csv", "source,target,label,amount\nLuis Peña,Acme,owns,5\n");
    EXPECT_THAT(renamed.err, HasSubstr("is the file there under another name?"));
}

TEST_F(Adding, WhatDiffersIsToldAndSettledAsAsked)
{
    const std::string changed = "source,target,label,amount\nLuis Peña,Acme,owns,6\n";
    const Outcome kept = add("first.csv", changed);
    EXPECT_EQ(kept.status, 0) << kept.err;
    EXPECT_THAT(kept.err, HasSubstr("1 value differs; what was there stays: Luis Peña owns Acme (s1), amount: “5”, in the file “6”"));
    EXPECT_THAT(kept.out, HasSubstr("there already"));
    const Outcome taken = add("first.csv", changed, "--conflict take");
    EXPECT_EQ(taken.status, 0) << taken.err;
    EXPECT_THAT(taken.err, HasSubstr("the file has the word"));
    EXPECT_THAT(statements(), HasSubstr(",6"));
}

TEST_F(Adding, ANameOfAnotherTypeIsToldOrTaken)
{
    const std::string nodes = "id,name,type\nn1,Ana,Person\n", places = "id,name,type\nx1,Ana,Place\n";
    EXPECT_EQ(add("people.csv", nodes).status, 0);
    EXPECT_THAT(add("places.csv", places).err, HasSubstr("“Ana” (Place; there Person)"));
    EXPECT_THAT(add("towns.csv", "id,name,type\nx2,Acme,Place\n", "--any-type").out, HasSubstr("there already"));
}

TEST_F(Adding, WhatCannotBeAddedLeavesTheProjectAsItWas)
{
    const std::string before = read(folder / "p.relata");
    for (const auto &[command, expected] :
         {std::pair<std::string, std::string>{"convert " + (folder / "first.csv").string() + " " + (folder / "no.relata").string() + " --add",
                                              "is no project"},
          {"convert " + (folder / "first.csv").string() + " " + project, "exists already"},
          {"convert " + (folder / "first.csv").string() + " " + project + " --add --conflict maybe", "Expected fill, keep or take"},
          {"convert " + (folder / "first.csv").string() + " " + (folder / "x.gexf").string() + " --conflict take", "only with --add"},
          {"convert " + project + " " + project + " --add", "is the file that is read"}}) {
        const Outcome run = relata(command);
        EXPECT_EQ(run.status, 1) << command;
        EXPECT_TRUE(run.isOneLine()) << run.err;
        EXPECT_THAT(run.err, HasSubstr(expected));
    }
    EXPECT_EQ(read(folder / "p.relata"), before);
}

}  // namespace
}  // namespace relata::test
