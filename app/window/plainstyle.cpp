// SPDX-License-Identifier: Apache-2.0
#include "app/window/plainstyle.h"

#include "views/theme/icons.h"

#include <QApplication>
#include <QDialog>
#include <QPainter>
#include <QPalette>
#include <QScreen>
#include <QStyleOption>

#include <algorithm>

namespace relata {

void PlainStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (!qobject_cast<QDialog *>(widget) || !widget->screen())
        return;
    constexpr int frame = 40;  // px; the title bar
    widget->resize(widget->size().boundedTo(widget->screen()->availableSize() - QSize(0, frame)));
}

int PlainStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

/// Boxes to tick, and round ones, in the colour of the text beside them: the base style's outline is a shade of the ground, which nobody sees in the
/// dark.
void PlainStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const bool round = element == PE_IndicatorRadioButton;
    if (!round && element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const QPalette::ColorGroup group = option->state & State_Enabled ? QPalette::Active : QPalette::Disabled;
    const QColor ink = option->palette.color(group, QPalette::Text);
    QColor line = ink;
    line.setAlphaF(0.65F);
    const qreal side = std::min(option->rect.width(), option->rect.height()) - 2;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, option->state & State_HasFocus ? 2 : 1.2));
    painter->setBrush(option->palette.color(group, QPalette::Base));
    painter->drawRoundedRect(box, round ? side / 2 : 3, round ? side / 2 : 3);
    painter->setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) { return QPointF(box.left() + x * side, box.top() + y * side); };
    if (option->state & State_On && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawEllipse(box.center(), side / 4, side / 4);
    } else if (option->state & State_On)
        painter->drawPolyline(QPolygonF{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.28)});
    else if (option->state & State_NoChange)
        painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
    painter->restore();
}

QIcon PlainStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    const char *name = which == SP_ToolBarHorizontalExtensionButton || which == SP_ToolBarVerticalExtensionButton ? "more"
                       : which == SP_LineEditClearButton                                                          ? "close"
                                                                                                                  : nullptr;
    if (!name)
        return QProxyStyle::standardIcon(which, option, widget);
    const QPalette palette = QApplication::palette();
    return themedIcon(QString::fromLatin1(name), palette.color(QPalette::WindowText), palette.color(QPalette::Disabled, QPalette::WindowText));
}

}  // namespace relata
