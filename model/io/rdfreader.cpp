// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdf.h"

#include "model/core/plaintext.h"
#include "model/io/jsonvalues.h"
#include "model/io/rdfgraph.h"
#include "model/io/rdfparser.h"
#include "model/io/rdfterms.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

namespace relata {

namespace {

/// What a file says, and the text it was read from.
struct Parsed {
    std::string converted;
    std::string_view text;
    std::vector<std::string> notes;
    RdfSyntax syntax = RdfSyntax::None;
    RdfStore store;
};

/// Views of \a bytes.
Result<void> parseInto(const std::string &bytes, const std::filesystem::path &path, const RunContext &parsing, Parsed &into)
{
    const std::string file = path.string();
    const auto text = jsonText(bytes, file, into.converted, into.notes);
    if (!text)
        return text.error();
    into.text = *text;
    RdfSyntax syntax = rdfSyntaxOf(*text);
    if (syntax == RdfSyntax::None)
        syntax = RdfSyntax::Turtle;
    // a long prefix makes much of little
    const std::size_t mostText = std::min((std::size_t{64} << 20U) + 32 * text->size(), std::size_t{3} << 30U);
    RdfStore store(mostText);
    auto parsed = parseRdf(*text, syntax, file, store, parsing);
    const bool isLines = syntax == RdfSyntax::NTriples || syntax == RdfSyntax::NQuads;
    if (!parsed && isLines && parsed.error().code == Error::Code::Syntax) {  // Turtle that begins like N-Triples
        RdfStore another(mostText);
        const auto again = parseRdf(*text, RdfSyntax::Turtle, file, another, parsing);
        if (!again && (again.error().code == Error::Code::Cancelled || again.error().line > parsed.error().line))
            return again.error();
        if (again) {
            store = std::move(another);
            parsed = again;
            syntax = RdfSyntax::Turtle;
        }
    }
    if (!parsed)
        return parsed.error();
    into.store = std::move(store);
    into.syntax = syntax;
    return {};
}

}  // namespace

bool looksLikeRdf(const std::string &bytes, const std::filesystem::path &path)
{
    constexpr std::array<std::string_view, 4> endings{".ttl", ".trig", ".nt", ".nq"};
    return std::find(endings.begin(), endings.end(), lowered(path.extension().string())) != endings.end() || rdfSyntaxOf(bytes) != RdfSyntax::None;
}

Result<RdfTerms> RdfTerms::of(std::string bytes, const std::filesystem::path &path)
{
    Parsed parsed;
    if (const auto done = parseInto(bytes, path, {}, parsed); !done)
        return done.error();
    const TermId type = parsed.store.findIri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    std::unordered_map<std::string_view, std::size_t> counts;
    for (const RdfTriple &triple : parsed.store.triples()) {
        ++counts[parsed.store.text(triple.predicate)];
        if (triple.predicate == type && parsed.store.isIri(triple.object))
            ++counts[parsed.store.text(triple.object)];
    }
    std::vector<std::pair<std::string_view, std::size_t>> sorted(counts.begin(), counts.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const auto &a, const auto &b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    RdfTerms terms;
    for (const auto &[iri, count] : sorted)
        terms.m_terms.emplace_back(iri, iri);
    return terms;
}

Result<LoadedGraph> readRdf(std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    const auto terms = RdfTerms::beside(path);
    if (!terms)
        return terms.error();
    return readRdfAs(*terms, std::move(bytes), path, context);
}

Result<LoadedGraph> readRdfAs(const RdfTerms &terms, std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    Parsed parsed;
    if (const auto done = parseInto(bytes, path, context.part(0, 0.6), parsed); !done)
        return done.error();
    RdfStore &store = parsed.store;
    const RdfSyntax syntax = parsed.syntax;
    if (!terms.empty()) {
        const std::size_t gone = terms.translate(store);
        parsed.notes.push_back(
            "terms were read as the mapping says"
            + (gone == 0 ? std::string() : ", and " + std::to_string(gone) + (gone == 1 ? " triple was" : " triples were") + " left out"));
    }
    const auto &triples = store.triples();
    const bool graphs = std::any_of(triples.begin(), triples.end(), [](const RdfTriple &triple) { return triple.graph != noTerm; });
    const char *format = syntax == RdfSyntax::Turtle || syntax == RdfSyntax::TriG ? (graphs ? "TriG" : "Turtle") : graphs ? "N-Quads" : "N-Triples";
    auto loaded = graphFromRdf(store, parsed.text, format, path, context.part(0.6, 0.4));
    if (loaded)
        loaded->report.notes.insert(loaded->report.notes.begin(), parsed.notes.begin(), parsed.notes.end());
    return loaded;
}

}  // namespace relata
