// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/schemapage.h"

namespace relata {

/// The categories of predicates: what they are called. Their colours are the program's.
class SchemaCategoriesPage final : public SchemaPage
{
    Q_OBJECT
public:
    explicit SchemaCategoriesPage(SchemaEdit &edit, QWidget *parent = nullptr);
    void focusOn(SchemaEdit::Field field) override;

protected:
    std::size_t addNew() override;
    QString labelOf(std::size_t index) const override;
    std::vector<QIcon> icons() const override;
    void show(std::size_t index) override;
    QString usesInWords(std::size_t count) const override;

private:
    void take();  ///< what the fields say
    QLineEdit *m_label, *m_key;
};

}  // namespace relata
