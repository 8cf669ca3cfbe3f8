// SPDX-License-Identifier: Apache-2.0
#include "tests/support/graphtext.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <vector>

namespace relata::test {
namespace {

std::string trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return std::string(text);
}

struct Builder {
    Schema schema = Schema::standard();
    GraphDiff diff;

    EntityId ensure(std::string_view word)
    {
        const auto colon = word.find(':');
        const std::string key = trimmed(word.substr(0, colon));
        if (key.empty())
            throw std::invalid_argument("graphFromText: empty entity");
        for (const auto &change : diff.entities)
            if (change.after->key == key)
                return change.id;
        Entity entity;
        entity.key = key;
        entity.type = colon == std::string_view::npos ? "person" : trimmed(word.substr(colon + 1));
        entity.name = key;
        entity.name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(key[0])));
        const EntityId id{static_cast<std::uint32_t>(diff.entities.size())};
        diff.entities.push_back({id, {}, entity});
        return id;
    }
};

}  // namespace

KnowledgeGraph graphFromText(std::string_view text)
{
    Builder builder;
    std::size_t at = 0;
    while (at <= text.size() && !text.empty()) {
        auto end = text.find(',', at);
        if (end == std::string_view::npos)
            end = text.size();
        const std::string part = trimmed(text.substr(at, end - at));
        at = end + 1;
        if (part.empty())
            continue;
        const auto arrow = part.find("->");
        if (arrow == std::string::npos) {
            builder.ensure(part);
            continue;
        }
        const auto dash = part.find(" -");
        if (dash == std::string::npos || dash > arrow)
            throw std::invalid_argument("graphFromText: expected \"a -predicate-> b\" in \"" + part + "\"");
        Statement s;
        s.subject = builder.ensure(part.substr(0, dash));
        s.object = builder.ensure(part.substr(arrow + 2));
        s.predicate = trimmed(part.substr(dash + 2, arrow - dash - 2));
        Predicate predicate;
        predicate.key = s.predicate;
        predicate.label = s.predicate;
        builder.schema.ensurePredicate(predicate);
        s.document = DocumentId{0};
        s.key = "s" + std::to_string(builder.diff.statements.size() + 1);
        s.claim =
            builder.diff.entities[indexOf(s.subject)].after->key + " " + s.predicate + " " + builder.diff.entities[indexOf(s.object)].after->key;
        builder.diff.statements.push_back({StatementId{static_cast<std::uint32_t>(builder.diff.statements.size())}, {}, s});
    }
    Document document;
    document.key = "doc";
    document.title = "A document";
    builder.diff.documents.push_back({DocumentId{0}, {}, document});
    KnowledgeGraph graph;
    builder.diff.schema = SchemaChange{graph.schema(), builder.schema};
    if (const auto applied = graph.apply(builder.diff); !applied)
        throw std::invalid_argument("graphFromText: " + applied.error().text());
    return graph;
}

std::string print(const KnowledgeGraph &graph)
{
    std::vector<std::string> parts;
    for (const EntityId id : graph.entities())
        if (graph.degree(id) == 0)
            parts.emplace_back(graph.key(id));
    std::sort(parts.begin(), parts.end());
    std::vector<std::string> statements;
    for (const StatementId id : graph.statements())
        statements.push_back(std::string(graph.key(graph.subject(id))) + " -" + graph.schema().predicate(graph.predicate(id)).key + "-> "
                             + std::string(graph.key(graph.object(id))));
    std::sort(statements.begin(), statements.end());
    parts.insert(parts.end(), statements.begin(), statements.end());
    std::string text;
    for (const auto &part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

}  // namespace relata::test
