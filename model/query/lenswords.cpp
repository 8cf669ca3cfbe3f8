// SPDX-License-Identifier: Apache-2.0
#include "model/query/lenswords.h"

#include "model/query/wordindex.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace relata {
namespace {

struct KeyWord {
    const char *name;
    const char *meaning;
};
constexpr std::array<KeyWord, 20> keyWords{{{"type", "an end is of this type"},
                                            {"only", "both ends are of these types"},
                                            {"predicate", "the relationship"},
                                            {"category", "the kind of relationship"},
                                            {"by", "who vouches for it; by:author for the author, by:unknown where nobody is known"},
                                            {"in", "the document"},
                                            {"paragraph", "where in the document: 9 or 7-9"},
                                            {"modality", "asserted, quoted, reported, alleged, pledged, predicted, denied"},
                                            {"polarity", "positive, neutral, negative"},
                                            {"holds", "when it is said to be so: 2019, 2018.., none"},
                                            {"said", "when it was said: 2024-06.., none"},
                                            {"about", "the entity is an end"},
                                            {"from", "the entity is the subject"},
                                            {"to", "the entity is the object"},
                                            {"near", "both ends within so many steps: near:INM~2"},
                                            {"has", "the field is filled: quote, note, speaker, …"},
                                            {"property", "of it or of an end: amount>1000, country=mx, amount"},
                                            {"sum", "of an end's statements: amount>1000, amount=top10"},
                                            {"insum", "of the statements that lead to an end: amount>1000, amount=top10"},
                                            {"outsum", "of the statements that lead from an end: amount>1000, amount=top10"}}};

}  // namespace

const std::vector<std::string> &lensKeyNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> result;
        for (const KeyWord &key : keyWords)
            result.emplace_back(key.name);
        for (const Measure measure : allMeasures)
            result.emplace_back(wordsOf(measure).key);
        return result;
    }();
    return names;
}

std::optional<LensKeyWord> lensKeyFromString(std::string_view word)
{
    for (std::size_t i = 0; i < keyWords.size(); ++i)
        if (keyWords[i].name == word)
            return LensKeyWord{static_cast<LensKey>(i + 1), Measure::Degree};
    if (const auto measure = measureFromString(word))
        return LensKeyWord{LensKey::Measured, *measure};
    return std::nullopt;
}

std::string_view toString(LensKeyWord word)
{
    return word.key == LensKey::Word       ? std::string_view()
           : word.key == LensKey::Measured ? wordsOf(word.measure).key
                                           : keyWords[static_cast<std::size_t>(word.key) - 1].name;
}

std::string_view meaningOf(LensKeyWord word)
{
    return word.key == LensKey::Word       ? std::string_view("a word of the claim or a name")
           : word.key == LensKey::Measured ? wordsOf(word.measure).meaning
                                           : keyWords[static_cast<std::size_t>(word.key) - 1].meaning;
}

bool takeVoice(LensNode &by, std::string_view voice)
{
    return std::erase_if(by.values, [voice](const std::string &value) { return foldedForSearch(value) == voice; }) > 0;
}

std::optional<SumWay> sumWayOf(LensKey key)
{
    switch (key) {
    case LensKey::Sum:
        return SumWay::All;
    case LensKey::InSum:
        return SumWay::In;
    case LensKey::OutSum:
        return SumWay::Out;
    default:
        return std::nullopt;
    }
}

std::optional<NumberCondition> numberCondition(std::string_view text)
{
    const auto number = [](std::string_view part) -> std::optional<double> {
        double value = 0;
        const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), value);
        return failed == std::errc() && end == part.data() + part.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
    };
    NumberCondition condition;
    if (text.starts_with("top")) {
        const auto count = number(text.substr(3));
        if (!count || *count < 1 || *count > 1e9 || *count != std::floor(*count))
            return std::nullopt;
        condition.top = static_cast<std::size_t>(*count);
        return condition;
    }
    if (text.starts_with('>') || text.starts_with('<')) {
        const bool orEqual = text.substr(1).starts_with('=');
        const auto value = number(text.substr(orEqual ? 2 : 1));
        if (!value)
            return std::nullopt;
        (text[0] == '>' ? condition.low : condition.high) = *value;
        (text[0] == '>' ? condition.withoutLow : condition.withoutHigh) = !orEqual;
        return condition;
    }
    const auto dots = text.find("..");
    const std::string_view left = text.substr(0, dots), right = dots == std::string_view::npos ? left : text.substr(dots + 2);
    const auto low = number(left), high = number(right);
    if ((left.empty() && right.empty()) || (!left.empty() && !low) || (!right.empty() && !high) || (low && high && *low > *high))
        return std::nullopt;
    condition.low = low.value_or(condition.low);
    condition.high = high.value_or(condition.high);
    return condition;
}

std::string numberConditionInWords(std::string_view text)
{
    const std::string value(text);
    if (value.starts_with("top"))
        return value == "top1" ? "the highest" : "the " + value.substr(3) + " highest";
    for (const auto &[sign, words] : {std::pair{">=", "≥ "}, {"<=", "≤ "}, {">", "> "}, {"<", "< "}})
        if (value.starts_with(sign))
            return words + value.substr(std::string_view(sign).size());
    const auto dots = value.find("..");
    if (dots == std::string::npos)
        return value;
    const std::string left = value.substr(0, dots), right = value.substr(dots + 2);
    return right.empty() ? "from " + left : left.empty() ? "up to " + right : left + " to " + right;
}

const std::vector<std::string> &hasFieldNames()
{
    static const std::vector<std::string> names{"quote", "note", "speaker", "document", "place", "paragraph", "said", "holds"};
    return names;
}

std::optional<std::pair<int, int>> paragraphRange(std::string_view text)
{
    const auto number = [](std::string_view part) -> std::optional<int> {
        int value = 0;
        const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), value);
        return failed == std::errc() && end == part.data() + part.size() && value > 0 ? std::optional(value) : std::nullopt;
    };
    const auto dash = text.find('-');
    const auto first = number(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : number(text.substr(dash + 1));
    return first && last && *first <= *last ? std::optional(std::pair(*first, *last)) : std::nullopt;
}

Result<Edtf> lensTime(std::string_view text)
{
    if (text == "none")
        return Edtf();
    std::string edtf(text);
    if (text.find('/') == std::string_view::npos)
        if (const auto dots = text.find(".."); dots != std::string_view::npos) {
            const std::string left(text.substr(0, dots)), right(text.substr(dots + 2));
            edtf = (left.empty() ? ".." : left) + "/" + (right.empty() ? ".." : right);
        }
    const auto time = Edtf::parse(edtf);
    if (!time || edtf.empty())
        return Error{Error::Code::Syntax,
                     "“" + std::string(text) + "” is not a time. Expected 2019, 2019-06, 2018..2020, 2024-06.., ..2019 or none",
                     {},
                     0,
                     0};
    return time;
}

std::string nearestWord(std::string_view word, const std::vector<std::string> &known)
{
    const std::string folded = foldedForSearch(word);
    const std::string *best = nullptr;
    int least = 3;
    for (const std::string &candidate : known)
        if (const int edits = editsBetween(folded, foldedForSearch(candidate), 2); edits < least) {
            least = edits;
            best = &candidate;
        }
    return best ? " Did you mean “" + *best + "”?" : std::string();
}

std::string nearestOrExpected(std::string_view word, const std::vector<std::string> &known)
{
    if (std::string near = nearestWord(word, known); !near.empty())
        return near;
    std::string list;
    for (std::size_t i = 0; i < known.size() && i < 16; ++i)
        list += (i ? ", " : "") + known[i];
    return known.empty() ? std::string() : " Expected " + list + (known.size() > 16 ? ", …" : "");
}

}  // namespace relata
