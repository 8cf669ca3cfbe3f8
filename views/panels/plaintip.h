// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/shownname.h"

#include <QString>
#include <QTextDocument>

namespace relata {

/// \a text as a tool tip that shows it letter by letter: a name like “<b>” would be taken for markup.
inline QString plainTip(const QString &text)
{
    const QString shown = unturned(text);
    if (!Qt::mightBeRichText(shown))
        return shown;
    return QStringLiteral("<qt>") + shown.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) + QStringLiteral("</qt>");
}

}  // namespace relata
