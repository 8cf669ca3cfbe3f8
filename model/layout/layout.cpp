// SPDX-License-Identifier: Apache-2.0
#include "model/layout/layout.h"
#include "model/layout/algorithms.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace relata {

namespace {

constexpr std::array<std::pair<std::string_view, LayoutKind>, 7> names{{{"force", LayoutKind::Force},
                                                                        {"whole", LayoutKind::WholePicture},
                                                                        {"communities", LayoutKind::Communities},
                                                                        {"layered", LayoutKind::Layered},
                                                                        {"radial", LayoutKind::Radial},
                                                                        {"circular", LayoutKind::Circular},
                                                                        {"grid", LayoutKind::Grid}}};

[[maybe_unused]] bool wellFormed(const LayoutInput &input)
{
    const auto perNode = [&](std::size_t size) { return size == 0 || size == input.nodeCount; };
    return perNode(input.boxes.size()) && perNode(input.initial.size()) && perNode(input.hasInitial.size()) && perNode(input.pinned.size())
           && perNode(input.groups.size()) && (input.edgeWeights.empty() || input.edgeWeights.size() == input.edges.size())
           && (input.pinned.empty() || !input.initial.empty())
           && std::all_of(input.edges.begin(), input.edges.end(),
                          [&](const auto &edge) { return edge.first < input.nodeCount && edge.second < input.nodeCount; })
           && std::all_of(input.edgeWeights.begin(), input.edgeWeights.end(), [](float weight) { return weight > 0 && std::isfinite(weight); })
           && std::all_of(input.initial.begin(), input.initial.end(), [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

}  // namespace

Result<std::vector<Point>> layoutGraph(const LayoutInput &input, const LayoutOptions &options, const RunContext &context)
{
    assert(wellFormed(input));
    assert(options.aspect > 0 && options.edgeLength >= 0);
    if (context.cancelled())
        return Error::cancelled();
    if (input.nodeCount == 0)
        return std::vector<Point>{};
    switch (options.kind) {
    case LayoutKind::Force:
    case LayoutKind::WholePicture:
    case LayoutKind::Communities:
        return layout::forceLayout(input, options, context);
    case LayoutKind::Layered:
        return layout::layeredLayout(input, options, context);
    case LayoutKind::Radial:
        return layout::radialLayout(input, options, context);
    case LayoutKind::Circular:
        return layout::circularLayout(input, options, context);
    case LayoutKind::Grid:
        return layout::gridLayout(input, options, context);
    }
    assert(false);
    return Error{Error::Code::Unsupported, "unknown layout", {}, 0, 0};
}

std::string_view toString(LayoutKind kind)
{
    return std::find_if(names.begin(), names.end(), [kind](const auto &entry) { return entry.second == kind; })->first;
}

Result<LayoutKind> layoutKindFromString(std::string_view name)
{
    const auto found = std::find_if(names.begin(), names.end(), [name](const auto &entry) { return entry.first == name; });
    if (found != names.end())
        return found->second;
    std::string message = "“" + std::string(name) + "” is not a layout. Expected";
    for (std::size_t i = 0; i < names.size(); ++i)
        message += (i == 0 ? " " : i + 1 == names.size() ? " or " : ", ") + std::string(names[i].first);
    return Error{Error::Code::NotFound, message + ".", {}, 0, 0};
}

namespace layout {

float edgeLengthFor(const LayoutInput &input, const LayoutOptions &options)
{
    if (options.edgeLength > 0)
        return options.edgeLength;
    if (input.boxes.empty())
        return 60;
    double radius = 0;
    double label = 0;
    for (const NodeBox &box : input.boxes) {
        radius += box.radius;
        label += box.labelWidth;
    }
    const auto count = static_cast<double>(input.boxes.size());
    return static_cast<float>(40 + 2 * radius / count + label / count / 2);
}

void restorePins(const LayoutInput &input, Positions &positions)
{
    for (std::size_t i = 0; i < input.pinned.size(); ++i) {
        if (input.pinned[i] != 0)
            positions[i] = input.initial[i];
    }
}

}  // namespace layout

}  // namespace relata
