// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/moving.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace relata::analysis {
namespace {

void shuffle(std::vector<NodeIndex> &nodes, Random &random)
{
    for (std::size_t i = nodes.size(); i > 1; --i)
        std::swap(nodes[i - 1], nodes[random.below(static_cast<std::uint32_t>(i))]);
}

/// How heavily a node is linked with each label; emptied by the next gather.
class WeightByLabel
{
public:
    explicit WeightByLabel(std::size_t labels) : m_weight(labels, 0) { m_seen.reserve(64); }
    void gather(const Adjacency &rows, NodeIndex node, const std::vector<std::uint32_t> &labels)
    {
        clear();
        for (std::uint32_t i = rows.start[node]; i < rows.start[node + 1]; ++i)
            add(labels[rows.target[i]], static_cast<double>(rows.weight[i]));
    }
    void add(std::uint32_t label, double weight)
    {
        if (m_weight[label] == 0)
            m_seen.push_back(label);
        m_weight[label] += weight;
    }
    void clear()
    {
        for (const std::uint32_t label : m_seen)
            m_weight[label] = 0;
        m_seen.clear();
    }
    double of(std::uint32_t label) const { return m_weight[label]; }
    const std::vector<std::uint32_t> &seen() const { return m_seen; }

private:
    std::vector<double> m_weight;
    std::vector<std::uint32_t> m_seen;
};

}  // namespace

Level Level::of(const Adjacency &links)
{
    Level level;
    level.rows = links;
    level.strength.resize(links.nodeCount());
    for (NodeIndex node = 0; node < links.nodeCount(); ++node)
        for (const float weight : links.weights(node))
            level.strength[node] += static_cast<double>(weight);
    level.total = std::accumulate(level.strength.begin(), level.strength.end(), 0.0);
    return level;
}

Level merged(const Level &level, const std::vector<std::uint32_t> &labels, std::uint32_t count)
{
    std::vector<std::uint32_t> begin(count + 1, 0);
    std::vector<NodeIndex> members(level.size());
    for (const std::uint32_t label : labels)
        ++begin[label + 1];
    for (std::uint32_t i = 0; i < count; ++i)
        begin[i + 1] += begin[i];
    auto at = begin;
    for (NodeIndex node = 0; node < level.size(); ++node)
        members[at[labels[node]]++] = node;

    Level coarse;
    coarse.total = level.total;
    coarse.strength.resize(count);
    coarse.rows.start.assign(count + 1, 0);
    WeightByLabel weights(count);
    for (std::uint32_t label = 0; label < count; ++label) {
        weights.clear();
        for (std::uint32_t i = begin[label]; i < begin[label + 1]; ++i) {
            const NodeIndex node = members[i];
            coarse.strength[label] += level.strength[node];
            for (std::uint32_t k = level.rows.start[node]; k < level.rows.start[node + 1]; ++k)
                weights.add(labels[level.rows.target[k]], static_cast<double>(level.rows.weight[k]));
        }
        for (const std::uint32_t other : weights.seen())
            if (other != label) {
                coarse.rows.target.push_back(other);
                coarse.rows.weight.push_back(static_cast<float>(weights.of(other)));
            }
        coarse.rows.start[label + 1] = static_cast<std::uint32_t>(coarse.rows.target.size());
    }
    return coarse;
}

std::uint32_t renumber(std::vector<std::uint32_t> &labels)
{
    std::vector<std::uint32_t> number(labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + std::size_t{1}, noNode);
    std::uint32_t count = 0;
    for (std::uint32_t &label : labels) {
        if (number[label] == noNode)
            number[label] = count++;
        label = number[label];
    }
    return count;
}

bool moveNodes(const Level &level, std::vector<std::uint32_t> &labels, double resolution, Random &random, const RunContext &context)
{
    const NodeIndex size = level.size();
    std::vector<double> strength(size, 0);  // by label
    std::vector<std::uint32_t> members(size, 0);
    for (NodeIndex node = 0; node < size; ++node) {
        strength[labels[node]] += level.strength[node];
        ++members[labels[node]];
    }
    std::vector<std::uint32_t> free;  // labels that nobody has: a node may also go away alone
    for (std::uint32_t label = size; label-- > 0;)
        if (members[label] == 0)
            free.push_back(label);
    std::vector<NodeIndex> queue(size);  // a ring: nobody waits twice
    std::iota(queue.begin(), queue.end(), 0U);
    shuffle(queue, random);
    std::vector<std::uint8_t> waits(size, 1);
    WeightByLabel weights(size);
    std::size_t head = 0, waiting = size, done = 0;
    const double expected = resolution / level.total;
    bool moved = false;
    while (waiting > 0) {
        if (++done % 4096 == 0 && context.cancelled())
            break;
        const NodeIndex node = queue[head];
        head = head + 1 == size ? 0 : head + 1;
        --waiting;
        waits[node] = 0;
        const double mine = level.strength[node];
        if (mine == 0)
            continue;
        weights.gather(level.rows, node, labels);
        const std::uint32_t own = labels[node];
        strength[own] -= mine;
        --members[own];
        std::uint32_t best = own;
        double most = weights.of(own) - expected * strength[own] * mine;
        for (const std::uint32_t label : weights.seen()) {
            const double gain = weights.of(label) - expected * strength[label] * mine;
            if (gain > most + 1e-12 * mine) {
                most = gain;
                best = label;
            }
        }
        if (most < -1e-12 * mine && members[own] > 0 && !free.empty()) {  // better off alone
            best = free.back();
            free.pop_back();
        }
        strength[best] += mine;
        ++members[best];
        if (best == own)
            continue;
        if (members[own] == 0)
            free.push_back(own);
        labels[node] = best;
        moved = true;
        for (const NodeIndex other : level.rows.neighbours(node))
            if (labels[other] != best && !waits[other]) {
                waits[other] = 1;
                std::size_t tail = head + waiting++;
                queue[tail >= size ? tail - size : tail] = other;
            }
    }
    return moved;
}

std::vector<std::uint32_t> refined(const Level &level, const std::vector<std::uint32_t> &labels, std::uint32_t count, double resolution,
                                   Random &random)
{
    const NodeIndex size = level.size();
    const double expected = resolution / level.total;
    std::vector<double> whole(count, 0);  // strength by community
    std::vector<std::uint32_t> begin(count + 1, 0);
    for (NodeIndex node = 0; node < size; ++node) {
        whole[labels[node]] += level.strength[node];
        ++begin[labels[node] + 1];
    }
    for (std::uint32_t i = 0; i < count; ++i)
        begin[i + 1] += begin[i];
    std::vector<NodeIndex> members(size);
    auto at = begin;
    for (NodeIndex node = 0; node < size; ++node)
        members[at[labels[node]]++] = node;

    std::vector<std::uint32_t> parts(size);
    std::iota(parts.begin(), parts.end(), 0U);
    std::vector<double> strength = level.strength;  // by part
    std::vector<double> outward(size, 0);           // by part: weight of its links to the rest of its community
    std::vector<std::uint8_t> alone(size, 1);       // by part
    WeightByLabel weights(size);
    std::vector<NodeIndex> order;
    std::vector<std::pair<std::uint32_t, double>> choices;
    for (std::uint32_t community = 0; community < count; ++community) {
        order.assign(members.begin() + begin[community], members.begin() + begin[community + 1]);
        if (order.size() < 2)
            continue;
        for (const NodeIndex node : order)
            for (std::uint32_t i = level.rows.start[node]; i < level.rows.start[node + 1]; ++i)
                if (labels[level.rows.target[i]] == community)
                    outward[node] += static_cast<double>(level.rows.weight[i]);
        shuffle(order, random);
        const auto wellLinked = [&](std::uint32_t part) {
            return outward[part] >= expected * strength[part] * (whole[community] - strength[part]) - 1e-12;
        };
        for (const NodeIndex node : order) {
            const std::uint32_t own = parts[node];
            if (!alone[own] || own != node || !wellLinked(own))
                continue;
            weights.clear();
            for (std::uint32_t i = level.rows.start[node]; i < level.rows.start[node + 1]; ++i)
                if (const NodeIndex other = level.rows.target[i]; labels[other] == community)
                    weights.add(parts[other], static_cast<double>(level.rows.weight[i]));
            const double mine = level.strength[node], inside = outward[own];
            choices.clear();
            double best = 0;
            for (const std::uint32_t part : weights.seen()) {
                const double gain = weights.of(part) - expected * strength[part] * mine;
                if (part != own && gain >= 0 && wellLinked(part)) {
                    choices.emplace_back(part, gain);
                    best = std::max(best, gain);
                }
            }
            if (choices.empty())
                continue;
            constexpr double randomness = 0.01;
            double sum = 0;
            for (auto &[part, gain] : choices)
                sum += gain = std::exp((gain - best) / randomness);
            double drawn = sum * static_cast<double>(random.next() >> 11) * 0x1.0p-53;
            std::uint32_t chosen = choices.back().first;
            for (const auto &[part, share] : choices) {
                if (drawn < share) {
                    chosen = part;
                    break;
                }
                drawn -= share;
            }
            const double between = weights.of(chosen);
            parts[node] = chosen;
            alone[chosen] = 0;
            strength[chosen] += mine;
            outward[chosen] += inside - 2 * between;
            strength[own] = outward[own] = 0;
        }
    }
    return parts;
}

}  // namespace relata::analysis
