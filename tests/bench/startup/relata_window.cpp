// SPDX-License-Identifier: Apache-2.0
// relata as `relata` starts it, up to the first complete picture of the shipped graph.
#include "app/cli/guicommands.h"
#include "app/window/mainwindow.h"
#include "tests/bench/startup/firstpaint.h"

#include <QStandardPaths>

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);  // keeps nothing of the user's, and leaves nothing
    return relata::runWindow({"sample:mexico-migration"}, argc, argv,
                             [](relata::MainWindow &window) { new relata::QuitAfterFirstPaint(&window.canvas()); });
}
