// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/records.h"

#include <QTableWidget>

namespace relata {

/// Keys and values to write in, with always one empty row below.
class PropertyTable final : public QTableWidget
{
    Q_OBJECT
public:
    explicit PropertyTable(QWidget *parent = nullptr);
    void setProperties(const Properties &properties);
    Properties properties() const;  ///< rows without a key are none
    void finishEditing();           ///< takes what is being written in a cell

private:
    void addRow(const QString &key, const QString &value);
};

/// \a now, or \a before where both say the same: a mere change of order is no edit.
Properties unlessReordered(Properties now, const Properties &before);

}  // namespace relata
