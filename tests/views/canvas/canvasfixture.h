// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/views/scene/sample.h"
#include "views/canvas/graphcanvas.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

namespace relata::test {

//   a(-200,0) — b(0,0) — c(200,0), d(0,150) below b, e alone far left below
struct CanvasTest : testing::Test {
    KnowledgeGraph graph = graphFromText("a -x-> b, b -x-> c, b -x-> d, e");
    ViewState view;
    GraphCanvas canvas;

    CanvasTest()
    {
        putAt(view, id("a"), -200, 0);
        putAt(view, id("b"), 0, 0);
        putAt(view, id("c"), 200, 0);
        putAt(view, id("d"), 0, 150);
        putAt(view, id("e"), -200, 150);
        canvas.setAnimationsEnabled(false);
        canvas.setLegendVisible(false);
        canvas.setMinimapVisible(false);
        canvas.resize(800, 600);
        canvas.setGraph(&graph);
        canvas.setScene(sceneOf(graph, view), Animate::No);
        canvas.setCamera({1, QPointF(400, 250)}, Animate::No);
        canvas.show();
        (void)QTest::qWaitForWindowExposed(&canvas);
    }
    EntityId id(const char *key) const { return graph.findEntity(key); }
    QPoint at(const char *key) const
    {
        return canvas.camera().toTarget(canvas.scene().nodes[std::size_t(canvas.scene().indexOfNode(id(key)))].center).toPoint();
    }
    void click(QPoint where, Qt::KeyboardModifiers modifiers = {}) { QTest::mouseClick(&canvas, Qt::LeftButton, modifiers, where); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&canvas, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 5; ++i) {
            QMouseEvent move(QEvent::MouseMove, QPointF(from + (to - from) * i / 5), canvas.mapToGlobal(from + (to - from) * i / 5), Qt::NoButton,
                             Qt::LeftButton, modifiers);
            QApplication::sendEvent(&canvas, &move);
        }
        QTest::mouseRelease(&canvas, Qt::LeftButton, modifiers, to);
    }
    void wheel(QPointF where, int angle, QPoint pixels = {}, Qt::ScrollPhase phase = Qt::NoScrollPhase)
    {
        QWheelEvent event(where, canvas.mapToGlobal(where), pixels, QPoint(0, angle), Qt::NoButton, Qt::NoModifier, phase, false);
        QApplication::sendEvent(&canvas, &event);
    }
    std::string chosen() const
    {
        std::string text;
        for (const EntityId entity : canvas.selection().entities)
            text += (text.empty() ? "" : " ") + std::string(graph.key(entity));
        return text;
    }
};

}  // namespace relata::test
