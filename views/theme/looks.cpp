// SPDX-License-Identifier: Apache-2.0
// What types and categories look like: from the schema, else from the shipped pairs.
#include "views/theme/theme.h"

#include <QStringList>

#include <algorithm>
#include <optional>

namespace relata {
namespace {

struct ShippedType {
    const char *key;
    NodeShape shape;
    const char *icon;
    const char *colors[3];  ///< light, dark, print
};
const ShippedType shippedTypes[] = {
    {"person", NodeShape::Circle, "person", {"#2567B3", "#408CFF", "#185494"}},
    {"institution", NodeShape::Square, "institution", {"#343B47", "#D5DAE2", "#262B33"}},
    {"policy", NodeShape::Hexagon, "policy", {"#C98400", "#E3B341", "#B87A00"}},
    {"place", NodeShape::Shield, "place", {"#2D8F73", "#4BB595", "#237F66"}},
    {"event", NodeShape::Diamond, "event", {"#C6441F", "#DE6A42", "#B23A17"}},
    {"group", NodeShape::Pill, "group", {"#A87AC3", "#CAA3E7", "#9566B3"}},
    {"work", NodeShape::Page, "work", {"#8A8F98", "#7C828C", "#7C828A"}},
};

struct ShippedCategory {
    const char *key;
    const char *colors[3];
};
const ShippedCategory shippedCategories[] = {
    {"power", {"#C2491D", "#EC9065", "#B23C12"}},   {"office", {"#647183", "#B4BAC4", "#5C6169"}},
    {"support", {"#1E86E1", "#509CF0", "#0B74CB"}}, {"conflict", {"#99175F", "#CF62AC", "#79045D"}},
    {"action", {"#1B8965", "#51CB9D", "#117758"}},  {"consequence", {"#4A3410", "#EED889", "#3A2800"}},
    {"place", {"#8D949F", "#6E757F", "#7E858F"}},
};

const char *const shapeNames[] = {"circle", "square", "hexagon", "shield", "diamond", "pill", "page"};

std::optional<NodeShape> shapeFromName(const std::string &name)
{
    const auto found = std::find(std::begin(shapeNames), std::end(shapeNames), name);
    return found == std::end(shapeNames) ? std::nullopt : std::optional(static_cast<NodeShape>(found - std::begin(shapeNames)));
}

const std::string &themed(const ThemeColors &colors, ThemeKind kind)
{
    return kind == ThemeKind::Light ? colors.light : kind == ThemeKind::Dark ? colors.dark : colors.print;
}

/// The colour that was chosen for \a kind; where none was but for another, that one, lighter on dark and darker in print. Invalid: none at all.
QColor chosenColor(const ThemeColors &colors, ThemeKind kind)
{
    if (const QColor own(QString::fromStdString(themed(colors, kind))); own.isValid())
        return own;
    for (const ThemeKind other : {ThemeKind::Light, ThemeKind::Print, ThemeKind::Dark})
        if (const QColor like(QString::fromStdString(themed(colors, other))); like.isValid())
            return kind == ThemeKind::Dark ? like.lighter(125) : kind == ThemeKind::Print ? like.darker(115) : like;
    return {};
}

}  // namespace

std::vector<TypeLook> typeLooks(const Schema &schema, ThemeKind kind)
{
    const auto column = static_cast<std::size_t>(kind);
    std::vector<TypeLook> looks(schema.types().size());
    std::vector<bool> chosen(looks.size());
    bool usedPair[std::size(shippedTypes)] = {};
    const auto markUsed = [&](NodeShape shape) { usedPair[static_cast<std::size_t>(shape)] = true; };

    for (std::size_t i = 0; i < looks.size(); ++i) {
        const EntityType &type = schema.types()[i];
        TypeLook &look = looks[i];
        look.icon = QString::fromStdString(type.icon);
        const auto shipped = std::find_if(std::begin(shippedTypes), std::end(shippedTypes), [&](const auto &s) { return type.key == s.key; });
        if (const auto shape = shapeFromName(type.shape)) {
            look.shape = *shape;
            chosen[i] = true;
        } else if (shipped != std::end(shippedTypes)) {
            look.shape = shipped->shape;
            chosen[i] = true;
        }
        if (const QColor own = chosenColor(type.color, kind); own.isValid())
            look.fill = own;
        else if (shipped != std::end(shippedTypes))
            look.fill = QColor(QLatin1String(shipped->colors[column]));
        if (look.icon.isEmpty() && shipped != std::end(shippedTypes))
            look.icon = QLatin1String(shipped->icon);
        if (chosen[i])
            markUsed(look.shape);
    }
    for (std::size_t i = 0; i < looks.size(); ++i) {  // a user's own types: the next free pair
        TypeLook &look = looks[i];
        if (chosen[i] && look.fill.isValid())
            continue;
        std::size_t pair = 0;
        if (chosen[i])
            pair = static_cast<std::size_t>(look.shape);
        else
            while (pair < std::size(shippedTypes) && usedPair[pair])
                ++pair;
        if (pair < std::size(shippedTypes)) {
            look.shape = chosen[i] ? look.shape : shippedTypes[pair].shape;
            usedPair[pair] = true;
            if (!look.fill.isValid())
                look.fill = QColor(QLatin1String(shippedTypes[pair].colors[column]));
        }
        if (!look.fill.isValid())
            look.fill = Theme::of(kind).text3;  // no pair left: the look of an unknown type
    }
    return looks;
}

std::vector<QColor> categoryColors(const Schema &schema, ThemeKind kind)
{
    const auto column = static_cast<std::size_t>(kind);
    std::vector<QColor> colors(schema.categories().size());
    bool used[std::size(shippedCategories)] = {};
    for (std::size_t i = 0; i < colors.size(); ++i)
        for (std::size_t s = 0; s < std::size(shippedCategories); ++s)
            if (schema.categories()[i].key == shippedCategories[s].key) {
                colors[i] = QColor(QLatin1String(shippedCategories[s].colors[column]));
                used[s] = true;
            }
    std::size_t next = 0;
    for (QColor &color : colors) {
        if (color.isValid())
            continue;
        while (next < std::size(shippedCategories) && used[next])
            ++next;
        color = next < std::size(shippedCategories) ? QColor(QLatin1String(shippedCategories[next++].colors[column])) : Theme::of(kind).text3;
    }
    colors.push_back(Theme::of(kind).text3);
    return colors;
}

}  // namespace relata
