// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/edtffield.h"

#include "views/dialogs/formparts.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace relata {

EdtfField::EdtfField(const QString &name, QWidget *parent) : QWidget(parent), m_line(new QLineEdit(this)), m_hint(new QLabel(this))
{
    m_line->setAccessibleName(name);
    m_line->setPlaceholderText(QStringLiteral("2024-06-02"));
    m_line->setToolTip(tr("A year, month or day: 2019, 2019-06, 2019-06-02. About: 2019~. Perhaps: 2019?. From to: 2018/2020. Open: 2024-10/.."));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setFont(formHintFont());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_line);
    column->addWidget(m_hint);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, [this] {
        judge();
        emit dateChanged();
    });
    judge();
}

Edtf EdtfField::date() const
{
    const auto date = Edtf::parse(m_line->text().trimmed().toStdString());
    return date ? *date : Edtf();
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

void EdtfField::judge()
{
    const auto date = Edtf::parse(m_line->text().trimmed().toStdString());
    m_wrong = !date;
    m_hint->setText(date ? QString::fromStdString(date->display()) : QString::fromStdString(date.error().message));
    m_hint->setVisible(!m_hint->text().isEmpty() && (m_wrong || m_hint->text() != m_line->text().trimmed()));
    colorHint(*m_hint, m_wrong);
}

}  // namespace relata
