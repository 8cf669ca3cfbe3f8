// SPDX-License-Identifier: Apache-2.0
#include "app/window/reading.h"

#include "app/window/statusline.h"

#include <QApplication>
#include <QEventLoop>
#include <QKeyEvent>
#include <QWidget>

namespace relata {

Reading::Reading(QWidget &window, StatusLine &status) : QObject(&window), m_window(window), m_status(status)
{
    connect(&m_job, &LatestJob::progressed, this, [this](double fraction) { m_status.setReading(fraction, m_doing); });
    connect(&m_status, &StatusLine::stopClicked, this, &Reading::stop);
}

Result<OpenedGraph> Reading::run(Work work, const QString &doing)
{
    QEventLoop loop;
    m_leave = [&loop] { loop.quit(); };
    Result<OpenedGraph> result = Error::cancelled();
    m_doing = doing;
    m_status.setReading(0, doing);
    qApp->installEventFilter(this);
    // by pointer: what is delivered through the event loop should not be a graph
    m_job.start([work = std::move(work)](const RunContext &context) { return std::make_shared<Result<OpenedGraph>>(work(context)); },
                [&](const std::shared_ptr<Result<OpenedGraph>> &read) {
                    result = std::move(*read);
                    loop.quit();
                });
    loop.exec();
    m_job.stop();  // a worker that was stopped may hold the project for a moment
    qApp->removeEventFilter(this);
    m_status.setReading(std::nullopt);
    return result;
}

void Reading::stop()
{
    if (!isRunning())
        return;
    m_job.cancel();
    m_leave();
}

bool Reading::eventFilter(QObject *watched, QEvent *event)
{
    const auto *widget = qobject_cast<QWidget *>(watched);
    switch (event->type()) {
    case QEvent::Shortcut:
    case QEvent::ShortcutOverride:
        return event->type() == QEvent::Shortcut;
    case QEvent::KeyPress:
        if (widget && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            stop();
        return widget != nullptr;
    case QEvent::Close:
        if (watched != &m_window)
            return false;
        stop();
        event->ignore();
        return true;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        return widget && widget->objectName() != QLatin1String("status-stop");
    case QEvent::KeyRelease:
    case QEvent::Wheel:
    case QEvent::ContextMenu:
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
        return widget != nullptr;
    default:
        return false;
    }
}

}  // namespace relata
