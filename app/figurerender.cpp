// SPDX-License-Identifier: Apache-2.0
#include "app/figurerender.h"

#include "app/numberfinder.h"
#include "model/analysis/measure.h"
#include "model/io/formats.h"
#include "model/query/lens.h"
#include "model/query/propertycolumn.h"
#include "model/query/statementsums.h"
#include "views/figure/paper.h"
#include "views/scene/viewstate.h"

#include <algorithm>

namespace relata {
namespace {

/// Width over height that the picture will have on the page, near enough for the layout to fill it.
float pictureAspect(const FigureOptions &options)
{
    const QSizeF page = pageSizeOf(options);
    const double texts = (options.title.isEmpty() ? 0 : 24) + (options.subtitle.isEmpty() ? 0 : 14) + (options.legend ? 32 : 14) + 20;
    const double width = page.width() - 56 * unitsPerPoint(options);
    const double height = page.height() - (56 + texts) * unitsPerPoint(options);
    return height > 0 && width > 0 ? float(std::clamp(width / height, 0.4, 3.0)) : 1.6F;
}

/// Where the view has no place for somebody who is visible, everybody is arranged.
Result<void> placeAll(const KnowledgeGraph &graph, ViewState &view, const Visible &visible, const RenderOptions &options, const RunContext &context)
{
    bool isPlaced = true;
    visible.entities.forEach([&](EntityId id) { isPlaced &= view.placed.contains(id); });
    if (isPlaced)
        return {};
    if (!options.view)
        view.placed = IdSet<EntityId>(graph.entityIdEnd());  // or the others would be fitted in between
    std::vector<EntityId> order;
    const LayoutInput input = layoutInputOf(graph, view, visible, &order);
    LayoutOptions layout;
    layout.kind = view.layout;
    layout.seed = options.seed;
    layout.aspect = pictureAspect(options.figure);
    const Result<std::vector<Point>> places = layoutGraph(input, layout, context);
    if (!places)
        return places.error();
    for (std::size_t i = 0; i < order.size(); ++i) {
        view.positions.at(order[i]) = (*places)[i];
        view.placed.insert(order[i]);
    }
    return {};
}

/// The numbers that size and fill entities, computed.
Result<MeasuredLook> emphasisOf(const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, std::vector<QString> &notes,
                                const RunContext &context)
{
    MeasuredLook look;
    if (!view.sizeBy && !view.fillBy)
        return look;
    NumberFinder finder(graph, Snapshot::of(graph, visible.entities, visible.statements), graph.entityIdEnd());
    for (const auto &[scale, numbers] : {std::pair(view.sizeBy, &look.size), std::pair(view.fillBy, &look.fill)}) {
        if (!scale)
            continue;
        auto found = finder.find(*scale, context);
        if (!found)
            return found.error();
        *numbers = std::move(found->numbers);
        const QString note = QString::fromStdString(scale->title() + ": " + found->note);
        if (!found->note.empty() && std::find(notes.begin(), notes.end(), note) == notes.end())
            notes.push_back(note);
    }
    return look;
}

}  // namespace

FigureMeta figureMetaOf(const KnowledgeGraph &graph, const Visible &visible, const Lens &lens)
{
    FigureMeta meta;
    meta.lens = lens.passesAll() ? QString() : QString::fromStdString(lens.text());
    meta.dataDate = QString::fromStdString(graph.info().created);
    meta.dataVersion = QString::fromStdString(graph.info().version);
    meta.graphTitle = QString::fromStdString(graph.info().title);
    meta.entitiesShown = visible.entities.size();
    meta.entitiesAll = graph.entityCount();
    meta.statementsShown = visible.statements.size();
    meta.statementsAll = graph.statementCount();
    return meta;
}

Result<Figure> figureOf(const KnowledgeGraph &graph, const RenderOptions &options, const RunContext &context)
{
    ViewState view = options.view.value_or(ViewState());
    if (!options.view) {
        view.colorBy = options.colorBy;
        view.layout = options.layout;
        for (const EntityPlace &place : options.places)
            if (graph.contains(place.id)) {
                view.positions.at(place.id) = {place.x, place.y};
                view.placed.insert(place.id);
            }
    }
    for (const auto &[name, scale] : {std::pair(&options.sizeBy, &view.sizeBy), std::pair(&options.fillBy, &view.fillBy)})
        if (!name->empty()) {
            auto known = scaleNamed(graph, *name);
            if (!known)
                return known.error();
            if (scale == &view.sizeBy && known->isGroup())
                return Error{Error::Code::NotFound,
                             "“" + *name + "” is of groups, which have no size. Expected a number; groups have colours (--fill-by)",
                             {},
                             0,
                             0};
            *scale = std::move(*known);
        }
    if (!options.widthBy.empty()) {
        auto property = summedProperty(graph, options.widthBy);
        if (!property)
            return property.error();
        view.widthBy = std::move(*property);
    }
    if (!options.lens.empty()) {
        Result<Lens> lens = Lens::parse(options.lens);
        if (!lens)
            return lens.error();
        view.lens = std::move(*lens);
    }
    const Result<LensResult> passed = view.lens.evaluate(graph, context);
    if (!passed)
        return passed.error();
    const Visible visible = visibleOf(graph, view, *passed);
    if (visible.entities.empty()) {
        const std::string why = graph.entityCount() == 0
                                    ? "there is nothing to draw: the graph is empty. Expected at least one entity"
                                    : "there is nothing to draw: no statement passes the lens “" + options.lens + "”. Expected a wider lens";
        return Error{Error::Code::NotFound, why, {}, 0, 0};
    }
    if (const auto placed = placeAll(graph, view, visible, options, context); !placed)
        return placed.error();
    FigureMeta meta = figureMetaOf(graph, visible, view.lens);
    const auto emphasis = emphasisOf(graph, view, visible, meta.scaleNotes, context);
    if (!emphasis)
        return emphasis.error();
    Scene scene = buildScene(graph, view, visible, options.figure.theme, *emphasis);
    return Figure::compose(graph, std::move(scene), options.figure, std::move(meta));
}

Result<FigureReport> renderFigure(const KnowledgeGraph &graph, const RenderOptions &options, const std::filesystem::path &path,
                                  const RunContext &context)
{
    const Result<Figure> figure = figureOf(graph, options, context);
    if (!figure)
        return figure.error();
    Result<QByteArray> bytes = figure->encoded();
    if (!bytes)
        return bytes.error();
    const Result<void> written = writeFileAtomically(path, std::string_view(bytes->constData(), std::size_t(bytes->size())));
    if (!written)
        return written.error();
    return figure->report();
}

std::unique_ptr<QGuiApplication> headlessApplication(int &argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", "1");
    auto application = std::make_unique<QGuiApplication>(argc, argv);
    QGuiApplication::setOrganizationName(QStringLiteral("Relata"));
    QGuiApplication::setApplicationName(QStringLiteral("relata"));
    return application;
}

}  // namespace relata
