// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/picture.h"
#include "views/render/scenepainter.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace relata {

/// What is selected; shared by canvas, table and inspector. Never part of the graph.
struct Selection {
    std::vector<EntityId> entities;       ///< in order of choice
    std::vector<StatementId> statements;  ///< of one link (all in its bundle), or rows of the table
    bool empty() const { return entities.empty() && statements.empty(); }
    friend bool operator==(const Selection &, const Selection &) = default;
};

enum class Animate { No, Yes };
enum class CanvasTool { Select, Lasso, Link };

/// The picture, alive: shows a Scene, moves the camera, and turns gestures into wishes. It never changes graph or view itself.
class GraphCanvas final : public QWidget
{
    Q_OBJECT
public:
    static constexpr double mostZoom = 8;
    explicit GraphCanvas(QWidget *parent = nullptr);
    ~GraphCanvas() override;

    /// Needed for tooltips and legends; must outlive the canvas or be replaced. Not owned. Its scene is to follow at once.
    void setGraph(const KnowledgeGraph *graph);
    /// Shows a new scene; entities that stay glide from where they were, new ones grow in.
    void setScene(Scene scene, Animate animate);
    /// The same of what was made beside the window: takes milliseconds, however large it is.
    void setPicture(Picture picture, Animate animate);
    /// What is shown is of another graph than what one works with: until the next picture nothing in it can be pointed at.
    void setOutdated(bool outdated);
    bool isOutdated() const;
    const Scene &scene() const;

    /// A layout under way: who is named stands at these places (\a ids ascend) until the next scene, or until they fold back. The camera follows
    /// as long as nobody moves it, and nobody can be pointed at. Of large scenes a part is shown, so that it costs a frame's time at most.
    void unfold(const std::vector<EntityId> &ids, const std::vector<Point> &places);
    void foldBack(Animate animate);  ///< to the places of the scene, when it was unfolding
    bool isUnfolding() const;

    void setSelection(const Selection &selection);  ///< emits nothing
    const Selection &selection() const;
    /// Lit as a chain (paths); the rest fades. Empty = none.
    void setLit(const std::vector<EntityId> &entities, const std::vector<StatementId> &statements);
    const std::vector<EntityId> &lit() const;
    void setFound(const std::vector<EntityId> &entities);

    EntityId entityAt(QPointF place) const;  ///< in the widget's coordinates; noEntity = nobody

    Camera camera() const;
    void setCamera(const Camera &camera, Animate animate);
    void fit(Animate animate);
    void fitSelection(Animate animate);
    /// All of them, under no overlay; nothing moves when they are, nor farther than needed.
    void bringIntoView(const std::vector<EntityId> &ids, Animate animate);
    bool showsAnybody() const;  ///< some entity stands in view
    void centerOn(EntityId id, Animate animate);
    void goTo(EntityId id, Animate animate);      ///< the same, and near enough to read names about it
    void zoomBy(double factor, Animate animate);  ///< about the middle

    void setTool(CanvasTool tool);
    CanvasTool tool() const;
    void setAnimationsEnabled(bool enabled);
    bool animationsEnabled() const;
    void setLegendVisible(bool visible);
    void setMinimapVisible(bool visible);
    bool legendVisible() const;
    bool minimapVisible() const;
    std::vector<QRectF> overlays() const;  ///< where legend and minimap lie
    void setEdgeHeat(bool on);             ///< links by how many there are instead of which
    bool edgeHeat() const;
    void setHullsShown(bool on);  ///< communities of large scenes as one shape each, where nodes are too small to be told apart
    bool hullsShown() const;
    void setEmptyText(const QString &sentence, const QString &action);  ///< shown when the scene is empty; the action is a link

    const PaintReport &report() const;   ///< which names found room in the last paint
    QImage picture(double scale) const;  ///< what is on screen, without overlays
    bool isAnimating() const;
    /// Ends running animations at their goal at once.
    void finishAnimations();
    /// The same, and waits for what is drawn in the background: what is painted next is complete.
    void finishPicture();
    bool isComplete() const;  ///< what was painted last shows everything; large scenes come in two steps

signals:
    void selectionChanged(const relata::Selection &selection);  ///< by the user
    void expandRequested(relata::EntityId id);                  ///< double-click, Ctrl+E, Enter
    void collapseRequested(relata::EntityId id);
    void focusRequested(int hops);                                              ///< digits 1–9 about the selection; 0 = everything
    void hideRequested(const std::vector<relata::EntityId> &ids, bool others);  ///< H; Shift+H = all others
    void showAllRequested();                                                    ///< Alt+H
    void movedByUser(const std::vector<relata::EntityId> &ids, const std::vector<relata::Point> &positions);  ///< after a drag or nudge: pins them
    void pinRequested(const std::vector<relata::EntityId> &ids, bool pinned);                                 ///< P, Alt+P
    void linkDrawn(relata::EntityId from, relata::EntityId to);  ///< from one entity to another; noEntity: to where nobody is
    void conditionRequested(const QString &condition);           ///< legend row clicked: a lens condition
    void emptyActionRequested();
    void contextMenuRequested(const QPoint &globalPosition, relata::EntityId entity, const std::vector<relata::StatementId> &link);
    void cameraChanged(double zoom);
    void canvasCleared();  ///< Esc: nothing selected, nothing lit

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace relata
