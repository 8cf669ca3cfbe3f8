// SPDX-License-Identifier: Apache-2.0
// Canvas at 1600 × 1000 with 2,000 entities and 5,000 links: CPU time (all threads) of a full repaint, a pan frame, a hover. Medians.
// Budgets: 30 ms, 8 ms, 16 ms. Exit code 1 when one is missed and --strict is given.
// --large: 20,000 / 60,000 and 100,000 / 500,000 instead, by tiles; with --million also 1,000,000 / 3,000,000; --large NODES LINKS: that size.
// --complete NODES LINKS FACTOR: the complete picture alone, FACTOR times as large as the whole, again and again; --coarse, --pan: the first frame
// after a zoom, a frame of panning (and then --onward: all in one direction). With the quickest, which says more where others want the machine.
// --pictures FOLDER: to look at.
#include "views/canvas/graphcanvas.h"
#include "views/render/hittest.h"
#include "views/render/tiles/tilepicture.h"
#include "views/scene/hulls.h"

#include <QApplication>
#include <QEventLoop>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>

using namespace relata;

namespace {

double cpuMs()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

template <typename Work>
double median(int runs, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const double before = cpuMs();
        work(i);
        times.push_back(cpuMs() - before);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Communities, as graphs of people have them: most links are short.
Scene communities(int nodes, int links, ThemeKind theme = ThemeKind::Light)
{
    std::mt19937 random(1);
    std::normal_distribution<double> spread(0, 1);
    Scene scene;
    scene.theme = theme;
    scene.labels = {QStringLiteral("predicate")};
    scene.typeLooks = typeLooks(Schema::standard(), theme);
    const std::vector<QColor> colors = categoryColors(Schema::standard(), theme);
    const int groups = std::max(1, nodes / 50);
    std::vector<int> degree(std::size_t(nodes), 0);
    std::vector<std::pair<int, int>> pairs;
    while (int(pairs.size()) < links) {
        const int a = int(random() % unsigned(nodes));
        const int b = random() % 5 ? (a / 50) * 50 + int(random() % 50) : int(random() % unsigned(nodes));
        if (a == b || b >= nodes)
            continue;
        pairs.emplace_back(a, b);
        ++degree[std::size_t(a)];
        ++degree[std::size_t(b)];
    }
    const int columns = int(std::ceil(std::sqrt(groups * 1.6)));
    for (int i = 0; i < nodes; ++i) {
        SceneNode node;
        node.id = EntityId(std::uint32_t(i));
        const int group = i / 50;
        node.center = QPointF((group % columns) * 620 + spread(random) * 150, (group / columns) * 620 + spread(random) * 150);
        node.links = degree[std::size_t(i)];
        node.radius = nodeRadius(node.links);
        node.look = std::uint16_t(random() % 7);
        node.shape = scene.typeLooks[node.look].shape;
        node.fill = scene.typeLooks[node.look].fill;
        node.name = scene.words.add(QStringLiteral("Entity number %1").arg(i));
        scene.bounds |= QRectF(node.center - QPointF(26, 26), QSizeF(52, 52));
        scene.nodes.push_back(node);
    }
    for (const auto &[a, b] : pairs) {
        SceneLink link;
        link.from = std::uint32_t(a);
        link.to = std::uint32_t(b);
        link.category = std::uint16_t(random() % 7);
        link.color = colors[link.category];
        link.modality = random() % 5 ? Modality::Asserted : allModalities[random() % allModalities.size()];
        if (random() % 8 == 0) {
            link.bend = 9;
            scene.bundle(link, std::vector{StatementId(0), StatementId(1)}, scene.labels[0]);
            link.width = 1.9F;
        }
        scene.links.push_back(link);
    }
    return scene;
}

double threadMs()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

std::shared_ptr<const Hulls> hullsFor(const Scene &scene)
{
    EdgeList edges;
    for (const SceneLink &link : scene.links)
        edges.emplace_back(link.from, link.to);
    HullPlaces places;
    for (const SceneNode &node : scene.nodes) {
        places.places.push_back(node.center);
        places.fills.push_back(node.fill.rgb());
    }
    return *hullsOf(*hullGroupsOf(scene.nodes.size(), edges, {}), places, {});
}

/// Notes when the canvas has painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *watched) { watched->window()->installEventFilter(this); }
    bool painted = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        painted = painted || event->type() == QEvent::UpdateRequest;
        return false;
    }
};

/// Wall time from an event until the window has painted its first answer: wheel, key and move, each by the way an event goes.
void tellEvents(GraphCanvas &canvas)
{
    PaintWatch watch(&canvas);
    const QPointF middle = QRectF(canvas.rect()).center();
    const auto measure = [&](const char *what, const auto &send) {
        std::vector<double> times, busy;
        for (int i = 0; i < 9; ++i) {
            QEventLoop rest;  // what the last one asked for is over
            QTimer::singleShot(250, &rest, &QEventLoop::quit);
            rest.exec();
            watch.painted = false;
            const auto before = std::chrono::steady_clock::now();
            const double busyBefore = threadMs();
            send(i);
            while (!watch.painted)
                QApplication::processEvents(QEventLoop::AllEvents);
            times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
            busy.push_back(threadMs() - busyBefore);  // what is left of the wall time belongs to others
        }
        std::sort(times.begin(), times.end());
        std::sort(busy.begin(), busy.end());
        std::printf("  %-42s %8.2f ms wall, %.2f CPU, quickest %.2f wall\n", what, times[times.size() / 2], busy[busy.size() / 2], times.front());
    };
    measure("from the wheel to the first new pixels", [&](int i) {
        QWheelEvent event(middle, canvas.mapToGlobal(middle), {}, QPoint(0, i % 2 ? -120 : 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&canvas, &event);
    });
    measure("from a key (zoom in, out)", [&](int i) {
        QKeyEvent event(QEvent::KeyPress, i % 2 ? Qt::Key_Minus : Qt::Key_Plus, Qt::NoModifier, i % 2 ? QStringLiteral("-") : QStringLiteral("+"));
        QApplication::sendEvent(&canvas, &event);
    });
    QMouseEvent press(QEvent::MouseButtonPress, middle, canvas.mapToGlobal(middle), Qt::MiddleButton, Qt::MiddleButton, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &press);
    measure("from a move that drags the view", [&](int i) {
        const QPointF at = middle + QPointF(20 * (i + 1), 9 * i);
        QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, Qt::MiddleButton, Qt::NoModifier);
        QApplication::sendEvent(&canvas, &move);
    });
    QMouseEvent release(QEvent::MouseButtonRelease, middle, canvas.mapToGlobal(middle), Qt::MiddleButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &release);
    QEvent leave(QEvent::Leave);  // nobody is pointed at in what is measured next
    QApplication::sendEvent(&canvas, &leave);
}

/// Frames of panning in one direction, 16 ms apart: CPU of this thread, sorted, and how many lacked a tile.
std::pair<std::vector<double>, int> panOnward(GraphCanvas &canvas, QImage &frame, int count)
{
    std::vector<double> frames;
    int missing = 0;
    for (int i = 0; i < count; ++i) {
        Camera camera = canvas.camera();
        camera.offset += QPointF(10, 4);
        canvas.setCamera(camera, Animate::No);
        const double before = threadMs();
        canvas.render(&frame);
        frames.push_back(threadMs() - before);
        missing += canvas.isComplete() ? 0 : 1;
        QEventLoop loop;
        QTimer::singleShot(16, &loop, &QEventLoop::quit);
        loop.exec();
    }
    std::sort(frames.begin(), frames.end());
    return {std::move(frames), missing};
}

/// A large scene: the coarse frame after a zoom, all tiles in view from nothing, a pan frame (this thread alone: tiles are drawn ahead), hits.
void measureLarge(int nodes, int links)
{
    const Scene scene = communities(nodes, links);
    std::printf("%d nodes, %d links\n", nodes, links);
    const auto tell = [](const char *what, double ms) { std::printf("  %-42s %8.2f ms CPU\n", what, ms); };
    std::shared_ptr<const TileScene> flat;
    tell("flat arrays and index", median(3, [&](int) { flat = std::make_shared<const TileScene>(scene); }));
    GraphCanvas canvas;
    canvas.setAnimationsEnabled(false);
    canvas.setLegendVisible(false);
    canvas.resize(1600, 1000);
    tell("taking the scene", median(1, [&](int) { canvas.setScene(scene, Animate::No); }));
    canvas.show();
    QApplication::processEvents();
    QImage frame(1600, 1000, QImage::Format_RGB32);
    const auto show = [&] { canvas.render(&frame); };
    tell("communities on a worker, meanwhile", median(1, [&](int) { canvas.finishPicture(); }));
    tell("first frame", median(1, [&](int) { show(); }));
    canvas.fit(Animate::No);
    const Camera whole = canvas.camera();
    const std::shared_ptr<const Hulls> hulls = nodes < 20000 ? nullptr : hullsFor(scene);
    const QPointF dense = scene.nodes[std::size_t(nodes) / 2].center;
    for (const double factor : {1.0, 10.0}) {
        const Camera view{whole.zoom * factor, factor == 1 ? whole.offset : QPointF(800, 500) - dense * (whole.zoom * factor)};
        std::printf(" zoom %.4f\n", view.zoom);
        TilePicture tiles([] {});
        tiles.setScene(flat);
        const auto paint = [&](TilePicture::Motion motion, double nudge) {
            QPainter painter(&frame);
            tiles.paint(painter, {view.zoom * nudge, view.offset}, QSize(1600, 1000), motion);
        };
        tell("coarse frame, lines and nodes", median(7, [&](int i) { paint(TilePicture::Motion::Moving, 1 + 1e-6 * i); }));
        tell("complete: coarse and all tiles in view", median(5, [&](int i) {
                 paint(TilePicture::Motion::Still, 1 + 1e-5 * (i + 1));
                 tiles.wait();
             }));
        std::vector<double> refined;  // what follows the coarse frame: every tile in view from nothing
        for (int i = 0; i < 5; ++i) {
            paint(TilePicture::Motion::Moving, 1 + 1e-5 * (i + 11));
            const double before = cpuMs();
            paint(TilePicture::Motion::Still, 1 + 1e-5 * (i + 11));
            tiles.wait();
            refined.push_back(cpuMs() - before);
        }
        std::sort(refined.begin(), refined.end());
        tell("all tiles in view after the coarse frame", refined[2]);
        if (links <= 100000)
            tell("the same view by the painter, names too", median(3, [&](int) {
                     QPainter painter(&frame);
                     PaintOptions options;
                     options.clip = QRectF(frame.rect());
                     ScenePainter().paint(painter, scene, view, {}, options);
                 }));
        if (hulls) {  // with communities instead of what is too small
            tiles.setHulls(hulls);
            tell("coarse frame, with communities", median(7, [&](int i) { paint(TilePicture::Motion::Moving, 1 + 1e-6 * (i + 1)); }));
            tell("complete, with communities", median(5, [&](int i) {
                     paint(TilePicture::Motion::Still, 1 + 1e-5 * (i + 1));
                     tiles.wait();
                 }));
            tiles.setHulls(nullptr);
        }
        canvas.setCamera(view, Animate::No);
        canvas.finishPicture();
        show();
        tellEvents(canvas);
        canvas.setCamera(view, Animate::No);
        canvas.finishPicture();
        show();
        tell("coarse frame of the whole canvas", median(7, [&](int i) {
                 canvas.setCamera({view.zoom * (1 + 1e-6 * (i + 1)), view.offset}, Animate::No);
                 show();
             }));
        canvas.setCamera(view, Animate::No);
        canvas.finishPicture();
        show();
        const auto [frames, missing] = panOnward(canvas, frame, 60);
        tell("pan frame, this thread", frames[frames.size() / 2]);
        std::printf("  frames of 60 with a tile missing: %d\n", missing);
        const HitTest hit(flat);
        volatile int found = 0;
        tell("a node under the pointer", median(51, [&](int i) { found = hit.nodeAt({31.0 * i, 19.0 * i}, view); }));
        tell("a link under the pointer", median(51, [&](int i) { found = hit.linkAt({31.0 * i, 19.0 * i}, view); }));
    }
}

void tellBoth(const char *what, double factor, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%s at %g times the whole: %.2f ms CPU, the quickest %.2f\n", what, factor, times[times.size() / 2], times.front());
}

/// A frame of panning again and again, what is drawn ahead not counted.
void repeatPan(int nodes, int links, double factor, bool onward)
{
    const Scene scene = communities(nodes, links);
    GraphCanvas canvas;
    canvas.setAnimationsEnabled(false);
    canvas.setLegendVisible(false);
    canvas.resize(1600, 1000);
    canvas.setScene(scene, Animate::No);
    canvas.show();
    canvas.fit(Animate::No);
    const double zoom = canvas.camera().zoom * factor;
    if (factor != 1)
        canvas.setCamera({zoom, QPointF(800, 500) - scene.nodes[std::size_t(nodes) / 2].center * zoom}, Animate::No);
    QImage frame(1600, 1000, QImage::Format_RGB32);
    for (int i = 0; i < 3; ++i) {
        canvas.finishPicture();
        canvas.render(&frame);
    }
    if (onward) {
        for (int i = 0; i < 8; ++i) {
            const auto [frames, missing] = panOnward(canvas, frame, 60);
            std::printf("onward: %.2f ms CPU, the quickest %.2f; %d frames of 60 lacked a tile\n", frames[frames.size() / 2], frames.front(),
                        missing);
        }
        return;
    }
    std::vector<double> times;
    for (int i = 0; i < 240; ++i) {
        Camera camera = canvas.camera();
        camera.offset += i % 20 < 10 ? QPointF(10, 4) : QPointF(-10, -4);
        canvas.setCamera(camera, Animate::No);
        const double before = threadMs();
        canvas.render(&frame);
        times.push_back(threadMs() - before);
    }
    tellBoth("a frame of panning", factor, std::move(times));
}

/// The complete picture of one view, or its first frame, again and again, for a profiler.
void repeatComplete(int nodes, int links, double factor, TilePicture::Motion motion)
{
    const Scene scene = communities(nodes, links);
    TilePicture tiles([] {});
    tiles.setScene(std::make_shared<const TileScene>(scene));
    const double zoom = fitCamera(scene.bounds, QRectF(0, 0, 1600, 1000), 36).zoom * factor;
    const QPointF offset = QPointF(800, 500) - (factor == 1 ? scene.bounds.center() : scene.nodes[std::size_t(nodes) / 2].center) * zoom;
    QImage frame(1600, 1000, QImage::Format_RGB32);
    std::vector<double> times;
    for (int i = 0; i < 31; ++i) {
        const double before = cpuMs();
        QPainter painter(&frame);
        tiles.paint(painter, {zoom * (1 + 1e-5 * i), offset}, QSize(1600, 1000), motion);
        tiles.wait();
        times.push_back(cpuMs() - before);
    }
    tellBoth(motion == TilePicture::Motion::Still ? "complete" : "coarse", factor, std::move(times));
}

/// For people to look at: whole and ten times larger, as links and as heat, at 100 and 200 %.
void keepPictures(int nodes, int links, const QString &folder, ThemeKind theme)
{
    GraphCanvas canvas;
    const Scene scene = communities(nodes, links, theme);
    canvas.setAnimationsEnabled(false);
    canvas.resize(1600, 1000);
    canvas.setScene(scene, Animate::No);
    canvas.show();
    QApplication::processEvents();
    canvas.fit(Animate::No);
    const double whole = canvas.camera().zoom;
    for (const bool heat : {false, true}) {
        canvas.setEdgeHeat(heat);
        for (const double factor : {1.0, 4.0, 10.0, 40.0}) {
            const QPointF dense = scene.nodes[std::size_t(nodes) / 2].center;
            if (factor > 1)
                canvas.setCamera({whole * factor, QPointF(800, 500) - dense * (whole * factor)}, Animate::No);
            else
                canvas.fit(Animate::No);
            canvas.finishPicture();
            const QString name =
                QStringLiteral("%1/%2-%3-%4%5.png").arg(folder, toString(theme)).arg(links).arg(factor).arg(QLatin1String(heat ? "-heat" : ""));
            canvas.grab().save(name);
        }
    }
}

}  // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariable("QT_QPA_PLATFORM", QStringLiteral("offscreen")).toUtf8());
    QApplication application(argc, argv);
    if (const auto at = application.arguments().indexOf(QStringLiteral("--pictures")); at > 0 && at + 1 < application.arguments().size()) {
        for (const ThemeKind theme : {ThemeKind::Light, ThemeKind::Dark}) {
            keepPictures(20000, 60000, application.arguments()[at + 1], theme);
            keepPictures(100000, 500000, application.arguments()[at + 1], theme);
        }
        return 0;
    }
    if (argc == 5 || (argc == 6 && application.arguments()[5] == QStringLiteral("--onward"))) {
        const QStringList arguments = application.arguments();
        const int nodes = arguments[2].toInt(), links = arguments[3].toInt();
        if (arguments[1] == QStringLiteral("--pan"))
            repeatPan(nodes, links, arguments[4].toDouble(), arguments.contains(QStringLiteral("--onward")));
        else
            repeatComplete(nodes, links, arguments[4].toDouble(),
                           arguments[1] == QStringLiteral("--coarse") ? TilePicture::Motion::Moving : TilePicture::Motion::Still);
        return 0;
    }
    if (argc == 4 && application.arguments()[1] == QStringLiteral("--large")) {
        measureLarge(application.arguments()[2].toInt(), application.arguments()[3].toInt());
        return 0;
    }
    if (application.arguments().contains(QStringLiteral("--large"))) {
        measureLarge(20000, 60000);
        measureLarge(100000, 500000);
        if (application.arguments().contains(QStringLiteral("--million")))
            measureLarge(1000000, 3000000);
        return 0;
    }
    const Scene scene = communities(2000, 5000);
    GraphCanvas canvas;
    canvas.setAnimationsEnabled(false);
    canvas.resize(1600, 1000);
    canvas.setScene(scene, Animate::No);
    canvas.show();
    QApplication::processEvents();
    QImage frame(1600, 1000, QImage::Format_RGB32);
    const auto show = [&] { canvas.render(&frame); };
    show();

    const auto settle = [](int ms) {
        QEventLoop loop;
        QTimer::singleShot(ms, &loop, &QEventLoop::quit);
        loop.exec();
    };
    bool good = true;
    const auto tell = [&](const char *what, double ms, double budget) {
        std::printf("%-32s %6.1f ms CPU   budget %4.0f   %4.2f ×\n", what, ms, budget, ms / budget);
        good = good && ms <= budget;
    };
    for (const double zoom : {0.0, 1.0}) {
        if (zoom > 0)
            canvas.setCamera({zoom, QRectF(0, 0, 1600, 1000).center() - scene.bounds.center() * zoom}, Animate::No);
        else
            canvas.fit(Animate::No);
        std::printf("zoom %.2f\n", canvas.camera().zoom);
        tell("full repaint",
             median(15,
                    [&](int) {
                        canvas.setFound({});  // makes the picture stale
                        show();
                    }),
             30);
        tell("pan frame",
             median(40,
                    [&](int i) {
                        Camera camera = canvas.camera();
                        camera.offset += QPointF(i % 20 < 10 ? 10 : -10, 4);
                        canvas.setCamera(camera, Animate::No);
                        show();
                    }),
             8);
        std::vector<QPointF> busy;  // in view, with a neighbourhood worth the name
        for (const SceneNode &node : scene.nodes)
            if (node.links >= 6 && canvas.rect().adjusted(40, 40, -40, -40).contains(canvas.camera().toTarget(node.center).toPoint()))
                busy.push_back(canvas.camera().toTarget(node.center));
        settle(200);
        tell("hover, with its frame",
             median(15,
                    [&](int i) {
                        const QPointF at = busy[std::size_t(i) * 7 % busy.size()];
                        QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
                        QApplication::sendEvent(&canvas, &move);
                        settle(90);  // the hover waits 60 ms; the frame is painted meanwhile
                    }),
             16);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&canvas, &leave);
        const HitTest hit(scene);
        tell("hit test, node and link",
             median(50,
                    [&](int i) {
                        const QPointF at(30.0 * i, 20.0 * i);
                        volatile int found = hit.nodeAt(at, canvas.camera());
                        found = hit.linkAt(at, canvas.camera());
                        (void)found;
                    }),
             16);
    }
    return good || !application.arguments().contains(QStringLiteral("--strict")) ? 0 : 1;
}
