// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/columnmapping.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace relata {

/// Which number of a date is the day, where nothing in the table decides: asked with a date of it. Hidden otherwise.
class DayChoice final : public QWidget
{
    Q_OBJECT
public:
    explicit DayChoice(QWidget *parent = nullptr);
    void ask(const Table &table, const TableMapping &mapping);

signals:
    void dayFirstChosen(bool dayFirst);

private:
    QLabel *m_label;
    QComboBox *m_days;
};

}  // namespace relata
