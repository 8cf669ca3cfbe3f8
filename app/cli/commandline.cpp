// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include "app/cli/commands.h"
#include "app/cli/guicommands.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <functional>
#include <iostream>

namespace relata {
namespace {

/// Prints all of it or says that it could not: a full disk behind standard output is an error too.
int print(const std::string &text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        std::perror("relata: standard output");
        return 1;
    }
    return 0;
}

int finish(const Result<std::string> &result)
{
    if (result)
        return print(*result);
    std::cerr << "relata: " << result.error().text() << "\n";
    return 1;
}

struct Arguments {
    std::string input, output, text, from, to, lens;
    std::size_t most = 5;
    bool json = false, csv = false;
    OutputForm form() const { return json ? OutputForm::Json : csv ? OutputForm::Csv : OutputForm::Text; }
};

const char *const inputHelp = "A data package folder, a GraphML file, a CSV edge list, or sample:mexico-migration";

}  // namespace

int runRelata(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App app("Relata: explore who states what about whom. Every link is a statement that somebody made, in a document, on a day.", "relata");
    app.set_version_flag("--version", RELATA_VERSION);
    app.require_subcommand(0, 1);
    std::string windowInput;
    app.add_option("INPUT", windowInput, inputHelp);
    app.footer("Without a command the window opens: on INPUT, or on the shipped graph.\nExit status: 0 done, 1 the input or the request is at fault (one line says why), 2 wrong usage.");
    Arguments a;
    std::function<int()> action;
    const auto command = [&](const char *name, const char *what, const char *example) {
        CLI::App *sub = app.add_subcommand(name, what);
        sub->footer(std::string("Example:\n  ") + example);
        sub->add_option("INPUT", a.input, inputHelp)->required();
        return sub;
    };

    auto *convert = command("convert", "Any readable form to any writable form, and say what it could not hold", "relata convert sample:mexico-migration mexico.graphml");
    convert->add_option("OUTPUT", a.output, "NAME.graphml, or a folder for a data package")->required();
    convert->callback([&] { action = [&] { return finish(convertCommand(a.input, a.output)); }; });

    auto *stats = command("stats", "Counts by type, predicate, speaker, document, modality", "relata stats sample:mexico-migration --json");
    stats->add_flag("--json", a.json, "One JSON object");
    stats->callback([&] { action = [&] { return finish(statsCommand(a.input, a.form())); }; });

    auto *find = command("find", "Entities by name or alias, accents and case ignored, best first", "relata find sample:mexico-migration lopez");
    find->add_option("TEXT", a.text, "Words of a name; their beginnings do, small typos too")->required();
    find->add_flag("--json", a.json, "An array of entities");
    find->callback([&] { action = [&] { return finish(findCommand(a.input, a.text, a.form())); }; });

    auto *query = command("query", "The statements that a lens selects", "relata query sample:mexico-migration 'by:\"Gil Guerra\" -modality:predicted' --csv");
    query->add_option("LENS", a.lens, "The expression, such as 'about:INM holds:2019'; see help/lens.md")->required();
    auto *queryJson = query->add_flag("--json", a.json, "An array of statements");
    query->add_flag("--csv", a.csv, "A table, safe for spreadsheets")->excludes(queryJson);
    query->callback([&] { action = [&] { return finish(queryCommand(a.input, a.lens, a.form())); }; });

    auto *path = command("path", "The shortest chains between two entities, as statements", "relata path sample:mexico-migration Trump INM --most 3");
    path->add_option("FROM", a.from, "Id, name or alias")->required();
    path->add_option("TO", a.to, "Id, name or alias")->required();
    path->add_option("--lens", a.lens, "Only through the statements of this lens");
    path->add_option("--most", a.most, "How many chains")->capture_default_str()->check(CLI::Range(1, 10000));
    path->add_flag("--json", a.json, "An array of paths, shortest first");
    path->callback([&] { action = [&] { return finish(pathCommand(a.input, a.from, a.to, a.lens, a.most, a.form())); }; });

    auto *check = command("check", "Evidence audit: schema breaches, unsourced, single-source, contradictions", "relata check sample:mexico-migration");
    check->add_flag("--json", a.json, "An array of findings");
    check->callback([&] {
        action = [&] {
            int faults = 0;
            const int status = finish(checkCommand(a.input, a.form(), faults));
            return status == 0 && faults > 0 ? 1 : status;
        };
    });

    RenderRequest r;
    auto *render = app.add_subcommand("render", "A figure of the graph as PNG, SVG, PDF or WebP; no display needed");
    render->footer("Example:\n  relata render sample:mexico-migration -o pressure.pdf --lens 'category:power' --paper A4 --legend --footnotes --title 'Who presses whom'");
    auto *screenshot = app.add_subcommand("screenshot", "The whole window as a picture, for documentation; no display needed");
    screenshot->footer("Example:\n  relata screenshot sample:mexico-migration -o window.png --scale 2 --theme dark --select AMLO");
    for (CLI::App *sub : {render, screenshot}) {
        sub->add_option("INPUT", r.input, inputHelp)->required();
        sub->add_option("-o,--output", r.output, sub == render ? "NAME.png, .svg, .pdf or .webp" : "NAME.png")->required();
        sub->add_option("--lens", r.lens, "Only the statements of this lens");
        sub->add_option("--size", r.size, "WIDTHxHEIGHT in pixels");
        sub->add_option("--scale", r.scale, "Device pixels per pixel")->check(CLI::Range(0.25, 8.0));
        sub->add_option("--theme", r.theme, "light, dark or print");
    }
    screenshot->add_option("--select", r.select, "Id, name or alias of an entity");
    render->add_option("--layout", r.layout, "force, layered, radial, circular or grid")->capture_default_str();
    render->add_option("--paper", r.paper, "A5, A4, A3, A2, slide or square (PDF: A4 unless --size)");
    render->add_flag("--portrait", r.portrait, "Paper upright");
    render->add_option("--dpi", r.dpi, "Dots per inch of PNG and WebP on paper")->capture_default_str()->check(CLI::Range(36, 1200));
    render->add_flag("--legend", r.legend, "What shapes, colours and dashes mean");
    render->add_flag("--footnotes", r.footnotes, "Numbers on the links, and the statements they stand for");
    render->add_flag("--transparent", r.transparent, "No background");
    render->add_option("--color-by", r.colorBy, "category or voice")->capture_default_str();
    render->add_option("--title", r.title, "Above the picture");
    render->add_option("--subtitle", r.subtitle, "Below the title");
    render->add_option("--source", r.source, "In the foot line");
    render->add_option("--seed", r.seed, "Of the layout: the same seed, the same figure")->capture_default_str();
    render->callback([&] { action = [&] { return runRender(r, argc, argv); }; });
    screenshot->callback([&] { action = [&] { return runScreenshot(r, argc, argv); }; });

    auto *layout = command("layout", "Positions of the entities as CSV: id,x,y", "relata layout sample:mexico-migration --algorithm force -o positions.csv");
    std::string algorithm = "force";
    layout->add_option("--algorithm", algorithm, "force, layered, radial, circular or grid")->capture_default_str();
    layout->add_option("--seed", r.seed, "The same seed, the same positions")->capture_default_str();
    layout->add_option("-o,--output", a.output, "NAME.csv")->required();
    layout->callback([&] { action = [&] { return finish(layoutCommand(a.input, algorithm, r.seed, a.output)); }; });

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const int status = app.exit(error, std::cout, std::cerr);
        return status == 0 ? 0 : 2;
    }
    if (!action)
        return runWindow(windowInput, argc, argv);
    return action();
}

}  // namespace relata
