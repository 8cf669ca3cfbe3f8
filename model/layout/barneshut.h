// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/crew.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relata::layout {

/// Repulsion between all pairs of bodies in the plane: for body i the sum over j of mass_j * (p_i - p_j) / |p_i - p_j|².
///
/// Barnes and Hut (1986) on a quadtree in Morton order. A group of some dozen bodies walks the tree at once (Barnes 1990): the cells far from its
/// bounding box and the bodies near it go into one list, which a vector loop then sums for each of its bodies. What is so far that it acts on
/// all of them almost alike is summed once, as a short series around the group's middle. Stricter than a walk per body at the same opening
/// angle, and many times quicker. O(n log n).
class BarnesHut
{
public:
    /// \a opening is the largest width / distance at which a cell counts as one body.
    explicit BarnesHut(float opening = 1.4F) : m_openingSquared(opening * opening) {}

    /// Sorts the bodies and builds the tree. Positions must be finite; one mass > 0 per body.
    void build(std::span<const float> x, std::span<const float> y, std::span<const float> mass);
    /// Takes over positions that have moved a little since build(), keeping the tree's shape: cheaper, equally accurate.
    void refresh(std::span<const float> x, std::span<const float> y);
    /// Writes one force per body. \a unmoved is empty or has one entry per body: where it is 1 for a whole group, no force is computed there.
    void repel(std::span<float> forceX, std::span<float> forceY, std::span<const std::uint8_t> unmoved, Crew &crew);

private:
    struct Cell {
        float x = 0;  // centre of mass
        float y = 0;
        float mass = 0;
        float widthSquared = 0;
        std::uint32_t next = 0;   // the cell after this one's subtree
        std::uint32_t first = 0;  // bodies below it, in sorted order
        std::uint32_t count = 0;
        bool leaf = false;
    };
    struct Box {
        float left, right, top, bottom;
    };

    /// What acts on a group, and the force on each of its bodies; one for every thread that walks.
    struct Bodies {
        std::vector<float> x, y, mass;
        std::size_t count = 0;
        void makeRoom(std::size_t size);
        void add(const Cell &cell)
        {
            x[count] = cell.x;
            y[count] = cell.y;
            mass[count++] = cell.mass;
        }
        void pad(float atX, float atY);  ///< with what has no mass, for the kernels
    };
    struct Walk {
        Bodies near, far;
        std::vector<float> forceX, forceY;
    };

    void sortBodies(std::span<const float> x, std::span<const float> y);
    void buildCell(std::uint32_t first, std::uint32_t last, int bit);
    void findGroups();
    void sumCells();
    void gather(const Box &box, Walk &walk) const;
    void repelGroup(std::uint32_t at, std::span<float> forceX, std::span<float> forceY, Walk &walk) const;

    float m_openingSquared;
    std::vector<float> m_x, m_y, m_mass;  // bodies in Morton order
    std::vector<std::uint32_t> m_body;    // their index outside
    std::vector<std::uint64_t> m_keys, m_scratch;
    std::vector<Cell> m_cells;            // depth first
    std::vector<Box> m_boxes;             // of the bodies in each cell
    std::vector<std::uint32_t> m_groups;  // the cells whose bodies walk together
    std::vector<Walk> m_walks;            // one per worker
};

}  // namespace relata::layout
