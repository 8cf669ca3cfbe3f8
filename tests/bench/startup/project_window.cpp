// SPDX-License-Identifier: Apache-2.0
// A project of 100,000 entities and 500,000 statements in the window, as `relata` opens it.
//   relata_project_window make FILE     makes it; make FILE ENTITIES STATEMENTS: of another size, two short texts a statement,
//                                       and everybody has a place
//   relata_project_window open FILE     CPU of the whole process until its first picture is painted; run twice: the second time it has been open
//   relata_project_window memory FILE   the same, and memory of the process then, and when counts, the index for searching and communities are there
//   too relata_project_window load FILE     opens it in a window that is there: the longest time for which its event loop does not turn
//   relata_project_window edit FILE     edits and their undo by the window's own way: until they are on the disk, until the window shows them
#include "app/cli/guicommands.h"
#include "app/projectkeeper.h"
#include "app/viewmemory.h"
#include "app/window/mainwindow.h"
#include "app/window/reading.h"
#include "tests/bench/model/generatedgraph.h"
#include "tests/bench/startup/whencomplete.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>

namespace {

using namespace relata;

double wall()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpu()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// A field of /proc/self/status in MB.
long megabytes(const std::string &field)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field + ":"))
            return std::stol(line.substr(field.size() + 1)) / 1000;
    return 0;
}

void tellMemory(const char *when)
{
    std::printf("memory %s: resident %ld MB, at most until now %ld MB\n", when, megabytes("VmRSS"), megabytes("VmHWM"));
}

int make(const char *path, int argc, char **argv)
{
    const bool sized = argc > 4;
    const auto entities = sized ? static_cast<std::uint32_t>(std::stoul(argv[3])) : 100'000;
    const auto statements = sized ? static_cast<std::uint32_t>(std::stoul(argv[4])) : 500'000;
    KnowledgeGraph graph;
    if (!graph.apply(bench::generatedEntities(entities, sized ? bench::Fields::Short : bench::Fields::Rich))
        || !graph.apply(bench::generatedStatements(graph, statements, sized ? bench::Fields::Short : bench::Fields::Plain)))
        return 1;
    auto project = Project::create(path, graph);
    if (!project) {
        std::fprintf(stderr, "%s\n", project.error().text().c_str());
        return 1;
    }
    if (!sized)
        return 0;
    RememberedView last;  // everybody has a place, so that no layout begins
    const auto columns = static_cast<std::uint32_t>(std::sqrt(entities));
    for (const EntityId id : graph.entities()) {
        const auto i = static_cast<std::uint32_t>(id);
        last.view.positions.at(id) = {static_cast<float>(i % columns) * 60, static_cast<float>(i / columns) * 60};
        last.view.placed.insert(id);
    }
    const StoredView stored = storedView(graph, last);
    return project->rememberView("last", stored.state, stored.places) ? 0 : 1;
}

void edits(MainWindow &window)
{
    Workspace &workspace = window.workspace();
    double onDisk = 0;
    QObject::connect(&window.keeper(), &ProjectKeeper::historyChanged, &window, [&] { onDisk = wall(); });
    std::vector<double> durable, shown, undone, undoShown;
    const auto timed = [&](auto act, std::vector<double> &disk, std::vector<double> &all) {
        QEventLoop rest;  // nobody edits the instant that something is drawn: what is counted beside it has ended
        QTimer::singleShot(1000, &rest, &QEventLoop::quit);
        rest.exec();
        const double from = wall();
        act();
        disk.push_back(onDisk - from);
        while (workspace.isDrawing())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QApplication::processEvents();
        all.push_back(wall() - from);
    };
    for (std::uint32_t i = 0; i < 7; ++i) {
        const auto id = EntityId(i * 7);
        GraphDiff diff;
        diff.entities.push_back({id, workspace.graph().entity(id), workspace.graph().entity(id)});
        diff.entities[0].after->name += " edited";
        timed([&] { workspace.edit(QStringLiteral("Rename"), diff); }, durable, shown);
        timed([&] { workspace.history().undo(); }, undone, undoShown);
    }
    std::printf("an edit: on the disk after %.2f ms, shown after %.1f ms; its undo: %.2f ms, %.1f ms (wall, medians of 7)\n", median(durable),
                median(shown), median(undone), median(undoShown));
}

/// As “Open …” does it.
void load(MainWindow &window, const char *path)
{
    double last = wall(), longest = 0, longestRead = 0;
    QTimer turn;
    QObject::connect(&turn, &QTimer::timeout, &window, [&] {
        longest = std::max(longest, wall() - last);
        if (window.reading().isRunning())
            longestRead = longest;
        last = wall();
    });
    turn.start(0);
    const double from = wall(), fromCpu = cpu();
    window.openInput(QString::fromLocal8Bit(path));
    while (window.workspace().isCounting() || window.workspace().isDrawing() || !window.canvas().isComplete())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QApplication::processEvents();
    std::printf("opened: CPU %.0f ms, wall %.0f ms; longest gap of the event loop while it is read %.0f ms, in all %.0f ms\n", cpu() - fromCpu,
                wall() - from, longestRead, longest);
}

}  // namespace

int main(int argc, char **argv)
{
    const std::string what = argc > 2 ? argv[1] : "";
    if (what == "make")
        return make(argv[2], argc, argv);
    if (what != "open" && what != "edit" && what != "load" && what != "memory") {
        std::fprintf(stderr, "relata_project_window make|open|memory|load|edit FILE\n");
        return 2;
    }
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const double from = wall();
    return runWindow({what == "load" ? "sample:mexico-migration" : argv[2]}, argc, argv, [&, from](MainWindow &window) {
        window.canvas().setAnimationsEnabled(false);
        new WhenComplete(window, [&window, what, from, argv] {
            if (what == "load")
                load(window, argv[2]);
            else
                std::printf("first picture: CPU %.0f ms, wall %.0f ms, %zu of %zu entities placed\n", cpu(), wall() - from,
                            window.workspace().view().placed.size(), window.workspace().graph().entityCount());
            if (what == "memory") {
                tellMemory("with the picture");
                while (window.workspace().isCounting() || window.workspace().isIndexing())
                    QApplication::processEvents(QEventLoop::WaitForMoreEvents);
                QApplication::processEvents();
                tellMemory("with counts and index");
                window.canvas().finishPicture();
                tellMemory("with communities too");
            }
            if (what == "edit")
                edits(window);
            window.close();
            std::fflush(stdout);
            std::_Exit(0);
        });
    });
}
