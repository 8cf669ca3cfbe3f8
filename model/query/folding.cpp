// SPDX-License-Identifier: Apache-2.0
#include "model/query/folding.h"

#include "model/query/search.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <array>

namespace relata {
namespace {

/// Letters with a stroke, a dot less, or two in one, which Unicode does not take apart, as people type them who lack the key; null for others.
const char *plainLetters(UChar32 c)
{
    switch (c) {
    case 0x142:  // ł
        return "l";
    case 0xF8:  // ø
        return "o";
    case 0x111:  // đ
    case 0xF0:   // ð
        return "d";
    case 0x131:  // dotless i
        return "i";
    case 0xE6:  // æ
        return "ae";
    case 0x153:  // œ
        return "oe";
    case 0xFE:  // þ
        return "th";
    case 0x127:  // ħ
        return "h";
    case 0x167:  // ŧ
        return "t";
    default:
        return nullptr;
    }
}

/// One code point as search compares it: nothing for marks, a blank for what parts words, else lower case letters without accents.
void foldCodePoint(UChar32 c, std::string &out)
{
    static const UNormalizer2 *const nfkd = [] {
        UErrorCode status = U_ZERO_ERROR;
        return unorm2_getNFKDInstance(&status);
    }();
    std::array<UChar, 32> decomposed{};
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t length = unorm2_getDecomposition(nfkd, c, decomposed.data(), static_cast<std::int32_t>(decomposed.size()), &status);
    if (length < 0 || U_FAILURE(status)) {
        length = 0;
        U16_APPEND_UNSAFE(decomposed.data(), length, c);
    }
    for (std::int32_t i = 0; i < length;) {
        UChar32 part = 0;
        U16_NEXT(decomposed.data(), i, length, part);
        const auto type = u_charType(part);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
            continue;
        if (!u_isalnum(part) && type != U_COMBINING_SPACING_MARK) {
            out += ' ';
            continue;
        }
        part = u_foldCase(part, U_FOLD_CASE_DEFAULT);
        if (const char *const plain = plainLetters(part)) {
            out += plain;
            continue;
        }
        if (part == 0xDF) {  // sharp s: folds to two letters, which the one-to-one folding cannot say
            out += "ss";
            continue;
        }
        std::array<char, 4> bytes{};
        std::int32_t n = 0;
        U8_APPEND_UNSAFE(bytes.data(), n, part);
        out.append(bytes.data(), static_cast<std::size_t>(n));
    }
}

/// Calls \a visit(folded piece, source start, source end) for each code point.
template <typename Visit>
void eachFolded(std::string_view text, Visit visit)
{
    const auto *data = reinterpret_cast<const std::uint8_t *>(text.data());
    std::string piece;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        const std::uint8_t c = data[i];
        if (c < 0x80) {
            ++i;
            const char lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
            const bool word = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
            visit(std::string_view(word ? &lower : " ", 1), start, i);
            continue;
        }
        std::int32_t at = 0;
        UChar32 point = 0;
        U8_NEXT(data + i, at, static_cast<std::int32_t>(std::min<std::size_t>(text.size() - i, 8)), point);
        i += static_cast<std::size_t>(at);
        piece.clear();
        foldCodePoint(point < 0 ? ' ' : point, piece);
        visit(std::string_view(piece), start, i);
    }
}

}  // namespace

std::vector<FoldedWord> foldedWords(std::string_view text, bool withPositions)
{
    std::vector<FoldedWord> words;
    FoldedWord word;
    const auto finish = [&] {
        if (!word.text.empty())
            words.push_back(std::move(word));
        word = {};
    };
    eachFolded(text, [&](std::string_view piece, std::size_t start, std::size_t end) {
        for (const char c : piece) {
            if (c == ' ') {
                finish();
                continue;
            }
            if (word.text.empty())
                word.start = start;
            word.text += c;
            word.end = end;
            if (withPositions)
                word.from.push_back(static_cast<std::uint32_t>(start));
        }
    });
    finish();
    return words;
}

const std::vector<std::string_view> &WordSplitter::split(std::string_view text)
{
    m_folded.clear();
    eachFolded(text, [this](std::string_view piece, std::size_t, std::size_t) { m_folded += piece; });
    m_words.clear();
    for (std::size_t at = 0; at < m_folded.size();) {
        const std::size_t end = std::min(m_folded.find(' ', at), m_folded.size());
        if (end > at)
            m_words.push_back(std::string_view(m_folded).substr(at, end - at));
        at = end + 1;
    }
    return m_words;
}

void foldInto(std::string_view text, std::string &out)
{
    eachFolded(text, [&](std::string_view piece, std::size_t, std::size_t) {
        for (const char c : piece)
            if (c != ' ' || (!out.empty() && out.back() != ' '))
                out += c;
    });
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
}

std::string foldedForSearch(std::string_view text)
{
    std::string out;
    foldInto(text, out);
    return out;
}

}  // namespace relata
