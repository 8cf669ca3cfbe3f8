// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/schemapage.h"

#include <array>

class QPlainTextEdit;

namespace relata {

class ColorField;
class TypePreview;

/// The entity types: names, shape, colours, icon, and how they will look.
class SchemaTypesPage final : public SchemaPage
{
    Q_OBJECT
public:
    explicit SchemaTypesPage(SchemaEdit &edit, QWidget *parent = nullptr);
    void focusOn(SchemaEdit::Field field) override;

protected:
    std::size_t addNew() override;
    QString labelOf(std::size_t index) const override;
    std::vector<QIcon> icons() const override;
    void show(std::size_t index) override;
    QString usesInWords(std::size_t count) const override;

private:
    void take();  ///< what the fields say
    TypeLook lookOf(std::size_t index, ThemeKind kind) const;
    void showLooks(std::size_t index);
    QLineEdit *m_label, *m_plural, *m_key;
    QPlainTextEdit *m_description;
    QComboBox *m_shape, *m_icon;
    std::array<ColorField *, 3> m_colors;  ///< by ThemeKind
    TypePreview *m_preview;
};

}  // namespace relata
