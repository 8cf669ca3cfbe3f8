// SPDX-License-Identifier: Apache-2.0
#include "tests/views/figure/figurefixture.h"

#include "model/io/formats.h"
#include "tests/support/graphtext.h"
#include "tests/support/sourcedir.h"

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace relata::test {

const KnowledgeGraph &sampleGraph()
{
    static const KnowledgeGraph graph = [] {
        auto loaded = readGraph(test::sourceDir() / "resources/graphs/mexico-migration");
        if (!loaded)
            throw std::runtime_error(loaded.error().text());
        return std::move(loaded->graph);
    }();
    return graph;
}

Scene circleScene(const KnowledgeGraph &graph, ThemeKind theme, FigureMeta *meta)
{
    ViewState view;
    const Visible visible = visibleOf(graph, view, view.lens.evaluate(graph).value());
    const double count = double(std::max<std::size_t>(1, visible.entities.size())), radius = 45 * count / std::numbers::pi;
    double i = 0;
    visible.entities.forEach([&](EntityId id) {
        const double angle = 2 * std::numbers::pi * i++ / count;
        view.positions.at(id) = {float(1.5 * radius * std::cos(angle)), float(radius * std::sin(angle))};
        view.placed.insert(id);
    });
    if (meta) {
        meta->entitiesShown = meta->entitiesAll = graph.entityCount();
        meta->statementsShown = meta->statementsAll = graph.statementCount();
    }
    return buildScene(graph, view, visible, theme);
}

Figure circleFigure(const KnowledgeGraph &graph, const FigureOptions &options)
{
    FigureMeta meta;
    meta.lens = QStringLiteral("holds:2018..");
    meta.dataDate = QStringLiteral("2026-11-23");
    meta.dataVersion = QStringLiteral("1.0.0");
    meta.graphTitle = QStringLiteral("A graph");
    Scene scene = circleScene(graph, options.theme, &meta);
    return Figure::compose(graph, std::move(scene), options, meta);
}

KnowledgeGraph hostileGraph()
{
    KnowledgeGraph graph = graphFromText("ada -knows-> bob, bob -owns-> acme:institution, ada -owns-> acme, carl -knows-> ada, carl -knows-> carl, "
                                         "bob -knows-> ada, dora -owns-> acme, ada -helps-> bob");
    GraphDiff diff;
    const auto rename = [&](const char *key, const std::string &name) {
        const EntityId id = graph.findEntity(key);
        Entity after = graph.entity(id);
        after.name = name;
        diff.entities.push_back({id, graph.entity(id), after});
    };
    rename("ada", "Ada <b>&amp; \"O'Neill\"</b> ]]>");
    rename("bob", "Боб Ελλάς 李明");
    rename("carl", "Carl\x01\x0B"
                   "Ctrl");
    rename("dora", "محمد علي");
    if (!graph.apply(diff))
        throw std::runtime_error("the fixture's names were refused");
    return graph;
}

FigureOptions figureOptions(FigureFormat format, Paper paper)
{
    FigureOptions options;
    options.format = format;
    options.paper = paper;
    options.title = QStringLiteral("Who <presses> whom & why");
    options.subtitle = QStringLiteral("A subtitle, 2017 to 2024.");
    options.source = QStringLiteral("Source: one article of June 2024");
    return options;
}

}  // namespace relata::test
