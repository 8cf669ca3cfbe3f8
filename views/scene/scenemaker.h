// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside views/scene only: what one entity and one strand look like, for whoever makes a scene or a part of it.

#include "model/evidence/audit.h"
#include "views/scene/scene.h"

#include <QHash>

#include <span>
#include <vector>

namespace relata {

class SceneMaker
{
public:
    /// Gives \a scene what all parts share: theme, looks, bands. All that is named must outlive the maker.
    SceneMaker(Scene &scene, const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, ThemeKind kind, const MeasuredLook &emphasis,
               const std::vector<Disagreement> &disputes);

    const std::vector<EntityId> &order() const { return m_order; }  ///< who is visible, ascending
    /// All but its id and links, which it has already. \a place: among the nodes.
    void finish(SceneNode &node, std::size_t place);
    /// What strandsOf() leaves open: colour, words, whether accounts differ.
    void finish(SceneLink &link);

private:
    void name(SceneLink &link, std::span<const StatementId> statements);
    QColor colorByVoice(SceneLink &link, std::span<const StatementId> statements) const;

    Scene &m_scene;
    const KnowledgeGraph &m_graph;
    const ViewState &m_view;
    const Theme &m_theme;
    const MeasuredLook &m_emphasis;
    std::vector<EntityId> m_order;
    VoiceColors m_voices;
    bool m_sized, m_filled;
    double m_most = 0;  ///< of what sizes are by
    std::vector<QColor> m_categories;
    QHash<QString, std::uint32_t> m_texts;  ///< places of what several bundles say
    IdSet<StatementId> m_disputed;
};

/// Scene::farBelow by how far apart the nodes stand, of a scene of up to 1,000; of larger ones usualFar. Needs the bounds.
double farBelowOf(const Scene &scene);
/// Of all nodes, without names. O(nodes).
QRectF boundsOf(std::span<const SceneNode> nodes);

}  // namespace relata
