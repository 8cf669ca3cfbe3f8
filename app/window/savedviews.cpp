// SPDX-License-Identifier: Apache-2.0
#include "app/window/savedviews.h"

#include "app/projectkeeper.h"
#include "app/window/keeping.h"
#include "app/window/mainwindow.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QCollator>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>

#include <algorithm>

namespace relata {

SavedViews::SavedViews(MainWindow &window, ProjectKeeper &keeper, Look look)
    : QObject(&window), m_window(window), m_keeper(keeper), m_look(std::move(look))
{
}

QStringList SavedViews::names() const
{
    QStringList names = m_keeper.viewNames();
    QCollator collator(QLocale(QLocale::English));  // that of C knows no numbers
    collator.setNumericMode(true);
    std::sort(names.begin(), names.end(), collator);
    return names;
}

QString SavedViews::freeName() const
{
    const QStringList taken = names();
    for (int n = 1;; ++n)
        if (QString name = tr("View %1").arg(n); !taken.contains(name))
            return name;
}

void SavedViews::askAndKeep()
{
    bool wanted = false;
    const QString name =
        QInputDialog::getText(&m_window, tr("Keep this view"), tr("Lens, hidden entities, places, colours and camera are kept under the name"),
                              QLineEdit::Normal, freeName(), &wanted)
            .simplified();
    if (!wanted || name.isEmpty())
        return;
    if (names().contains(name)
        && QMessageBox::question(&m_window, tr("Relata"), tr("There is a view “%1”. Is it to be replaced by this one?").arg(name))
               != QMessageBox::Yes)
        return;
    keep(name);
}

bool SavedViews::keep(const QString &name)
{
    if (!m_keeper.isOpen()) {
        if (!m_keeper.isAwaiting())
            m_window.keeping().beginOwnCopy({});
        m_window.keeping().awaitOwnCopy();
    }
    if (!m_keeper.isOpen()) {
        m_window.tell(tr("Views are kept in a project, and none could be made here. Save the graph as one first (Ctrl+S)."));
        return false;
    }
    const Result<void> kept = m_keeper.keepView(name, storedView(m_window.workspace().graph(), m_look()));
    if (!kept) {
        m_window.tellError(kept.error());
        return false;
    }
    const auto number = names().indexOf(name) + 1;
    m_window.tell(number > mostKeys ? tr("Kept as “%1”: View › Saved views.").arg(name)
                                    : tr("Kept as “%1”. Alt+%2 shows it again.").arg(name).arg(number));
    return true;
}

bool SavedViews::show(const QString &name)
{
    const auto stored = m_keeper.keptView(name);
    auto view = stored ? viewFromStored(m_window.workspace().graph(), *stored) : std::nullopt;
    if (!view) {
        m_window.tell(tr("There is no view “%1” in this project that can be read.").arg(name));
        return false;
    }
    const int before = m_window.workspace().history().index();
    m_window.workspace().showView(name, std::move(view->view));
    GraphCanvas &canvas = m_window.canvas();
    const bool sameSize = view->canvas == std::pair(canvas.width(), canvas.height());
    m_window.whenDrawn(
        [&canvas, camera = sameSize ? view->camera : std::nullopt] { camera ? canvas.setCamera(*camera, Animate::Yes) : canvas.fit(Animate::Yes); });
    m_window.tell(tr("View “%1”").arg(name), m_window.workspace().history().index() != before);  // it may be what was shown already
    return true;
}

void SavedViews::showNumber(int number)
{
    const QStringList all = names();
    if (number >= 1 && number <= all.size())
        show(all[number - 1]);
    else
        m_window.tell(all.isEmpty() ? tr("No view was kept yet: Ctrl+D keeps this one.")
                                    : tr("There is no view %1: %2 are kept.").arg(number).arg(all.size()));
}

bool SavedViews::forget(const QString &name)
{
    const Result<void> gone = m_keeper.forgetView(name);
    if (gone)
        m_window.tell(tr("The view “%1” is no longer kept. The graph is as it was.").arg(name));
    else
        m_window.tellError(gone.error());
    return gone.has_value();
}

void SavedViews::fill(QMenu &menu)
{
    menu.clear();
    qDeleteAll(menu.findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
    const QStringList all = names();
    if (all.isEmpty()) {
        menu.addAction(tr("None yet: Ctrl+D keeps what is shown"))->setEnabled(false);
        return;
    }
    const auto inMenu = [](const QString &name) { return QString(shownName(name.toStdString())).replace(QLatin1Char('&'), QStringLiteral("&&")); };
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString key = i < mostKeys ? QStringLiteral("\tAlt+%1").arg(i + 1) : QString();
        menu.addAction(inMenu(all[i]) + key, this, [this, name = all[i]] { show(name); });
    }
    menu.addSeparator();
    QMenu *less = menu.addMenu(tr("&Remove"));
    for (const QString &name : all)
        less->addAction(inMenu(name), this, [this, name] { forget(name); });
}

}  // namespace relata
