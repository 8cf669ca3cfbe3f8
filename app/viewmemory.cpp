// SPDX-License-Identifier: Apache-2.0
#include "app/viewmemory.h"

#include "app/cli/inputs.h"
#include "model/graph/knowledgegraph.h"
#include "model/store/entityplaces.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QStandardPaths>

#include <cmath>
#include <fstream>
#include <iterator>

namespace relata {
namespace {

using Json = nlohmann::json;
constexpr int formatVersion = 1;

Json keysOf(const KnowledgeGraph &graph, const IdSet<EntityId> &ids)
{
    Json keys = Json::array();
    ids.forEach([&](EntityId id) {
        if (graph.contains(id))
            keys.push_back(graph.key(id));
    });
    return keys;
}

IdSet<EntityId> idsOf(const KnowledgeGraph &graph, const Json &keys)
{
    IdSet<EntityId> ids(graph.entityIdEnd());
    for (const Json &key : keys)
        if (const EntityId id = graph.findEntity(key.get<std::string>()); id != noEntity)
            ids.insert(id);
    return ids;
}

}  // namespace

std::string viewToJson(const KnowledgeGraph &graph, const RememberedView &remembered, Places kept)
{
    const ViewState &view = remembered.view;
    Json json = {{"relata-view", formatVersion},         {"lens", view.lens.text()},
                 {"layout", toString(view.layout)},      {"colour-by", view.colorBy == ColorBy::Voice ? "voice" : "category"},
                 {"hidden", keysOf(graph, view.hidden)}, {"pinned", keysOf(graph, view.pinned)}};
    if (view.sizeBy)
        json["size-by"] = view.sizeBy->key();
    if (view.fillBy)
        json["fill-by"] = view.fillBy->key();
    if (!view.widthBy.empty())
        json["width-by"] = view.widthBy;
    if (view.scope)
        json["scope"] = keysOf(graph, *view.scope);
    Json grown = Json::object();
    for (const auto &[id, brought] : view.grown) {
        if (!graph.contains(id))
            continue;
        Json keys = Json::array();
        for (const EntityId other : brought)
            if (graph.contains(other))
                keys.push_back(graph.key(other));
        grown[std::string(graph.key(id))] = keys;
    }
    json["grown"] = grown;
    if (kept == Places::Within) {
        Json places = Json::object();
        view.placed.forEach([&](EntityId id) {
            if (graph.contains(id))
                places[std::string(graph.key(id))] = {view.positions[id].x, view.positions[id].y};
        });
        json["places"] = places;
    }
    if (remembered.camera)
        json["camera"] = {{"zoom", remembered.camera->zoom},
                          {"offset", {remembered.camera->offset.x(), remembered.camera->offset.y()}},
                          {"canvas", {remembered.canvas.first, remembered.canvas.second}}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

Result<RememberedView> viewFromJson(const KnowledgeGraph &graph, std::string_view text)
{
    const auto fault = [](const std::string &what) {
        return Error{Error::Code::Syntax, what + ". Expected a view as Relata remembers it", {}, 0, 0};
    };
    try {
        const Json json = Json::parse(text);
        if (json.at("relata-view").get<int>() != formatVersion)
            return fault("this view is of another version");
        RememberedView remembered;
        ViewState &view = remembered.view;
        const std::string expression = json.at("lens").get<std::string>();
        if (!expression.empty()) {
            const auto lens = Lens::parse(expression);
            if (lens && lens->check(graph))  // what it named may be gone
                view.lens = *lens;
        }
        const auto layout = layoutKindFromString(json.at("layout").get<std::string>());
        if (!layout)
            return layout.error();
        view.layout = *layout;
        view.colorBy = json.at("colour-by") == "voice" ? ColorBy::Voice : ColorBy::Category;
        view.sizeBy = scaleFromString(json.value("size-by", std::string()));
        if (view.sizeBy && view.sizeBy->isGroup())
            view.sizeBy.reset();
        view.fillBy = scaleFromString(json.value("fill-by", std::string()));
        view.widthBy = json.value("width-by", std::string());
        view.hidden = idsOf(graph, json.at("hidden"));
        view.pinned = idsOf(graph, json.at("pinned"));
        if (json.contains("scope"))
            view.scope = idsOf(graph, json.at("scope"));
        for (const auto &[key, brought] : json.at("grown").items()) {
            const EntityId id = graph.findEntity(key);
            if (id == noEntity)
                continue;
            idsOf(graph, brought).forEach([&](EntityId other) { view.grown[id].push_back(other); });
        }
        const Json none = Json::object();
        for (const auto &[key, place] : (json.contains("places") ? json.at("places") : none).items()) {
            const EntityId id = graph.findEntity(key);
            const Point point{place.at(0).get<float>(), place.at(1).get<float>()};
            if (id == noEntity || !std::isfinite(point.x) || !std::isfinite(point.y))
                continue;
            view.positions.at(id) = point;
            view.placed.insert(id);
        }
        if (json.contains("camera")) {
            const Json &camera = json.at("camera");
            remembered.camera =
                Camera{camera.at("zoom").get<double>(), {camera.at("offset").at(0).get<double>(), camera.at("offset").at(1).get<double>()}};
            remembered.canvas = {camera.at("canvas").at(0).get<int>(), camera.at("canvas").at(1).get<int>()};
            if (!(remembered.camera->zoom > 0))
                return fault("the zoom is not positive");
        }
        return remembered;
    } catch (const Json::exception &) {
        return fault("this is no view");
    }
}

std::filesystem::path viewFileOf(const std::string &input)
{
    std::error_code failed;
    std::string name = input;
    if (const auto path = resolveInput(input))
        name = std::filesystem::weakly_canonical(*path, failed).string();
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(name), QCryptographicHash::Sha1).toHex().left(20);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return std::filesystem::path(folder.toStdString()) / "views" / (hash.toStdString() + ".json");
}

std::optional<RememberedView> recallView(const KnowledgeGraph &graph, const std::string &input)
{
    std::ifstream file(viewFileOf(input), std::ios::binary);
    if (!file)
        return {};
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto remembered = viewFromJson(graph, text);
    if (!remembered)
        return {};
    return std::move(*remembered);
}

Result<void> rememberView(const KnowledgeGraph &graph, const std::string &input, const RememberedView &remembered)
{
    const std::filesystem::path file = viewFileOf(input);
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    return writeFileAtomically(file, viewToJson(graph, remembered));
}

void forgetView(const std::string &input)
{
    std::error_code ignored;
    std::filesystem::remove(viewFileOf(input), ignored);
}

StoredView storedView(const KnowledgeGraph &graph, const RememberedView &remembered)
{
    std::vector<EntityPlace> places;
    const ViewState &view = remembered.view;
    view.placed.forEach([&](EntityId id) {
        if (graph.contains(id))
            places.push_back({id, view.positions[id].x, view.positions[id].y});
    });
    return {viewToJson(graph, remembered, Places::Apart), packed(places)};
}

std::optional<RememberedView> viewFromStored(const KnowledgeGraph &graph, const StoredView &stored)
{
    auto remembered = viewFromJson(graph, stored.state);
    if (!remembered)
        return {};
    const auto places = unpacked(stored.places);
    for (const EntityPlace &place : places ? *places : std::vector<EntityPlace>())
        if (graph.contains(place.id)) {
            remembered->view.positions.at(place.id) = {place.x, place.y};
            remembered->view.placed.insert(place.id);
        }
    return std::move(*remembered);
}

}  // namespace relata
