// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfgraph.h"

#include <algorithm>
#include <charconv>

namespace relata {
namespace {

/// The fields of one reified statement, gathered before the statement is made.
class Reified
{
public:
    Reified(RdfBuilder &builder, TermId node) : m_builder(builder), m_store(builder.store()), m_index(builder.index()), m_node(node) {}

    Result<void> add()
    {
        const TermId subject = m_index.first(m_node, RdfWord::Subject), predicate = m_index.first(m_node, RdfWord::Predicate),
                     object = m_index.first(m_node, RdfWord::Object);
        if (m_store.isLiteral(object)) {  // a value that somebody stated
            if (saysMore())
                m_builder.tellStripped(subject, predicate);
            m_builder.addValue(m_builder.valuesOf(m_builder.entityOf(subject)), predicate, object);
            return {};
        }
        const auto about = m_index.about(m_node);
        const EntityId from = m_builder.entityOf(subject), to = m_builder.entityOf(object);
        std::string key = m_builder.predicateKey(predicate);
        for (const RdfTriple &triple : about)
            if (const auto ok = take(triple); !ok)
                return ok;
        finishTimes();
        m_s.subject = from;
        m_s.predicate = std::move(key);
        m_s.object = to;
        if (!m_builder.isOwn())
            settleForeign(about.front().graph);
        m_s.properties = m_properties.take();
        Statement &made = m_builder.addStatement(m_node, about.front().place);
        m_s.key = made.key;
        made = std::move(m_s);
        return {};
    }

private:
    /// More than the value: a source, a speaker …
    bool saysMore() const
    {
        const auto about = m_index.about(m_node);
        return std::any_of(about.begin(), about.end(), [this](const RdfTriple &triple) {
            const RdfWord word = m_index.word(triple.predicate);
            return word != RdfWord::Subject && word != RdfWord::Predicate && word != RdfWord::Object && word != RdfWord::Type;
        });
    }

    Result<void> take(const RdfTriple &triple)
    {
        const RdfWord word = m_index.word(triple.predicate);
        const bool isText = m_store.isLiteral(triple.object);
        std::string text(m_store.text(triple.object));
        switch (word) {
        case RdfWord::Subject:
        case RdfWord::Predicate:
        case RdfWord::Object:
            return {};
        case RdfWord::Type:
            if (m_index.word(triple.object) != RdfWord::ReifiedStatement)
                m_properties.add("rdf:type", std::move(text));
            return {};
        case RdfWord::Label:
            return set(m_s.claim, triple);
        case RdfWord::Description:
        case RdfWord::Comment:
            return m_s.claim.empty() && m_index.first(m_node, RdfWord::Label) == noTerm ? set(m_s.claim, triple) : set(m_s.note, triple);
        case RdfWord::Note:
            return set(m_s.note, triple);
        case RdfWord::Confidence:
            return set(m_s.confidence, triple);
        case RdfWord::Status:
            return set(m_s.status, triple);
        case RdfWord::HoldsBasis:
            return set(m_s.holdsBasis, triple);
        case RdfWord::Speaker:
        case RdfWord::Creator:
            if (isText || m_s.speaker != noEntity)
                return keep(triple);
            m_s.speaker = m_builder.entityOf(triple.object);
            return {};
        case RdfWord::DerivedFrom:
        case RdfWord::Source:
        case RdfWord::HasSource:
            return takeDocument(triple);
        case RdfWord::Target:
        case RdfWord::Selector:
            if (isText)
                return keep(triple);
            return takeTarget(triple.object, 0);
        case RdfWord::Date:
        case RdfWord::Issued:
            return takeTime(triple, m_s.said);
        case RdfWord::Valid:
            return takeTime(triple, m_s.holds);
        case RdfWord::Start:
            m_start = &triple;
            return {};
        case RdfWord::End:
            m_end = &triple;
            return {};
        case RdfWord::Paragraph: {
            const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), m_s.paragraph);
            if (failed != std::errc() || end != text.data() + text.size() || m_s.paragraph < 1)
                return m_builder.fault(triple.place, "“" + text + "” is not a paragraph. Expected a number from 1");
            return {};
        }
        case RdfWord::Modality:
            if (!modalityFromString(text))
                return m_builder.fault(
                    triple.place, "“" + text + "” is not a modality. Expected asserted, quoted, reported, alleged, pledged, predicted or denied");
            m_s.modality = *modalityFromString(text);
            return {};
        case RdfWord::Polarity:
            if (!polarityFromString(text))
                return m_builder.fault(triple.place, "“" + text + "” is not a polarity. Expected positive, neutral or negative");
            m_s.polarity = *polarityFromString(text);
            return {};
        default:
            return keep(triple);
        }
    }

    Result<void> keep(const RdfTriple &triple)
    {
        m_builder.addValue(m_properties, triple.predicate, triple.object);
        return {};
    }
    /// The first one; the others are kept as properties.
    Result<void> set(std::string &field, const RdfTriple &triple)
    {
        if (!field.empty() || !m_store.isLiteral(triple.object))
            return keep(triple);
        field = m_store.text(triple.object);
        return {};
    }
    Result<void> takeDocument(const RdfTriple &triple)
    {
        if (m_store.isLiteral(triple.object) && !isWholeIri(m_store.text(triple.object)))
            return keep(triple);
        const DocumentId document = m_store.isLiteral(triple.object) ? m_builder.documentCalled(std::string(m_store.text(triple.object)))
                                                                     : m_builder.documentOf(triple.object);
        if (m_s.document == noDocument)
            m_s.document = document;
        else if (m_s.document != document)
            return keep(triple);
        return {};
    }
    /// Web Annotation: a target with a source and a selector, or one of them alone.
    Result<void> takeTarget(TermId node, int depth)
    {
        const auto about = m_index.about(node);
        if (about.empty())
            m_properties.add("oa:hasTarget", std::string(m_store.text(node)));
        for (const RdfTriple &triple : about) {
            const RdfWord word = m_index.word(triple.predicate);
            Result<void> ok;
            if (word == RdfWord::HasSource)
                ok = takeDocument(triple);
            else if (word == RdfWord::Selector && !m_store.isLiteral(triple.object) && depth < 4)
                ok = takeTarget(triple.object, depth + 1);
            else if (word == RdfWord::Exact)
                ok = set(m_s.quote, triple);
            else if (word != RdfWord::Type)
                ok = keep(triple);
            if (!ok)
                return ok;
        }
        return {};
    }
    Result<void> takeTime(const RdfTriple &triple, Edtf &time)
    {
        const auto value = Edtf::parse(m_store.text(triple.object));
        if (!value && m_builder.isOwn() && m_store.datatypeOf(triple.object).ends_with("/EDTF"))
            return m_builder.fault(triple.place, value.error().message);
        if (!value || !time.empty() || !m_store.isLiteral(triple.object))
            return keep(triple);
        time = *value;
        return {};
    }
    /// From two ends where nothing said it at once.
    void finishTimes()
    {
        if (!m_start && !m_end)
            return;
        const std::string start(m_start ? m_store.text(m_start->object) : ".."), end(m_end ? m_store.text(m_end->object) : "..");
        const auto whole = Edtf::parse(start == end ? start : start + "/" + end);
        if (m_s.holds.empty() && whole) {
            m_s.holds = *whole;
            if (!m_builder.isOwn())
                m_s.holdsBasis = "stated";
            return;
        }
        for (const RdfTriple *triple : {m_start, m_end})
            if (triple && m_s.holds.text().find(m_store.text(triple->object)) == std::string::npos)
                m_builder.addValue(m_properties, triple->predicate, triple->object);
    }
    void settleForeign(TermId graph)
    {
        if (m_s.document != noDocument) {
            if (graph != noTerm && m_builder.documentOf(graph) != m_s.document)
                m_properties.add("graph", std::string(m_store.text(graph)));
            return;
        }
        m_s.document = graph == noTerm ? m_builder.fileDocument() : m_builder.documentOf(graph);
        if (m_s.speaker == noEntity && m_s.status.empty())
            m_s.status = unknownSpeaker;
    }

    RdfBuilder &m_builder;
    const RdfStore &m_store;
    const RdfIndex &m_index;
    TermId m_node;
    Statement m_s;
    RdfProperties m_properties;
    const RdfTriple *m_start = nullptr, *m_end = nullptr;
};

}  // namespace

Result<void> addReified(RdfBuilder &builder, TermId node)
{
    return Reified(builder, node).add();
}

}  // namespace relata
