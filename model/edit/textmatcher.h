// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/edit only.

#include "model/core/result.h"
#include "model/edit/replace.h"

#include <memory>

namespace relata {

/// Finds and replaces in one text after the other (ICU's regular expressions over UTF-8, with a limit on time and stack).
class TextMatcher
{
public:
    static Result<TextMatcher> of(const ReplaceRequest &request);
    TextMatcher(TextMatcher &&) noexcept;
    TextMatcher &operator=(TextMatcher &&) noexcept;
    ~TextMatcher();

    struct Replaced {
        std::string text;
        std::vector<std::pair<std::size_t, std::size_t>> places;  ///< in the text before; empty = no match
    };
    /// Error::Syntax when the expression takes too long.
    Result<Replaced> replaced(const std::string &text);

private:
    struct Data;
    explicit TextMatcher(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

}  // namespace relata
