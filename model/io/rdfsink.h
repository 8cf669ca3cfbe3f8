// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: triples on their way into a text.

#include "model/graph/knowledgegraph.h"
#include "model/io/rdfnames.h"

#include <string_view>

namespace relata {

/// Takes triples subject by subject. Objects of one predicate come together, but for those of properties, whose order counts.
class RdfSink
{
public:
    virtual ~RdfSink() = default;
    virtual void graph(const RdfName &name) = 0;  ///< of what follows; empty local: the default graph. Between subjects only
    virtual void begin(const RdfName &subject) = 0;
    virtual void resource(const RdfName &predicate, const RdfName &object) = 0;
    virtual void text(const RdfName &predicate, std::string_view text, const RdfName &datatype = {}) = 0;
    virtual void tagged(const RdfName &predicate, std::string_view text, std::string_view language) = 0;
    virtual void open(const RdfName &predicate) = 0;  ///< a node without a name; what follows is about it
    virtual void close() = 0;
    virtual void end() = 0;
};

/// All of \a graph: its description, schema, documents, entities and statements, in this order and that of their ids. Statements are reified
/// (rdf:Statement) with speaker, document, quote and times in the terms of PROV, Dublin Core and Web Annotation; where it is asserted, quoted or
/// reported the plain triple stands beside it, each once in each graph. A statement stands in the graph that its document names. O(size).
void describe(const KnowledgeGraph &graph, const RdfNames &names, RdfSink &sink);

}  // namespace relata
