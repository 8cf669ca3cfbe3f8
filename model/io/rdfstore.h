// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what an RDF file says, before it becomes a graph.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

enum class TermId : std::uint32_t {};
inline constexpr TermId noTerm{0xFFFFFFFFU};

struct RdfTerm {
    enum class Kind : std::uint8_t { Iri, Blank, Literal, Language };  ///< Language: a tag, only as the qualifier of literals
    std::string_view text;                                             ///< without brackets, “_:” or quotes
    TermId qualifier = noTerm;                                         ///< of literals: the datatype, or the language
    Kind kind = Kind::Iri;
};

struct RdfTriple {
    TermId subject = noTerm, predicate = noTerm, object = noTerm;
    TermId graph = noTerm;    ///< noTerm: the default one
    std::uint32_t place = 0;  ///< byte of the file just after the object; 0 = not known
};

/// Terms, each once (literals may stand several times), and triples in the order of the file. Texts live as long as the store.
class RdfStore
{
public:
    /// \a mostText: bytes of all terms together; a file with long prefixes says more than it has.
    explicit RdfStore(std::size_t mostText = std::size_t{3} << 30) : m_mostText(mostText) {}

    TermId iri(std::string_view text) { return interned(RdfTerm::Kind::Iri, text); }
    TermId blank(std::string_view label) { return interned(RdfTerm::Kind::Blank, label); }
    /// At most one of \a datatype (an IRI) and \a language; xsd:string is the same as none.
    TermId literal(std::string_view text, std::string_view datatype, std::string_view language);
    /// False when the limits are reached; the triple is not kept then.
    bool add(const RdfTriple &triple);

    /// Every term of every triple, names of graphs aside, becomes what \a as(TermId) says; noTerm as predicate or object: the triple goes. Returns
    /// how many went. O(triples).
    template <typename As>
    std::size_t translate(As as)
    {
        return std::erase_if(m_triples, [&as](RdfTriple &triple) {
            if (const TermId subject = as(triple.subject); subject != noTerm)
                triple.subject = subject;
            triple.predicate = as(triple.predicate);
            triple.object = as(triple.object);
            return triple.predicate == noTerm || triple.object == noTerm;
        });
    }

    TermId findIri(std::string_view text) const;  ///< noTerm when it does not stand in the file
    const RdfTerm &term(TermId id) const { return m_terms[static_cast<std::size_t>(id)]; }
    std::string_view text(TermId id) const { return term(id).text; }
    bool isLiteral(TermId id) const { return term(id).kind == RdfTerm::Kind::Literal; }
    bool isIri(TermId id) const { return term(id).kind == RdfTerm::Kind::Iri; }
    std::string_view languageOf(TermId literal) const;  ///< as written; empty when it has none
    std::string_view datatypeOf(TermId literal) const;  ///< empty when it has none, or xsd:string
    std::size_t termCount() const { return m_terms.size(); }
    const std::vector<RdfTriple> &triples() const { return m_triples; }

    static constexpr std::size_t mostTriples = 200'000'000;

private:
    TermId interned(RdfTerm::Kind kind, std::string_view text);
    TermId appended(RdfTerm::Kind kind, std::string_view text, TermId qualifier);
    std::size_t slotOf(RdfTerm::Kind kind, std::string_view text) const;
    void grow();
    std::string_view kept(std::string_view text);

    std::vector<RdfTerm> m_terms;
    std::vector<RdfTriple> m_triples;
    std::vector<std::uint32_t> m_slots;  ///< open addressing: term + 1, 0 = free
    std::size_t m_interned = 0, m_text = 0, m_mostText;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_left = 0;
    char *m_next = nullptr;
};

}  // namespace relata
