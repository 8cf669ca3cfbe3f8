// SPDX-License-Identifier: Apache-2.0
// The index answers as the plain way would, whatever was edited since it was made.
#include "model/query/folding.h"
#include "model/query/lens.h"
#include "model/query/search.h"
#include "model/query/searchbuilder.h"
#include "model/query/wordindex.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace relata {
namespace {

using Random = std::mt19937;

std::string word(Random &random)
{
    static constexpr const char *parts[] = {"mi", "gra", "ti", "Pö", "i", "bor", "DER", "ra", "mig"};
    std::string text;
    for (std::size_t n = 1 + random() % 4; n > 0; --n)
        text += parts[random() % std::size(parts)];
    return text;
}
std::string words(Random &random, std::size_t most)
{
    std::string text;
    for (std::size_t n = random() % (most + 1); n > 0; --n)
        text += (text.empty() ? "" : "-") + word(random);
    return text;
}
std::string asked(Random &random)
{
    std::string text;
    for (std::size_t n = 1 + random() % 3; n > 0; --n) {
        std::string one = foldedForSearch(word(random));
        switch (random() % 4) {
        case 0:
            one.resize(std::min<std::size_t>(one.size(), 1 + random() % 3));
            break;
        case 1:
            one[random() % one.size()] = 'x';
            break;
        default:
            break;
        }
        text += (text.empty() ? "" : " ") + one;
    }
    return text;
}

Entity entity(Random &random, std::string key)
{
    Entity made;
    made.key = std::move(key);
    made.type = "person";
    made.name = word(random) + " " + words(random, 2);
    for (std::size_t n = random() % 3; n > 0; --n)
        made.aliases.push_back(words(random, 3));
    return made;
}

KnowledgeGraph graphOf(Random &random, std::uint32_t entities, std::uint32_t statements)
{
    KnowledgeGraph graph = test::graphFromText("a -k-> b");
    GraphDiff diff;
    for (std::uint32_t i = 0; i < entities; ++i)
        diff.entities.push_back({EntityId{2 + i}, {}, entity(random, "migra-" + std::to_string(i % 7) + "-" + std::to_string(i))});
    for (std::uint32_t i = 0; i < statements; ++i) {
        Statement made;
        made.key = "x" + std::to_string(i);
        made.subject = EntityId{static_cast<std::uint32_t>(random() % (entities + 2))};
        made.object = EntityId{static_cast<std::uint32_t>(random() % (entities + 2))};
        made.predicate = "k";
        made.claim = words(random, 5);
        if (random() % 3 == 0)
            made.speaker = EntityId{static_cast<std::uint32_t>(random() % (entities + 2))};
        if (random() % 3 == 0)
            made.quote = words(random, 4);
        if (random() % 3 == 0)
            made.note = words(random, 4);
        diff.statements.push_back({StatementId{1 + i}, {}, made});
    }
    const auto applied = graph.apply(diff);
    EXPECT_TRUE(applied) << applied.error().text();
    return graph;
}

/// One edit of everything that can be edited: names, new and removed records, claims.
GraphDiff anEdit(Random &random, const KnowledgeGraph &graph)
{
    GraphDiff diff;
    const auto someEntity = [&] {
        EntityId id{};
        do
            id = EntityId{static_cast<std::uint32_t>(random() % graph.entityIdEnd())};
        while (!graph.contains(id));
        return id;
    };
    switch (random() % 4) {
    case 0: {
        const EntityId id = someEntity();
        diff.entities.push_back({id, graph.entity(id), entity(random, std::string(graph.key(id)))});
        diff.entities[0].after->type = graph.entity(id).type;
        break;
    }
    case 1:
        diff.entities.push_back({graph.nextEntityId(), {}, entity(random, "new-" + std::to_string(graph.entityIdEnd()))});
        break;
    case 2:
        if (graph.entityCount() > 5)
            diff = removeEntities(graph, {someEntity()});
        break;
    default:
        if (graph.statementCount() > 0) {
            StatementId id{};
            do
                id = StatementId{static_cast<std::uint32_t>(random() % graph.statementIdEnd())};
            while (!graph.contains(id));
            diff.statements.push_back({id, graph.statement(id), graph.statement(id)});
            diff.statements[0].after->claim = words(random, 5);
            diff.statements[0].after->note = words(random, 3);
            diff.statements[0].after->object = someEntity();
        }
    }
    return diff;
}

/// Every name of every entity is looked at.
std::string plainEntities(const KnowledgeGraph &graph, const std::string &text, std::size_t most)
{
    const auto wanted = foldedWords(text);
    const auto eachName = [&](EntityId id, auto visit) {
        visit(std::string(graph.name(id)), false);
        for (const auto alias : graph.aliases(id))
            visit(std::string(alias), false);
        visit(std::string(graph.key(id)), true);
    };
    std::vector<bool> typos;
    for (const FoldedWord &w : wanted) {
        bool begins = false;
        for (const EntityId id : graph.entities())
            eachName(id, [&](const std::string &name, bool) {
                for (const FoldedWord &there : foldedWords(name))
                    begins = begins || there.text.starts_with(w.text);
            });
        typos.push_back(!begins);
    }
    struct Hit {
        double score;
        std::size_t degree;
        EntityId id;
        std::string name;
    };
    std::vector<Hit> hits;
    for (const EntityId id : graph.entities()) {
        Hit best{-100, 0, id, {}};
        eachName(id, [&](const std::string &name, bool isKey) {
            const auto there = foldedWords(name);
            double sum = 0;
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                double one = 0;
                const std::string &w = wanted[i].text;
                for (const FoldedWord &each : there) {
                    if (each.text.starts_with(w))
                        one = std::max(one, each.text == w ? 3.0 : 2.0);
                    else if (const int allowed = w.size() >= 8   ? 2
                                                 : w.size() >= 4 ? 1
                                                                 : 0;
                             typos[i] && editsBetween(w, each.text, allowed) <= allowed)
                        one = std::max(one, 1 - 0.25 * editsBetween(w, each.text, allowed));
                }
                if (one == 0)
                    return;
                sum += one;
            }
            double score = double(float(sum)) / double(wanted.size());
            if (score > 1)
                score += (there.size() == wanted.size()) + foldedForSearch(name).starts_with(foldedForSearch(text));
            score -= isKey ? 0.5 : 0;
            if (score > best.score)
                best = {score, graph.degree(id), id, name};
        });
        if (best.score > -100)
            hits.push_back(best);
    }
    std::sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) {
        return a.score != b.score ? a.score > b.score : a.degree != b.degree ? a.degree > b.degree : a.id < b.id;
    });
    std::string told;
    for (std::size_t i = 0; i < std::min(most, hits.size()); ++i)
        told += std::to_string(indexOf(hits[i].id)) + " " + hits[i].name + " " + std::to_string(hits[i].score) + "\n";
    return told;
}
std::string entitiesOf(const SearchIndex &index, const std::string &text, std::size_t most)
{
    std::string told;
    for (const EntityHit &hit : index.entities(text, most))
        told += std::to_string(indexOf(hit.entity)) + " " + hit.matched + " " + std::to_string(hit.score) + "\n";
    return told;
}

std::string plainStatements(const KnowledgeGraph &graph, const std::string &text, std::size_t most)
{
    std::vector<std::pair<double, std::uint32_t>> hits;
    for (const StatementId id : graph.statements()) {
        double sum = 0;
        bool all = true;
        for (const FoldedWord &w : foldedWords(text)) {
            double one = 0;
            for (const FoldedWord &each : foldedWords(graph.claim(id)))
                if (each.text.starts_with(w.text))
                    one = std::max(one, each.text == w.text ? 3.0 : 2.0);
            all = all && one > 0;
            sum += one;
        }
        if (all)
            hits.emplace_back(-sum, indexOf(id));
    }
    std::sort(hits.begin(), hits.end());
    std::string told;
    for (std::size_t i = 0; i < std::min(most, hits.size()); ++i)
        told += std::to_string(hits[i].second) + " " + std::to_string(-hits[i].first) + "\n";
    return told;
}
std::string statementsOf(const SearchIndex &index, const std::string &text, std::size_t most)
{
    std::string told;
    for (const StatementHit &hit : index.statements(text, most))
        told += std::to_string(indexOf(hit.statement)) + " " + std::to_string(hit.score) + "\n";
    return told;
}

/// Some words in a row of some text of \a graph, the last one cut now and then; now and then of no text.
std::string phraseOf(Random &random, const KnowledgeGraph &graph)
{
    std::vector<std::string> texts{words(random, 3)};
    for (const StatementId id : graph.statements())
        for (const auto text : {graph.claim(id), graph.quote(id), graph.note(id), graph.name(graph.subject(id)), graph.name(graph.object(id))})
            texts.emplace_back(text);
    const auto there = foldedWords(texts[random() % texts.size()]);
    const std::size_t from = there.empty() ? 0 : random() % there.size();
    std::string phrase;
    for (std::size_t i = from; i < std::min(there.size(), from + 1 + random() % 3); ++i)
        phrase += (phrase.empty() ? "" : " ") + there[i].text;
    if (phrase.size() > 3 && random() % 3 == 0)
        phrase.pop_back();
    return phrase.empty() ? "mi" : foldedForSearch(phrase);
}

/// What a phrase selects, every text looked at.
std::string plainPhrase(const KnowledgeGraph &graph, const std::string &phrase)
{
    const auto contains = [&](std::string_view text) { return (" " + foldedForSearch(text)).find(" " + phrase) != std::string::npos; };
    const auto isNamed = [&](EntityId id) {
        if (id == noEntity)
            return false;
        const auto aliases = graph.aliases(id);
        return contains(graph.name(id)) || std::any_of(aliases.begin(), aliases.end(), contains);
    };
    std::string told;
    for (const StatementId id : graph.statements())
        if (contains(graph.claim(id)) || contains(graph.quote(id)) || contains(graph.note(id)) || isNamed(graph.subject(id))
            || isNamed(graph.object(id)) || isNamed(graph.speaker(id)) || contains(graph.schema().predicate(graph.predicate(id)).label))
            told += std::to_string(indexOf(id)) + " ";
    for (const EntityId id : graph.entities())
        if (graph.degree(id) == 0 && isNamed(id))
            told += "alone " + std::to_string(indexOf(id)) + " ";
    return told;
}
std::string selectedBy(const KnowledgeGraph &graph, const SearchIndex &index, const std::string &phrase)
{
    const auto result = Lens::parse("\"" + phrase + "\"")->evaluate(graph, index);
    std::string told;
    result->statements.forEach([&](StatementId id) { told += std::to_string(indexOf(id)) + " "; });
    result->entities.forEach([&](EntityId id) { told += graph.degree(id) == 0 ? "alone " + std::to_string(indexOf(id)) + " " : ""; });
    return told;
}

class SearchLaws : public testing::TestWithParam<unsigned>
{
};

TEST_P(SearchLaws, TheIndexAnswersAsThePlainWay)
{
    Random random(GetParam());
    const KnowledgeGraph graph = graphOf(random, 150, 60);
    const SearchIndex index = SearchIndex::of(graph);
    for (int i = 0; i < 25; ++i) {
        const std::string text = asked(random);
        for (const std::size_t most : {std::size_t{1}, std::size_t{5}, std::size_t{1000}}) {
            EXPECT_EQ(entitiesOf(index, text, most), plainEntities(graph, text, most)) << text;
            EXPECT_EQ(statementsOf(index, text, most), plainStatements(graph, text, most)) << text;
        }
    }
}

TEST_P(SearchLaws, APhraseSelectsWhatHasItWordForWordAlsoAfterEdits)
{
    Random random(GetParam());
    KnowledgeGraph graph = graphOf(random, 60, 80);
    SearchIndex index = SearchIndex::of(graph);
    for (int edit = 0; edit < 8; ++edit) {
        for (int i = 0; i < 8; ++i) {
            const std::string phrase = phraseOf(random, graph);
            EXPECT_EQ(selectedBy(graph, index, phrase), plainPhrase(graph, phrase)) << phrase;
        }
        const GraphDiff diff = anEdit(random, graph);
        ASSERT_TRUE(graph.apply(diff));
        index = index.changed(diff);
    }
}

TEST_P(SearchLaws, AnIndexThatWasToldOfEditsAnswersAsANewOne)
{
    Random random(GetParam());
    KnowledgeGraph graph = graphOf(random, 60, 40);
    SearchIndex index = SearchIndex::of(graph);
    for (int edit = 0; edit < 12; ++edit) {
        const GraphDiff diff = anEdit(random, graph);
        ASSERT_TRUE(graph.apply(diff));
        index = index.changed(diff);
        const SearchIndex anew = SearchIndex::of(graph);
        for (int i = 0; i < 6; ++i) {
            const std::string text = asked(random);
            EXPECT_EQ(entitiesOf(index, text, 20), entitiesOf(anew, text, 20)) << text;
            EXPECT_EQ(statementsOf(index, text, 20), statementsOf(anew, text, 20)) << text;
        }
    }
}

TEST_P(SearchLaws, AnIndexMadeWhileTheGraphIsEditedAnswersAsOneMadeAfterwards)
{
    Random random(GetParam());
    KnowledgeGraph graph = graphOf(random, 60, 40);
    SearchBuilder builder(graph);
    std::vector<GraphDiff> told;
    while (builder.readSome(17)) {
        told.push_back(anEdit(random, graph));
        ASSERT_TRUE(graph.apply(told.back()));
    }
    SearchIndex index = builder.finish();
    for (const GraphDiff &diff : told)
        index = index.changed(diff);
    const SearchIndex anew = SearchIndex::of(graph);
    for (int i = 0; i < 20; ++i) {
        const std::string text = asked(random);
        EXPECT_EQ(entitiesOf(index, text, 20), entitiesOf(anew, text, 20)) << text;
        EXPECT_EQ(statementsOf(index, text, 20), statementsOf(anew, text, 20)) << text;
    }
}

TEST_P(SearchLaws, NearWordsAreThoseWithinSoManyEdits)
{
    Random random(GetParam());
    WordIndex index;
    std::uint32_t row = 0;
    for (int i = 0; i < 300; ++i)
        for (const FoldedWord &each : foldedWords(words(random, 2)))
            index.add(each.text, row++);
    index.add(std::string(80, 'm'), row);
    index.finish();
    for (int i = 0; i < 30; ++i) {
        const std::string text = asked(random);
        for (const int most : {1, 2}) {
            std::vector<std::pair<std::uint32_t, int>> plain, found;
            for (std::uint32_t w = 0; w < index.wordCount(); ++w)
                if (const int edits = editsBetween(text, index.word(w), most); edits <= most)
                    plain.emplace_back(w, edits);
            for (const auto &near : index.near(text, most))
                found.emplace_back(near.word, near.edits);
            EXPECT_EQ(found, plain) << text;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SearchLaws, testing::Range(1U, 21U));

TEST(WordSplitter, PartsAsFoldedWordsDoes)
{
    WordSplitter splitter;
    for (const std::string text : {"Gil Guerra’s  “Peña-Nieto”!", "ẞtraße ﬁne Ⅳ", "", " – ", "a"}) {
        std::vector<std::string> expected, found;
        for (const FoldedWord &each : foldedWords(text))
            expected.push_back(each.text);
        for (const std::string_view each : splitter.split(text))
            found.emplace_back(each);
        EXPECT_EQ(found, expected) << text;
    }
}

}  // namespace
}  // namespace relata
