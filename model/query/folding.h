// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// One word of a text as search compares it.
struct FoldedWord {
    std::string text;                 ///< accents stripped, case folded
    std::vector<std::uint32_t> from;  ///< per byte of `text`: the byte of the source it came from; only when asked for
    std::size_t start = 0;            ///< bytes of the source
    std::size_t end = 0;
};

/// Letters and digits of \a text in words; everything else parts them. O(n).
std::vector<FoldedWord> foldedWords(std::string_view text, bool withPositions = false);

/// Parts texts into their folded words, with no allocation a word.
class WordSplitter
{
public:
    /// Valid until the next call. O(n).
    const std::vector<std::string_view> &split(std::string_view text);

private:
    std::string m_folded;
    std::vector<std::string_view> m_words;
};

/// Calls nothing back; appends the folded form to \a out, words parted by one space.
void foldInto(std::string_view text, std::string &out);

}  // namespace relata
