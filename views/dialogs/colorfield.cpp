// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/colorfield.h"

#include "views/theme/theme.h"

#include <QColorDialog>
#include <QHBoxLayout>
#include <QIcon>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace relata {

ColorField::ColorField(const QString &name, QWidget *parent) : QWidget(parent), m_line(new QLineEdit(this)), m_button(new QToolButton(this))
{
    m_line->setAccessibleName(name);
    m_line->setPlaceholderText(tr("automatic"));
    m_line->setMaxLength(32);
    m_button->setAccessibleName(tr("Pick: %1").arg(name));
    m_button->setToolTip(tr("Pick a colour"));
    m_button->setIconSize({uiLength(18), uiLength(18)});
    m_button->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(uiLength(4));
    row->addWidget(m_button);
    row->addWidget(m_line, 1);
    setFocusProxy(m_line);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_button, &QToolButton::clicked, this, &ColorField::pick);
    connect(m_line, &QLineEdit::textChanged, this, &ColorField::show);
    connect(m_line, &QLineEdit::textEdited, this, &ColorField::colorChanged);
    show();
}

QString ColorField::color() const
{
    return m_line->text().trimmed();
}

void ColorField::setColor(const QString &color)
{
    if (color != this->color())
        m_line->setText(color);
}

void ColorField::setChosenByProgram(const QColor &shown)
{
    m_chosen = shown;
    show();
}

void ColorField::show()
{
    const QColor own = QColor(color());
    const int side = uiLength(18);
    const qreal ratio = devicePixelRatioF();
    QPixmap swatch(QSize(side, side) * ratio);
    swatch.setDevicePixelRatio(ratio);
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Dark));
    painter.setBrush(own.isValid() ? own : m_chosen);
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), 4, 4);
    painter.end();
    m_button->setIcon(QIcon(swatch));
}

void ColorField::pick()
{
    const QColor now = QColor(color()).isValid() ? QColor(color()) : m_chosen;
    const QColor picked = QColorDialog::getColor(now, window(), m_line->accessibleName());
    if (!picked.isValid())
        return;
    m_line->setText(picked.name().toUpper());
    emit colorChanged();
}

}  // namespace relata
