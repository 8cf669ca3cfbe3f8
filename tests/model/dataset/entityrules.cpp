// SPDX-License-Identifier: Apache-2.0
#include "tests/model/dataset/rules.h"

#include "model/query/search.h"

#include <algorithm>
#include <set>

namespace relata::dataset {
namespace {

std::vector<std::string> allNames(const Row &entity)
{
    std::vector<std::string> names = values(entity, "aliases");
    names.push_back(entity.at("name"));
    return names;
}

/// Entities of which a name or alias has \a word as one of its words, accents and case ignored.
std::set<std::string> called(const Package &package, const std::string &word)
{
    std::set<std::string> ids;
    for (const Row &entity : package.entities)
        for (const std::string &name : allNames(entity))
            if ((' ' + foldedForSearch(name) + ' ').find(' ' + word + ' ') != std::string::npos)
                ids.insert(entity.at("id"));
    return ids;
}

std::string joined(const std::set<std::string> &ids)
{
    std::string text;
    for (const std::string &id : ids)
        text += (text.empty() ? "" : " ") + id;
    return text;
}

std::set<std::string> subjectsOf(const Package &package, const std::string &predicate, const std::string &object)
{
    std::set<std::string> ids;
    for (const Row &row : package.statements)
        if (row.at("predicate") == predicate && row.at("object") == object)
            ids.insert(row.at("subject"));
    return ids;
}

}  // namespace

Breaches entitiesAreComplete(const Package &package)
{
    Breaches breaches;
    for (const Row &entity : package.entities) {
        const std::string &id = entity.at("id"), &name = entity.at("name"), &description = entity.at("description");
        const auto &types = package.schema.at("types");
        if (std::none_of(types.begin(), types.end(), [&](const auto &type) { return type.at("id") == entity.at("type"); }))
            breaches.push_back(id + ": unknown type");
        if (name.empty() || length(name) > 40)
            breaches.push_back(id + ": a name has 1 to 40 characters");
        if (description.empty() || description.back() != '.' || length(description) > 140 || description.find('\n') != std::string::npos)
            breaches.push_back(id + ": a description is one line of at most 140 characters with a full stop");
    }
    return breaches;
}

Breaches everyEntityIsStatedAbout(const Package &package)
{
    std::set<std::string> used;
    for (const Row &row : package.statements)
        used.insert({row.at("subject"), row.at("object")});
    Breaches breaches;
    for (const Row &entity : package.entities)
        if (!used.count(entity.at("id")))
            breaches.push_back(entity.at("id") + ": nothing is stated about it");
    return breaches;
}

Breaches namesAreMarked(const Package &package)
{
    Breaches breaches;
    for (const Row &entity : package.entities) {
        const std::string &status = entity.at("name_status");
        if (status != "text" && status != "ours")
            breaches.push_back(entity.at("id") + ": name_status is text or ours");
        const auto aliases = values(entity, "aliases");
        for (const std::string &ours : values(entity, "aliases_ours"))
            if (std::find(aliases.begin(), aliases.end(), ours) == aliases.end())
                breaches.push_back(entity.at("id") + ": “" + ours + "” is not among the aliases");
    }
    return breaches;
}

Breaches nobodyHasTwoNamesInCommon(const Package &package)
{
    std::map<std::string, std::string> owners;
    Breaches breaches;
    for (const Row &entity : package.entities)
        for (const std::string &name : allNames(entity)) {
            const auto [owner, isNew] = owners.try_emplace(foldedForSearch(name), entity.at("id"));
            if (!isNew && owner->second != entity.at("id"))
                breaches.push_back(entity.at("id") + ": “" + name + "” is also " + owner->second);
        }
    return breaches;
}

Breaches namesakesStayApart(const Package &package)
{
    const std::map<std::string, std::set<std::string>> expected{{"lopez", {"andres-manuel-lopez-obrador", "tonatiuh-guillen-lopez"}},
                                                                {"gil", {"gil-guerra", "isabel-gil-everaert"}},
                                                                {"guerra", {"gil-guerra"}},
                                                                {"carrasco", {"alberto-xicontencatl-carrasco"}},
                                                                {"garduno", {"francisco-garduno"}}};
    Breaches breaches;
    for (const auto &[word, ids] : expected)
        if (const auto found = called(package, word); found != ids)
            breaches.push_back(word + ": " + joined(found));
    return breaches;
}

Breaches administrationsStayApart(const Package &package)
{
    Breaches breaches;
    for (const auto &[administration, president] : std::map<std::string, std::string>{
             {"trump-administration", "donald-trump"}, {"biden-administration", "joe-biden"}, {"sheinbaum-government", "claudia-sheinbaum"}})
        if (const auto heads = subjectsOf(package, "heads", administration); heads != std::set{president})
            breaches.push_back(administration + ": headed by " + joined(heads));
    return breaches;
}

Breaches formerIsNotCurrent(const Package &package)
{
    Breaches breaches;
    std::set<std::string> former;
    for (const Row &row : package.statements) {
        if (row.at("predicate") != "formerly-headed")
            continue;
        former.insert(row.at("subject"));
        if (subjectsOf(package, "heads", row.at("object")).count(row.at("subject")))
            breaches.push_back(row.at("id") + ": former head and head of the same");
    }
    for (const Row &entity : package.entities)
        if (former.count(entity.at("id")) == entity.at("former_office").empty())
            breaches.push_back(entity.at("id") + ": former_office and formerly-headed do not agree");
    return breaches;
}

Breaches bordersStayApart(const Package &package)
{
    Breaches breaches;
    const std::map<std::string, std::set<std::string>> countries{{"southern-border", {"guatemala", "mexico"}},
                                                                 {"us-mexico-border", {"mexico", "united-states"}}};
    const std::set<std::string> south{"busing", "guard-deployment", "national-guard"};
    for (const auto &[border, expected] : countries) {
        std::set<std::string> found;
        for (const Row &row : package.statements) {
            if (row.at("subject") == border && row.at("predicate") == "in-or-part-of")
                found.insert(row.at("object"));
            if (border != "southern-border" && row.at("object") == border && south.count(row.at("subject")))
                breaches.push_back(row.at("id") + ": " + row.at("subject") + " is at the southern border");
        }
        if (found != expected)
            breaches.push_back(border + ": between " + joined(found));
    }
    return breaches;
}

Breaches nothingFromOutside(const Package &package)
{
    const std::vector<std::string> names{"USMCA",
                                         "T-MEC",
                                         "NAFTA",
                                         "Migrant Protection Protocols",
                                         "Remain in Mexico",
                                         "Quédate en México",
                                         "Title 42",
                                         "CBP One",
                                         "Ebrard",
                                         "Xóchitl",
                                         "Gálvez",
                                         "Rosa Icela",
                                         "Alicia Bárcena",
                                         "PAN",
                                         "Kamala Harris",
                                         "Tapachula",
                                         "Darién",
                                         "Blinken",
                                         "Mayorkas"};
    Breaches breaches;
    const auto look = [&](const Row &row) {
        for (const auto &[column, cell] : row)
            for (const std::string &name : names)
                if ((' ' + foldedForSearch(cell) + ' ').find(' ' + foldedForSearch(name) + ' ') != std::string::npos)
                    breaches.push_back(row.at("id") + ", " + column + ": “" + name + "” is not in the article");
    };
    for (const auto *rows : {&package.entities, &package.statements, &package.documents})
        std::for_each(rows->begin(), rows->end(), look);
    return breaches;
}

}  // namespace relata::dataset
