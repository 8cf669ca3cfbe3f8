// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/schemacategoriespage.h"

#include "views/dialogs/formparts.h"
#include "views/dialogs/lineicon.h"
#include "views/panels/text.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace relata {

SchemaCategoriesPage::SchemaCategoriesPage(SchemaEdit &edit, QWidget *parent)
    : SchemaPage(edit, SchemaPart::Categories, parent), m_label(new QLineEdit), m_key(new QLineEdit)
{
    auto *panel = new QWidget;
    QFormLayout *form = newFormLayout();
    panel->setLayout(form);
    form->setContentsMargins(0, 0, uiLength(8), 0);
    m_label->setAccessibleName(tr("Label"));
    m_key->setAccessibleName(tr("Id"));
    m_key->setToolTip(tr("The short name that files and the lens use"));
    form->addRow(tr("&Label"), m_label);
    form->addRow(tr("&Id"), m_key);
    auto *hint = new QLabel(
        tr("A category gives its predicates their colour on the picture: the shipped ones have their own, others take the next that is free, in the "
           "order of this list."));
    hint->setWordWrap(true);
    hint->setFont(formHintFont());
    form->addRow(QString(), hint);
    setForm(panel);
    for (QLineEdit *line : {m_label, m_key})
        connect(line, &QLineEdit::textEdited, this, &SchemaCategoriesPage::take);
    refill();
}

std::size_t SchemaCategoriesPage::addNew()
{
    return m_edit.add(Category{{}, tr("New category").toStdString()});
}

QString SchemaCategoriesPage::labelOf(std::size_t index) const
{
    const Category &category = m_edit.categories()[index];
    return toQString(category.label.empty() ? category.key : category.label);
}

std::vector<QIcon> SchemaCategoriesPage::icons() const
{
    const Schema schema = m_edit.schema();
    const std::vector<QColor> colors = categoryColors(schema, themeKind());
    std::vector<QIcon> icons;
    for (const Category &category : m_edit.categories())
        icons.push_back(lineIcon(colors[schema.findCategory(category.key).value_or(colors.size() - 1)]));
    return icons;
}

QString SchemaCategoriesPage::usesInWords(std::size_t count) const
{
    return counted(count, tr("predicate is in this category"), tr("predicates are in this category"));
}

void SchemaCategoriesPage::show(std::size_t index)
{
    const Category &category = m_edit.categories()[index];
    if (m_label->text() != toQString(category.label))
        m_label->setText(toQString(category.label));
    if (m_key->text() != toQString(category.key))
        m_key->setText(toQString(category.key));
    m_label->setPlaceholderText(toQString(category.key));
}

void SchemaCategoriesPage::take()
{
    if (isFilling() || chosen() < 0)
        return;
    const auto index = static_cast<std::size_t>(chosen());
    Category category = m_edit.categories()[index];
    const std::string before = category.label;
    category.label = m_label->text().trimmed().toStdString();
    category.key = m_key->text().toStdString();
    followLabel(index, before, category.label, category.key);
    m_edit.set(index, category);
    if (m_key->text() != toQString(category.key))
        m_key->setText(toQString(category.key));
    changed();
}

void SchemaCategoriesPage::focusOn(SchemaEdit::Field field)
{
    QLineEdit *wanted = field == SchemaEdit::Field::Key ? m_key : m_label;
    wanted->setFocus(Qt::ShortcutFocusReason);
    wanted->selectAll();
}

}  // namespace relata
