// SPDX-License-Identifier: Apache-2.0
#include "app/cli/guicommands.h"

#include "app/cli/inputs.h"
#include "app/figurerender.h"
#include "app/window/mainwindow.h"
#include "app/window/plainstyle.h"

#include <QApplication>
#include <QBuffer>
#include <QRegularExpression>
#include <QSettings>

#include <future>

#include <iostream>

namespace relata {
namespace {

int fault(const Error &error)
{
    std::cerr << "relata: " << error.text() << "\n";
    return 1;
}

Result<QSize> sizeOf(const std::string &text)
{
    const auto match = QRegularExpression(QStringLiteral("^(\\d{1,5})[xX×](\\d{1,5})$")).match(QString::fromStdString(text));
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || size.isEmpty())
        return Error{Error::Code::Syntax, "“" + text + "” is not a size. Expected WIDTHxHEIGHT in pixels, like 1600x1000", {}, 0, 0};
    return size;
}

Result<ThemeKind> themeOf(const std::string &text, ThemeKind otherwise)
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print})
        if (toString(kind).toStdString() == text)
            return kind;
    if (text.empty())
        return otherwise;
    return Error{Error::Code::NotFound, "there is no theme “" + text + "”. Expected light, dark or print", {}, 0, 0};
}

Result<RenderOptions> optionsOf(const RenderRequest &request)
{
    RenderOptions options;
    options.lens = request.lens;
    options.seed = request.seed;
    const auto layout = layoutKindFromString(request.layout);
    if (!layout)
        return layout.error();
    options.layout = *layout;
    if (request.colorBy != "category" && request.colorBy != "voice")
        return Error{Error::Code::NotFound, "links cannot be coloured by “" + request.colorBy + "”. Expected category or voice", {}, 0, 0};
    options.colorBy = request.colorBy == "voice" ? ColorBy::Voice : ColorBy::Category;
    FigureOptions &figure = options.figure;
    const auto format = figureFormatOf(QString::fromStdString(request.output));
    if (!format)
        return format.error();
    figure.format = *format;
    if (!request.paper.empty()) {
        const auto paper = paperFromString(QString::fromStdString(request.paper));
        if (!paper)
            return paper.error();
        figure.paper = *paper;
    } else if (!request.size.empty() || figure.format != FigureFormat::Pdf) {
        figure.paper = Paper::Pixels;
    }
    if (!request.size.empty()) {
        const auto size = sizeOf(request.size);
        if (!size)
            return size.error();
        figure.pixels = *size;
    }
    const auto theme = themeOf(request.theme, figure.paper == Paper::Pixels ? ThemeKind::Light : ThemeKind::Print);
    if (!theme)
        return theme.error();
    figure.theme = *theme;
    figure.orientation = request.portrait ? Orientation::Portrait : Orientation::Landscape;
    figure.dpi = request.dpi;
    figure.scale = request.scale;
    figure.transparent = request.transparent;
    figure.legend = request.legend;
    figure.footnotes = request.footnotes;
    figure.title = QString::fromStdString(request.title);
    figure.subtitle = QString::fromStdString(request.subtitle);
    figure.source = QString::fromStdString(request.source);
    return options;
}

}  // namespace

int runRender(const RenderRequest &request, int argc, char **argv)
{
    const auto options = optionsOf(request);
    if (!options)
        return fault(options.error());
    const auto loaded = loadInput(request.input);
    if (!loaded)
        return fault(loaded.error());
    const auto application = headlessApplication(argc, argv);
    const auto report = renderFigure(loaded->graph, *options, request.output);
    if (!report)
        return fault(report.error());
    if (report->crowdedMarks > 0)
        std::cerr << "note: " << report->crowdedMarks << " numbers on lines had no room of their own; a larger --paper has more\n";
    for (const QString &name : report->unplaced)
        std::cerr << "note: no room for the name of " << name.toStdString() << "\n";
    return 0;
}

int runScreenshot(const RenderRequest &request, int argc, char **argv)
{
    const auto theme = themeOf(request.theme, ThemeKind::Light);
    if (!theme)
        return fault(theme.error());
    const auto size = sizeOf(request.size.empty() ? "1600x1000" : request.size);
    if (!size)
        return fault(size.error());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(request.scale));
    QApplication::setStyle(new PlainStyle);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("relata-screenshot"));   // no settings of the user's
    QApplication::setFont(uiFont(13));
    auto loaded = loadInput(request.input);
    if (!loaded)
        return fault(loaded.error());
    MainWindow window(false);
    window.resize(*size);
    window.setTheme(*theme == ThemeKind::Dark ? ThemeChoice::Dark : ThemeChoice::Light);
    window.canvas().setAnimationsEnabled(false);
    window.show();
    QApplication::processEvents();
    window.show(std::move(*loaded), QString::fromStdString(request.input));
    if (!request.lens.empty()) {
        const auto lens = Lens::parse(request.lens);
        QString error;
        if (!lens)
            return fault(lens.error());
        if (!window.workspace().setLens(*lens, &error)) {
            std::cerr << "relata: " << error.toStdString() << "\n";
            return 1;
        }
    }
    if (!request.select.empty()) {
        const auto id = resolveEntity(window.workspace().graph(), request.select);
        if (!id)
            return fault(id.error());
        window.workspace().select({{*id}, {}});
    }
    QApplication::processEvents();
    window.canvas().fit(Animate::No);
    window.canvas().finishAnimations();
    QApplication::processEvents();
    const QImage picture = window.grab().toImage();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    if (const auto written = writeFileAtomically(request.output, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()))); !written)
        return fault(written.error());
    return 0;
}

int runWindow(const std::string &input, int argc, char **argv, const std::function<void(MainWindow &)> &shown)
{
    const std::string sample = "sample:mexico-migration";
    QApplication::setStyle(new PlainStyle);
    QCoreApplication::setOrganizationName(QStringLiteral("relata"));   // ~/.config/relata, ~/.local/share/relata
    QCoreApplication::setApplicationName(QStringLiteral("relata"));
    std::string wanted = input;
    if (wanted.empty()) {   // what was open last, if it is still there
        wanted = QSettings().value(QStringLiteral("recent")).toStringList().value(0).toStdString();
        if (wanted.empty() || !resolveInput(wanted))
            wanted = sample;
    }
    std::future<Result<LoadedGraph>> reading = std::async(std::launch::async, [wanted] { return loadInput(wanted); });   // while the window is made
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Relata"));
    QApplication::setDesktopFileName(QStringLiteral("relata"));
    QApplication::setFont(uiFont(13));
    MainWindow window;
    auto loaded = reading.get();
    if (!loaded && input.empty())
        loaded = loadInput(wanted = sample);
    if (!loaded)
        return fault(loaded.error());
    window.show();
    window.show(std::move(*loaded), QString::fromStdString(wanted));
    if (shown)
        shown(window);
    return QApplication::exec();
}

}  // namespace relata
