// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

namespace relata {

/// Bundles the visible statements into links (without colour; without text but the predicate of a single statement), by what \a scene is coloured by,
/// and spreads parallel ones. Indexes are into \a nodes; links of several statements are added to the bundles of \a scene. Sorted by ends, so that
/// the same input gives the same order. O(S log S).
std::vector<SceneLink> strandsOf(const KnowledgeGraph &graph, const Visible &visible, std::span<const SceneNode> nodes, Scene &scene,
                                 const RunContext &context = {});

/// Makes the width of \a links, which are those of \a scene to be, tell what \a property of their statements adds up to: in proportion, 7.5 px for
/// the highest, 1 px at least, half a px where there is no number; and says so in Scene::widthsSay. Nothing where nobody has it. O(S log S).
void widenByAmounts(const KnowledgeGraph &graph, const std::string &property, Scene &scene, std::span<SceneLink> links,
                    const RunContext &context = {});

/// Neighbours per node through visible statements (a self-loop counts once): the number that decides a node's size. O(S log S).
std::vector<int> linksAt(const KnowledgeGraph &graph, const Visible &visible, const std::vector<EntityId> &order);

}  // namespace relata
