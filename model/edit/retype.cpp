// SPDX-License-Identifier: Apache-2.0
#include "model/edit/retype.h"

#include "model/edit/drafts.h"
#include "model/query/search.h"

#include <algorithm>
#include <set>

namespace relata {
namespace {

bool takes(const std::vector<std::string> &types, const std::string &type)
{
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

bool takes(const Predicate &predicate, const std::string &subject, const std::string &object)
{
    return (takes(predicate.domain, subject) && takes(predicate.range, object))
           || (predicate.symmetric && takes(predicate.domain, object) && takes(predicate.range, subject));
}

/// Statements that change, and those that cannot.
class Retyping
{
public:
    explicit Retyping(const KnowledgeGraph &graph) : m_graph(graph) {}

    void put(StatementId id, EntityId subject, PredicateId predicate, EntityId object)
    {
        Statement before = m_graph.statement(id);
        Statement after = before;
        const Predicate &meant = m_graph.schema().predicate(predicate);
        if (!takes(meant, m_graph.schema().type(m_graph.typeOf(subject)).key, m_graph.schema().type(m_graph.typeOf(object)).key)) {
            refuse(id, meant);
            return;
        }
        if (before.claim == plainClaim(m_graph, before.subject, m_graph.predicate(id), before.object))
            after.claim = plainClaim(m_graph, subject, predicate, object);
        after.subject = subject;
        after.object = object;
        after.predicate = meant.key;
        if (!(before == after))
            m_diff.statements.push_back({id, std::move(before), std::move(after)});
    }
    void refuse(StatementId id, const Predicate &predicate)
    {
        if (m_refused++ > 0)
            return;
        const auto list = [](const std::vector<std::string> &types) {
            std::string words;
            for (const std::string &type : types)
                words += (words.empty() ? "" : ", ") + type;
            return words.empty() ? std::string("any type") : words;
        };
        m_first = "“" + std::string(m_graph.claim(id)) + "”: the predicate “" + predicate.label + "” does not take these ends. Expected "
                  + list(predicate.domain) + " as subject and " + list(predicate.range) + " as object";
    }
    Result<GraphDiff> take()
    {
        if (m_refused > 0)
            return Error{Error::Code::Schema,
                         (m_refused > 1 ? std::to_string(m_refused) + " statements could not stand, first " : std::string()) + m_first,
                         {},
                         0,
                         0};
        if (const auto sound = m_graph.check(m_diff); !sound)
            return sound.error();
        return std::move(m_diff);
    }
    GraphDiff &diff() { return m_diff; }

private:
    const KnowledgeGraph &m_graph;
    GraphDiff m_diff;
    std::string m_first;
    std::size_t m_refused = 0;
};

std::string typeKey(const KnowledgeGraph &graph, EntityId id)
{
    return graph.schema().type(graph.typeOf(id)).key;
}

}  // namespace

std::string plainClaim(const KnowledgeGraph &graph, EntityId subject, PredicateId predicate, EntityId object)
{
    return std::string(graph.name(subject)) + " " + graph.schema().predicate(predicate).label + " " + std::string(graph.name(object)) + ".";
}

std::optional<PredicateId> inversePredicate(const Schema &schema, PredicateId id)
{
    const Predicate &predicate = schema.predicate(id);
    if (predicate.symmetric)
        return id;
    const std::string label = foldedForSearch(predicate.label), inverse = foldedForSearch(predicate.inverse);
    for (std::size_t i = 0; i < schema.predicates().size(); ++i) {
        const Predicate &other = schema.predicates()[i];
        if (PredicateId(static_cast<std::uint16_t>(i)) == id)
            continue;
        if ((!inverse.empty() && foldedForSearch(other.label) == inverse) || (!label.empty() && foldedForSearch(other.inverse) == label))
            return PredicateId(static_cast<std::uint16_t>(i));
    }
    return {};
}

Result<GraphDiff> reverseStatements(const KnowledgeGraph &graph, const std::vector<StatementId> &ids)
{
    Retyping retyping(graph);
    for (const StatementId id : ids) {
        const EntityId subject = graph.object(id), object = graph.subject(id);
        PredicateId predicate = graph.predicate(id);
        if (!takes(graph.schema().predicate(predicate), typeKey(graph, subject), typeKey(graph, object)))
            predicate = inversePredicate(graph.schema(), predicate).value_or(predicate);
        retyping.put(id, subject, predicate, object);
    }
    return retyping.take();
}

Result<GraphDiff> invertStatements(const KnowledgeGraph &graph, const std::vector<StatementId> &ids)
{
    Retyping retyping(graph);
    for (const StatementId id : ids)
        if (const auto inverse = inversePredicate(graph.schema(), graph.predicate(id)))
            retyping.put(id, graph.object(id), *inverse, graph.subject(id));
    return retyping.take();
}

Result<GraphDiff> retypeStatements(const KnowledgeGraph &graph, const std::vector<StatementId> &ids, const std::string &key)
{
    const auto predicate = graph.schema().findPredicate(key);
    if (!predicate)
        return Error{Error::Code::NotFound, "there is no predicate “" + key + "”. Expected one of the schema", {}, 0, 0};
    Retyping retyping(graph);
    for (const StatementId id : ids)
        retyping.put(id, graph.subject(id), *predicate, graph.object(id));
    return retyping.take();
}

std::vector<PredicateId> predicatesForAll(const KnowledgeGraph &graph, const std::vector<StatementId> &ids)
{
    std::set<std::pair<TypeId, TypeId>> ends;
    for (const StatementId id : ids)
        ends.insert({graph.typeOf(graph.subject(id)), graph.typeOf(graph.object(id))});
    if (ends.empty())
        return {};
    std::vector<PredicateId> fitting = fittingPredicates(graph, ends.begin()->first, ends.begin()->second);
    std::erase_if(fitting, [&](PredicateId id) {
        return !std::all_of(ends.begin(), ends.end(), [&](const auto &pair) {
            return takes(graph.schema().predicate(id), graph.schema().type(pair.first).key, graph.schema().type(pair.second).key);
        });
    });
    return fitting;
}

Result<GraphDiff> retypeEntities(const KnowledgeGraph &graph, const std::vector<EntityId> &ids, const std::string &key)
{
    if (!graph.schema().findType(key))
        return Error{Error::Code::NotFound, "there is no type “" + key + "”. Expected one of the schema", {}, 0, 0};
    Retyping retyping(graph);
    const std::set<EntityId> all(ids.begin(), ids.end());
    const auto typeAfter = [&](EntityId id) { return all.contains(id) ? key : typeKey(graph, id); };
    std::set<StatementId> concerned;
    for (const EntityId id : all) {
        Entity before = graph.entity(id), after = before;
        after.type = key;
        if (before == after)
            continue;
        retyping.diff().entities.push_back({id, std::move(before), std::move(after)});
        const auto about = graph.statementsOf(id);
        concerned.insert(about.begin(), about.end());
    }
    for (const StatementId id : concerned) {
        const Predicate &predicate = graph.schema().predicate(graph.predicate(id));
        if (!takes(predicate, typeAfter(graph.subject(id)), typeAfter(graph.object(id))))
            retyping.refuse(id, predicate);
    }
    return retyping.take();
}

}  // namespace relata
