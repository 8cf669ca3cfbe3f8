// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"
#include "views/panels/entryfield.h"
#include "views/panels/session.h"

#include <QVariant>

#include <string>
#include <vector>

class QWidget;

namespace relata {

// The cells of the statements table as what one writes into them. \a column: StatementsModel::Column; from ColumnCount on it is that of \a property.

bool isEditable(int column);  ///< all but the link: its ends and predicate go together, in the form
/// An editor for the cell, filled; its value is cellValue(). Null when the column is not edited in place.
QWidget *cellEditor(const Session &session, StatementId id, int column, const QString &property, QWidget *parent);
/// What is wrong with what is written; empty = nothing.
QString cellProblem(const QWidget &editor, int column);
/// A text; for modality and polarity the index; for speaker and document the id as uint, noEntity / noDocument when empty.
QVariant cellValue(const QWidget &editor, int column);
/// The edit that writes \a value into that cell of all \a rows; those that have it already are left alone. Errors as draftStatement().
/// Of several values of a property it is the first; an empty one takes it away.
Result<GraphDiff> cellEdit(const KnowledgeGraph &graph, const std::vector<StatementId> &rows, int column, const QString &property,
                           const QVariant &value);

/// Of several values the first; an empty one takes it away.
void writeProperty(Properties &properties, const std::string &key, const std::string &value);

/// Entities (documents) whose names have these words, for an EntryField.
std::vector<EntryChoice> entityChoices(const Session &session, const QString &text);
std::vector<EntryChoice> documentChoices(const Session &session, const QString &text);

}  // namespace relata
