// SPDX-License-Identifier: Apache-2.0
#include "app/layoutjob.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace relata {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// CPU time of this thread in milliseconds.
double threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

}  // namespace

Result<ViewState> arrangedView(const KnowledgeGraph &graph, ViewState view, const Visible &visible, bool anew, float aspect,
                               const RunContext &context, const std::function<void(LayoutOptions &, const std::vector<EntityId> &)> &prepare)
{
    std::vector<EntityId> order;
    LayoutInput input = layoutInputOf(graph, view, visible, &order, context);
    if (anew) {
        for (std::size_t i = 0; i < order.size() && i < input.hasInitial.size(); ++i)
            input.hasInitial[i] = i < input.pinned.size() && input.pinned[i];
        if (std::none_of(input.hasInitial.begin(), input.hasInitial.end(), [](std::uint8_t has) { return has != 0; })) {
            input.initial.clear();
            input.hasInitial.clear();
            input.pinned.clear();  // nothing is pinned, and pins need places
        }
    }
    LayoutOptions options;
    // only the force layout leaves places alone: newcomers come in by it whatever the arrangement
    const bool joins = !anew && std::any_of(input.hasInitial.begin(), input.hasInitial.end(), [](std::uint8_t has) { return has != 0; });
    options.kind = joins && !isForce(view.layout) ? LayoutKind::Force : view.layout;
    options.aspect = aspect;
    if (prepare)
        prepare(options, order);
    if (context.cancelled())
        return Error::cancelled();
    const auto positions = layoutGraph(input, options, context);
    if (!positions)
        return positions.error();
    for (std::size_t i = 0; i < order.size(); ++i) {
        view.positions.at(order[i]) = (*positions)[i];
        view.placed.insert(order[i]);
    }
    return view;
}

/// When the worker makes the next picture. Shared by both threads; the window says when it is ready and what the last one cost it.
class LayoutJob::Pace
{
public:
    bool due() const { return m_ready.load(std::memory_order_relaxed) && SteadyClock::now() >= m_next; }  ///< on the worker
    void begin()
    {
        m_ready = false;
        m_next = SteadyClock::now() + std::chrono::duration_cast<SteadyClock::duration>(std::chrono::duration<double, std::milli>(m_pause.load()));
    }
    /// On the window's thread: \a milliseconds were spent on the last.
    void ready(double milliseconds)
    {
        constexpr double frame = 25, cheap = 22, part = 1.5, share = 4;
        m_pause = milliseconds <= cheap ? std::max(frame, part * milliseconds) : share * milliseconds;
        m_ready = true;
    }

private:
    std::atomic<bool> m_ready{true};
    std::atomic<double> m_pause{33};
    SteadyClock::time_point m_next{};  // the worker's own
};

LayoutJob::LayoutJob(QObject *parent) : QObject(parent)
{
    connect(&m_job, &LatestJob::progressed, this, &LayoutJob::progressed);
}

LayoutJob::~LayoutJob()
{
    m_job.stop();
}

void LayoutJob::start(const KnowledgeGraph &graph, ViewState view, Visible visible, float aspect)
{
    m_shown.reset();
    const auto pace = std::make_shared<Pace>();
    m_pace = pace;
    const auto taken = std::make_shared<std::atomic<bool>>(false);
    m_taken = taken;
    const auto watch = [this, pace, taken](LayoutOptions &options, const std::vector<EntityId> &order) {
        taken->store(true);
        options.watch.wanted = [pace] { return pace->due(); };
        options.watch.show = [this, pace, order](std::vector<Point> points) {
            pace->begin();
            auto places = std::make_shared<const RoughPlaces>(RoughPlaces{order, std::move(points)});
            QMetaObject::invokeMethod(
                this, [this, pace, places = std::move(places)] { show(places, pace); }, Qt::QueuedConnection);
        };
    };
    m_job.start(
        [&graph, view = std::move(view), visible = std::move(visible), aspect, watch, taken](const RunContext &context) {
            auto result = arrangedView(graph, view, visible, true, aspect, context, watch);
            taken->store(true);  // by now, also when it was cancelled
            return result ? std::make_shared<ViewState>(std::move(*result)) : std::shared_ptr<ViewState>();
        },
        [this](const std::shared_ptr<ViewState> &result) {
            m_shown.reset();
            if (result)  // it fails only when it is cancelled
                emit finished(result);
        });
}

void LayoutJob::cancel()
{
    m_job.cancel();
    m_pace.reset();
    m_shown.reset();
}

void LayoutJob::stop()
{
    cancel();
    m_job.stop();
}

bool LayoutJob::readsGraph() const
{
    return m_taken && !*m_taken;  // a run that was cancelled may still be reading
}

void LayoutJob::show(std::shared_ptr<const RoughPlaces> places, const std::shared_ptr<Pace> &pace)
{
    if (pace != m_pace || !m_job.isRunning())
        return;  // of a run that was silenced
    m_shown = std::move(places);
    const double before = threadTime();
    emit unfolded(*m_shown);
    QTimer::singleShot(0, this, [pace, before] { pace->ready(threadTime() - before); });  // when it is painted
}

}  // namespace relata
