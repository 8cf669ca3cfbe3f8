// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace relata {

/// What a line is drawn with: a colour, and how often it counts.
struct Ink {
    std::uint32_t rgb = 0;
    float weight = 1;
    Ink operator*(float factor) const { return {rgb, weight * factor}; }
};
inline Ink inkOf(unsigned rgb, float weight = 1)
{
    return {rgb & 0xFFFFFFU, weight};
}

/// What the pixels of a row have collected: how often they are covered, and by red, green and blue (0 … 255) times that.
struct InkRow {
    std::vector<float> red, green, blue, covered;
};

/// Along a line, in pixels: on, off, on again (or 0), and off up to a period.
struct LineDashes {
    float on = 0, off = 0, on2 = 0, period = 0;
    friend bool operator==(const LineDashes &, const LineDashes &) = default;
};

/// Adds up lines and shapes, anti-aliased, whatever their order: how much of a pixel is covered, how often, by which colours. Pixels, y down;
/// what lies outside is left away. Plain arrays, one thread. Each colour is summed on a sheet of its own, in whole numbers: a quarter of the memory
/// to go through where lines of one colour are drawn one after the other, and sums that are the same whatever the order.
class Coverage
{
public:
    static constexpr float thick = 2.6F;  ///< pixels: the ends of wider lines are seen
    void reset(int width, int height);    ///< everything is empty then
    int width() const { return m_width; }
    int height() const { return m_height; }
    void row(int y, InkRow &into) const;  ///< of width() pixels, and then a few that are of no use

    /// A straight line with flat ends. Thin ones end at right angles to their longer axis, which nobody sees; thick ones as they should.
    void line(float x0, float y0, float x1, float y1, float width, Ink ink);
    /// The same of a thin line in dashes, each of which ends as a line does; it begins \a phase pixels behind the begin of a period.
    void dashes(float x0, float y0, float x1, float y1, float width, Ink ink, const LineDashes &dashes, double phase);
    /// A simple polygon, x and y in turn, by exact area.
    void polygon(const float *points, int count, Ink ink);
    void disc(float x, float y, float radius, Ink ink);
    /// What is smaller than a pixel: \a area (pixels) about a point, spread over the four it touches.
    void speck(float x, float y, float area, Ink ink);

private:
    /// Pixels about the picture that lines may touch, so that nothing needs to be clipped pixel by pixel. Also keeps the rows of a tile off the
    /// same few lines of the processor's cache.
    static constexpr int edge = 6;
    static constexpr float beyond = 2;          ///< pixels: lines are cut this far outside, more than half of the widest thin one
    static constexpr std::size_t mostOwn = 16;  ///< colours with a sheet of their own
    using Sums = std::vector<std::uint32_t>;
    struct Sheet {
        float red = 0, green = 0, blue = 0;  ///< what one count of it stands for
        bool covers = false;                 ///< it counts as covered
        std::uint32_t rgb = 0;
        Sums sums = {};
    };
    struct DashShares {
        LineDashes dashes;
        float step;  ///< pixels of a line to one of its longer axis
        std::array<std::uint16_t, 256> shares;
    };
    const std::uint16_t *sharesOf(const LineDashes &dashes, float step);
    bool clip(float &x0, float &y0, float &x1, float &y1, double &cut) const;
    /// draw(sums, weight) for the sheet of the colour; for its red, green and blue when there are more colours than sheets.
    template <typename Draw>
    void onSheets(Ink ink, Draw draw);
    std::uint32_t *sheetOf(std::uint32_t rgb);
    std::uint32_t *addSheet(const Sheet &sheet);
    std::ptrdiff_t stride() const { return m_width + 2 * edge; }
    std::ptrdiff_t placeOf(int x, int y) const { return (y + edge) * stride() + x + edge; }

    int m_width = 0, m_height = 0;
    std::vector<Sheet> m_sheets;
    std::size_t m_used = 0;   ///< of m_sheets
    std::size_t m_last = 0;   ///< where the last colour was found
    std::size_t m_mixed = 0;  ///< the first of the four for all other colours; 0: not needed yet
    std::vector<DashShares> m_shares;
    std::vector<float> m_area;  ///< of the polygon at hand
};

}  // namespace relata
