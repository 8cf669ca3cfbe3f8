// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/evidence/audit.h"
#include "model/graph/knowledgegraph.h"
#include "model/query/facets.h"
#include "model/query/lens.h"
#include "model/query/search.h"
#include "views/canvas/graphcanvas.h"
#include "views/scene/viewstate.h"

#include <QObject>

namespace relata {

/// What all panels look at: read access to graph, view and selection, and the signals that say what changed. Owned by app, which alone
/// changes it; panels emit wishes of their own. All pointers are valid as long as the session lives.
class Session : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual const KnowledgeGraph &graph() const = 0;
    virtual const SearchIndex &search() const = 0;
    virtual const ViewState &view() const = 0;
    virtual const LensResult &passed() const = 0;  ///< of the view's lens
    virtual const Visible &visible() const = 0;
    virtual const Facets &facets() const = 0;                                                      ///< of passed()
    virtual Timeline timeline(Clock clock) const { return timelineOf(graph(), passed(), clock); }  ///< of passed()
    /// Of a large graph counts are made beside the window: facets(), timeline() and disputes() are those of before until countsChanged().
    virtual bool isCounting() const { return false; }
    virtual const Selection &selection() const = 0;
    virtual ThemeKind theme() const = 0;
    virtual const std::vector<Disagreement> &disputes() const = 0;
    virtual const VoiceColors &voiceColors() const = 0;

signals:
    void graphWillChange();  ///< at once: whoever reads the graph on a worker stops before returning
    void graphChanged();     ///< another graph, or an edit
    void viewChanged();      ///< lens, hidden, scope, colouring: facets and visible are new
    void countsChanged();    ///< they have caught up with graph and lens
    void selectionChanged();
    void themeChanged();
};

}  // namespace relata
