// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/projectkeeper.h"
#include "views/jobs/latestjob.h"

#include <QDir>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace relata {

class HistoryPanel;
class MainWindow;
class StatusLine;

/// What the edits of a graph are kept in from now on.
struct OwnCopy {
    std::shared_ptr<Project> project;
    std::optional<Error> historyLost;  ///< why it is not in it
};

/// The window's side of a project: back to a point of its history, names for points, what the status line says of the file, and the rescue of a
/// damaged one.
class Keeping final : public QObject
{
    Q_OBJECT
public:
    Keeping(MainWindow &window, ProjectKeeper &keeper, HistoryPanel &panel);

    void showHistory();
    void nameThisPoint();
    bool revertTo(qint64 step);  ///< as one edit; 0 = before the first
    /// A project that could not be opened because of what stands in it.
    static bool isDamaged(const QString &path, const Error &error);
    /// Of a project that could not be opened: offers to save what can be read, and opens that. False when it is no such case or is not wanted.
    bool offerRecovery(const QString &damaged, const Error &error);
    /// Reads what can be read of \a damaged into the new project \a to, opens that and says what is missing.
    bool recover(const QString &damaged, const QString &to);
    /// Nothing would be lost if the graph that is open were let go; what waits is written, or one is asked what is to become of it. False: stay.
    bool mayLeave();
    void awaitOwnCopy();  ///< returns when none is being made
    /// Of what is no project, when it is edited first: begins one in the user's own folder. A large one is made beside the window, and edits wait
    /// for it. One that cannot be made is tried again.
    void beginOwnCopy(const GraphDiff &firstEdit);
    static QDir ownCopies();                                      ///< the folder of projects that nobody has named yet
    static bool isOwnCopy(const QString &path);                   ///< in it
    static QString freeOwnPath(const QString &name);              ///< of a project that does not exist yet, in that folder, which is made
    void tellHistoryLost(const QString &copy, const Error &why);  ///< a copy was written without it
    QString whyShownOnly() const;                                 ///< and what an edit does then; empty: it may be written to
    void rememberCopy(const QString &copy, const QString &of);    ///< that a project was edited in a copy, since it was shown only
    QString copyWithEdits() const;                                ///< of the project that is open: the newest such copy that has no name yet
    void lookAfterFile();                                         ///< one that was removed is written again, unless one has let it go; O(1)
    bool letsFileGo() const;                                      ///< it is gone, and is to stay so, or that is being asked
    void showState();                                             ///< of the file, in the status line

signals:
    void ownCopyEnded();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool mayLeaveFile();  ///< everything is in the project's file; asks when that is no longer there
    void ownCopyMade(Result<OwnCopy> made, const QString &path, std::optional<Project> shown);
    void tellCopyWithoutHistory();  ///< once
    void forgetFile();

    MainWindow &m_window;
    ProjectKeeper &m_keeper;
    HistoryPanel &m_panel;
    LatestJob m_copyJob;
    QTimer m_copyAgain;
    std::vector<std::pair<QString, StoredView>> m_viewsToKeep;  ///< of a project that is shown only, for the copy
    std::optional<std::pair<QString, Error>> m_historyLost;     ///< of the copy that was made, and why; not told yet
    QString m_toldMissing;                                      ///< the file of which that was told
    bool m_asking = false;                                      ///< what is to become of a file that is gone
    QString m_left;                                             ///< the file that is to stay gone
    QString m_whyNoCopy;                                        ///< one sentence; empty: none was wanted, or it was made
};

}  // namespace relata
