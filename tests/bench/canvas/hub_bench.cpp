// SPDX-License-Identifier: Apache-2.0
// A hub of many links at 1600 × 1000: CPU time (all threads) of one move of the mouse while it is dragged, of pointing at it, and of a picture of
// a layout under way; each with its frame. Medians. hub_bench [LINKS]
#include "views/canvas/graphcanvas.h"
#include "views/render/linkpass.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>

using namespace relata;

namespace {

Scene hubOf(int leaves)
{
    QRandomGenerator random(7);
    Scene scene;
    scene.labels = {QStringLiteral("knows")};
    scene.typeLooks = typeLooks(Schema::standard(), ThemeKind::Light);
    for (int i = 0; i <= leaves; ++i) {
        SceneNode node;
        node.id = EntityId(unsigned(i));
        const double away = i == 0 ? 0 : 200 + 2800 * std::sqrt(random.generateDouble()), angle = 6.28318 * random.generateDouble();
        node.center = QPointF(away * std::cos(angle), away * std::sin(angle));
        node.radius = i == 0 ? 26 : 10.6F;
        node.links = i == 0 ? leaves : 1;
        node.shape = scene.typeLooks[0].shape;
        node.fill = scene.typeLooks[0].fill;
        node.name = scene.words.add(QStringLiteral("Somebody %1").arg(i));
        scene.bounds |= QRectF(node.center - QPointF(26, 26), QSizeF(52, 52));
        scene.nodes.push_back(node);
        if (i == 0)
            continue;
        SceneLink link;
        link.to = unsigned(i);
        link.stated = StatementId(unsigned(i));
        link.color = QColor(120, 120, 120);
        link.bend = 0.1F;
        scene.links.push_back(link);
    }
    return scene;
}

double cpu()
{
    return double(std::clock()) * 1e3 / CLOCKS_PER_SEC;
}

void tell(const char *what, int runs, const std::function<void(int)> &work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const double before = cpu();
        work(i);
        times.push_back(cpu() - before);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-60s %8.2f ms\n", what, times[times.size() / 2]);
}

void settle(int milliseconds)
{
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < milliseconds;)
        QApplication::processEvents(QEventLoop::AllEvents, 5);
}

void send(GraphCanvas &canvas, QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons)
{
    QMouseEvent event(type, at, canvas.mapToGlobal(at), button, buttons, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &event);
}

}  // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const int leaves = argc > 1 ? std::atoi(argv[1]) : 10'000;
    GraphCanvas canvas;
    canvas.resize(1600, 1000);
    canvas.setScene(hubOf(leaves), Animate::No);
    canvas.show();
    canvas.fit(Animate::No);
    canvas.finishPicture();
    settle(200);
    const QPointF hub = canvas.camera().toTarget(canvas.scene().nodes[0].center);
    tell("pointing at the hub, and away again", 9, [&](int i) {
        send(canvas, QEvent::MouseMove, i % 2 == 0 ? hub : QPointF(3, 3), Qt::NoButton, Qt::NoButton);
        settle(220);  // the hover waits 60 ms and fades in
    });
    send(canvas, QEvent::MouseButtonPress, hub, Qt::LeftButton, Qt::LeftButton);
    tell("the first move of it, from where everything is shared", 1, [&](int) {
        send(canvas, QEvent::MouseMove, hub + QPointF(20, 0), Qt::NoButton, Qt::LeftButton);
        canvas.repaint();
    });
    settle(300);
    tell("a move of the hub", 31, [&](int i) {
        send(canvas, QEvent::MouseMove, hub + QPointF(20 + 3 * i, 2 * i), Qt::NoButton, Qt::LeftButton);
        canvas.repaint();
    });
    tell("letting it go", 1, [&](int) {
        send(canvas, QEvent::MouseButtonRelease, hub + QPointF(110, 60), Qt::LeftButton, Qt::NoButton);
        canvas.repaint();
    });
    std::vector<EntityId> ids;
    std::vector<Point> places;
    for (const SceneNode &node : canvas.scene().nodes) {
        ids.push_back(node.id);
        places.push_back({float(node.center.x()), float(node.center.y())});
    }
    canvas.unfold(ids, places);
    tell("a picture of a layout under way", 15, [&](int i) {
        for (Point &place : places)
            place.x *= 1.0F + 0.001F * float(i);
        canvas.unfold(ids, places);
        canvas.repaint();
    });
    return 0;
}
