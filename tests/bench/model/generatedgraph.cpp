// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/model/generatedgraph.h"

#include <random>
#include <string>

namespace relata::bench {
namespace {

std::string words(std::mt19937 &random, std::size_t count)
{
    static constexpr const char *syllables[] = {"mi",  "gra", "tion", "pol", "i",   "cy", "bor", "der",
                                                "gov", "ern", "ment", "sen", "ate", "re", "port"};
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += i == 0 ? "" : " ";
        for (std::size_t n = 2 + random() % 3; n > 0; --n)
            text += syllables[random() % std::size(syllables)];
    }
    return text;
}

std::size_t textOf(const Properties &properties)
{
    std::size_t sum = 0;
    for (const auto &[key, value] : properties)
        sum += key.size() + value.size();
    return sum;
}

}  // namespace

GraphDiff generatedEntities(std::uint32_t entities, Fields fields)
{
    std::mt19937 random(1);
    GraphDiff diff;
    Schema schema = Schema::standard();
    for (int i = 0; i < 20; ++i)
        schema.ensurePredicate({"predicate-" + std::to_string(i), "does " + std::to_string(i), "", "", "action", {}, {}, i % 5 == 0, ""});
    diff.schema = SchemaChange{Schema::standard(), schema};
    for (std::uint32_t i = 0; i < 10; ++i)
        diff.documents.push_back(
            {DocumentId{i}, {}, Document{"document-" + std::to_string(i), words(random, 6), {}, "", {}, "", "en", "", "", "", {}}});
    for (std::uint32_t i = 0; i < entities; ++i) {
        Entity entity;
        entity.key = "entity-" + std::to_string(i);
        entity.type = schema.types()[random() % schema.types().size()].key;
        entity.name = words(random, 2 + random() % 2);
        if (fields == Fields::Rich) {
            entity.description = words(random, 8);
            entity.aliases = {words(random, 2)};
            entity.properties = {{"name_status", random() % 4 ? "text" : "ours"}, {"office", words(random, 2)}};
        }
        diff.entities.push_back({EntityId{i}, {}, std::move(entity)});
    }
    return diff;
}

GraphDiff generatedStatements(const KnowledgeGraph &graph, std::uint32_t statements, Fields fields)
{
    std::mt19937 random(2);
    const auto entityCount = static_cast<double>(graph.entityIdEnd());
    std::uniform_real_distribution<double> unit(0, 1);
    const auto skewed = [&] {
        const double u = unit(random);
        return EntityId{static_cast<std::uint32_t>(entityCount * u * u * u)};
    };
    GraphDiff diff;
    for (std::uint32_t i = 0; i < statements; ++i) {
        Statement s;
        s.key = "statement-" + std::to_string(i);
        s.subject = skewed();
        s.object = skewed();
        s.predicate = "predicate-" + std::to_string(random() % 20);
        s.claim = words(random, fields == Fields::Short ? 4 : 9);
        if (fields == Fields::Short)
            s.quote = words(random, 3);
        s.speaker = random() % 3 ? noEntity : skewed();
        s.document = DocumentId{static_cast<std::uint32_t>(random() % 10)};
        s.paragraph = static_cast<int>(1 + random() % 40);
        s.modality = allModalities[random() % allModalities.size()];
        s.polarity = allPolarities[random() % allPolarities.size()];
        s.said = Edtf::parse("2024-06~").value();
        s.holds = Edtf::parse(std::to_string(1990 + random() % 35) + "/" + std::to_string(2025 + random() % 5)).value();
        s.holdsBasis = "stated";
        if (fields == Fields::Rich) {
            s.quote = words(random, 6);
            s.note = words(random, 4);
            s.confidence = "high";
            s.properties = {{"reviewed", words(random, 1)}};
        }
        diff.statements.push_back({StatementId{i}, {}, std::move(s)});
    }
    return diff;
}

std::size_t textOf(const GraphDiff &diff)
{
    std::size_t sum = 0;
    for (const auto &change : diff.entities) {
        sum += change.after->key.size() + change.after->name.size() + change.after->description.size() + textOf(change.after->properties);
        for (const auto &alias : change.after->aliases)
            sum += alias.size();
    }
    for (const auto &change : diff.statements) {
        const Statement &s = *change.after;
        sum += s.key.size() + s.claim.size() + s.quote.size() + s.note.size() + s.confidence.size() + s.status.size() + textOf(s.properties);
    }
    return sum;
}

}  // namespace relata::bench
