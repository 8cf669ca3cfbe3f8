// SPDX-License-Identifier: Apache-2.0
// The least that a Qt program with these plugins can take: an empty QMainWindow, shown and painted once.
#include "tests/bench/startup/firstpaint.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    QApplication::setFont(relata::uiFont(13));
    QMainWindow window;
    window.resize(1600, 1000);
    relata::QuitAfterFirstPaint quit(&window);
    window.show();
    return QApplication::exec();
}
