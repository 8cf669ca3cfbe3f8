// SPDX-License-Identifier: Apache-2.0
#include "model/edit/nameform.h"

#include "model/query/folding.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace relata {
namespace {

/// What says little about who it is: articles, prepositions, legal forms.
bool isNoise(std::string_view word)
{
    static constexpr std::array<std::string_view, 50> words{
        "ab",  "ag", "and", "bv",   "co",  "company",      "corp", "corporation", "da",   "das", "de",  "del",     "der", "des", "di",  "do",  "dos",
        "el",  "et", "for", "gmbh", "inc", "incorporated", "kg",   "la",          "las",  "le",  "les", "limited", "llc", "llp", "los", "ltd", "mr",
        "mrs", "ms", "nv",  "of",   "oy",  "para",         "plc",  "sa",          "sarl", "sas", "spa", "srl",     "the", "und", "van", "von"};
    static_assert(std::is_sorted(words.begin(), words.end()));
    return std::binary_search(words.begin(), words.end(), word);
}

/// Legal forms that are written with dots, which folding parts: "Acme, S.A. de C.V.".
void dropDottedForm(std::vector<std::string> &words)
{
    static const std::vector<std::vector<std::string>> forms{{"s", "a", "p", "i", "de", "c", "v"},
                                                             {"s", "a", "b", "de", "c", "v"},
                                                             {"s", "de", "r", "l", "de", "c", "v"},
                                                             {"s", "a", "de", "c", "v"},
                                                             {"s", "a"},
                                                             {"s", "c"},
                                                             {"s", "r", "l"},
                                                             {"s", "p", "a"},
                                                             {"l", "l", "c"}};
    for (const auto &form : forms)
        if (words.size() > form.size() && std::equal(form.rbegin(), form.rend(), words.rbegin())) {
            words.resize(words.size() - form.size());
            return;
        }
}

bool hasDigit(std::string_view word)
{
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool counts(std::string_view word)
{
    static constexpr std::array<std::string_view, 6> generations{"hijo", "jr", "junior", "senior", "sr", "hija"};
    return hasDigit(word) || std::find(generations.begin(), generations.end(), word) != generations.end()
           || (word.size() >= 2 && word.find_first_not_of("ivx") == std::string_view::npos);
}

/// "INM", "OECD": nothing but capitals, dots and digits.
bool isInCapitals(std::string_view name)
{
    std::size_t letters = 0;
    for (std::int32_t i = 0, n = static_cast<std::int32_t>(name.size()); i < n;) {
        UChar32 c = 0;
        U8_NEXT(name.data(), i, n, c);
        if (c == '.' || c == ' ')
            continue;
        if (c < 0 || !u_isUUppercase(c))
            return false;
        ++letters;
    }
    return letters >= 2 && letters <= 10;
}

std::string firstLetter(const std::string &word)
{
    std::int32_t end = 0;
    U8_FWD_1(word.data(), end, static_cast<std::int32_t>(word.size()));
    return word.substr(0, static_cast<std::size_t>(end));
}

bool initialsFit(const NameForm &a, const NameForm &b)
{
    if (a.words.size() != b.words.size())
        return false;
    bool initial = false, whole = false;
    for (std::size_t i = 0; i < a.words.size(); ++i) {
        const std::string &x = a.words[i], &y = b.words[i];
        if (x == y)
            whole = whole || !isInitial(x);
        else if (isInitial(x) != isInitial(y) && firstLetter(x) == firstLetter(y) && !hasDigit(x) && !hasDigit(y))  // 1 is no initial of 10
            initial = true;
        else
            return false;
    }
    return initial && whole;
}

bool isTypo(const NameForm &a, const NameForm &b)
{
    if (a.numbers != b.numbers)
        return false;
    const std::u32string all = codePoints(a.letters), others = codePoints(b.letters);
    if (std::min(all.size(), others.size()) >= leastTypoLetters && editsBetween(all, others, 1) == 1)
        return true;
    if (a.words.size() != b.words.size())
        return false;
    const auto [x, y] = std::mismatch(a.words.begin(), a.words.end(), b.words.begin());
    if (x == a.words.end() || !std::equal(x + 1, a.words.end(), y + 1))
        return false;
    const std::u32string one = codePoints(*x), other = codePoints(*y);
    const auto fits = [](std::size_t n) { return n >= leastLongWord && n <= mostLongWord; };
    return fits(one.size()) && fits(other.size()) && one.front() == other.front() && editsBetween(one, other, 2) <= 2;
}

bool isPart(const NameForm &less, const NameForm &more)
{
    const std::size_t n = less.sorted.size(), m = more.sorted.size();
    if (m <= n || m - n > mostMoreWords || m > mostPartWords || less.numbers != more.numbers)
        return false;
    const auto words = std::count_if(less.sorted.begin(), less.sorted.end(), [](const std::string &word) { return !isInitial(word); });
    return words >= static_cast<std::ptrdiff_t>(leastPartWords)
           && std::includes(more.sorted.begin(), more.sorted.end(), less.sorted.begin(), less.sorted.end());
}

}  // namespace

bool isInitial(const std::string &word)
{
    return firstLetter(word).size() == word.size();
}

std::u32string codePoints(std::string_view text)
{
    std::u32string points;
    points.reserve(text.size());
    for (std::int32_t i = 0, n = static_cast<std::int32_t>(text.size()); i < n;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), i, n, c);
        points += static_cast<char32_t>(c < 0 ? 0xFFFD : c);
    }
    return points;
}

int editsBetween(const std::u32string &a, const std::u32string &b, int most)
{
    if (a.size() > b.size())
        return editsBetween(b, a, most);
    if (b.size() - a.size() > static_cast<std::size_t>(most))
        return most + 1;
    std::size_t same = 0;
    while (same < a.size() && a[same] == b[same])
        ++same;
    std::size_t end = 0;
    while (end < a.size() - same && a[a.size() - 1 - end] == b[b.size() - 1 - end])
        ++end;
    // optimal string alignment never needs a swap across what is the same at the ends
    const std::u32string_view x = std::u32string_view(a).substr(same, a.size() - same - end),
                              y = std::u32string_view(b).substr(same, b.size() - same - end);
    std::vector<int> twoAbove(y.size() + 1), above(y.size() + 1), row(y.size() + 1);
    for (std::size_t j = 0; j <= y.size(); ++j)
        row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= x.size(); ++i) {
        twoAbove.swap(above);
        above.swap(row);
        row[0] = static_cast<int>(i);
        int best = row[0];
        for (std::size_t j = 1; j <= y.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (x[i - 1] != y[j - 1])});
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[j] = std::min(row[j], twoAbove[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > most)
            return most + 1;
    }
    return std::min(row[y.size()], most + 1);
}

NameForm nameFormOf(std::string_view name)
{
    NameForm form;
    for (FoldedWord &word : foldedWords(name)) {
        form.folded += (form.folded.empty() ? "" : " ") + word.text;
        form.words.push_back(std::move(word.text));
    }
    dropDottedForm(form.words);
    std::vector<std::string> telling;
    std::copy_if(form.words.begin(), form.words.end(), std::back_inserter(telling), [](const std::string &word) { return !isNoise(word); });
    if (!telling.empty())
        form.words = std::move(telling);
    std::size_t initials = 0;
    for (const std::string &word : form.words)
        if (!isInitial(word)) {
            form.acronym += firstLetter(word);
            ++initials;
        }
    if (initials < 2)
        form.acronym.clear();
    form.sorted = form.words;
    std::sort(form.sorted.begin(), form.sorted.end());
    for (const std::string &word : form.words)
        form.letters += word;
    for (const std::string &word : form.sorted)
        if (counts(word))
            form.numbers += word + ' ';
    form.isAcronym = isInCapitals(name);
    return form;
}

std::optional<NameLikeness> likeness(const NameForm &a, const NameForm &b)
{
    if (a.letters.empty() || b.letters.empty())
        return {};
    if (a.folded == b.folded)
        return NameLikeness::Same;
    if (a.sorted == b.sorted || a.letters == b.letters)
        return NameLikeness::Words;
    if (initialsFit(a, b))
        return NameLikeness::Initials;
    if (isTypo(a, b))
        return NameLikeness::Typo;
    if ((a.isAcronym && a.letters == b.acronym) || (b.isAcronym && b.letters == a.acronym))
        return NameLikeness::Acronym;
    if (isPart(a, b) || isPart(b, a))
        return NameLikeness::Part;
    return {};
}

}  // namespace relata
