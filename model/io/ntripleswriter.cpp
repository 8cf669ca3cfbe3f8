// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfsink.h"
#include "model/io/rdftext.h"

#include <vector>

namespace relata {
namespace {

/// N-Triples, and N-Quads when graphs are asked for: a whole statement on each line.
class NTriplesWriter final : public RdfSink
{
public:
    NTriplesWriter(const RdfNames &names, std::string &out, bool graphs) : m_names(names), m_out(out), m_graphs(graphs) {}

    void graph(const RdfName &name) override { m_graph = m_graphs && !name.local.empty() ? term(name) + " ." : "."; }
    void begin(const RdfName &subject) override { m_subjects = {term(subject)}; }
    void resource(const RdfName &predicate, const RdfName &object) override { line(predicate, term(object)); }
    void text(const RdfName &predicate, std::string_view text, const RdfName &datatype) override
    {
        std::string object;
        appendRdfLiteral(object, text, m_lost);
        if (!datatype.local.empty())
            object += "^^" + term(datatype);
        line(predicate, object);
    }
    void tagged(const RdfName &predicate, std::string_view text, std::string_view language) override
    {
        std::string object;
        appendRdfLiteral(object, text, m_lost);
        (object += '@') += language;
        line(predicate, object);
    }
    void open(const RdfName &predicate) override
    {
        std::string node = "_:n" + std::to_string(++m_nodes);
        line(predicate, node);
        m_subjects.push_back(std::move(node));
    }
    void close() override { m_subjects.pop_back(); }
    void end() override { m_subjects.clear(); }

    std::size_t lost() const { return m_lost; }

private:
    void line(const RdfName &predicate, const std::string &object)
    {
        m_out += m_subjects.back() + " " + term(predicate) + " " + object + " " + m_graph + "\n";
    }
    std::string term(const RdfName &name) const { return "<" + m_names.iriOf(name) + ">"; }

    const RdfNames &m_names;
    std::string &m_out;
    bool m_graphs;
    std::string m_graph = ".";
    std::vector<std::string> m_subjects;
    std::size_t m_nodes = 0, m_lost = 0;
};

IoReport writtenNTriples(const KnowledgeGraph &graph, std::string &text, bool graphs)
{
    text.clear();
    const RdfNames names(graph.info().id);
    NTriplesWriter writer(names, text, graphs);
    describe(graph, names, writer);
    return rdfReport(writer.lost());
}

}  // namespace

IoReport nTriplesText(const KnowledgeGraph &graph, std::string &text)
{
    return writtenNTriples(graph, text, false);
}

IoReport nQuadsText(const KnowledgeGraph &graph, std::string &text)
{
    return writtenNTriples(graph, text, true);
}

}  // namespace relata
