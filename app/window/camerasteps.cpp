// SPDX-License-Identifier: Apache-2.0
#include "app/window/camerasteps.h"

namespace relata {

CameraSteps::CameraSteps(QUndoStack &history, GraphCanvas &canvas, WhenDrawn whenDrawn, QObject *parent)
    : QObject(parent), m_history(history), m_canvas(canvas), m_whenDrawn(std::move(whenDrawn))
{
    connect(&history, &QUndoStack::indexChanged, this, &CameraSteps::follow);
}

void CameraSteps::viewChanges()
{
    m_now = Step{nullptr, m_canvas.camera(), m_canvas.size(), false};
    QMetaObject::invokeMethod(
        this, [this] { m_now.reset(); }, Qt::QueuedConnection);  // it was no step's, if nobody took it
}

void CameraSteps::graphChanges()
{
    m_now.reset();
}

void CameraSteps::fit()
{
    if (m_now)
        m_now->fitted = true;
    else if (const auto last = m_steps.find(m_index - 1); m_forward && last != m_steps.end())
        last->second.fitted = true;
    m_canvas.fit(Animate::Yes);
}

void CameraSteps::fitArranged()
{
    if (const auto made = m_steps.find(m_justMade); made != m_steps.end())
        made->second.fitted = true;
    m_whenDrawn([this] { m_canvas.fit(Animate::Yes); });
}

void CameraSteps::follow(int index)
{
    auto now = std::exchange(m_now, std::nullopt);
    const int before = std::exchange(m_index, index);
    if (m_history.count() == 0)
        return m_steps.clear();
    m_forward = index > before;
    if (index < before) {
        const auto undone = m_steps.find(index);
        if (undone == m_steps.end() || !undone->second.fitted)
            return;
        m_whenDrawn([this, step = undone->second] {
            Camera camera = step.before;
            camera.offset += QPointF(m_canvas.width() - step.canvas.width(), m_canvas.height() - step.canvas.height()) / 2;
            m_canvas.setCamera(camera, Animate::Yes);
        });
        return;
    }
    const QUndoCommand *made = m_history.command(index - 1);
    const auto known = m_steps.find(index - 1);
    if (known != m_steps.end() && known->second.command == made) {  // done again
        if (now && now->fitted) {                                   // what it had not done when it was made
            now->command = made;
            known->second = *now;
        } else if (known->second.fitted)
            m_whenDrawn([this] { m_canvas.fit(Animate::Yes); });
        return;
    }
    m_steps.erase(m_steps.lower_bound(index - 1), m_steps.end());
    if (now) {
        now->command = made;
        m_steps.emplace(index - 1, *now);
        m_justMade = index - 1;
        QMetaObject::invokeMethod(
            this, [this] { m_justMade = -1; }, Qt::QueuedConnection);
    }
}

}  // namespace relata
