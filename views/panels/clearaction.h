// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLineEdit;

namespace relata {

/// A cross at the end of \a field that empties it, shown while there is something. In our own icon: Qt's loads every image plugin for one.
void addClearAction(QLineEdit *field);

}  // namespace relata
