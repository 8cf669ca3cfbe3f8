// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/adjacency.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"

#include <QPointF>
#include <QPolygonF>
#include <QRgb>
#include <QString>

#include <memory>
#include <vector>

namespace relata {

/// How many links run between two communities.
struct HullLink {
    std::uint32_t from = 0, to = 0, count = 0;  ///< from < to
};

/// The communities of a large scene: who belongs together by links alone, wherever the layout puts them.
struct HullGroups {
    static constexpr std::uint16_t none = 0xFFFF;
    std::vector<std::uint16_t> of;                                  ///< by node; none: of a community too small to be drawn
    std::vector<std::pair<std::uint16_t, std::uint16_t>> linkEnds;  ///< by link
    std::vector<std::uint32_t> sizes, leaders, inside, outside;     ///< members; the best linked of them (a node); links within, to others
    std::vector<HullLink> links;                                    ///< the strongest few of each
};
/// By Louvain (model/analysis), the largest first. The same edges give the same groups. Error::Cancelled. About O(E).
Result<std::shared_ptr<const HullGroups>> hullGroupsOf(std::size_t nodes, const EdgeList &edges, const RunContext &context);

/// \a groups by the numbers of \a scene, which came by \a delta of the one that they were found in: who is new belongs to none, and who belonged
/// stays. Null when somebody who led is gone. O(nodes + links).
struct SceneDelta;
struct Scene;
std::shared_ptr<const HullGroups> followed(const HullGroups &groups, const Scene &scene, const SceneDelta &delta);

/// What stands under the name of its leader: "… and 312 more".
QString hullRest(const HullGroups &groups, std::uint32_t hull);

/// Where a community lies. Scene coordinates.
struct Hull {
    QPointF middle;
    QPolygonF outline;  ///< smooth, around four fifths of the members
    QRectF bounds;
    double spacing = 1;  ///< from one member to the next
    QRgb color = 0;      ///< what most members are filled with
    bool loose = false;  ///< those who stand inside are mostly of others: a hull would say what is not so
};
struct Hulls {
    std::shared_ptr<const HullGroups> groups;
    std::vector<Hull> all;  ///< by group
};
struct HullPlaces {
    std::vector<QPointF> places;  ///< by node
    std::vector<QRgb> fills;
};
/// O(V). Error::Cancelled.
Result<std::shared_ptr<const Hulls>> hullsOf(std::shared_ptr<const HullGroups> groups, const HullPlaces &nodes, const RunContext &context);

/// How far each hull is closed at one zoom: it shows itself instead of its nodes and links while those are too small to be told apart, and opens
/// by and by as one comes nearer.
class HullView
{
public:
    /// \a zoom and \a size in logical pixels.
    HullView(std::shared_ptr<const Hulls> hulls, double zoom, QSizeF size);
    const Hulls &hulls() const { return *m_hulls; }
    float closed(std::uint32_t hull) const { return m_closed[hull]; }  ///< 0 to 1
    bool anyClosed() const { return m_any; }
    bool hides(std::size_t node) const;            ///< its hull is shown instead
    float linkShown(std::size_t link) const;       ///< 0 to 1
    float shown(const HullLink &link) const;       ///< 0 to 1
    int at(QPointF scene) const;                   ///< the smallest closed hull there; -1
    int linkAt(QPointF scene, double zoom) const;  ///< of HullGroups::links; -1
    static double width(std::uint32_t count);      ///< of a line for so many links; logical pixels

private:
    std::shared_ptr<const Hulls> m_hulls;
    std::vector<float> m_closed;
    bool m_any = false;
};

}  // namespace relata
