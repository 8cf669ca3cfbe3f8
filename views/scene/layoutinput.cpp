// SPDX-License-Identifier: Apache-2.0
#include "views/scene/labeltext.h"
#include "views/scene/scene.h"
#include "views/scene/shapes.h"
#include "views/scene/shownname.h"
#include "views/scene/strands.h"

#include <map>

namespace relata {
namespace {
// The middle of a picture is crowded: names with many links get more room than they fill.
float roomFor(int links)
{
    return links >= 16 ? 1.8F : links >= 4 ? 1.2F : 1.0F;
}
}  // namespace

LayoutInput layoutInputOf(const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, std::vector<EntityId> *order,
                          const RunContext &context)
{
    std::vector<EntityId> ids;
    visible.entities.forEach([&](EntityId id) { ids.push_back(id); });
    const std::vector<int> links = linksAt(graph, visible, ids);
    const std::vector<TypeLook> looks = typeLooks(graph.schema(), ThemeKind::Light);

    LayoutInput input;
    input.nodeCount = static_cast<std::uint32_t>(ids.size());
    std::vector<std::uint32_t> place(graph.entityIdEnd(), 0);
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
        if (i % 1024 == 0 && context.cancelled())
            return {};
        const EntityId id = ids[i];
        place[indexOf(id)] = i;
        const std::string_view name = graph.name(id);
        const QSizeF label = labelSize(labelLines(shownName(name)), labelStyle(links[i], false));
        const QSizeF extent = shapeExtent(looks[indexOf(graph.typeOf(id))].shape);
        NodeBox box;
        box.radius = nodeRadius(links[i]) * float(std::max(extent.width(), extent.height()));
        const float room = roomFor(links[i]);
        box.labelWidth = float(label.width()) * room;
        box.labelHeight = float(label.height()) * room;
        input.boxes.push_back(box);
        input.groups.push_back(static_cast<std::uint32_t>(graph.typeOf(id)));
        input.initial.push_back(view.positions[id]);
        input.hasInitial.push_back(view.placed.contains(id) ? 1 : 0);
        input.pinned.push_back(view.pinned.contains(id) && view.placed.contains(id) ? 1 : 0);
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, float> weights;  // statements per ordered pair, for the layered layout's sake
    visible.statements.forEach([&](StatementId id) { weights[{place[indexOf(graph.subject(id))], place[indexOf(graph.object(id))]}] += 1; });
    for (const auto &[ends, weight] : weights) {
        input.edges.push_back(ends);
        input.edgeWeights.push_back(weight);
    }
    if (order)
        *order = std::move(ids);
    return input;
}

}  // namespace relata
