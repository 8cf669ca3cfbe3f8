// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/schemapage.h"

class QCheckBox;
class QListWidget;
class QPlainTextEdit;

namespace relata {

/// The predicates: how they read from both sides, what they mean, which types they take.
class SchemaPredicatesPage final : public SchemaPage
{
    Q_OBJECT
public:
    explicit SchemaPredicatesPage(SchemaEdit &edit, QWidget *parent = nullptr);
    void focusOn(SchemaEdit::Field field) override;

protected:
    std::size_t addNew() override;
    QString labelOf(std::size_t index) const override;
    std::vector<QIcon> icons() const override;
    void show(std::size_t index) override;
    QString usesInWords(std::size_t count) const override;

private:
    void take();  ///< what the fields say
    QListWidget *newChecks(const QString &name);
    void showChecks(QListWidget *list, const std::vector<std::string> &allowed) const;
    QLineEdit *m_label, *m_inverse, *m_key;
    QPlainTextEdit *m_definition;
    QComboBox *m_category, *m_opposite;
    QListWidget *m_domain, *m_range;
    QCheckBox *m_symmetric;
};

}  // namespace relata
