// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/figurechoices.h"

#include "views/dialogs/choicebar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace relata {
namespace {

constexpr std::array formats{FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png, FigureFormat::Webp};
constexpr std::array themes{ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print};
constexpr std::array papers{Paper::A5, Paper::A4, Paper::A3, Paper::A2, Paper::Slide, Paper::Square, Paper::Pixels};

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

}  // namespace

struct FigureChoices::Private {
    ChoiceBar *what = nullptr, *format = nullptr, *theme = nullptr;
    QComboBox *paper = nullptr, *orientation = nullptr;
    QWidget *pixelRow = nullptr, *dpiRow = nullptr;
    QSpinBox *width = nullptr, *height = nullptr, *dpi = nullptr;
    QDoubleSpinBox *scale = nullptr;
    QLineEdit *title = nullptr, *subtitle = nullptr, *sourceLine = nullptr;
    QCheckBox *legend = nullptr, *footnotes = nullptr, *transparent = nullptr;
    QLabel *notes = nullptr;

    QWidget *fields(bool hasSelection);
    void showFittingFields();
};

QWidget *FigureChoices::Private::fields(bool hasSelection)
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
    what = bar(FigureChoices::tr("What"), {FigureChoices::tr("All shown"), FigureChoices::tr("Selection"), FigureChoices::tr("Whole graph")});
    what->setChoiceTip(0, FigureChoices::tr("What filters, focus and hiding leave: also what is outside the window now"));
    what->setChoiceTip(2, FigureChoices::tr("Everything, whatever is filtered or hidden"));
    what->setChoiceEnabled(1, hasSelection, FigureChoices::tr("Nothing is selected"));
    format = bar(FigureChoices::tr("Format"), {QStringLiteral("PDF"), QStringLiteral("SVG"), QStringLiteral("PNG"), QStringLiteral("WebP")});

    column->addWidget(heading(FigureChoices::tr("Page")));
    paper = new QComboBox;
    paper->setAccessibleName(FigureChoices::tr("Page"));
    paper->addItems({QStringLiteral("A5"), QStringLiteral("A4"), QStringLiteral("A3"), QStringLiteral("A2"), FigureChoices::tr("Slide 16:9"),
                     FigureChoices::tr("Square"), FigureChoices::tr("Pixels")});
    orientation = new QComboBox;
    orientation->setAccessibleName(FigureChoices::tr("Orientation"));
    orientation->addItems({FigureChoices::tr("Landscape"), FigureChoices::tr("Portrait")});
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
    width = spin(100, 20000, FigureChoices::tr("Width in pixels"), QStringLiteral(" px"));
    height = spin(100, 20000, FigureChoices::tr("Height in pixels"), QStringLiteral(" px"));
    dpi = spin(36, 1200, FigureChoices::tr("Dots per inch"), FigureChoices::tr(" DPI"));
    dpi->setSingleStep(50);
    scale = new QDoubleSpinBox;
    scale->setRange(0.5, 8);
    scale->setSingleStep(0.5);
    scale->setSuffix(QStringLiteral("×"));
    scale->setAccessibleName(FigureChoices::tr("Scale"));
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
    dpiLayout->addWidget(new QLabel(FigureChoices::tr("Resolution")));
    dpiLayout->addWidget(dpi, 1);
    column->addWidget(dpiRow);

    theme = bar(FigureChoices::tr("Theme"), {FigureChoices::tr("Light"), FigureChoices::tr("Dark"), FigureChoices::tr("Print")});
    column->addWidget(heading(FigureChoices::tr("Title, subtitle, source")));
    const auto line = [&](const QString &name) {
        auto *field = new QLineEdit;
        field->setPlaceholderText(name);
        field->setAccessibleName(name);
        field->setMaxLength(2000);
        column->addWidget(field);
        return field;
    };
    title = line(FigureChoices::tr("Title"));
    subtitle = line(FigureChoices::tr("Subtitle"));
    sourceLine = line(FigureChoices::tr("Source"));

    column->addWidget(heading(FigureChoices::tr("Evidence")));
    legend = new QCheckBox(FigureChoices::tr("Legend"));
    footnotes = new QCheckBox(FigureChoices::tr("Numbered footnotes"));
    notes = new QLabel;
    transparent = new QCheckBox(FigureChoices::tr("Transparent background"));
    auto *notesRow = new QHBoxLayout;
    notesRow->addWidget(footnotes, 1);
    notesRow->addWidget(notes);
    column->addWidget(legend);
    column->addLayout(notesRow);
    column->addWidget(transparent);
    column->addStretch(1);

    return panel;
}

void FigureChoices::Private::showFittingFields()
{
    const Paper chosen = papers[std::size_t(paper->currentIndex())];
    const bool raster = format->chosen() >= 2;
    pixelRow->setVisible(chosen == Paper::Pixels);
    dpiRow->setVisible(chosen != Paper::Pixels && raster);
    orientation->setEnabled(chosen != Paper::Pixels && chosen != Paper::Square);
}

FigureChoices::FigureChoices(bool hasSelection) : d(std::make_unique<Private>())
{
    QWidget *panel = d->fields(hasSelection);
    setWidget(panel);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(std::max(300, panel->minimumSizeHint().width() + 16));

    const auto tell = [this] {
        d->showFittingFields();
        emit changed();
    };
    for (ChoiceBar *bar : {d->what, d->format, d->theme})
        connect(bar, &ChoiceBar::choiceChanged, this, tell);
    for (QComboBox *box : {d->paper, d->orientation})
        connect(box, &QComboBox::currentIndexChanged, this, tell);
    for (QSpinBox *box : {d->width, d->height, d->dpi})
        connect(box, &QSpinBox::valueChanged, this, tell);
    connect(d->scale, &QDoubleSpinBox::valueChanged, this, tell);
    for (QLineEdit *line : {d->title, d->subtitle, d->sourceLine})
        connect(line, &QLineEdit::textChanged, this, tell);
    for (QCheckBox *box : {d->legend, d->footnotes, d->transparent})
        connect(box, &QCheckBox::toggled, this, tell);
}

FigureChoices::~FigureChoices() = default;

FigureOptions FigureChoices::options() const
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

void FigureChoices::setOptions(const FigureOptions &options)
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
    d->showFittingFields();
}

FigureWhat FigureChoices::what() const
{
    return FigureWhat(d->what->chosen());
}

void FigureChoices::setWhat(FigureWhat what)
{
    d->what->choose(int(what));
}

void FigureChoices::showNotes(const QString &text)
{
    d->notes->setText(text);
}

}  // namespace relata
