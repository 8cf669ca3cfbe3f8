// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <QString>
#include <QVariant>

#include <vector>

class QWidget;

namespace relata {

// The cells of the entities table as what one writes into them. \a column: EntitiesModel::Column; from FirstScale on it is that of \a property.

/// An editor for the cell, filled; its value is entityCellValue().
QWidget *entityCellEditor(const KnowledgeGraph &graph, EntityId id, int column, const QString &property, QWidget *parent);
QVariant entityCellValue(const QWidget &editor);  ///< a text; for the type its key
/// What is wrong with what is written; empty = nothing.
QString entityCellProblem(const KnowledgeGraph &graph, const QWidget &editor);
/// The edit that writes \a value into that cell of all \a rows; those that have it already are left alone. Errors as draftEntity() and
/// retypeEntities(). Of several values of a property it is the first; an empty one takes it away.
Result<GraphDiff> entityCellEdit(const KnowledgeGraph &graph, const std::vector<EntityId> &rows, int column, const QString &property,
                                 const QVariant &value);

}  // namespace relata
