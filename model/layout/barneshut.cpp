// SPDX-License-Identifier: Apache-2.0
#include "model/layout/barneshut.h"
#include "model/layout/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace relata::layout {

namespace {

constexpr std::uint32_t leafSize = 16;   // smaller: more tree to walk; larger: more pairs summed one by one
constexpr std::uint32_t groupSize = 64;  // smaller: more walks; larger: longer lists
constexpr float farFactor = 2;           // what is so many times as far as the group's corners is summed for all of it at once
constexpr int codeBits = 32;             // 16 per axis

std::uint32_t spread(std::uint32_t v)
{
    v = (v | v << 8) & 0x00FF00FFU;
    v = (v | v << 4) & 0x0F0F0F0FU;
    v = (v | v << 2) & 0x33333333U;
    return (v | v << 1) & 0x55555555U;
}

void radixSort(std::vector<std::uint64_t> &keys, std::vector<std::uint64_t> &scratch)
{
    constexpr std::size_t buckets = 2048;
    scratch.resize(keys.size());
    for (const int shift : {32, 43, 54}) {  // 11 + 11 + 10 bits of the code
        std::array<std::uint32_t, buckets + 1> count{};
        for (const std::uint64_t key : keys)
            ++count[(key >> shift & (buckets - 1)) + 1];
        for (std::size_t i = 0; i < buckets; ++i)
            count[i + 1] += count[i];
        for (const std::uint64_t key : keys)
            scratch[count[key >> shift & (buckets - 1)]++] = key;
        keys.swap(scratch);
    }
}

}  // namespace

void BarnesHut::sortBodies(std::span<const float> x, std::span<const float> y)
{
    const auto [left, right] = std::minmax_element(x.begin(), x.end());
    const auto [top, bottom] = std::minmax_element(y.begin(), y.end());
    const float side = std::max(std::max(*right - *left, *bottom - *top), 1e-6F) * 1.0001F;
    const float scale = 65536.0F / side;
    m_keys.resize(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        const auto column = static_cast<std::uint32_t>(std::min(65535.0F, (x[i] - *left) * scale));
        const auto row = static_cast<std::uint32_t>(std::min(65535.0F, (y[i] - *top) * scale));
        m_keys[i] = static_cast<std::uint64_t>(spread(column) | spread(row) << 1) << 32 | i;
    }
    if (x.size() > 600)
        radixSort(m_keys, m_scratch);
    else if (x.size() > leafSize)
        std::sort(m_keys.begin(), m_keys.end());
}

void BarnesHut::build(std::span<const float> x, std::span<const float> y, std::span<const float> mass)
{
    m_cells.clear();
    m_groups.clear();
    m_body.resize(x.size());
    for (auto *bodies : {&m_x, &m_y, &m_mass})
        bodies->resize(x.size() + leafSize);  // a leaf is copied whole, however few it has
    if (x.empty())
        return;
    sortBodies(x, y);
    for (std::size_t i = 0; i < x.size(); ++i) {
        m_body[i] = static_cast<std::uint32_t>(m_keys[i]);
        m_mass[i] = mass[m_body[i]];
    }
    buildCell(0, static_cast<std::uint32_t>(x.size()), codeBits);
    m_boxes.resize(m_cells.size());
    findGroups();
    refresh(x, y);
}

void BarnesHut::findGroups()
{
    for (std::uint32_t at = 0; at < m_cells.size();) {
        const Cell &cell = m_cells[at];
        const bool together = cell.leaf || cell.count <= groupSize;
        if (together)
            m_groups.push_back(at);
        at = together ? cell.next : at + 1;
    }
}

void BarnesHut::buildCell(std::uint32_t first, std::uint32_t last, int bit)
{
    const std::size_t at = m_cells.size();
    const bool leaf = last - first <= leafSize || bit <= 0;
    m_cells.push_back({.first = first, .count = last - first, .leaf = leaf});
    if (!leaf) {
        const auto quadrant = [&](std::uint64_t key) { return key >> (32 + bit - 2) & 3U; };
        std::uint32_t from = first;
        for (std::uint64_t q = 0; q < 4 && from < last; ++q) {
            const auto end =
                std::partition_point(m_keys.begin() + from, m_keys.begin() + last, [&](std::uint64_t key) { return quadrant(key) <= q; });
            const auto to = static_cast<std::uint32_t>(end - m_keys.begin());
            if (to > from)
                buildCell(from, to, bit - 2);
            from = to;
        }
    }
    m_cells[at].next = static_cast<std::uint32_t>(m_cells.size());
}

void BarnesHut::refresh(std::span<const float> x, std::span<const float> y)
{
    for (std::size_t i = 0; i < m_body.size(); ++i) {
        m_x[i] = x[m_body[i]];
        m_y[i] = y[m_body[i]];
    }
    sumCells();
}

void BarnesHut::sumCells()
{
    for (std::size_t at = m_cells.size(); at-- > 0;) {  // children stand behind their parent
        Cell &cell = m_cells[at];
        Box box{};
        double x = 0;
        double y = 0;
        double mass = 0;
        if (cell.leaf) {
            box = {m_x[cell.first], m_x[cell.first], m_y[cell.first], m_y[cell.first]};
            for (std::uint32_t i = cell.first; i < cell.first + cell.count; ++i) {
                box = {std::min(box.left, m_x[i]), std::max(box.right, m_x[i]), std::min(box.top, m_y[i]), std::max(box.bottom, m_y[i])};
                x += static_cast<double>(m_x[i]) * m_mass[i];
                y += static_cast<double>(m_y[i]) * m_mass[i];
                mass += m_mass[i];
            }
        } else {
            box = m_boxes[at + 1];
            for (std::uint32_t child = static_cast<std::uint32_t>(at) + 1; child < cell.next; child = m_cells[child].next) {
                const Cell &part = m_cells[child];
                const Box &inner = m_boxes[child];
                box = {std::min(box.left, inner.left), std::max(box.right, inner.right), std::min(box.top, inner.top),
                       std::max(box.bottom, inner.bottom)};
                x += static_cast<double>(part.x) * part.mass;
                y += static_cast<double>(part.y) * part.mass;
                mass += part.mass;
            }
        }
        m_boxes[at] = box;
        const float width = std::max(box.right - box.left, box.bottom - box.top);
        cell.x = static_cast<float>(x / mass);
        cell.y = static_cast<float>(y / mass);
        cell.mass = static_cast<float>(mass);
        cell.widthSquared = width * width;
    }
}

void BarnesHut::Bodies::makeRoom(std::size_t size)
{
    for (auto *list : {&x, &y, &mass})
        list->resize(std::max(list->size(), size));
    count = 0;
}

void BarnesHut::Bodies::pad(float atX, float atY)
{
    for (const std::size_t end = kernels::padded(count); count < end; ++count) {
        x[count] = atX;
        y[count] = atY;
        mass[count] = 0;
    }
}

void BarnesHut::gather(const Box &box, Walk &walk) const
{
    const float centreX = (box.left + box.right) / 2;
    const float centreY = (box.top + box.bottom) / 2;
    const float halfWidth = (box.right - box.left) / 2;
    const float halfHeight = (box.bottom - box.top) / 2;
    const float farSquared = farFactor * farFactor * (halfWidth * halfWidth + halfHeight * halfHeight);
    const auto end = static_cast<std::uint32_t>(m_cells.size());
    Bodies &near = walk.near;
    const auto copyBodies = [&](std::uint32_t first, auto many) {
        std::memcpy(near.x.data() + near.count, m_x.data() + first, many * sizeof(float));
        std::memcpy(near.y.data() + near.count, m_y.data() + first, many * sizeof(float));
        std::memcpy(near.mass.data() + near.count, m_mass.data() + first, many * sizeof(float));
    };
    for (std::uint32_t at = 0; at < end;) {
        const Cell &cell = m_cells[at];
        const float wayX = std::fabs(cell.x - centreX);
        const float wayY = std::fabs(cell.y - centreY);
        const float dx = std::max(0.0F, wayX - halfWidth);
        const float dy = std::max(0.0F, wayY - halfHeight);
        if (cell.widthSquared < m_openingSquared * (dx * dx + dy * dy)) {
            (wayX * wayX + wayY * wayY > farSquared ? walk.far : near).add(cell);
            at = cell.next;
        } else if (cell.leaf) {
            if (cell.count <= leafSize)
                copyBodies(cell.first, std::integral_constant<std::size_t, leafSize>());  // a few wide moves instead of a call
            else
                copyBodies(cell.first, std::size_t(cell.count));
            near.count += cell.count;
            at = cell.next;
        } else {
            ++at;
        }
    }
    near.pad(0, 0);
    walk.far.pad(centreX + 1, centreY);
}

void BarnesHut::repelGroup(std::uint32_t at, std::span<float> forceX, std::span<float> forceY, Walk &walk) const
{
    const Cell &group = m_cells[at];
    const Box &box = m_boxes[at];
    const float centreX = (box.left + box.right) / 2;
    const float centreY = (box.top + box.bottom) / 2;
    walk.near.makeRoom(m_body.size() + m_cells.size() + leafSize + kernels::lanes);
    walk.far.makeRoom(m_cells.size() + kernels::lanes);
    walk.forceX.resize(std::max<std::size_t>(walk.forceX.size(), group.count));
    walk.forceY.resize(walk.forceX.size());
    gather(box, walk);
    const kernels::Expansion far = kernels::expand({walk.far.x.data(), walk.far.y.data(), walk.far.mass.data(), walk.far.count}, centreX, centreY);
    kernels::repel({walk.near.x.data(), walk.near.y.data(), walk.near.mass.data(), walk.near.count},
                   {m_x.data() + group.first, m_y.data() + group.first, walk.forceX.data(), walk.forceY.data(), group.count});
    for (std::uint32_t i = 0; i < group.count; ++i) {
        const float x = m_x[group.first + i] - centreX;
        const float y = m_y[group.first + i] - centreY;
        float real = 0;
        float imaginary = 0;
        for (std::size_t term = kernels::Expansion::terms; term-- > 0;) {
            const float before = real;
            real = far.real[term] - (x * before - y * imaginary);
            imaginary = far.imaginary[term] - (x * imaginary + y * before);
        }
        forceX[m_body[group.first + i]] = walk.forceX[i] + real;
        forceY[m_body[group.first + i]] = walk.forceY[i] - imaginary;
    }
}

void BarnesHut::repel(std::span<float> forceX, std::span<float> forceY, std::span<const std::uint8_t> unmoved, Crew &crew)
{
    constexpr std::size_t groupsAtOnce = 16;
    m_walks.resize(crew.size());
    crew.run((m_groups.size() + groupsAtOnce - 1) / groupsAtOnce, [&](std::size_t block, unsigned worker) {
        const std::size_t end = std::min(m_groups.size(), (block + 1) * groupsAtOnce);
        for (std::size_t i = block * groupsAtOnce; i < end; ++i) {
            const auto first = m_body.begin() + m_cells[m_groups[i]].first;
            const auto rests = [&](std::uint32_t body) { return unmoved[body] != 0; };
            if (unmoved.empty() || !std::all_of(first, first + m_cells[m_groups[i]].count, rests))
                repelGroup(m_groups[i], forceX, forceY, m_walks[worker]);
        }
    });
}

}  // namespace relata::layout
