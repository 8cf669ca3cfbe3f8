// SPDX-License-Identifier: Apache-2.0
#include "app/counting.h"

#include "views/jobs/behind.h"
#include "views/jobs/freedbeside.h"

#include <algorithm>

namespace relata {
namespace {

/// Voices that get a row; of more, the lens panel tells how many they are.
constexpr std::size_t mostVoices = 500;

Counting::Counts countsOf(const KnowledgeGraph &graph, const LensResult &passed, const RunContext &context)
{
    Counting::Counts counts;
    counts.facets = facetsOf(graph, passed, context, mostVoices);
    counts.disputes = disagreements(graph, context);
    counts.said = timelineOf(graph, passed, Clock::Said, context);
    counts.holds = timelineOf(graph, passed, Clock::Holds, context);
    return counts;
}

}  // namespace

Counting::Counting(QObject *parent) : QObject(parent), m_counts(std::make_shared<const Counts>()) {}

void Counting::clear()
{
    m_job.stop();
    m_counts = std::make_shared<const Counts>();
}

void Counting::countNow(const KnowledgeGraph &graph, const LensResult &passed)
{
    m_job.cancel();
    m_counts = std::make_shared<const Counts>(countsOf(graph, passed, {}));
}

void Counting::countBeside(const KnowledgeGraph &graph, std::shared_ptr<const LensResult> passed)
{
    const auto isGone = [&graph](StatementId id) { return !graph.contains(id); };
    const auto isPast = [&](const Disagreement &each) {
        return std::any_of(each.oneSide.begin(), each.oneSide.end(), isGone) || std::any_of(each.otherSide.begin(), each.otherSide.end(), isGone);
    };
    // those of before stand until then, without what is gone
    if (std::any_of(m_counts->disputes.begin(), m_counts->disputes.end(), isPast)) {
        Counts kept = *m_counts;
        std::erase_if(kept.disputes, isPast);
        m_counts = freedBeside(std::move(kept));
    }
    m_job.start(
        [&graph, passed = std::move(passed)](const RunContext &context) {
            workBehind();  // the picture first
            return std::shared_ptr<const Counts>(freedBeside(countsOf(graph, *passed, context)));
        },
        [this](std::shared_ptr<const Counts> counts) {
            std::swap(m_counts, counts);
            emit counted(*counts);
        });
}

}  // namespace relata
