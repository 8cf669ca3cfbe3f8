// SPDX-License-Identifier: Apache-2.0
// Every reader of large files tells how far it is, and stops where it is told to.
#include "model/io/formats.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <stop_token>
#include <vector>

namespace relata {
namespace {

constexpr int nodes = 2000, edges = 30000;

std::string lines(int count, const std::function<std::string(int)> &one)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += one(i) + "\n";
    return text;
}

std::string n(int i)
{
    return std::to_string(i % nodes);
}

struct Large {
    const char *name, *file;
    std::function<std::string()> text;
};

const std::vector<Large> &all()
{
    static const std::vector<Large> forms{
        {"GraphMl", "x.graphml",
         [] {
             return "<graphml><graph edgedefault='directed'>\n" + lines(nodes, [](int i) { return "<node id='" + n(i) + "'/>"; })
                    + lines(edges, [](int i) { return "<edge source='" + n(i) + "' target='" + n(7 * i) + "'><data key='kind'>knows</data></edge>"; })
                    + "</graph></graphml>";
         }},
        {"GraphMlNotPlain", "x.graphml",
         [] {
             return "<?xml version='1.0' encoding='ISO-8859-1'?><graphml><graph edgedefault='directed'>\n"
                    + lines(nodes, [](int i) { return "<node id='" + n(i) + "'/>"; })
                    + lines(edges, [](int i) { return "<edge source='" + n(i) + "' target='" + n(7 * i) + "'><data key='kind'>knows</data></edge>"; })
                    + "</graph></graphml>";
         }},
        {"Gexf", "x.gexf",
         [] {
             return "<gexf><graph><nodes>\n" + lines(nodes, [](int i) { return "<node id='" + n(i) + "' label='x'/>"; }) + "</nodes><edges>"
                    + lines(edges, [](int i) { return "<edge source='" + n(i) + "' target='" + n(7 * i) + "'/>"; }) + "</edges></graph></gexf>";
         }},
        {"Ftm", "x.ftm",
         [] {
             return lines(nodes, [](int i) { return R"({"id":"n)" + n(i) + R"(","schema":"Person","properties":{"name":["x"]}})"; })
                    + lines(edges, [](int i) {
                          return R"({"id":"e)" + std::to_string(i) + R"(","schema":"Ownership","properties":{"owner":["n)" + n(i)
                                 + R"("],"asset":["n)" + n(7 * i) + R"("]}})";
                      });
         }},
        {"Csv", "x.csv", [] { return "source,target,kind\n" + lines(edges, [](int i) { return n(i) + "," + n(7 * i) + ",knows"; }); }},
        {"Gml", "x.gml",
         [] {
             return "graph [\n" + lines(nodes, [](int i) { return "node [ id " + n(i) + " ]"; })
                    + lines(edges, [](int i) { return "edge [ source " + n(i) + " target " + n(7 * i) + " ]"; }) + "]\n";
         }},
        {"Dot", "x.dot", [] { return "digraph {\n" + lines(edges, [](int i) { return n(i) + " -> " + n(7 * i) + ";"; }) + "}\n"; }},
        {"Pajek", "x.net",
         [] {
             return "*Vertices " + std::to_string(nodes) + "\n*Arcs\n"
                    + lines(edges, [](int i) { return std::to_string(i % nodes + 1) + " " + std::to_string(7 * i % nodes + 1); });
         }},
    };
    return forms;
}

class LargeFile : public testing::TestWithParam<Large>
{
};

TEST_P(LargeFile, IsReadWithProgressThatGrowsToTheEnd)
{
    std::vector<double> told;
    const RunContext context({}, [&](double fraction) { told.push_back(fraction); });
    const auto loaded = readGraphText(GetParam().text(), GetParam().file, context);
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->graph.statementCount(), static_cast<std::size_t>(edges));
    ASSERT_GT(told.size(), 5U);
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    EXPECT_GE(told.front(), 0);
    EXPECT_LE(told.back(), 1);
    EXPECT_GT(told.back(), 0.7);
}

TEST_P(LargeFile, StopsWhereverItIsTold)
{
    std::vector<double> told;
    ASSERT_TRUE(readGraphText(GetParam().text(), GetParam().file, RunContext({}, [&](double fraction) { told.push_back(fraction); })));
    for (const std::size_t at : {std::size_t{0}, told.size() / 3, told.size() * 2 / 3, told.size() - 2}) {
        std::stop_source stop;
        std::size_t count = 0;
        const RunContext context(stop.get_token(), [&](double) {
            if (count++ == at)
                stop.request_stop();
        });
        const auto loaded = readGraphText(GetParam().text(), GetParam().file, context);
        ASSERT_FALSE(loaded) << "stopped at step " << at << " of " << told.size();
        EXPECT_EQ(loaded.error().code, Error::Code::Cancelled);
        EXPECT_LE(count, at + 3) << "told to stop at step " << at;
    }
}

INSTANTIATE_TEST_SUITE_P(Forms, LargeFile, testing::ValuesIn(all()), [](const auto &form) { return std::string(form.param.name); });

}  // namespace
}  // namespace relata
