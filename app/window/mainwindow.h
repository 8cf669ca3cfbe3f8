// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/projectkeeper.h"
#include "app/viewmemory.h"
#include "app/workspace.h"
#include "model/core/result.h"
#include "views/canvas/graphcanvas.h"
#include "views/dialogs/figurechoices.h"

#include <QDir>
#include <QMainWindow>
#include <QTimer>

#include <functional>

class QDockWidget;

namespace relata {

class AnalysisPanel;
class Analyzing;
class CameraSteps;
class Editing;
class EntitiesTable;
class Exchange;
class HelpWindow;
class HistoryPanel;
class Inspector;
class Keeping;
class LensPanel;
class PathsPanel;
class Reading;
class SavedViews;
class SearchBox;
class StatementColumns;
class StatementsTable;
class StatusLine;
class TimelineStrip;
class Toast;
class WindowActions;

enum class ThemeChoice { System, Light, Dark };

/// The window: canvas in the middle, lens left, inspector right, statements, paths and time below. It only joins wishes to the workspace.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// \a remembers: restores and keeps window layout, theme and last view; off for screenshots.
    explicit MainWindow(bool remembers = true, QWidget *parent = nullptr);
    ~MainWindow() override;

    Workspace &workspace() { return m_workspace; }
    GraphCanvas &canvas() { return *m_canvas; }
    SearchBox &searchBox() { return *m_search; }
    LensPanel &lensPanel() { return *m_lens; }
    Inspector &inspector() { return *m_inspector; }
    StatementsTable &statements() { return *m_statements; }
    EntitiesTable &entities() { return *m_entities; }
    TimelineStrip &timeline() { return *m_timeline; }
    PathsPanel &paths() { return *m_paths; }
    StatusLine &status() { return *m_status; }
    Toast &toast() { return *m_toast; }
    Editing &editing() { return *m_editing; }
    Exchange &exchange() { return *m_exchange; }
    Keeping &keeping() { return *m_keeping; }
    ProjectKeeper &keeper() { return m_keeper; }
    HistoryPanel &history() { return *m_history; }
    AnalysisPanel &analysis() { return *m_analysis; }
    Analyzing &analyzing() { return *m_analyzing; }
    QDockWidget *dock(const QString &name) const;  ///< lens, inspector, history, analysis, statements, entities, paths, timeline

    /// Opens INPUT as on the command line, as it was looked at last; a fault is told in a line and the old graph stays. False on a fault.
    /// What is large is read beside the window, see Reading. False also for a table whose headings do not tell what it says: that is asked first, and
    /// what is open stays until it is answered.
    bool openInput(const QString &input);
    Reading &reading() { return *m_reading; }
    /// What is shown becomes the new project \a path and is kept there from now on; what one looks at and what can be undone stay. False when it
    /// could not be made: then everything is as it was.
    bool makeProject(const QString &path);
    /// Shows what was read already. \a project: the one that it is, open.
    void show(LoadedGraph loaded, const QString &input, std::shared_ptr<Project> project = {});
    using QMainWindow::show;
    QString input() const { return m_input; }
    void movedTo(const QString &project);  ///< what is shown is kept there from now on
    QString suggestedPath() const;         ///< for a file of the graph, without ending: beside its project, if it has one
    bool remembers() const { return m_remembers; }
    void whenDrawn(std::function<void()> act);  ///< at once, or when the picture that is being made is shown
    SavedViews &savedViews() { return *m_savedViews; }
    QStringList recentInputs() const;

    void setTheme(ThemeChoice choice);
    ThemeChoice themeChoice() const { return m_themeChoice; }

public slots:
    void chooseAndOpen();
    void chooseFolderAndOpen();
    void newProject();     ///< an empty one, kept in the user's own folder until it gets a name
    void keepAsProject();  ///< asks where; from then on every edit is on the disk at once
    bool saveCopy();
    bool saveCopyTo(const QString &path);  ///< as a project with its history and all edits, on the disk or not; false when nothing was written
    void saveTable();                      ///< the one in front, its selected rows or all, as CSV; asks where
    void saveCsv(const QString &csv);      ///< rows of a table; asks where
    bool writeCsv(const QString &csv, const QString &path);  ///< with a mark that it is UTF-8; false when nothing was written
    void saveShown();  ///< the statements that are shown, with entities, speakers and documents, for others; asks where
    void showLosses(const QString &name,
                    const std::vector<std::string> &notes);  ///< of a form that was written       ///< asks where; false when nothing was written
    void showReadNotes();                                    ///< what was left out or assumed when the graph was read
    void exportFigure();
    void copyPicture();
    void focusSearch();
    void findPaths();  ///< between the last two that were selected, or asks for them
    void selectNeighbours();
    void focusOn(int hops);  ///< about the selection, and brings it nearer; 0 = everything again
    void invertSelection();
    void showHelp(const QString &page);
    void showAbout();
    void tell(const QString &sentence, bool undoable = false);
    void tellError(const Error &error);
    void warn(const QString &sentence);  ///< of what went wrong: it stays until it is clicked away, something else is told, or half a minute has gone

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeDocks();
    QString askWhereToSave(const QString &title);
    void connectKeeper();
    void keepSomebodyInView();
    void connectMemory();
    void openKeeper(LoadedGraph &loaded, const std::shared_ptr<Project> &project);  ///< when the input is a project
    void connectWishes();
    void connectCanvas();
    void showContextMenu(const QPoint &at, EntityId id, const std::vector<StatementId> &link);
    void showScene(Animate animate);
    void stopDrawing();
    void tellEmptiness();
    void rememberRecent();
    void forgetRecent(const QString &input);
    void rememberLook();
    RememberedView lookNow() const;
    void showTitle();
    Result<void> keepAnew(const QString &path);  ///< the graph as a project without a past
    // The project, history included, as the new file \a path, and from then on kept there. A large one that is shown only is copied beside the
    // window.
    Result<void> copyProject(const QString &path, const std::optional<StoredView> &look);
    Result<void> moveProject(const QString &path);
    bool copiesBeside() const { return m_keeper.isReadOnly() && m_workspace.isLarge(); }
    /// None when it cannot be had of the file, which is gone or another's: what is open has it still. Error::Cancelled when the user stopped it.
    Result<std::optional<Project>> copyBeside(const QString &path);
    void rememberView();  ///< of the input that is open
    std::optional<RememberedView> recalledView(const KnowledgeGraph &graph) const;
    void restoreLook();
    void applyTheme();
    void goTo(EntityId id);
    void followAspect();  ///< layouts aim at the shape of the canvas

    Workspace m_workspace;
    ProjectKeeper m_keeper;
    bool m_remembers;
    QString m_input;
    struct LastFigure {
        QString input;  ///< the graph it was of
        FigureOptions options;
        FigureWhat what = FigureWhat::View;
    };
    std::optional<LastFigure> m_lastFigure;
    std::vector<std::string> m_readNotes;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    bool m_systemIsDark = false;
    bool m_fresh = true;
    std::size_t m_shown = 0;  ///< entities; when it changes, somebody should be in view
    int m_toldAt = 0;         ///< step of the history that the toast is about
    std::vector<std::function<void()>> m_whenDrawn;
    QTimer m_rememberSoon;
    GraphCanvas *m_canvas;
    SearchBox *m_search;
    StatusLine *m_status;
    Toast *m_toast;
    LensPanel *m_lens = nullptr;
    Inspector *m_inspector = nullptr;
    StatementsTable *m_statements = nullptr;
    EntitiesTable *m_entities = nullptr;
    TimelineStrip *m_timeline = nullptr;
    PathsPanel *m_paths = nullptr;
    HelpWindow *m_help = nullptr;
    HistoryPanel *m_history = nullptr;
    AnalysisPanel *m_analysis = nullptr;
    CameraSteps *m_cameraSteps = nullptr;
    Analyzing *m_analyzing = nullptr;
    StatementColumns *m_statementColumns = nullptr;
    Editing *m_editing = nullptr;
    Exchange *m_exchange = nullptr;
    Keeping *m_keeping = nullptr;
    Reading *m_reading = nullptr;
    SavedViews *m_savedViews = nullptr;
    WindowActions *m_actions = nullptr;
};

}  // namespace relata
