// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileDialog>

namespace relata {

/// Asks for a file: wide enough to read names and places, and begins in the folder where a file was last chosen.
class FileChooser final : public QFileDialog
{
    Q_OBJECT
public:
    FileChooser(QWidget *parent, const QString &title, const QString &filter);
    /// The path; empty when it was cancelled. To be called instead of exec(). \a suggested: a name, with its folder or without.
    QString choose(const QString &suggested = {});

    static QString toOpen(QWidget *parent, const QString &title, const QString &filter);
    static QStringList filesToOpen(QWidget *parent, const QString &title, const QString &filter);  ///< one or several; none when it was cancelled
    static QString folderToOpen(QWidget *parent, const QString &title);
    /// \a chosen: the filter that was.
    static QString toSave(QWidget *parent, const QString &title, const QString &filter, const QString &suggested = {}, QString *chosen = nullptr);
};

}  // namespace relata
