// SPDX-License-Identifier: Apache-2.0
// What somebody sees first: the shipped graph must be readable at once.
#include "app/window/mainwindow.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDir>
#include <QTest>

#include <set>

namespace relata {
namespace {

struct Seen {
    double zoom = 0;
    std::size_t named = 0, all = 0;
    QStringList busyWithoutName;  // four links or more
    double used = 0;              // share of the canvas's rectangle that the entities span
};

Seen look(MainWindow &window, const QString &picture)
{
    const QImage image = window.canvas().grab().toImage();
    if (const QString folder = qEnvironmentVariable("RELATA_PICTURES"); !folder.isEmpty())
        image.save(QDir(folder).filePath(picture + QStringLiteral(".png")));
    const GraphCanvas &canvas = window.canvas();
    std::set<int> named;
    for (const PlacedLabel &label : canvas.report().labels)
        named.insert(label.node);
    Seen seen{canvas.camera().zoom, named.size(), canvas.scene().nodes.size(), {}, 0};
    QRectF span;
    for (std::size_t i = 0; i < canvas.scene().nodes.size(); ++i) {
        const SceneNode &node = canvas.scene().nodes[i];
        if (node.links >= 4 && !named.contains(int(i)))
            seen.busyWithoutName += canvas.scene().nameOf(node);
        const QPointF at = canvas.camera().toTarget(node.center);
        span |= QRectF(at - QPointF(1, 1), QSizeF(2, 2));
    }
    seen.used = span.width() * span.height() / (double(canvas.width()) * canvas.height());
    std::cout << picture.toStdString() << " canvas " << canvas.width() << "x" << canvas.height() << " zoom " << seen.zoom << " named " << seen.named
              << "/" << seen.all << " used " << seen.used << " busy without name: " << seen.busyWithoutName.join(QStringLiteral("; ")).toStdString()
              << std::endl;
    return seen;
}

class FirstPicture : public testing::Test
{
protected:
    void open(QSize size)
    {
        window.canvas().setAnimationsEnabled(false);
        window.setTheme(ThemeChoice::Light);
        window.resize(size);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
        ASSERT_TRUE(window.openInput(QStringLiteral("sample:mexico-migration")));
        QApplication::processEvents();
    }
    MainWindow window{false};
};

TEST_F(FirstPicture, MostNamesAreThereInTheUsualWindow)
{
    open({1600, 1000});
    const Seen seen = look(window, QStringLiteral("first-1600"));
    EXPECT_GE(double(seen.named), 0.55 * double(seen.all));
    EXPECT_LE(seen.busyWithoutName.size(), 16);
    EXPECT_GT(seen.used, 0.5);
    for (int i : {0, 1, 2}) {  // those with most links before all others
        std::vector<const SceneNode *> nodes;
        for (const SceneNode &node : window.canvas().scene().nodes)
            nodes.push_back(&node);
        std::stable_sort(nodes.begin(), nodes.end(), [](const SceneNode *a, const SceneNode *b) { return a->links > b->links; });
        const QString name = window.canvas().scene().nameOf(*nodes[std::size_t(i)]);
        EXPECT_FALSE(seen.busyWithoutName.contains(name)) << name.toStdString();
    }
}

TEST_F(FirstPicture, AtFullSizeEverybodyOnScreenIsNamed)
{
    open({1600, 1000});
    window.canvas().zoomBy(1 / window.canvas().camera().zoom, Animate::No);
    look(window, QStringLiteral("full-size"));
    const GraphCanvas &canvas = window.canvas();
    std::size_t inside = 0, named = 0;
    for (std::size_t i = 0; i < canvas.scene().nodes.size(); ++i) {
        const QPointF at = canvas.camera().toTarget(canvas.scene().nodes[i].center);
        if (!QRectF(canvas.rect()).adjusted(60, 60, -60, -60).contains(at) || at.y() > canvas.height() - 200)
            continue;
        ++inside;
        for (const PlacedLabel &label : canvas.report().labels)
            named += label.node == int(i) ? 1 : 0;
    }
    EXPECT_GT(inside, 20u);
    EXPECT_GE(named + 2, inside);  // but for one or two at a border
}

TEST_F(FirstPicture, AlmostAllNamesAreThereInALargeWindow)
{
    open({1920, 1080});
    const Seen seen = look(window, QStringLiteral("first-1920"));
    EXPECT_GE(double(seen.named), 0.75 * double(seen.all));
    EXPECT_LE(seen.busyWithoutName.size(), 3) << seen.busyWithoutName.join(QStringLiteral("; ")).toStdString();
}

TEST_F(FirstPicture, ASmallWindowStillShowsEverybody)
{
    open({1100, 700});
    look(window, QStringLiteral("first-1100"));
    for (const SceneNode &node : window.canvas().scene().nodes)
        EXPECT_TRUE(QRectF(window.canvas().rect()).contains(window.canvas().camera().toTarget(node.center)))
            << window.canvas().scene().nameOf(node).toStdString();
}

}  // namespace
}  // namespace relata
