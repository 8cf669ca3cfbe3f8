// SPDX-License-Identifier: Apache-2.0
#include "app/window/keeping.h"

#include "app/window/mainwindow.h"
#include "app/window/statusline.h"
#include "views/panels/historypanel.h"
#include "views/panels/text.h"

#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace relata {

Keeping::Keeping(MainWindow &window, ProjectKeeper &keeper, HistoryPanel &panel)
    : QObject(&window), m_window(window), m_keeper(keeper), m_panel(panel)
{
    connect(&panel, &HistoryPanel::revertRequested, this, &Keeping::revertTo);
    connect(&panel, &HistoryPanel::keepRequested, &window, &MainWindow::keepAsProject);
    connect(&keeper, &ProjectKeeper::historyChanged, this, &Keeping::showState);
    connect(&keeper, &ProjectKeeper::failed, this, &Keeping::showState);
    connect(&keeper, &ProjectKeeper::worksAgain, this, &Keeping::showState);
    connect(&window.workspace(), &Session::graphChanged, this, &Keeping::showState);
    connect(&window.workspace(), &Session::themeChanged, this, &Keeping::showState);
    connect(&window.status(), &StatusLine::keptClicked, this, &Keeping::showHistory);
    showState();
}

void Keeping::showHistory()
{
    QDockWidget *dock = m_window.dock(QStringLiteral("history"));
    dock->show();
    dock->raise();
    m_panel.list()->setFocus(Qt::ShortcutFocusReason);
}

void Keeping::nameThisPoint()
{
    if (!m_keeper.isOpen())
        return m_window.tell(tr("This graph is no project yet: its points can be named when it is kept as one (Ctrl+S)."));
    showHistory();
    m_panel.nameThisPoint();
}

bool Keeping::revertTo(qint64 step)
{
    const auto steps = m_keeper.steps({step + 1, 1, {}, false});
    auto back = m_keeper.backTo(step);
    if (!steps || !back) {
        m_window.tell(toQString((steps ? back.error() : steps.error()).text()));
        return false;
    }
    if (back->empty()) {
        m_window.tell(tr("That is how the graph is now."));
        return false;
    }
    const bool beginning = step == 0 || steps->empty();
    const QString point = beginning ? tr("the beginning") : toQString(steps->front().name.empty() ? steps->front().label : steps->front().name);
    if (!m_window.workspace().edit(beginning ? tr("Revert to the beginning") : tr("Revert to “%1”").arg(point), std::move(*back)))
        return false;
    m_window.tell(beginning ? tr("The graph is as it was before the first edit.") : tr("The graph is as it was after “%1”.").arg(point), true);
    return true;
}

bool Keeping::isDamaged(const QString &path, const Error &error)
{
    const bool spoiled = error.code == Error::Code::Syntax || error.code == Error::Code::Schema;
    return spoiled && QFileInfo(path).isFile() && isProjectFile(path.toStdString());
}

bool Keeping::offerRecovery(const QString &damaged, const Error &error)
{
    if (!isDamaged(damaged, error))
        return false;
    QMessageBox box(QMessageBox::NoIcon, tr("Relata"), toQString(error.text()).toHtmlEscaped(), QMessageBox::Cancel, &m_window);
    box.setTextFormat(Qt::RichText);
    box.setInformativeText(tr("What can still be read can be saved as a new project. The damaged file stays as it is."));
    const auto *save = box.addButton(tr("Save what can be read …"), QMessageBox::AcceptRole);
    box.exec();
    if (box.clickedButton() != save)
        return true;
    const QFileInfo file(damaged);
    const QString to =
        QFileDialog::getSaveFileName(&m_window, tr("Save what can be read"), file.dir().filePath(file.completeBaseName() + tr("-recovered.relata")),
                                     tr("Relata project (*.relata)"));
    if (!to.isEmpty())
        recover(damaged, to);
    return true;
}

bool Keeping::recover(const QString &damaged, const QString &to)
{
    const auto report = recoverProject(damaged.toStdString(), to.toStdString());
    if (!report) {
        m_window.tell(toQString(report.error().text()));
        return false;
    }
    if (!m_window.openInput(to))
        return false;
    QString list;
    for (const std::string &note : report->notes)
        list += QStringLiteral("<li>") + toQString(note).toHtmlEscaped() + QStringLiteral("</li>");
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("What was saved"),
                                tr("<b>%1 is open now.</b>").arg(QFileInfo(to).fileName().toHtmlEscaped()) + QStringLiteral("<ul>") + list
                                    + QStringLiteral("</ul>"),
                                QMessageBox::Close, &m_window);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
    return true;
}

void Keeping::showState()
{
    const Workspace &workspace = m_window.workspace();
    if (m_keeper.isReadOnly())
        m_window.status().setKept(tr("Shown only"), m_keeper.whyReadOnly(), true);
    else if (m_keeper.isKept())
        m_window.status().setKept(tr("Saved"), tr("Every edit is on the disk. Show the history"), false);
    else if (m_keeper.isOpen())
        m_window.status().setKept(tr("Not on the disk yet"), tr("The last edits are in memory and are written as soon as they can be."), true);
    else if (workspace.hasUnsavedEdits())
        m_window.status().setKept(tr("Not saved"), tr("Edits are in memory only. Keep the graph as a project (Ctrl+S)"), true);
    else
        m_window.status().setKept({}, {}, false);
}

}  // namespace relata
