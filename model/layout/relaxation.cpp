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
constexpr int rebuildEvery = 4;   // iterations between two sorts of the tree

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
    kernels::PivotPull at(NodeIndex node, float x, float y, float scale) const
    {
        return kernels::pull({m_x.data(), m_y.data(), m_pivots.stride}, m_pivots.inverse.data() + node * m_pivots.stride, x, y, scale);
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
};

}  // namespace

float stressOf(const PivotDistances &pivots, const Coordinates &positions)
{
    PivotField field(pivots);
    field.update(positions);
    const Fit fit = field.fit(positions);
    const auto pairs = static_cast<double>(std::count_if(pivots.inverse.begin(), pivots.inverse.end(), [](float inverse) { return inverse > 0; }));
    return fit.squares > 0 ? static_cast<float>(1 - fit.ratios * fit.ratios / (pairs * fit.squares)) : 0.0F;
}

bool relax(const Level &level, const PivotDistances &pivots, const Schedule &schedule, std::span<const std::uint8_t> fixed, Coordinates &positions,
           const RunContext &context)
{
    const Adjacency &graph = level.graph;
    const NodeIndex nodeCount = graph.nodeCount();
    const float repulsion = repulsionOf(level);
    BarnesHut tree;
    PivotField field(pivots);
    std::vector<float> forceX(nodeCount);
    std::vector<float> forceY(nodeCount);
    Coordinates next = positions;
    Coordinates lastMove;
    lastMove.x.assign(nodeCount, 0);
    lastMove.y.assign(nodeCount, 0);
    field.update(positions);
    float scale = field.fit(positions).scale();
    const auto lastIteration = static_cast<float>(std::max(1, schedule.iterations - 1));
    const float cooling = std::pow(schedule.lastStep / schedule.firstStep, 1 / lastIteration);
    const float easing = std::pow(schedule.lastStress / schedule.firstStress, 1 / lastIteration);
    float step = schedule.firstStep;
    float stress = schedule.firstStress;

    for (int iteration = 0; iteration < schedule.iterations; ++iteration, step *= cooling, stress *= easing) {
        if (context.cancelled())
            return false;
        if (iteration % rebuildEvery == 0)
            tree.build(positions.x, positions.y, level.mass);
        else
            tree.refresh(positions.x, positions.y);
        tree.repel(forceX, forceY, fixed);
        field.update(positions);

        Fit fit;
        for (NodeIndex node = 0; node < nodeCount; ++node) {
            const float x = positions.x[node];
            const float y = positions.y[node];
            if (!fixed.empty() && fixed[node] != 0) {
                next.x[node] = x;
                next.y[node] = y;
                continue;
            }
            float moveX = 0;
            float moveY = 0;
            float stiffness = 1e-9F;
            for (std::uint32_t i = graph.start[node]; i < graph.start[node + 1]; ++i) {
                moveX += graph.weight[i] * (positions.x[graph.target[i]] - x);
                moveY += graph.weight[i] * (positions.y[graph.target[i]] - y);
                stiffness += graph.weight[i];
            }
            moveX += forceX[node] * repulsion * level.mass[node];
            moveY += forceY[node] * repulsion * level.mass[node];
            if (pivots.inverseSquares[node] > 0) {
                const kernels::PivotPull pull = field.at(node, x, y, scale);
                fit.add(pull);
                const float weight = stress * stiffness / pivots.inverseSquares[node];
                moveX += weight * pull.forceX;
                moveY += weight * pull.forceY;
                stiffness += stress * stiffness;
            }
            moveX = moveX * damping / stiffness + momentum * lastMove.x[node];
            moveY = moveY * damping / stiffness + momentum * lastMove.y[node];
            const float length = std::sqrt(moveX * moveX + moveY * moveY);
            const float cut = length > step ? step / length : 1.0F;
            lastMove.x[node] = moveX * cut;
            lastMove.y[node] = moveY * cut;
            next.x[node] = x + lastMove.x[node];
            next.y[node] = y + lastMove.y[node];
        }
        positions.x.swap(next.x);
        positions.y.swap(next.y);
        scale = fit.ratios > 0 ? fit.scale() : scale;
    }
    return true;
}

}  // namespace relata::layout
