// SPDX-License-Identifier: Apache-2.0
#include "model/layout/relaxation.h"
#include "model/layout/barneshut.h"
#include "model/layout/kernels.h"

#include <algorithm>
#include <cmath>

namespace relata::layout {

namespace {

constexpr float damping = 0.7F;
constexpr float momentum = 0.6F;  // of the last move: long chains straighten in fewer iterations
constexpr int rebuildEvery = 1;   // iterations between two sorts of the tree

/// Scales the push so that links come to about one unit, whatever the size and density of the graph (virial theorem: the links' pull
/// times length and the push times distance, summed, are equal at rest).
float repulsionOf(const Level &level)
{
    double links = 0;
    for (const float weight : level.graph.weight)
        links += weight;
    double mass = 0;
    for (const float one : level.mass)
        mass += one;
    return static_cast<float>(std::max(links, 1.0) / (mass * mass));
}

/// Sums over all measured pairs of distance / hops and its square; squares / ratios is the drawing's best scale, in units per hop.
struct Fit {
    double ratios = 0;
    double squares = 0;
    void add(const kernels::PivotPull &pull)
    {
        ratios += pull.ratios;
        squares += pull.squares;
    }
    void add(const Fit &other)
    {
        ratios += other.ratios;
        squares += other.squares;
    }
    float scale() const { return ratios > 0 ? static_cast<float>(squares / ratios) : 1.0F; }
};

/// The pivots' places at one moment, ready for the kernel.
class PivotField
{
public:
    explicit PivotField(const PivotDistances &pivots) : m_pivots(pivots), m_x(pivots.stride, 0), m_y(pivots.stride, 0) {}

    void update(const Coordinates &positions)
    {
        for (std::size_t p = 0; p < m_pivots.pivot.size(); ++p) {
            m_x[p] = positions.x[m_pivots.pivot[p]];
            m_y[p] = positions.y[m_pivots.pivot[p]];
        }
    }
    /// Large graphs ask one half of the pivots now and the other half next time.
    void takeTurns() { m_half = m_x.size() < 2 * kernels::lanes ? 0 : kernels::padded(m_x.size() / 2); }
    void turn() { m_first = m_half > 0 && m_first == 0 ? m_half : 0; }
    kernels::PivotPull at(NodeIndex node, float x, float y, float scale) const
    {
        const std::size_t end = m_half > 0 && m_first == 0 ? m_half : m_x.size();
        return kernels::pull({m_x.data() + m_first, m_y.data() + m_first, end - m_first}, m_pivots.inverse.data() + node * m_pivots.stride + m_first,
                             x, y, scale);
    }
    Fit fit(const Coordinates &positions) const
    {
        Fit fit;
        for (NodeIndex node = 0; node < positions.x.size(); ++node)
            fit.add(at(node, positions.x[node], positions.y[node], 0));
        return fit;
    }

private:
    const PivotDistances &m_pivots;
    std::vector<float> m_x;
    std::vector<float> m_y;
    std::size_t m_half = 0;  // 0 = all at once
    std::size_t m_first = 0;
};

}  // namespace

float stressOf(const PivotDistances &pivots, const Coordinates &positions)
{
    PivotField field(pivots);
    field.update(positions);
    const Fit fit = field.fit(positions);
    const auto pairs =
        static_cast<double>(std::count_if(pivots.inverse.begin(), pivots.inverse.end(), [](kernels::Brief inverse) { return inverse > 0; }));
    return fit.squares > 0 ? static_cast<float>(1 - fit.ratios * fit.ratios / (pairs * fit.squares)) : 0.0F;
}

namespace {

/// The arrays of one relaxation and the moves of a part of its nodes.
class Relaxation
{
public:
    Relaxation(const Level &level, const PivotDistances &pivots, std::span<const std::uint8_t> fixed, Coordinates &positions, Crew &crew)
        : m_level(level), m_fixed(fixed), m_positions(positions), m_crew(crew), m_field(pivots), m_repulsion(repulsionOf(level)), m_next(positions),
          m_fits((level.graph.nodeCount() + nodesAtOnce - 1) / nodesAtOnce)
    {
        const NodeIndex nodeCount = level.graph.nodeCount();
        for (auto *array : {&m_forceX, &m_forceY, &m_lastMove.x, &m_lastMove.y})
            array->assign(nodeCount, 0);
        m_field.update(positions);
        m_scale = m_field.fit(positions).scale();
        if (nodeCount > largeGraph)
            m_field.takeTurns();
    }

    void iterate(bool rebuild, float step, float stress)
    {
        if (rebuild)
            m_tree.build(m_positions.x, m_positions.y, m_level.mass);
        else
            m_tree.refresh(m_positions.x, m_positions.y);
        m_tree.repel(m_forceX, m_forceY, m_fixed, m_crew);
        m_field.update(m_positions);
        m_field.turn();
        m_crew.run(m_fits.size(), [&](std::size_t block, unsigned) {
            const auto first = static_cast<NodeIndex>(block * nodesAtOnce);
            m_fits[block] = move(first, std::min<NodeIndex>(first + nodesAtOnce, m_level.graph.nodeCount()), step, stress);
        });
        m_positions.x.swap(m_next.x);
        m_positions.y.swap(m_next.y);
        Fit fit;
        for (const Fit &part : m_fits)  // always in this order
            fit.add(part);
        m_scale = fit.ratios > 0 ? fit.scale() : m_scale;
    }

private:
    static constexpr NodeIndex nodesAtOnce = 1024;
    static constexpr NodeIndex largeGraph = 20'000;

    Fit move(NodeIndex first, NodeIndex end, float step, float stress)
    {
        const Adjacency &graph = m_level.graph;
        Fit fit;
        for (NodeIndex node = first; node < end; ++node) {
            const float x = m_positions.x[node];
            const float y = m_positions.y[node];
            if (!m_fixed.empty() && m_fixed[node] != 0) {
                m_next.x[node] = x;
                m_next.y[node] = y;
                continue;
            }
            float moveX = 0;
            float moveY = 0;
            float stiffness = 1e-9F;
            for (std::uint32_t i = graph.start[node]; i < graph.start[node + 1]; ++i) {
                moveX += graph.weight[i] * (m_positions.x[graph.target[i]] - x);
                moveY += graph.weight[i] * (m_positions.y[graph.target[i]] - y);
                stiffness += graph.weight[i];
            }
            moveX += m_forceX[node] * m_repulsion * m_level.mass[node];
            moveY += m_forceY[node] * m_repulsion * m_level.mass[node];
            const kernels::PivotPull pull = m_field.at(node, x, y, m_scale);
            if (pull.weights > 0) {
                fit.add(pull);
                const float weight = stress * stiffness / pull.weights;
                moveX += weight * pull.forceX;
                moveY += weight * pull.forceY;
                stiffness += stress * stiffness;
            }
            moveX = moveX * damping / stiffness + momentum * m_lastMove.x[node];
            moveY = moveY * damping / stiffness + momentum * m_lastMove.y[node];
            const float length = std::sqrt(moveX * moveX + moveY * moveY);
            const float cut = length > step ? step / length : 1.0F;
            m_lastMove.x[node] = moveX * cut;
            m_lastMove.y[node] = moveY * cut;
            m_next.x[node] = x + m_lastMove.x[node];
            m_next.y[node] = y + m_lastMove.y[node];
        }
        return fit;
    }

    const Level &m_level;
    std::span<const std::uint8_t> m_fixed;
    Coordinates &m_positions;
    Crew &m_crew;
    BarnesHut m_tree;
    PivotField m_field;
    float m_repulsion;
    float m_scale = 1;
    Coordinates m_next, m_lastMove;
    std::vector<float> m_forceX, m_forceY;
    std::vector<Fit> m_fits;  // of each block of nodes
};

}  // namespace

bool relax(const Level &level, const PivotDistances &pivots, const Schedule &schedule, std::span<const std::uint8_t> fixed, Coordinates &positions,
           Crew &crew, const RunContext &context, const Onlooker &onlooker)
{
    constexpr int progressEvery = 8;
    Relaxation relaxation(level, pivots, fixed, positions, crew);
    const auto lastIteration = static_cast<float>(std::max(1, schedule.iterations - 1));
    const float cooling = std::pow(schedule.lastStep / schedule.firstStep, 1 / lastIteration);
    const float easing = std::pow(schedule.lastStress / schedule.firstStress, 1 / lastIteration);
    float step = schedule.firstStep;
    float stress = schedule.firstStress;
    for (int iteration = 0; iteration < schedule.iterations; ++iteration, step *= cooling, stress *= easing) {
        if (context.cancelled())
            return false;
        relaxation.iterate(iteration % rebuildEvery == 0, step, stress);
        if (onlooker)
            onlooker(positions);
        if (iteration % progressEvery == 0)
            context.progress(static_cast<double>(iteration) / schedule.iterations);
    }
    return true;
}

}  // namespace relata::layout
