// SPDX-License-Identifier: Apache-2.0
#include "model/edit/drafts.h"

#include "model/edit/keys.h"
#include "model/query/folding.h"

#include <algorithm>
#include <cassert>

namespace relata {
namespace {

Result<GraphDiff> judged(const KnowledgeGraph &graph, GraphDiff diff)
{
    if (const auto sound = graph.check(diff); !sound)
        return sound.error();
    return diff;
}

bool allows(const std::vector<std::string> &types, const std::string &type)
{
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

std::string slugOf(std::string_view text, const char *otherwise)
{
    std::string folded, key;
    foldInto(text, folded);
    for (const char c : folded)
        if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            key += c;
        else if (!key.empty() && key.back() != '-')
            key += '-';
    while (!key.empty() && key.back() == '-')
        key.pop_back();
    return key.empty() ? otherwise : key;
}

KnowledgeGraph emptyGraph()
{
    KnowledgeGraph graph;
    GraphDiff schema;
    schema.schema = SchemaChange{graph.schema(), Schema::standard()};
    [[maybe_unused]] const auto applied = graph.apply(schema);
    assert(applied);
    return graph;
}

std::string freeEntityKey(const KnowledgeGraph &graph, std::string_view name)
{
    return freeKey(slugOf(name, "entity"), [&](const std::string &key) { return graph.findEntity(key) != noEntity; });
}

std::string freeStatementKey(const KnowledgeGraph &graph)
{
    std::size_t number = graph.statementIdEnd() + 1;
    while (graph.findStatement("s" + std::to_string(number)) != noStatement)
        ++number;
    return "s" + std::to_string(number);
}

std::string freeDocumentKey(const KnowledgeGraph &graph, std::string_view title)
{
    return freeKey(slugOf(title, "document"), [&](const std::string &key) { return graph.findDocument(key) != noDocument; });
}

std::vector<PredicateId> fittingPredicates(const KnowledgeGraph &graph, TypeId subject, TypeId object)
{
    const Schema &schema = graph.schema();
    const std::string &from = schema.type(subject).key, &to = schema.type(object).key;
    std::vector<std::size_t> uses(schema.predicates().size());
    for (const StatementId id : graph.statements())
        ++uses[indexOf(graph.predicate(id))];
    std::vector<PredicateId> fitting;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const Predicate &predicate = schema.predicates()[i];
        const bool fits = (allows(predicate.domain, from) && allows(predicate.range, to))
                          || (predicate.symmetric && allows(predicate.domain, to) && allows(predicate.range, from));
        if (fits)
            fitting.push_back(PredicateId(static_cast<std::uint16_t>(i)));
    }
    std::stable_sort(fitting.begin(), fitting.end(), [&](PredicateId a, PredicateId b) { return uses[indexOf(a)] > uses[indexOf(b)]; });
    return fitting;
}

Result<GraphDiff> draftEntity(const KnowledgeGraph &graph, EntityId id, Entity entity)
{
    entity.name = trimmed(entity.name);
    entity.description = trimmed(entity.description);
    for (std::string &alias : entity.aliases)
        alias = trimmed(alias);
    std::erase_if(entity.aliases, [](const std::string &alias) { return alias.empty(); });
    if (entity.name.empty())
        return Error{Error::Code::Schema, "has no name. Expected one", {}, 0, 0};
    if (entity.key.empty())
        entity.key = freeEntityKey(graph, entity.name);
    GraphDiff diff;
    if (id == noEntity) {
        diff.entities.push_back({graph.nextEntityId(), {}, std::move(entity)});
        return judged(graph, std::move(diff));
    }
    Entity before = graph.entity(id);
    if (before == entity)
        return diff;
    diff.entities.push_back({id, std::move(before), std::move(entity)});
    return judged(graph, std::move(diff));
}

Result<GraphDiff> draftDocument(const KnowledgeGraph &graph, DocumentId id, Document document)
{
    for (std::string *text : {&document.title, &document.publisher, &document.url, &document.language, &document.origin, &document.note})
        *text = trimmed(*text);
    for (std::string &author : document.authors)
        author = trimmed(author);
    std::erase_if(document.authors, [](const std::string &author) { return author.empty(); });
    if (document.title.empty() && document.url.empty())
        return Error{Error::Code::Schema, "has neither a title nor an address. Expected one of the two", {}, 0, 0};
    if (document.key.empty())
        document.key = freeDocumentKey(graph, document.title.empty() ? document.url : document.title);
    GraphDiff diff;
    if (id == noDocument) {
        diff.documents.push_back({graph.nextDocumentId(), {}, std::move(document)});
        return judged(graph, std::move(diff));
    }
    Document before = graph.document(id);
    if (!(before == document))
        diff.documents.push_back({id, std::move(before), std::move(document)});
    return judged(graph, std::move(diff));
}

Result<GraphDiff> removeDocument(const KnowledgeGraph &graph, DocumentId id)
{
    std::size_t held = 0;
    for (const StatementId each : graph.statements())
        held += graph.document(each) == id;
    if (held > 0)
        return Error{Error::Code::Schema,
                     "holds " + std::to_string(held) + (held == 1 ? " statement" : " statements") + ". Expected none, before it can go",
                     {},
                     0,
                     0};
    GraphDiff diff;
    diff.documents.push_back({id, graph.document(id), {}});
    return judged(graph, std::move(diff));
}

Result<GraphDiff> draftStatement(const KnowledgeGraph &graph, StatementId id, Statement statement)
{
    for (const auto &[end, what] : {std::pair{statement.subject, "subject"}, std::pair{statement.object, "object"}})
        if (end == noEntity || !graph.contains(end))
            return Error{Error::Code::NotFound, std::string("the ") + what + " is missing. Expected an entity of the graph", {}, 0, 0};
    GraphDiff diff;
    addDraft(graph, id, std::move(statement), diff);
    return judged(graph, std::move(diff));
}

void addDraft(const KnowledgeGraph &graph, StatementId id, Statement statement, GraphDiff &ground)
{
    for (std::string *text : {&statement.claim, &statement.quote, &statement.note, &statement.confidence, &statement.status})
        *text = trimmed(*text);
    std::size_t made = 0;
    for (const auto &change : ground.statements)
        made += !change.before;
    if (statement.key.empty()) {
        std::size_t number = graph.statementIdEnd() + 1 + made;
        while (graph.findStatement("s" + std::to_string(number)) != noStatement)
            ++number;
        statement.key = "s" + std::to_string(number);
    }
    if (id == noStatement) {
        ground.statements.push_back({StatementId(static_cast<std::uint32_t>(graph.statementIdEnd() + made)), {}, std::move(statement)});
        return;
    }
    Statement before = graph.statement(id);
    if (!(before == statement))
        ground.statements.push_back({id, std::move(before), std::move(statement)});
}

}  // namespace relata
