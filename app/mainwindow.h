// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace.h"
#include "views/canvas/graphcanvas.h"

#include <QMainWindow>

#include <functional>

class QLabel;

namespace relata {

class SearchBox;
class LensPanel;

/// The window: canvas in the middle, lens left, inspector right, statements below. It only joins wishes to the workspace.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);
    Workspace &workspace() { return m_workspace; }
    GraphCanvas &canvas() { return *m_canvas; }
    SearchBox &searchBox() { return *m_search; }
    /// Opens INPUT as on the command line; a fault is told in the status bar and the old graph stays. False on a fault.
    bool openInput(const QString &input);
    void applyTheme(ThemeKind kind);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void exportFigure();
    void makeActions();
    void makeDocks();
    void connectWishes();
    void showScene(Animate animate);
    void updateStatus();
    void tell(const QString &sentence);
    QAction *add(class QMenu *menu, const QString &text, const QKeySequence &keys, std::function<void()> act);

    Workspace m_workspace;
    GraphCanvas *m_canvas;
    SearchBox *m_search;
    LensPanel *m_lens = nullptr;
    QLabel *m_counts;
    QList<QAction *> m_commands;
    bool m_fresh = true;
};

}  // namespace relata
