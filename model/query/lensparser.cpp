// SPDX-License-Identifier: Apache-2.0
#include "model/query/lensproperty.h"
#include "model/query/lenswords.h"

#include "model/graph/records.h"

#include <algorithm>
#include <cctype>

namespace relata {
namespace {

/// Recursive descent over UTF-8 bytes; the grammar stands in resources/help/lens.md.
class Parser
{
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Result<LensNode> parse()
    {
        skipBlanks();
        if (atEnd())
            return LensNode{};
        auto node = anyOf();
        if (!node)
            return node;
        if (!atEnd())
            return fault("“)” without “(”. Expected a condition or the end");
        return node;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    char here() const { return m_text[m_at]; }
    void skipBlanks()
    {
        while (!atEnd() && std::isspace(static_cast<unsigned char>(here())))
            ++m_at;
    }
    int position(std::size_t byte) const
    {
        return 1 + static_cast<int>(std::count_if(m_text.begin(), m_text.begin() + static_cast<std::ptrdiff_t>(byte), [](char c) {
                   return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
               }));
    }
    Error fault(std::string message) const { return fault(std::move(message), m_at); }
    Error fault(std::string message, std::size_t byte) const { return {Error::Code::Syntax, std::move(message), {}, 0, position(byte)}; }

    /// The bare word at this place, if it is \a word with a word's end behind it.
    bool takeWord(std::string_view word)
    {
        const std::size_t end = m_at + word.size();
        if (m_text.substr(m_at, word.size()) != word
            || (end < m_text.size() && !std::isspace(static_cast<unsigned char>(m_text[end])) && m_text[end] != '('))
            return false;
        m_at = end;
        skipBlanks();
        return true;
    }

    Result<LensNode> anyOf()
    {
        std::vector<LensNode> parts;
        do {
            auto part = allOf();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (takeWord("OR"));
        return joined(LensNode::Kind::Or, std::move(parts));
    }

    Result<LensNode> allOf()
    {
        std::vector<LensNode> parts;
        for (;;) {
            auto part = unary();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
            skipBlanks();
            if (atEnd() || here() == ')' || isOr())
                break;
        }
        return joined(LensNode::Kind::And, std::move(parts));
    }
    bool isOr()
    {
        const std::size_t before = m_at;
        const bool is = takeWord("OR");
        m_at = before;
        return is;
    }

    static LensNode joined(LensNode::Kind kind, std::vector<LensNode> parts)
    {
        if (parts.size() == 1)
            return std::move(parts.front());
        LensNode node;
        node.kind = kind;
        for (LensNode &part : parts)  // (a b) c is a b c
            if (part.kind == kind)
                node.children.insert(node.children.end(), std::make_move_iterator(part.children.begin()),
                                     std::make_move_iterator(part.children.end()));
            else
                node.children.push_back(std::move(part));
        return node;
    }

    Result<LensNode> unary()
    {
        skipBlanks();
        if (++m_depth > 200)
            return fault("more than 200 conditions inside one another. Expected a simpler expression");
        const int start = position(m_at);
        const bool minus = !atEnd() && here() == '-' && ++m_at;
        if (minus || takeWord("NOT")) {
            auto inner = unary();
            if (!inner)
                return inner;
            LensNode node;
            node.kind = LensNode::Kind::Not;
            node.position = start;
            if (inner->kind == LensNode::Kind::Not) {  // not not x is x
                LensNode twice = std::move(inner->children.front());
                --m_depth;
                return twice;
            }
            node.children.push_back(std::move(*inner));
            --m_depth;
            return node;
        }
        auto node = primary();
        --m_depth;
        return node;
    }

    Result<LensNode> primary()
    {
        if (atEnd())
            return fault("the expression ends here. Expected a condition, like type:person or a word");
        if (here() == ')')
            return fault("nothing before “)”. Expected a condition");
        if (here() == '(') {
            const std::size_t open = m_at++;
            skipBlanks();
            auto inner = anyOf();
            if (!inner)
                return inner;
            if (atEnd())
                return fault("“(” is never closed. Expected “)”", open);
            ++m_at;
            skipBlanks();
            return inner;
        }
        if (takeWord("OR"))
            return fault("nothing before OR. Expected a condition on both sides");
        return term();
    }

    Result<LensNode> term()
    {
        LensNode node;
        node.kind = LensNode::Kind::Term;
        node.position = position(m_at);
        const std::size_t start = m_at;
        while (!atEnd() && std::isalpha(static_cast<unsigned char>(here())))
            ++m_at;
        if (!atEnd() && here() == ':' && m_at > start) {
            std::string word(m_text.substr(start, m_at - start));
            std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            const auto key = lensKeyFromString(word);
            if (!key)
                return fault("“" + word + "” is not a key." + nearestOrExpected(word, lensKeyNames())
                                 + " (a property is asked for like property:amount>1000; put text with a colon in quotes)",
                             start);
            node.key = key->key;
            node.measure = key->measure;
            ++m_at;
            if (const auto ok = values(node); !ok)
                return ok.error();
            return node;
        }
        m_at = start;
        node.key = LensKey::Word;
        auto word = value(false);
        if (!word)
            return word.error();
        node.values.push_back(std::move(*word));
        skipBlanks();
        return node;
    }

    Result<void> values(LensNode &node)
    {
        for (;;) {
            const std::size_t start = m_at;
            auto one = value(true, node.key == LensKey::Near);
            if (!one)
                return one.error();
            if (node.key == LensKey::Near && !atEnd() && here() == '~') {
                ++m_at;
                const std::size_t digits = m_at;
                int hops = 0;
                while (!atEnd() && std::isdigit(static_cast<unsigned char>(here())))
                    hops = std::min(hops * 10 + (m_text[m_at++] - '0'), 1000);
                if (m_at == digits || hops < 1 || hops > 99)
                    return fault("a number of steps is missing. Expected 1 to 99, like near:INM~2", digits);
                node.hops = hops;
            }
            if (const auto bad = wrongValue(node, *one); !bad.empty())
                return fault(bad, start);
            node.values.push_back(std::move(*one));
            if (atEnd() || here() != ',')
                break;
            ++m_at;
        }
        skipBlanks();
        return {};
    }

    Result<std::string> value(bool afterKey, bool countsSteps = false)
    {
        std::string text;
        if (!atEnd() && here() == '"') {
            const std::size_t open = m_at++;
            while (!atEnd() && here() != '"') {
                if (here() == '\\' && m_at + 1 < m_text.size())
                    ++m_at;
                text += m_text[m_at++];
            }
            if (atEnd())
                return fault("a quote is never closed. Expected \"", open);
            ++m_at;
            if (text.empty())
                return fault("empty quotes. Expected a value", open);
            constexpr std::string_view signs = "<>=";  // property:"a b">3 is property:"a b>3"
            if (!afterKey || atEnd() || signs.find(here()) == std::string_view::npos)
                return text;
            while (!atEnd() && signs.find(here()) != std::string_view::npos)
                text += m_text[m_at++];
            auto rest = value(afterKey, countsSteps);
            if (rest)
                *rest = text + *rest;
            return rest;
        }
        const std::string_view stops = afterKey ? " \t\r\n\v\f(),\"~" : " \t\r\n\v\f()\"";
        const std::size_t start = m_at;
        while (!atEnd() && stops.find(here()) == std::string_view::npos)
            ++m_at;
        // a trailing ~ belongs to dates like 2019~; only near: counts steps with it
        if (afterKey && !countsSteps && !atEnd() && here() == '~'
            && (m_at + 1 == m_text.size() || !std::isdigit(static_cast<unsigned char>(m_text[m_at + 1]))))
            while (!atEnd() && std::string_view(" \t\r\n\v\f(),\"").find(here()) == std::string_view::npos)
                ++m_at;
        if (m_at == start)
            return fault(afterKey ? "a value is missing. Expected one, like type:person"
                                  : "this character begins no condition. Expected a word or key:value");
        return std::string(m_text.substr(start, m_at - start));
    }

    static std::string wrongValue(const LensNode &node, const std::string &value)
    {
        switch (node.key) {
        case LensKey::Modality:
            if (!modalityFromString(foldedForSearch(value)))
                return "“" + value + "” is not a modality. Expected asserted, quoted, reported, alleged, pledged, predicted or denied";
            return {};
        case LensKey::Polarity:
            if (!polarityFromString(foldedForSearch(value)))
                return "“" + value + "” is not a polarity. Expected positive, neutral or negative";
            return {};
        case LensKey::Paragraph:
            return paragraphRange(value) ? std::string() : "“" + value + "” is not a paragraph. Expected a number or a range, like 7-9";
        case LensKey::Has:
            return hasFieldNames().end() != std::find(hasFieldNames().begin(), hasFieldNames().end(), value)
                       ? std::string()
                       : "“" + value + "” is nothing to have. Expected quote, note, speaker, document, place, paragraph, said or holds";
        case LensKey::Said:
        case LensKey::Holds: {
            const auto range = lensTime(value);
            return range ? std::string() : range.error().message;
        }
        case LensKey::Property:
            return propertyCondition(value)
                       ? std::string()
                       : "“" + value
                             + "” asks nothing of a property. Expected a form like amount>1000, amount=3..7, country=mx, or amount "
                               "alone for any value";
        case LensKey::Sum:
        case LensKey::InSum:
        case LensKey::OutSum:
            return sumCondition(value)
                       ? std::string()
                       : "“" + value
                             + "” asks nothing of a sum. Expected a form like amount>1000, amount=3..7, amount=top10, or amount alone "
                               "for any";
        case LensKey::Measured: {
            const auto number = numberCondition(value);
            if (number && (number->top == 0 || !wordsOf(node.measure).isGroup))
                return {};
            return "“" + value + "” is no number to compare with. Expected "
                   + (wordsOf(node.measure).isGroup ? "the number of a group, like 2 or 1..3" : "a form like >0.01, >=10, <5, 3.., 3..7 or top10");
        }
        default:
            return {};
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
};

}  // namespace

Result<LensNode> parseLens(std::string_view text)
{
    return Parser(text).parse();
}

}  // namespace relata
