// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/formparts.h"

#include "model/graph/records.h"
#include "views/theme/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

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

void reserveLines(QLabel &hint, int lines)
{
    QSizePolicy policy = hint.sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    hint.setSizePolicy(policy);
    hint.setMinimumHeight(hint.fontMetrics().lineSpacing() * lines);
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

QLabel *newHint(QWidget *parent)
{
    auto *hint = new QLabel(parent);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    hint->setFont(formHintFont());
    reserveLines(*hint);
    hint->hide();
    return hint;
}

void layOutForm(QDialog &form, QFormLayout *fields, QLabel *problem, const QString &ok)
{
    auto *buttons = new QDialogButtonBox(&form);
    buttons->addButton(ok, QDialogButtonBox::AcceptRole)->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    auto *all = new QVBoxLayout(&form);
    all->setContentsMargins(uiLength(20), uiLength(18), uiLength(20), uiLength(16));
    all->setSpacing(uiLength(12));
    all->addLayout(fields);
    all->addWidget(problem);
    all->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &form, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &form, &QDialog::reject);
}

QString nobodyInWords(const QString &status, HasDocument hasDocument)
{
    return hasDocument == HasDocument::No || status == QLatin1String(unknownSpeaker) ? QDialog::tr("Nobody is known")
                                                                                     : QDialog::tr("The author of the document");
}

void askBeforeDiscarding(QDialog &form, std::function<void()> discard)
{
    if (form.findChild<QMessageBox *>())
        return;
    auto *box = new QMessageBox(QMessageBox::NoIcon, form.windowTitle(), QDialog::tr("<b>What you wrote here is not kept yet.</b>"),
                                QMessageBox::Discard | QMessageBox::Cancel, &form);
    box->button(QMessageBox::Cancel)->setText(QDialog::tr("Go on writing"));
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(box, &QMessageBox::finished, &form, [discard = std::move(discard)](int answer) {
        if (answer == QMessageBox::Discard)
            discard();
    });
    box->open();
}

void addRow(QFormLayout &form, const QString &label, QLayout *row, QWidget *focus)
{
    auto *words = new QLabel(label);
    words->setBuddy(focus);
    form.addRow(words, row);
}

}  // namespace relata
