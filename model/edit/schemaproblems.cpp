// SPDX-License-Identifier: Apache-2.0
// What SchemaEdit has to say about the draft.
#include "model/edit/schemaedit.h"

#include <algorithm>
#include <array>
#include <map>

namespace relata {
namespace {

bool isColor(const std::string &text)
{
    return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

bool isBlank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

/// Quoted and not too long for one line.
std::string quoted(std::string_view text)
{
    constexpr std::size_t most = 60;
    std::string shown(text.substr(0, most));
    if (text.size() > most) {
        while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0) == 0x80)
            shown.pop_back();
        if (!shown.empty() && static_cast<unsigned char>(shown.back()) >= 0x80)
            shown.pop_back();
        shown += "…";
    }
    return "“" + shown + "”";
}

constexpr std::array shapes{"circle", "square", "hexagon", "shield", "diamond", "pill", "page"};

bool has(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

template <typename Item>
void SchemaEdit::checkKeys(const List<Item> &list, SchemaPart part, std::vector<Problem> &found) const
{
    std::map<std::string, std::size_t> keys, labels;
    const std::string noun = part == SchemaPart::Types ? "type" : part == SchemaPart::Predicates ? "predicate" : "category";
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const Item &item = list.items[i];
        const std::string name = quoted(item.label.empty() ? item.key : item.label);
        if (item.key.empty())
            found.push_back(
                {Weight::Error, part, i, Field::Key, "The " + noun + " " + name + " has no key. Expected a readable one, like “person”."});
        else if (isBlank(item.key.front()) || isBlank(item.key.back())
                 || std::any_of(item.key.begin(), item.key.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }))
            found.push_back(
                {Weight::Error, part, i, Field::Key,
                 "The key " + quoted(item.key) + " begins or ends with a blank, or has a control character. Expected letters, digits and hyphens."});
        else if (!keys.emplace(item.key, i).second)
            found.push_back(
                {Weight::Error, part, i, Field::Key, "The key " + quoted(item.key) + " is taken. Expected one that no other " + noun + " has."});
        if (!item.label.empty() && !labels.emplace(item.label, i).second)
            found.push_back({Weight::Hint, part, i, Field::Label, "Another " + noun + " is called " + quoted(item.label) + " too."});
    }
}

void SchemaEdit::checkType(std::size_t index, std::vector<Problem> &found) const
{
    const EntityType &type = m_types.items[index];
    for (const std::string &color : {type.color.light, type.color.dark, type.color.print})
        if (!color.empty() && !isColor(color))
            found.push_back({Weight::Error, SchemaPart::Types, index, Field::Color,
                             quoted(color) + " is no colour. Expected #RRGGBB, or nothing for one that the program chooses."});
    if (!type.shape.empty() && std::find(shapes.begin(), shapes.end(), type.shape) == shapes.end())
        found.push_back({Weight::Error, SchemaPart::Types, index, Field::Shape,
                         quoted(type.shape) + " is no shape. Expected circle, square, hexagon, shield, diamond, pill or page."});
}

void SchemaEdit::checkOpposite(std::size_t index, std::vector<Problem> &found) const
{
    const Predicate &predicate = m_predicates.items[index];
    if (predicate.opposite.empty())
        return;
    const auto say = [&](Weight weight, const std::string &message) {
        found.push_back({weight, SchemaPart::Predicates, index, Field::Opposite, message});
    };
    const auto place =
        static_cast<std::size_t>(std::find(m_predicates.refs.begin(), m_predicates.refs.end(), predicate.opposite) - m_predicates.refs.begin());
    if (place == index)
        say(Weight::Error, quoted(predicate.key) + " is its own opposite. Expected another predicate, or none.");
    else if (place == m_predicates.refs.size())
        say(Weight::Error, "The opposite " + quoted(predicate.opposite) + " is no predicate. Expected one of this list, or none.");
    else if (const Predicate &other = m_predicates.items[place]; !other.opposite.empty() && other.opposite != m_predicates.refs[index])
        say(Weight::Hint,
            "Its opposite " + quoted(other.key) + " has another opposite, " + quoted(other.opposite) + ". Expected that they name each other.");
}

void SchemaEdit::checkEnds(std::size_t index, Field field, std::vector<Problem> &found) const
{
    const Predicate &predicate = m_predicates.items[index];
    const std::vector<std::string> &allowed = field == Field::Domain ? predicate.domain : predicate.range;
    const std::string end = field == Field::Domain ? "subject" : "object";
    for (const std::string &type : allowed)
        if (!has(m_types.refs, type))
            found.push_back({Weight::Error, SchemaPart::Predicates, index, field,
                             quoted(type) + " is no type. Expected one of the list of types as its " + end + "."});
    if (allowed.empty())
        return;
    std::map<std::string, std::size_t> left;
    std::size_t count = 0;
    StatementId first = noStatement;
    for (const Ends &ends : m_ends) {
        if (m_predicates.now[ends.predicate] != index)
            continue;
        const std::size_t type = m_types.now[field == Field::Domain ? ends.subject : ends.object];
        if (type == none || has(allowed, m_types.refs[type]))
            continue;
        const EntityType &item = m_types.items[type];
        left[item.label.empty() ? item.key : item.label] += ends.count;
        count += ends.count;
        first = first == noStatement ? ends.first : std::min(first, ends.first);
    }
    if (count == 0)
        return;
    std::string kinds;
    for (const auto &[label, number] : left)
        kinds += (kinds.empty() ? "" : ", ") + std::to_string(number) + " × " + label;
    found.push_back({Weight::Error, SchemaPart::Predicates, index, field,
                     (count == 1 ? "1 statement has " : std::to_string(count) + " statements have ") + (field == Field::Domain ? "a " : "an ") + end
                         + " that is left out (" + kinds + "); the first is "
                         + quoted(m_graph.claim(first).empty() ? m_graph.key(first) : m_graph.claim(first))
                         + ". Expected these types among those allowed."});
}

void SchemaEdit::checkPredicate(std::size_t index, std::vector<Problem> &found) const
{
    const Predicate &predicate = m_predicates.items[index];
    const auto say = [&](Weight weight, Field field, const std::string &message) {
        found.push_back({weight, SchemaPart::Predicates, index, field, message});
    };
    if (!predicate.category.empty() && !has(m_categories.refs, predicate.category))
        say(Weight::Error, Field::Category, quoted(predicate.category) + " is no category. Expected one of the list of categories, or none.");
    checkEnds(index, Field::Domain, found);
    checkEnds(index, Field::Range, found);
    checkOpposite(index, found);
    if (!predicate.symmetric)
        return;
    if (!predicate.inverse.empty() && predicate.inverse != predicate.label)
        say(Weight::Hint, Field::Inverse,
            "It is symmetric, but reads " + quoted(predicate.inverse) + " from the other side. Expected the label, or nothing.");
    std::vector<std::string> domain = predicate.domain, range = predicate.range;
    std::sort(domain.begin(), domain.end());
    std::sort(range.begin(), range.end());
    if (domain != range)
        say(Weight::Hint, Field::Symmetric, "It is symmetric, but its subjects and objects are not of the same types.");
}

std::vector<SchemaEdit::Problem> SchemaEdit::problems() const
{
    std::vector<Problem> found;
    checkKeys(m_types, SchemaPart::Types, found);
    for (std::size_t i = 0; i < m_types.items.size(); ++i)
        checkType(i, found);
    checkKeys(m_predicates, SchemaPart::Predicates, found);
    for (std::size_t i = 0; i < m_predicates.items.size(); ++i)
        checkPredicate(i, found);
    checkKeys(m_categories, SchemaPart::Categories, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const Problem &a, const Problem &b) { return a.part != b.part ? a.part < b.part : a.weight > b.weight; });
    return found;
}

}  // namespace relata
