// SPDX-License-Identifier: Apache-2.0
#include "app/cli/guicommands.h"

#include "app/cli/inputs.h"
#include "app/cli/overwriting.h"
#include "app/cli/qtmessages.h"
#include "app/cli/reporting.h"
#include "app/figurerender.h"
#include "app/projectkeeper.h"
#include "app/viewmemory.h"
#include "app/window/exchange.h"
#include "app/window/keeping.h"
#include "app/window/mainwindow.h"
#include "app/window/plainstyle.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/readtables.h"

#include <fontconfig/fontconfig.h>

#include <QApplication>
#include <QBuffer>
#include <QRegularExpression>
#include <QSettings>
#include <QTimer>

#include <filesystem>
#include <future>
#include <optional>

#include <iostream>

namespace relata {
namespace {

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

/// By the ending of the file; --format stands in for one that is missing, and contradicts none.
Result<FigureFormat> formatOf(const RenderRequest &request)
{
    const auto named = figureFormatOf(QString::fromStdString(request.output));
    if (request.format.empty() && request.output != "-")
        return named;
    const std::string wanted = request.format.empty() ? "svg" : request.format;
    const auto format = figureFormatOf(QString::fromStdString("." + wanted));
    if (format && request.output != "-" && std::filesystem::path(request.output).has_extension() && (!named || *named != *format))
        return Error{Error::Code::Unsupported, "has another ending than --format " + wanted + ". Expected one of the two, or both alike",
                     request.output, 0, 0};
    return format;
}

Result<RenderOptions> optionsOf(const RenderRequest &request)
{
    RenderOptions options;
    options.lens = request.lens;
    options.seed = request.seed.value_or(options.seed);
    const auto layout = layoutKindFromString(request.layout.empty() ? "force" : request.layout);
    if (!layout)
        return layout.error();
    options.layout = *layout;
    if (request.colorBy != "category" && request.colorBy != "voice")
        return Error{Error::Code::NotFound, "links cannot be coloured by “" + request.colorBy + "”. Expected category or voice", {}, 0, 0};
    options.colorBy = request.colorBy == "voice" ? ColorBy::Voice : ColorBy::Category;
    options.sizeBy = request.sizeBy;
    options.fillBy = request.fillBy;
    options.widthBy = request.widthBy;
    FigureOptions &figure = options.figure;
    const auto format = formatOf(request);
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

/// What is drawn, and the saved view that was asked for, or where everybody stood when it was looked at last.
struct Drawn {
    LoadedGraph loaded;
    std::optional<ViewState> view;
    std::vector<EntityPlace> places;
};

/// Of a project, unless another arrangement is asked for.
std::vector<EntityPlace> placesFor(const RenderRequest &request)
{
    const auto path = resolveInput(request.input);
    if (!request.layout.empty() || request.seed || !path || !isProjectFile(*path))
        return {};
    const auto last = Project::readView(*path, "last");
    if (!last || !*last)
        return {};
    return unpacked((*last)->places).value_or(std::vector<EntityPlace>());
}

Result<Drawn> drawnOf(const RenderRequest &request)
{
    if (request.view.empty()) {
        auto loaded = loadInput(request.input);
        if (!loaded)
            return loaded.error();
        return Drawn{std::move(*loaded), {}, placesFor(request)};
    }
    const auto fault = [&](const std::string &what) { return Error{Error::Code::NotFound, what, request.input, 0, 0}; };
    const auto path = resolveInput(request.input);
    if (!path)
        return path.error();
    if (!isProjectFile(*path))
        return fault("has no saved views. Expected a project (.relata) with --view");
    Drawn drawn{{{}, "Relata project", {}}, {}, {}};
    const auto project = Project::open(*path, drawn.loaded.graph);
    if (!project)
        return project.error();
    const auto stored = project->view(request.view);
    const auto names = project->viewNames();
    if (!stored || !names)
        return stored ? names.error() : stored.error();
    if (!*stored) {
        std::string list;
        for (const std::string &name : *names)
            list += (list.empty() ? "" : ", ") + name;
        return fault("has no view “" + request.view + "”. "
                     + (list.empty() ? "It was not looked at in the window yet, so there are none" : "Expected one of: " + list));
    }
    auto view = viewFromStored(drawn.loaded.graph, **stored);
    if (!view)
        return fault("has a view “" + request.view + "” that cannot be read. Expected one that Relata saved");
    drawn.view = std::move(view->view);
    return drawn;
}

Result<OpenedGraph> openedAs(const std::vector<Table> &tables, const ColumnMapping &mapping)
{
    auto made = graphFromTables(tables, mapping);
    if (!made)
        return made.error();
    return OpenedGraph{std::move(*made), {}};
}

}  // namespace

int runRender(const RenderRequest &request, int argc, char **argv)
{
    tameQtMessages();
    auto options = optionsOf(request);
    if (!options)
        return reportFault(options.error());
    if (const auto kept = keepsInputs({request.input}, {request.output}); !kept && request.output != "-")
        return reportFault(kept.error());
    auto drawn = drawnOf(request);
    if (!drawn)
        return reportFault(drawn.error());
    const LoadedGraph *const loaded = &drawn->loaded;
    options->view = std::move(drawn->view);
    options->places = std::move(drawn->places);
    reportNotes(loaded->report.notes);
    const auto passed = evaluateLens(loaded->graph, request.lens);
    if (!passed)
        return reportFault(passed.error(), request.lens);
    if (!request.lens.empty() && passed->statements.empty())
        return reportFault({Error::Code::NotFound, "no statement passes the lens “" + request.lens + "”. There is nothing to draw", {}, 0, 0});
    const auto application = headlessApplication(argc, argv);
    FigureReport report;
    if (request.output == "-") {
        const auto figure = figureOf(loaded->graph, *options);
        if (!figure)
            return reportFault(figure.error());
        const auto bytes = figure->encoded();
        if (!bytes)
            return reportFault(bytes.error());
        report = figure->report();
        if (const int status = printResult(bytes->toStdString()); status != 0)
            return status;
    } else {
        auto written = renderFigure(loaded->graph, *options, request.output);
        if (!written)
            return reportFault(written.error());
        report = std::move(*written);
    }
    std::vector<std::string> notes;
    for (const QString &note : report.scaleNotes)
        notes.push_back(note.toStdString());
    if (report.crowdedMarks > 0)
        notes.push_back(std::to_string(report.crowdedMarks) + " numbers on lines had no room of their own; a larger --paper has more");
    if (report.notesLeftOut > 0)
        notes.push_back("no footnotes: " + std::to_string(report.notesLeftOut) + " statements are more than the " + std::to_string(mostNotes)
                        + " that one figure numbers; --lens selects fewer");
    constexpr std::size_t named = 20;  // one by one
    for (std::size_t i = 0; i < std::min(named, report.unplaced.size()); ++i)
        notes.push_back("no room for the name of " + report.unplaced[i].toStdString());
    if (report.unplaced.size() > named)
        notes.push_back("and for " + std::to_string(report.unplaced.size() - named) + " more names; a larger --paper has more, and --lens fewer");
    reportNotes(notes);
    return 0;
}

int runScreenshot(const RenderRequest &request, int argc, char **argv)
{
    tameQtMessages();
    const auto theme = themeOf(request.theme, ThemeKind::Light);
    if (!theme)
        return reportFault(theme.error());
    if (!QString::fromStdString(request.output).endsWith(QStringLiteral(".png"), Qt::CaseInsensitive))
        return reportFault({Error::Code::Unsupported, "is not the name of a picture of the window. Expected NAME.png", request.output, 0, 0});
    const auto size = sizeOf(request.size.empty() ? "1600x1000" : request.size);
    if (!size)
        return reportFault(size.error());
    if (const auto kept = keepsInputs({request.input}, {request.output}); !kept)
        return reportFault(kept.error());
    auto loaded = loadInput(request.input);
    if (!loaded)
        return reportFault(loaded.error());
    reportNotes(loaded->report.notes);
    if (const auto passed = evaluateLens(loaded->graph, request.lens); !passed)
        return reportFault(passed.error(), request.lens);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(request.scale));
    QApplication::setStyle(new PlainStyle);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("relata-screenshot"));  // no settings of the user's
    QApplication::setFont(uiFont(13));
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
            return reportFault(lens.error());
        if (!window.workspace().setLens(*lens, &error)) {
            std::cerr << "relata: " << error.toStdString() << "\n";
            return 1;
        }
        while (window.workspace().isFiltering())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    if (!request.select.empty()) {
        const auto id = resolveEntity(window.workspace().graph(), request.select);
        if (!id)
            return reportFault(id.error());
        window.workspace().select({{*id}, {}});
    }
    while (window.workspace().isCounting())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QApplication::processEvents();
    while (window.workspace().isArranging() || window.workspace().isDrawing())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    window.canvas().fit(Animate::No);
    QApplication::processEvents();
    window.canvas().setEdgeHeat(request.heat);
    window.canvas().setHullsShown(!request.noHulls);
    window.canvas().finishPicture();
    const QImage picture = window.grab().toImage();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    if (const auto written = writeFileAtomically(request.output, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        !written)
        return reportFault(written.error());
    return 0;
}

int runWindow(const std::vector<std::string> &inputs, int argc, char **argv, const std::function<void(MainWindow &)> &shown)
{
    tameQtMessages();
    QStringList several;
    for (const std::string &one : inputs) {  // said before a display is asked for
        const auto path = resolveInput(one);
        if (!path)
            return reportFault(path.error());
        if (std::error_code failed; !std::filesystem::exists(*path, failed))
            return reportFault(loadInput(one).error());
        if (inputs.size() > 1 && !hasTableEnding(*path))
            return reportFault(
                {Error::Code::Unsupported, "not a table, and only tables (CSV, TSV, XLSX) are opened several at a time", path->string(), 0, 0, {}});
        if (inputs.size() > 1)
            several.append(QString::fromStdString(path->string()));
    }
    const std::string input = inputs.size() == 1 ? inputs.front() : std::string();
    const std::string sample = "sample:mexico-migration";
    QApplication::setStyle(new PlainStyle);
    QCoreApplication::setOrganizationName(QStringLiteral("relata"));  // ~/.config/relata, ~/.local/share/relata
    QCoreApplication::setApplicationName(QStringLiteral("relata"));
    std::string wanted = input;
    if (wanted.empty()) {  // what was open last, of what is still there
        wanted = sample;
        for (const QString &recent : QSettings().value(QStringLiteral("recent")).toStringList())
            if (resolveInput(recent.toStdString())) {
                wanted = recent.toStdString();
                break;
            }
    }
    const std::future<void> fonts = std::async(std::launch::async, [] { FcInit(); });  // Qt would begin with it only when it needs a first font
    std::future<Result<OpenedGraph>> reading = std::async(std::launch::async, [wanted] { return openGraph(wanted); });  // while the window is made
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Relata"));
    QApplication::setDesktopFileName(QStringLiteral("relata"));
    QApplication::setFont(uiFont(13));
    MainWindow window;
    auto loaded = reading.get();
    const QString asked = QString::fromStdString(wanted);
    std::optional<Error> damage;  // of a project: said in the window, which can save what can be read
    if (!loaded && Keeping::isDamaged(asked, loaded.error()))
        damage = loaded.error();
    bool isAsked = false;  // what the columns of a table say
    if (loaded && loaded->loaded.report.guessed) {
        const auto tables = tablesOf(wanted);
        const auto answered = tables ? Exchange::answeredFor(asked, *tables) : std::nullopt;
        isAsked = tables && !(answered && input.empty());
        if (answered && input.empty())  // it is what was open last
            loaded = openedAs(*tables, *answered);
        else if (isAsked)
            loaded = openGraph(wanted = sample);
    }
    if (!loaded && (input.empty() || damage))
        loaded = openGraph(wanted = sample);
    if (!loaded)
        return reportFault(loaded.error());
    window.show();
    window.show(std::move(loaded->loaded), QString::fromStdString(wanted), std::move(loaded->project));
    if (isAsked)
        QTimer::singleShot(0, &window, [&window, asked] { window.exchange().openTables(asked); });
    if (!several.isEmpty())
        QTimer::singleShot(0, &window, [&window, several] { window.exchange().openTogether(several); });
    if (damage)
        QTimer::singleShot(0, &window, [&window, asked, fault = *damage] { window.keeping().offerRecovery(asked, fault); });
    if (shown)
        shown(window);
    return QApplication::exec();
}

}  // namespace relata
