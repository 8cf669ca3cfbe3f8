// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/evidence/audit.h"
#include "views/canvas/picture.h"
#include "views/jobs/latestjob.h"
#include "views/scene/scenepatch.h"

#include <memory>
#include <optional>

namespace relata {

/// Makes the pictures of a large graph on a worker that reads the graph where it is, so that whoever changes the graph stops it first. What changed
/// since the last picture is remembered: only that part is made anew, whatever wishes came and were overtaken meanwhile.
class Drawing final : public QObject
{
    Q_OBJECT
public:
    /// All that a picture depends on beside the graph, which is to outlive it or to be stopped for.
    struct Subject {
        const KnowledgeGraph *graph = nullptr;
        ViewState view;
        Visible visible;
        ThemeKind theme = ThemeKind::Light;
        MeasuredLook emphasis;
        std::vector<Disagreement> disputes;
    };

    explicit Drawing(QObject *parent = nullptr);

    void changed(const SceneChange &change);  ///< this is not as in the last picture
    void changedAll();
    bool isUpToDate() const { return !m_anew && m_change.empty(); }
    void forget();                     ///< the last picture, too: there is another graph
    void make(Subject subject);        ///< instead of what is being made
    void cancel() { m_job.cancel(); }  ///< soon
    void stop() { m_job.stop(); }      ///< returns when nobody reads the graph any more
    bool isRunning() const { return m_job.isRunning(); }

signals:
    void made(const relata::Picture &picture);

private:
    std::shared_ptr<const Picture> m_last;
    SceneChange m_change;  ///< since then
    bool m_anew = true;
    LatestJob m_job;
};

}  // namespace relata
