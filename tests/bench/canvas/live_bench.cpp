// SPDX-License-Identifier: Apache-2.0
// A layout that is seen to unfold at 1600 × 1000 and then glides to its end, as the window does it: the layout on a worker, painting on this thread.
// How many pictures a second are painted while one waits for the layout and while everybody glides (one over the mean time between two pictures),
// and CPU time of the window's thread for each, taking its places included. live_bench [ENTITIES STATEMENTS]
#include "app/layoutjob.h"
#include "model/query/lens.h"
#include "tests/bench/model/generatedgraph.h"
#include "views/canvas/graphcanvas.h"

#include <QApplication>
#include <QEventLoop>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

using namespace relata;

namespace {

double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double wallMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double at(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::size_t(share * double(values.size() - 1))];
}

/// When the canvas was painted.
class Pictures final : public QObject
{
public:
    explicit Pictures(GraphCanvas &canvas) : m_canvas(canvas) { canvas.window()->installEventFilter(this); }
    void begin()
    {
        m_last = 0;
        m_busy = threadMs();
    }
    void tell(const char *what)
    {
        double sum = 0;
        for (const double each : m_between)
            sum += each;
        std::printf(
            "  %-28s %4zu pictures, %5.1f a second (between two %5.1f ms, nine in ten within %5.1f); one costs %6.2f ms CPU, nine in ten %6.2f\n",
            what, m_costs.size(), m_between.empty() ? 0 : 1e3 * double(m_between.size()) / sum, at(m_between, 0.5), at(m_between, 0.9),
            at(m_costs, 0.5), at(m_costs, 0.9));
        m_between.clear();
        m_costs.clear();
    }
    std::size_t count() const { return m_costs.size(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::UpdateRequest || m_painting)
            return false;
        m_painting = true;
        watched->event(event);
        m_painting = false;
        const double now = wallMs(), busy = threadMs();
        if (m_last > 0) {
            m_between.push_back(now - m_last);
            m_costs.push_back(busy - m_busy);
        }
        m_last = now;
        m_busy = busy;
        return true;
    }

private:
    GraphCanvas &m_canvas;
    bool m_painting = false;
    double m_last = 0, m_busy = 0;
    std::vector<double> m_between, m_costs;
};

void measure(std::uint32_t entities, std::uint32_t statements)
{
    KnowledgeGraph graph;
    if (!graph.apply(bench::generatedEntities(entities, bench::Fields::Plain))
        || !graph.apply(bench::generatedStatements(graph, statements, bench::Fields::Plain)))
        return;
    ViewState view;
    const Visible visible = visibleOf(graph, view, *view.lens.evaluate(graph));
    GraphCanvas canvas;
    canvas.resize(1600, 1000);
    canvas.setGraph(&graph);
    canvas.setScene(buildScene(graph, view, visible, ThemeKind::Light), Animate::No);
    canvas.show();
    QApplication::processEvents();
    std::printf("%u entities, %u statements: %zu nodes, %zu links\n", entities, statements, canvas.scene().nodes.size(), canvas.scene().links.size());
    Pictures unfolding(canvas), gliding(canvas);
    constexpr std::size_t wanted = 120;
    constexpr int most = 40;
    double wall = 0;
    int layouts = 0;
    canvas.window()->removeEventFilter(&gliding);
    std::vector<Scene> ends;
    while (unfolding.count() < wanted && layouts < most) {  // one is done before thirty pictures are
        LayoutJob job;
        std::shared_ptr<ViewState> arranged;
        QObject::connect(&job, &LayoutJob::unfolded, &canvas, [&](const RoughPlaces &places) { canvas.unfold(places.ids, places.points); });
        QObject::connect(&job, &LayoutJob::finished, &canvas, [&](const std::shared_ptr<ViewState> &result) { arranged = result; });
        unfolding.begin();
        const double from = wallMs();
        job.start(graph, view, visible, 1.6F);
        while (!arranged)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        wall += wallMs() - from;
        ++layouts;
        if (ends.empty()) {
            view = *arranged;
            ends.push_back(buildScene(graph, view, visible, ThemeKind::Light));
        }
        canvas.foldBack(Animate::No);
    }
    std::printf("  %d layouts, %.0f ms each\n", layouts, wall / layouts);
    unfolding.tell("while it is laid out");
    canvas.window()->removeEventFilter(&unfolding);
    canvas.window()->installEventFilter(&gliding);
    Scene turned = ends[0];  // everybody goes elsewhere and back
    for (SceneNode &node : turned.nodes)
        node.center = QPointF(0.5 * node.center.x() - 0.866 * node.center.y(), 0.866 * node.center.x() + 0.5 * node.center.y());
    for (int i = 0; i < 6; ++i) {
        gliding.begin();
        canvas.setScene(i % 2 ? ends[0] : turned, Animate::Yes);
        while (canvas.isAnimating())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    gliding.tell("while everybody glides");
}

}  // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (argc == 3) {
        measure(std::uint32_t(std::stoul(argv[1])), std::uint32_t(std::stoul(argv[2])));
        return 0;
    }
    measure(200, 500);
    measure(1000, 2500);
    measure(2000, 5000);
    measure(20000, 60000);
    return 0;
}
