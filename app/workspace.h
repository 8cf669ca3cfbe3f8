// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/counting.h"
#include "app/drawing.h"
#include "app/indexing.h"
#include "app/layoutjob.h"
#include "model/io/formats.h"
#include "views/panels/session.h"
#include "views/scene/voicecounts.h"

#include <QUndoStack>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace relata {

/// The open graph, what one looks at, and their history: turns wishes into view changes and diffs. The only place that changes either.
class Workspace final : public Session
{
    Q_OBJECT
public:
    explicit Workspace(QObject *parent = nullptr);
    ~Workspace() override;

    // ---- what panels read
    const KnowledgeGraph &graph() const override { return m_graph; }
    const SearchIndex &search() const override;
    const ViewState &view() const override { return m_view; }
    const LensResult &passed() const override { return *m_passed; }
    const Visible &visible() const override { return m_visible; }
    const Facets &facets() const override { return m_counting.counts().facets; }
    Timeline timeline(Clock clock) const override;
    bool isCounting() const override { return m_counting.isRunning(); }
    const Selection &selection() const override { return m_selection; }
    ThemeKind theme() const override { return m_theme; }
    const std::vector<Disagreement> &disputes() const override { return m_counting.counts().disputes; }
    const VoiceColors &voiceColors() const override { return m_voices; }
    Scene scene() const { return buildScene(m_graph, m_view, m_visible, m_theme, emphasis(), &m_counting.counts().disputes); }
    /// More than can be drawn, counted and searched within a frame: then that is done beside the window.
    bool isLarge() const;
    void draw();  ///< of a large graph: begins to make the picture of now, which drawn() brings; nothing when there is nothing new in it
    bool isDrawing() const { return m_drawing.isRunning(); }
    bool isIndexing() const { return m_indexing.isRunning(); }
    void stopDrawing() { m_drawing.cancel(); }
    MeasuredLook emphasis() const;  ///< the numbers that the view sizes and fills by, as far as they are known
    QUndoStack &history() { return m_history; }

    /// Shows another graph, as it was looked at last if \a remembered says; forgets history and selection. Small graphs are laid out at once, so
    /// that the first picture is complete.
    void open(LoadedGraph loaded, std::optional<ViewState> remembered = {});
    /// \a view with a place for everything of \a visible; what has one stays put.
    ViewState placed(ViewState view, const Visible &visible) const;
    void setTheme(ThemeKind theme);
    /// Width / height that new layouts aim at: of the canvas.
    void setAspect(float aspect) { m_aspect = aspect; }
    void select(const Selection &selection);

    // ---- wishes; each is one step of the history, and nothing happens when nothing would change
    /// False, and nothing changed, when the lens names what is not in the graph; \a error says what.
    bool setLens(const Lens &lens, QString *error = nullptr);
    /// A lens with words or measures over a large graph is looked through beside the window: it comes later, unless another one overtakes it.
    /// Of such a lens an edit shows what it adds and changes, until it has been looked through again.
    bool isFiltering() const { return m_filtering.isRunning() || m_settling.isRunning(); }
    void stopFiltering();                            ///< the lens stays what it was
    void toggleCondition(const QString &condition);  ///< adds it, or takes it away when it is there
    /// Replaces every condition on that clock by \a condition; empty = none.
    void setTimeCondition(Clock clock, const QString &condition);
    void showView(const QString &name, ViewState view);  ///< one that was kept, as one step
    void setColorBy(ColorBy colorBy);
    void setSizeBy(const std::optional<Scale> &scale);  ///< none = by their links
    void setFillBy(const std::optional<Scale> &scale);  ///< none = by their types
    void setWidthBy(const std::string &property);       ///< of links: what it adds up to in their statements; empty = by sources
    void hide(const std::vector<EntityId> &ids, bool others);
    void showAll();
    void reveal(EntityId id);  ///< whatever keeps it away: lens, scope, hand
    void focus(int hops);      ///< about the selection; 0 = everything again
    std::size_t expand(EntityId id, std::size_t most = 40);
    std::size_t collapse(EntityId id);
    void move(const std::vector<EntityId> &ids, const std::vector<Point> &positions);
    void pin(const std::vector<EntityId> &ids, bool pinned);
    void arrange(LayoutKind kind);  ///< anew, on a worker; it is seen to unfold
    void stopArranging();           ///< everything stays where it was before
    void keepArranged();            ///< stops, and what was seen last stays: one step of the history. Nothing happens before the first was seen
    bool canKeepArranged() const { return m_layoutJob.shown() != nullptr; }
    bool isArranging() const { return m_layoutJob.isRunning(); }
    /// What a scale says of those who are shown; no step of the history.
    void setNumbers(EntityNumbers numbers);
    bool hasUnsavedEdits() const { return m_edits != m_savedEdits; }
    void setSaved() { m_savedEdits = m_edits; }
    /// One edit of the data. What it adds is shown, whatever view and lens say; false, and told, when the graph does not take it.
    bool edit(const QString &label, GraphDiff diff, std::optional<Point> place = {});  ///< \a place: of new entities
    void remove(const std::vector<EntityId> &ids);                                     ///< from the data, with their statements
    void removeStatements(const std::vector<StatementId> &ids);

signals:
    /// The graph has just changed by \a diff, for the first time or by undo or redo; \a direction is -1 for undo, else 1.
    void edited(const GraphDiff &diff, const QString &label, int direction);
    void refused(const QString &sentence);              ///< what could not be done, and why
    void told(const QString &sentence, bool undoable);  ///< one line for the user; \a undoable = about the step just made
    void numbersChanged();                              ///< that the picture is drawn by
    void arranged();
    void unfolded(const relata::RoughPlaces &places);  ///< by a layout under way
    void foldedBack();                                 ///< it was stopped
    void drawn(const relata::Picture &picture);
    void arranging(double fraction);  ///< of a running layout; 1 when it ended
    void filtering(double fraction);  ///< of a lens that is looked through; 1 when it ended
    void lensRefused(const QString &error);

private:
    static constexpr std::size_t mostPlacedAtOnce = 2000;  // entities, on the window's thread
    friend class ViewCommand;
    friend class DiffCommand;
    using Passed = std::shared_ptr<const LensResult>;
    void pushView(const QString &text, ViewState next, Passed passed = {});  ///< \a passed: of its lens, if it is known
    void applyView(const ViewState &view, const Passed &known);
    void applyDiff(const GraphDiff &diff, int step, const QString &label);
    void readNoMore();  ///< returns when no worker reads the graph
    void count();
    void ensureIndexing();
    void graphReplaced(const GraphDiff *diff = nullptr);  ///< \a diff: by that, if it is the same graph
    void refresh(const GraphDiff *diff = nullptr);
    void placeNewcomers();
    bool awaitsFirstLayout() const;            ///< of a large graph: nobody who is shown has a place, but by hand
    void keepPlaces(const ViewState &before);  ///< of those who are shown and have none in the view of now
    void takeArranged(ViewState next);
    Result<Passed> evaluated(const Lens &lens) const;
    bool filtersBeside(const Lens &lens) const;
    void filterBeside(const Lens &lens);
    void dropWanted();
    using Sifted = std::shared_ptr<const Result<Passed>>;
    std::function<Sifted(const RunContext &)> sifting(const Lens &lens) const;  ///< work for a thread that reads graph and index
    Passed provisional(const GraphDiff *diff) const;
    Passed settled(const Passed &passed) const;  ///< what came of it, if it was provisional
    void settle();                               ///< looks through what stands provisionally
    void showPassed(Passed passed);
    ViewState rearranged(const ViewState &result) const;  ///< the view with the places of a layout that was begun earlier

    KnowledgeGraph m_graph;
    mutable SearchIndex m_search;
    mutable bool m_searchStale = true;
    ViewState m_view;
    Passed m_passed = std::make_shared<const LensResult>();
    Visible m_visible;
    Selection m_selection;
    ThemeKind m_theme = ThemeKind::Light;
    float m_aspect = 1.6F;
    VoiceColors m_voices;
    VoiceCounts m_voiceCounts;
    std::map<Scale, EntityNumbers> m_numbers;
    QUndoStack m_history;
    LayoutKind m_arrangedKind = LayoutKind::Force;  ///< of the last layout that was begun
    int m_edits = 0;                                ///< diffs in effect
    int m_savedEdits = 0;                           ///< of those, when it was last written
    // these read the graph where it is: stopped before anything changes it
    LayoutJob m_layoutJob;
    Counting m_counting;
    Drawing m_drawing;
    Indexing m_indexing;
    LatestJob m_filtering, m_settling;
    std::optional<Lens> m_wanted;  ///< what m_filtering is about
    /// What stood, or stands, until the lens was looked through again, and what came of it (null: nothing yet). Steps of the history may hold it.
    std::map<std::weak_ptr<const LensResult>, Passed, std::owner_less<>> m_provisional;
};

}  // namespace relata
