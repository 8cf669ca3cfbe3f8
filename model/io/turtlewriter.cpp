// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfsink.h"
#include "model/io/rdftext.h"

namespace relata {
namespace {

/// Turtle, and TriG when graphs are asked for. Written here and not by serd's writer, so that a reader finds one fact a line.
class TurtleWriter final : public RdfSink
{
public:
    TurtleWriter(const RdfNames &names, std::string &out, bool graphs) : m_out(out), m_graphs(graphs)
    {
        for (std::size_t i = 0; i < rdfSpaces.size(); ++i)
            m_out += "@prefix " + std::string(rdfSpaces[i].prefix) + ": <" + names.spaceIri(static_cast<RdfSpace>(i)) + "> .\n";
    }

    void graph(const RdfName &name) override
    {
        if (!m_graphs)
            return;
        if (m_inGraph)
            m_out += "}\n";
        m_inGraph = !name.local.empty();
        if (m_inGraph) {
            m_out += '\n';
            put(name);
            m_out += " {\n";
        }
    }
    void begin(const RdfName &subject) override
    {
        m_out += '\n';
        put(subject);
        m_predicate = {};
        m_isFirst = true;
    }
    void resource(const RdfName &predicate, const RdfName &object) override
    {
        lead(predicate);
        put(object);
    }
    void text(const RdfName &predicate, std::string_view text, const RdfName &datatype) override
    {
        lead(predicate);
        appendRdfLiteral(m_out, text, m_lost);
        if (!datatype.local.empty()) {
            m_out += "^^";
            put(datatype);
        }
    }
    void tagged(const RdfName &predicate, std::string_view text, std::string_view language) override
    {
        lead(predicate);
        appendRdfLiteral(m_out, text, m_lost);
        (m_out += '@') += language;
    }
    void open(const RdfName &predicate) override
    {
        lead(predicate);
        m_out += '[';
        m_predicate = {};
        m_isFirst = true;
        ++m_depth;
    }
    void close() override
    {
        m_out += " ]";
        m_predicate = {};
        --m_depth;
    }
    void end() override { m_out += " .\n"; }

    std::size_t lost() const { return m_lost; }

private:
    /// The predicate, or a comma where it is the same as before.
    void lead(const RdfName &predicate)
    {
        if (predicate == m_predicate) {
            m_out += ", ";
            return;
        }
        m_out += m_isFirst ? " " : m_depth > 0 ? " ; " : " ;\n    ";
        m_isFirst = false;
        if (predicate.space == RdfSpace::Rdf && predicate.local == "type")
            m_out += 'a';
        else
            put(predicate);
        m_out += ' ';
        m_predicate = predicate;
    }
    void put(const RdfName &name)
    {
        if (name.space == RdfSpace::None)
            m_out += "<" + name.local + ">";
        else
            (m_out += rdfSpaces[static_cast<std::size_t>(name.space)].prefix) += ":" + name.local;
    }

    std::string &m_out;
    bool m_graphs, m_inGraph = false, m_isFirst = true;
    int m_depth = 0;
    RdfName m_predicate;
    std::size_t m_lost = 0;
};

IoReport writtenTurtle(const KnowledgeGraph &graph, std::string &text, bool graphs)
{
    text.clear();
    const RdfNames names(graph.info().id);
    TurtleWriter writer(names, text, graphs);
    describe(graph, names, writer);
    return rdfReport(writer.lost());
}

}  // namespace

IoReport turtleText(const KnowledgeGraph &graph, std::string &text)
{
    return writtenTurtle(graph, text, false);
}

IoReport trigText(const KnowledgeGraph &graph, std::string &text)
{
    return writtenTurtle(graph, text, true);
}

}  // namespace relata
