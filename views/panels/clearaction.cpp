// SPDX-License-Identifier: Apache-2.0
#include "views/panels/clearaction.h"

#include "views/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>

namespace relata {
namespace {

/// The icon has the colours of its field: it is made when it is first seen, and again when they change.
class ClearAction final : public QAction
{
public:
    explicit ClearAction(QLineEdit *field) : QAction(QLineEdit::tr("Clear"), field), m_field(field)
    {
        field->addAction(this, QLineEdit::TrailingPosition);
        field->installEventFilter(this);
        connect(this, &QAction::triggered, field, [field] {
            field->clear();
            emit field->textEdited(QString());
        });
        connect(field, &QLineEdit::textChanged, this, [this] { follow(); });
        follow();
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange && !icon().isNull())
            tint();
        return QAction::eventFilter(watched, event);
    }

private:
    void follow()
    {
        if (!m_field->text().isEmpty() && icon().isNull())
            tint();
        setVisible(!m_field->text().isEmpty());
    }
    void tint()
    {
        const QPalette palette = m_field->palette();
        setIcon(themedIcon(QStringLiteral("close"), palette.color(QPalette::PlaceholderText), palette.color(QPalette::Disabled, QPalette::Text)));
    }
    QLineEdit *m_field;
};

}  // namespace

void addClearAction(QLineEdit *field)
{
    new ClearAction(field);
}

}  // namespace relata
