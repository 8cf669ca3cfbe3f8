// SPDX-License-Identifier: Apache-2.0
#include "app/window/helpwindow.h"

#include "app/cli/inputs.h"
#include "views/panels/text.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QKeyEvent>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextTable>
#include <QToolBar>
#include <QVBoxLayout>

namespace relata {

HelpWindow::HelpWindow(QWidget *parent) : QWidget(parent, Qt::Window), m_browser(new QTextBrowser(this))
{
    setWindowTitle(tr("Relata help"));
    resize(820, 820);
    auto *bar = new QToolBar(this);
    for (const auto &[page, name] :
         {std::pair{"index.md", tr("Contents")}, std::pair{"lens.md", tr("The lens")}, std::pair{"shortcuts.md", tr("Keys and gestures")}})
        bar->addAction(name, this, [this, page = QString::fromLatin1(page)] { open(page); });
    bar->addSeparator();
    connect(bar->addAction(tr("Back")), &QAction::triggered, m_browser, &QTextBrowser::backward);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_browser);
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->document()->setDocumentMargin(24);
    m_browser->setOpenLinks(false);
    connect(m_browser, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (url.scheme().startsWith(QLatin1String("http")))
            QDesktopServices::openUrl(url);
        else if (url.path().isEmpty())
            m_browser->scrollToAnchor(url.fragment());
        else
            open(QFileInfo(url.path()).fileName());
    });
}

void HelpWindow::open(const QString &page)
{
    const QString path = QString::fromStdString((dataFolder() / "help").string()) + QLatin1Char('/') + page;
    if (QFileInfo::exists(path))
        showPage(path);
    else
        m_browser->setPlainText(tr("The help page %1 is missing. Expected it at %2.").arg(page, path));
    show();
    raise();
    activateWindow();
}

void HelpWindow::showPage(const QString &path)
{
    m_browser->setSource(QUrl::fromLocalFile(path), QTextDocument::MarkdownResource);
    for (QTextFrame *frame : m_browser->document()->rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();  // air instead of boxes; padding counts beside the width
        format.setBorder(0);
        format.setCellSpacing(0);
        format.setCellPadding(4);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 97));
        table->setFormat(format);
    }
}

QString HelpWindow::page() const
{
    return QFileInfo(m_browser->source().path()).fileName();
}

void HelpWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace relata
