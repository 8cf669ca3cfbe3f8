// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scene.h"
#include "views/scene/shownname.h"

#include <algorithm>
#include <set>

namespace relata {
namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString quoted(const std::string &value)
{
    return fromUtf8(lensQuoted(value));
}

LegendRow row(LegendRow::Kind kind, const QString &label, const QString &condition, const QColor &color)
{
    LegendRow row;
    row.kind = kind;
    row.label = label;
    row.condition = condition;
    row.color = color;
    return row;
}

void addVoices(const KnowledgeGraph &graph, const Scene &scene, std::vector<LegendRow> &rows)
{
    const Theme &theme = Theme::of(scene.theme);
    const VoiceColors voices = VoiceColors::of(graph);
    std::set<EntityId> present;
    for (const SceneLink &link : scene.links)
        for (const StatementId id : link.statements)
            present.insert(graph.speaker(id));
    std::vector<EntityId> order;
    for (const EntityId id : voices.ranked)
        if (present.erase(id))
            order.push_back(id);
    order.insert(order.begin(), present.count(noEntity) ? 1U : 0U, noEntity);
    present.erase(noEntity);
    order.insert(order.end(), present.begin(), present.end());
    for (const EntityId id : order) {
        bool hollow = false;
        const QColor color = voices.colorOf(id, theme, &hollow);
        LegendRow voice = row(LegendRow::Kind::Voice, id == noEntity ? QStringLiteral("Author") : shownName(graph.name(id)),
                              QStringLiteral("by:") + (id == noEntity ? QStringLiteral("author") : quoted(std::string(graph.key(id)))), color);
        voice.hollow = hollow;
        voice.voice = id;
        rows.push_back(voice);
    }
}

}  // namespace

bool LegendRow::shows(const SceneLink &link, const KnowledgeGraph *graph) const
{
    switch (kind) {
    case Kind::Type:
    case Kind::Band:
    case Kind::Heat:
        return false;
    case Kind::Category:
        return link.category == index;
    case Kind::Voice:
        return graph && std::any_of(link.statements.begin(), link.statements.end(), [&](StatementId id) {
                   return graph->contains(id) && graph->speaker(id) == voice;
               });
    case Kind::Modality:
        return link.modality == modality;
    case Kind::Disputed:
        return link.disputed;
    }
    return false;
}

std::vector<LegendRow> legendOf(const KnowledgeGraph &graph, const Scene &scene)
{
    const Schema &schema = graph.schema();
    const Theme &theme = Theme::of(scene.theme);
    std::vector<LegendRow> rows;
    std::set<std::uint16_t> types, categories, bands;
    std::set<Modality> modalities;
    bool disputed = false;
    for (const SceneNode &node : scene.nodes) {
        types.insert(node.look);
        bands.insert(node.band);
    }
    bands.erase(std::uint16_t(0));
    for (const SceneLink &link : scene.links) {
        categories.insert(link.category);
        modalities.insert(link.modality);
        disputed = disputed || link.disputed;
    }
    for (const std::uint16_t type : types) {
        const EntityType &known = schema.types()[type];
        LegendRow entry =
            row(LegendRow::Kind::Type, shownName(known.label.empty() ? known.key : known.label), QStringLiteral("only:") + quoted(known.key),
                scene.colorBy == ColorBy::Category && scene.bands.empty() ? scene.typeLooks[type].fill : theme.voiceNode);
        entry.index = type;
        entry.shape = scene.typeLooks[type].shape;
        entry.icon = scene.typeLooks[type].icon;
        rows.push_back(entry);
    }
    for (const std::uint16_t band : bands) {
        const FillBand &known = scene.bands[band - 1U];
        rows.push_back(row(LegendRow::Kind::Band, known.label, known.condition, known.color));
        rows.back().index = band;
    }
    if (disputed)
        rows.push_back(row(LegendRow::Kind::Disputed, QStringLiteral("Accounts differ"), QStringLiteral("has:dispute"), theme.disputed));
    if (scene.colorBy == ColorBy::Voice) {
        addVoices(graph, scene, rows);
    } else {
        const std::vector<QColor> colors = categoryColors(schema, scene.theme);
        for (const std::uint16_t category : categories) {
            if (category < schema.categories().size()) {
                const Category &known = schema.categories()[category];
                rows.push_back(row(LegendRow::Kind::Category, shownName(known.label.empty() ? known.key : known.label),
                                   QStringLiteral("category:") + quoted(known.key), colors[category]));
            } else {
                rows.push_back(row(LegendRow::Kind::Category, QStringLiteral("Other"), {}, colors.back()));
            }
            rows.back().index = category;
        }
    }
    for (const Modality modality : modalities) {
        if (modalityDash(modality).empty())
            continue;
        QString word = fromUtf8(toString(modality));
        LegendRow entry = row(LegendRow::Kind::Modality, word.left(1).toUpper() + word.mid(1), QStringLiteral("modality:") + word, theme.text2);
        entry.modality = modality;
        rows.push_back(entry);
    }
    return rows;
}

}  // namespace relata
