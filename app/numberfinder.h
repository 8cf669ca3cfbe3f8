// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/links.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/snapshot.h"
#include "views/scene/emphasis.h"

#include <optional>
#include <string>

namespace relata {

/// What scales say of the entities that are shown, on whatever thread.
class NumberFinder
{
public:
    struct Found {
        EntityNumbers numbers;
        std::string note;  ///< what a reader of the numbers must know, one sentence; empty = nothing
    };
    /// \a graph must stay as it is as long as properties are asked for; measures read the snapshot alone.
    NumberFinder(const KnowledgeGraph &graph, Snapshot shown, std::size_t entityIdEnd)
        : m_graph(graph), m_shown(std::move(shown)), m_idEnd(entityIdEnd)
    {
    }

    Result<Found> find(const Scale &scale, const RunContext &context = {});  ///< Error::Cancelled

private:
    const analysis::Links &links(analysis::Weight weight);
    const KnowledgeGraph &m_graph;
    Snapshot m_shown;
    std::size_t m_idEnd;
    std::optional<analysis::Links> m_plain, m_counted;
};

}  // namespace relata
