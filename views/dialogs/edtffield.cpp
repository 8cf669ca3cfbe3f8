// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/edtffield.h"

#include "model/tables/writtentime.h"
#include "views/dialogs/formparts.h"
#include "views/panels/plaintip.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace relata {

EdtfField::EdtfField(const QString &name, QWidget *parent)
    : QWidget(parent), m_line(new QLineEdit(this)), m_hint(new QLabel(this)), m_row(new QHBoxLayout)
{
    m_line->setAccessibleName(name);
    m_line->setPlaceholderText(QStringLiteral("2024-06-02"));
    m_line->setToolTip(
        tr("A year, month or day: 2019, 2019-06, 2019-06-02, also 2.6.2019 or 2 June 2019. About: 2019~. Perhaps: 2019?. From to: 2018/2020. "
           "Open: 2024-10/.."));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_hint->setFont(formHintFont());
    reserveLines(*m_hint);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_row->addWidget(m_line, 1);
    m_row->setSpacing(uiLength(10));
    column->addLayout(m_row);
    column->addWidget(m_hint);
    setFocusProxy(m_line);
    setFocusPolicy(Qt::StrongFocus);  // or the key of its label does nothing
    connect(m_line, &QLineEdit::textChanged, this, [this] {
        judge();
        emit dateChanged();
    });
    connect(m_line, &QLineEdit::editingFinished, this, &EdtfField::writeAsEdtf);
    judge();
}

Edtf EdtfField::date() const
{
    const auto date = writtenTime(m_line->text().toStdString());
    return date ? *date : Edtf();
}

QString EdtfField::problem() const
{
    const auto date = writtenTime(m_line->text().toStdString());
    return date ? QString() : QString::fromStdString(date.error().message);
}

QString EdtfField::hint() const
{
    return m_hint->text();
}

void EdtfField::setDate(const Edtf &date)
{
    m_line->setText(QString::fromStdString(date.text()));
    m_line->setCursorPosition(0);
}

void EdtfField::setBeside(QWidget *other)
{
    m_row->addWidget(other);
}

void EdtfField::setHintLines(int lines)
{
    reserveLines(*m_hint, lines);
}

void EdtfField::writeAsEdtf()
{
    if (const QString text = QString::fromStdString(date().text()); !m_wrong && text != m_line->text())
        m_line->setText(text);
}

/// What is wrong is said in few words: there is room for a line.
void EdtfField::judge()
{
    const std::string written = m_line->text().toStdString();
    const auto date = writtenTime(written);
    m_wrong = !date;
    m_hint->setText(QString::fromStdString(date ? date->display() : whyNoTime(written)));
    m_hint->setVisible(!m_hint->text().isEmpty() && (m_wrong || m_hint->text() != m_line->text().trimmed()));
    m_hint->setToolTip(plainTip(problem()));
    colorHint(*m_hint, m_wrong);
}

}  // namespace relata
