// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfstore.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace relata {

std::string_view RdfStore::kept(std::string_view text)
{
    constexpr std::size_t blockSize = 1U << 16U;
    if (text.empty())
        return {};
    if (text.size() > m_left) {
        const std::size_t size = std::max(blockSize, text.size());
        m_blocks.push_back(std::make_unique<char[]>(size));
        m_next = m_blocks.back().get();
        m_left = size;
    }
    std::memcpy(m_next, text.data(), text.size());
    const std::string_view view(m_next, text.size());
    m_next += text.size();
    m_left -= text.size();
    m_text += text.size();
    return view;
}

std::size_t RdfStore::slotOf(RdfTerm::Kind kind, std::string_view text) const
{
    std::size_t at = (std::hash<std::string_view>()(text) + static_cast<std::size_t>(kind)) & (m_slots.size() - 1);
    while (m_slots[at] != 0 && (m_terms[m_slots[at] - 1].kind != kind || m_terms[m_slots[at] - 1].text != text))
        at = (at + 1) & (m_slots.size() - 1);
    return at;
}

void RdfStore::grow()
{
    std::vector<std::uint32_t> old(std::max<std::size_t>(1024, m_slots.size() * 2), 0);
    old.swap(m_slots);
    for (const std::uint32_t slot : old)
        if (slot != 0)
            m_slots[slotOf(m_terms[slot - 1].kind, m_terms[slot - 1].text)] = slot;
}

TermId RdfStore::appended(RdfTerm::Kind kind, std::string_view text, TermId qualifier)
{
    m_terms.push_back({kept(text), qualifier, kind});
    return TermId(static_cast<std::uint32_t>(m_terms.size() - 1));
}

TermId RdfStore::interned(RdfTerm::Kind kind, std::string_view text)
{
    if (m_interned * 2 >= m_slots.size())
        grow();
    const std::size_t at = slotOf(kind, text);
    if (m_slots[at] == 0) {
        m_slots[at] = static_cast<std::uint32_t>(appended(kind, text, noTerm)) + 1;
        ++m_interned;
    }
    return TermId(m_slots[at] - 1);
}

TermId RdfStore::literal(std::string_view text, std::string_view datatype, std::string_view language)
{
    TermId qualifier = noTerm;
    if (!language.empty())
        qualifier = interned(RdfTerm::Kind::Language, language);
    else if (!datatype.empty() && datatype != "http://www.w3.org/2001/XMLSchema#string")
        qualifier = iri(datatype);
    return appended(RdfTerm::Kind::Literal, text, qualifier);
}

bool RdfStore::add(const RdfTriple &triple)
{
    if (m_triples.size() >= mostTriples || m_text > m_mostText)
        return false;
    m_triples.push_back(triple);
    return true;
}

TermId RdfStore::findIri(std::string_view text) const
{
    if (m_slots.empty())
        return noTerm;
    const std::uint32_t slot = m_slots[slotOf(RdfTerm::Kind::Iri, text)];
    return slot == 0 ? noTerm : TermId(slot - 1);
}

std::string_view RdfStore::languageOf(TermId literal) const
{
    const TermId qualifier = term(literal).qualifier;
    return qualifier != noTerm && term(qualifier).kind == RdfTerm::Kind::Language ? text(qualifier) : std::string_view();
}

std::string_view RdfStore::datatypeOf(TermId literal) const
{
    const TermId qualifier = term(literal).qualifier;
    return qualifier != noTerm && term(qualifier).kind == RdfTerm::Kind::Iri ? text(qualifier) : std::string_view();
}

}  // namespace relata
