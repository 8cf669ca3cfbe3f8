// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/filechooser.h"

#include "views/theme/theme.h"

#include <QFileInfo>
#include <QSettings>
#include <QSplitter>

namespace relata {

namespace {
const QLatin1String lastFolder("files/folder");
}

FileChooser::FileChooser(QWidget *parent, const QString &title, const QString &filter) : QFileDialog(parent, title, {}, filter)
{
    const QString folder = QSettings().value(lastFolder).toString();
    const bool isOfTheSystem =
        folder.startsWith(QLatin1String("/proc")) || folder.startsWith(QLatin1String("/sys")) || folder.startsWith(QLatin1String("/dev"));
    if (!folder.isEmpty() && !isOfTheSystem && QFileInfo(folder).isDir())  // to look at what is there could wait for ever
        setDirectory(folder);
}

QString FileChooser::choose(const QString &suggested)
{
    if (const QFileInfo file(suggested); !suggested.isEmpty()) {
        if (!file.isRelative())
            setDirectory(file.path());
        selectFile(file.fileName());
    }
    if (auto *parts = findChild<QSplitter *>()) {  // Qt's own dialog; others know their size
        constexpr int places = 190, files = 750, high = 580;
        resize(uiLength(places + files), uiLength(high));
        parts->setSizes({uiLength(places), uiLength(files)});
    }
    if (exec() != QDialog::Accepted)
        return {};
    QString path = selectedFiles().value(0);
    QSettings().setValue(lastFolder, fileMode() == QFileDialog::Directory ? path : QFileInfo(path).absolutePath());
    return path;
}

QString FileChooser::toOpen(QWidget *parent, const QString &title, const QString &filter)
{
    FileChooser chooser(parent, title, filter);
    chooser.setFileMode(QFileDialog::ExistingFile);
    return chooser.choose();
}

QStringList FileChooser::filesToOpen(QWidget *parent, const QString &title, const QString &filter)
{
    FileChooser chooser(parent, title, filter);
    chooser.setFileMode(QFileDialog::ExistingFiles);
    return chooser.choose().isEmpty() ? QStringList() : chooser.selectedFiles();
}

QString FileChooser::folderToOpen(QWidget *parent, const QString &title)
{
    FileChooser chooser(parent, title, {});
    chooser.setFileMode(QFileDialog::Directory);
    chooser.setOption(QFileDialog::ShowDirsOnly);
    return chooser.choose();
}

QString FileChooser::toSave(QWidget *parent, const QString &title, const QString &filter, const QString &suggested, QString *chosen)
{
    FileChooser chooser(parent, title, filter);
    chooser.setAcceptMode(QFileDialog::AcceptSave);
    QString path = chooser.choose(suggested);
    if (chosen)
        *chosen = chooser.selectedNameFilter();
    return path;
}

}  // namespace relata
