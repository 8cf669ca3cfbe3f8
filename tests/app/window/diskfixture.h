// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/keeping.h"
#include "app/window/mainwindow.h"
#include "app/window/statusline.h"
#include "app/window/toast.h"
#include "model/io/formats.h"
#include "model/store/project.h"
#include "tests/support/failingdisk.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <cerrno>
#include <functional>
#include <memory>

namespace relata {

/// A window whose disk can fail, with the shipped graph open and no projects of before.
class DiskInTheWindow : public testing::Test
{
protected:
    void SetUp() override
    {
        QSettings().clear();
        Keeping::ownCopies().removeRecursively();
        window = std::make_unique<MainWindow>();
        window->canvas().setAnimationsEnabled(false);
        window->resize(1600, 1000);
        window->show();
        ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    }
    void TearDown() override { test::FailingDisk::repair(); }

    QString project()  ///< a file of its own, open
    {
        QDir(folder.path()).mkdir(QStringLiteral("here"));
        const QString path = folder.filePath(QStringLiteral("here/mine.relata"));
        EXPECT_TRUE(writeGraph(workspace().graph(), path.toStdString()));
        EXPECT_TRUE(window->openInput(path));
        return path;
    }
    void fill(const QString &path) { test::FailingDisk::failAt(1, ENOSPC, test::FailingDisk::How::FromThenOn, path.toStdString()); }
    Workspace &workspace() { return window->workspace(); }
    void remove(const char *key) { workspace().remove({workspace().graph().findEntity(key)}); }
    QString status() { return window->status().text(); }
    QString tip() { return window->statusBar()->findChild<QToolButton *>(QStringLiteral("status-kept"))->toolTip(); }
    bool isOnDisk(const QString &path)
    {
        const auto read = Project::read(path.toStdString());
        return read && asAdditions(*read) == asAdditions(workspace().graph());
    }
    /// Clicks \a button of the question that comes, and keeps what it said. \a meanwhile: before that.
    void answer(const QString &button, const std::function<void()> &meanwhile = {})
    {
        asked.clear();
        QTimer::singleShot(0, window.get(), [this, button, meanwhile] {
            if (meanwhile)
                meanwhile();
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box)
                return;
            asked = box->text() + QLatin1Char(' ') + box->informativeText();
            for (QAbstractButton *one : box->buttons())
                if (one->text().remove(QLatin1Char('&')) == button)
                    return one->click();
            ADD_FAILURE() << "no button " << button.toStdString();
            box->reject();
        });
    }

    static KnowledgeGraph largeGraph()
    {
        KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
        GraphDiff many;
        const Statement one = graph.statement(graph.findStatement("s1"));
        for (std::uint32_t i = 0; i < 25'000; ++i) {
            many.statements.push_back({StatementId(static_cast<std::uint32_t>(graph.statementIdEnd()) + i), {}, one});
            many.statements.back().after->key = "many" + std::to_string(i);
        }
        EXPECT_TRUE(graph.apply(many));
        return graph;
    }

    QTemporaryDir folder;
    std::unique_ptr<MainWindow> window;
    QString asked;
};

}  // namespace relata
