// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/graphcanvas.h"

#include <QUndoStack>

#include <functional>
#include <map>
#include <optional>

namespace relata {

/// Which steps of the history brought something else into view, and what was in view before: undoing one of them brings that back. Where one moved
/// the picture by hand, steps leave it alone.
class CameraSteps final : public QObject
{
    Q_OBJECT
public:
    using WhenDrawn = std::function<void(std::function<void()>)>;  ///< acts at once, or when the picture that is being made is shown
    CameraSteps(QUndoStack &history, GraphCanvas &canvas, WhenDrawn whenDrawn, QObject *parent = nullptr);

    void viewChanges();   ///< by a step that is being made, done again or undone; nothing was moved yet
    void graphChanges();  ///< the same of a step that is no view's
    void fit();           ///< on behalf of the step being made, or of the one made last
    void fitArranged();   ///< when it is drawn, on behalf of the step that was made just now, if one was

private:
    void follow(int index);
    struct Step {
        const QUndoCommand *command = nullptr;
        Camera before;
        QSize canvas;
        bool fitted = false;
    };
    QUndoStack &m_history;
    GraphCanvas &m_canvas;
    WhenDrawn m_whenDrawn;
    std::map<int, Step> m_steps;  ///< by their place in the history
    std::optional<Step> m_now;    ///< being made
    int m_index = 0;
    int m_justMade = -1;    ///< the step, until events are looked at again
    bool m_forward = true;  ///< the last move through the history made or remade a step
};

}  // namespace relata
