// SPDX-License-Identifier: Apache-2.0
#include "model/edit/textmatcher.h"

#include <unicode/normalizer2.h>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <map>

namespace relata {
namespace {

constexpr std::int32_t mostTime = 1000;              // of ICU's steps, about a millisecond each
constexpr std::int32_t mostStack = 8 * 1024 * 1024;  // bytes

struct CloseText {
    void operator()(UText *text) const { utext_close(text); }
};
using Text = std::unique_ptr<UText, CloseText>;

Error wrong(std::string message, int column = 0)
{
    return Error{Error::Code::Syntax, std::move(message), {}, 0, column};
}

std::string quoted(const std::string &text)
{
    std::string pattern;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && !std::isalnum(byte))
            pattern += '\\';
        pattern += c;
    }
    return pattern;
}

/// Latin letters with marks by the plain one: a → áàâä…
const std::map<UChar32, icu::UnicodeString> &markedLetters(const icu::Normalizer2 &nfd)
{
    static const auto letters = [&nfd] {
        constexpr UChar32 blocks[][2] = {{0xC0, 0x24F}, {0x1E00, 0x1EFF}};
        std::map<UChar32, icu::UnicodeString> result;
        for (const auto &[first, last] : blocks)
            for (UChar32 c = first; c <= last; ++c)
                if (icu::UnicodeString parts; nfd.getDecomposition(c, parts) && parts.char32At(0) < 0x80)
                    result[parts.char32At(0)].append(c);
        return result;
    }();
    return letters;
}

/// Plain letters stand for those with accents, too, letters with accents for themselves, composed or not: “Garcia” finds García, “García” no Garcia.
Result<std::string> quotedWithAccents(const std::string &text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *const nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::Normalizer2 *const nfd = icu::Normalizer2::getNFDInstance(status);
    const auto composed = U_SUCCESS(status) ? nfc->normalize(icu::UnicodeString::fromUTF8(text), status) : icu::UnicodeString();
    if (U_FAILURE(status))
        return wrong("this is no text that can be looked for");
    icu::UnicodeString pattern;
    for (std::int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
        const UChar32 c = composed.char32At(i);
        icu::UnicodeString parts;
        const std::int32_t next = composed.moveIndex32(i, 1);
        const bool isMarked =
            next < composed.length() && (U_GET_GC_MASK(composed.char32At(next)) & U_GC_M_MASK) != 0;  // by what has no letter of its own
        if (c < 0x80 && u_isalpha(c) && !isMarked) {
            const auto marked = markedLetters(*nfd).find(c);
            pattern.append(u'[').append(c);
            if (marked != markedLetters(*nfd).end())
                pattern.append(marked->second);
            pattern.append(u"]\\p{M}*+", -1);
        } else if (nfd->getDecomposition(c, parts)) {
            pattern.append(u"(?:", -1).append(c).append(u'|').append(parts).append(u')');
        } else {
            if (c < 0x80 && !u_isalnum(c))
                pattern.append(u'\\');
            pattern.append(c);
        }
    }
    std::string result;
    pattern.toUTF8String(result);
    return result;
}

/// A piece of the replacement: words as they are, or a group.
struct Piece {
    std::string text;
    int group = -1;
};

/// "$1 of ${who}", with \n and so on.
Result<std::vector<Piece>> piecesOf(const std::string &replacement, const icu::RegexPattern &pattern, int groups)
{
    std::vector<Piece> pieces;
    std::string plain;
    const auto finish = [&](int group) {
        if (!plain.empty())
            pieces.push_back({std::move(plain), -1});
        plain.clear();
        if (group >= 0)
            pieces.push_back({{}, group});
    };
    for (std::size_t i = 0; i < replacement.size(); ++i) {
        const char c = replacement[i];
        const char next = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
        if (c == '\\' && next != '\0') {
            plain += next == 'n' ? '\n' : next == 't' ? '\t' : next;
            ++i;
        } else if (c == '$' && next >= '0' && next <= '9') {
            if (next - '0' > groups)
                return wrong("“$" + std::string(1, next) + "” names a group that the expression has not. Expected 0 to " + std::to_string(groups));
            finish(next - '0');
            ++i;
        } else if (c == '$' && next == '{') {
            const std::size_t end = replacement.find('}', i);
            const std::string name = end == std::string::npos ? std::string() : replacement.substr(i + 2, end - i - 2);
            UErrorCode status = U_ZERO_ERROR;
            const int group = name.empty() ? 0 : pattern.groupNumberFromName(name.c_str(), static_cast<std::int32_t>(name.size()), status);
            if (U_FAILURE(status) || group <= 0)
                return wrong("“${" + name + "}” names a group that the expression has not. Expected ${name} of a group (?<name>…)");
            finish(group);
            i = end;
        } else {
            plain += c;
        }
    }
    finish(-1);
    return pieces;
}

}  // namespace

struct TextMatcher::Data {
    std::unique_ptr<icu::RegexPattern> pattern;
    std::unique_ptr<icu::RegexMatcher> matcher;
    std::vector<Piece> pieces;
};

TextMatcher::TextMatcher(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
TextMatcher::TextMatcher(TextMatcher &&) noexcept = default;
TextMatcher &TextMatcher::operator=(TextMatcher &&) noexcept = default;
TextMatcher::~TextMatcher() = default;

Result<TextMatcher> TextMatcher::of(const ReplaceRequest &request)
{
    if (request.find.empty())
        return wrong("there is nothing to look for. Expected a text");
    const bool isExpression = request.match == ReplaceRequest::Match::Expression;
    std::string text = request.find;
    if (!isExpression && request.matchCase) {
        text = quoted(request.find);
    } else if (!isExpression) {
        auto loose = quotedWithAccents(request.find);
        if (!loose)
            return loose.error();
        text = std::move(*loose);
    }
    if (request.match == ReplaceRequest::Match::WholeWord)
        text = "(?<![\\p{L}\\p{M}\\p{N}_])" + text + "(?![\\p{L}\\p{M}\\p{N}_])";
    auto data = std::make_unique<Data>();
    UErrorCode status = U_ZERO_ERROR;
    UParseError place{};
    const std::uint32_t flags = UREGEX_MULTILINE | (request.matchCase ? 0U : static_cast<std::uint32_t>(UREGEX_CASE_INSENSITIVE));
    const auto whole = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    data->pattern.reset(icu::RegexPattern::compile(whole, flags, place, status));
    if (U_FAILURE(status) || !data->pattern)
        return wrong("this is no regular expression. Expected one of ICU, as in Perl; a special sign on its own is written with \\ before it",
                     place.offset > 0 ? place.offset : 1);
    data->matcher.reset(data->pattern->matcher(status));
    if (U_FAILURE(status))
        return wrong("this is no regular expression");
    data->matcher->setTimeLimit(mostTime, status);
    data->matcher->setStackLimit(mostStack, status);
    if (isExpression) {
        auto pieces = piecesOf(request.replacement, *data->pattern, data->matcher->groupCount());
        if (!pieces)
            return pieces.error();
        data->pieces = std::move(*pieces);
    } else if (!request.replacement.empty()) {
        data->pieces = {{request.replacement, -1}};
    }
    return TextMatcher(std::move(data));
}

Result<TextMatcher::Replaced> TextMatcher::replaced(const std::string &text)
{
    UErrorCode status = U_ZERO_ERROR;
    const Text opened(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
    icu::RegexMatcher &matcher = *m_data->matcher;
    matcher.reset(opened.get());
    Replaced result;
    std::size_t done = 0;
    while (matcher.find(status) && U_SUCCESS(status)) {
        const auto start = static_cast<std::size_t>(matcher.start64(status)), end = static_cast<std::size_t>(matcher.end64(status));
        result.text.append(text, done, start - done);
        for (const Piece &piece : m_data->pieces) {
            result.text += piece.text;
            if (piece.group < 0)
                continue;
            const std::int64_t from = matcher.start64(piece.group, status), to = matcher.end64(piece.group, status);
            if (from >= 0)
                result.text.append(text, static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
        }
        result.places.emplace_back(start, end - start);
        done = end;
    }
    if (U_FAILURE(status))
        return wrong("the expression takes too long. Expected one without repeated repetitions, such as (a+)+");
    result.text.append(text, done);
    return result;
}

}  // namespace relata
