// SPDX-License-Identifier: Apache-2.0
#include "model/io/xmlreader.h"

#include "model/io/plainxml.h"
#include "model/io/renames.h"
#include "model/io/textencoding.h"

#include <expat.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace relata {

std::string_view XmlSink::localName(std::string_view name)
{
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view XmlSink::valueOf(XmlAttributes attributes, std::string_view name)
{
    for (const XmlAttribute &attribute : attributes)
        if (attribute.name.size() >= name.size() && isWord(attribute.name.substr(attribute.name.size() - name.size()), name)
            && (attribute.name.size() == name.size() || localName(attribute.name) == name))
            return attribute.value;
    return {};
}

int XmlSink::line() const
{
    return m_plain ? m_plain->line() : static_cast<int>(XML_GetCurrentLineNumber(m_parser));
}

void XmlSink::stop(std::string message)
{
    if (m_plain) {  // expat finds the place
        m_fault = std::move(message);
        return;
    }
    if (m_fault.empty()) {
        m_fault = std::move(message);
        m_faultLine = line();
        m_faultColumn = static_cast<int>(XML_GetCurrentColumnNumber(m_parser)) + 1;
    }
    XML_StopParser(m_parser, XML_FALSE);
}

/// The calls of the parser, handed on.
class XmlRun
{
public:
    XmlRun(XML_Parser parser, XmlSink &sink, const std::string &expected) : m_sink(sink), m_expected(expected)
    {
        sink.m_parser = parser;
        sink.m_depth = 0;
        XML_SetUserData(parser, this);
        XML_SetElementHandler(
            parser, [](void *run, const char *name, const char **attributes) { static_cast<XmlRun *>(run)->start(name, attributes); },
            [](void *run, const char *name) { static_cast<XmlRun *>(run)->end(name); });
        XML_SetCharacterDataHandler(parser, [](void *run, const char *text, int n) {
            static_cast<XmlRun *>(run)->m_sink.characters(std::string_view(text, static_cast<std::size_t>(n)));
        });
        XML_SetEntityDeclHandler(parser, [](void *run, const char *, int, const char *, int, const char *, const char *, const char *, const char *) {
            static_cast<XmlRun *>(run)->refuse("a document type with entities of its own");
        });
        XML_SetSkippedEntityHandler(parser, [](void *run, const char *name, int) {
            static_cast<XmlRun *>(run)->refuse("the entity “" + std::string(name) + "” is defined elsewhere");
        });
    }

    /// What the sink stopped at; empty message = nothing.
    Error fault() const { return {Error::Code::Syntax, m_sink.m_fault, {}, m_sink.m_faultLine, m_sink.m_faultColumn}; }

private:
    static constexpr int deepest = 1000;

    void start(const char *name, const char **attributes)
    {
        if (++m_sink.m_depth > deepest)
            return m_sink.stop("elements nested more than 1,000 deep. Expected a graph");
        m_attributes.clear();
        for (; *attributes; attributes += 2)
            m_attributes.push_back({attributes[0], attributes[1]});
        m_sink.start(XmlSink::localName(name), m_attributes);
    }
    void end(const char *name)
    {
        m_sink.end(XmlSink::localName(name));
        --m_sink.m_depth;
    }
    void refuse(const std::string &what) { m_sink.stop(what + ". Expected plain " + m_expected); }

    XmlSink &m_sink;
    const std::string &m_expected;
    std::vector<XmlAttribute> m_attributes;
};

namespace {

/// Encodings beside the four that expat knows: those of one byte a letter, by ICU's tables.
int knownToIcu(void *, const XML_Char *name, XML_Encoding *info)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name, &status), &ucnv_close);
    if (U_FAILURE(status) || ucnv_getMaxCharSize(converter.get()) != 1)
        return XML_STATUS_ERROR;
    for (int c = 0; c < 256; ++c) {
        const char byte = static_cast<char>(c);
        const char *source = &byte;
        status = U_ZERO_ERROR;
        ucnv_reset(converter.get());
        const UChar32 letter = ucnv_getNextUChar(converter.get(), &source, &byte + 1, &status);
        info->map[c] = U_SUCCESS(status) && letter != 0xFFFD && letter <= 0xFFFF ? letter : -1;
    }
    info->data = nullptr;
    info->convert = nullptr;
    info->release = nullptr;
    return XML_STATUS_OK;
}

Error notWellFormed(XML_Parser parser, const std::string &bytes, const std::filesystem::path &path, const std::string &expected)
{
    const XML_Error code = XML_GetErrorCode(parser);
    const int line = static_cast<int>(XML_GetCurrentLineNumber(parser)), column = static_cast<int>(XML_GetCurrentColumnNumber(parser)) + 1;
    if (code == XML_ERROR_NO_MEMORY)
        return {Error::Code::Io, "is too large for the memory of this machine", path.string(), line, 0};
    if (code == XML_ERROR_INVALID_TOKEN)
        if (const std::size_t stray = validUtf8(bytes);
            stray < bytes.size() && static_cast<XML_Index>(stray) <= XML_GetCurrentByteIndex(parser) + 4) {
            char hex[8];
            std::snprintf(hex, sizeof hex, "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(bytes[stray])));
            return {Error::Code::Syntax,
                    std::string("the byte ") + hex
                        + " is not UTF-8. Expected UTF-8, or the encoding in the first line: <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
                    path.string(), line, column};
        }
    return {Error::Code::Syntax, std::string("is not well-formed XML: ") + XML_ErrorString(code) + ". Expected " + expected, path.string(), line,
            column};
}

}  // namespace

Result<void> parseXml(const std::string &bytes, const std::filesystem::path &path, const std::string &expected, const RunContext &context,
                      XmlSink &sink)
{
    if (sink.startOver()) {
        sink.m_fault.clear();
        switch (PlainXml(bytes, sink, context).run()) {
        case PlainXml::Outcome::Done:
            return {};
        case PlainXml::Outcome::Cancelled:
            return Error::cancelled();
        case PlainXml::Outcome::NotPlain:
            sink.m_fault.clear();
            sink.startOver();
        }
    }
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), &XML_ParserFree);
    const XmlRun run(parser.get(), sink, expected);
    XML_SetUnknownEncodingHandler(parser.get(), &knownToIcu, nullptr);
    constexpr std::size_t step = std::size_t{1} << 20;
    for (std::size_t at = 0;;) {
        if (context.cancelled())
            return Error::cancelled();
        const std::size_t n = std::min(step, bytes.size() - at);
        const bool last = at + n == bytes.size();
        if (XML_Parse(parser.get(), bytes.data() + at, static_cast<int>(n), last) != XML_STATUS_OK) {
            Error fault = run.fault();
            fault.file = path.string();
            return fault.message.empty() ? notWellFormed(parser.get(), bytes, path, expected) : fault;
        }
        at += n;
        context.progress(static_cast<double>(at) / static_cast<double>(std::max<std::size_t>(bytes.size(), 1)));
        if (last)
            return {};
    }
}

Result<bool> parsePlainXml(const std::filesystem::path &path, const RunContext &context, XmlSink &sink)
{
    if (!sink.startOver())
        return false;
    sink.m_fault.clear();
    const int file = ::open(pendingFile(path).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    struct stat info {
    };
    const bool isFile = ::fstat(file, &info) == 0 && S_ISREG(info.st_mode);
    const auto source = [file](char *into, std::size_t most) {
        for (;;)
            if (const ssize_t n = ::read(file, into, most); n >= 0 || errno != EINTR)
                return static_cast<std::ptrdiff_t>(n);
    };
    const auto outcome = isFile ? PlainXml(source, static_cast<std::uint64_t>(info.st_size), sink, context).run() : PlainXml::Outcome::NotPlain;
    ::close(file);
    sink.m_fault.clear();
    if (outcome == PlainXml::Outcome::Cancelled)
        return Error::cancelled();
    return outcome == PlainXml::Outcome::Done;
}

}  // namespace relata
