// SPDX-License-Identifier: Apache-2.0
// How long the whole window (1600 × 1000) takes to answer: wall and CPU time from an event sent to the canvas until other pixels stand in the window,
// handed on to the screen; the longest time for which its event loop does not turn while the entity with most links is dragged.
// relata_window_events [ENTITIES STATEMENTS [LINKS OF A HUB]]; QT_QPA_PLATFORM says on which screen.
#include "app/cli/guicommands.h"
#include "app/window/mainwindow.h"
#include "tests/bench/model/generatedgraph.h"

#include <QApplication>
#include <QEventLoop>
#include <QMouseEvent>
#include <QScreen>
#include <QTemporaryDir>
#include <QTimer>
#include <QWheelEvent>
#include <QWindow>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>

namespace {

using namespace relata;

double wall()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Of the window's thread.
double busy()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

void rest(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

bool make(const QString &path, std::uint32_t entities, std::uint32_t statements, std::uint32_t hub)
{
    KnowledgeGraph graph;
    if (!graph.apply(bench::generatedEntities(entities, bench::Fields::Short))
        || !graph.apply(bench::generatedStatements(graph, statements, bench::Fields::Short)))
        return false;
    GraphDiff more;
    for (std::uint32_t i = 0; i < hub; ++i) {
        Statement statement = graph.statement(StatementId{i});
        statement.key = "hub-" + std::to_string(i);
        statement.subject = EntityId{1};
        statement.object = EntityId{entities - 1 - i};
        more.statements.push_back({StatementId{statements + i}, {}, std::move(statement)});
    }
    if (!graph.apply(more))
        return false;
    const auto project = Project::create(path.toStdString(), graph);
    if (!project)
        std::fprintf(stderr, "%s\n", project.error().text().c_str());
    return bool(project);
}

/// What answers cost, from the event on.
class Answers final : public QObject
{
public:
    explicit Answers(MainWindow &window) : m_window(window) { window.installEventFilter(this); }

    /// The pixels of the canvas on the screen.
    QImage seen() const
    {
        const QRect place(m_window.canvas().mapTo(&m_window, QPoint()), m_window.canvas().size());
        return m_window.screen()->grabWindow(m_window.winId(), place.x(), place.y(), place.width(), place.height()).toImage();
    }

    /// \a send(i) is answered when anything on the canvas is another; \a after(i) puts back what is to be as before.
    void tell(const char *what, const std::function<void(int)> &send, const std::function<void(int)> &after = {})
    {
        constexpr int runs = 15, calm = 700;
        constexpr double patience = 3000;
        std::vector<double> times, work;
        for (int i = 0; i < runs; ++i) {
            rest(calm);
            m_before = seen();
            m_answered = false;
            m_looking = m_lookingBusy = 0;
            const double from = wall(), fromBusy = busy();
            send(i);
            while (!m_answered && wall() - from < patience)
                QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
            times.push_back(m_answered ? m_at - from : patience);
            work.push_back(m_answered ? m_atBusy - fromBusy : busy() - fromBusy);
            m_answered = true;
            if (after)
                after(i);
        }
        std::printf("%-44s %7.2f ms wall, %7.2f CPU of its thread, quickest %.2f, slowest %.2f wall\n", what, median(times), median(work),
                    *std::min_element(times.begin(), times.end()), *std::max_element(times.begin(), times.end()));
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::UpdateRequest || m_painting || m_answered)
            return false;
        m_painting = true;
        watched->event(event);  // paints, and hands the pixels on
        m_painting = false;
        const double now = wall(), nowBusy = busy();
        m_answered = seen() != m_before;
        if (m_answered) {
            m_at = now - m_looking;
            m_atBusy = nowBusy - m_lookingBusy;
        }
        m_looking += wall() - now;  // to look is no part of it
        m_lookingBusy += busy() - nowBusy;
        return true;
    }

private:
    MainWindow &m_window;
    QImage m_before;
    bool m_painting = false, m_answered = true;
    double m_at = 0, m_atBusy = 0, m_looking = 0, m_lookingBusy = 0;
};

void mouse(GraphCanvas &canvas, QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons)
{
    QMouseEvent event(type, at, canvas.mapToGlobal(at), button, buttons, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &event);
}

/// Entities that one can point at where they stand, some with many links, and each of them beside the next.
std::vector<QPointF> somebody(GraphCanvas &canvas)
{
    std::vector<QPointF> places;
    const QRectF room = QRectF(canvas.rect()).adjusted(260, 60, -260, -160);
    for (const SceneNode &node : canvas.scene().nodes)
        if (const QPointF at = canvas.camera().toTarget(node.center); room.contains(at) && node.links > 2 && canvas.entityAt(at) == node.id)
            places.push_back(at);
    std::vector<QPointF> some;
    for (std::size_t i = 0; i < 40 && !places.empty(); ++i)
        some.push_back(places[i * 7919 % places.size()]);
    return some;
}

void events(MainWindow &window, Answers &answers)
{
    GraphCanvas &canvas = window.canvas();
    const QPointF middle = QRectF(canvas.rect()).center();
    const auto wheel = [&](int i) {
        QWheelEvent event(middle, canvas.mapToGlobal(middle), {}, QPoint(0, i % 2 ? -120 : 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&canvas, &event);
    };
    answers.tell("the wheel, zooming", wheel);
    mouse(canvas, QEvent::MouseButtonPress, middle, Qt::MiddleButton, Qt::MiddleButton);
    answers.tell("a move that drags the view",
                 [&](int i) { mouse(canvas, QEvent::MouseMove, middle + QPointF(15 * (i % 5), 9 * (i % 3) + 4), Qt::NoButton, Qt::MiddleButton); });
    mouse(canvas, QEvent::MouseButtonRelease, middle, Qt::MiddleButton, Qt::NoButton);
    rest(700);
    const std::vector<QPointF> places = somebody(canvas);
    if (places.empty())
        return;
    const auto place = [&](int i) { return places[std::size_t(i) % places.size()]; };
    answers.tell(
        "pointing at an entity", [&](int i) { mouse(canvas, QEvent::MouseMove, place(i), Qt::NoButton, Qt::NoButton); },
        [&](int) {
            rest(300);
            QEvent leave(QEvent::Leave);
            QApplication::sendEvent(&canvas, &leave);
        });
    answers.tell(
        "a click on an entity",
        [&](int i) {
            mouse(canvas, QEvent::MouseButtonPress, place(i), Qt::LeftButton, Qt::LeftButton);
            mouse(canvas, QEvent::MouseButtonRelease, place(i), Qt::LeftButton, Qt::NoButton);
        },
        [&](int) {
            rest(400);
            window.workspace().select({});
        });
}

/// The longest time between two turns of the event loop, and how often it turned.
class Turns
{
public:
    Turns()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { turn(); });
        m_timer.start(1);
    }
    void begin()
    {
        m_longest = m_longestBusy = 0;
        m_last = wall();
        m_lastBusy = busy();
    }
    void tell(const char *what)
    {
        turn();
        std::printf("%-44s %7.2f ms wall, %7.2f CPU between two turns of the event loop\n", what, m_longest, m_longestBusy);
    }

private:
    void turn()
    {
        m_longest = std::max(m_longest, wall() - m_last);
        m_longestBusy = std::max(m_longestBusy, busy() - m_lastBusy);
        m_last = wall();
        m_lastBusy = busy();
    }
    QTimer m_timer;
    double m_last = 0, m_lastBusy = 0, m_longest = 0, m_longestBusy = 0;
};

void dragHub(MainWindow &window)
{
    GraphCanvas &canvas = window.canvas();
    const SceneNode *hub = &canvas.scene().nodes.front();
    for (const SceneNode &node : canvas.scene().nodes)
        hub = node.links > hub->links ? &node : hub;
    const EntityId id = hub->id;
    std::printf("a hub of %d links\n", hub->links);
    canvas.centerOn(id, Animate::No);
    canvas.zoomBy(4, Animate::No);
    rest(1500);
    const auto placeOf = [&] { return canvas.camera().toTarget(canvas.scene().nodes[std::size_t(canvas.scene().indexOfNode(id))].center); };
    const QPointF from = placeOf();
    if (canvas.entityAt(from) != id)
        std::printf("(somebody else stands on it)\n");
    Turns turns;
    turns.begin();
    mouse(canvas, QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    mouse(canvas, QEvent::MouseMove, from + QPointF(20, 4), Qt::NoButton, Qt::LeftButton);
    rest(200);
    turns.tell("the first move of the hub");
    std::vector<double> frames;
    turns.begin();
    for (int i = 0; i < 60; ++i) {
        const double before = busy();
        mouse(canvas, QEvent::MouseMove, from + QPointF(20 + 2 * i, 4 + i), Qt::NoButton, Qt::LeftButton);
        QApplication::processEvents();
        frames.push_back(busy() - before);
        rest(16);
    }
    turns.tell("sixty more");
    std::printf("%-44s %7.2f ms CPU of its thread\n", "one of them with its frame, median", median(frames));
    turns.begin();
    mouse(canvas, QEvent::MouseButtonRelease, from + QPointF(138, 63), Qt::LeftButton, Qt::NoButton);
    rest(300);
    while (window.workspace().isDrawing() || !canvas.isComplete())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    rest(300);
    turns.tell("letting it go, until all is drawn");
}

void whenComplete(MainWindow &window, const std::function<void()> &then)
{
    if (window.workspace().isArranging() || window.workspace().isDrawing() || window.workspace().isCounting() || window.workspace().isIndexing()
        || !window.canvas().isComplete())
        QTimer::singleShot(100, &window, [&window, then] { whenComplete(window, then); });
    else
        QTimer::singleShot(2000, &window, then);  // communities are found meanwhile
}

}  // namespace

int main(int argc, char **argv)
{
    const auto number = [&](int at, std::uint32_t otherwise) { return argc > at ? std::uint32_t(std::stoul(argv[at])) : otherwise; };
    const std::uint32_t entities = number(1, 100'000), statements = number(2, 500'000), hub = number(3, 0);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("graph.relata"));
    if (!make(path, entities, statements, hub))
        return 1;
    int alone = 1;
    return runWindow({path.toStdString()}, alone, argv, [&](MainWindow &window) {
        window.resize(1600, 1000);
        QTimer::singleShot(500, &window, [&] {
            whenComplete(window, [&] {
                std::printf("%zu entities, %zu links drawn, canvas %d x %d, ratio %g\n", window.canvas().scene().nodes.size(),
                            window.canvas().scene().links.size(), window.canvas().width(), window.canvas().height(),
                            window.canvas().devicePixelRatioF());
                Answers answers(window);
                events(window, answers);
                dragHub(window);
                std::fflush(stdout);
                folder.remove();
                std::_Exit(0);
            });
        });
    });
}
