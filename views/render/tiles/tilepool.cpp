// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/tilepool.h"

#include <algorithm>

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace relata {

TileGrid TileGrid::fitting(const TileSpace &view)
{
    constexpr int least = 64;
    const auto part = [least](int length) {
        const int count = std::max(1, (length + most - 1) / most);
        return std::max(least, (length + count - 1) / count);
    };
    return {view.left, view.top, part(view.width), part(view.height)};
}

TilePool::TilePool(std::function<void()> done, unsigned threads) : m_done(std::move(done))
{
    constexpr unsigned most = 16;
    const unsigned count = threads > 0 ? threads : std::clamp(std::thread::hardware_concurrency(), 1U, most);
    for (unsigned i = 0; i < count; ++i)
        m_threads.emplace_back([this] { work(); });
}

TilePool::~TilePool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_end = true;
        ++m_version;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void TilePool::setStyle(const TileStyle &style, const TileSpace &space, const TileGrid &grid)
{
    const std::lock_guard lock(m_mutex);
    m_style = style;
    m_space = space;
    m_grid = grid;
    ++m_version;
    m_wanted.clear();
    m_begun.clear();
    m_drawn.clear();
}

void TilePool::addSprites(const std::shared_ptr<const SpriteSet> &sprites)
{
    const std::lock_guard lock(m_mutex);
    m_style.sprites = sprites;
}

void TilePool::want(const std::vector<TileKey> &keys, const std::vector<TilePatch> &patches)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted.clear();
        const auto add = [this](const Piece &piece) {
            const auto same = [&](const DrawnTile &tile) { return Piece{tile.key, tile.patch} == piece; };
            if (std::find(m_begun.begin(), m_begun.end(), piece) == m_begun.end() && std::none_of(m_drawn.begin(), m_drawn.end(), same))
                m_wanted.push_back(piece);
        };
        for (auto key = keys.rbegin(); key != keys.rend(); ++key)
            add({*key, {}});
        for (auto patch = patches.rbegin(); patch != patches.rend(); ++patch)
            add({{}, *patch});
    }
    m_wake.notify_all();
}

void TilePool::cancel()
{
    const std::lock_guard lock(m_mutex);
    ++m_version;
    m_wanted.clear();
    m_begun.clear();
    m_drawn.clear();
    m_idle.notify_all();
}

std::vector<DrawnTile> TilePool::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_drawn, {});
}

void TilePool::wait()
{
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_wanted.empty() && m_begun.empty(); });
}

void TilePool::work()
{
#ifdef __linux__
    constexpr int behind = 5;
    setpriority(PRIO_PROCESS, 0, behind);  // of this thread alone: the window answers first
#endif
    Coverage scratch;
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_end || !m_wanted.empty(); });
        if (m_end)
            return;
        const Piece piece = m_wanted.back();
        m_wanted.pop_back();
        m_begun.push_back(piece);
        const TileStyle style = m_style;
        TileSpace space = m_space;
        const TileGrid grid = m_grid;
        const std::uint64_t version = m_version;
        lock.unlock();

        const QPointF place = grid.place(piece.key);
        const TilePatch at = piece.patch.value_or(TilePatch{place.x(), place.y(), grid.width, grid.height});
        space.left = at.left;
        space.top = at.top;
        space.width = at.width;
        space.height = at.height;
        DrawnTile tile{piece.key, QImage(at.width, at.height, QImage::Format_RGB32), piece.patch};
        const bool good = drawTile(style, space, scratch, pixelsOf(tile.image), [&] { return m_version != version; });

        lock.lock();
        if (m_version != version)  // whoever asked for another picture has forgotten this one
            continue;
        std::erase(m_begun, piece);
        if (good)
            m_drawn.push_back(std::move(tile));
        const bool idle = m_wanted.empty() && m_begun.empty();
        lock.unlock();
        if (idle)
            m_idle.notify_all();
        if (m_done)
            m_done();
        lock.lock();
    }
}

}  // namespace relata
