// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/typepreview.h"

#include "views/panels/swatches.h"

#include <QIcon>
#include <QPainter>

namespace relata {

TypePreview::TypePreview(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("How it looks"));
}

void TypePreview::setLooks(const std::array<TypeLook, 3> &looks)
{
    m_looks = looks;
    update();
}

QSize TypePreview::sizeHint() const
{
    return {uiLength(300), uiLength(80)};
}

void TypePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString names[] = {tr("Light"), tr("Dark"), tr("Print")};
    const double gap = uiLength(8), width = (this->width() - 2 * gap) / 3.0;
    for (std::size_t i = 0; i < m_looks.size(); ++i) {
        const Theme &theme = Theme::of(static_cast<ThemeKind>(i));
        const QRectF box(double(i) * (width + gap) + 0.5, 0.5, width - 1, height() - 1);
        painter.setPen(palette().color(QPalette::Mid));
        painter.setBrush(theme.canvas);
        painter.drawRoundedRect(box, 6, 6);
        const double side = uiLength(40);
        drawTypeCard(painter, QRectF(box.center().x() - side / 2, box.top() + uiLength(10), side, side), m_looks[i], theme.canvas);
        painter.setPen(theme.text2);
        painter.setFont(uiFont(11.5, QFont::Medium));
        const QRectF words = box.adjusted(4, uiLength(10) + side + 2, -4, -2);
        painter.drawText(words, Qt::AlignHCenter | Qt::AlignVCenter, names[i]);
    }
}

QIcon typeIcon(const TypeLook &look)
{
    QIcon icon;
    const QSize size(uiLength(20), uiLength(18));
    for (const qreal ratio : {1.0, 2.0}) {
        QPixmap pixmap(size * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawTypeSwatch(painter, QRectF(QPointF(), QSizeF(size)), look, look.fill);
        painter.end();
        for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Selected})  // colours mean something: never tinted
            icon.addPixmap(pixmap, mode);
    }
    return icon;
}

}  // namespace relata
