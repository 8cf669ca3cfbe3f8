// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/exportdialog.h"

#include "model/io/formats.h"
#include "views/dialogs/choicebar.h"
#include "views/dialogs/figurepreview.h"
#include "views/dialogs/figuresettings.h"
#include "views/figure/paper.h"

#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <cmath>
#include <optional>

namespace relata {
namespace {

constexpr std::array formats{FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png, FigureFormat::Webp};
constexpr std::array themes{ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print};
constexpr std::array papers{Paper::A5, Paper::A4, Paper::A3, Paper::A2, Paper::Slide, Paper::Square, Paper::Pixels};
constexpr int debounceMs = 180;

template <typename Array, typename Value>
int placeIn(const Array &all, Value value)
{
    return int(std::find(all.begin(), all.end(), value) - all.begin());
}

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    QFont font = label->font();
    font.setWeight(QFont::Medium);
    label->setFont(font);
    label->setContentsMargins(0, 8, 0, 0);
    return label;
}

/// Bytes of the file, near enough for "About 180 KB": PDF and SVG are really made, pictures are made small and scaled up.
qint64 estimatedBytes(const Figure &figure)
{
    const FigureOptions &options = figure.options();
    if (!figure.problem().empty())
        return 0;
    if (options.format == FigureFormat::Pdf || options.format == FigureFormat::Svg) {
        const auto bytes = figure.encoded();
        return bytes ? bytes->size() : 0;
    }
    const QImage small = figure.pageImage(0, 1);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    small.save(&buffer, "png");
    const double growth = std::pow(std::max(0.01, pixelsPerUnit(options)), 1.35) * (options.format == FigureFormat::Webp ? 0.6 : 1.0);
    return qint64(double(bytes.size()) * growth * figure.report().pages);
}

}  // namespace

struct ExportDialog::Private {
    ExportDialog *owner = nullptr;
    FigureSource source;
    std::optional<Figure> figure;
    bool stale = true;
    QTimer debounce;
    FigurePreview *preview = nullptr;
    QLabel *status = nullptr, *unplaced = nullptr, *failure = nullptr, *size = nullptr, *notes = nullptr;
    QToolButton *previous = nullptr, *next = nullptr;
    ChoiceBar *what = nullptr, *format = nullptr, *theme = nullptr;
    QComboBox *paper = nullptr, *orientation = nullptr;
    QWidget *pixelRow = nullptr, *dpiRow = nullptr;
    QSpinBox *width = nullptr, *height = nullptr, *dpi = nullptr;
    QDoubleSpinBox *scale = nullptr;
    QLineEdit *title = nullptr, *subtitle = nullptr, *sourceLine = nullptr;
    QCheckBox *legend = nullptr, *footnotes = nullptr, *transparent = nullptr;
    QPushButton *copy = nullptr, *cancel = nullptr, *save = nullptr;
    QString message;

    void build(ExportDialog *dialog);
    QWidget *choices();
    QWidget *previewSide();
    QWidget *foot();
    void changed();
    void refresh();
    void showPage();
    void showFailure(const QString &text);
    void showFittingFields();
};

void ExportDialog::Private::build(ExportDialog *dialog)
{
    owner = dialog;
    auto *halves = new QHBoxLayout;
    halves->setSpacing(0);
    halves->addWidget(previewSide(), 1);
    halves->addWidget(choices());
    auto *all = new QVBoxLayout(dialog);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(halves, 1);
    all->addWidget(foot());

    const auto watch = [this] { changed(); };
    for (ChoiceBar *bar : {what, format, theme})
        QObject::connect(bar, &ChoiceBar::choiceChanged, dialog, watch);
    for (QComboBox *box : {paper, orientation})
        QObject::connect(box, &QComboBox::currentIndexChanged, dialog, watch);
    for (QSpinBox *box : {width, height, dpi})
        QObject::connect(box, &QSpinBox::valueChanged, dialog, watch);
    QObject::connect(scale, &QDoubleSpinBox::valueChanged, dialog, watch);
    for (QLineEdit *line : {title, subtitle, sourceLine})
        QObject::connect(line, &QLineEdit::textChanged, dialog, watch);
    for (QCheckBox *box : {legend, footnotes, transparent})
        QObject::connect(box, &QCheckBox::toggled, dialog, watch);
    debounce.setSingleShot(true);
    debounce.setInterval(debounceMs);
    QObject::connect(&debounce, &QTimer::timeout, dialog, [this] { refresh(); });
    QObject::connect(preview, &FigurePreview::pageChanged, dialog, [this] { showPage(); });
    QObject::connect(previous, &QToolButton::clicked, preview, [this] { preview->setPage(preview->page() - 1); });
    QObject::connect(next, &QToolButton::clicked, preview, [this] { preview->setPage(preview->page() + 1); });
    QObject::connect(copy, &QPushButton::clicked, dialog, &ExportDialog::copyImage);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(save, &QPushButton::clicked, dialog, &ExportDialog::chooseFileAndExport);
}

QWidget *ExportDialog::Private::previewSide()
{
    preview = new FigurePreview;
    previous = new QToolButton;
    previous->setArrowType(Qt::LeftArrow);
    previous->setAccessibleName(ExportDialog::tr("Previous page"));
    previous->setToolTip(previous->accessibleName());
    next = new QToolButton;
    next->setArrowType(Qt::RightArrow);
    next->setAccessibleName(ExportDialog::tr("Next page"));
    next->setToolTip(next->accessibleName());
    status = new QLabel;
    status->setTextFormat(Qt::PlainText);
    status->setWordWrap(true);
    status->setAlignment(Qt::AlignCenter);
    unplaced = new QLabel;
    unplaced->setTextFormat(Qt::PlainText);
    unplaced->setWordWrap(true);
    unplaced->setAlignment(Qt::AlignCenter);
    auto *line = new QHBoxLayout;
    line->addWidget(previous);
    line->addWidget(status, 1);
    line->addWidget(next);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(16, 16, 16, 12);
    column->addWidget(preview, 1);
    column->addLayout(line);
    column->addWidget(unplaced);
    return side;
}

QWidget *ExportDialog::Private::choices()
{
    auto *panel = new QWidget;
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(16, 8, 16, 16);
    column->setSpacing(6);
    const auto bar = [&](const QString &name, const QStringList &words) {
        auto *choice = new ChoiceBar(name, words);
        column->addWidget(heading(name));
        column->addWidget(choice);
        return choice;
    };
    what = bar(ExportDialog::tr("What"), {ExportDialog::tr("View"), ExportDialog::tr("Selection"), ExportDialog::tr("Whole graph")});
    what->setChoiceEnabled(1, source.hasSelection, ExportDialog::tr("Nothing is selected"));
    format = bar(ExportDialog::tr("Format"), {QStringLiteral("PDF"), QStringLiteral("SVG"), QStringLiteral("PNG"), QStringLiteral("WebP")});

    column->addWidget(heading(ExportDialog::tr("Page")));
    paper = new QComboBox;
    paper->setAccessibleName(ExportDialog::tr("Page"));
    paper->addItems({QStringLiteral("A5"), QStringLiteral("A4"), QStringLiteral("A3"), QStringLiteral("A2"), ExportDialog::tr("Slide 16:9"),
                     ExportDialog::tr("Square"), ExportDialog::tr("Pixels")});
    orientation = new QComboBox;
    orientation->setAccessibleName(ExportDialog::tr("Orientation"));
    orientation->addItems({ExportDialog::tr("Landscape"), ExportDialog::tr("Portrait")});
    auto *pageRow = new QHBoxLayout;
    pageRow->addWidget(paper, 1);
    pageRow->addWidget(orientation, 1);
    column->addLayout(pageRow);

    const auto spin = [](int least, int most, const QString &name, const QString &suffix) {
        auto *box = new QSpinBox;
        box->setRange(least, most);
        box->setAccessibleName(name);
        box->setSuffix(suffix);
        return box;
    };
    width = spin(100, 20000, ExportDialog::tr("Width in pixels"), QStringLiteral(" px"));
    height = spin(100, 20000, ExportDialog::tr("Height in pixels"), QStringLiteral(" px"));
    dpi = spin(36, 1200, ExportDialog::tr("Dots per inch"), ExportDialog::tr(" DPI"));
    dpi->setSingleStep(50);
    scale = new QDoubleSpinBox;
    scale->setRange(0.5, 8);
    scale->setSingleStep(0.5);
    scale->setSuffix(QStringLiteral("×"));
    scale->setAccessibleName(ExportDialog::tr("Scale"));
    pixelRow = new QWidget;
    auto *pixelLayout = new QHBoxLayout(pixelRow);
    pixelLayout->setContentsMargins(0, 0, 0, 0);
    pixelLayout->addWidget(width, 3);
    pixelLayout->addWidget(height, 3);
    pixelLayout->addWidget(scale, 2);
    column->addWidget(pixelRow);
    dpiRow = new QWidget;
    auto *dpiLayout = new QHBoxLayout(dpiRow);
    dpiLayout->setContentsMargins(0, 0, 0, 0);
    dpiLayout->addWidget(new QLabel(ExportDialog::tr("Resolution")));
    dpiLayout->addWidget(dpi, 1);
    column->addWidget(dpiRow);

    theme = bar(ExportDialog::tr("Theme"), {ExportDialog::tr("Light"), ExportDialog::tr("Dark"), ExportDialog::tr("Print")});
    column->addWidget(heading(ExportDialog::tr("Title, subtitle, source")));
    const auto line = [&](const QString &name) {
        auto *field = new QLineEdit;
        field->setPlaceholderText(name);
        field->setAccessibleName(name);
        field->setMaxLength(2000);
        column->addWidget(field);
        return field;
    };
    title = line(ExportDialog::tr("Title"));
    subtitle = line(ExportDialog::tr("Subtitle"));
    sourceLine = line(ExportDialog::tr("Source"));

    column->addWidget(heading(ExportDialog::tr("Evidence")));
    legend = new QCheckBox(ExportDialog::tr("Legend"));
    footnotes = new QCheckBox(ExportDialog::tr("Numbered footnotes"));
    notes = new QLabel;
    transparent = new QCheckBox(ExportDialog::tr("Transparent background"));
    auto *notesRow = new QHBoxLayout;
    notesRow->addWidget(footnotes, 1);
    notesRow->addWidget(notes);
    column->addWidget(legend);
    column->addLayout(notesRow);
    column->addWidget(transparent);
    column->addStretch(1);

    auto *scroll = new QScrollArea;
    scroll->setWidget(panel);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(std::max(300, panel->minimumSizeHint().width() + 16));
    return scroll;
}

QWidget *ExportDialog::Private::foot()
{
    copy = new QPushButton(ExportDialog::tr("Copy image"));
    copy->setAutoDefault(false);
    size = new QLabel;
    failure = new QLabel;
    failure->setTextFormat(Qt::PlainText);
    failure->setWordWrap(true);
    failure->setAccessibleName(ExportDialog::tr("What went wrong"));
    failure->hide();
    cancel = new QPushButton(ExportDialog::tr("Cancel"));
    cancel->setAutoDefault(false);
    save = new QPushButton(ExportDialog::tr("Export …"));
    save->setDefault(true);
    auto *side = new QWidget;
    auto *row = new QHBoxLayout(side);
    row->setContentsMargins(16, 10, 16, 12);
    row->setSpacing(12);
    row->addWidget(copy);
    row->addWidget(size);
    row->addWidget(failure, 1);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(save);
    return side;
}

void ExportDialog::Private::changed()
{
    stale = true;
    showFailure({});
    showFittingFields();
    debounce.start();
}

void ExportDialog::Private::showFittingFields()
{
    const Paper chosen = papers[std::size_t(paper->currentIndex())];
    const bool raster = format->chosen() >= 2;
    pixelRow->setVisible(chosen == Paper::Pixels);
    dpiRow->setVisible(chosen != Paper::Pixels && raster);
    orientation->setEnabled(chosen != Paper::Pixels && chosen != Paper::Square);
}

void ExportDialog::Private::showFailure(const QString &text)
{
    message = text;
    QPalette colors = failure->palette();
    colors.setColor(QPalette::WindowText,
                    Theme::of(failure->palette().color(QPalette::Window).lightness() > 127 ? ThemeKind::Light : ThemeKind::Dark).error);
    failure->setPalette(colors);
    failure->setText(text);
    failure->setVisible(!text.isEmpty());
}

void ExportDialog::Private::refresh()
{
    const FigureOptions options = owner->options();
    const FigureWhat which = owner->what();
    preview->setFigure(nullptr);
    figure.emplace(Figure::compose(*source.graph, source.scene(which, options.theme), options, source.meta(which)));
    stale = false;
    const bool possible = figure->problem().empty();
    preview->setFigure(possible ? &*figure : nullptr);
    save->setEnabled(possible);
    copy->setEnabled(possible);
    if (!possible)
        showFailure(QString::fromStdString(Error{Error::Code::Io, figure->problem(), {}, 0, 0}.text()));
    const FigureReport &report = figure->report();
    notes->setText(options.footnotes ? (report.notes == 1 ? ExportDialog::tr("1 note") : ExportDialog::tr("%1 notes").arg(report.notes)) : QString());
    size->setText(possible
                      ? ExportDialog::tr("About %1").arg(QLocale().formattedDataSize(estimatedBytes(*figure), 0, QLocale::DataSizeTraditionalFormat))
                      : QString());
    QStringList names(report.unplaced.begin(), report.unplaced.end());
    const qsizetype more = names.size() - 6;
    if (more > 0)
        names = names.mid(0, 6) << ExportDialog::tr("%1 more").arg(more);
    QStringList lacking;
    if (!names.isEmpty())
        lacking += ExportDialog::tr("No room for: %1.").arg(names.join(QStringLiteral(", ")));
    if (report.crowdedMarks > 0)
        lacking += ExportDialog::tr("%1 numbers on lines stand close to names.").arg(report.crowdedMarks);
    if (!lacking.isEmpty())
        lacking += ExportDialog::tr("A larger page has more room.");
    unplaced->setText(lacking.join(QLatin1Char(' ')));
    unplaced->setVisible(!lacking.isEmpty());
    showPage();
}

void ExportDialog::Private::showPage()
{
    if (!figure)
        return;
    const FigureReport &report = figure->report();
    QStringList parts{ExportDialog::tr("Page %1 of %2").arg(preview->page() + 1).arg(report.pages), pageSizeInWords(figure->options())};
    if (figure->problem().empty()) {
        parts << ExportDialog::tr("smallest type %1 pt").arg(report.smallestType, 0, 'f', 1);
        parts << (report.unplaced.empty() ? ExportDialog::tr("all labels placed")
                                          : ExportDialog::tr("%1 labels without room").arg(report.unplaced.size()));
    }
    status->setText(parts.join(QStringLiteral(" · ")));
    previous->setVisible(report.pages > 1);
    next->setVisible(report.pages > 1);
    previous->setEnabled(preview->page() > 0);
    next->setEnabled(preview->page() + 1 < report.pages);
}

ExportDialog::ExportDialog(FigureSource source, QWidget *parent) : QDialog(parent), d(std::make_unique<Private>())
{
    d->source = std::move(source);
    setWindowTitle(tr("Export figure"));
    d->build(this);
    FigureOptions remembered = lastFigureOptions();
    remembered.title = d->source.title;
    setOptions(remembered);
    resize(1148, 744);
    d->refresh();
    d->debounce.stop();
}

ExportDialog::~ExportDialog() = default;

FigureOptions ExportDialog::options() const
{
    FigureOptions options;
    options.format = formats[std::size_t(d->format->chosen())];
    options.paper = papers[std::size_t(d->paper->currentIndex())];
    options.orientation = d->orientation->currentIndex() == 1 ? Orientation::Portrait : Orientation::Landscape;
    options.pixels = {d->width->value(), d->height->value()};
    options.scale = d->scale->value();
    options.dpi = d->dpi->value();
    options.theme = themes[std::size_t(d->theme->chosen())];
    options.transparent = d->transparent->isChecked();
    options.legend = d->legend->isChecked();
    options.footnotes = d->footnotes->isChecked();
    options.title = d->title->text();
    options.subtitle = d->subtitle->text();
    options.source = d->sourceLine->text();
    return options;
}

void ExportDialog::setOptions(const FigureOptions &options)
{
    d->format->choose(placeIn(formats, options.format));
    d->paper->setCurrentIndex(placeIn(papers, options.paper));
    d->orientation->setCurrentIndex(options.orientation == Orientation::Portrait ? 1 : 0);
    d->width->setValue(options.pixels.width());
    d->height->setValue(options.pixels.height());
    d->scale->setValue(options.scale);
    d->dpi->setValue(options.dpi);
    d->theme->choose(placeIn(themes, options.theme));
    d->transparent->setChecked(options.transparent);
    d->legend->setChecked(options.legend);
    d->footnotes->setChecked(options.footnotes);
    d->title->setText(options.title);
    d->subtitle->setText(options.subtitle);
    d->sourceLine->setText(options.source);
    d->changed();
}

FigureWhat ExportDialog::what() const
{
    return FigureWhat(d->what->chosen());
}

void ExportDialog::setWhat(FigureWhat what)
{
    if (what == FigureWhat::Selection && !d->source.hasSelection)
        return;
    d->what->choose(int(what));
    d->changed();
}

const Figure &ExportDialog::figure()
{
    if (d->stale || !d->figure) {
        d->debounce.stop();
        d->refresh();
    }
    return *d->figure;
}

QString ExportDialog::message() const
{
    return d->message;
}

QString ExportDialog::previewText() const
{
    return d->status->text();
}

bool ExportDialog::exportTo(const QString &path)
{
    d->showFailure({});
    const Result<QByteArray> bytes = figure().encoded();
    if (!bytes) {
        d->showFailure(QString::fromStdString(bytes.error().text()));
        return false;
    }
    const Result<void> written = writeFileAtomically(path.toStdString(), std::string_view(bytes->constData(), std::size_t(bytes->size())));
    if (!written) {
        d->showFailure(QString::fromStdString(written.error().text()));
        return false;
    }
    rememberFigureOptions(options());
    rememberFigureFolder(QFileInfo(path).absolutePath());
    emit exported(path);
    return true;
}

void ExportDialog::copyImage()
{
    const Figure &shown = figure();
    if (!shown.problem().empty())
        return;
    FigureOptions asPng = options();
    asPng.format = FigureFormat::Png;
    const double wished = pixelsPerUnit(asPng), most = std::sqrt(40e6 / (shown.report().pageSize.width() * shown.report().pageSize.height()));
    const QImage image = shown.pageImage(d->preview->page(), std::min(wished, most));
    if (image.isNull()) {
        d->showFailure(tr("No memory for the image. Expected a smaller page or fewer DPI."));
        return;
    }
    QApplication::clipboard()->setImage(image);
    d->size->setText(tr("Page %1 is on the clipboard").arg(d->preview->page() + 1));
}

void ExportDialog::chooseFileAndExport()
{
    const QString ending = toString(options().format);
    QString name = QDir(lastFigureFolder()).filePath(d->source.fileName + QLatin1Char('.') + ending);
    QFileDialog chooser(this, tr("Export figure"), QFileInfo(name).absolutePath());
    chooser.setAcceptMode(QFileDialog::AcceptSave);
    chooser.setDefaultSuffix(ending);
    chooser.setNameFilter(QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    chooser.selectFile(QFileInfo(name).fileName());
    if (chooser.exec() == QDialog::Accepted && exportTo(chooser.selectedFiles().value(0)))
        accept();
}

void ExportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && d && d->failure && !d->message.isEmpty())
        d->showFailure(d->message);
}

}  // namespace relata
