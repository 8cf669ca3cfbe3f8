// SPDX-License-Identifier: Apache-2.0
// A layout that is seen to unfold at 1600 × 1000: as the window runs it, on a worker, at most thirty pictures a second. How many were painted and in
// what time, and what one costs the thread of the window, taking its places included (median). live_bench [ENTITIES STATEMENTS]
#include "app/layoutjob.h"
#include "model/query/lens.h"
#include "tests/bench/model/generatedgraph.h"
#include "views/canvas/graphcanvas.h"

#include <QApplication>

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

void measure(std::uint32_t entities, std::uint32_t statements)
{
    KnowledgeGraph graph;
    if (!graph.apply(bench::generatedEntities(entities, bench::Fields::Plain))
        || !graph.apply(bench::generatedStatements(graph, statements, bench::Fields::Plain)))
        return;
    const ViewState view;
    const Visible visible = visibleOf(graph, view, *view.lens.evaluate(graph));
    GraphCanvas canvas;
    canvas.setAnimationsEnabled(false);
    canvas.resize(1600, 1000);
    canvas.setGraph(&graph);
    canvas.setScene(buildScene(graph, view, visible, ThemeKind::Light), Animate::No);
    canvas.show();
    QApplication::processEvents();

    // one layout is done before thirty pictures are: as many as are needed, one after the other
    constexpr std::size_t wanted = 60;
    std::vector<double> costs;
    double wall = 0;
    int layouts = 0;
    while (costs.size() < wanted && layouts < 100) {
        LayoutJob job;
        QObject::connect(&job, &LayoutJob::unfolded, &canvas, [&](const RoughPlaces &places) {
            const double before = threadMs();
            canvas.unfold(places.ids, places.points);
            canvas.repaint();
            costs.push_back(threadMs() - before);
        });
        bool done = false;
        QObject::connect(&job, &LayoutJob::finished, &canvas, [&] { done = true; });
        const double from = wallMs();
        job.start(graph, view, visible, 1.6F);
        while (!done)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        wall += wallMs() - from;
        ++layouts;
        canvas.foldBack(Animate::No);
    }
    if (costs.empty())
        return;
    std::sort(costs.begin(), costs.end());
    const double middle = costs[costs.size() / 2];
    std::printf("%6u / %6u: %zu pictures in %.0f ms of %d layouts: %.1f a second; one costs %.2f ms, the dearest %.2f: room for %.0f a second\n",
                entities, statements, costs.size(), wall, layouts, double(costs.size()) * 1e3 / wall, middle, costs.back(), 1e3 / middle);
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
