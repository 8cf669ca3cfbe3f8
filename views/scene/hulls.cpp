// SPDX-License-Identifier: Apache-2.0
#include "views/scene/hulls.h"

#include "model/analysis/communities.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace relata {
namespace {

constexpr std::uint32_t fewest = 12;  ///< members: less is no community that needs a hull
constexpr std::size_t mostHulls = 4000;
constexpr int directions = 72;
constexpr double kept = 0.8;  ///< of the members: the farthest would pull the outline over others
constexpr float half = 0.5F;

double smooth(double t)
{
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

int directionOf(QPointF off)
{
    const double turn = std::atan2(off.y(), off.x()) / (2 * std::numbers::pi) + 1;
    return int(turn * directions) % directions;
}

double middleOf(std::vector<double> values)
{
    const auto at = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Smooth, and seen from the middle without a fold: how far the members reach in each direction.
void outline(Hull &hull, const std::vector<std::uint32_t> &members, const HullPlaces &nodes)
{
    std::vector<double> xs, ys;
    for (const std::uint32_t i : members) {
        xs.push_back(nodes.places[i].x());
        ys.push_back(nodes.places[i].y());
    }
    hull.middle = QPointF(middleOf(std::move(xs)), middleOf(std::move(ys)));
    std::vector<double> away;
    away.reserve(members.size());
    for (const std::uint32_t i : members)
        away.push_back(std::hypot(nodes.places[i].x() - hull.middle.x(), nodes.places[i].y() - hull.middle.y()));
    std::vector<double> sorted = away;
    const auto limit = sorted.begin() + std::ptrdiff_t(double(sorted.size() - 1) * kept);
    std::nth_element(sorted.begin(), limit, sorted.end());
    const double farthest = std::max(*limit, 1e-3);
    std::array<double, directions> reach{};
    for (std::size_t k = 0; k < members.size(); ++k)
        if (away[k] <= farthest) {
            double &most = reach[std::size_t(directionOf(nodes.places[members[k]] - hull.middle))];
            most = std::max(most, away[k]);
        }
    const auto about = [](int i) { return std::size_t((i + directions) % directions); };
    std::array<double, directions> wide{};  // nobody just beside is cut off
    for (int i = 0; i < directions; ++i)
        for (int k = -3; k <= 3; ++k)
            wide[about(i)] = std::max({wide[about(i)], reach[about(i + k)], 0.3 * farthest});
    for (int pass = 0; pass < 6; ++pass) {
        const std::array<double, directions> before = wide;
        for (int i = 0; i < directions; ++i)
            wide[about(i)] = (before[about(i - 1)] + 2 * before[about(i)] + before[about(i + 1)]) / 4;
    }
    double area = 0;
    for (int i = 0; i < directions; ++i)
        area += wide[about(i)] * wide[about(i + 1)] * std::sin(2 * std::numbers::pi / directions) / 2;
    hull.spacing = std::sqrt(area / (double(members.size()) * kept));
    for (int i = 0; i < directions; ++i) {
        const double angle = 2 * std::numbers::pi * (i + 0.5) / directions, far = wide[about(i)] + 0.5 * hull.spacing;
        hull.outline << hull.middle + far * QPointF(std::cos(angle), std::sin(angle));
    }
    hull.bounds = hull.outline.boundingRect();
}

bool holds(const Hull &hull, QPointF place)
{
    return hull.bounds.contains(place) && hull.outline.containsPoint(place, Qt::OddEvenFill);
}

/// Which hulls may hold a place: those whose boxes reach into its square of the plane.
class HullGrid
{
public:
    explicit HullGrid(const std::vector<Hull> &hulls)
    {
        for (const Hull &hull : hulls)
            m_all |= hull.bounds;
        m_cells.resize(std::size_t(side) * std::size_t(side));
        for (std::uint32_t h = 0; h < hulls.size(); ++h) {
            const QRectF &box = hulls[h].bounds;
            for (int y = at(box.top(), m_all.top(), m_all.height()); y <= at(box.bottom(), m_all.top(), m_all.height()); ++y)
                for (int x = at(box.left(), m_all.left(), m_all.width()); x <= at(box.right(), m_all.left(), m_all.width()); ++x)
                    m_cells[std::size_t(y) * side + std::size_t(x)].push_back(h);
        }
    }
    const std::vector<std::uint32_t> &near(QPointF place) const
    {
        return m_cells[std::size_t(at(place.y(), m_all.top(), m_all.height())) * side + std::size_t(at(place.x(), m_all.left(), m_all.width()))];
    }

private:
    static constexpr int side = 64;
    static int at(double value, double first, double whole)
    {
        const double part = whole > 0 ? (value - first) / whole * side : 0;
        return part > 0 ? int(std::min(part, side - 1.0)) : 0;  // no number: the first
    }
    QRectF m_all;
    std::vector<std::vector<std::uint32_t>> m_cells;
};

/// Who stands inside, by a sample of all nodes: hulls over many others are marked.
void markLoose(Hulls &hulls, const HullPlaces &nodes, const RunContext &context)
{
    constexpr std::size_t sampled = 20000;
    const std::size_t stride = 1 + nodes.places.size() / sampled;
    std::vector<std::uint32_t> own(hulls.all.size()), others(hulls.all.size());
    const HullGrid grid(hulls.all);
    for (std::size_t i = 0; i < nodes.places.size() && !context.cancelled(); i += stride)
        for (const std::uint32_t h : grid.near(nodes.places[i]))
            if (holds(hulls.all[h], nodes.places[i]))
                ++(hulls.groups->of[i] == h ? own : others)[h];
    for (std::size_t h = 0; h < hulls.all.size(); ++h)
        hulls.all[h].loose = 2 * others[h] > 3 * own[h];
}

}  // namespace

Result<std::shared_ptr<const HullGroups>> hullGroupsOf(std::size_t nodes, const EdgeList &edges, const RunContext &context)
{
    analysis::CommunityOptions options;
    options.method = analysis::CommunityMethod::Louvain;
    const auto found = analysis::communities(analysis::Links::withoutDirections(NodeIndex(nodes), edges), options, context);
    if (!found)
        return found.error();
    auto groups = std::make_shared<HullGroups>();
    const analysis::Groups &all = found->groups;
    std::size_t count = 0;  // the largest come first
    while (count < all.sizes.size() && count < mostHulls && all.sizes[count] >= fewest)
        ++count;
    groups->sizes.assign(all.sizes.begin(), all.sizes.begin() + std::ptrdiff_t(count));
    groups->of.resize(nodes);
    for (std::size_t i = 0; i < nodes; ++i)
        groups->of[i] = all.of[i] <= count ? std::uint16_t(all.of[i] - 1) : HullGroups::none;
    groups->inside.assign(count, 0);
    groups->outside.assign(count, 0);
    groups->linkEnds.reserve(edges.size());
    std::vector<std::uint32_t> degree(nodes);
    std::vector<std::uint64_t> pairs;
    for (const auto &[from, to] : edges) {
        ++degree[from];
        ++degree[to];
        const std::uint16_t a = groups->of[from], b = groups->of[to];
        groups->linkEnds.emplace_back(a, b);
        if (a != HullGroups::none && a == b)
            ++groups->inside[a];
        for (const std::uint16_t end : {a, b})
            if (end != HullGroups::none && a != b)
                ++groups->outside[end];
        if (a != b && a != HullGroups::none && b != HullGroups::none)
            pairs.push_back(std::uint64_t(std::min(a, b)) << 32U | std::max(a, b));
    }
    groups->leaders.assign(count, 0);
    std::vector<char> led(count);
    for (std::uint32_t i = 0; i < nodes; ++i)
        if (const std::uint16_t g = groups->of[i]; g != HullGroups::none && (!led[g] || degree[i] > degree[groups->leaders[g]])) {
            led[g] = 1;
            groups->leaders[g] = i;
        }
    if (context.cancelled())
        return Error::cancelled();
    std::sort(pairs.begin(), pairs.end());
    std::vector<HullLink> bundled;
    for (const std::uint64_t pair : pairs) {
        const auto from = std::uint32_t(pair >> 32U), to = std::uint32_t(pair & 0xFFFFFFFFU);
        if (bundled.empty() || bundled.back().from != from || bundled.back().to != to)
            bundled.push_back({from, to, 0});
        ++bundled.back().count;
    }
    std::stable_sort(bundled.begin(), bundled.end(), [](const HullLink &a, const HullLink &b) { return a.count > b.count; });
    constexpr int strongest = 3;  // of each, or lines would hide what they join
    std::vector<int> drawn(count);
    for (const HullLink &link : bundled)
        if (drawn[link.from] < strongest || drawn[link.to] < strongest) {
            ++drawn[link.from];
            ++drawn[link.to];
            groups->links.push_back(link);
        }
    return std::shared_ptr<const HullGroups>(groups);
}

QString hullRest(const HullGroups &groups, std::uint32_t hull)
{
    return QCoreApplication::translate("GraphCanvas", "… and %1 more").arg(QLocale(QLocale::English).toString(groups.sizes[hull] - 1));
}

Result<std::shared_ptr<const Hulls>> hullsOf(std::shared_ptr<const HullGroups> groups, const HullPlaces &nodes, const RunContext &context)
{
    auto hulls = std::make_shared<Hulls>();
    hulls->groups = std::move(groups);
    std::vector<std::vector<std::uint32_t>> members(hulls->groups->sizes.size());
    for (std::uint32_t i = 0; i < nodes.places.size(); ++i)
        if (const std::uint16_t g = hulls->groups->of[i]; g != HullGroups::none)
            members[g].push_back(i);
    for (const std::vector<std::uint32_t> &each : members) {
        if (context.cancelled())
            return Error::cancelled();
        Hull hull;
        outline(hull, each, nodes);
        std::map<QRgb, std::size_t> fills;
        for (const std::uint32_t i : each)
            ++fills[nodes.fills[i]];
        hull.color = std::max_element(fills.begin(), fills.end(), [](const auto &a, const auto &b) { return a.second < b.second; })->first;
        hulls->all.push_back(std::move(hull));
    }
    markLoose(*hulls, nodes, context);
    if (context.cancelled())
        return Error::cancelled();
    return std::shared_ptr<const Hulls>(hulls);
}

HullView::HullView(std::shared_ptr<const Hulls> hulls, double zoom, QSizeF size) : m_hulls(std::move(hulls))
{
    constexpr double tooClose = 5, apart = 10;           // pixels from one node to the next
    constexpr double smallPart = 0.5, largePart = 0.85;  // of the window: who fills it has been asked for
    const double least = std::max(1.0, std::min(size.width(), size.height()));
    for (const Hull &hull : m_hulls->all) {
        const double spacing = std::log(std::max(1e-12, hull.spacing * zoom) / tooClose) / std::log(apart / tooClose);
        const double part = std::max(hull.bounds.width(), hull.bounds.height()) * zoom / least;
        const double open = std::max(smooth(spacing), smooth((part - smallPart) / (largePart - smallPart)));
        m_closed.push_back(hull.loose ? 0.F : float(1 - open));
        m_any = m_any || m_closed.back() > 0;
    }
}

bool HullView::hides(std::size_t node) const
{
    const std::uint16_t hull = m_hulls->groups->of[node];
    return hull != HullGroups::none && m_closed[hull] >= half;
}

float HullView::linkShown(std::size_t link) const
{
    const auto [a, b] = m_hulls->groups->linkEnds[link];
    if (a == HullGroups::none || b == HullGroups::none)
        return 1;
    return a == b ? 1 - m_closed[a] : (1 - m_closed[a]) * (1 - m_closed[b]);
}

float HullView::shown(const HullLink &link) const
{
    if (m_hulls->all[link.from].loose || m_hulls->all[link.to].loose)
        return 0;
    return 1 - (1 - m_closed[link.from]) * (1 - m_closed[link.to]);
}

int HullView::at(QPointF scene) const
{
    int best = -1;
    double least = 0;
    for (std::size_t i = 0; i < m_closed.size(); ++i) {
        const Hull &hull = m_hulls->all[i];
        const double area = hull.bounds.width() * hull.bounds.height();
        if (m_closed[i] >= half && (best < 0 || area < least) && holds(hull, scene)) {
            best = int(i);
            least = area;
        }
    }
    return best;
}

int HullView::linkAt(QPointF scene, double zoom) const
{
    constexpr double beside = 3;
    int best = -1;
    double nearest = 1;
    for (std::size_t i = 0; i < m_hulls->groups->links.size(); ++i) {
        const HullLink &link = m_hulls->groups->links[i];
        if (shown(link) < half)
            continue;
        const QPointF from = m_hulls->all[link.from].middle, along = m_hulls->all[link.to].middle - from, to = scene - from;
        const double square = QPointF::dotProduct(along, along);
        const double t = square > 0 ? std::clamp(QPointF::dotProduct(to, along) / square, 0.0, 1.0) : 0;
        const QPointF off = (to - t * along) * zoom;
        const double share = std::hypot(off.x(), off.y()) / (width(link.count) / 2 + beside);
        if (share < nearest) {
            best = int(i);
            nearest = share;
        }
    }
    return best;
}

double HullView::width(std::uint32_t count)
{
    return std::min(12.0, 0.8 + 0.9 * std::log2(1.0 + count));
}

}  // namespace relata
