// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/scenepainter.h"
#include "views/render/tiles/tilepool.h"

#include <QImage>

#include <map>

namespace relata {

/// The picture of a large scene: a coarse one at once, tiles as threads finish them; panning shows the tiles that are there, with one ring of
/// them drawn ahead. Lines and nodes only: names and what is lit are painted over it. For the thread of the window.
class TilePicture
{
public:
    /// \a changed: called on any thread when more can be shown.
    explicit TilePicture(std::function<void()> changed);

    void setScene(std::shared_ptr<const TileScene> scene);
    /// The scene after an edit, and the communities of its numbers: what \a change names is drawn again, until then the picture stays as it was.
    void follow(std::shared_ptr<const TileScene> scene, const TileChange &change, std::shared_ptr<const Hulls> hulls);
    void setHulls(std::shared_ptr<const Hulls> hulls);  ///< of this scene's communities; null: none
    /// How far they are closed in what was painted last; null: there are none.
    std::shared_ptr<const HullView> hulls() const { return m_heat ? nullptr : m_style.hulls; }
    void leaveOut(std::shared_ptr<const LeftOut> what);  ///< of this scene; null: nothing
    void setHeat(bool heat);
    bool heat() const { return m_heat; }

    enum class Motion { Still, Moving };  ///< Moving: the zoom or the scene changes again at once, so tiles are not worth their while
    /// Shows \a camera in a widget of \a size, at the painter's origin.
    void paint(QPainter &painter, const Camera &camera, QSize size, Motion motion);
    /// Links of \a part, a scene of its own, over what is there: cheap however many they are, at half the resolution.
    void paintLit(QPainter &painter, const Scene &part, const Camera &camera, QSize size);
    /// The camera on whole device pixels: where the tiles stand.
    static Camera onPixels(const Camera &camera, double ratio);

    bool complete() const { return m_missing == 0 && m_patches.empty() && !m_moving; }  ///< of what was painted last
    void wait() { m_pool.wait(); }                                                      ///< until all tiles are drawn; paint shows them
    const Exposure &exposure() const { return m_style.exposure; }
    std::size_t tileCount() const { return m_tiles.size(); }
    std::size_t patchCount() const { return m_patches.size(); }  ///< that are to be drawn again

private:
    TileSpace spaceOf(const Camera &camera, QSize size, double ratio) const;
    void begin(const TileSpace &space);
    void takeDrawn();
    void takePatch(const DrawnTile &drawn);
    void makeView(const TileSpace &space);
    std::vector<TileKey> missing(const TileSpace &space, int ring) const;
    void forgetFar(const TileSpace &space);

    TileStyle m_style;
    bool m_heat = false, m_stale = true, m_moving = false, m_pooled = false;
    TileSpace m_space;  ///< of the coarse picture
    TileSpace m_shown;  ///< of what was painted last
    std::vector<TilePatch> m_patches;
    std::size_t m_followed = 0;  ///< links that were drawn again since the coarse picture
    TileGrid m_grid;
    QImage m_coarse;
    std::shared_ptr<const Hulls> m_hulls;
    SpriteShelf m_shelf;
    Coverage m_scratch;
    std::map<TileKey, QImage> m_tiles;
    std::size_t m_missing = 0;
    TilePool m_pool;
};

}  // namespace relata
