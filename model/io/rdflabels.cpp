// SPDX-License-Identifier: Apache-2.0
// What things are called.
#include "model/core/plaintext.h"
#include "model/io/rdfbuilder.h"

#include <algorithm>
#include <array>

namespace relata {
namespace {

/// “family-name”, “family_name” and “familyName” alike.
std::string foldedName(std::string_view iri)
{
    std::string folded = lowered(localName(iri));
    std::erase_if(folded, [](char c) { return c == '-' || c == '_'; });
    return folded;
}

}  // namespace

int RdfBuilder::languageRank(TermId literal) const
{
    const std::string_view language = m_store.languageOf(literal);
    return language.empty() ? 0 : language == "en" ? 1 : language == "mul" || language.starts_with("en-") ? 2 : 3;
}

RdfLabels RdfBuilder::labelsOf(TermId id) const
{
    struct Candidate {
        int rank;
        TermId predicate, literal;
        bool isTitle;
    };
    RdfLabels labels;
    std::vector<Candidate> names;
    int described = 100;
    TermId description = noTerm;
    std::vector<std::pair<TermId, TermId>> descriptions;
    for (const RdfTriple &triple : m_index.about(id)) {
        const RdfWord word = m_index.word(triple.predicate);
        if (!m_store.isLiteral(triple.object) || m_store.text(triple.object).empty())
            continue;
        const int language = languageRank(triple.object);
        if (word >= RdfWord::Label && word <= RdfWord::Title) {
            names.push_back({language + 10 * (static_cast<int>(word) - static_cast<int>(RdfWord::Label)), triple.predicate, triple.object,
                             word == RdfWord::Title});
        } else if (word == RdfWord::Description || (word == RdfWord::Comment && !isOwn())) {
            descriptions.emplace_back(triple.predicate, triple.object);
            if (const int rank = language + (word == RdfWord::Comment ? 10 : 0); rank < described) {
                described = rank;
                description = triple.object;
            }
        }
    }
    const auto best = std::min_element(names.begin(), names.end(), [](const Candidate &a, const Candidate &b) { return a.rank < b.rank; });
    std::unordered_set<std::string_view> seen;
    if (best != names.end()) {
        labels.name = m_store.text(best->literal);
        seen.insert(m_store.text(best->literal));
        for (const Candidate &other : names)
            if (const std::string_view text = m_store.text(other.literal); seen.insert(text).second) {
                if (other.isTitle && !best->isTitle)
                    labels.others.emplace_back(other.predicate, other.literal);
                else
                    labels.aliases.emplace_back(text);
            }
    }
    if (labels.name.empty() && !isOwn()) {
        nameByWords(id, labels);
        seen.insert(labels.name);
    }
    for (const RdfTriple &triple : m_index.about(id))
        if (m_index.word(triple.predicate) == RdfWord::OtherName && m_store.isLiteral(triple.object))
            if (const std::string_view text = m_store.text(triple.object); isOwn() || (!text.empty() && seen.insert(text).second))
                labels.aliases.emplace_back(text);
    if (labels.name.empty() && !labels.aliases.empty() && !isOwn()) {
        labels.name = std::move(labels.aliases.front());
        labels.aliases.erase(labels.aliases.begin());
    }
    if (description != noTerm)
        labels.description = m_store.text(description);
    for (const auto &[predicate, literal] : descriptions)
        if (literal != description && m_store.text(literal) != labels.description)
            labels.others.emplace_back(predicate, literal);
    return labels;
}

const std::string &RdfBuilder::nameOf(TermId id) const
{
    const auto [place, isNew] = m_namesOf.try_emplace(static_cast<std::uint32_t>(id));
    if (isNew)
        place->second = madeName(id);
    return place->second;
}

/// Of a thing without a name in a vocabulary that is known: by what predicates are called in whichever.
void RdfBuilder::nameByWords(TermId id, RdfLabels &labels) const
{
    constexpr std::array<std::string_view, 8> words{"name", "label", "preflabel", "fullname", "fn", "displayname", "legalname", "title"};
    constexpr std::array<std::string_view, 3> givenWords{"givenname", "firstname", "forename"}, familyWords{"familyname", "lastname", "surname"};
    const auto isAmong = [](const auto &list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); };
    constexpr int noRank = 1000, titleRank = 70;
    int best = noRank;
    std::string_view given, family;
    for (const RdfTriple &triple : m_index.about(id)) {
        const std::string_view text = m_store.text(triple.object), iri = m_store.text(triple.predicate);
        if (!m_store.isLiteral(triple.object) || withoutAsciiBlanks(text).empty() || m_index.word(triple.predicate) != RdfWord::None)
            continue;
        const std::string word = foldedName(iri);
        const auto place = std::find(words.begin(), words.end(), word);
        const int rank = place == words.end() ? noRank : 10 * static_cast<int>(place - words.begin()) + languageRank(triple.object);
        const bool isOfPerson = rank >= titleRank && (iri.starts_with("http://xmlns.com/foaf/") || iri.find("/vcard/") != std::string_view::npos);
        if (rank < best && !isOfPerson) {  // “Dr.”
            best = rank;
            labels.from = triple.object;
        }
        if (isAmong(givenWords, word) && given.empty())
            given = text;
        if (isAmong(familyWords, word) && family.empty())
            family = text;
    }
    if (best >= titleRank && !(given.empty() && family.empty())) {
        labels.from = noTerm;
        labels.name = std::string(given) + (given.empty() || family.empty() ? "" : " ") + std::string(family);
    } else if (labels.from != noTerm) {
        labels.name = m_store.text(labels.from);
    }
}

/// A text that is said of a node without name and type: what stands for it best.
std::string RdfBuilder::textAbout(TermId id) const
{
    constexpr std::size_t longest = 200;
    std::string_view first;
    for (const RdfTriple &triple : m_index.about(id)) {
        const std::string_view text = m_store.text(triple.object);
        if (!m_store.isLiteral(triple.object) || withoutAsciiBlanks(text).empty() || text.size() > longest
            || text.find('\n') != std::string_view::npos)
            continue;
        if (m_index.word(triple.predicate) == RdfWord::Value)
            return std::string(text);
        if (first.empty())
            first = text;
    }
    return std::string(first);
}

std::string RdfBuilder::madeName(TermId id) const
{
    if (std::string name = labelsOf(id).name; !name.empty())
        return name;
    if (!m_store.isIri(id)) {  // what it is called in the file means nothing to people: "Membership 2"
        for (const RdfTriple &triple : m_index.about(id))
            if (m_index.word(triple.predicate) == RdfWord::Type && m_store.isIri(triple.object)) {
                const std::string kind = wordsOf(localName(m_store.text(triple.object)));
                return kind + " " + std::to_string(++m_nameless[kind]);
            }
        const std::string text = textAbout(id);
        return text.empty() ? "_:" + std::string(m_store.text(id)) : text;
    }
    if (const auto known = m_labels.find(static_cast<std::uint32_t>(id)); known != m_labels.end())
        return known->second;
    const std::string_view iri = m_store.text(id);
    std::string name = ownKey(RdfSpace::Entity, id).value_or(localName(iri));
    if (name != iri)
        std::replace(name.begin(), name.end(), '_', ' ');
    return name.empty() ? m_path.stem().string() : name;
}

}  // namespace relata
