// SPDX-License-Identifier: Apache-2.0
#include "views/scene/strands.h"

#include "model/query/statementsums.h"
#include "views/scene/shownname.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace relata {
namespace {

constexpr std::size_t mostStrands = 5;

struct Key {
    std::uint32_t low, high;  // the pair
    std::uint32_t kind;       // category or speaker
    std::uint8_t way;         // 0 low → high, 1 high → low, 2 symmetric
    Modality modality;        // here, since statements are read in their own order once: in the order of links each would be waited for
    PredicateId predicate;
    StatementId statement;
    auto tie() const { return std::tie(low, high, kind, way, statement); }
    bool sameStrand(const Key &o) const { return low == o.low && high == o.high && kind == o.kind && way == o.way; }
    bool samePair(const Key &o) const { return low == o.low && high == o.high; }
};

/// Independent origins; where the project has one document only, voices.
std::size_t originsOf(const KnowledgeGraph &graph, const std::vector<StatementId> &statements)
{
    if (graph.documentCount() <= 1) {
        std::set<EntityId> voices;
        for (const StatementId id : statements)
            voices.insert(graph.speaker(id));
        return voices.size();
    }
    std::set<std::string_view> origins;
    for (const StatementId id : statements) {
        const DocumentId document = graph.document(id);
        if (document == noDocument || !graph.contains(document)) {
            origins.insert(std::string_view());
            continue;
        }
        const Document &record = graph.document(document);
        origins.insert(record.origin.empty() ? std::string_view(record.key) : std::string_view(record.origin));
    }
    return origins.size();
}

float widthOf(std::size_t origins)
{
    return origins <= 1 ? 1.3F : origins == 2 ? 1.9F : origins == 3 ? 2.6F : 3.2F;
}

/// A link and the keys that it stands for.
struct Strand {
    SceneLink link;
    std::size_t first, end;
};

/// \a keys: what it stands for. \a ids: room for them.
void complete(const KnowledgeGraph &graph, Scene &scene, SceneLink &link, std::span<const Key> keys, std::vector<StatementId> &ids)
{
    if (keys.size() == 1) {
        link.stated = keys.front().statement;
        link.modality = keys.front().modality;
        link.label = static_cast<std::uint16_t>(indexOf(keys.front().predicate));
        link.width = widthOf(1);
        return;
    }
    ids.clear();
    link.modality = Modality::Denied;
    for (const Key &key : keys) {
        ids.push_back(key.statement);
        link.modality = std::min(link.modality, key.modality);
    }
    std::sort(ids.begin(), ids.end());
    link.width = widthOf(originsOf(graph, ids));
    scene.bundle(link, ids, {});
}

/// More than five strands between two nodes become one; it keeps its head when all agree on the direction.
void foldOrSpread(std::vector<Strand> &strands, std::uint16_t noCategory, double step)
{
    const std::size_t n = strands.size();
    SceneLink &one = strands.front().link;
    if (one.from == one.to) {
        for (std::size_t i = 0; i < n; ++i)
            strands[i].link.bend = float(9 * i);
        return;
    }
    if (n <= mostStrands) {
        const std::uint32_t low = std::min(one.from, one.to);
        for (std::size_t i = 0; i < n; ++i) {
            const double offset = 0.9 * (double(i) - double(n - 1) / 2) * step;
            strands[i].link.bend = float(strands[i].link.from == low ? offset : -offset);
        }
        return;
    }
    for (const auto &[other, first, end] : strands) {
        if (other.from != one.from || !other.arrow)
            one.arrow = false;
        if (other.category != one.category)
            one.category = noCategory;
    }
    strands.front().end = strands.back().end;
    strands.resize(1);
}

/// By pair, kind and way. Each node has few of them, so they are put to their nodes first. False when it was cancelled.
bool sortKeys(std::vector<Key> &keys, std::size_t nodes, const RunContext &context)
{
    std::vector<std::uint32_t> starts(nodes + 1);
    for (const Key &key : keys)
        ++starts[key.low + 1U];
    for (std::size_t i = 0; i < nodes; ++i)
        starts[i + 1] += starts[i];
    std::vector<Key> sorted(keys.size());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (const Key &key : keys)
        sorted[next[key.low]++] = key;
    keys = std::move(sorted);
    for (std::size_t i = 0; i < nodes; ++i) {
        if (i % 4096 == 0 && context.cancelled())
            return false;
        std::sort(keys.begin() + starts[i], keys.begin() + starts[i + 1], [](const Key &a, const Key &b) { return a.tie() < b.tie(); });
    }
    return true;
}

/// Before any are folded: so that the list takes hardly more room than it needs.
std::size_t linkCount(const std::vector<Key> &keys)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < keys.size(); ++i)
        count += i == 0 || !keys[i].sameStrand(keys[i - 1]) ? 1U : 0U;
    return count;
}

}  // namespace

std::vector<SceneLink> strandsOf(const KnowledgeGraph &graph, const Visible &visible, std::span<const SceneNode> nodes, Scene &scene,
                                 const RunContext &context)
{
    const ColorBy colorBy = scene.colorBy;
    std::vector<std::uint32_t> place(graph.entityIdEnd(), 0);
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        place[indexOf(nodes[i].id)] = i;
    const Schema &schema = graph.schema();
    const auto noCategory = static_cast<std::uint16_t>(schema.categories().size());
    std::vector<std::uint16_t> categoryOf(schema.predicates().size());
    for (std::size_t i = 0; i < categoryOf.size(); ++i)
        categoryOf[i] = static_cast<std::uint16_t>(schema.categoryOf(static_cast<PredicateId>(i)));

    std::vector<Key> keys;
    visible.statements.forEach([&](StatementId id) {
        const std::uint32_t from = place[indexOf(graph.subject(id))], to = place[indexOf(graph.object(id))];
        const PredicateId predicate = graph.predicate(id);
        const std::uint32_t kind = colorBy == ColorBy::Category ? categoryOf[indexOf(predicate)] : static_cast<std::uint32_t>(graph.speaker(id));
        const std::uint8_t way = schema.predicate(predicate).symmetric ? 2 : from <= to ? 0 : 1;
        keys.push_back({std::min(from, to), std::max(from, to), kind, way, graph.modality(id), predicate, id});
    });
    if (!sortKeys(keys, nodes.size(), context))
        return {};

    std::vector<SceneLink> links;
    std::vector<Strand> strands;  // of a pair
    std::vector<StatementId> ids;
    const double step = colorBy == ColorBy::Category ? 20 : 11;
    links.reserve(linkCount(keys));
    for (std::size_t i = 0, pairs = 0; i < keys.size(); ++pairs) {
        if (pairs % 4096 == 0 && context.cancelled())
            return {};
        strands.clear();
        const Key pair = keys[i];
        while (i < keys.size() && keys[i].samePair(pair)) {
            const Key strand = keys[i];
            const std::size_t first = i;
            SceneLink link;
            link.from = strand.way == 1 ? strand.high : strand.low;
            link.to = strand.way == 1 ? strand.low : strand.high;
            link.arrow = strand.way != 2;
            link.category = colorBy == ColorBy::Category ? static_cast<std::uint16_t>(strand.kind) : noCategory;
            while (i < keys.size() && keys[i].sameStrand(strand))
                ++i;
            strands.push_back({link, first, i});
        }
        foldOrSpread(strands, noCategory, step);
        for (Strand &strand : strands) {
            complete(graph, scene, strand.link, std::span(keys).subspan(strand.first, strand.end - strand.first), ids);
            links.push_back(strand.link);
        }
    }
    return links;
}

void widenByAmounts(const KnowledgeGraph &graph, const std::string &property, Scene &scene, std::span<SceneLink> links, const RunContext &context)
{
    constexpr double least = 1, widest = 7.5, without = 0.5;  // tiles have no more than eight
    StatementAmounts amounts(graph, property, context);
    if (!amounts.isKnown())
        return;
    std::vector<double> sums;
    sums.reserve(links.size());
    double most = 0;
    bool isNegative = false;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (i % 4096 == 0 && context.cancelled())
            return;
        const double sum = amounts.of(scene.statementsOf(links[i]));
        isNegative |= sum < 0;
        sums.push_back(std::abs(sum));
        most = std::max(most, std::isnan(sums.back()) ? 0 : sums.back());
    }
    if (!(most > 0))
        return;  // of what is shown none has it
    for (std::size_t i = 0; i < links.size(); ++i)
        links[i].width = float(std::isnan(sums[i]) ? without : std::max(least, widest * sums[i] / most));
    scene.widthsSay =
        QStringLiteral("Link width: %1, up to %2%3").arg(shownName(property, 40), isNegative ? QStringLiteral("±") : QString(), numberInWords(most));
    if (std::any_of(sums.begin(), sums.end(), [](double sum) { return std::isnan(sum); }))
        scene.widthsSay += QStringLiteral("; hairlines: none told");
    const std::string note = amounts.note();
    if (!note.empty())
        scene.widthsNote = QStringLiteral("%1: %2").arg(shownName(property, 40), shownName(note, 600));
}

std::vector<int> linksAt(const KnowledgeGraph &graph, const Visible &visible, const std::vector<EntityId> &order)
{
    std::vector<std::uint32_t> place(graph.entityIdEnd(), 0);
    for (std::uint32_t i = 0; i < order.size(); ++i)
        place[indexOf(order[i])] = i;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    visible.statements.forEach([&](StatementId id) {
        const std::uint32_t a = place[indexOf(graph.subject(id))], b = place[indexOf(graph.object(id))];
        pairs.emplace_back(std::min(a, b), std::max(a, b));
    });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::vector<int> counts(order.size());
    for (const auto &[a, b] : pairs) {
        ++counts[a];
        if (a != b)
            ++counts[b];
    }
    return counts;
}

}  // namespace relata
