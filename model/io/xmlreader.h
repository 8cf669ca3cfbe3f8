// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: XML of other programs, streaming, by expat.

#include "model/core/result.h"
#include "model/core/runcontext.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace relata {

class PlainXml;

/// The same text; for words of some letters, where a call of memcmp would take longer than the comparison.
inline bool isWord(std::string_view text, std::string_view word)
{
    if (text.size() != word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (text[i] != word[i])
            return false;
    return true;
}

struct XmlAttribute {
    std::string_view name, value;  ///< the name with its prefix
};
using XmlAttributes = std::span<const XmlAttribute>;  ///< in the order of the file; valid during the call

/// What is told of an XML file while it is read. Names come without their prefix: programs disagree about the namespaces.
class XmlSink
{
public:
    virtual ~XmlSink() = default;
    virtual void start(std::string_view element, XmlAttributes attributes) = 0;
    virtual void end(std::string_view element) = 0;
    virtual void characters(std::string_view text) = 0;
    /// Forgets all it was told, to be told again from the beginning; false when it cannot. One that can is read with PlainXml first.
    virtual bool startOver() { return false; }

    int depth() const { return m_depth; }  ///< of the element that is open, 1 = the root
    int line() const;                      ///< 1-based, of what is being told

protected:
    /// Ends the reading with an error at this place. The first one counts.
    void stop(std::string message);
    static std::string_view localName(std::string_view name);
    static std::string_view valueOf(XmlAttributes attributes, std::string_view name);  ///< by local name; empty when it is not there
    static std::string attribute(XmlAttributes attributes, std::string_view name) { return std::string(valueOf(attributes, name)); }

private:
    friend class XmlRun;
    friend class PlainXml;
    friend Result<void> parseXml(const std::string &, const std::filesystem::path &, const std::string &, const RunContext &, XmlSink &);
    friend Result<bool> parsePlainXml(const std::filesystem::path &, const RunContext &, XmlSink &);
    XML_ParserStruct *m_parser = nullptr;
    PlainXml *m_plain = nullptr;
    int m_depth = 0;
    std::string m_fault;
    int m_faultLine = 0, m_faultColumn = 0;
};

/// Tells \a sink all of \a bytes. Errors with line and column: what the sink stops at, not well-formed (\a expected names the format), entities of
/// its own (bombs, outside files), more than 1,000 levels. Any encoding that expat or ICU knows with one byte a letter, UTF-8 and UTF-16. O(n).
Result<void> parseXml(const std::string &bytes, const std::filesystem::path &path, const std::string &expected, const RunContext &context,
                      XmlSink &sink);

/// The same of the file at \a path, read piece by piece, which takes less memory and time: true = all is told. False when it is no regular file or
/// not the plain XML that programs write, or the \a sink stopped: then it is to be read whole, and parseXml() has the word. Error::Cancelled. The \a
/// sink must be one that can start over.
Result<bool> parsePlainXml(const std::filesystem::path &path, const RunContext &context, XmlSink &sink);

}  // namespace relata
