// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/exportdialog.h"
#include "views/dialogs/filechooser.h"

#include "model/io/formats.h"
#include "views/dialogs/figurechoices.h"
#include "views/dialogs/figurepreview.h"
#include "views/dialogs/figuresettings.h"
#include "views/figure/paper.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <optional>

namespace relata {
namespace {

constexpr int debounceMs = 180;

/// Bytes of the file, near enough for "About 180 KB": PDF and SVG of lines are really made, pictures are made small and scaled up.
qint64 estimatedBytes(const Figure &figure)
{
    const FigureOptions &options = figure.options();
    if (!figure.problem().empty())
        return 0;
    const bool lines = options.format == FigureFormat::Pdf || options.format == FigureFormat::Svg;
    if (lines && !figure.report().crowd) {
        const auto bytes = figure.encoded();
        return bytes ? bytes->size() : 0;
    }
    const QImage small = figure.pageImage(0, 1);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    small.save(&buffer, "png");
    const double packed = options.format == FigureFormat::Webp ? 0.6 : options.format == FigureFormat::Svg ? 4.0 / 3 : 1.0;
    const double growth = std::pow(std::max(0.01, lines ? pictureDensity(options) : pixelsPerUnit(options)), 1.35) * packed;
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
    QLabel *status = nullptr, *unplaced = nullptr, *failure = nullptr, *size = nullptr;
    QToolButton *previous = nullptr, *next = nullptr;
    FigureChoices *choices = nullptr;
    QPushButton *copy = nullptr, *cancel = nullptr, *save = nullptr;
    QString message;

    void build(ExportDialog *dialog);
    QWidget *previewSide();
    QWidget *foot();
    void changed();
    void refresh();
    void showPage();
    void showFailure(const QString &text);
};

void ExportDialog::Private::build(ExportDialog *dialog)
{
    owner = dialog;
    auto *halves = new QHBoxLayout;
    halves->setSpacing(0);
    halves->addWidget(previewSide(), 1);
    choices = new FigureChoices(source.hasSelection);
    halves->addWidget(choices);
    auto *all = new QVBoxLayout(dialog);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(halves, 1);
    all->addWidget(foot());

    QObject::connect(choices, &FigureChoices::changed, dialog, [this] { changed(); });
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
    debounce.start();
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
    choices->showNotes(!options.footnotes        ? QString()
                       : report.notesLeftOut > 0 ? ExportDialog::tr("too many")
                       : report.notes == 1       ? ExportDialog::tr("1 note")
                                                 : ExportDialog::tr("%1 notes").arg(report.notes));
    size->setText(possible
                      ? ExportDialog::tr("About %1").arg(QLocale().formattedDataSize(estimatedBytes(*figure), 0, QLocale::DataSizeTraditionalFormat))
                      : QString());
    QStringList names(report.unplaced.begin(), report.unplaced.end());
    const qsizetype more = names.size() - 6;
    if (more > 0)
        names = names.mid(0, 6) << ExportDialog::tr("%1 more").arg(more);
    QStringList lacking;
    if (report.notesLeftOut > 0)
        lacking += ExportDialog::tr("No footnotes: of %1 statements at most %2 are numbered; a lens selects fewer.")
                       .arg(QLocale().toString(report.notesLeftOut), QLocale().toString(mostNotes));
    if (!names.isEmpty())
        lacking += ExportDialog::tr("No room for: %1.").arg(names.join(QStringLiteral(", ")));
    if (report.crowdedMarks > 0)
        lacking += report.crowdedMarks == 1 ? ExportDialog::tr("1 number on a line stands close to a name.")
                                            : ExportDialog::tr("%1 numbers on lines stand close to names.").arg(report.crowdedMarks);
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
    if (report.pages > 1 && figure->options().format != FigureFormat::Pdf)
        parts << ExportDialog::tr("all pages in one picture, below one another");
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
    return d->choices->options();
}

void ExportDialog::setOptions(const FigureOptions &options)
{
    d->choices->setOptions(options);
    d->changed();
}

FigureWhat ExportDialog::what() const
{
    return d->choices->what();
}

void ExportDialog::setWhat(FigureWhat what)
{
    if (what == FigureWhat::Selection && !d->source.hasSelection)
        return;
    d->choices->setWhat(what);
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
    FileChooser chooser(this, tr("Export figure"), QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    chooser.setAcceptMode(QFileDialog::AcceptSave);
    chooser.setDefaultSuffix(ending);
    const QString path = chooser.choose(QDir(lastFigureFolder()).absoluteFilePath(d->source.fileName + QLatin1Char('.') + ending));
    if (!path.isEmpty() && exportTo(path))
        accept();
}

void ExportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && d && d->failure && !d->message.isEmpty())
        d->showFailure(d->message);
}

}  // namespace relata
