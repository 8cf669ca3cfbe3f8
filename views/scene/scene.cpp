// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scene.h"

#include "model/evidence/audit.h"
#include "views/scene/shapes.h"
#include "views/scene/shownname.h"
#include "views/scene/strands.h"
#include "views/theme/blend.h"

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

/// Entities without a position stand in a spiral, so that nothing hides before the first layout has come back.
QPointF waitingPlace(std::size_t i)
{
    const double angle = 2.399963 * double(i), radius = 70 * std::sqrt(double(i));
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

IdSet<StatementId> disputedStatements(const KnowledgeGraph &graph)
{
    IdSet<StatementId> disputed(graph.statementIdEnd());
    for (const Disagreement &difference : disagreements(graph)) {
        for (const StatementId id : difference.oneSide)
            disputed.insert(id);
        for (const StatementId id : difference.otherSide)
            disputed.insert(id);
    }
    return disputed;
}

QString predicateText(const KnowledgeGraph &graph, const SceneLink &link)
{
    QStringList labels;
    for (const StatementId id : link.statements) {
        const QString label = shownName(graph.schema().predicate(graph.predicate(id)).label);
        if (!labels.contains(label))
            labels << label;
    }
    return labels.join(QStringLiteral(", "));
}

/// Of those who are shown; 0 when none has a number.
double highest(const EntityNumbers &numbers, const std::vector<EntityId> &ids)
{
    double most = 0;
    for (const EntityId id : ids)
        if (const double value = numbers.of(id); value > most)
            most = value;
    return most;
}

QRectF boundsOf(const std::vector<SceneNode> &nodes)
{
    QRectF bounds;
    for (const SceneNode &node : nodes) {
        const QSizeF half = shapeExtent(node.shape) * node.radius;
        bounds |= QRectF(node.center.x() - half.width(), node.center.y() - half.height(), 2 * half.width(), 2 * half.height());
    }
    return bounds;
}

}  // namespace

int Scene::indexOfNode(EntityId id) const
{
    const auto found = std::lower_bound(nodes.begin(), nodes.end(), id, [](const SceneNode &node, EntityId wanted) { return node.id < wanted; });
    return found != nodes.end() && found->id == id ? int(found - nodes.begin()) : -1;
}

float nodeRadius(int links)
{
    return std::min(26.0F, 7.5F + 3.1F * std::sqrt(float(std::max(0, links))));
}

Scene buildScene(const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, ThemeKind kind, const MeasuredLook &emphasis)
{
    const Theme &theme = Theme::of(kind);
    Scene scene;
    scene.theme = kind;
    scene.colorBy = view.colorBy;
    scene.typeLooks = typeLooks(graph.schema(), kind);
    const VoiceColors voices = view.colorBy == ColorBy::Voice ? VoiceColors::of(graph) : VoiceColors{};

    std::vector<EntityId> order;
    visible.entities.forEach([&](EntityId id) { order.push_back(id); });
    const std::vector<int> links = linksAt(graph, visible, order);
    const bool sized = view.sizeBy && emphasis.size.values && emphasis.size.measure == *view.sizeBy;
    const bool filled = view.fillBy && emphasis.fill.values && emphasis.fill.measure == *view.fillBy;
    const double most = sized ? highest(emphasis.size, order) : 0;
    if (filled)
        scene.bands = fillBands(*view.fillBy, highest(emphasis.fill, order), theme);
    scene.nodes.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const EntityId id = order[i];
        SceneNode node;
        node.id = id;
        node.links = links[i];
        node.radius = sized ? emphasizedRadius(emphasis.size.of(id), most) : nodeRadius(links[i]);
        node.band = filled ? bandOf(scene.bands, emphasis.fill.of(id)) : std::uint16_t(0);
        const Point place = view.positions[id];
        node.center = view.placed.contains(id) ? QPointF(place.x, place.y) : waitingPlace(i);
        node.look = static_cast<std::uint16_t>(graph.typeOf(id));
        node.shape = scene.typeLooks[node.look].shape;
        node.name = shownName(graph.name(id));
        node.pinned = view.pinned.contains(id);
        if (filled)
            node.fill = node.band > 0 ? scene.bands[node.band - 1U].color : blended(theme.voiceNode, 0.8, theme.canvas);
        else if (view.colorBy == ColorBy::Category)
            node.fill = scene.typeLooks[node.look].fill;
        else if (const auto rank = std::find(voices.ranked.begin(), voices.ranked.end(), id); rank != voices.ranked.end())
            node.fill = voices.colorOf(id, theme);
        else
            node.fill = blended(theme.voiceNode, 0.8, theme.canvas);
        scene.nodes.push_back(std::move(node));
    }

    const std::vector<QColor> categories = categoryColors(graph.schema(), kind);
    const IdSet<StatementId> disputed = disputedStatements(graph);
    scene.links = strandsOf(graph, visible, scene.nodes, view.colorBy);
    for (SceneLink &link : scene.links) {
        const bool mixedVoices = link.voice == noEntity && graph.speaker(link.statements.front()) != noEntity;
        if (view.colorBy == ColorBy::Category)
            link.color = categories[std::min<std::size_t>(link.category, categories.size() - 1)];
        else if (mixedVoices)
            link.color = theme.text3;
        else if (link.voice == noEntity)
            link.color = blended(theme.voiceAuthor, 0.5, theme.canvas);
        else
            link.color = voices.colorOf(link.voice, theme);
        link.disputed = std::any_of(link.statements.begin(), link.statements.end(), [&](StatementId id) { return disputed.contains(id); });
        link.text = predicateText(graph, link);
    }
    scene.bounds = boundsOf(scene.nodes);
    return scene;
}

}  // namespace relata
