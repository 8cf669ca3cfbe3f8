// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: nodes or edges on their way to a graph, for formats that have millions of them.

#include "model/graph/records.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace relata {

struct RawItem;

/// An item as it is packed, without what is own; valid until the next one is set.
struct PackedView {
    std::string_view id, source, target, innerLabel;
    bool directed = true;
    std::vector<std::pair<std::uint32_t, std::string_view>> data;  ///< by PackedItems::name()
};

/// RawItems in a row of bytes each: lengths as LEB128, then the text; names of attributes as numbers. Some 60 bytes for a small edge, where the
/// record itself takes 600.
class PackedItems
{
public:
    std::size_t size() const { return m_rows.size(); }
    void add(const RawItem &item);
    /// Makes place for an item that begins in \a line and is set() later. Returns its number.
    std::size_t reserve(int line);
    int line(std::size_t i) const { return m_rows[i].line; }
    void set(std::size_t i, const RawItem &item);  ///< all but its line
    /// Item \a i into \a item, whose memory is used again. Texts that no item says are filled in; see addDefault().
    void get(std::size_t i, RawItem &item) const;
    void view(std::size_t i, PackedView &view) const;
    const std::string &name(std::uint32_t number) const { return m_names[number]; }  ///< of an attribute
    /// get() gives what view() shows, and nothing else.
    bool isAsPacked() const { return m_defaults.empty() && !m_change && !m_takeOwn; }
    /// Items that have no attribute \a name have this one.
    void addDefault(const std::string &name, const std::string &value) { m_defaults.emplace_back(name, value); }

    bool knows(std::string_view name) const { return m_numbers.contains(std::string(name)); }  ///< some item may have the attribute
    std::size_t withOwn() const { return m_withOwn; }                                          ///< how many have own attributes
    void takeOwn() { m_takeOwn = true; }                                                       ///< get() gives them as the data
    /// \a change is made to every item that get() gives, last.
    void afterwards(std::function<void(RawItem &)> change) { m_change = std::move(change); }

private:
    struct Row {
        std::uint32_t block = 0, place = 0;
        int line = 0;
        bool hasOwn = false;
    };
    static constexpr std::size_t blockSize = std::size_t{1} << 20;

    std::uint32_t nameNumber(const std::string &name);
    void pack(const Properties &data);
    std::string_view packedFrom(const Row &row) const;  ///< and what follows

    std::vector<Row> m_rows;
    std::vector<std::vector<char>> m_blocks;
    std::vector<std::string> m_names;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    Properties m_defaults;
    std::string m_scratch;
    std::function<void(RawItem &)> m_change;
    std::size_t m_withOwn = 0;
    bool m_takeOwn = false;
};

}  // namespace relata
