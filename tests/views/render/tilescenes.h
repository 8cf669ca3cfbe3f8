// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/linkpass.h"
#include "views/render/tiles/tilepicture.h"

#include <QDir>
#include <QImage>

#include <random>

namespace relata::test {

inline SceneNode nodeAt(const Scene &scene, QPointF center, int type, float radius = 14)
{
    SceneNode node;
    node.id = EntityId(std::uint32_t(scene.nodes.size()));
    node.center = center;
    node.radius = radius;
    node.look = std::uint16_t(type);
    node.shape = scene.typeLooks[node.look].shape;
    node.fill = scene.typeLooks[node.look].fill;
    return node;
}

inline SceneLink linkOf(std::uint32_t from, std::uint32_t to, const QColor &color, Modality modality = Modality::Asserted, float bend = 0,
                        float width = 1.3F)
{
    SceneLink link;
    link.from = from;
    link.to = to;
    link.color = color;
    link.modality = modality;
    link.bend = bend;
    link.width = width;
    return link;
}

inline Scene emptyScene(ThemeKind theme)
{
    Scene scene;
    scene.theme = theme;
    scene.typeLooks = typeLooks(Schema::standard(), theme);
    return scene;
}

/// Every shape, modality, width and bend, in every direction, far enough apart that nothing crosses: one star of links per modality.
inline Scene everyLook(ThemeKind theme = ThemeKind::Light)
{
    Scene scene = emptyScene(theme);
    const std::vector<QColor> colors = categoryColors(Schema::standard(), theme);
    const float widths[] = {1.3F, 1.9F, 2.6F, 3.2F}, bends[] = {0, 18, -9};
    int k = 0;
    for (std::size_t m = 0; m < allModalities.size(); ++m) {
        const QPointF middle(220 + 400 * double(m % 4), 220 + 400 * double(m / 4));
        const auto hub = std::uint32_t(scene.nodes.size());
        scene.nodes.push_back(nodeAt(scene, middle, int(m % scene.typeLooks.size()), 22));
        for (int i = 0; i < 12; ++i, ++k) {
            const double angle = 2 * 3.14159265 * i / 12 + 0.1;
            const auto end = std::uint32_t(scene.nodes.size());
            scene.nodes.push_back(nodeAt(scene, middle + 170 * QPointF(std::cos(angle), std::sin(angle)), k % int(scene.typeLooks.size())));
            SceneLink link = i % 2 ? linkOf(hub, end, colors[std::size_t(k % 7)], allModalities[m], bends[k % 3], widths[k % 4])
                                   : linkOf(end, hub, colors[std::size_t(k % 7)], allModalities[m], bends[k % 3], widths[k % 4]);
            link.arrow = i % 5 != 4;
            scene.links.push_back(link);
        }
        scene.links.push_back(linkOf(hub + 1, hub + 1, colors[m], allModalities[m]));
    }
    for (SceneNode &node : scene.nodes)  // the tiles put nodes on whole pixels, as the painter does where there are many; here it must not show
        node.center = QPointF(2 * std::round(node.center.x() / 2), 2 * std::round(node.center.y() / 2));
    scene.bounds = QRectF(0, 0, 1640, 840);
    return scene;
}

inline Scene crowdOf(int nodes, int links, double side, unsigned seed = 3)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(0, side);
    Scene scene = emptyScene(ThemeKind::Light);
    const std::vector<QColor> colors = categoryColors(Schema::standard(), ThemeKind::Light);
    for (int i = 0; i < nodes; ++i)
        scene.nodes.push_back(nodeAt(scene, {place(random), place(random)}, int(random() % 7), 8 + float(random() % 12)));
    for (int i = 0; i < links; ++i) {
        const auto a = std::uint32_t(random() % unsigned(nodes)), b = std::uint32_t(random() % unsigned(nodes));
        scene.links.push_back(linkOf(a, b, colors[random() % 7], allModalities[random() % allModalities.size()], random() % 6 ? 0 : 9));
    }
    scene.bounds = QRectF(0, 0, side, side);
    return scene;
}

inline QImage byPainter(const Scene &scene, const Camera &camera, QSize size, double ratio)
{
    QImage image((QSizeF(size) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    PaintOptions options;
    options.clip = QRectF(QPointF(), QSizeF(size));
    options.lineText = false;
    ScenePainter fresh;
    fresh.paint(painter, scene, camera, {}, options);
    return image;
}

inline QImage byTiles(const Scene &scene, const Camera &camera, QSize size, double ratio)
{
    QImage image((QSizeF(size) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    TilePicture tiles([] {});
    tiles.setScene(std::make_shared<TileScene>(scene));
    for (int pass = 0; pass < 2; ++pass) {
        QPainter painter(&image);
        tiles.paint(painter, camera, size, TilePicture::Motion::Still);
        tiles.wait();
    }
    return image;
}

/// How far two pictures are apart: the mean over all channels, and the share of pixels that are off by more than a quarter of the range.
struct Difference {
    double mean = 0, off = 0;
};
inline Difference difference(const QImage &a, const QImage &b)
{
    Difference found;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            const int red = std::abs(qRed(p) - qRed(q)), green = std::abs(qGreen(p) - qGreen(q)), blue = std::abs(qBlue(p) - qBlue(q));
            found.mean += (red + green + blue) / 3.0;
            found.off += std::max({red, green, blue}) > 64 ? 1 : 0;
        }
    }
    const double pixels = double(a.width()) * a.height();
    return {found.mean / pixels, found.off / pixels};
}

/// Kept for looking at, where RELATA_TEST_PICTURES names a folder.
inline void keep(const QImage &image, const QString &name)
{
    const QString folder = qEnvironmentVariable("RELATA_TEST_PICTURES");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(name));
}

}  // namespace relata::test
