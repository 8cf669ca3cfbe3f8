// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only.

#include "model/core/runcontext.h"
#include "model/io/xmlreader.h"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// The XML that programs write for graphs, several times as fast as expat: UTF-8, names in ASCII, elements, attributes, text, CDATA, comments, the
/// five entities and numbers for letters. It never judges: at the first thing that is something else, or is wrong, or that the sink stops at, it
/// gives up, and expat reads the file from its beginning and has the word. What it does tell is what expat tells.
class PlainXml
{
public:
    enum class Outcome { Done, NotPlain, Cancelled };

    /// All three must stay while this lives, and the sink asks it for its lines.
    PlainXml(std::string_view text, XmlSink &sink, const RunContext &context) : m_text(text), m_sink(sink), m_context(context)
    {
        sink.m_plain = this;
    }
    ~PlainXml() { m_sink.m_plain = nullptr; }
    PlainXml(const PlainXml &) = delete;
    PlainXml &operator=(const PlainXml &) = delete;
    Outcome run();
    int line();  ///< 1-based, of the element that is being told. Amortised O(1)

private:
    bool plainBytes();
    bool prologue();
    bool content();
    bool misc();
    bool markup();
    bool comment();
    bool cdata();
    bool startTag();
    bool endTag();
    bool attributeValue(std::string_view &value);
    bool characters();
    bool reference(std::string &into);
    std::string_view name();
    bool skipBlanks();  ///< true when there was one
    bool at(std::string_view word) const { return m_text.substr(m_at, word.size()) == word; }
    bool atEnd() const { return m_at >= m_text.size(); }
    char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool goOn();

    std::string_view m_text;
    XmlSink &m_sink;
    const RunContext &m_context;
    std::size_t m_at = 0, m_event = 0, m_nextLook = 0;
    std::size_t m_counted = 0;  ///< lines are counted up to here
    int m_line = 1;
    bool m_cancelled = false, m_hasReturns = false;
    std::vector<std::string_view> m_open;
    std::vector<XmlAttribute> m_attributes;
    std::deque<std::string> m_values;  ///< of this element, where they are not as they stand in the file
    std::size_t m_valuesUsed = 0;
    std::string m_buffer;
};

}  // namespace relata
