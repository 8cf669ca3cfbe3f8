// SPDX-License-Identifier: Apache-2.0
#include "tests/model/dataset/rules.h"

#include <algorithm>
#include <set>

namespace relata::dataset {
namespace {

struct Look {
    const char *type, *shape, *light, *dark, *print;
};
constexpr Look looks[] = {{"person", "circle", "#2567B3", "#408CFF", "#185494"},  {"institution", "square", "#343B47", "#D5DAE2", "#262B33"},
                          {"policy", "hexagon", "#C98400", "#E3B341", "#B87A00"}, {"place", "shield", "#2D8F73", "#4BB595", "#237F66"},
                          {"event", "diamond", "#C6441F", "#DE6A42", "#B23A17"},  {"group", "pill", "#A87AC3", "#CAA3E7", "#9566B3"},
                          {"work", "page", "#8A8F98", "#7C828C", "#7C828A"}};

std::set<std::string> setOf(const nlohmann::json &list)
{
    return {list.begin(), list.end()};
}

const nlohmann::json *resource(const Package &package, const std::string &name)
{
    for (const auto &resource : package.description.at("resources"))
        if (resource.at("name") == name)
            return &resource;
    return nullptr;
}

}  // namespace

Breaches predicatesAreDefined(const Package &package)
{
    Breaches breaches;
    const auto &predicates = package.schema.at("predicates"), &categories = package.schema.at("categories");
    if (predicates.size() < 25 || predicates.size() > 30)
        breaches.push_back("25 to 30 predicates, not " + std::to_string(predicates.size()));
    for (const auto &predicate : predicates) {
        const std::string id = predicate.at("id"), definition = predicate.at("definition");
        const auto need = [&](bool met, const char *what) {
            if (!met)
                breaches.push_back(id + ": " + what);
        };
        need(!predicate.at("label").get<std::string>().empty(), "no label");
        need(!predicate.at("inverse").get<std::string>().empty(), "no inverse label");
        need((predicate.at("inverse") == predicate.at("label")) == predicate.at("symmetric").get<bool>(),
             "label and inverse differ unless symmetric");
        need(wordCount(definition) > 5 && definition.back() == '.', "no definition");
        need(std::any_of(categories.begin(), categories.end(), [&](const auto &category) { return category.at("id") == predicate.at("category"); }),
             "unknown category");
        need(std::any_of(package.statements.begin(), package.statements.end(), [&](const Row &row) { return row.at("predicate") == id; }),
             "never used");
        if (predicate.contains("opposite")) {
            const auto *opposite = package.findPredicate(predicate.at("opposite"));
            need(opposite && opposite->value("opposite", "") == id, "its opposite does not name it");
        }
    }
    return breaches;
}

Breaches domainsAreHonest(const Package &package)
{
    std::map<std::string, std::pair<std::set<std::string>, std::set<std::string>>> used;
    for (const Row &row : package.statements) {
        const Row *subject = package.findEntity(row.at("subject")), *object = package.findEntity(row.at("object"));
        if (subject && object) {
            used[row.at("predicate")].first.insert(subject->at("type"));
            used[row.at("predicate")].second.insert(object->at("type"));
        }
    }
    Breaches breaches;
    for (const auto &predicate : package.schema.at("predicates")) {
        const auto &[domain, range] = used[predicate.at("id")];
        if (setOf(predicate.at("domain")) != domain || setOf(predicate.at("range")) != range)
            breaches.push_back(predicate.at("id").get<std::string>() + ": domain and range are not what the statements use");
    }
    return breaches;
}

Breaches everyCategoryIsUsed(const Package &package)
{
    Breaches breaches;
    for (const auto &category : package.schema.at("categories")) {
        const auto isOf = [&](const Row &row) {
            const auto *predicate = package.findPredicate(row.at("predicate"));
            return predicate && predicate->at("category") == category.at("id");
        };
        if (std::none_of(package.statements.begin(), package.statements.end(), isOf))
            breaches.push_back(category.at("id").get<std::string>() + ": no statement");
    }
    return breaches;
}

Breaches typesLookAsDesigned(const Package &package)
{
    Breaches breaches;
    const auto &types = package.schema.at("types");
    if (types.size() != std::size(looks))
        breaches.push_back("types: " + std::to_string(types.size()));
    for (const Look &look : looks) {
        const auto type = std::find_if(types.begin(), types.end(), [&](const auto &each) { return each.at("id") == look.type; });
        const nlohmann::json colors{{"light", look.light}, {"dark", look.dark}, {"print", look.print}};
        if (type == types.end() || type->at("shape") != look.shape || type->at("icon") != look.type || type->at("color") != colors)
            breaches.push_back(std::string(look.type) + ": not the shape, icon and colours that it should have");
    }
    return breaches;
}

Breaches descriptionFitsTheTables(const Package &package)
{
    Breaches breaches;
    for (const auto &[table, columns] : package.columns) {
        const auto *described = resource(package, table);
        std::vector<std::string> fields;
        for (const auto &field : described ? described->at("schema").at("fields") : nlohmann::json::array()) {
            fields.push_back(field.at("name"));
            if (fields.back() != "predicate")
                continue;
            std::set<std::string> ids;
            for (const auto &predicate : package.schema.at("predicates"))
                ids.insert(predicate.at("id").get<std::string>());
            if (setOf(field.at("constraints").at("enum")) != ids)
                breaches.push_back("datapackage.json: other predicates than schema.json");
        }
        if (fields != columns)
            breaches.push_back("datapackage.json: other columns than " + table + ".csv");
    }
    return breaches;
}

}  // namespace relata::dataset
