// SPDX-License-Identifier: Apache-2.0
#include "tests/views/scene/sample.h"
#include "views/scene/groupcolors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace relata {
namespace {

using namespace std::string_literals;
using test::graphFromText;
using test::inCircle;
using test::visibleIn;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

MeasuredLook by(Measure size, std::vector<double> sizes, Measure fill = Measure::Degree, std::vector<double> fills = {})
{
    MeasuredLook emphasis;
    emphasis.size = {size, std::make_shared<const std::vector<double>>(std::move(sizes))};
    if (!fills.empty())
        emphasis.fill = {fill, std::make_shared<const std::vector<double>>(std::move(fills))};
    return emphasis;
}

TEST(Emphasis, AreasAreInProportionBetweenTheLeastAndTheLargest)
{
    EXPECT_FLOAT_EQ(emphasizedRadius(0, 10), 7.5F);
    EXPECT_FLOAT_EQ(emphasizedRadius(10, 10), 26);
    EXPECT_FLOAT_EQ(emphasizedRadius(none, 10), 7.5F);
    EXPECT_FLOAT_EQ(emphasizedRadius(3, 0), 7.5F);
    const auto area = [](double value) { return std::pow(double(emphasizedRadius(value, 10)), 2); };
    EXPECT_NEAR(area(6) - area(4), area(4) - area(2), 1e-3);
}

TEST(Emphasis, SizesFollowTheNumbersThatTheViewAsksFor)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, a -x-> c");
    ViewState view = inCircle(graph, 100);
    const MeasuredLook emphasis = by(Measure::Core, {1, 4, 0});
    const auto radius = [&](std::size_t i) { return buildScene(graph, view, visibleIn(graph, view), ThemeKind::Light, emphasis).nodes[i].radius; };
    EXPECT_FLOAT_EQ(radius(0), nodeRadius(2)) << "the view does not ask";
    view.sizeBy = Measure::PageRank;
    EXPECT_FLOAT_EQ(radius(0), nodeRadius(2)) << "other numbers than it asks for";
    view.sizeBy = Measure::Core;
    EXPECT_FLOAT_EQ(radius(1), 26);
    EXPECT_FLOAT_EQ(radius(2), 7.5F);
    view.hidden.insert(graph.findEntity("b"));
    EXPECT_FLOAT_EQ(radius(0), 26) << "the highest of those who are shown";
}

TEST(Emphasis, GroupsBeyondTheColorsWearOneThatNoneTheyAreLinkedWithWears)
{
    constexpr std::size_t groups = 40, colors = 6;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ring;  // with a second ring two steps on: four neighbours each
    for (std::uint32_t group = 0; group < groups; ++group) {
        ring.emplace_back(group, (group + 1) % groups);
        ring.emplace_back((group + 2) % groups, group);
        ring.emplace_back(group, group);
    }
    const std::vector<std::uint8_t> worn = groupColors(groups, colors, ring);
    for (std::size_t group = 0; group < colors; ++group)
        EXPECT_EQ(worn[group], group) << "the largest have their own";
    for (const auto &[a, b] : ring)
        if (a != b) {
            EXPECT_NE(worn[a], worn[b]) << a << " and " << b;
        }
    for (std::size_t color = 0; color < colors; ++color)
        EXPECT_GE(std::count(worn.begin(), worn.end(), color), 3) << "all are put to use";
    EXPECT_EQ(groupColors(3, colors, {}), (std::vector<std::uint8_t>{0, 1, 2}));
}

TEST(Emphasis, GroupsAreFilledAndTheLegendSaysHow)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, c, d:institution, e");
    ViewState view = inCircle(graph, 100);
    view.fillBy = Measure::Community;
    const Scene scene =
        buildScene(graph, view, visibleIn(graph, view), ThemeKind::Light, by(Measure::Degree, {}, Measure::Community, {1, 1, 2, 9, none}));
    const Theme &theme = Theme::of(ThemeKind::Light);
    EXPECT_EQ(QColor(scene.nodes[0].fill), theme.voices[0]);
    EXPECT_EQ(QColor(scene.nodes[1].fill), theme.voices[0]);
    EXPECT_EQ(QColor(scene.nodes[2].fill), theme.voices[1]);
    EXPECT_NE(QColor(scene.nodes[3].fill), theme.voiceNode) << "beyond the six largest: their colours, paler";
    for (const QColor &own : theme.voices)
        EXPECT_NE(QColor(scene.nodes[3].fill), own);
    EXPECT_EQ(scene.nodes[3].band, 7);
    EXPECT_EQ(scene.nodes[4].band, 0);
    std::vector<std::string> labels, conditions;
    for (const LegendRow &row : legendOf(graph, scene))
        if (row.kind == LegendRow::Kind::Band) {
            labels.push_back(row.label.toStdString());
            conditions.push_back(row.condition.toStdString());
            EXPECT_TRUE(Lens::parse(conditions.back()));
        } else if (row.kind == LegendRow::Kind::Type) {
            EXPECT_EQ(row.color, theme.voiceNode) << "shapes keep their meaning, colours do not";
        }
    EXPECT_EQ(labels, (std::vector<std::string>{"Community 1", "Community 2", "Smaller ones: these colours, paler", "No value"}));
    EXPECT_EQ(conditions, (std::vector<std::string>{"community:1", "community:2", "community:7..", ""}));
}

TEST(Emphasis, TheLegendSaysWhatSizesMeanAndTheyStayWhenOthersAreHidden)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, c");
    ViewState view = inCircle(graph, 100);
    view.sizeBy = Scale::ofNumbers("Budget");
    MeasuredLook emphasis;
    emphasis.size = {*view.sizeBy, std::make_shared<const std::vector<double>>(std::vector<double>{100, 400, none}), {}, std::pair(0.0, 400.0)};
    view.hidden.insert(graph.findEntity("b"));
    const Scene scene = buildScene(graph, view, visibleIn(graph, view), ThemeKind::Light, emphasis);
    EXPECT_FLOAT_EQ(scene.nodes[0].radius, emphasizedRadius(100, 400)) << "a budget is no measure of what is shown";
    const auto rows = legendOf(graph, scene);
    const auto row = std::find_if(rows.begin(), rows.end(), [](const LegendRow &one) { return one.kind == LegendRow::Kind::Band; });
    ASSERT_NE(row, rows.end());
    EXPECT_EQ(row->label, QStringLiteral("Size: Budget, up to 400"));
    EXPECT_TRUE(row->shows(scene.nodes[0])) << "it is about everybody";
    view.sizeBy.reset();
    EXPECT_TRUE(buildScene(graph, view, visibleIn(graph, view), ThemeKind::Light, emphasis).sizedBy.isEmpty());
}

TEST(Emphasis, TextsOfAPropertyAreGroupsWithTheirNames)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, c, d, e, f, g, h, i");
    ViewState view = inCircle(graph, 100);
    view.fillBy = Scale::ofGroups("Country");
    MeasuredLook emphasis;
    emphasis.fill = {*view.fillBy, std::make_shared<const std::vector<double>>(std::vector<double>{1, 1, 2, 3, 4, 5, 6, 7, none}),
                     std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"mx", "us", ";", "d", "e", "f", "g"})};
    const Scene scene = buildScene(graph, view, visibleIn(graph, view), ThemeKind::Light, emphasis);
    const Theme &theme = Theme::of(ThemeKind::Light);
    EXPECT_EQ(QColor(scene.nodes[1].fill), theme.voices[0]);
    EXPECT_EQ(QColor(scene.nodes[7].fill), theme.voiceNode) << "the seventh text: no colour stands for two";
    std::vector<std::pair<std::string, std::string>> rows;
    for (const LegendRow &row : legendOf(graph, scene))
        if (row.kind == LegendRow::Kind::Band)
            rows.emplace_back(row.label.toStdString(), row.condition.toStdString());
    ASSERT_EQ(rows.size(), 8U);
    EXPECT_EQ(rows[0], std::pair("Country: mx"s, "property:Country=mx"s));
    EXPECT_EQ(rows[2], std::pair("Country: ;"s, ""s)) << "the lens has no words for it";
    EXPECT_EQ(rows[6], std::pair("Country: others"s, ""s));
    EXPECT_EQ(rows[7], std::pair("No value"s, ""s)) << "the grey of the last one";
}

TEST(Emphasis, NumbersOfAPropertyHaveStepsThatPeopleRead)
{
    const Theme &theme = Theme::of(ThemeKind::Light);
    const EntityNumbers budget{Scale::ofNumbers("Budget")};
    const auto bands = fillBands(budget, 500, 1'234'567.5, theme);
    ASSERT_EQ(bands.size(), 5U);
    EXPECT_EQ(bands[0].label, QStringLiteral("Budget up to 200,000"));
    EXPECT_EQ(bands[1].label, QStringLiteral("Budget 200,000 to 500,000"));
    EXPECT_EQ(bands[4].label, QStringLiteral("Budget over 1,000,000"));
    EXPECT_EQ(bands[4].condition, QStringLiteral("property:Budget>1000000"));
    EXPECT_EQ(bandOf(bands, 500), 1);
    EXPECT_EQ(bandOf(bands, 1'234'567.5), 5) << "also the highest, which is no round number";
    for (const FillBand &band : bands)
        EXPECT_TRUE(Lens::parse(band.condition.toStdString())) << band.condition.toStdString();
    const auto years = fillBands({Scale::ofNumbers("Year")}, 1990, 2020, theme);
    ASSERT_EQ(years.size(), 5U);
    EXPECT_EQ(years[1].label, QStringLiteral("Year 1996 to 2002"));
    EXPECT_EQ(bandOf(years, 1990), 1);
    EXPECT_EQ(bandOf(years, 2020), 5) << "from the least, not from 0";
    EntityNumbers uneven{Scale::ofNumbers("Sum")};
    uneven.fifths = {1234, 1234, 20'001, 900'000};
    std::vector<std::string> shown;
    for (const FillBand &band : fillBands(uneven, 1, 12'750'000, theme)) {
        shown.push_back(band.label.toStdString());
        EXPECT_TRUE(Lens::parse(band.condition.toStdString())) << shown.back();
    }
    EXPECT_EQ(shown, (std::vector<std::string>{"Sum up to 1200", "Sum 1200 to 20,000", "Sum 20,000 to 900,000", "Sum over 900,000"}));
    uneven.fifths = {0, 0, 0, 0};
    EXPECT_EQ(fillBands(uneven, 0, 1000, theme).size(), 5U) << "nearly all say the same: steps of equal width then";
    const auto near = fillBands({Scale::ofNumbers("Founded")}, 1'000'001, 1'000'009, theme);
    EXPECT_EQ(near.size(), 5U) << "however near to one another they are";
    const auto same = fillBands(budget, 7, 7, theme);
    ASSERT_EQ(same.size(), 1U);
    EXPECT_EQ(same[0].label, QStringLiteral("Budget 7"));
    EXPECT_EQ(bandOf(same, 7), 1);
}

TEST(Emphasis, NumbersAreFilledInSteps)
{
    const Theme &theme = Theme::of(ThemeKind::Light);
    const auto bands = fillBands({Measure::Betweenness}, 0, 0.5, theme);
    ASSERT_EQ(bands.size(), 5U);
    EXPECT_EQ(bands[0].label, QStringLiteral("Betweenness 0 to 0.1"));
    EXPECT_EQ(bandOf(bands, 0), 1);
    EXPECT_EQ(bandOf(bands, 0.1), 1);
    EXPECT_EQ(bandOf(bands, 0.11), 2);
    EXPECT_EQ(bandOf(bands, 0.5), 5);
    EXPECT_EQ(bandOf(bands, none), 0);
    for (const FillBand &band : bands)
        EXPECT_TRUE(Lens::parse(band.condition.toStdString())) << band.condition.toStdString();
    const auto counts = fillBands({Measure::Degree}, 0, 3, theme);
    for (int count = 0; count <= 3; ++count)
        EXPECT_GT(bandOf(counts, count), 0) << count;
    for (std::size_t i = 1; i < counts.size(); ++i)
        EXPECT_GT(counts[i].low, counts[i - 1].high) << "whole numbers are in one step only";
    EXPECT_EQ(fillBands({Measure::Degree}, 0, 0, theme).size(), 1U);
}

}  // namespace
}  // namespace relata
