// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <cstdlib>

namespace relata {

/// Ends the program at once when \a watched has been painted and its pixels were handed on: how long it takes to clean up is not asked.
class QuitAfterFirstPaint final : public QObject
{
public:
    explicit QuitAfterFirstPaint(QWidget *watched) : QObject(watched) { watched->installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, [] { std::_Exit(0); });
        }
        return false;
    }
};

}  // namespace relata
