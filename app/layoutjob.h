// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/jobs/latestjob.h"
#include "views/scene/scene.h"

#include <atomic>
#include <memory>
#include <vector>

namespace relata {

/// Where a layout under way has got to.
struct RoughPlaces {
    std::vector<EntityId> ids;  ///< ascending
    std::vector<Point> points;
};

/// Positions for the visible entities; what has one stays put unless everything is arranged anew (pins always stay).
Result<ViewState> arrangedView(const KnowledgeGraph &graph, ViewState view, const Visible &visible, bool anew, float aspect,
                               const RunContext &context, const std::function<void(LayoutOptions &, const std::vector<EntityId> &)> &prepare = {});

/// A layout on a worker that can be seen to unfold: at most forty pictures a second, the next when the window has drawn the last, and fewer
/// where drawing takes longer, so that the window stays free for its user.
class LayoutJob final : public QObject
{
    Q_OBJECT
public:
    explicit LayoutJob(QObject *parent = nullptr);
    ~LayoutJob() override;

    /// Everything of \a visible anew; a run that goes on is silenced. \a graph is read where it is until readsGraph() is false.
    void start(const KnowledgeGraph &graph, ViewState view, Visible visible, float aspect);
    void cancel();
    void stop();              ///< cancels, and returns when no worker is left
    bool readsGraph() const;  ///< who changes it stops the run first; after a while it works with what it took
    bool isRunning() const { return m_job.isRunning(); }
    /// What was shown last of the run that goes on; none yet: nullptr.
    const RoughPlaces *shown() const { return m_shown.get(); }

signals:
    void progressed(double fraction);
    void unfolded(const relata::RoughPlaces &places);
    void finished(const std::shared_ptr<relata::ViewState> &view);

private:
    class Pace;
    void show(std::shared_ptr<const RoughPlaces> places, const std::shared_ptr<Pace> &pace);

    std::shared_ptr<const RoughPlaces> m_shown;
    std::shared_ptr<Pace> m_pace;                ///< of the present run
    std::shared_ptr<std::atomic<bool>> m_taken;  ///< what it needs of the graph
    LatestJob m_job;
};

}  // namespace relata
