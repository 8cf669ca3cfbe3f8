// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/endtypes.h"

#include "model/schema/schema.h"
#include "views/panels/text.h"
#include "views/theme/theme.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace relata {
namespace {

constexpr std::size_t mostFields = 4;
constexpr int longestName = 24;  // characters of a column's name

bool namesSomebody(ColumnRole role)
{
    using enum ColumnRole;
    return role == Source || role == Target || role == Link;
}

}  // namespace

EndTypes::EndTypes(QWidget *parent) : QWidget(parent)
{
    QStringList labels;
    const Schema standard = Schema::standard();
    for (const EntityType &type : standard.types())
        labels += toQString(type.label);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (std::size_t i = 0; i < mostFields; ++i) {
        Field field{new QLabel, new QLineEdit};
        field.label->setTextFormat(Qt::PlainText);
        field.label->setBuddy(field.type);
        field.type->setPlaceholderText(tr("unknown"));
        field.type->setMaximumWidth(uiLength(150));
        auto *completer = new QCompleter(labels, field.type);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        field.type->setCompleter(completer);
        const auto tell = [this, i](const QString &text) { emit typeChosen(m_fields[i].column, text.trimmed()); };
        connect(field.type, &QLineEdit::textEdited, this, tell);
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this, tell);
        row->addWidget(field.label);
        row->addWidget(field.type, 1);
        m_fields.push_back(field);
    }
    row->addStretch(1);
    hide();
}

void EndTypes::ask(const TableMapping &mapping)
{
    std::size_t used = 0;
    const bool isRead = mapping.shape == TableShape::Entities || mapping.shape == TableShape::Statements;
    for (std::size_t i = 0; isRead && i < mapping.columns.size() && used < mostFields; ++i) {
        const ColumnUse &use = mapping.columns[i];
        if (!namesSomebody(use.role))
            continue;
        Field &field = m_fields[used++];
        field.column = int(i);
        const QString name = toQString(use.column);
        QString shown = name.size() > longestName ? name.left(longestName - 1) + QStringLiteral("…") : name;
        field.label->setText(tr("“%1” are:").arg(shown.replace(QLatin1Char('&'), QStringLiteral("&&"))));
        field.type->setAccessibleName(tr("Type of what “%1” names").arg(name));
        field.type->setToolTip(tr("What those are whom “%1” names, where no table says their type: person, institution …").arg(name));
        if (const QString type = toQString(use.type); field.type->text() != type)
            field.type->setText(type);
    }
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        m_fields[i].label->setVisible(i < used);
        m_fields[i].type->setVisible(i < used);
    }
    setVisible(used > 0);
}

}  // namespace relata
