// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/graph/knowledgegraph.h"
#include "views/scene/emphasis.h"
#include "views/scene/scenecolor.h"
#include "views/scene/scenewords.h"
#include "views/scene/sharedlist.h"
#include "views/scene/viewstate.h"
#include "views/theme/theme.h"

#include <QColor>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <span>
#include <vector>

namespace relata {

struct Disagreement;

/// One drawn entity. Scene coordinates: logical pixels at 100 % zoom.
struct SceneNode {
    QPointF center;
    EntityId id = noEntity;
    float radius = 12;
    SceneColor fill;
    int links = 0;           ///< drawn links at it: decides size and label weight
    std::uint32_t name = 0;  ///< ask Scene::nameOf()
    std::uint16_t look = 0;  ///< TypeId index into typeLooks
    std::uint16_t band = 0;  ///< 1-based, of Scene::bands; 0 = none
    NodeShape shape = NodeShape::Circle;
    bool pinned = false;
};

/// One strand: all statements of one direction and category (or speaker) between two entities.
struct SceneLink {
    static constexpr std::uint16_t bundle = 0xFFFF;
    std::uint32_t from = 0, to = 0;  ///< indexes into Scene::nodes; arrow head at `to`
    StatementId stated{};            ///< ask Scene::statementsOf(): the one statement, or of a bundle its place among Scene::bundles
    float bend = 0;                  ///< apex offset of the quadratic curve, scene px, to the left of from→to; 0 = straight
    float width = 1.3F;
    SceneColor color;
    std::uint16_t category = 0;              ///< index; categories().size() = none
    std::uint16_t label = 0;                 ///< ask Scene::textOf(): of Scene::labels; bundle: there are several statements, or words of its own
    Modality modality = Modality::Asserted;  ///< the firmest in the bundle
    bool arrow = true;                       ///< false for symmetric predicates
    bool disputed = false;
    bool voiced = false;  ///< all of it is said by one who is not the author
};
static_assert(sizeof(SceneNode) <= 48 && sizeof(SceneLink) <= 32, "a scene holds millions of them");

inline constexpr double usualFar = 0.35;

/// What to draw now: a value, a pure function of graph, view and theme. The same for screen and paper.
struct Scene {
    ThemeKind theme = ThemeKind::Light;
    ColorBy colorBy = ColorBy::Category;
    SharedList<SceneNode> nodes;  ///< ascending by id
    SharedList<SceneLink> links;
    std::vector<TypeLook> typeLooks;
    QString widthsNote;                  ///< what a reader of widths must know; empty = nothing
    QString widthsSay;                   ///< what widths mean, when it is not how many sources: "Link width: Amount, up to 900"
    QString sizedBy;                     ///< what sizes mean, when it is not how many links there are: "Size: Budget, up to 900"
    std::vector<FillBand> bands;         ///< what fills mean, when it is not the type
    QRectF bounds;                       ///< of nodes, without labels
    double farBelow = usualFar;          ///< the zoom below which nodes shrink on, so that they are no heap: less where few stand far apart
    int indexOfNode(EntityId id) const;  ///< -1 when not in the scene. O(log n)

    QString nameOf(const SceneNode &node) const { return words.at(node.name); }
    /// Predicate labels, for the line text and tooltip.
    QString textOf(const SceneLink &link) const;
    std::span<const StatementId> statementsOf(const SceneLink &link) const;
    std::span<const StatementId> statementsOf(SceneLink &&link) const = delete;
    /// \a link stands for \a statements, with words of its own.
    void bundle(SceneLink &link, std::span<const StatementId> statements, const QString &text);

    // What millions of nodes and links have in common or seldom have. Copies of a scene share it; an edit adds to it.
    SceneWords words;
    SharedList<QString> labels;  ///< of predicates
    struct Bundle {
        std::uint32_t first = 0, count = 0;  ///< of bundled
        std::uint32_t text = 0;              ///< of words
    };
    SharedList<Bundle> bundles;
    SharedList<StatementId> bundled;
    /// Puts what is used of them together anew, once edits have left as much behind that is not. O(nodes + links) then.
    void pack();
    std::size_t packed = 0;  ///< how much they held when all of it was used
};

/// The colour of each speaker while coloured by voice: the six busiest in the whole graph, stable as long as the graph's voices are.
struct VoiceColors {
    std::vector<EntityId> ranked;
    QColor colorOf(EntityId speaker, const Theme &theme, bool *hollow = nullptr) const;
    static VoiceColors of(const KnowledgeGraph &graph);
};

/// Where \a emphasis has the numbers that the view sizes or fills by, entities follow them. \a disputes: of the graph, if they are known.
/// Of no use when it was cancelled.
Scene buildScene(const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, ThemeKind theme, const MeasuredLook &emphasis = {},
                 const std::vector<Disagreement> *disputes = nullptr, const RunContext &context = {});

/// Radius by number of links: 7.5 + 3.1·√links, at most 26.
float nodeRadius(int links);
/// What the layout must know of a node: radius and label box (pictureFont metrics), so that nothing overlaps.
LayoutInput layoutInputOf(const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, std::vector<EntityId> *order,
                          const RunContext &context = {});

// Geometry shared by painter, hit test and figure
QPainterPath shapePath(NodeShape shape, QPointF center, qreal r);
/// From tail to tip: already shortened to the outlines of the two shapes; `head` is the closed arrow head (empty without arrow).
struct LinkGeometry {
    QPainterPath line;
    QPainterPath head;
    QPointF middle;   ///< at half its length
    qreal angle = 0;  ///< degrees at the middle, reading direction (never upside down)
    qreal length = 0;
};
LinkGeometry linkGeometry(const Scene &scene, const SceneLink &link, qreal nodeScale, qreal widthScale);

/// Rows of a legend: only what is in the scene.
struct LegendRow {
    enum class Kind { Type, Category, Voice, Modality, Disputed, Band, Heat, Width };
    Kind kind;
    QString label;
    QString condition;  ///< a lens condition that selects it ("only:person", "category:power", "by:…", "modality:predicted")
    QColor color;
    NodeShape shape = NodeShape::Circle;
    QString icon;
    Modality modality = Modality::Asserted;
    bool hollow = false;
    std::uint16_t index = 0;                            ///< type, category or band
    EntityId voice = noEntity;                          ///< speaker; noEntity = the author
    static constexpr std::uint16_t everybody = 0xFFFF;  ///< index of what a size means
    bool shows(const SceneNode &node) const
    {
        return (kind == Kind::Type && node.look == index) || (kind == Kind::Band && (node.band == index || index == everybody));
    }
    /// True when the row explains how \a link is drawn. Voices need the graph: strands that were folded carry several.
    bool shows(const Scene &scene, const SceneLink &link, const KnowledgeGraph *graph) const;
};
std::vector<LegendRow> legendOf(const KnowledgeGraph &graph, const Scene &scene);

}  // namespace relata
