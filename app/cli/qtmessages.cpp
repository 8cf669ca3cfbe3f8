// SPDX-License-Identifier: Apache-2.0
#include "app/cli/qtmessages.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <cstdio>
#include <unistd.h>

namespace relata {
namespace {

void say(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    for (const char *idle : {"propagateSizeHints", "XDG_RUNTIME_DIR", "could not connect to display", "Could not load the Qt platform plugin"})
        if (message.contains(QLatin1String(idle)))
            return;
    if (type == QtFatalMsg && message.contains(QLatin1String("no Qt platform plugin could be initialized"))) {
        std::fputs(
            "relata: no display can be opened. Expected a desktop session; “relata render INPUT -o figure.png” and the other commands need none\n",
            stderr);
        ::_exit(1);
    }
    std::fprintf(stderr, "%s\n", qFormatLogMessage(type, context, message).toLocal8Bit().constData());
}

}  // namespace

void tameQtMessages()
{
    qInstallMessageHandler(&say);
}

}  // namespace relata
