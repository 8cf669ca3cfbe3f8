// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/scenepainter.h"

namespace relata {

/// A part of a scene as a scene of its own, so that painting it costs what it holds: what is in view, or what is lit.
class SceneCut
{
public:
    /// Indexes of \a whole, in any order, twice or not; the ends of links come with them.
    SceneCut(const Scene &whole, std::vector<int> nodes, std::vector<int> links);
    const Scene &scene() const { return m_scene; }
    void follow(const Scene &whole);                ///< takes over where its nodes stand by now, and how large they are
    Emphasis here(const Emphasis &emphasis) const;  ///< what of it is in the cut, by the cut's indexes
    void toWhole(PaintReport &report) const;
    const std::vector<int> &nodes() const { return m_nodes; }  ///< of the whole, ascending
    const std::vector<int> &links() const { return m_links; }

private:
    Scene m_scene;
    std::vector<int> m_nodes, m_links;
};

/// Everything that an emphasis lights or rings.
SceneCut litPart(const Scene &whole, const Emphasis &emphasis);

}  // namespace relata
