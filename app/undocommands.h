// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace.h"

#include <QUndoCommand>

namespace relata {

/// A change of what one looks at: before and after, each with what its lens lets through. The graph is the same whenever one comes by here.
class ViewCommand final : public QUndoCommand
{
public:
    struct Look {
        ViewState view;
        std::shared_ptr<const LensResult> passed;
    };
    ViewCommand(Workspace &workspace, const QString &text, Look before, Look after)
        : QUndoCommand(text), m_workspace(workspace), m_before(std::move(before)), m_after(std::move(after))
    {
    }
    void undo() override { m_workspace.applyView(m_before.view, m_before.passed); }
    void redo() override { m_workspace.applyView(m_after.view, m_after.passed); }

private:
    Workspace &m_workspace;
    Look m_before, m_after;
};

/// A change of the graph.
class DiffCommand final : public QUndoCommand
{
public:
    DiffCommand(Workspace &workspace, const QString &text, GraphDiff diff) : QUndoCommand(text), m_workspace(workspace), m_diff(std::move(diff)) {}
    void undo() override { m_workspace.applyDiff(m_diff.inverted(), -1, Workspace::tr("Undo: %1").arg(text())); }
    void redo() override
    {
        m_workspace.applyDiff(m_diff, 1, m_isDone ? Workspace::tr("Redo: %1").arg(text()) : text());
        m_isDone = true;
    }

private:
    Workspace &m_workspace;
    GraphDiff m_diff;
    bool m_isDone = false;  ///< the first redo() is the edit itself
};

}  // namespace relata
