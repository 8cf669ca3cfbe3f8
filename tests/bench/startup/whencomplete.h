// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/mainwindow.h"

#include <QEvent>
#include <QTimer>

#include <functional>
#include <utility>

namespace relata {

/// Calls \a then when the window has painted everything in its place.
class WhenComplete final : public QObject
{
public:
    WhenComplete(MainWindow &window, std::function<void()> then) : QObject(&window), m_window(window), m_then(std::move(then))
    {
        window.canvas().installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_window.workspace().isArranging() && !m_window.workspace().isDrawing()
            && m_window.canvas().isComplete()) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, m_then);
        }
        return false;
    }

private:
    MainWindow &m_window;
    std::function<void()> m_then;
};

}  // namespace relata
