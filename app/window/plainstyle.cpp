// SPDX-License-Identifier: Apache-2.0
#include "app/window/plainstyle.h"

#include "views/theme/icons.h"

#include <QApplication>
#include <QPalette>

namespace relata {

int PlainStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
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
