// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/measure.h"

#include "model/analysis/betweenness.h"
#include "model/analysis/closeness.h"
#include "model/analysis/degree.h"
#include "model/analysis/pagerank.h"
#include "model/graph/knowledgegraph.h"

#include <algorithm>
#include <cstdio>
#include <limits>

namespace relata {

using namespace analysis;

namespace {

constexpr std::array<MeasureWords, allMeasures.size()> words{{
    {"degree", "Degree", "Who is best connected?", "how many others it is linked with", false, true},
    {"indegree", "In-degree", "Whom do most links lead to?", "how many others are linked to it as subject", false, true},
    {"outdegree", "Out-degree", "From whom do most links go out?", "how many others it is linked to as subject", false, true},
    {"pagerank", "PageRank", "Who is linked with those who count?", "the share of time a random walk along the links spends there", false, false},
    {"betweenness", "Betweenness", "Who stands between?", "the share of the pairs of others whose shortest chains lead through it", false, false},
    {"closeness", "Closeness", "Who is near to everybody?", "1 divided by its mean distance, times the share of others within reach", false, false},
    {"core", "Core", "Who belongs to the core?", "the most links with one another that all of a part around it have", false, true},
    {"clustering", "Clustering", "Whose contacts know one another?", "the share of the pairs of its neighbours that are linked", false, false},
    {"cutoff", "Cut off without it", "Who is indispensable?", "how many others would be cut off without it", false, true},
    {"component", "Component", "What hangs together at all?", "number of the connected part, the largest is 1", true, true},
    {"community", "Community", "Which groups are there?", "number of the group linked more within than without, the largest is 1", true, true},
}};

template <typename Numbers>
std::vector<double> asDoubles(const Numbers &numbers)
{
    return std::vector<double>(numbers.begin(), numbers.end());
}

std::string number(const char *form, double value)
{
    char text[64];
    std::snprintf(text, sizeof text, form, value);
    return text;
}

std::string inGroups(std::size_t count)  // "36,516"
{
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;)
        text.insert(at -= 3, ",");
    return text;
}

Result<MeasureColumn> betweennessColumn(const Links &links, const MeasureOptions &options, const RunContext &context)
{
    MeasureColumn column{Measure::Betweenness, {}, {}};
    const double steps = static_cast<double>(links.nodeCount()) * 2 * static_cast<double>(links.linkCount());
    const bool exact = options.direction == Direction::Stated || (options.error ? *options.error <= 0 : steps <= options.mostSteps);
    if (exact) {
        auto values = betweenness(links, options.direction, options.threads, context);
        if (!values)
            return values.error();
        column.values = std::move(*values);
        return column;
    }
    SamplingOptions sampling;
    sampling.error = options.error.value_or(sampling.error);
    sampling.seed = options.seed;
    sampling.threads = options.threads;
    auto sampled = sampledBetweenness(links, sampling, context);
    if (!sampled)
        return sampled.error();
    column.values = std::move(sampled->values);
    column.note = "estimated from " + inGroups(sampled->samples) + " shortest chains: with a probability of "
                  + number("%g", sampled->confidence * 100) + " % every value is within " + number("%g", sampled->error) + " of the exact one";
    if (const double greatest = column.values.empty() ? 0 : *std::max_element(column.values.begin(), column.values.end());
        greatest < 2 * sampled->error)
        column.note += "; the largest here is " + number("%.2g", greatest) + ": take their order as a hint only";
    return column;
}

}  // namespace

Result<MeasureColumn> measured(const Links &links, Measure measure, const MeasureOptions &options, const RunContext &context)
{
    MeasureColumn column{measure, {}, {}};
    const auto take = [&](Result<std::vector<double>> values) -> Result<MeasureColumn> {
        if (!values)
            return values.error();
        column.values = std::move(*values);
        return std::move(column);
    };
    const auto takeGroups = [&](const Groups &groups, const std::string &more) -> Result<MeasureColumn> {
        column.values = asDoubles(groups.of);
        column.note = std::to_string(groups.sizes.size()) + (groups.sizes.size() == 1 ? " group" : " groups") + more;
        return std::move(column);
    };
    switch (measure) {
    case Measure::Degree:
        return take(degrees(links, Ends::Total));
    case Measure::InDegree:
        return take(degrees(links, Ends::In));
    case Measure::OutDegree:
        return take(degrees(links, Ends::Out));
    case Measure::PageRank: {
        PageRankOptions ranking;
        ranking.direction = options.direction;
        return take(pageRank(links, ranking, context));
    }
    case Measure::Betweenness:
        return betweennessColumn(links, options, context);
    case Measure::Closeness:
        return take(closeness(links, options.direction, options.threads, context));
    case Measure::Core:
        return take(asDoubles(coreNumbers(links)));
    case Measure::Clustering: {
        auto found = clustering(links, context);
        if (!found)
            return found.error();
        column.note = "of all pairs of links that meet, " + number("%.1f", found->overall * 100) + " % are closed by a third";
        return take(std::move(found->values));
    }
    case Measure::CutOff: {
        const WeakPoints weak = weakPoints(links);
        column.note = std::to_string(weak.bridges.size()) + (weak.bridges.size() == 1 ? " link is a bridge" : " links are bridges")
                      + ": without one of them, its ends are no longer connected";
        return take(asDoubles(weak.cutOff));
    }
    case Measure::Component:
        return takeGroups(connectedComponents(links), "");
    case Measure::Community: {
        CommunityOptions division = options.communities;
        division.seed = options.seed;
        const auto found = communities(links, division, context);
        if (!found)
            return found.error();
        return takeGroups(found->groups, ", modularity " + number("%.3f", found->modularity));
    }
    }
    return column;
}

Weight usualWeight(Measure measure)
{
    return measure == Measure::PageRank || measure == Measure::Community ? Weight::Statements : Weight::Links;
}

const MeasureWords &wordsOf(Measure measure)
{
    return words[static_cast<std::size_t>(measure)];
}

std::optional<Measure> measureFromString(std::string_view key)
{
    for (const Measure measure : allMeasures)
        if (wordsOf(measure).key == key)
            return measure;
    return std::nullopt;
}

Result<MeasureColumn> measured(const KnowledgeGraph &graph, const Snapshot &snapshot, Measure measure, const MeasureOptions &options,
                               const RunContext &context)
{
    return measured(Links::of(graph, snapshot, options.weight.value_or(usualWeight(measure))), measure, options, context);
}

std::vector<double> byEntity(const MeasureColumn &column, const Snapshot &snapshot, std::size_t entityIdEnd)
{
    std::vector<double> values(entityIdEnd, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t node = 0; node < column.values.size(); ++node)
        values[indexOf(snapshot.entityAt(static_cast<std::uint32_t>(node)))] = column.values[node];
    return values;
}

Result<MeasureCache::Column> MeasureCache::column(const KnowledgeGraph &graph, Measure measure, const RunContext &context)
{
    const std::lock_guard lock(m_mutex);
    Column &kept = m_columns[static_cast<std::size_t>(measure)];
    if (!kept) {
        const Snapshot snapshot = Snapshot::of(graph);
        const auto found = measured(graph, snapshot, measure, {}, context);
        if (!found)
            return found.error();
        kept = std::make_shared<const std::vector<double>>(byEntity(*found, snapshot, graph.entityIdEnd()));
    }
    return kept;
}

}  // namespace relata
