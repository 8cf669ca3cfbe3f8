// SPDX-License-Identifier: Apache-2.0
// Canvas at 1600 × 1000 with 2,000 entities and 5,000 links: CPU time (all threads) of a full repaint, a pan frame, a hover. Medians.
// Budgets: 30 ms, 8 ms, 16 ms. Exit code 1 when one is missed and --strict is given.
#include "views/canvas/graphcanvas.h"

#include <QApplication>
#include <QEventLoop>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

#include <algorithm>
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
Scene communities(int nodes, int links)
{
    std::mt19937 random(1);
    std::normal_distribution<double> spread(0, 1);
    Scene scene;
    scene.typeLooks = typeLooks(Schema::standard(), ThemeKind::Light);
    const std::vector<QColor> colors = categoryColors(Schema::standard(), ThemeKind::Light);
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
        node.name = QStringLiteral("Entity number %1").arg(i);
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
        link.statements = {StatementId(0)};
        if (random() % 8 == 0) {
            link.bend = 9;
            link.statements.push_back(StatementId(1));
            link.width = 1.9F;
        }
        link.text = QStringLiteral("predicate");
        scene.links.push_back(link);
    }
    return scene;
}

}  // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariable("QT_QPA_PLATFORM", QStringLiteral("offscreen")).toUtf8());
    QApplication application(argc, argv);
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
