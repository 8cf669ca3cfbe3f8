// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/minimap.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

TEST(Minimap, NobodyLiesUnderItsButton)
{
    Scene scene;
    scene.bounds = QRectF(0, 0, 1600, 900);
    for (const QPointF at : {QPointF(20, 20), QPointF(1580, 20), QPointF(1580, 120), QPointF(1580, 880), QPointF(1300, 20)}) {
        SceneNode node;
        node.center = at;
        node.radius = 20;
        scene.nodes.push_back(node);
    }
    for (const QRectF &bounds : {scene.bounds, QRectF(0, 0, 3200, 900), QRectF(0, 0, 1600, 3000)}) {
        scene.bounds = bounds;
        Minimap map;
        map.setScene(scene);
        map.layout(QRectF(0, 0, 1000, 700));
        const QRectF button(map.toScene(map.foldBox().topLeft()), map.toScene(map.foldBox().bottomRight()));
        for (const SceneNode &node : scene.nodes) {
            const QRectF shape(node.center.x() - node.radius, node.center.y() - node.radius, 2 * node.radius, 2 * node.radius);
            EXPECT_FALSE(button.intersects(shape)) << node.center.x() << " " << node.center.y();
        }
        EXPECT_TRUE(map.box().contains(map.foldBox()));
    }
}

}  // namespace
}  // namespace relata
