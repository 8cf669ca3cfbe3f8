// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <string>
#include <vector>

namespace relata::test {

/// Somebody who edits: the same seed and the same beginning give the same edits, so that another process can say what must be there after each.
class Editor
{
public:
    Editor(unsigned seed, KnowledgeGraph graph) : m_seed(seed), m_graph(std::move(graph)) {}

    struct Edit {
        std::string label;
        GraphDiff diff;
        bool isUndo = false;  ///< of the newest edit of this session that still stands
    };
    /// The edit number \a step (from 1): one or many records added, changed, removed; schema; merge, split; undo.
    Edit next(std::int64_t step) const;
    /// It has been made.
    void done(const Edit &edit);
    const KnowledgeGraph &graph() const { return m_graph; }

private:
    unsigned m_seed;
    KnowledgeGraph m_graph;
    std::vector<GraphDiff> m_undoable;  ///< of this session
};

}  // namespace relata::test
