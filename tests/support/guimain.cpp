// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    testing::InitGoogleTest(&argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Relata tests"));
    // Settings and folders of its own, gone at the end: the same program may run side by side with itself.
    QApplication::setApplicationName(
        QStringLiteral("%1-%2").arg(QFileInfo(QString::fromLocal8Bit(argv[0])).fileName()).arg(QApplication::applicationPid()));
    const int status = RUN_ALL_TESTS();
    QFile::remove(QSettings().fileName());
    for (const auto place : {QStandardPaths::AppDataLocation, QStandardPaths::AppConfigLocation, QStandardPaths::CacheLocation})
        QDir(QStandardPaths::writableLocation(place)).removeRecursively();
    return status;
}
