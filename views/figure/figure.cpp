// SPDX-License-Identifier: Apache-2.0
#include "views/figure/figure.h"

#include "views/figure/figuredata.h"
#include "views/figure/footnotes.h"
#include "views/figure/paper.h"
#include "views/render/tiles/stillpicture.h"

#include <QPaintEngine>
#include <QPainter>

#include <cmath>

namespace relata {
namespace {

constexpr double marginPoints = 28;
constexpr double leastPictureShare = 0.45;  // of the page; notes that would press the picture below it go to pages of their own
constexpr double markPixels = 10;           // type of the numbers on the lines at scale 1
constexpr double leastPicture = 90;         // points, either way: less is no picture

QString countsText(const FigureMeta &meta)
{
    return QStringLiteral("%1 of %2 entities, %3 of %4 statements")
        .arg(meta.entitiesShown)
        .arg(meta.entitiesAll)
        .arg(meta.statementsShown)
        .arg(meta.statementsAll);
}

/// What a reader of sizes, colours and widths must know: of two that say the same of a property the first.
std::vector<QString> scaleNotesOf(const FigureMeta &meta, const Scene &scene)
{
    std::vector<QString> notes = meta.scaleNotes;
    const auto said = [](const QString &note) { return note.section(QStringLiteral(": "), 1); };
    if (!scene.widthsNote.isEmpty()
        && std::none_of(notes.begin(), notes.end(), [&](const QString &note) { return said(note) == said(scene.widthsNote); }))
        notes.push_back(scene.widthsNote);
    return notes;
}

QString footText(const KnowledgeGraph &graph, const FigureOptions &options, bool notes, const FigureMeta &meta,
                 const std::vector<QString> &scaleNotes)
{
    QStringList parts;
    if (!options.source.trimmed().isEmpty())
        parts << options.source.trimmed();
    if (notes && graph.documentCount() == 1) {
        const std::string &title = graph.document(*graph.documents().begin()).title;
        const QString document = QString::fromUtf8(title.data(), qsizetype(title.size()));
        if (!document.isEmpty() && !options.source.contains(document))
            parts << QStringLiteral("Document: %1; ¶ gives the paragraph").arg(document);
    }
    for (const QString &note : scaleNotes)
        parts << note;
    if (!meta.lens.isEmpty())
        parts << QStringLiteral("Lens: %1").arg(meta.lens);
    QString data;
    if (!meta.dataDate.isEmpty())
        data = QStringLiteral("data of %1").arg(meta.dataDate.section(QLatin1Char('T'), 0, 0));  // the day is enough on paper
    if (!meta.dataVersion.isEmpty())
        data += (data.isEmpty() ? QStringLiteral("data version %1") : QStringLiteral(", version %1")).arg(meta.dataVersion);
    if (!data.isEmpty())
        parts << data;
    return parts.join(QStringLiteral(" · "));
}

/// Sets the parts of the pages from the edges inwards.
class Composer
{
public:
    Composer(const KnowledgeGraph &graph, Figure::Private &figure)
        : m_graph(graph), m_figure(figure), m_theme(Theme::of(figure.options.theme)), m_unit(unitsPerPoint(figure.options)),
          m_page(QPointF(0, 0), pageSizeOf(figure.options))
    {
        const double margin = std::min(marginPoints * m_unit, 0.06 * std::min(m_page.width(), m_page.height()));
        m_content = m_page.adjusted(margin, margin, -margin, -margin);
    }

    void compose()
    {
        if (m_content.width() < 150 * m_unit || m_content.height() < leastPicture * m_unit) {
            refuse("the page is too small for a figure. Expected at least " + std::to_string(int(std::ceil(175 * m_unit))) + " by "
                   + std::to_string(int(std::ceil(105 * m_unit))) + (m_figure.options.paper == Paper::Pixels ? " pixels" : " points"));
            return;
        }
        const NoteNumbers numbers = noteNumbers(m_figure.scene);
        const bool tooMany = numbers.statements.size() > std::size_t(mostNotes);
        const bool notesWanted = m_figure.options.footnotes && !numbers.statements.empty() && !tooMany;
        if (m_figure.options.footnotes && tooMany)
            m_figure.report.notesLeftOut = int(numbers.statements.size());
        NoteStyle style;
        style.size = 6.7 * m_unit;
        style.leading = 8.75 * m_unit;
        style.gap = 2.6 * m_unit;
        style.columnGap = 14 * m_unit;
        style.columns = std::clamp(int(std::lround(m_content.width() / (196 * m_unit))), 1, 8);
        style.text = m_theme.text;
        style.quiet = m_theme.text3;
        NoteList notes;
        if (notesWanted) {
            notes = NoteList(m_graph, numbers, style, m_content.width());
            std::vector<QString> marks;
            for (std::size_t i = 0; i < m_figure.scene.links.size(); ++i) {
                const QString sign = m_figure.scene.links[i].disputed ? QStringLiteral("≠ ") : QString();
                marks.push_back(sign + numbers.mark(int(i)));
            }
            m_figure.mark = [marks = std::move(marks)](int link) { return marks[std::size_t(link)]; };
            m_figure.report.notes = int(numbers.statements.size());
        } else {
            m_figure.mark = [](int) { return QString(); };
        }

        m_figure.pages.emplace_back();
        const double top = head(m_figure.pages[0]);
        const double foot = m_content.bottom() - footHeight();
        m_figure.legend = FigureLegend(m_graph, m_figure.scene, countsText(m_figure.meta), 6.7 * m_unit, m_content.width(), m_figure.options.legend);
        const double legendHeight = m_figure.legend.height() + 8 * m_unit;
        const double pictureMost = foot - 6 * m_unit - legendHeight - top;
        double notesHeight = 0;
        bool notesBelow = false;
        if (notesWanted) {
            const double most = pictureMost - leastPictureShare * m_page.height() - 14 * m_unit;
            if (most > style.leading) {
                notesHeight = notes.heightOfAll(most);
                notesBelow = notesHeight <= most;
            }
        }
        const double pictureHeight = pictureMost - (notesBelow ? notesHeight + 12 * m_unit : 0);
        if (pictureHeight < leastPicture * m_unit) {
            refuse("title, legend and foot line leave no room for the picture. Expected shorter texts or a larger page");
            return;
        }
        FigurePage &first = m_figure.pages[0];
        first.picture = true;
        m_figure.pictureArea = QRectF(m_content.left(), top, m_content.width(), pictureHeight);
        double y = m_figure.pictureArea.bottom();
        rule(first, y, m_theme.border2);
        m_figure.legendPlace = {m_content.left(), y + 4 * m_unit};
        y += legendHeight;
        if (notesBelow) {
            rule(first, y, m_theme.border);
            notes.set(QRectF(m_content.left(), y + 6 * m_unit, m_content.width(), notesHeight + 1), first.texts);
        }
        while (notesWanted && !notesBelow) {
            m_figure.pages.emplace_back();
            FigurePage &page = m_figure.pages.back();
            const double start = smallHead(page);
            const double before = double(page.texts.size());
            if (!notes.set(QRectF(m_content.left(), start, m_content.width(), foot - 4 * m_unit - start), page.texts))
                break;
            if (double(page.texts.size()) == before || m_figure.pages.size() > 2000) {
                refuse("the page is too small for the notes. Expected a larger page, or no footnotes");
                return;
            }
        }
        for (std::size_t i = 0; i < m_figure.pages.size(); ++i)
            setFoot(m_figure.pages[i], int(i));
        fit(notesWanted);
    }

private:
    void refuse(std::string why)
    {
        m_figure.problem = std::move(why);
        m_figure.pages.resize(1);
        m_figure.pages[0] = {};
    }

    void put(FigurePage &page, const std::vector<TextLine> &lines, QPointF baseline, double leading)
    {
        for (const TextLine &line : lines) {
            for (TextRun run : line) {
                run.position += baseline;
                page.texts.push_back(std::move(run));
            }
            baseline.ry() += leading;
        }
    }

    void rule(FigurePage &page, double y, const QColor &color)
    {
        page.rules.push_back({QLineF(m_content.left(), y, m_content.right(), y), 0.5 * m_unit, color});
    }

    /// Title and subtitle; returns where the picture may begin.
    double head(FigurePage &page)
    {
        double y = m_content.top();
        const double shrink = std::clamp(m_content.width() / (600 * m_unit), 0.66, 1.0);
        if (const QString title = m_figure.options.title.trimmed(); !title.isEmpty()) {
            const double size = 18 * m_unit * shrink;
            const auto lines = brokenLines({{title, 600, m_theme.text}}, size, m_content.width());
            put(page, lines, {m_content.left(), y + 0.86 * size}, 1.22 * size);
            y += double(lines.size()) * 1.22 * size;
        }
        if (const QString subtitle = m_figure.options.subtitle.trimmed(); !subtitle.isEmpty()) {
            const double size = 9.5 * m_unit * std::max(shrink, 0.8);
            const auto lines = brokenLines({{subtitle, 400, m_theme.text2}}, size, m_content.width());
            put(page, lines, {m_content.left(), y + size}, 1.37 * size);
            y += double(lines.size()) * 1.37 * size;
        }
        return y > m_content.top() ? y + 5 * m_unit : y;
    }

    double smallHead(FigurePage &page)
    {
        const QString title = m_figure.options.title.trimmed();
        const double size = 9.5 * m_unit;
        const auto lines = brokenLines({{title.isEmpty() ? QStringLiteral("Notes") : QStringLiteral("Notes: ") + title, 600, m_theme.text}}, size,
                                       m_content.width());
        put(page, lines, {m_content.left(), m_content.top() + size}, 1.3 * size);
        const double y = m_content.top() + double(lines.size()) * 1.3 * size + 4 * m_unit;
        rule(page, y, m_theme.border2);
        return y + 7 * m_unit;
    }

    QString made(int page, std::size_t pages) const
    {
        return pages > 1 ? QStringLiteral("Page %1 of %2 · Made with Relata").arg(page + 1).arg(pages) : QStringLiteral("Made with Relata");
    }

    std::vector<TextLine> footLines() const
    {
        const double size = 6.5 * m_unit;
        const double right = textWidth(made(99, 999), size, 400) + 12 * m_unit;
        return brokenLines(
            {{footText(m_graph, m_figure.options, m_figure.report.notes > 0, m_figure.meta, m_figure.report.scaleNotes), 400, m_theme.text3}}, size,
            std::max(40 * m_unit, m_content.width() - right));
    }

    double footHeight() const { return double(footLines().size()) * 8.5 * m_unit + 4 * m_unit; }

    void setFoot(FigurePage &page, int number)
    {
        const double size = 6.5 * m_unit;
        const double top = m_content.bottom() - footHeight();
        rule(page, top, m_theme.border);
        put(page, footLines(), {m_content.left(), top + 4 * m_unit + 0.9 * size}, 8.5 * m_unit);
        const QString text = made(number, m_figure.pages.size());
        page.texts.push_back({{m_content.right() - textWidth(text, size, 400), top + 4 * m_unit + 0.9 * size}, text, size, 400, m_theme.text3});
    }

    /// Who has a name and shows none.
    std::vector<int> unnamed() const
    {
        if (!m_figure.fit.fewNamed)
            return m_figure.fit.report.unplaced;
        std::vector<char> named(m_figure.scene.nodes.size());
        for (const PlacedLabel &label : fewNames(m_figure.scene, *m_figure.flat, m_figure.fit, m_figure.pictureArea))
            named[std::size_t(label.node)] = 1;
        std::vector<int> without;
        for (std::size_t i = 0; i < named.size(); ++i)
            if (named[i] == 0 && m_figure.scene.nodes[i].name != 0)
                without.push_back(int(i));
        return without;
    }

    void fit(bool marks)
    {
        ScenePainter painter;
        // at 0.62 of screen sizes labels are 7.1 to 8.1 pt and numbers 6.2 pt
        const double least = (marks ? 0.62 : 0.56) * m_unit,
                     most = std::max(1.0, std::min(m_page.width(), m_page.height()) / (700 * m_unit)) * m_unit;
        m_figure.fit = fitPicture(painter, m_figure.scene, m_figure.pictureArea, least, most, m_figure.mark);
        if (m_figure.fit.crowd || m_figure.fit.fewNamed)
            m_figure.flat = std::make_shared<TileScene>(m_figure.scene);
        m_figure.report.crowd = m_figure.fit.crowd;
        m_figure.report.crowdedMarks = m_figure.fit.report.crowdedMarks;
        for (const int node : unnamed())
            m_figure.report.unplaced.push_back(m_figure.scene.nameOf(m_figure.scene.nodes[std::size_t(node)]));
        double smallest = 6.5;
        if (marks)
            smallest = std::min(smallest, markPixels * m_figure.fit.sizeScale / m_unit);
        m_figure.report.smallestType = smallest;
    }

    const KnowledgeGraph &m_graph;
    Figure::Private &m_figure;
    const Theme &m_theme;
    double m_unit;
    QRectF m_page, m_content;
};

double densityOf(const QPainter &painter, const FigureOptions &options)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster ? painter.deviceTransform().m11() : pictureDensity(options);
}

}  // namespace

Figure::Figure() : d(std::make_unique<Private>()) {}
Figure::~Figure() = default;
Figure::Figure(Figure &&) noexcept = default;
Figure &Figure::operator=(Figure &&) noexcept = default;

Figure Figure::compose(const KnowledgeGraph &graph, Scene scene, const FigureOptions &options, const FigureMeta &meta)
{
    Figure figure;
    figure.d->scene = std::move(scene);
    figure.d->options = options;
    figure.d->meta = meta;
    figure.d->report.pageSize = pageSizeOf(options);
    figure.d->report.scaleNotes = scaleNotesOf(meta, figure.d->scene);
    if (figure.d->report.pageSize.isEmpty() || pixelsPerUnit(options) <= 0) {
        figure.d->problem = "the page has no size. Expected a width, a height and a scale above zero";
        figure.d->pages.emplace_back();
    } else {
        Composer(graph, *figure.d).compose();
    }
    figure.d->report.pages = int(figure.d->pages.size());
    return figure;
}

const FigureReport &Figure::report() const
{
    return d->report;
}

const FigureOptions &Figure::options() const
{
    return d->options;
}

std::string Figure::problem() const
{
    return d->problem;
}

void Figure::paintPage(QPainter &painter, int number) const
{
    const FigurePage &page = d->pages[std::size_t(number)];
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    if (!d->options.transparent)
        painter.fillRect(QRectF(QPointF(0, 0), d->report.pageSize), Theme::of(d->options.theme).canvas);
    if (page.picture) {
        PaintOptions how = picturePaintOptions(d->pictureArea, d->mark, d->fit);
        if (d->fit.crowd)
            how.wordsOnly = StillPicture(d->flat).paint(painter, d->fit.camera, d->pictureArea, d->fit.sizeScale, densityOf(painter, d->options),
                                                        d->options.transparent);
        ScenePainter scenePainter;
        scenePainter.paint(painter, d->scene, d->fit.camera, {}, how);
        if (d->fit.fewNamed)
            paintFewNames(painter, d->scene, *d->flat, d->fit, d->pictureArea);
        painter.save();
        d->legend.paint(painter, d->legendPlace);
        painter.restore();
    }
    for (const PageRule &rule : page.rules) {
        painter.setPen(QPen(rule.color, rule.width, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(rule.line);
    }
    for (const TextRun &run : page.texts)
        paintText(painter, run);
    painter.restore();
}

QImage Figure::pageImage(int page, double scale) const
{
    const QSizeF size = d->report.pageSize * scale;
    QImage image(std::max(1, qRound(size.width())), std::max(1, qRound(size.height())), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return image;
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(image.width() / d->report.pageSize.width(), image.height() / d->report.pageSize.height());
    paintPage(painter, page);
    return image;
}

}  // namespace relata
