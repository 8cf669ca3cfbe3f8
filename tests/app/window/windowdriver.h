// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/mainwindow.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTest>

#include <functional>
#include <memory>

namespace relata::test {

/// A window that is worked with as a person does: keys, mouse and what opens of them; nothing of the program is called.
class WindowDriver : public testing::Test
{
protected:
    void SetUp() override;
    void TearDown() override;  ///< removes projects that nobody named

    void openWindow();            ///< a new one, shown and active
    void closeWindow();           ///< by Ctrl+Q
    void activate(QWidget &one);  ///< the keys go there

    const KnowledgeGraph &graph() { return window->workspace().graph(); }
    EntityId id(const char *key) { return graph().findEntity(key); }
    EntityId called(const char *name);
    QString undoText() { return window->workspace().history().undoText(); }

    // ---- keys
    /// To whatever has the focus, in the active window.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    /// Into the field of that accessible name in \a within, which is given the focus by its keys: all text is replaced.
    void write(QWidget &within, const char *field, const QString &text);
    void command(const char *words);  ///< Ctrl+K, its words, Enter

    // ---- mouse
    QPoint at(EntityId id);  ///< in the canvas
    void click(EntityId id, Qt::KeyboardModifiers modifiers = {});
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {});
    void press(const QWidget &within, const char *button);  ///< clicks the button of these words
    /// Right-clicks on the canvas and clicks that entry of the menu.
    void choose(QPoint place, const char *entry);
    /// Clicks \a entry of the menu that \a open opens, which may wait for it.
    void chooseFrom(const std::function<void()> &open, const char *entry);

    // ---- what opens
    /// The dialog of that kind that is open; waits for it.
    template <typename Dialog>
    Dialog *dialog()
    {
        Dialog *open = nullptr;
        const bool came = QTest::qWaitFor([&] {
            for (QWidget *each : QApplication::topLevelWidgets())
                if (auto *is = qobject_cast<Dialog *>(each); is && is->isVisible())
                    open = is;
            return open != nullptr;
        });
        EXPECT_TRUE(came) << "nothing opens";
        if (open)
            activate(*open);
        return open;
    }
    /// Types \a path into the file chooser that \a open opens.
    void chooseFile(const std::function<void()> &open, const QString &path);

    std::unique_ptr<MainWindow> window;
    QStringList projects;  ///< that were open
};

/// The widget that a screen reader calls so.
template <typename Widget>
Widget *named(const QWidget &within, const char *name)
{
    for (Widget *widget : within.findChildren<Widget *>())
        if (widget->accessibleName() == QLatin1String(name) && widget->isVisibleTo(&within))
            return widget;
    ADD_FAILURE() << "nothing is called " << name;
    return nullptr;
}

}  // namespace relata::test
