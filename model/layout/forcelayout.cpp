// SPDX-License-Identifier: Apache-2.0
#include "model/layout/algorithms.h"
#include "model/layout/footprint.h"
#include "model/layout/multilevel.h"
#include "model/layout/overlap.h"
#include "model/layout/packing.h"
#include "model/layout/placement.h"
#include "model/layout/polyomino.h"
#include "model/layout/unfolding.h"

#include <algorithm>
#include <cmath>

namespace relata::layout {

namespace {

constexpr std::uint32_t worthThreads = 3000;  // nodes; below it they would wait for one another more than work
constexpr std::size_t fewPivots = 16;         // for a few nodes among many that stay
constexpr NodeIndex enoughNodes = 4000;       // whose links tell how long they are, in a picture of the work under way
constexpr float gap = 6;                      // free room between two footprints
constexpr float fullest = 0.50F;              // share of a drawing's rectangle that footprints may cover before they are pushed apart
constexpr float mostEnlarged = 3;             // times what that asks for, so that clumps stay clumps

std::vector<Point> scaled(const Coordinates &positions, float length)
{
    std::vector<Point> points(positions.x.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {positions.x[i] * length, positions.y[i] * length};
    return points;
}

Coordinates unscaled(std::span<const Point> points, float length)
{
    Coordinates positions;
    for (const Point &point : points) {
        positions.x.push_back(point.x / length);
        positions.y.push_back(point.y / length);
    }
    return positions;
}

/// The median, of the links at every \a stride-th node; \a ends: only between those, unless empty.
double linkLength(const Adjacency &graph, const std::vector<Point> &points, std::span<const std::uint8_t> ends, NodeIndex stride = 1)
{
    std::vector<float> lengths;
    for (NodeIndex node = 0; node < graph.nodeCount(); node += stride) {
        for (const NodeIndex other : graph.neighbours(node)) {
            if ((node < other || stride > 1) && (ends.empty() || (ends[node] != 0 && ends[other] != 0)))
                lengths.push_back(std::hypot(points[node].x - points[other].x, points[node].y - points[other].y));
        }
    }
    if (lengths.empty())
        return 0;
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle;
}

/// One component with what belongs to it, renumbered.
struct Part {
    std::vector<NodeIndex> nodes;  // in the whole graph
    Adjacency graph;
    std::vector<NodeBox> boxes;      // empty = points
    std::vector<Point> points;       // results; where `held` is 1 the given place
    std::vector<std::uint8_t> held;  // empty = none: places that may not change
    bool anchored() const { return !held.empty(); }
};

class ForceLayout
{
public:
    ForceLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context)
        : m_input(input), m_options(options), m_context(context), m_length(edgeLengthFor(input, options)),
          m_crew(input.nodeCount < worthThreads ? 1 : options.threads), m_unfolding(input, options, m_length)
    {
    }

    Result<Positions> run()
    {
        std::vector<Part> parts = split();
        watch(parts);
        std::size_t done = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            Part &part = parts[i];
            const double from = static_cast<double>(done) / m_input.nodeCount;
            done += part.nodes.size();
            const double share = static_cast<double>(part.nodes.size()) / m_input.nodeCount;
            const RunContext inner = m_context.part(from * 0.9, share * 0.9);
            if (!(part.anchored() ? drawAround(part, i, inner) : draw(part, i, inner)))
                return Error::cancelled();
            m_unfolding.place(i, part.points);
        }
        Positions positions = assemble(parts);
        if (m_context.cancelled())
            return Error::cancelled();
        m_context.progress(1);
        return positions;
    }

private:
    /// The scale at which the footprints cover no more than `fullest` of the drawing, its outer footprints included: the root of
    /// (width * scale + foot) * (height * scale + foot) = room. A handful of nodes needs no such care.
    static float roomyScale(std::span<const NodeBox> boxes, const Box &extent)
    {
        constexpr std::size_t handful = 8;
        if (boxes.size() <= handful)
            return 0;
        double covered = 0;
        double footWidth = 0;
        double footHeight = 0;
        const auto count = static_cast<double>(boxes.size());
        for (const NodeBox &box : boxes) {
            const Box foot = footprint(box, {});
            covered += static_cast<double>(foot.width()) * foot.height();
            footWidth += foot.width() / count;
            footHeight += foot.height() / count;
        }
        const double area = static_cast<double>(extent.width()) * extent.height();
        const double edge = (extent.width() * footHeight + extent.height() * footWidth) / 2;
        const double lacking = covered / fullest - footWidth * footHeight;
        return static_cast<float>(lacking / (edge + std::sqrt(edge * edge + area * lacking)));
    }

    bool known(NodeIndex node) const { return !m_input.initial.empty() && (m_input.hasInitial.empty() || m_input.hasInitial[node] != 0); }
    bool pinned(NodeIndex node) const { return !m_input.pinned.empty() && m_input.pinned[node] != 0; }

    std::vector<Part> split() const
    {
        std::vector<float> weights = m_input.edgeWeights;
        for (float &weight : weights)
            weight = std::sqrt(weight);  // ten statements pull harder than one, but not ten times as hard
        Adjacency graph = undirected(m_input.nodeCount, m_input.edges, weights);
        Components found = components(graph);
        std::vector<NodeIndex> scratch(m_input.nodeCount);
        std::vector<Part> parts(found.members.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            Part &part = parts[i];
            part.nodes = std::move(found.members[i]);
            part.graph = parts.size() == 1 ? std::move(graph) : subgraph(graph, part.nodes, scratch);
            part.points.resize(part.nodes.size());
            for (std::size_t k = 0; k < part.nodes.size(); ++k) {
                const NodeIndex node = part.nodes[k];
                if (!m_input.boxes.empty())
                    part.boxes.push_back(m_input.boxes[node]);
                if (!known(node) && !pinned(node))
                    continue;
                part.points[k] = m_input.initial[node];
                part.held.resize(part.nodes.size(), 0);
                part.held[k] = 1;
            }
        }
        return parts;
    }

    void watch(const std::vector<Part> &parts)
    {
        if (!m_unfolding.watched())
            return;
        std::vector<std::span<const NodeIndex>> nodes;
        std::vector<std::uint8_t> held;
        for (const Part &part : parts) {
            nodes.emplace_back(part.nodes);
            held.push_back(part.anchored() ? 1 : 0);
        }
        m_unfolding.begin(nodes, held);
    }

    /// What is seen of the part with that number while it is drawn from nothing.
    Sight sightOf(const Part &part, std::size_t number)
    {
        if (!m_unfolding.watched())
            return {};
        return {[this] { return m_unfolding.wanted(); },
                [this, &part, number](const Coordinates &positions, bool rough) {
                    std::vector<Point> points = scaled(positions, 1);
                    turnLengthwise(points);
                    if (!part.boxes.empty())
                        drawIn(points);
                    if (rough)
                        m_unfolding.spread(points);
                    else
                        fit(part.graph, part.boxes, points, 1 + part.graph.nodeCount() / enoughNodes);
                    m_unfolding.place(number, points);
                    m_unfolding.show();
                }};
    }

    /// From nothing.
    bool draw(Part &part, std::size_t number, const RunContext &context)
    {
        Coordinates positions;
        if (!drawConnected(part.graph, m_options.kind, m_options.seed, positions, m_crew, context, sightOf(part, number)))
            return false;
        part.points = scaled(positions, 1);
        turnLengthwise(part.points);
        if (!part.boxes.empty())
            drawIn(part.points);
        fit(part.graph, part.boxes, part.points);
        return removeOverlaps(part.boxes, {}, gap, part.points, context);
    }

    /// Brings what lies far out nearer to the middle, keeping directions: labels need the room, empty corners do not. The more so the denser the
    /// middle is: to the power of the distance that makes half of the nodes stand as far out as on an even disc, and at most to its square root.
    static void drawIn(std::vector<Point> &points)
    {
        constexpr float evenDisc = 0.72F;  // the median distance over the one within which 95 % lie
        double x = 0;
        double y = 0;
        for (const Point &point : points) {
            x += point.x;
            y += point.y;
        }
        const auto count = static_cast<double>(points.size());
        const Point middle{static_cast<float>(x / count), static_cast<float>(y / count)};
        std::vector<float> away;
        for (const Point &point : points)
            away.push_back(std::hypot(point.x - middle.x, point.y - middle.y));
        std::vector<float> sorted = away;
        std::sort(sorted.begin(), sorted.end());
        const float ratio = sorted[sorted.size() / 2] / std::max(sorted[sorted.size() * 95 / 100], 1e-6F);
        const float power = ratio <= 0 || ratio >= evenDisc ? (ratio <= 0 ? 0.5F : 1.0F) : std::max(0.5F, std::log(evenDisc) / std::log(ratio));
        for (std::size_t i = 0; i < points.size(); ++i) {
            const float inward = std::pow(away[i] + 1e-6F, power - 1);
            points[i] = {middle.x + (points[i].x - middle.x) * inward, middle.y + (points[i].y - middle.y) * inward};
        }
    }

    /// The scale at which half of the nodes stand where footprints cover no more than `crowded` of their surroundings: clumps then stay clumps, with
    /// room between them. Of small drawings, whose names are to be read without enlarging them, nothing is asked: 0.
    static float clumpScale(std::span<const NodeBox> boxes, const std::vector<Point> &points, const Box &extent)
    {
        constexpr std::size_t small = 500;
        constexpr std::size_t inCell = 16;  // on the average
        constexpr double crowded = 0.7;
        if (boxes.size() < small)
            return 0;
        const double side = std::sqrt(static_cast<double>(extent.width()) * extent.height() * inCell / static_cast<double>(boxes.size()));
        const auto columns = static_cast<std::size_t>(extent.width() / side) + 1;
        const auto rows = static_cast<std::size_t>(extent.height() / side) + 1;
        std::vector<double> covered(columns * rows, 0);
        std::vector<std::size_t> cell;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto column = static_cast<std::size_t>((points[i].x - extent.left) / side);
            const auto row = static_cast<std::size_t>((points[i].y - extent.top) / side);
            cell.push_back(std::min(row, rows - 1) * columns + std::min(column, columns - 1));
            const Box foot = footprint(boxes[i], {});
            covered[cell.back()] += static_cast<double>(foot.width()) * foot.height();
        }
        std::vector<double> about;
        for (const std::size_t each : cell)
            about.push_back(covered[each]);
        const auto median = about.begin() + static_cast<std::ptrdiff_t>(about.size() / 2);
        std::nth_element(about.begin(), median, about.end());
        return static_cast<float>(std::sqrt(*median / (side * side * crowded)));
    }

    /// Links to the wished length; larger where the footprints would cover too much of the rectangle; and towards the wished aspect.
    void fit(const Adjacency &graph, std::span<const NodeBox> boxes, std::vector<Point> &points, NodeIndex stride = 1) const
    {
        const double typical = linkLength(graph, points, {}, stride);
        if (typical <= 0)
            return;
        auto scale = static_cast<float>(m_length / typical);
        float stretch = 1;
        if (!boxes.empty()) {
            const Box extent = bounds(points, {});
            if (extent.width() > 0 && extent.height() > 0) {
                stretch = std::clamp(std::sqrt(m_options.aspect * extent.height() / extent.width()), 0.8F, 1.3F);
                const float roomy = roomyScale(boxes, extent);
                scale = std::max({scale, roomy, std::min(clumpScale(boxes, points, extent), mostEnlarged * roomy)});
            }
        }
        for (Point &point : points)
            point = {point.x * scale * stretch, point.y * scale / stretch};
    }

    /// Some nodes have their place. When the others are few, they are put beside their neighbours; else the whole is drawn anew and laid over
    /// the known places. Either way the held nodes do not move, and the forces settle the others among them.
    bool drawAround(Part &part, std::size_t number, const RunContext &context)
    {
        const auto heldCount = static_cast<std::size_t>(std::count(part.held.begin(), part.held.end(), 1));
        if (heldCount == part.nodes.size())
            return !context.cancelled();
        const std::vector<Point> given = part.points;
        double length = linkLength(part.graph, part.points, part.held, 1 + part.graph.nodeCount() / enoughNodes);
        if (heldCount * 3 >= part.nodes.size()) {
            if (length <= 0)
                length = m_length;
            placeBesideNeighbours(part.graph, static_cast<float>(length), part.held, part.points);
        } else {
            Coordinates fresh;
            if (!drawConnected(part.graph, m_options.kind, m_options.seed, fresh, m_crew, context))
                return false;
            part.points = scaled(fresh, 1);
            fit(part.graph, part.boxes, part.points);
            length = linkLength(part.graph, part.points, {});
            alignTo(given, part.held, part.points);
            for (std::size_t i = 0; i < part.points.size(); ++i) {
                if (part.held[i] != 0)
                    part.points[i] = given[i];
            }
        }
        Level level{std::move(part.graph), std::vector<float>(part.nodes.size(), 1.0F), {}};
        Coordinates positions = unscaled(part.points, static_cast<float>(length));
        const bool few = (part.nodes.size() - heldCount) * 20 <= part.nodes.size();
        const Schedule schedule{.iterations = few ? 16 : 60, .firstStep = 0.5F, .lastStep = 0.02F, .firstStress = 0.5F, .lastStress = 0.5F};
        const auto look = [&](const Coordinates &now) {
            if (!m_unfolding.wanted())
                return;
            std::vector<Point> points = scaled(now, static_cast<float>(length));
            for (std::size_t i = 0; i < points.size(); ++i)
                points[i] = part.held[i] != 0 ? part.points[i] : points[i];
            m_unfolding.place(number, points);
            m_unfolding.show();
        };
        const PivotDistances pivots = measureOnce(level, m_options.seed, few ? fewPivots : 0, m_crew);
        if (!relax(level, pivots, schedule, part.held, positions, m_crew, context, m_unfolding.watched() ? Onlooker(look) : Onlooker()))
            return false;
        part.graph = std::move(level.graph);
        for (std::size_t i = 0; i < part.points.size(); ++i) {
            if (part.held[i] == 0)
                part.points[i] = {positions.x[i] * static_cast<float>(length), positions.y[i] * static_cast<float>(length)};
        }
        return removeOverlaps(part.boxes, part.held, gap, part.points, context);
    }

    /// Free components packed side by side; anchored ones stay, and the free ones go beside them as one block.
    Positions assemble(std::vector<Part> &parts) const
    {
        const float between = std::max(gap, m_length / 2);
        std::vector<Extent> extents;
        std::vector<Part *> free;
        Box taken;
        bool anchored = false;
        for (Part &part : parts) {
            const Box box = bounds(part.points, part.boxes);
            if (part.anchored()) {
                anchored ? taken.include(box) : void(taken = box);
                anchored = true;
                continue;
            }
            free.push_back(&part);
            extents.push_back({box.width(), box.height()});
            for (Point &point : part.points)
                point = {point.x - box.left, point.y - box.top};
        }
        const std::vector<Point> corners = cornersOf(free, extents, between);
        Box block;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const Box box{corners[i].x, corners[i].y, corners[i].x + extents[i].width, corners[i].y + extents[i].height};
            i == 0 ? void(block = box) : block.include(box);
        }
        Point origin{-(block.left + block.right) / 2, -(block.top + block.bottom) / 2};
        if (anchored) {
            const bool below = taken.width() > m_options.aspect * taken.height();
            origin = below ? Point{taken.left - block.left, taken.bottom + between - block.top}
                           : Point{taken.right + between - block.left, taken.top - block.top};
        }
        for (std::size_t i = 0; i < corners.size(); ++i) {
            for (Point &point : free[i]->points)
                point = {point.x + corners[i].x + origin.x, point.y + corners[i].y + origin.y};
        }
        Positions positions(m_input.nodeCount);
        for (const Part &part : parts) {
            for (std::size_t k = 0; k < part.nodes.size(); ++k)
                positions[part.nodes[k]] = part.points[k];
        }
        if (anchored)
            settleAcross(positions);
        return positions;
    }

    /// Where the upper left corner of each free part goes; their points begin at 0, 0. A few dozen parts nestle against each other, more are
    /// packed as rectangles.
    std::vector<Point> cornersOf(const std::vector<Part *> &parts, const std::vector<Extent> &extents, float between) const
    {
        constexpr std::size_t mostPieces = 64;
        constexpr std::size_t mostNodes = 20000;
        if (parts.size() < 2 || parts.size() > mostPieces || m_input.nodeCount > mostNodes)
            return pack(extents, m_options.aspect, between);
        std::vector<Piece> pieces;
        for (const Part *part : parts) {
            Piece &piece = pieces.emplace_back();
            for (NodeIndex node = 0; node < part->points.size(); ++node) {
                const Point at = part->points[node];
                piece.boxes.push_back(part->boxes.empty() ? Box{at.x, at.y, at.x, at.y} : footprint(part->boxes[node], at));
                for (const NodeIndex other : part->graph.neighbours(node))
                    if (node < other)
                        piece.lines.emplace_back(at, part->points[other]);
            }
        }
        return packPieces(pieces, m_options.aspect, between);
    }

    /// Anchored components know nothing of one another: their free nodes give way to the others'.
    void settleAcross(Positions &positions) const
    {
        std::vector<std::uint8_t> held(m_input.nodeCount);
        for (NodeIndex node = 0; node < m_input.nodeCount; ++node)
            held[node] = known(node) || pinned(node) ? 1 : 0;
        removeOverlaps(m_input.boxes, held, gap, positions, m_context);
    }

    const LayoutInput &m_input;
    const LayoutOptions &m_options;
    const RunContext &m_context;
    float m_length;
    Crew m_crew;
    Unfolding m_unfolding;
};

}  // namespace

Result<Positions> forceLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context)
{
    return ForceLayout(input, options, context).run();
}

}  // namespace relata::layout
