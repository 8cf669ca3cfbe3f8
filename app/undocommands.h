// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace.h"

#include <QUndoCommand>

namespace relata {

/// A change of what one looks at: before and after.
class ViewCommand final : public QUndoCommand
{
public:
    ViewCommand(Workspace &workspace, const QString &text, ViewState before, ViewState after, int mergeId)
        : QUndoCommand(text), m_workspace(workspace), m_before(std::move(before)), m_after(std::move(after)), m_mergeId(mergeId)
    {
    }
    void undo() override { m_workspace.applyView(m_before); }
    void redo() override { m_workspace.applyView(m_after); }
    int id() const override { return m_mergeId; }
    bool mergeWith(const QUndoCommand *next) override
    {
        m_after = static_cast<const ViewCommand *>(next)->m_after;
        setObsolete(m_before == m_after);
        return true;
    }

private:
    Workspace &m_workspace;
    ViewState m_before, m_after;
    int m_mergeId;
};

/// A change of the graph.
class DiffCommand final : public QUndoCommand
{
public:
    DiffCommand(Workspace &workspace, const QString &text, GraphDiff diff) : QUndoCommand(text), m_workspace(workspace), m_diff(std::move(diff)) {}
    void undo() override { m_workspace.applyDiff(m_diff.inverted(), -1, Workspace::tr("Undo: %1").arg(text())); }
    void redo() override { m_workspace.applyDiff(m_diff, 1, text()); }

private:
    Workspace &m_workspace;
    GraphDiff m_diff;
};

}  // namespace relata
