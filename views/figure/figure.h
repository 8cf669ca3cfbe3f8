// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

#include <QByteArray>
#include <QImage>
#include <QSizeF>
#include <QString>

#include "model/core/result.h"

#include <memory>
#include <string>
#include <vector>

class QPainter;

namespace relata {

enum class FigureFormat { Png, Svg, Pdf, Webp };
enum class Paper { Pixels, A5, A4, A3, A2, Slide, Square };  ///< Slide 16:9 (960×540 pt), Square 540×540 pt
enum class Orientation { Landscape, Portrait };

/// Everything that decides a figure besides the scene; remembered between exports.
struct FigureOptions {
    FigureFormat format = FigureFormat::Pdf;
    Paper paper = Paper::A4;
    Orientation orientation = Orientation::Landscape;
    QSize pixels{1600, 1000};  ///< Paper::Pixels: logical size
    double scale = 1;          ///< Paper::Pixels: device pixels per logical one
    int dpi = 300;             ///< papers as PNG/WebP
    ThemeKind theme = ThemeKind::Print;
    bool transparent = false;
    bool legend = true;
    bool footnotes = true;
    QString title, subtitle, source;
    friend bool operator==(const FigureOptions &, const FigureOptions &) = default;
};

/// For the foot line and the metadata embedded in the file.
struct FigureMeta {
    QString lens;      ///< canonical text; empty = none
    QString dataDate;  ///< e.g. the package's `created`
    QString dataVersion;
    QString graphTitle;
    std::vector<QString> scaleNotes;  ///< what a reader of sizes and colours must know
    std::size_t entitiesShown = 0, entitiesAll = 0, statementsShown = 0, statementsAll = 0;
};

/// Statements that are numbered in one figure at most: a dozen pages of notes.
inline constexpr int mostNotes = 2000;

struct FigureReport {
    int pages = 1;
    QSizeF pageSize;                  ///< points (papers) or logical pixels
    double smallestType = 0;          ///< points
    std::vector<QString> unplaced;    ///< names without room: shown to the user, never silent
    std::size_t crowdedMarks = 0;     ///< numbers that stand partly under a name or another number; said as well
    std::vector<QString> scaleNotes;  ///< what a reader of sizes, colours and widths must know; the foot says it
    int notes = 0;
    int notesLeftOut = 0;  ///< more than can be numbered in one picture, so that there are none
    bool crowd = false;    ///< lines and nodes are one image, whatever the format
};

/// A composed figure: pages as one list of paint instructions, the same for preview and file.
class Figure
{
public:
    /// \a scene must be built with options.theme. Deterministic: no clock, no random.
    static Figure compose(const KnowledgeGraph &graph, Scene scene, const FigureOptions &options, const FigureMeta &meta);
    ~Figure();
    Figure(Figure &&) noexcept;
    Figure &operator=(Figure &&) noexcept;

    const FigureReport &report() const;
    const FigureOptions &options() const;
    std::string problem() const;                        ///< why it cannot become a file ("the page is too small …"); empty = it can
    void paintPage(QPainter &painter, int page) const;  ///< in page units (points / logical pixels), origin at the upper left
    QImage pageImage(int page, double scale) const;     ///< device pixels per page unit
    /// The file's bytes. Png, Webp and Svg hold one page each: pages below one another in one picture (Svg, Png, Webp); Pdf holds all.
    /// Error::Unsupported (no WebP plug-in …), Error::Io (picture too large: names the limit).
    Result<QByteArray> encoded() const;

    struct Private;  ///< inside views/figure only

private:
    Figure();
    std::unique_ptr<Private> d;
};

/// "png", "svg", "pdf", "webp" by file name; Error::Unsupported names the four.
Result<FigureFormat> figureFormatOf(const QString &fileName);
Result<Paper> paperFromString(const QString &name);

}  // namespace relata
