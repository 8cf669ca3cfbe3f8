// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>

class QFormLayout;
class QLayout;
class QLabel;
class QWidget;

namespace relata {

// What the forms have in common: how hints look, how rows stand.
QFont formHintFont();
void colorHint(QLabel &hint, bool wrong);  ///< error or quiet, in the theme of its palette
QFormLayout *newFormLayout();
/// A row whose field is a layout: the label's key leads to \a focus.
void addRow(QFormLayout &form, const QString &label, QLayout *row, QWidget *focus);

}  // namespace relata
