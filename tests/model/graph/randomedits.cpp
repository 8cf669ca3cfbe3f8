// SPDX-License-Identifier: Apache-2.0
#include "tests/model/graph/randomedits.h"

#include <algorithm>
#include <string>

namespace relata::test {
namespace {

class Editor
{
public:
    Editor(const KnowledgeGraph &graph, std::mt19937 &random) : m_graph(graph), m_random(random)
    {
        for (const EntityId id : graph.entities())
            m_entities.push_back(id);
        for (const StatementId id : graph.statements())
            m_statements.push_back(id);
        for (const DocumentId id : graph.documents())
            m_documents.push_back(id);
    }

    GraphDiff edit()
    {
        if (m_entities.empty())
            return addEntity();
        switch (m_random() % 12) {
        case 0:
        case 1:
            return addEntity();
        case 2:
            return changeEntity();
        case 3:
            return removeEntities(m_graph, {pick(m_entities)});
        case 4:
        case 5:
        case 6:
            return addStatements();
        case 7:
            return changeStatement();
        case 8:
            return m_statements.empty() ? addStatements() : removeStatements(m_graph, {pick(m_statements), pick(m_statements)});
        case 9:
            return changeDocuments();
        case 10:
            return changeSchema();
        default:
            return swapKeys();
        }
    }

private:
    template <typename Id>
    Id pick(const std::vector<Id> &ids)
    {
        return ids[m_random() % ids.size()];
    }
    std::string word() { return m_random() % 4 == 0 ? std::string() : std::string(m_random() % 30, static_cast<char>('a' + m_random() % 26)); }
    std::string anyType() { return m_graph.schema().types()[m_random() % m_graph.schema().types().size()].key; }
    Edtf time() { return Edtf::parse(m_random() % 3 ? std::to_string(1990 + m_random() % 40) : "").value(); }

    GraphDiff addEntity()
    {
        const EntityId id = m_graph.nextEntityId();
        GraphDiff diff;
        diff.entities.push_back(
            {id,
             {},
             Entity{"e" + std::to_string(indexOf(id)), anyType(), "Name" + word(), {"Alias", word()}, word(), {{"k", word()}, {word() + "x", ""}}}});
        return diff;
    }
    GraphDiff changeEntity()
    {
        const EntityId id = pick(m_entities);
        Entity next = m_graph.entity(id);
        next.name += "x";
        next.type = anyType();
        next.aliases.push_back(word());
        next.properties = {{"n", word()}};
        GraphDiff diff;
        diff.entities.push_back({id, m_graph.entity(id), next});
        return diff;
    }
    GraphDiff addStatements()
    {
        GraphDiff diff;
        for (std::uint32_t i = 0, n = 1 + m_random() % 3; i < n; ++i) {
            const StatementId id{static_cast<std::uint32_t>(m_graph.statementIdEnd()) + i};
            Statement s;
            s.key = "t" + std::to_string(indexOf(id));
            s.subject = pick(m_entities);
            fill(s);
            diff.statements.push_back({id, {}, s});
        }
        return diff;
    }
    void fill(Statement &s)
    {
        s.object = pick(m_entities);
        s.predicate = "knows";
        s.claim = word();
        s.speaker = m_random() % 3 == 0 ? pick(m_entities) : noEntity;
        s.document = m_documents.empty() || m_random() % 3 == 0 ? noDocument : pick(m_documents);
        s.paragraph = static_cast<int>(m_random() % 5);
        s.quote = word();
        s.modality = allModalities[m_random() % allModalities.size()];
        s.polarity = allPolarities[m_random() % allPolarities.size()];
        s.said = time();
        s.holds = time();
        s.holdsBasis = std::vector<std::string>{"", "stated", "inferred", "guessed"}[m_random() % 4];
        s.confidence = word();
        s.status = word();
        s.note = word();
        if (m_random() % 2)
            s.properties = {{"p", word()}, {"q", word()}};
    }
    GraphDiff changeStatement()
    {
        if (m_statements.empty())
            return addStatements();
        const StatementId id = pick(m_statements);
        Statement next = m_graph.statement(id);
        if (m_random() % 2)
            next.claim += "y";  // the ends stay
        else
            fill(next);
        GraphDiff diff;
        diff.statements.push_back({id, m_graph.statement(id), next});
        return diff;
    }
    GraphDiff changeDocuments()
    {
        GraphDiff diff;
        for (const DocumentId id : m_documents) {
            const bool cited = std::any_of(m_statements.begin(), m_statements.end(), [&](StatementId s) { return m_graph.document(s) == id; });
            if (cited && m_random() % 2) {
                Document next = m_graph.document(id);
                next.title += "z";
                diff.documents.push_back({id, m_graph.document(id), next});
            } else if (!cited && m_random() % 2) {
                diff.documents.push_back({id, m_graph.document(id), {}});
            }
        }
        Document document;
        document.key = "d" + std::to_string(m_graph.documentIdEnd());
        diff.documents.push_back({m_graph.nextDocumentId(), {}, document});
        return diff;
    }
    GraphDiff changeSchema()
    {
        Schema next;
        std::vector<EntityType> types = m_graph.schema().types();
        std::vector<Predicate> predicates = m_graph.schema().predicates();
        std::shuffle(types.begin(), types.end(), m_random);
        std::shuffle(predicates.begin(), predicates.end(), m_random);
        for (const EntityType &type : types)
            next.ensureType(type);
        for (const Predicate &predicate : predicates)  // all statements say "knows"
            if (predicate.key == "knows" || m_random() % 2)
                next.ensurePredicate(predicate);
        Predicate added;
        added.key = "p" + std::to_string(m_graph.revision());
        added.label = "does " + added.key;
        added.inverse = "is " + added.key + " of";
        next.ensurePredicate(added);
        GraphDiff diff;
        diff.schema = SchemaChange{m_graph.schema(), next};
        return diff;
    }
    /// Two entities exchange their ids' texts: each key is free only because the other goes in the same edit.
    GraphDiff swapKeys()
    {
        if (m_entities.size() < 2)
            return addEntity();
        const EntityId a = m_entities.front(), b = m_entities.back();
        Entity nextA = m_graph.entity(a), nextB = m_graph.entity(b);
        std::swap(nextA.key, nextB.key);
        GraphDiff diff;
        diff.entities = {{a, m_graph.entity(a), nextA}, {b, m_graph.entity(b), nextB}};
        return diff;
    }

    const KnowledgeGraph &m_graph;
    std::mt19937 &m_random;
    std::vector<EntityId> m_entities;
    std::vector<StatementId> m_statements;
    std::vector<DocumentId> m_documents;
};

}  // namespace

GraphDiff randomEdit(const KnowledgeGraph &graph, std::mt19937 &random)
{
    return Editor(graph, random).edit();
}

}  // namespace relata::test
