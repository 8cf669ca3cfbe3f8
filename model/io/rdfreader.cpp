// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdf.h"

#include "model/io/jsonvalues.h"
#include "model/io/rdfgraph.h"
#include "model/io/rdfparser.h"

#include <algorithm>

namespace relata {

Result<LoadedGraph> readRdf(std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    const std::string file = path.string();
    std::string converted;
    std::vector<std::string> notes;
    const auto text = jsonText(bytes, file, converted, notes);
    if (!text)
        return text.error();
    RdfSyntax syntax = rdfSyntaxOf(*text);
    if (syntax == RdfSyntax::None)
        syntax = RdfSyntax::Turtle;
    const RunContext parsing = context.part(0, 0.6);
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
    const auto &triples = store.triples();
    const bool graphs = std::any_of(triples.begin(), triples.end(), [](const RdfTriple &triple) { return triple.graph != noTerm; });
    const char *format = syntax == RdfSyntax::Turtle || syntax == RdfSyntax::TriG ? (graphs ? "TriG" : "Turtle") : graphs ? "N-Quads" : "N-Triples";
    auto loaded = graphFromRdf(store, *text, format, path, context.part(0.6, 0.4));
    if (loaded)
        loaded->report.notes.insert(loaded->report.notes.begin(), notes.begin(), notes.end());
    return loaded;
}

}  // namespace relata
