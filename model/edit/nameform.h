// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// A name as it is compared with others.
struct NameForm {
    std::string folded;               ///< all words, as search folds them
    std::vector<std::string> words;   ///< folded, in their order, without articles and legal forms unless nothing else is left
    std::vector<std::string> sorted;  ///< the same in order of their bytes
    std::string letters;              ///< the words without blanks between them
    std::string numbers;              ///< words that count: "2030", "ii", "jr", sorted; names that differ there are of different things
    std::string acronym;              ///< first letters of the words that are more than a letter; empty when there is but one word
    bool isAcronym = false;           ///< written in capitals, as one word of 2 to 10 letters
};

/// O(length log length).
NameForm nameFormOf(std::string_view name);

enum class NameLikeness {
    Same,      ///< accents, case and punctuation aside
    Words,     ///< the same words in another order, or parted in another way; articles and legal forms aside
    Initials,  ///< "A. M. López" and "Andrés Manuel López"
    Typo,      ///< one edit from 5 letters, or two within one long word
    Acronym,   ///< "INM" and "Instituto Nacional de Migración"
    Part       ///< one has all words of the other and one or two more
};

/// How two names are alike, the strongest first; nothing when they are not. Symmetric. O(length of both), edits O(length²).
///
/// Letters are compared as folded for search; edits are insertions, deletions, replacements and swaps of neighbours (optimal string alignment:
/// Damerau 1964). Typo: all letters together are at least 5 and one edit apart, or one word of 8 to 24 letters in the same place of as many
/// words is two edits from the other's and begins with the same letter ("northern" is not "southern"). Part: at least two words that are not
/// initials, in names of at most 8 words.
std::optional<NameLikeness> likeness(const NameForm &a, const NameForm &b);

// Inside model/edit: what blocking shares with likeness().
inline constexpr std::size_t leastTypoLetters = 5;                  ///< code points
inline constexpr std::size_t leastLongWord = 8, mostLongWord = 24;  ///< code points
inline constexpr std::size_t leastPartWords = 2, mostPartWords = 8, mostMoreWords = 2;
bool isInitial(const std::string &word);  ///< one letter
std::u32string codePoints(std::string_view text);
/// Edits from \a a to \a b; more than \a most gives most + 1.
int editsBetween(const std::u32string &a, const std::u32string &b, int most);

}  // namespace relata
