// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/plainxml.h"
#include "model/io/xmlreader.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace relata::test {

/// All that it was told, with lines and depths, as one text.
class XmlListener final : public XmlSink
{
public:
    void start(std::string_view element, XmlAttributes attributes) override
    {
        flush();
        told += "<" + std::string(element) + "@" + std::to_string(line()) + "/" + std::to_string(depth());
        for (const XmlAttribute &a : attributes)
            told += " " + std::string(a.name) + "=[" + std::string(a.value) + "]";
        told += ">\n";
    }
    void end(std::string_view element) override
    {
        flush();
        told += "</" + std::string(element) + "/" + std::to_string(depth()) + ">\n";
    }
    void characters(std::string_view text) override { m_text += text; }

    std::string told;

private:
    void flush()
    {
        if (!m_text.empty())
            told += "[" + std::exchange(m_text, {}) + "]\n";
    }
    std::string m_text;
};

/// What the quick one says of \a text when it is given it in pieces.
inline PlainXml::Outcome inPieces(const std::string &text, std::size_t step, XmlListener &listener)
{
    std::size_t at = 0;
    const auto source = [&](char *into, std::size_t most) {
        const std::size_t n = std::min({most, step, text.size() - at});
        std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), n, into);
        at += n;
        return static_cast<std::ptrdiff_t>(n);
    };
    const RunContext context;
    return PlainXml(source, text.size(), listener, context, step).run();
}

}  // namespace relata::test
