// SPDX-License-Identifier: Apache-2.0
#include "model/query/lens.h"

#include "model/query/lenswords.h"

#include <algorithm>
#include <cctype>

namespace relata {
namespace {

std::string textOf(const LensNode &node)
{
    const auto inside = [](const LensNode &child) {
        const bool group = child.kind == LensNode::Kind::Or || child.kind == LensNode::Kind::And;
        return group ? "(" + textOf(child) + ")" : textOf(child);
    };
    std::string text;
    switch (node.kind) {
    case LensNode::Kind::All:
        break;
    case LensNode::Kind::Not:
        text = "-" + inside(node.children.front());
        break;
    case LensNode::Kind::And:
    case LensNode::Kind::Or:
        for (const LensNode &child : node.children) {
            if (!text.empty())
                text += node.kind == LensNode::Kind::Or ? " OR " : " ";
            text += node.kind == LensNode::Kind::Or && child.kind == LensNode::Kind::And ? textOf(child) : inside(child);
        }
        break;
    case LensNode::Kind::Term:
        if (node.key != LensKey::Word)
            text = std::string(toString(LensKeyWord{node.key, node.measure})) + ":";
        for (std::size_t i = 0; i < node.values.size(); ++i)
            text += (i ? "," : "") + lensQuoted(node.values[i]);
        if (node.key == LensKey::Near)
            text += "~" + std::to_string(node.hops);
    }
    return text;
}

}  // namespace

Lens::Lens() : m_root(std::make_shared<LensNode>()) {}

Result<Lens> Lens::parse(std::string_view text)
{
    auto node = parseLens(text);
    if (!node)
        return node.error();
    return fromNode(std::move(*node));
}

Lens Lens::fromNode(LensNode root)
{
    Lens lens;
    lens.m_root = std::make_shared<LensNode>(std::move(root));
    return lens;
}

bool Lens::passesAll() const
{
    return m_root->kind == LensNode::Kind::All;
}

const LensNode &Lens::root() const
{
    return *m_root;
}

std::string Lens::text() const
{
    return textOf(*m_root);
}

std::vector<LensNode> Lens::conditions() const
{
    if (passesAll())
        return {};
    if (m_root->kind == LensNode::Kind::And)
        return m_root->children;
    return {*m_root};
}

Lens Lens::fromConditions(std::vector<LensNode> conditions)
{
    if (conditions.empty())
        return {};
    if (conditions.size() == 1)
        return fromNode(std::move(conditions.front()));
    LensNode node;
    node.kind = LensNode::Kind::And;
    for (LensNode &condition : conditions)
        if (condition.kind == LensNode::Kind::And)
            node.children.insert(node.children.end(), condition.children.begin(), condition.children.end());
        else if (condition.kind != LensNode::Kind::All)
            node.children.push_back(std::move(condition));
    return fromNode(std::move(node));
}

std::string lensQuoted(std::string_view value)
{
    const bool plain = !value.empty() && value != "OR" && value != "NOT" && value.front() != '-'
                       && value.find_first_of(" \t\r\n\v\f(),\"~:\\") == std::string_view::npos;
    if (plain)
        return std::string(value);
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace relata
