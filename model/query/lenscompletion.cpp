// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/voices.h"
#include "model/graph/graphcolumns.h"
#include "model/graph/knowledgegraph.h"
#include "model/query/lenswords.h"
#include "model/query/propertycolumn.h"

#include <algorithm>
#include <map>

namespace relata {
namespace {

struct Candidate {
    std::string insert, label, detail;
    std::size_t weight = 0;
};

/// What a merge keeps for being taken back: nobody asks for it.
bool isBookkeeping(std::string_view property)
{
    return property.starts_with("merged:");
}

std::string counted(std::size_t n, const char *what)
{
    return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

/// Every value that a key may take, with how often it occurs.
std::vector<Candidate> valuesOf(LensKeyWord word, const KnowledgeGraph &graph)
{
    const LensKey key = word.key;
    const Schema &schema = graph.schema();
    std::vector<Candidate> result;
    const auto add = [&](std::string insert, std::string label, std::size_t weight, const char *what) {
        result.push_back({lensQuoted(insert), std::move(label), counted(weight, what), weight});
    };
    const auto addKeyed = [&](const auto &items, const std::vector<std::size_t> &counts, const char *what) {
        for (std::size_t i = 0; i < items.size(); ++i)
            add(items[i].key, items[i].label, counts[i], what);
    };
    std::vector<std::size_t> counts;
    switch (key) {
    case LensKey::Type:
    case LensKey::Only:
        counts.resize(schema.types().size());
        for (const EntityId id : graph.entities())
            ++counts[indexOf(graph.typeOf(id))];
        for (std::size_t i = 0; i < counts.size(); ++i)
            result.push_back({lensQuoted(schema.types()[i].key), schema.types()[i].label,
                              std::to_string(counts[i]) + (counts[i] == 1 ? " entity" : " entities"), counts[i]});
        break;
    case LensKey::Predicate:
    case LensKey::Category:
        counts.resize(key == LensKey::Predicate ? schema.predicates().size() : schema.categories().size() + 1);
        for (const StatementId id : graph.statements())
            ++counts[key == LensKey::Predicate ? indexOf(graph.predicate(id)) : schema.categoryOf(graph.predicate(id))];
        if (key == LensKey::Predicate)
            addKeyed(schema.predicates(), counts, "statement");
        else
            addKeyed(schema.categories(), counts, "statement");
        break;
    case LensKey::By: {
        std::map<EntityId, std::size_t> voices;
        std::size_t unknown = 0;
        for (const StatementId id : graph.statements())
            ++(graph.isSpeakerUnknown(id) ? unknown : voices[graph.speaker(id)]);
        for (const auto &[speaker, count] : voices)
            add(std::string(speaker == noEntity ? authorVoice : graph.name(speaker)),
                std::string(speaker == noEntity ? authorName : graph.name(speaker)), count, "statement");
        if (unknown > 0)
            add(std::string(unknownVoice), std::string(unknownName), unknown, "statement");
        break;
    }
    case LensKey::In:
        for (const DocumentId id : graph.documents())
            result.push_back({lensQuoted(graph.document(id).key), graph.document(id).title, "document", 1});
        break;
    case LensKey::Modality:
        for (const Modality modality : allModalities)
            result.push_back({std::string(toString(modality)), std::string(toString(modality)), "modality", 1});
        break;
    case LensKey::Polarity:
        for (const Polarity polarity : allPolarities)
            result.push_back({std::string(toString(polarity)), std::string(toString(polarity)), "polarity", 1});
        break;
    case LensKey::About:
    case LensKey::From:
    case LensKey::To:
    case LensKey::Near:
        for (const EntityId id : graph.entities()) {
            add(std::string(graph.name(id)), std::string(graph.name(id)), graph.degree(id), "statement");
            if (key == LensKey::Near)
                result.back().insert += "~2";
        }
        break;
    case LensKey::Has:
        for (const std::string &field : hasFieldNames())
            result.push_back({field, field, "field", 1});
        break;
    case LensKey::Property:
        for (std::uint32_t i = 0; i < propertyCount(graph); ++i)
            if (!isBookkeeping(propertyName(graph, i)))
                result.push_back({lensQuoted(propertyName(graph, i)), propertyName(graph, i), "property", 1});
        break;
    case LensKey::Sum:
    case LensKey::InSum:
    case LensKey::OutSum: {
        constexpr std::size_t mostRead = 20'000;  // statements, while somebody types
        if (graph.statementCount() <= mostRead) {
            for (const StatementProperty &property : *statementProperties(graph))
                if (property.asNumbers)
                    result.push_back({lensQuoted(property.key), property.key, "number of statements", property.statements});
            break;
        }
        for (std::uint32_t i = 0; i < propertyCount(graph); ++i)
            if (!isBookkeeping(propertyName(graph, i)))
                result.push_back({lensQuoted(propertyName(graph, i)), propertyName(graph, i), "property", 1});
        break;
    }
    case LensKey::Said:
    case LensKey::Holds:
        for (const char *form : {"2019", "2018..2020", "2024-06..", "..2019", "none"})
            result.push_back({form, form, "form of a time", 1});
        break;
    case LensKey::Measured:
        if (wordsOf(word.measure).isGroup)
            for (const char *form : {"1", "2", "3", "1..3"})
                result.push_back({form, form, "groups by size", 1});
        else
            for (const char *form : {"top10", wordsOf(word.measure).isCount ? ">=3" : ">0.01", wordsOf(word.measure).isCount ? "2..5" : "0.1..0.5"})
                result.push_back({form, form, "form of a number", 1});
        break;
    case LensKey::Paragraph:
    case LensKey::Word:
        break;
    }
    return result;
}

bool fits(const Candidate &candidate, const std::string &folded)
{
    if (folded.empty())
        return true;
    const std::string label = foldedForSearch(candidate.label), insert = foldedForSearch(candidate.insert);
    return (" " + label).find(" " + folded) != std::string::npos || insert.starts_with(folded);
}

}  // namespace

std::vector<LensCompletion> lensCompletions(std::string_view text, int cursor, const KnowledgeGraph &graph, std::size_t most)
{
    // From code points to bytes, and back to where the condition under the cursor begins.
    std::vector<std::size_t> bytes;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
            bytes.push_back(i);
    bytes.push_back(text.size());
    const std::size_t at = bytes[std::min<std::size_t>(static_cast<std::size_t>(std::max(cursor, 0)), bytes.size() - 1)];
    const auto codePoint = [&](std::size_t byte) { return static_cast<int>(std::lower_bound(bytes.begin(), bytes.end(), byte) - bytes.begin()); };
    std::size_t start = 0, valueStart = std::string_view::npos;
    bool quoted = false;
    for (std::size_t i = 0; i < at; ++i) {
        const char c = text[i];
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == ' ' || c == '\t' || c == '(' || c == ')') {
            start = i + 1;
            valueStart = std::string_view::npos;
        } else if (c == '-' && i == start)
            start = i + 1;
        else if ((c == ':' && valueStart == std::string_view::npos) || (c == ',' && valueStart != std::string_view::npos))
            valueStart = i + 1;
    }
    std::vector<Candidate> candidates;
    std::size_t from = start;
    std::string typed(text.substr(start, at - start));
    if (valueStart != std::string_view::npos) {
        const std::string word(text.substr(start, text.find(':', start) - start));
        const auto key = lensKeyFromString(word);
        if (!key)
            return {};
        from = valueStart;
        typed = text.substr(valueStart, at - valueStart);
        candidates = valuesOf(*key, graph);
    } else {
        std::size_t weight = 1000000;
        for (const std::string &name : lensKeyNames())
            candidates.push_back({name + ":", name + ":", std::string(meaningOf(*lensKeyFromString(name))), --weight});
        if (typed.size() >= 2)
            for (Candidate &value : valuesOf({LensKey::About, {}}, graph)) {
                value.insert = "about:" + value.insert;
                candidates.push_back(std::move(value));
            }
    }
    std::erase(typed, '"');
    const std::string folded = foldedForSearch(typed);
    std::erase_if(candidates, [&](const Candidate &candidate) { return !fits(candidate, folded); });
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) { return a.weight > b.weight; });
    std::vector<LensCompletion> result;
    for (std::size_t i = 0; i < candidates.size() && i < most; ++i)
        result.push_back({candidates[i].insert, candidates[i].label, candidates[i].detail, codePoint(from), codePoint(at)});
    return result;
}

}  // namespace relata
