// SPDX-License-Identifier: Apache-2.0
#include "model/io/plainxml.h"

#include <unicode/utf8.h>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace relata {
namespace {

constexpr std::size_t deepestXml = 1000, mostXmlAttributes = 64, lookEvery = std::size_t{1} << 16, pieceSize = std::size_t{1} << 24,
                      mostInWindow = std::size_t{1} << 27;

enum Kind : unsigned char { NameStart = 1, NameRest = 2, Blank = 4, EndsText = 8, EndsValue = 16 };

constexpr std::array<unsigned char, 256> kinds = [] {
    std::array<unsigned char, 256> table{};
    for (int c = 0; c < 128; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
        const bool digit = (c >= '0' && c <= '9') || c == '-' || c == '.';
        unsigned char kind = 0;
        if (letter)
            kind |= NameStart | NameRest;
        if (digit)
            kind |= NameRest;
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            kind |= Blank;
        if (c == '<' || c == '&' || c == '\r' || c == ']')
            kind |= EndsText;
        if (c == '<' || c == '&' || c == '\t' || c == '\n' || c == '\r' || c == '"' || c == '\'')
            kind |= EndsValue;
        table[static_cast<std::size_t>(c)] = kind;
    }
    return table;
}();

bool is(char c, unsigned char kind)
{
    return (kinds[static_cast<unsigned char>(c)] & kind) != 0;
}

/// Letters that XML has none of.
bool allowed(UChar32 letter)
{
    return (letter >= 0x20 || letter == '\t' || letter == '\n' || letter == '\r') && !(letter >= 0xD800 && letter <= 0xDFFF) && letter != 0xFFFE
           && letter != 0xFFFF && letter <= 0x10FFFF;
}

std::size_t countIn(std::string_view text, char wanted)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), wanted));
}

}  // namespace

int PlainXml::line()
{
    const std::string_view passed = m_text.substr(m_counted, m_event - m_counted);
    m_line += static_cast<int>(countIn(passed, '\n'));
    if (m_hasReturns)
        for (std::size_t i = passed.find('\r'); i != std::string_view::npos; i = passed.find('\r', i + 1))
            m_line += m_counted + i + 1 < m_text.size() && m_text[m_counted + i + 1] == '\n' ? 0 : 1;
    m_counted = m_event;
    return m_line;
}

/// UTF-8, and no letter that XML has none of.
bool PlainXml::plainBytes(std::string_view text)
{
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = std::min(from + pieceSize, text.size());
        while (to < text.size() && to > from && (static_cast<unsigned char>(text[to]) & 0xC0U) == 0x80U)
            --to;
        const std::string_view piece = text.substr(from, to - from);
        if (m_context.cancelled()) {
            m_cancelled = true;
            return false;
        }
        unsigned controls = 0, returns = 0;
        for (const char c : piece) {
            const auto u = static_cast<unsigned char>(c);
            controls |= static_cast<unsigned>((u < 0x20) & (u != '\t') & (u != '\n') & (u != '\r'));
            returns |= static_cast<unsigned>(u == '\r');
        }
        m_hasReturns |= returns != 0;
        if (piece.empty() || controls != 0 || !simdjson::validate_utf8(piece.data(), piece.size()))
            return false;
        from = to;
    }
    for (std::size_t i = text.find("\xEF\xBF"); i != std::string_view::npos; i = text.find("\xEF\xBF", i + 2))
        if (text[i + 2] == '\xBE' || text[i + 2] == '\xBF')
            return false;
    return true;
}

/// Reads on behind what is left from m_at, which moves to the beginning of the window. False when there is nothing more, or it is not plain.
bool PlainXml::more()
{
    if (m_ended || m_failed)
        return false;
    m_failed = true;  // until it has gone well
    m_event = m_at;
    line();  // counts those of what goes
    const std::size_t left = m_filled - m_at, known = m_text.size() - m_at;
    if (left > mostInWindow)
        return false;
    if (m_at > 0)
        std::copy(m_window.begin() + static_cast<std::ptrdiff_t>(m_at), m_window.begin() + static_cast<std::ptrdiff_t>(m_filled), m_window.begin());
    m_passed += m_at;
    m_nextLook -= std::min(m_nextLook, m_at);
    m_at = m_event = m_counted = 0;
    const std::size_t wanted = left + std::max(m_step, left);
    if (m_window.size() < wanted)
        m_window.resize(wanted);
    for (m_filled = left; m_filled < wanted && !m_ended;) {
        const std::ptrdiff_t n = m_source(m_window.data() + m_filled, wanted - m_filled);
        if (n < 0)
            return false;
        m_ended = n == 0;
        m_filled += static_cast<std::size_t>(n);
    }
    std::size_t end = m_filled;  // not within a letter
    for (std::size_t back = 1; !m_ended && back <= 3 && back <= m_filled; ++back)
        if (const auto c = static_cast<unsigned char>(m_window[m_filled - back]); (c & 0xC0U) != 0x80U) {
            const std::size_t length = c >= 0xF0U ? 4 : c >= 0xE0U ? 3 : c >= 0xC0U ? 2 : 1;
            end -= length > back ? back : 0;
            break;
        }
    m_text = std::string_view(m_window.data(), end);
    m_failed = !plainBytes(m_text.substr(known));
    return !m_failed;
}

/// Whether so much is in the window, where it is not the end.
bool PlainXml::hasAhead(std::size_t bytes)
{
    while (m_text.size() - m_at < bytes && !m_ended)
        if (!more())
            return false;
    return true;
}

PlainXml::Outcome PlainXml::run()
{
    constexpr std::size_t declaration = 256;
    const bool done = (m_source || plainBytes(m_text)) && hasAhead(declaration) && prologue() && misc() && hasAhead(2) && here() == '<'
                      && is(m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0', NameStart) && content() && misc() && atEnd();
    return m_cancelled ? Outcome::Cancelled : done ? Outcome::Done : Outcome::NotPlain;
}

/// Nothing, or <?xml version="1.0" encoding="UTF-8"?>.
bool PlainXml::prologue()
{
    if (at("\xEF\xBB\xBF"))
        m_at += 3;
    if (!at("<?xml"))
        return true;
    const std::size_t end = m_text.find("?>", m_at);
    if (end == std::string_view::npos || end - m_at > 200)
        return false;
    std::string words(m_text.substr(m_at + 5, end - m_at - 5));
    if (words.find('"') == std::string::npos)
        std::replace(words.begin(), words.end(), '\'', '"');
    while (!words.empty() && is(words.back(), Blank))
        words.pop_back();
    constexpr std::string_view version = R"( version="1.0")", encoding = R"( encoding=")";
    if (!words.starts_with(version))
        return false;
    m_at = end + 2;
    words.erase(0, version.size());
    if (words.starts_with(encoding))
        std::transform(words.begin() + encoding.size(), words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), encoding.size() + 5)),
                       words.begin() + encoding.size(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return words.empty() || words == R"( encoding="utf-8")" || words == R"( encoding="utf-8" standalone="yes")"
           || words == R"( encoding="utf-8" standalone="no")";
}

bool PlainXml::skipBlanks()
{
    const std::size_t from = m_at;
    while (m_at < m_text.size() && is(m_text[m_at], Blank))
        ++m_at;
    return m_at > from;
}

/// Blanks and comments, around the root.
bool PlainXml::misc()
{
    for (;;) {
        do
            skipBlanks();
        while (atEnd() && !m_ended && more());
        if (!hasAhead(4))
            return false;
        if (!at("<!--"))
            return true;
        while (!comment())
            if (!more())
                return false;
    }
}

bool PlainXml::goOn()
{
    if (!m_sink.m_fault.empty())
        return false;
    if (m_at < m_nextLook)
        return true;
    m_nextLook = m_at + lookEvery;
    m_cancelled = m_context.cancelled();
    m_context.progress(
        std::min(1.0, static_cast<double>(m_passed + m_at) / static_cast<double>(std::max<std::uint64_t>(m_source ? m_size : m_text.size(), 1))));
    return !m_cancelled;
}

/// The root and all that is in it.
bool PlainXml::content()
{
    do {
        if (!goOn() || !item())
            return false;
    } while (m_depth > 0);
    return m_sink.m_fault.empty();
}

/// The next tag, comment or text. What is not whole in the window is told when more of it is there: nothing of it has been told before.
bool PlainXml::item()
{
    for (;;) {
        const std::size_t from = m_at;
        if (!atEnd() && (m_text[m_at] == '<' ? markup() : characters()))
            return true;
        if (!m_sink.m_fault.empty())
            return false;
        m_at = from;
        if (!more())
            return false;
    }
}

bool PlainXml::markup()
{
    m_event = m_at;
    const char next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    if (next == '/')
        return endTag();
    if (next == '!')
        return at("<!--") ? comment() : cdata();
    return startTag();
}

bool PlainXml::comment()
{
    const std::size_t end = m_text.find("--", m_at + 4);
    if (end == std::string_view::npos || m_text.substr(end, 3) != "-->")
        return false;
    m_at = end + 3;
    return true;
}

bool PlainXml::cdata()
{
    if (!at("<![CDATA["))
        return false;
    const std::size_t from = m_at + 9, end = m_text.find("]]>", from);
    if (end == std::string_view::npos || m_text.substr(from, end - from).find('\r') != std::string_view::npos)
        return false;
    if (end > from)
        m_sink.characters(m_text.substr(from, end - from));
    m_at = end + 3;
    return true;
}

std::string_view PlainXml::name()
{
    const std::size_t from = m_at;
    if (m_at < m_text.size() && is(m_text[m_at], NameStart))
        while (m_at < m_text.size() && is(m_text[m_at], NameRest))
            ++m_at;
    return m_text.substr(from, m_at - from);
}

bool PlainXml::startTag()
{
    ++m_at;
    const std::string_view element = name();
    if (element.empty() || m_depth >= deepestXml)
        return false;
    m_attributes.clear();
    m_valuesUsed = 0;
    for (;;) {
        const bool blank = skipBlanks();
        const char c = here();
        if (c == '>' || c == '/')
            break;
        if (!blank)
            return false;
        XmlAttribute attribute;
        attribute.name = name();
        skipBlanks();
        if (attribute.name.empty() || here() != '=')
            return false;
        ++m_at;
        skipBlanks();
        if (!attributeValue(attribute.value) || m_attributes.size() >= mostXmlAttributes)
            return false;
        for (const XmlAttribute &other : m_attributes)
            if (other.name == attribute.name)
                return false;
        m_attributes.push_back(attribute);
    }
    const bool empty = m_text[m_at] == '/';
    m_at += empty ? 2 : 1;
    if (empty && (m_at > m_text.size() || m_text[m_at - 1] != '>'))
        return false;
    m_sink.m_depth = static_cast<int>(m_depth) + 1;
    m_sink.start(XmlSink::localName(element), m_attributes);
    if (empty) {
        if (!m_sink.m_fault.empty())
            return false;
        m_sink.end(XmlSink::localName(element));
        m_sink.m_depth = static_cast<int>(m_depth);
    } else {
        if (m_depth == m_open.size())
            m_open.emplace_back();
        m_open[m_depth++].assign(element);
    }
    return true;
}

bool PlainXml::endTag()
{
    m_at += 2;
    if (m_depth == 0 || !at(m_open[m_depth - 1]))
        return false;
    const std::string_view element = m_open[m_depth - 1];
    m_at += element.size();
    skipBlanks();
    if (here() != '>')
        return false;
    ++m_at;
    m_sink.end(XmlSink::localName(element));
    m_sink.m_depth = static_cast<int>(--m_depth);
    return true;
}

bool PlainXml::attributeValue(std::string_view &value)
{
    const char quote = here();
    if (quote != '"' && quote != '\'')
        return false;
    const std::size_t from = ++m_at;
    std::string *pieces = nullptr;  // only where it is not as it stands
    for (;;) {
        std::size_t stop = m_at;
        while (stop < m_text.size() && !is(m_text[stop], EndsValue))
            ++stop;
        if (stop >= m_text.size() || m_text[stop] == '<')
            return false;
        const char c = m_text[stop];
        const bool otherQuote = (c == '"' || c == '\'') && c != quote;
        if (c != quote && !pieces && !otherQuote) {
            if (m_valuesUsed == m_values.size())
                m_values.emplace_back();
            pieces = &m_values[m_valuesUsed++];
            pieces->assign(m_text.substr(from, stop - from));
        } else if (pieces) {
            pieces->append(m_text.substr(m_at, stop - m_at));
        }
        m_at = stop + 1;
        if (c == quote) {
            value = pieces ? std::string_view(*pieces) : m_text.substr(from, stop - from);
            return true;
        }
        if (otherQuote) {
            if (pieces)
                *pieces += c;
        } else if (c == '&') {
            if (!reference(*pieces))
                return false;
        } else {
            m_at += c == '\r' && here() == '\n' ? 1 : 0;
            *pieces += ' ';
        }
    }
}

/// What stands between two tags.
bool PlainXml::characters()
{
    std::size_t stop = m_at;
    while (stop < m_text.size() && !is(m_text[stop], EndsText))
        ++stop;
    if (stop < m_text.size() && m_text[stop] == '<') {
        m_sink.characters(m_text.substr(m_at, stop - m_at));
        m_at = stop;
        return true;
    }
    m_buffer.clear();
    for (;;) {
        m_buffer.append(m_text.substr(m_at, stop - m_at));
        m_at = stop;
        if (atEnd())
            return false;
        if (m_text[m_at] == '<')
            break;
        const char c = m_text[m_at++];
        if (c == '&') {
            if (!reference(m_buffer))
                return false;
        } else if (c == ']') {
            if (at("]>"))
                return false;
            m_buffer += ']';
        } else {
            m_at += here() == '\n' ? 1 : 0;
            m_buffer += '\n';
        }
        stop = m_at;
        while (stop < m_text.size() && !is(m_text[stop], EndsText))
            ++stop;
    }
    m_sink.characters(m_buffer);
    return true;
}

/// &amp; and the like, from behind the &.
bool PlainXml::reference(std::string &into)
{
    const std::size_t end = m_text.substr(m_at, 12).find(';');
    if (end == std::string_view::npos)
        return false;
    std::string_view word = m_text.substr(m_at, end);
    m_at += end + 1;
    if (!word.starts_with('#')) {
        const char letter = word == "amp" ? '&' : word == "lt" ? '<' : word == "gt" ? '>' : word == "quot" ? '"' : word == "apos" ? '\'' : '\0';
        into += letter;
        return letter != '\0';
    }
    word.remove_prefix(1);
    const bool hex = word.starts_with('x');
    word.remove_prefix(hex ? 1 : 0);
    UChar32 letter = -1;
    const auto [stop, failed] = std::from_chars(word.data(), word.data() + word.size(), letter, hex ? 16 : 10);
    if (failed != std::errc() || stop != word.data() + word.size() || word.starts_with('-') || !allowed(letter))
        return false;
    std::array<char, 4> bytes{};
    std::int32_t count = 0;
    U8_APPEND_UNSAFE(bytes.data(), count, letter);
    into.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

}  // namespace relata
