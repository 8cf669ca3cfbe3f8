// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/columnmapping.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;

namespace relata {

/// What those are whom columns name and of whom no table says the type: “buyer” are: institution. A field for each of the first columns that name
/// somebody; hidden where there is none.
class EndTypes final : public QWidget
{
    Q_OBJECT
public:
    explicit EndTypes(QWidget *parent = nullptr);
    void ask(const TableMapping &mapping);

signals:
    void typeChosen(int column, const QString &type);  ///< as one types; empty = unknown

private:
    struct Field {
        QLabel *label;
        QLineEdit *type;
        int column = -1;
    };
    std::vector<Field> m_fields;
};

}  // namespace relata
