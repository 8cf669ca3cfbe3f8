// SPDX-License-Identifier: Apache-2.0
// What MainWindow writes for others: copies of the data, figures, the picture.
#include "app/window/exchange.h"
#include "app/window/figuresource.h"
#include "app/window/fileforms.h"
#include "app/window/keeping.h"
#include "app/window/mainwindow.h"
#include "app/window/notesbox.h"
#include "app/window/reading.h"
#include "model/edit/clip.h"
#include "model/io/formats.h"
#include "model/tables/readtables.h"
#include "views/dialogs/exportdialog.h"
#include "views/dialogs/filechooser.h"
#include "views/panels/entitiestable.h"
#include "views/panels/statementstable.h"
#include "views/panels/text.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>

#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

namespace relata {

/// Where to and in which form; empty: not wanted.
QString MainWindow::askWhereToSave(const QString &title)
{
    QString chosen;
    QString path = FileChooser::toSave(this, title, writableFilter(), suggestedPath(), &chosen);
    if (path.isEmpty())
        return {};
    if (const QString whole = withEnding(path, chosen); whole != path) {  // another name than the one that was asked about
        path = whole;
        if (QFileInfo(path).isFile() && !mayReplace(this, path))
            return {};
    }
    return path;
}

/// Beside the project, in its name; of what has no name and place of its own, a name alone.
QString MainWindow::suggestedPath() const
{
    const QFileInfo file(m_input);
    if (m_input.endsWith(QLatin1String(".relata")) && !Keeping::isOwnCopy(m_input))
        return file.dir().absoluteFilePath(file.completeBaseName());
    return suggestedFileName(m_workspace.graph());
}

bool MainWindow::saveCopy()
{
    const QString path = askWhereToSave(tr("Save or export a copy of the data"));
    return !path.isEmpty() && saveCopyTo(path);
}

Result<std::optional<Project>> MainWindow::copyBeside(const QString &path)
{
    const std::filesystem::path from = m_keeper.path(), to = path.toStdString();
    std::error_code failed;
    if (std::filesystem::exists(std::filesystem::symlink_status(to, failed)))
        return Error{Error::Code::Io, "exists already. Expected a new name", to.string(), 0, 0};
    auto copy = std::make_shared<std::optional<Project>>();  // not in what is handed over, which one may no longer want
    const auto make = [this, copy, from, to](const RunContext &context) -> Result<OpenedGraph> {
        auto made = ProjectKeeper::copyOf(from, to, m_workspace.graph(), context);
        if (made)
            *copy = std::move(*made);
        else if (made.error().code == Error::Code::Cancelled)
            return made.error();
        return OpenedGraph();
    };
    const auto done = m_reading->run(make, tr("Writing"));
    if (done)
        return std::move(*copy);
    if (std::exchange(*copy, std::nullopt))  // stopped when it was whole already
        QFile::remove(path);
    return done.error();
}

Result<void> MainWindow::copyProject(const QString &path, const std::optional<StoredView> &look)
{
    if (copiesBeside()) {
        auto copy = copyBeside(path);
        if (!copy)
            return copy.error();
        if (*copy) {
            if (look)
                (void)ProjectKeeper::rememberIn(**copy, *look);
            return {};
        }
    }
    return m_keeper.copyTo(path.toStdString(), m_workspace.graph(), look);
}

Result<void> MainWindow::moveProject(const QString &path)
{
    if (copiesBeside()) {
        auto copy = copyBeside(path);
        if (!copy)
            return copy.error();
        if (*copy) {
            m_keeper.adopt(std::move(**copy));
            return {};
        }
    }
    return m_keeper.moveTo(path.toStdString(), m_workspace.graph());
}

bool MainWindow::saveCopyTo(const QString &path)
{
    rememberView();
    const bool whole = m_keeper.isOpen() && path.endsWith(QLatin1String(".relata"));  // history included, and what is not on the disk yet
    std::optional<StoredView> look;                                                   // where it is not in the project
    if (whole && m_remembers && (!m_keeper.isKept() || m_keeping->letsFileGo())) {
        m_canvas->finishAnimations();
        look = storedView(m_workspace.graph(), lookNow());
    }
    const Result<void> copied = whole ? copyProject(path, look) : Result<void>();
    if (!copied && copied.error().code == Error::Code::Cancelled)
        return false;
    Result<IoReport> written = IoReport();
    if (!copied && m_keeper.isKept())
        written = copied.error();
    else if (!whole || !copied)
        written = writeGraph(m_workspace.graph(), path.toStdString());
    if (!written) {
        tellError(written.error());
        return false;
    }
    m_workspace.setSaved();
    m_keeping->showState();
    tell(tr("Wrote %1.").arg(path));
    if (!copied)
        m_keeping->tellHistoryLost(path, copied.error());
    if (!written->notes.empty())
        showLosses(QFileInfo(path).fileName(), written->notes);
    return true;
}

void MainWindow::saveShown()
{
    const Visible &visible = m_workspace.visible();
    if (visible.entities.empty())
        return tell(tr("Nothing is shown that could be saved."));
    const QString path = askWhereToSave(tr("Save what is shown"));
    if (path.isEmpty())
        return;
    const auto shown = partOf(m_workspace.graph(), visible.entities, visible.statements);
    if (!shown)
        return tellError(shown.error());
    const auto written = writeGraph(*shown, path.toStdString());
    if (!written)
        return tellError(written.error());
    tell(tr("Wrote %1: %2 and %3, of %4 and %5.")
             .arg(path, counted(shown->entityCount(), tr("entity"), tr("entities")),
                  counted(shown->statementCount(), tr("statement"), tr("statements")), grouped(m_workspace.graph().entityCount()),
                  grouped(m_workspace.graph().statementCount())));
    if (!written->notes.empty())
        showLosses(QFileInfo(path).fileName(), written->notes);
}

void MainWindow::saveTable()
{
    const bool ofEntities = m_entities->isInUse();
    if (ofEntities ? m_workspace.visible().entities.empty() : m_workspace.graph().statementCount() == 0)
        return tell(tr("The table is empty."));
    saveCsv(ofEntities ? m_entities->selectedAsCsv() : m_statements->selectedAsCsv());
}

void MainWindow::saveCsv(const QString &csv)
{
    QString path = FileChooser::toSave(this, tr("Save the rows as CSV"), tr("CSV (*.csv)"), suggestedPath() + QStringLiteral(".csv"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty()) {  // another name than the one that was asked about
        path += QStringLiteral(".csv");
        if (QFileInfo(path).isFile() && !mayReplace(this, path))
            return;
    }
    writeCsv(csv, path);
}

bool MainWindow::writeCsv(const QString &csv, const QString &path)
{
    const std::string marked = "\xEF\xBB\xBF" + csv.toStdString();  // without the mark Excel takes UTF-8 for something else
    if (const auto written = writeFileAtomically(path.toStdString(), marked); !written) {
        tellError(written.error());
        return false;
    }
    tell(tr("Wrote %1.").arg(path));
    return true;
}

void MainWindow::showReadNotes()
{
    if (m_readNotes.empty())
        return tell(tr("Nothing was left out or assumed when this graph was read."));
    const bool isTable = QFileInfo(m_input).isFile() && hasTableEnding(m_input.toStdString());
    showNotes(this, tr("What was assumed"), tr("When %1 was read:").arg(QFileInfo(m_input.section(QLatin1Char(':'), -1)).fileName()), m_readNotes, {},
              isTable ? tr("Say what its columns are …") : QString(), [this] { m_exchange->openTables(m_input); });
}

void MainWindow::showLosses(const QString &name, const std::vector<std::string> &notes)
{
    showNotes(this, tr("What the form could not hold"), tr("%1 was written and read again. What is not in it:").arg(name), notes,
              tr("The graph here is unchanged; a Relata project or a data package holds everything."));
}

void MainWindow::exportFigure()
{
    if (m_workspace.visible().entities.empty() && m_workspace.graph().entityCount() == 0)
        return tell(tr("There is nothing to draw yet. Open a graph first."));
    ExportDialog dialog(figureSourceOf(m_workspace), this);
    if (m_lastFigure && m_lastFigure->input == m_input) {  // of this graph: its texts go on, the choices are remembered for all
        FigureOptions options = dialog.options();
        options.title = m_lastFigure->options.title;
        options.subtitle = m_lastFigure->options.subtitle;
        options.source = m_lastFigure->options.source;
        dialog.setOptions(options);
        if (m_lastFigure->what != FigureWhat::Selection)
            dialog.setWhat(m_lastFigure->what);
    }
    connect(&dialog, &ExportDialog::exported, this, [this](const QString &path) { tell(tr("Wrote %1.").arg(path)); });
    dialog.exec();
    m_lastFigure = LastFigure{m_input, dialog.options(), dialog.what()};
}

void MainWindow::copyPicture()
{
    QApplication::clipboard()->setImage(m_canvas->picture(2));
    tell(tr("Copied the picture at twice its size on screen."));
}

}  // namespace relata
