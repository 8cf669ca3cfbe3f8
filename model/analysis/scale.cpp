// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/scale.h"

namespace relata {
namespace {

constexpr std::string_view numbersKey = "numbers:", groupsKey = "groups:";

}  // namespace

std::string_view toString(SumWay way)
{
    return way == SumWay::In ? "insum" : way == SumWay::Out ? "outsum" : "sum";
}

bool Scale::isGroup() const
{
    return m_kind == Kind::Groups || (m_kind == Kind::Measure && wordsOf(m_measure).isGroup);
}

bool Scale::isCount() const
{
    return m_kind == Kind::Measure && wordsOf(m_measure).isCount;
}

std::string Scale::key() const
{
    if (m_kind == Kind::Measure)
        return wordsOf(m_measure).key;
    if (m_kind == Kind::Sums)
        return std::string(toString(m_way)) + ":" + m_property;
    return std::string(m_kind == Kind::Numbers ? numbersKey : groupsKey) + m_property;
}

std::string Scale::title() const
{
    return m_kind == Kind::Measure ? wordsOf(m_measure).title : m_property + addition();
}

std::string Scale::addition() const
{
    if (m_kind != Kind::Sums)
        return {};
    return m_way == SumWay::In ? ", sum in" : m_way == SumWay::Out ? ", sum out" : ", sum";
}

std::string Scale::question() const
{
    switch (m_kind) {
    case Kind::Numbers:
        return "Who has the highest “" + m_property + "”?";
    case Kind::Groups:
        return "Who has which “" + m_property + "”?";
    case Kind::Sums:
        return (m_way == SumWay::In    ? "To whom leads the most “"
                : m_way == SumWay::Out ? "From whom comes the most “"
                                       : "Whose statements add up to the most “")
               + m_property + "”?";
    case Kind::Measure:
        break;
    }
    return wordsOf(m_measure).question;
}

std::string Scale::meaning() const
{
    switch (m_kind) {
    case Kind::Numbers:
        return "the number that its property “" + m_property + "” says";
    case Kind::Groups:
        return "those whose property “" + m_property + "” says the same, the most frequent text first";
    case Kind::Sums:
        return "the sum of “" + m_property + "” of the statements "
               + (m_way == SumWay::In    ? "that lead to it"
                  : m_way == SumWay::Out ? "that lead from it"
                                         : "it is an end of")
               + "; what several voices say alike counts once, what is denied does not";
    case Kind::Measure:
        break;
    }
    return wordsOf(m_measure).meaning;
}

std::optional<Scale> scaleFromString(std::string_view key)
{
    for (const auto &[prefix, make] : {std::pair(numbersKey, &Scale::ofNumbers), std::pair(groupsKey, &Scale::ofGroups)})
        if (key.starts_with(prefix) && key.size() > prefix.size())
            return make(std::string(key.substr(prefix.size())));
    for (const SumWay way : allSumWays)
        if (const std::string_view prefix = toString(way); key.starts_with(prefix) && key.size() > prefix.size() + 1 && key[prefix.size()] == ':')
            return Scale::ofSums(std::string(key.substr(prefix.size() + 1)), way);
    if (const auto measure = measureFromString(key))
        return Scale(*measure);
    return std::nullopt;
}

}  // namespace relata
