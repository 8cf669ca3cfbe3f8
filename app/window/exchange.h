// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace.h"
#include "model/tables/columnmapping.h"
#include "views/jobs/latestjob.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

class QMimeData;
class QProgressDialog;

namespace relata {

class MainWindow;
class ImportForm;
class MappingDialog;

/// What comes into the open graph from elsewhere, and what goes to the clipboard: files, other windows, spreadsheets.
class Exchange final : public QObject
{
    Q_OBJECT
public:
    explicit Exchange(MainWindow &window);

    void chooseAndImport();
    /// Reads \a path on a worker, with progress and a way to stop; then shows what would come in.
    void import(const QString &path);
    /// Several tables come in together, a list of nodes and a list of edges; of other files the first, which is told.
    void import(const QStringList &paths);
    static QStringList localFiles(const QMimeData &data);
    /// Tables whose headings do not tell what they say: asks what the columns are, beginning with what was answered last time, and opens them as a
    /// graph of their own. What is open stays when nothing is answered.
    void openTables(const QString &path);
    /// The same of several tables, which make one graph; it is taken into a new project when one says so in the form that shows it.
    void openTogether(const QStringList &paths);
    /// What was answered for \a path, where it fits its columns still.
    static std::optional<ColumnMapping> answeredFor(const QString &path, const std::vector<Table> &tables);
    void copy(const Selection &what);
    void copySelection();  ///< entities with what is stated among them, or statements: for another window, and as rows for a spreadsheet
    /// For the clipboard and for what is dragged out: our own clip, and rows (putRows()). Null when \a selection is empty.
    QMimeData *mimeOf(const Selection &selection) const;
    void cutSelection();
    void paste();
    /// Takes it in at once when it comes from a Relata window; anything else is shown first. False when there is no graph in it.
    bool take(const QMimeData &data);
    /// A passage of another program: a new statement is offered with it as quote, about \a about when that is given. False when there are no words.
    bool takePassage(const QMimeData &data, EntityId about = noEntity);
    static constexpr const char *ownType = "application/vnd.relata.clip+json";

private:
    using Mapped = std::function<void(LoadedGraph, const ColumnMapping &)>;
    void readTablesOf(const QStringList &paths, std::function<void(std::vector<Table>)> then);
    /// Asks what the columns say, and has the graph made so.
    MappingDialog *mapTables(std::vector<Table> tables, const QString &name, Mapped then);
    void mapAndShow(std::vector<Table> tables, const QString &name, const QString &path = {});  ///< into the open graph; \a path: of the one file
    static void rememberAnswer(const QString &path, const ColumnMapping &mapping);
    void beginProgress(const QString &name);
    void endProgress();
    ImportForm *show(LoadedGraph incoming, const QString &name);
    bool takeIn(GraphDiff diff, const QString &label, bool intoNew, const QString &told = {});
    bool takeClip(const QByteArray &bytes);
    MainWindow &m_window;
    Workspace &m_workspace;
    LatestJob m_reading;
    QProgressDialog *m_progress = nullptr;
};

}  // namespace relata
