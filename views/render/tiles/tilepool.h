// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/tiles/tileraster.h"

#include <QImage>

#include <atomic>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace relata {

/// A tile of the endless picture, by column and row of its TileGrid.
struct TileKey {
    std::int64_t x = 0, y = 0;
    friend auto operator<=>(const TileKey &, const TileKey &) = default;
};
/// How the endless picture is cut into tiles, all of one size.
struct TileGrid {
    static constexpr int most = 352;  ///< pixels: the longest side
    double left = 0, top = 0;         ///< the pixel of the endless picture where tile (0, 0) begins
    int width = most, height = most;

    /// So that tiles fill \a view and none sticks out of it: what nobody sees yet is a third of the work otherwise.
    static TileGrid fitting(const TileSpace &view);
    std::int64_t column(double pixel) const { return std::int64_t(std::floor((pixel - left) / width)); }
    std::int64_t row(double pixel) const { return std::int64_t(std::floor((pixel - top) / height)); }
    QPointF place(const TileKey &key) const { return {left + double(key.x) * width, top + double(key.y) * height}; }
};
/// A piece of the endless picture, across tiles: what is drawn again after an edit.
struct TilePatch {
    double left = 0, top = 0;  ///< its first pixel, a whole number
    int width = 0, height = 0;
    friend bool operator==(const TilePatch &, const TilePatch &) = default;
};
struct DrawnTile {
    TileKey key;
    QImage image;
    std::optional<TilePatch> patch = {};  ///< it is this, and no tile
};

/// Threads that draw tiles. What was asked for and has not begun is forgotten by the next wish; what has begun under an older style is given up.
class TilePool
{
public:
    /// \a done: called on a worker when a tile can be taken.
    explicit TilePool(std::function<void()> done, unsigned threads = 0);
    ~TilePool();
    TilePool(const TilePool &) = delete;
    TilePool &operator=(const TilePool &) = delete;

    /// Another picture: every tile of the one before is stale. \a space: sizes; its place is set for each tile of \a grid.
    void setStyle(const TileStyle &style, const TileSpace &space, const TileGrid &grid);
    /// The same picture with more sprites; tiles that are drawn stay good.
    void addSprites(const std::shared_ptr<const SpriteSet> &sprites);
    /// First one first, patches before tiles; replaces what was wanted.
    void want(const std::vector<TileKey> &keys, const std::vector<TilePatch> &patches = {});
    void cancel();                  ///< nothing is wanted and nothing under way will come
    std::vector<DrawnTile> take();  ///< tiles of the present style that are done
    void wait();                    ///< until all that is wanted is done

private:
    struct Piece {
        TileKey key;
        std::optional<TilePatch> patch;
        friend bool operator==(const Piece &, const Piece &) = default;
    };
    void work();

    std::function<void()> m_done;
    std::mutex m_mutex;
    std::condition_variable m_wake, m_idle;
    TileStyle m_style;
    TileSpace m_space;
    TileGrid m_grid;
    std::atomic<std::uint64_t> m_version{0};
    std::vector<Piece> m_wanted;  ///< last one first
    std::vector<Piece> m_begun;
    std::vector<DrawnTile> m_drawn;
    bool m_end = false;
    std::vector<std::thread> m_threads;
};

}  // namespace relata
