// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

namespace relata {

/// Turtle, TriG, N-Triples and N-Quads, told by what is inside. Read are, in any mixture: what Relata wrote (exactly); reified statements in the
/// terms of PROV, Dublin Core, schema.org and Web Annotation; statement nodes of Wikidata with qualifiers and references; and plain triples: an IRI
/// is an entity, rdf:type its type, a literal a property, a triple between two of them a statement of the file whose speaker is unknown. The name of
/// a graph is the document of what stands in it. Errors with line and column; nothing is ever fetched. O(n log n).
Result<LoadedGraph> readRdf(std::string bytes, const std::filesystem::path &path, const RunContext &context = {});

/// How describe() (rdfsink.h) puts it, in each form. TriG and N-Quads set a statement into the graph named by its document. O(size).
IoReport turtleText(const KnowledgeGraph &graph, std::string &text);
IoReport trigText(const KnowledgeGraph &graph, std::string &text);
IoReport nTriplesText(const KnowledgeGraph &graph, std::string &text);
IoReport nQuadsText(const KnowledgeGraph &graph, std::string &text);

}  // namespace relata
