// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>
#include <vector>

class QAction;
class QMenu;
class QToolBar;
class QToolButton;
class QUndoStack;

namespace relata {

class MainWindow;

/// Every menu entry, tool and shortcut of the window, and which of them can be used now.
class WindowActions final : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(MainWindow &window);
    const QList<QAction *> &commands() const { return m_commands; }  ///< for the search box
    QAction *find(const QString &text) const;                        ///< by its text without mnemonic and key; null = none

private:
    using Act = std::function<void()>;
    QAction *add(QMenu *menu, const QString &text, const QList<QKeySequence> &keys, Act act);
    QAction *addToggle(QMenu *menu, const QString &text, bool on, std::function<void(bool)> act);
    QAction *historyAction(const QString &verb, const QString &nothing, void (QUndoStack::*act)(), void (QUndoStack::*textChanged)(const QString &),
                           void (QUndoStack::*canChanged)(bool));
    void makeFile();
    void makeEdit();
    void makeView();
    void makeSelect();
    void makeAnalyse();
    void fillProperties(QMenu *menu);
    void makeLayout();
    void makeHelp();
    void makeToolBar();
    void refresh();  ///< enables what the selection allows, ticks what is in force
    void tint();

    MainWindow &m_window;
    QList<QAction *> m_commands;
    std::vector<QAction *> m_onSelection;   ///< need a selected entity
    std::vector<QAction *> m_onStatements;  ///< need a selected statement
    std::vector<QAction *> m_onAnything;    ///< need a selected entity or statement
    std::vector<QAction *> m_layouts;       ///< in the order of LayoutKind
    std::vector<std::pair<QAction *, QString>> m_icons;
    QAction *m_undo = nullptr, *m_redo = nullptr, *m_byVoice = nullptr, *m_export = nullptr, *m_layoutAgain = nullptr;
    QAction *m_keepArranged = nullptr, *m_stopArranging = nullptr;
    QMenu *m_recent = nullptr, *m_layoutMenu = nullptr;
    QToolButton *m_layoutButton = nullptr, *m_exportButton = nullptr;
};

}  // namespace relata
