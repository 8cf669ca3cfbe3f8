// SPDX-License-Identifier: Apache-2.0
#include "model/graph/records.h"

#include <array>

namespace relata {
namespace {

constexpr std::array<std::string_view, 7> modalityNames{"asserted", "quoted", "reported", "alleged", "pledged", "predicted", "denied"};
constexpr std::array<std::string_view, 3> polarityNames{"positive", "neutral", "negative"};

template <typename Enum, std::size_t n>
std::optional<Enum> indexIn(const std::array<std::string_view, n> &names, std::string_view text)
{
    for (std::size_t i = 0; i < n; ++i)
        if (names[i] == text)
            return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace

std::string_view toString(Modality modality)
{
    return modalityNames[static_cast<std::size_t>(modality)];
}

std::string_view toString(Polarity polarity)
{
    return polarityNames[static_cast<std::size_t>(polarity)];
}

std::optional<Modality> modalityFromString(std::string_view text)
{
    return indexIn<Modality>(modalityNames, text);
}

std::optional<Polarity> polarityFromString(std::string_view text)
{
    return indexIn<Polarity>(polarityNames, text);
}

}  // namespace relata
