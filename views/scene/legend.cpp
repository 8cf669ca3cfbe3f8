// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/voices.h"
#include "views/scene/scene.h"
#include "views/scene/shownname.h"

#include <algorithm>

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

/// The grey row is of all whom no entity vouches for.
QString nobodyName(bool author, bool unknown)
{
    return author && unknown ? QStringLiteral("Author or unknown") : fromUtf8(unknown ? unknownName : authorName);
}
QString nobodyKey(bool author, bool unknown)
{
    return author && unknown ? QStringLiteral("author,unknown") : fromUtf8(unknown ? unknownVoice : authorVoice);
}

void addVoices(const KnowledgeGraph &graph, const Scene &scene, std::vector<LegendRow> &rows)
{
    const Theme &theme = Theme::of(scene.theme);
    const VoiceColors voices = VoiceColors::of(graph);
    IdSet<EntityId> present(graph.entityIdEnd());
    std::vector<EntityId> order;
    bool author = false, unknown = false;
    for (const SceneLink &link : scene.links)
        for (const StatementId id : scene.statementsOf(link))
            if (const EntityId speaker = graph.speaker(id); speaker != noEntity)
                present.insert(speaker);
            else
                (graph.isSpeakerUnknown(id) ? unknown : author) = true;
    if (author || unknown)
        order.push_back(noEntity);
    for (const EntityId id : voices.ranked)
        if (present.contains(id)) {
            order.push_back(id);
            present.erase(id);
        }
    present.forEach([&](EntityId id) { order.push_back(id); });
    for (const EntityId id : order) {
        bool hollow = false;
        const QColor color = voices.colorOf(id, theme, &hollow);
        const bool isNobody = id == noEntity;
        LegendRow voice = row(LegendRow::Kind::Voice, isNobody ? nobodyName(author, unknown) : shownName(graph.name(id)),
                              QStringLiteral("by:") + (isNobody ? nobodyKey(author, unknown) : quoted(std::string(graph.key(id)))), color);
        voice.hollow = hollow;
        voice.voice = id;
        rows.push_back(voice);
    }
}

}  // namespace

bool LegendRow::shows(const Scene &scene, const SceneLink &link, const KnowledgeGraph *graph) const
{
    switch (kind) {
    case Kind::Type:
    case Kind::Band:
    case Kind::Heat:
        return false;
    case Kind::Category:
        return link.category == index;
    case Kind::Voice:
        return graph
               && std::ranges::any_of(scene.statementsOf(link), [&](StatementId id) { return graph->contains(id) && graph->speaker(id) == voice; });
    case Kind::Modality:
        return link.modality == modality;
    case Kind::Disputed:
        return link.disputed;
    case Kind::Width:
        return true;
    }
    return false;
}

std::vector<LegendRow> legendOf(const KnowledgeGraph &graph, const Scene &scene)
{
    const Schema &schema = graph.schema();
    const Theme &theme = Theme::of(scene.theme);
    std::vector<LegendRow> rows;
    IdSet<std::uint16_t> types, categories, bands;
    IdSet<Modality> modalities;
    bool disputed = false;
    for (const SceneNode &node : scene.nodes) {
        types.insert(node.look);
        bands.insert(node.band);
    }
    const bool someWithout = bands.contains(0) && !scene.bands.empty();
    bands.erase(0);
    for (const SceneLink &link : scene.links) {
        categories.insert(link.category);
        modalities.insert(link.modality);
        disputed = disputed || link.disputed;
    }
    types.forEach([&](std::uint16_t type) {
        const EntityType &known = schema.types()[type];
        LegendRow entry =
            row(LegendRow::Kind::Type, shownName(known.label.empty() ? known.key : known.label), QStringLiteral("only:") + quoted(known.key),
                scene.colorBy == ColorBy::Category && scene.bands.empty() ? scene.typeLooks[type].fill : theme.voiceNode);
        entry.index = type;
        entry.shape = scene.typeLooks[type].shape;
        entry.icon = scene.typeLooks[type].icon;
        rows.push_back(entry);
    });
    bands.forEach([&](std::uint16_t band) {
        const FillBand &known = scene.bands[band - 1U];
        rows.push_back(row(LegendRow::Kind::Band, known.label, known.condition, known.color));
        rows.back().index = band;
    });
    if (someWithout) {
        rows.push_back(row(LegendRow::Kind::Band, QStringLiteral("No value"), {}, withoutValue(theme)));
        rows.back().index = 0;
    }
    if (!scene.sizedBy.isEmpty()) {
        rows.push_back(row(LegendRow::Kind::Band, scene.sizedBy, {}, theme.voiceNode));
        rows.back().index = LegendRow::everybody;
    }
    if (!scene.widthsSay.isEmpty())
        rows.push_back(row(LegendRow::Kind::Width, scene.widthsSay, {}, theme.text2));
    if (disputed)
        rows.push_back(row(LegendRow::Kind::Disputed, QStringLiteral("Accounts differ"), QStringLiteral("has:dispute"), theme.disputed));
    if (scene.colorBy == ColorBy::Voice) {
        addVoices(graph, scene, rows);
    } else {
        const std::vector<QColor> colors = categoryColors(schema, scene.theme);
        categories.forEach([&](std::uint16_t category) {
            if (category < schema.categories().size()) {
                const Category &known = schema.categories()[category];
                rows.push_back(row(LegendRow::Kind::Category, shownName(known.label.empty() ? known.key : known.label),
                                   QStringLiteral("category:") + quoted(known.key), colors[category]));
            } else {
                rows.push_back(row(LegendRow::Kind::Category, QStringLiteral("No category"), QStringLiteral("category:none"), colors.back()));
            }
            rows.back().index = category;
        });
    }
    modalities.forEach([&](Modality modality) {
        if (modalityDash(modality).empty())
            return;
        QString word = fromUtf8(toString(modality));
        LegendRow entry = row(LegendRow::Kind::Modality, word.left(1).toUpper() + word.mid(1), QStringLiteral("modality:") + word, theme.text2);
        entry.modality = modality;
        rows.push_back(entry);
    });
    return rows;
}

}  // namespace relata
