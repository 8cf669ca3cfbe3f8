// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace relata {

/// What a pixel collects: red, green, blue (0 … 255) times coverage, and coverage.
struct Ink {
    float v __attribute__((vector_size(16)));
    Ink operator*(float weight) const { return {v * weight}; }
    Ink &operator+=(const Ink &other)
    {
        v += other.v;
        return *this;
    }
    float covered() const { return v[3]; }
};
inline Ink inkOf(unsigned rgb, float weight = 1)
{
    return Ink{{float((rgb >> 16) & 255U), float((rgb >> 8) & 255U), float(rgb & 255U), 1}} * weight;
}

/// Along a line, in pixels: on, off, on again (or 0), and off up to a period.
struct LineDashes {
    float on = 0, off = 0, on2 = 0, period = 0;
};

/// Adds up lines and shapes, anti-aliased, whatever their order: how much of a pixel is covered, how often, by which colours. Pixels, y down;
/// what lies outside is left away. Plain arrays, one thread.
class Coverage
{
public:
    static constexpr float thick = 2.6F;  ///< pixels: the ends of wider lines are seen
    void reset(int width, int height);    ///< everything is empty then
    int width() const { return m_width; }
    int height() const { return m_height; }
    const Ink *row(int y) const { return pixelAt(0, y); }

    /// A straight line with flat ends. Thin ones end at right angles to their longer axis, which nobody sees; thick ones as they should.
    void line(float x0, float y0, float x1, float y1, float width, Ink ink);
    /// The same of a thin line in dashes, each of which ends as a line does; it begins \a phase pixels behind the begin of a period.
    void dashes(float x0, float y0, float x1, float y1, float width, Ink ink, const LineDashes &dashes, double phase);
    /// A simple polygon, x and y in turn, by exact area.
    void polygon(const float *points, int count, Ink ink);
    void disc(float x, float y, float radius, Ink ink);

private:
    /// Pixels about the picture that lines may touch, so that nothing needs to be clipped pixel by pixel. Also keeps the rows of a tile off the
    /// same few lines of the processor's cache.
    static constexpr int edge = 6;
    static constexpr float beyond = 2;  ///< pixels: lines are cut this far outside, more than half of the widest thin one
    bool clip(float &x0, float &y0, float &x1, float &y1, double &cut) const;
    std::ptrdiff_t stride() const { return m_width + 2 * edge; }
    const Ink *pixelAt(int x, int y) const { return m_pixels.data() + (y + edge) * stride() + x + edge; }
    Ink *pixelAt(int x, int y) { return m_pixels.data() + (y + edge) * stride() + x + edge; }

    int m_width = 0, m_height = 0;
    std::vector<Ink> m_pixels;
    std::vector<float> m_area;  ///< of the polygon at hand
};

}  // namespace relata
