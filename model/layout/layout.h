// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

struct Point {
    float x = 0;  ///< to the right
    float y = 0;  ///< down
    friend bool operator==(const Point &, const Point &) = default;
};

/// What one node needs on paper, in the units of the positions (logical pixels at 100 % zoom).
struct NodeBox {
    float radius = 12;      ///< of the drawn shape
    float labelWidth = 0;   ///< 0 = no label
    float labelHeight = 0;  ///< the label stands centred below the shape
};

/// A graph to lay out, as flat arrays: nodes are 0 … nodeCount-1. Parallel edges and self-loops are allowed.
struct LayoutInput {
    std::uint32_t nodeCount = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;  ///< source, target
    std::vector<float> edgeWeights;                              ///< per edge, > 0; empty = all 1
    std::vector<NodeBox> boxes;                                  ///< per node; empty = points (no overlap removal)
    std::vector<Point> initial;            ///< per node; empty = none. Force: what has a place keeps it exactly, the rest settles around it
    std::vector<std::uint8_t> hasInitial;  ///< per node: 1 = `initial` is valid; empty = all, when `initial` is given
    std::vector<std::uint8_t> pinned;      ///< per node: 1 = stays exactly at `initial` in every layout; empty = none
    std::vector<std::uint32_t> groups;     ///< per node, for grid by type and circular order; empty = one group
    std::uint32_t root = 0xFFFFFFFFu;      ///< radial: the centre; none = the node of the highest degree
};

/// Three by force: Force balances distances and neighbours; WholePicture keeps distances truest (least stress, for reading how far apart things
/// are); Communities keeps neighbours together (for reading which groups there are).
enum class LayoutKind { Force, WholePicture, Communities, Layered, Radial, Circular, Grid };

/// Sees a layout by force unfold: rough places of all nodes while the work goes on, in the units of the result. Called on the working thread.
struct LayoutWatch {
    std::function<bool()> wanted;                  ///< asked after every iteration: a picture is made only when it says so
    std::function<void(std::vector<Point>)> show;  ///< one per node; what is held in place stands there
};

struct LayoutOptions {
    LayoutKind kind = LayoutKind::Force;
    std::uint64_t seed = 1;
    float aspect = 1.6F;     ///< wished width / height of the drawing
    float edgeLength = 0;    ///< wished length of a link; 0 = chosen from the boxes
    unsigned threads = 0;    ///< force: of graphs large enough; 0 = as many as the machine has. The result does not depend on it
    LayoutWatch watch = {};  ///< both or neither; the result does not depend on it either
};

/// One position per node. Deterministic: the same input and options give the same bytes at every optimisation level.
/// Where boxes are given, no shape or label meets another unless both nodes are held in place. Promises asserted: per-node arrays are empty or
/// have nodeCount entries, edges name existing nodes, weights are > 0, places are finite. Force draws a graph of 1,000 nodes and 5,000 edges in
/// about 0.06 s of CPU, one of 100,000 and 500,000 in about 2 s and 110 MB.
/// Error::Cancelled when the context says so. Empty input gives an empty result.
Result<std::vector<Point>> layoutGraph(const LayoutInput &input, const LayoutOptions &options, const RunContext &context = {});

constexpr bool isForce(LayoutKind kind)
{
    return kind == LayoutKind::Force || kind == LayoutKind::WholePicture || kind == LayoutKind::Communities;
}
/// "force", "whole", "communities", "layered", "radial", "circular", "grid".
std::string_view toString(LayoutKind kind);
Result<LayoutKind> layoutKindFromString(std::string_view name);  ///< Error::NotFound lists the names

}  // namespace relata
