// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace relata {

class KnowledgeGraph;

/// For the dialog that opens a graph: all forms together, then everything.
QString readableFilter();

/// For the dialog that saves a copy: one entry a form.
QString writableFilter();

/// A name for a file of \a graph, without ending: of its title.
QString suggestedFileName(const KnowledgeGraph &graph);

/// \a path with the ending of the chosen entry of writableFilter(), when it has none that a form writes. A data package folder needs none.
QString withEnding(const QString &path, const QString &chosen);

}  // namespace relata
