// SPDX-License-Identifier: Apache-2.0
// What fuzzing found in the readers and writers, one test each.
#include "model/io/textforms.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"
#include "tests/support/sourcedir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

/// Line ends, backslashes, quotes and blanks where programs of other makers seldom have them.
KnowledgeGraph oddGraph()
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    GraphDiff diff;
    const EntityId ada = graph.findEntity("ada");
    Entity entity = graph.entity(ada);
    entity.key = "key\\ of \"two\"\nlines\\";
    entity.name = "ends with lines\n\n";
    entity.description = " \t ";
    entity.properties = {{"new\nline", "\\N and \\l and \\"}, {"back\\slash\\", "v"}, {"quo\"te", "\v\f"}, {"|", "a|b"}};
    diff.entities.push_back({ada, graph.entity(ada), entity});
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

void expectExact(const KnowledgeGraph &graph, std::string_view name)
{
    for (const TextForm &form : textForms()) {
        if (form.name != name)
            continue;
        std::string text, second;
        form.write(graph, text);
        const auto again = form.read(text, "f", {});
        ASSERT_TRUE(again) << again.error().text();
        EXPECT_EQ(asAdditions(again->graph), asAdditions(graph)) << text;
        form.write(again->graph, second);
        EXPECT_EQ(second, text);
        return;
    }
    FAIL() << "no form " << name;
}

TEST(FoundTexts, DotKeepsEscapesInNamesAndIds)
{
    expectExact(oddGraph(), "DOT (Graphviz)");
}

TEST(FoundTexts, GmlKeepsBlanksAndNul)
{
    expectExact(oddGraph(), "GML");
    KnowledgeGraph graph = oddGraph();
    Entity entity = graph.entity(EntityId{0});
    entity.properties = {{std::string("a\0b", 3), std::string("\0\x01", 2)}};
    GraphDiff diff;
    diff.entities.push_back({EntityId{0}, graph.entity(EntityId{0}), entity});
    ASSERT_TRUE(graph.apply(diff));
    expectExact(graph, "GML");
}

/// As a regular expression.
std::string escaped(std::string_view name)
{
    std::string text;
    for (const char c : name) {
        if (std::string_view("().").find(c) != std::string_view::npos)
            text += '\\';
        text += c;
    }
    return text;
}

/// Whoever adds a form adds a fuzz target: one line of tests/fuzz/CMakeLists.txt.
TEST(FoundTexts, EveryFormIsFuzzed)
{
    const std::string targets = test::read(test::sourceDir() / "tests/fuzz/CMakeLists.txt");
    for (const TextForm &form : textForms())
        EXPECT_THAT(targets, testing::ContainsRegex("\nrelata_fuzz_form\\([a-z0-9]+ \"" + escaped(form.name) + "\"\\)\n"))
            << "a form without a fuzz target";
}

}  // namespace
}  // namespace relata
