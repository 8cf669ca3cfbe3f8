// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>

#include <functional>

class QDialog;
class QFormLayout;
class QLayout;
class QLabel;
class QWidget;

namespace relata {

enum class HasDocument : bool { No, Yes };

// What the forms have in common: how hints look, how rows stand.
QFont formHintFont();
void colorHint(QLabel &hint, bool wrong);        ///< error or quiet, in the theme of its palette
void reserveLines(QLabel &hint, int lines = 1);  ///< keeps its room also while it is hidden, so that nothing moves when it speaks
QFormLayout *newFormLayout();
/// A row whose field is a layout: the label's key leads to \a focus.
void addRow(QFormLayout &form, const QString &label, QLayout *row, QWidget *focus);

QLabel *newHint(QWidget *parent);  ///< plain words of one line at least, hidden, whose room is kept
/// Fields, what is wrong, and the buttons \a ok (which Enter presses) and Cancel, which accept and reject \a form.
void layOutForm(QDialog &form, QFormLayout *fields, QLabel *problem, const QString &ok);

/// Who vouches for a statement of that status when no speaker is named; as KnowledgeGraph::isSpeakerUnknown() has it.
QString nobodyInWords(const QString &status, HasDocument hasDocument);

/// Asks whether what was written in \a form may go, and calls \a discard when it may. Once at a time.
void askBeforeDiscarding(QDialog &form, std::function<void()> discard);

}  // namespace relata
