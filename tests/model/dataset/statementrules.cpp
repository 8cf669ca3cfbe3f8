// SPDX-License-Identifier: Apache-2.0
#include "tests/model/dataset/rules.h"

#include "model/evidence/edtf.h"
#include "model/graph/records.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace relata::dataset {
namespace {

constexpr int paragraphs = 17;
constexpr std::size_t mostWords = 25;

/// 0 when the cell is not the number of a paragraph.
int paragraphOf(const Row &row)
{
    const std::string &cell = row.at("paragraph");
    const bool number = !cell.empty() && cell.size() <= 2 && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    const int paragraph = number ? std::stoi(cell) : 0;
    return paragraph <= paragraphs ? paragraph : 0;
}

bool isSlug(const std::string &id)
{
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

Breaches statementsAreComplete(const Package &package)
{
    Breaches breaches;
    for (const Row &row : package.statements) {
        const auto need = [&](bool met, const char *what) {
            if (!met)
                breaches.push_back(row.at("id") + ": " + what);
        };
        need(!row.at("claim").empty(), "no claim");
        need(row.at("document") == package.documents.at(0).at("id"), "not the document");
        need(paragraphOf(row) != 0, "paragraph is 1 to 17");
        need(modalityFromString(row.at("modality")).has_value(), "unknown modality");
        need(polarityFromString(row.at("polarity")).has_value(), "unknown polarity");
        need(!row.at("said").empty() && Edtf::parse(row.at("said")), "said is not a date");
    }
    return breaches;
}

Breaches endsAreKnown(const Package &package)
{
    Breaches breaches;
    std::set<std::string> ids;
    for (const auto *rows : {&package.entities, &package.statements})
        for (const Row &row : *rows)
            if (!isSlug(row.at("id")) || !ids.insert(row.at("id")).second)
                breaches.push_back(row.at("id") + ": not a slug, or twice");
    for (const Row &row : package.statements) {
        for (const char *column : {"subject", "object", "speaker"})
            if (const std::string &id = row.at(column); !(id.empty() && column == std::string("speaker")) && !package.findEntity(id))
                breaches.push_back(row.at("id") + ": unknown " + column + " “" + id + "”");
        if (!package.findPredicate(row.at("predicate")))
            breaches.push_back(row.at("id") + ": unknown predicate “" + row.at("predicate") + "”");
        if (row.at("subject") == row.at("object"))
            breaches.push_back(row.at("id") + ": both ends are the same");
    }
    return breaches;
}

Breaches everyParagraphIsCovered(const Package &package)
{
    std::set<int> covered;
    for (const Row &row : package.statements)
        covered.insert(paragraphOf(row));
    Breaches breaches;
    for (int paragraph = 1; paragraph <= paragraphs; ++paragraph)
        if (!covered.count(paragraph))
            breaches.push_back("paragraph " + std::to_string(paragraph) + ": no statement");
    return breaches;
}

Breaches claimsAreSentences(const Package &package)
{
    Breaches breaches;
    for (const Row &row : package.statements) {
        const std::string &claim = row.at("claim");
        const bool sentence = !claim.empty() && claim.front() >= 'A' && claim.front() <= 'Z' && claim.back() == '.'
                              && claim.find('\n') == std::string::npos && claim.find("  ") == std::string::npos;
        if (!sentence && claim.rfind("López", 0) != 0)
            breaches.push_back(row.at("id") + ": not a sentence with capital and full stop");
        if (wordCount(claim) > mostWords || wordCount(claim) < 4)
            breaches.push_back(row.at("id") + ": a claim has 4 to 25 words");
    }
    return breaches;
}

Breaches holdsSaysItsBasis(const Package &package)
{
    Breaches breaches;
    for (const Row &row : package.statements) {
        const std::string &holds = row.at("holds"), &basis = row.at("holds_basis");
        if (holds.empty() ? !basis.empty() : basis != "stated" && basis != "inferred")
            breaches.push_back(row.at("id") + ": holds_basis is stated or inferred, with holds only");
        if (!Edtf::parse(holds))
            breaches.push_back(row.at("id") + ": holds is not a date");
    }
    return breaches;
}

Breaches saidIsNotAfterTheArticle(const Package &package)
{
    Breaches breaches;
    const auto published = Edtf::parse(package.documents.at(0).at("published"));
    for (const Row &row : package.statements)
        if (const auto said = Edtf::parse(row.at("said")); !published || !said || said->firstDay() > published->lastDay())
            breaches.push_back(row.at("id") + ": said after the article was published");
    return breaches;
}

Breaches voicesFitModality(const Package &package)
{
    Breaches breaches;
    for (const Row &row : package.statements) {
        const std::string &modality = row.at("modality");
        const bool author = row.at("speaker").empty();
        if (author && (modality == "quoted" || modality == "pledged"))
            breaches.push_back(row.at("id") + ": whose words or promise?");
        if (author && modality == "reported" && row.at("note").empty())
            breaches.push_back(row.at("id") + ": reported of nobody, without a note");
        if (!author && modality == "asserted")
            breaches.push_back(row.at("id") + ": only the author asserts; others are quoted or reported");
    }
    return breaches;
}

Breaches conditionsAreNotAsserted(const Package &package)
{
    Breaches breaches;
    for (const Row &row : package.statements) {
        const std::string &claim = row.at("claim");
        if ((claim.rfind("If ", 0) == 0 || claim.find(" if ") != std::string::npos) && row.at("modality") != "predicted")
            breaches.push_back(row.at("id") + ": conditional, yet " + row.at("modality"));
        if (row.at("modality") == "predicted" && row.at("holds") == "2024")
            breaches.push_back(row.at("id") + ": predicted of the present");
    }
    return breaches;
}

Breaches threatsAreNotDeeds(const Package &package)
{
    Breaches breaches;
    for (const Row &row : package.statements) {
        const std::string &subject = row.at("subject"), &predicate = row.at("predicate"), &object = row.at("object"), &modality = row.at("modality");
        if (object == "threatened-tariffs" && modality != "pledged")
            breaches.push_back(row.at("id") + ": the tariffs were a threat");
        if (object == "trade-war" || (subject == "trade-war" && predicate != "pressures"))
            breaches.push_back(row.at("id") + ": the trade war was feared, not fought");
        const bool inOffice = (subject == "claudia-sheinbaum" && (predicate == "heads" || predicate == "comes-after" || predicate == "continues"))
                              || (subject == "sheinbaum-government" && predicate != "leaves-unchallenged");
        if (inOffice && modality != "predicted" && modality != "pledged" && !(predicate == "comes-after" && modality == "quoted"))
            breaches.push_back(row.at("id") + ": Sheinbaum is not in office yet");
        if (subject == "inm-restructuring" && modality != "pledged")
            breaches.push_back(row.at("id") + ": the restructuring was announced");
    }
    return breaches;
}

Breaches noRowTwice(const Package &package)
{
    std::set<std::tuple<std::string, std::string, std::string, std::string, std::string>> seen;
    Breaches breaches;
    for (const Row &row : package.statements)
        if (!seen.emplace(row.at("subject"), row.at("predicate"), row.at("object"), row.at("speaker"), row.at("paragraph")).second)
            breaches.push_back(row.at("id") + ": stands there already");
    return breaches;
}

Breaches noWordsOfTheArticle(const Package &package)
{
    Breaches breaches;
    for (const Row &row : package.statements)
        if (!row.at("quote").empty())
            breaches.push_back(row.at("id") + ": a quote");
    return breaches;
}

}  // namespace relata::dataset
