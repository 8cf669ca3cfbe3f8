// SPDX-License-Identifier: Apache-2.0
#include "views/panels/clearaction.h"

#include "views/theme/icons.h"

#include <QAction>
#include <QLineEdit>

namespace relata {

void addClearAction(QLineEdit *field)
{
    auto *clear = new QAction(QLineEdit::tr("Clear"), field);
    const auto follow = [field, clear](const QString &text) {
        if (!text.isEmpty() && clear->icon().isNull()) {
            const QPalette palette = field->palette();
            clear->setIcon(
                themedIcon(QStringLiteral("close"), palette.color(QPalette::PlaceholderText), palette.color(QPalette::Disabled, QPalette::Text)));
        }
        clear->setVisible(!text.isEmpty());
    };
    field->addAction(clear, QLineEdit::TrailingPosition);
    QObject::connect(clear, &QAction::triggered, field, [field] {
        field->clear();
        emit field->textEdited(QString());
    });
    QObject::connect(field, &QLineEdit::textChanged, clear, follow);
    follow(field->text());
}

}  // namespace relata
