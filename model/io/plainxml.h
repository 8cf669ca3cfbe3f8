// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only.

#include "model/core/runcontext.h"
#include "model/io/xmlreader.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Reads on: how many bytes of \a most went to \a into; 0 = there are no more, less = it failed.
using XmlSource = std::function<std::ptrdiff_t(char *into, std::size_t most)>;

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
    /// Of a text that is \a size bytes long (for its progress alone), read as it is needed: no more than some \a step bytes, and as much as one
    /// element's beginning or one text between two takes, are in memory.
    PlainXml(XmlSource source, std::uint64_t size, XmlSink &sink, const RunContext &context, std::size_t step = std::size_t{1} << 18)
        : m_sink(sink), m_context(context), m_source(std::move(source)), m_size(size), m_step(step), m_ended(false)
    {
        sink.m_plain = this;
    }
    ~PlainXml() { m_sink.m_plain = nullptr; }
    PlainXml(const PlainXml &) = delete;
    PlainXml &operator=(const PlainXml &) = delete;
    Outcome run();
    int line();  ///< 1-based, of the element that is being told. Amortised O(1)

private:
    bool plainBytes(std::string_view text);
    bool more();
    bool hasAhead(std::size_t bytes);
    bool item();
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

    std::string_view m_text;  ///< all, or what is in the window and has been looked at
    XmlSink &m_sink;
    const RunContext &m_context;
    XmlSource m_source;
    std::uint64_t m_size = 0, m_passed = 0;  ///< of the whole; of that which has left the window
    std::size_t m_step = 0;
    std::vector<char> m_window;
    std::size_t m_filled = 0;  ///< of the window; what is not in the text is the beginning of a letter
    bool m_ended = true;       ///< nothing comes after the text
    bool m_failed = false;     ///< what came is not plain, or did not come
    std::size_t m_at = 0, m_event = 0, m_nextLook = 0;
    std::size_t m_counted = 0;  ///< lines are counted up to here
    int m_line = 1;
    bool m_cancelled = false, m_hasReturns = false;
    std::vector<std::string> m_open;  ///< names of the elements; only the first m_depth are
    std::size_t m_depth = 0;
    std::vector<XmlAttribute> m_attributes;
    std::deque<std::string> m_values;  ///< of this element, where they are not as they stand in the file
    std::size_t m_valuesUsed = 0;
    std::string m_buffer;
};

}  // namespace relata
