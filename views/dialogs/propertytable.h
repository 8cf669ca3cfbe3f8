// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/records.h"

#include <QTableWidget>

namespace relata {

/// Keys and values to write in, with always one empty row below. What nobody wrote in stays as it is, blanks and line ends too.
class PropertyTable final : public QTableWidget
{
    Q_OBJECT
public:
    explicit PropertyTable(QWidget *parent = nullptr);
    void setProperties(const Properties &properties);
    Properties properties() const;  ///< rows without a key are none
    QString problem() const;        ///< a value without a key, a key twice; empty when all is well
    void finishEditing();           ///< takes what is being written in a cell

private:
    void addRow(const QString &key, const QString &value);
    QString keyAt(int row) const;
    QString valueAt(int row) const;
};

/// \a now, or \a before where both say the same: a mere change of order is no edit.
Properties unlessReordered(Properties now, const Properties &before);

}  // namespace relata
