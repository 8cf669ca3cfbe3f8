// SPDX-License-Identifier: Apache-2.0
// Edits of a large project in the window, by the window's own ways, and the undo of each.
//   relata_edit_window FILE [ROUNDS [GESTURE]]     FILE: as relata_project_window makes it; GESTURE: only that one
// For each gesture, medians: until it is on the disk; until the first frame with it; until the picture is whole again (wall, and CPU of the whole
// process); the longest that an event waited for the window's thread meanwhile (wall), and what that thread worked between two events (CPU).
#include "app/cli/guicommands.h"
#include "app/projectkeeper.h"
#include "app/window/editing.h"
#include "app/window/mainwindow.h"
#include "tests/bench/startup/loopwatch.h"
#include "tests/bench/startup/whencomplete.h"
#include "views/dialogs/statementform.h"

#include <QApplication>
#include <QComboBox>
#include <QEventLoop>
#include <QLineEdit>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace relata;
using bench::cpu;
using bench::wall;

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

template <typename Widget>
Widget *named(const QWidget &within, const char *name)
{
    for (Widget *widget : within.findChildren<Widget *>())
        if (widget->accessibleName() == QLatin1String(name))
            return widget;
    std::fprintf(stderr, "nothing is called %s\n", name);
    std::exit(1);
}

template <typename Form>
Form *openForm(const QWidget &window)
{
    for (Form *each : window.findChildren<Form *>())
        if (each->isVisible())
            return each;
    std::fprintf(stderr, "no form is open\n");
    std::exit(1);
}

void rest(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Until hardly anything is computed any more: counts, communities, tiles ahead.
void settle()
{
    for (double before = cpu();; before = cpu()) {
        rest(250);
        if (cpu() - before < 12)
            return;
    }
}

/// Knows when a frame was painted after the last time it was asked.
class Frames final : public QObject
{
public:
    explicit Frames(GraphCanvas &canvas) : QObject(&canvas) { canvas.installEventFilter(this); }
    void begin()
    {
        painted = false;
        ++scene;
    }
    bool painted = false;
    int scene = 0;  ///< frames of an earlier one do not count

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(
                this, [this, of = scene] { painted = painted || of == scene; }, Qt::QueuedConnection);
        return false;
    }
};

struct Measured {
    double durable = 0, first = 0, whole = 0, wholeCpu = 0, held = 0, heldCpu = 0;
};

class Bench
{
public:
    explicit Bench(MainWindow &window) : m_window(window), m_workspace(window.workspace()), m_frames(window.canvas())
    {
        QObject::connect(&window.keeper(), &ProjectKeeper::historyChanged, &window, [this] { m_onDisk = wall(); });
        QObject::connect(&m_workspace, &Workspace::drawn, &window, [this] { m_frames.begin(); });
    }

    Measured timed(const std::function<void()> &act)
    {
        settle();
        Measured measured;
        m_frames.begin();
        m_onDisk = 0;
        m_watch.takeLongest();
        const int step = m_workspace.history().index();
        const double from = wall(), fromCpu = cpu();
        act();
        if (m_workspace.history().index() == step) {  // no picture would ever come
            std::fprintf(stderr, "a gesture was no step of the history\n");
            std::exit(1);
        }
        while (m_workspace.isDrawing() || !m_frames.painted)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        measured.first = wall() - from;
        while (m_workspace.isDrawing() || !m_frames.painted || !m_window.canvas().isComplete())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        measured.whole = wall() - from;
        measured.wholeCpu = cpu() - fromCpu;
        measured.durable = m_onDisk > 0 ? m_onDisk - from : 0;
        settle();  // what is counted beside it may hold the window, too
        const bench::LoopWatch::Longest longest = m_watch.takeLongest();
        measured.held = longest.wall;
        measured.heldCpu = longest.cpu;
        return measured;
    }

    void run(const char *name, int rounds, const std::function<void(int)> &prepare, const std::function<void(int)> &act)
    {
        if (!only.empty() && only != name)
            return;
        std::vector<Measured> done, undone;
        for (int round = 0; round < rounds; ++round) {
            const int index = m_workspace.history().index();
            prepare(round);
            done.push_back(timed([&] { act(round); }));
            const int steps = m_workspace.history().index();
            undone.push_back(timed([&] { m_workspace.history().undo(); }));
            if (m_workspace.history().index() != steps - 1)
                std::printf("%s was no step of the history\n", name);
            m_workspace.history().setIndex(index);
        }
        tell(name, done);
        tell((std::string("undo ") + name).c_str(), undone);
    }
    std::string only;

private:
    static void tell(const char *name, const std::vector<Measured> &all)
    {
        const auto of = [&](double Measured::*field) {
            std::vector<double> values;
            for (const Measured &each : all)
                values.push_back(each.*field);
            return median(values);
        };
        double worst = 0;
        for (const Measured &each : all)
            worst = std::max(worst, each.held);
        std::printf("%-28s durable %6.1f  first %7.1f  whole %7.1f  CPU %7.1f  held %6.1f (worst %6.1f)  held CPU %6.1f\n", name,
                    of(&Measured::durable), of(&Measured::first), of(&Measured::whole), of(&Measured::wholeCpu), of(&Measured::held), worst,
                    of(&Measured::heldCpu));
    }

    MainWindow &m_window;
    Workspace &m_workspace;
    Frames m_frames;
    bench::LoopWatch m_watch;
    double m_onDisk = 0;
};

void gestures(MainWindow &window, int rounds, const std::string &only)
{
    Workspace &workspace = window.workspace();
    Editing &editing = window.editing();
    const auto count = std::uint32_t(workspace.graph().entityCount());
    const auto somebody = [count](int round, std::uint32_t share = 2) { return EntityId(count / share + std::uint32_t(round) * 971 % (count / 4)); };
    const auto statementOf = [&](int round) { return workspace.graph().statementsOf(somebody(round)).front(); };
    const auto nothing = [](int) {};
    Bench bench(window);
    bench.only = only;
    bench.run(
        "rename", rounds,
        [&](int round) {
            editing.edit(somebody(round));
            named<QLineEdit>(*openForm<EntityForm>(window), "Name")->setText(QStringLiteral("Another name %1").arg(round));
        },
        [&](int) { openForm<EntityForm>(window)->accept(); });
    bench.run(
        "new statement", rounds,
        [&](int round) {
            editing.addStatement(somebody(round), somebody(round, 3));
            named<QComboBox>(*openForm<StatementForm>(window), "Predicate")->setEditText(QStringLiteral("does 3"));
        },
        [&](int) { openForm<StatementForm>(window)->accept(); });
    bench.run(
        "statement removed", rounds,
        [&](int round) {
            workspace.select({{}, {statementOf(round)}});
        },
        [&](int) { editing.removeSelection(); });
    bench.run(
        "new entity", rounds,
        [&](int round) {
            workspace.select({});
            editing.addEntity(QPointF(1000.0 + 500 * round, 2000));
            named<QLineEdit>(*openForm<EntityForm>(window), "Name")->setText(QStringLiteral("Somebody new %1").arg(round));
        },
        [&](int) { openForm<EntityForm>(window)->accept(); });
    bench.run(
        "entity removed", rounds,
        [&](int round) {
            workspace.select({{somebody(round)}, {}});
        },
        [&](int) { editing.removeSelection(); });
    bench.run("entity retyped", rounds, nothing, [&](int round) {
        const KnowledgeGraph &graph = workspace.graph();
        const auto types = graph.schema().types();
        editing.retype({somebody(round)}, types[(indexOf(graph.typeOf(somebody(round))) + 1) % types.size()].key);
    });
    bench.run("statement retyped", rounds, nothing, [&](int round) { editing.retype({statementOf(round)}, "predicate-6"); });
    bench.run("statement reversed", rounds, nothing, [&](int round) { editing.reverse({statementOf(round)}); });
    bench.run("moved", rounds, nothing, [&](int round) {
        const Point at = workspace.view().positions[somebody(round)];
        emit window.canvas().movedByUser({somebody(round)}, {{at.x + 100, at.y + 80}});
    });
    bench.run("pinned", rounds, nothing, [&](int round) { emit window.canvas().pinRequested({somebody(round)}, true); });
    bench.run(
        "hidden", rounds, [&](int) { workspace.select({}); }, [&](int round) { emit window.canvas().hideRequested({somebody(round)}, false); });
    const auto neighboursOf = [&](EntityId of) {  // no hubs
        std::vector<EntityId> neighbours;
        for (const StatementId id : workspace.graph().statementsOf(of))
            for (const EntityId end : {workspace.graph().subject(id), workspace.graph().object(id)})
                if (end != of && indexOf(end) > count / 5 && neighbours.size() < 6)
                    neighbours.push_back(end);
        return neighbours;
    };
    const auto somebodyKnown = [&](int round) {
        EntityId one = somebody(round);
        while (neighboursOf(one).empty())
            one = EntityId(indexOf(one) + 1);
        return one;
    };
    const auto hideNeighbours = [&](int round) { workspace.hide(neighboursOf(somebodyKnown(round)), false); };
    bench.run("expanded", rounds, hideNeighbours, [&](int round) { emit window.canvas().expandRequested(somebodyKnown(round)); });
    bench.run("all shown", rounds, hideNeighbours, [&](int) { emit window.canvas().showAllRequested(); });
}

}  // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "relata_edit_window FILE [ROUNDS [GESTURE]]\n");
        return 2;
    }
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    const std::string only = argc > 3 ? argv[3] : "";
    return runWindow({argv[1]}, argc, argv, [&](MainWindow &window) {
        window.canvas().setAnimationsEnabled(false);
        new WhenComplete(window, [&window, rounds, only] {
            gestures(window, rounds, only);
            std::fflush(stdout);
            std::_Exit(0);
        });
    });
}
