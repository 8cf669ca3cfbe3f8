// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/formparts.h"

#include "views/theme/theme.h"

#include <QFormLayout>
#include <QLabel>

namespace relata {

QFont formHintFont()
{
    return uiFont(12);
}

void colorHint(QLabel &hint, bool wrong)
{
    QPalette colors = hint.palette();
    const Theme &theme = Theme::of(colors.color(QPalette::Window).lightness() > 127 ? ThemeKind::Light : ThemeKind::Dark);
    colors.setColor(QPalette::WindowText, wrong ? theme.error : theme.text3);
    hint.setPalette(colors);
}

QFormLayout *newFormLayout()
{
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setHorizontalSpacing(uiLength(12));
    form->setVerticalSpacing(uiLength(8));
    return form;
}

void addRow(QFormLayout &form, const QString &label, QLayout *row, QWidget *focus)
{
    auto *words = new QLabel(label);
    words->setBuddy(focus);
    form.addRow(words, row);
}

}  // namespace relata
