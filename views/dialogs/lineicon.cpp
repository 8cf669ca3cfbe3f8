// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/lineicon.h"

#include "views/panels/swatches.h"

#include <QPainter>

namespace relata {

QIcon lineIcon(const QColor &color)
{
    QIcon icon;
    const QSize size(uiLength(20), uiLength(18));
    for (const qreal ratio : {1.0, 2.0}) {
        QPixmap pixmap(size * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawLineSwatch(painter, QRectF(QPointF(), QSizeF(size)), color, Modality::Asserted);
        painter.end();
        for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Selected})  // colours mean something: never tinted
            icon.addPixmap(pixmap, mode);
    }
    return icon;
}

}  // namespace relata
