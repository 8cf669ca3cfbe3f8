// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/voices.h"
#include "model/graph/knowledgegraph.h"
#include "model/query/lensproperty.h"
#include "model/query/lenswords.h"

#include <algorithm>

namespace relata {
namespace {

std::string entityInWords(const KnowledgeGraph &graph, const std::string &value)
{
    const EntityId id = graph.findEntity(value);
    return id == noEntity ? value : std::string(graph.name(id));
}

std::string timeInWords(const std::string &value)
{
    if (value == "none")
        return "at no stated time";
    const auto time = lensTime(value);
    return time ? time->display() : value;
}

std::string valueInWords(const KnowledgeGraph &graph, LensKey key, const std::string &value)
{
    const Schema &schema = graph.schema();
    const auto labelOf = [&](const auto &items) {
        const auto found = std::find_if(items.begin(), items.end(), [&](const auto &item) { return item.key == value; });
        return found == items.end() ? value : found->label;
    };
    switch (key) {
    case LensKey::Type:
    case LensKey::Only:
        return labelOf(schema.types());
    case LensKey::Predicate:
        return labelOf(schema.predicates());
    case LensKey::Category:
        return labelOf(schema.categories());
    case LensKey::By:
        return foldedForSearch(value) == authorVoice    ? "the author"
               : foldedForSearch(value) == unknownVoice ? "an unknown speaker"
                                                        : entityInWords(graph, value);
    case LensKey::In: {
        const DocumentId id = graph.findDocument(value);
        return id == noDocument ? value : graph.document(id).title;
    }
    case LensKey::About:
    case LensKey::From:
    case LensKey::To:
    case LensKey::Near:
        return entityInWords(graph, value);
    case LensKey::Property:
        return propertyConditionInWords(value);
    case LensKey::Sum:
    case LensKey::InSum:
    case LensKey::OutSum:
        return sumConditionInWords(value, sumWayOf(key).value_or(SumWay::All));
    case LensKey::Said:
    case LensKey::Holds:
        return timeInWords(value);
    default:
        return value;
    }
}

std::string termInWords(const LensNode &node, const KnowledgeGraph &graph)
{
    std::string values;
    if (node.key == LensKey::Measured) {
        for (std::size_t i = 0; i < node.values.size(); ++i)
            values += (i == 0 ? " " : i + 1 == node.values.size() ? " or " : ", ") + numberConditionInWords(node.values[i]);
        return wordsOf(node.measure).title + values;
    }
    for (std::size_t i = 0; i < node.values.size(); ++i)
        values += (i == 0 ? "" : i + 1 == node.values.size() ? " or " : ", ") + valueInWords(graph, node.key, node.values[i]);
    switch (node.key) {
    case LensKey::Word:
        return "“" + values + "”";
    case LensKey::Type:
        return "With " + values;
    case LensKey::Only:
        return "Only " + values;
    case LensKey::Predicate:
    case LensKey::Category:
    case LensKey::Modality:
    case LensKey::Polarity:
    case LensKey::Property:
    case LensKey::Sum:
    case LensKey::InSum:
    case LensKey::OutSum:
        if (!values.empty() && values[0] >= 'a' && values[0] <= 'z')
            values[0] = static_cast<char>(values[0] - 32);
        return values;
    case LensKey::By:
        return "According to " + values;
    case LensKey::In:
        return "In " + values;
    case LensKey::Paragraph:
        return "Paragraph " + values;
    case LensKey::Holds:
        return "Holds " + values;
    case LensKey::Said:
        return "Said " + values;
    case LensKey::About:
        return "About " + values;
    case LensKey::From:
        return "From " + values;
    case LensKey::To:
        return "To " + values;
    case LensKey::Near:
        return "Within " + std::to_string(node.hops) + (node.hops == 1 ? " step of " : " steps of ") + values;
    case LensKey::Has:
        return "Has " + values;
    case LensKey::Measured:
        break;  // above
    }
    return values;
}

}  // namespace

std::string lensConditionInWords(const LensNode &condition, const KnowledgeGraph &graph)
{
    switch (condition.kind) {
    case LensNode::Kind::All:
        return "Everything";
    case LensNode::Kind::Not: {
        const LensNode &inner = condition.children.front();
        const std::string words = lensConditionInWords(inner, graph);
        return inner.kind == LensNode::Kind::Term ? "not " + words : "not (" + words + ")";
    }
    case LensNode::Kind::Term:
        return termInWords(condition, graph);
    case LensNode::Kind::And:
    case LensNode::Kind::Or: {
        std::string words;
        for (const LensNode &child : condition.children)
            words += (words.empty() ? "" : condition.kind == LensNode::Kind::Or ? " or " : " and ") + lensConditionInWords(child, graph);
        return words;
    }
    }
    return {};
}

}  // namespace relata
