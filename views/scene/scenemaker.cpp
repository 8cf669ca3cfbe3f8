// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scenemaker.h"

#include "views/scene/shownname.h"
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

struct Span {
    double least = 0, most = 0;
};
/// Of those who are shown, or as the numbers say; zeros when none has a number.
Span spanOf(const EntityNumbers &numbers, const std::vector<EntityId> &ids)
{
    if (numbers.range)
        return {numbers.range->first, numbers.range->second};
    Span span;
    bool any = false;
    for (const EntityId id : ids)
        if (const double value = numbers.of(id); !std::isnan(value)) {
            span = any ? Span{std::min(span.least, value), std::max(span.most, value)} : Span{value, value};
            any = true;
        }
    return span;
}

}  // namespace

SceneMaker::SceneMaker(Scene &scene, const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, ThemeKind kind,
                       const MeasuredLook &emphasis, const std::vector<Disagreement> &disputes)
    : m_scene(scene), m_graph(graph), m_view(view), m_theme(Theme::of(kind)), m_emphasis(emphasis),
      m_voices(view.colorBy == ColorBy::Voice ? VoiceColors::of(graph) : VoiceColors{}),
      m_sized(view.sizeBy && emphasis.size.values && emphasis.size.scale == *view.sizeBy),
      m_filled(view.fillBy && emphasis.fill.values && emphasis.fill.scale == *view.fillBy), m_categories(categoryColors(graph.schema(), kind)),
      m_disputed(graph.statementIdEnd())
{
    visible.entities.forEach([&](EntityId id) { m_order.push_back(id); });
    scene.theme = kind;
    scene.colorBy = view.colorBy;
    scene.typeLooks = typeLooks(graph.schema(), kind);
    scene.bands.clear();
    scene.sizedBy.clear();
    scene.widthsSay.clear();
    scene.widthsNote.clear();
    if (m_sized) {
        m_most = spanOf(emphasis.size, m_order).most;
        if (m_most > 0)  // else all are of the least size
            scene.sizedBy = QStringLiteral("Size: %1, up to %2").arg(shownTitle(*view.sizeBy), numberInWords(m_most));
    }
    if (m_filled) {
        const Span span = spanOf(emphasis.fill, m_order);
        scene.bands = fillBands(emphasis.fill, span.least, span.most, m_theme);
    }
    std::vector<QString> labels;
    for (const Predicate &predicate : graph.schema().predicates())
        labels.push_back(shownName(predicate.label));
    scene.labels = std::move(labels);
    for (const Disagreement &difference : disputes)
        for (const auto *side : {&difference.oneSide, &difference.otherSide})
            for (const StatementId id : *side)
                m_disputed.insert(id);
}

void SceneMaker::finish(SceneNode &node, std::size_t place)
{
    const EntityId id = node.id;
    node.radius = m_sized ? emphasizedRadius(m_emphasis.size.of(id), m_most) : nodeRadius(node.links);
    node.band = m_filled ? bandOf(m_scene.bands, m_emphasis.fill.of(id)) : std::uint16_t(0);
    const Point at = m_view.positions[id];
    node.center = m_view.placed.contains(id) ? QPointF(at.x, at.y) : waitingPlace(place);
    node.look = static_cast<std::uint16_t>(m_graph.typeOf(id));
    node.shape = m_scene.typeLooks[node.look].shape;
    node.name = m_scene.words.add(shownName(m_graph.name(id)));
    node.pinned = m_view.pinned.contains(id);
    if (m_filled)
        node.fill = node.band > 0 ? m_scene.bands[node.band - 1U].color : withoutValue(m_theme);
    else if (m_view.colorBy == ColorBy::Category)
        node.fill = m_scene.typeLooks[node.look].fill;
    else if (std::find(m_voices.ranked.begin(), m_voices.ranked.end(), id) != m_voices.ranked.end())
        node.fill = m_voices.colorOf(id, m_theme);
    else
        node.fill = blended(m_theme.voiceNode, 0.8, m_theme.canvas);
}

void SceneMaker::finish(SceneLink &link)
{
    const std::span<const StatementId> statements = m_scene.statementsOf(link);
    link.color = m_view.colorBy == ColorBy::Category ? m_categories[std::min<std::size_t>(link.category, m_categories.size() - 1)]
                                                     : colorByVoice(link, statements);
    link.disputed = std::any_of(statements.begin(), statements.end(), [&](StatementId id) { return m_disputed.contains(id); });
    name(link, statements);
}

QColor SceneMaker::colorByVoice(SceneLink &link, std::span<const StatementId> statements) const
{
    const EntityId voice = m_graph.speaker(statements.front());
    if (std::any_of(statements.begin(), statements.end(), [&](StatementId id) { return m_graph.speaker(id) != voice; }))
        return m_theme.text3;
    link.voiced = voice != noEntity;
    return link.voiced ? m_voices.colorOf(voice, m_theme) : blended(m_theme.voiceAuthor, 0.5, m_theme.canvas);
}

void SceneMaker::name(SceneLink &link, std::span<const StatementId> statements)
{
    if (link.label != SceneLink::bundle)
        return;  // of one statement: strandsOf() named its predicate
    const SharedList<QString> &known = m_scene.labels;
    QStringList labels;
    for (const StatementId id : statements)
        if (const QString &label = known[indexOf(m_graph.predicate(id))]; !labels.contains(label))
            labels << label;
    const QString text = labels.join(QStringLiteral(", "));
    const auto place = m_texts.constFind(text);
    const std::uint32_t at = place != m_texts.constEnd() ? *place : *m_texts.insert(text, m_scene.words.add(text));
    m_scene.bundles[indexOf(link.stated)].text = at;
}

}  // namespace relata
