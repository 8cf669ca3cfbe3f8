// SPDX-License-Identifier: Apache-2.0
#include "model/query/lensnames.h"

#include "model/graph/graphcolumns.h"
#include "model/query/folding.h"
#include "model/query/lensproperty.h"
#include "model/query/lenswords.h"
#include "model/query/searchdata.h"

#include <algorithm>

namespace relata {

Error LensNames::unknown(const LensNode &node, std::string message)
{
    return {Error::Code::NotFound, std::move(message), {}, 0, node.position};
}

Result<std::vector<bool>> LensNames::types(const LensNode &node) const
{
    const auto &all = m_graph.schema().types();
    std::vector<bool> wanted(all.size());
    std::vector<std::string> known;
    for (const auto &type : all)
        known.push_back(type.key);
    for (const std::string &value : node.values) {
        const std::string folded = foldedForSearch(value);
        bool found = false;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].key == value || folded == foldedForSearch(all[i].key) || folded == foldedForSearch(all[i].label)
                || folded == foldedForSearch(all[i].plural)) {
                wanted[i] = true;
                found = true;
            }
        if (!found)
            return unknown(node, "no type “" + value + "”." + nearestOrExpected(value, known));
    }
    return wanted;
}

Result<std::vector<bool>> LensNames::predicates(const LensNode &node) const
{
    const auto &all = m_graph.schema().predicates();
    std::vector<bool> wanted(all.size());
    std::vector<std::string> known;
    for (const auto &predicate : all)
        known.push_back(predicate.key);
    for (const std::string &value : node.values) {
        const std::string folded = foldedForSearch(value);
        bool found = false;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].key == value || folded == foldedForSearch(all[i].key) || folded == foldedForSearch(all[i].label)
                || folded == foldedForSearch(all[i].inverse)) {
                wanted[i] = true;
                found = true;
            }
        if (!found)
            return unknown(node, "no predicate “" + value + "”." + nearestOrExpected(value, known));
    }
    return wanted;
}

Result<std::vector<bool>> LensNames::ofCategory(const LensNode &node) const
{
    const Schema &schema = m_graph.schema();
    std::vector<bool> wanted(schema.categories().size() + 1);
    std::vector<std::string> known;
    for (const auto &category : schema.categories())
        known.push_back(category.key);
    for (const std::string &value : node.values) {
        const std::string folded = foldedForSearch(value);
        const auto found = std::find_if(schema.categories().begin(), schema.categories().end(),
                                        [&](const Category &c) { return folded == foldedForSearch(c.key) || folded == foldedForSearch(c.label); });
        if (found == schema.categories().end() && value != "none")
            return unknown(node, "no category “" + value + "”." + nearestOrExpected(value, known));
        wanted[static_cast<std::size_t>(found - schema.categories().begin())] = true;
    }
    std::vector<bool> byPredicate;
    for (std::size_t i = 0; i < schema.predicates().size(); ++i)
        byPredicate.push_back(wanted[schema.categoryOf(PredicateId{static_cast<std::uint16_t>(i)})]);
    return byPredicate;
}

Result<std::vector<bool>> LensNames::documents(const LensNode &node) const
{
    std::vector<bool> wanted(m_graph.documentIdEnd());
    std::vector<std::string> known;
    for (const DocumentId id : m_graph.documents())
        known.push_back(m_graph.document(id).key);
    for (const std::string &value : node.values) {
        bool found = false;
        for (const DocumentId id : m_graph.documents()) {
            const Document &document = m_graph.document(id);
            if (document.key == value || hasWords(document.title, value)) {
                wanted[indexOf(id)] = true;
                found = true;
            }
        }
        if (!found)
            return unknown(node, "no document “" + value + "”." + nearestOrExpected(value, known));
    }
    return wanted;
}

bool LensNames::hasWords(std::string_view text, std::string_view value)
{
    const auto asked = foldedWords(value), there = foldedWords(text);
    return !asked.empty() && std::all_of(asked.begin(), asked.end(), [&](const FoldedWord &word) {
        return std::any_of(there.begin(), there.end(), [&](const FoldedWord &w) { return w.text.starts_with(word.text); });
    });
}

LensNames::Entities LensNames::withWords(std::string_view value) const
{
    Entities found(m_graph.entityIdEnd(), 0);
    const auto words = foldedWords(value);
    if (!m_index || words.empty()) {
        for (const EntityId id : m_graph.entities())
            found.set(indexOf(id));
        return found;
    }
    found.set();
    for (const FoldedWord &word : words) {
        Entities named(m_graph.entityIdEnd());
        m_index->data().addNamed(word.text, named);
        found &= named;
    }
    return found;
}

Result<std::vector<std::vector<std::uint32_t>>> LensNames::properties(const LensNode &node) const
{
    std::vector<std::string> known, folded;
    for (std::uint32_t i = 0; i < propertyCount(m_graph); ++i) {
        known.push_back(propertyName(m_graph, i));
        folded.push_back(foldedForSearch(known.back()));
    }
    std::vector<std::vector<std::uint32_t>> found;
    for (const std::string &value : node.values) {
        const auto condition = propertyCondition(value);
        const std::string name = condition ? condition->name : value, wanted = foldedForSearch(name);
        std::vector<std::uint32_t> &numbers = found.emplace_back();
        for (std::uint32_t i = 0; i < folded.size(); ++i)
            if (known[i] == name || folded[i] == wanted)
                numbers.push_back(i);
        if (numbers.empty())
            return unknown(node, known.empty() ? "no property “" + name + "”: nobody has any"
                                               : "no property “" + name + "”." + nearestOrExpected(name, known));
    }
    return found;
}

Result<LensNames::Entities> LensNames::entities(const LensNode &node) const
{
    Entities wanted(m_graph.entityIdEnd());
    for (const std::string &value : node.values) {
        if (const EntityId exact = m_graph.findEntity(value); exact != noEntity) {
            wanted.set(indexOf(exact));
            continue;
        }
        const std::string folded = foldedForSearch(value);
        Entities whole(m_graph.entityIdEnd()), part(m_graph.entityIdEnd());
        const Entities candidates = withWords(value);
        for (auto i = candidates.find_first(); i != Entities::npos; i = candidates.find_next(i)) {
            const EntityId id{static_cast<std::uint32_t>(i)};
            const auto consider = [&](std::string_view name) {
                if (foldedForSearch(name) == folded)
                    whole.set(indexOf(id));
                else if (hasWords(name, value))
                    part.set(indexOf(id));
            };
            consider(m_graph.name(id));
            for (const std::string_view alias : m_graph.aliases(id))
                consider(alias);
        }
        if (whole.none() && part.none())
            return unknown(node, "nobody and nothing here is called “" + value + "”. Expected an id, a name or an alias");
        wanted |= whole.any() ? whole : part;
    }
    return wanted;
}

}  // namespace relata
