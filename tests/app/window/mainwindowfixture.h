// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/formdrafts.h"
#include "app/viewmemory.h"
#include "app/window/mainwindow.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QTest>

#include <filesystem>
#include <functional>
#include <memory>

namespace relata {

/// A whole window of 1600 × 1000 that has opened the shipped graph, without settings of before.
class MainWindowTest : public testing::Test
{
protected:
    void SetUp() override
    {
        QSettings().clear();
        std::filesystem::remove(viewFileOf("sample:mexico-migration"));
        forgetDrafts("sample:mexico-migration");
        window = std::make_unique<MainWindow>();
        start();
    }
    void start()
    {
        window->canvas().setAnimationsEnabled(false);
        window->resize(1600, 1000);
        window->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(window.get()));
        window->activateWindow();
        ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    }
    Workspace &workspace() { return window->workspace(); }
    EntityId id(const char *key) { return workspace().graph().findEntity(key); }
    EntityId named(const char *name)
    {
        for (const EntityId each : workspace().graph().entities())
            if (workspace().graph().name(each) == name)
                return each;
        ADD_FAILURE() << "nobody is called " << name;
        return noEntity;
    }
    QPoint at(EntityId id)
    {
        for (const SceneNode &node : window->canvas().scene().nodes)
            if (node.id == id)
                return window->canvas().camera().toTarget(node.center).toPoint();
        return {-1, -1};
    }
    /// What a menu entry does, found by its words.
    void trigger(const QString &text)
    {
        for (QAction *action : allActions())
            if (wordsOf(action) == text) {
                ASSERT_TRUE(action->isEnabled()) << text.toStdString();
                return action->trigger();
            }
        FAIL() << "no action " << text.toStdString();
    }
    static QString wordsOf(const QAction *action) { return action->text().section(QLatin1Char('\t'), 0, 0).remove(QLatin1Char('&')); }
    QList<QAction *> allActions()
    {
        QList<QAction *> all;
        const std::function<void(const QList<QAction *> &)> walk = [&](const QList<QAction *> &actions) {
            for (QAction *action : actions) {
                if (action->menu())
                    walk(action->menu()->actions());
                else if (!action->isSeparator())
                    all += action;
            }
        };
        walk(window->menuBar()->actions());
        return all;
    }
    std::unique_ptr<MainWindow> window;
};

}  // namespace relata
