// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/projectkeeper.h"
#include "views/jobs/latestjob.h"

#include <QObject>

#include <functional>

namespace relata {

class StatusLine;

/// Reads a graph beside the window, which goes on being painted and says how far it is. Until it is read nothing else is taken from the user but
/// Esc, “Stop” in the status line, or closing the window: each ends the reading, and what was open stays.
class Reading final : public QObject
{
public:
    using Work = std::function<Result<OpenedGraph>(const RunContext &)>;

    Reading(QWidget &window, StatusLine &status);

    /// Returns when it is read. Error::Cancelled when the user ended it. \a doing: one word of the status line, "Reading".
    Result<OpenedGraph> run(Work work, const QString &doing = tr("Reading"));
    bool isRunning() const { return m_job.isRunning(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void stop();

    QWidget &m_window;
    StatusLine &m_status;
    LatestJob m_job;
    QString m_doing;
    std::function<void()> m_leave;  ///< the loop that waits
};

}  // namespace relata
