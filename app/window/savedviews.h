// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/viewmemory.h"

#include <QObject>
#include <QStringList>

#include <functional>

class QMenu;

namespace relata {

class MainWindow;
class ProjectKeeper;

/// Views with a name, kept in the project: lens, what is hidden, places, pins, colours, sizes and the camera. The same that `relata render --view
/// NAME` draws. A graph that is no project yet becomes one when its first view is kept.
class SavedViews final : public QObject
{
    Q_OBJECT
public:
    using Look = std::function<RememberedView()>;  ///< what is seen now
    SavedViews(MainWindow &window, ProjectKeeper &keeper, Look look);

    QStringList names() const;  ///< by name, numbers in them as numbers
    void askAndKeep();          ///< for a name; one that is taken is asked about
    bool keep(const QString &name);
    bool show(const QString &name);  ///< as one step of the history
    void showNumber(int number);     ///< from 1, in the order of names()
    bool forget(const QString &name);
    QString freeName() const;           ///< "View 1", or the next
    void fill(QMenu &menu);             ///< with all of them, anew
    static constexpr int mostKeys = 9;  ///< Alt+1 …

private:
    MainWindow &m_window;
    ProjectKeeper &m_keeper;
    Look m_look;
};

}  // namespace relata
