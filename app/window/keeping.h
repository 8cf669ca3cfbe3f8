// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <QObject>

class QString;

namespace relata {

class HistoryPanel;
class MainWindow;
class ProjectKeeper;
class StatusLine;

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
    void showState();  ///< of the file, in the status line

private:
    MainWindow &m_window;
    ProjectKeeper &m_keeper;
    HistoryPanel &m_panel;
};

}  // namespace relata
