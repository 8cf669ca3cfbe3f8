// SPDX-License-Identifier: Apache-2.0
// What a lens names: whether it is in a graph, and still will be after an edit. Nothing is looked through.
#include "model/evidence/voices.h"
#include "model/graph/graphdiff.h"
#include "model/query/lensnames.h"
#include "model/query/lenswords.h"
#include "model/query/search.h"

#include <algorithm>

namespace relata {
namespace {

bool namesEntities(const LensNode &node)
{
    return node.key == LensKey::By || node.key == LensKey::About || node.key == LensKey::From || node.key == LensKey::To || node.key == LensKey::Near;
}

/// Of a key that names entities; of “by” without the author and whom nobody knows: nobody's names.
LensNode named(LensNode node)
{
    if (node.key == LensKey::By) {
        takeVoice(node, authorVoice);
        takeVoice(node, unknownVoice);
    }
    return node;
}

template <typename T>
Result<void> known(const Result<T> &found)
{
    if (!found)
        return found.error();
    return {};
}

Result<void> check(const LensNode &node, const LensNames &names)
{
    for (const LensNode &child : node.children)
        if (const auto fine = check(child, names); !fine)
            return fine;
    if (node.kind != LensNode::Kind::Term)
        return {};
    if (namesEntities(node)) {
        const LensNode named = relata::named(node);
        return named.values.empty() ? Result<void>() : known(names.entities(named));
    }
    switch (node.key) {
    case LensKey::Type:
    case LensKey::Only:
        return known(names.types(node));
    case LensKey::Predicate:
        return known(names.predicates(node));
    case LensKey::Category:
        return known(names.ofCategory(node));
    case LensKey::In:
        return known(names.documents(node));
    case LensKey::Property:
    case LensKey::Sum:
    case LensKey::InSum:
    case LensKey::OutSum:
        return known(names.properties(node));
    case LensKey::Said:
    case LensKey::Holds:
        for (const std::string &value : node.values)
            if (const auto range = lensTime(value); !range)
                return LensNames::unknown(node, range.error().message);
        return {};
    default:
        return {};
    }
}

/// True when each value names somebody who is not among \a lost.
bool outlives(const LensNode &node, const LensNames &names, const LensNames::Entities &lost)
{
    if (node.kind != LensNode::Kind::Term)
        return std::all_of(node.children.begin(), node.children.end(), [&](const LensNode &child) { return outlives(child, names, lost); });
    if (!namesEntities(node))
        return true;
    const LensNode named = relata::named(node);
    return std::all_of(named.values.begin(), named.values.end(), [&](const std::string &value) {
        LensNode one = named;
        one.values = {value};
        const auto found = names.entities(one);
        return found && (*found - lost).any();
    });
}

}  // namespace

Result<void> Lens::check(const KnowledgeGraph &graph) const
{
    return relata::check(root(), LensNames(graph));
}

bool Lens::outlives(const KnowledgeGraph &graph, const GraphDiff &diff, const SearchIndex *index) const
{
    if (passesAll())
        return true;
    LensNames::Entities lost(graph.entityIdEnd());
    for (const auto &change : diff.entities)
        if (change.before
            && (!change.after || change.before->key != change.after->key || change.before->name != change.after->name
                || change.before->aliases != change.after->aliases))
            lost.set(indexOf(change.id));
    const bool mayMean = diff.schema || !diff.documents.empty();  // other words
    if (!mayMean && (lost.none() || relata::outlives(root(), LensNames(graph, index), lost)))
        return true;
    KnowledgeGraph after = graph;
    return after.apply(diff) && check(after);
}

}  // namespace relata
