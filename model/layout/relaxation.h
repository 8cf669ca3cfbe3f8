// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/crew.h"
#include "model/core/runcontext.h"
#include "model/layout/coarsening.h"
#include "model/layout/pivots.h"

#include <cstdint>
#include <functional>
#include <span>

namespace relata::layout {

/// Positions while the work goes on, one array per axis for the vector loops; a link is about one unit long.
struct Coordinates {
    std::vector<float> x;
    std::vector<float> y;
};

/// Looks at the positions of one level after an iteration; changes nothing.
using Onlooker = std::function<void(const Coordinates &)>;

/// How hard and for how long the nodes move. Step and stress weight go from first to last by equal ratios.
struct Schedule {
    int iterations = 100;
    float firstStep = 0.5F;  ///< the longest move in one iteration
    float lastStep = 0.01F;
    float firstStress = 1;  ///< the pivots' pull beside the links' pull; 1 = the same stiffness
    float lastStress = 1;
};

/// Moves the nodes of one level towards balance of three forces:
/// links pull in proportion to weight and length; all pairs push with mass * mass / distance; pivots draw each node to the distance that its
/// hops ask for, at the drawing's own best scale. The first two alone show communities well and distances badly, the third the reverse;
/// together both come out better than with the quadratic pull of Fruchterman and Reingold (tried, as were exponents between).
/// Each move is the force over the stiffness of the pulls (a damped Jacobi step) with some momentum, cut at the step length.
/// \a fixed is empty or has one entry per node: 1 = does not move. O(iterations * (V log V + E + V * pivots)). False when cancelled.
/// The same whatever the size of \a crew.
bool relax(const Level &level, const PivotDistances &pivots, const Schedule &schedule, std::span<const std::uint8_t> fixed, Coordinates &positions,
           Crew &crew, const RunContext &context, const Onlooker &onlooker = {});

/// Normalised stress over the measured pairs: the mean of ((distance / scale - hops) / hops)² at the best scale. In [0, 1]; lower is better.
float stressOf(const PivotDistances &pivots, const Coordinates &positions);

}  // namespace relata::layout
