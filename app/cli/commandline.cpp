// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include "app/cli/analyze.h"
#include "app/cli/commands.h"
#include "app/cli/guicommands.h"
#include "app/cli/interruption.h"
#include "app/cli/reporting.h"
#include "app/cli/usage.h"

#include <cstdio>
#include <functional>
#include <new>
#include <utility>

namespace relata {
namespace {

struct Arguments {
    std::string input, output, text, from, to, lens, algorithm = "force";
    std::size_t most = 5;
    unsigned long long seed = 1;
    bool json = false, csv = false;
    OutputForm form() const { return json ? OutputForm::Json : csv ? OutputForm::Csv : OutputForm::Text; }
};

const char *const inputText = "A data package folder, a project, a table (CSV, TSV, XLSX), GraphML, RDF or another graph file,\n- "
                              "for standard input, or sample:mexico-migration";
const std::vector<std::string> layouts{"force", "whole", "communities", "layered", "radial", "circular", "grid"};

/// The commands and their options; run() does what was asked for.
class CommandLine
{
public:
    CommandLine()
        : m_app("Relata: explore who states what about whom. Every link is a statement that somebody made, in a document, on a day.", "relata")
    {
        m_app.formatter(plainHelp());
        m_app.set_version_flag("--version", std::string("relata ") + RELATA_VERSION, "The version");
        m_app.set_help_flag("-h,--help", "This help");
        m_app.require_subcommand(0, 1);
        m_app.add_option("INPUT", m_inputs,
                         std::string(inputText) + ". Opens the window; without it, on what was open last; several tables on a new graph of all");
        m_app.footer("Examples:\n"
                     "  relata                                              the window\n"
                     "  relata find sample:mexico-migration lopez           who is that?\n"
                     "  relata query sample:mexico-migration 'about:INM holds:2019'\n"
                     "  relata render sample:mexico-migration -o map.pdf --legend --footnotes\n\n"
                     "Results go to standard output, messages to standard error. Only “relata” and “relata INPUT” need a display.\n"
                     "Exit status: 0 done (also when nothing was found), 1 the input or the request is at fault (one line says why),\n"
                     "2 wrong usage, 3 recover saved a part.");
        addConvert();
        addHistory();
        addRecover();
        addStats();
        addFind();
        addDuplicates();
        addQuery();
        addPath();
        addAnalyze();
        addCheck();
        addLayout();
        addRender();
        addScreenshot();
        for (CLI::App *sub : m_app.get_subcommands({}))
            for (CLI::Option *option : sub->get_options())
                if (option->get_items_expected_max() == 0)
                    option->disable_flag_override();  // --heat=3 is no --heat
    }

    int run(int argc, char **argv)
    {
        std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
        if (const int status = reportUnknownCommand(m_app, arguments); status != 0)
            return status;
        arguments = withLensesApart(m_app, std::move(arguments));
        std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
        try {
            m_app.parse(std::move(arguments));
        } catch (const CLI::ParseError &error) {
            return reportUsage(m_app, error);
        }
        m_argc = argc > 0 ? 1 : 0;  // Qt reads no options of ours
        m_argv = argv;
        return m_action ? m_action() : runWindow(m_inputs, m_argc, m_argv);
    }

private:
    int finish(const Result<CommandOutput> &result, const std::string &expression = {})
    {
        if (!result)
            return reportFault(result.error(), expression);
        reportNotes(result->notes);
        std::fputs(result->aside.c_str(), stderr);
        const int status = printResult(result->text);
        return status != 0 ? status : result->faults > 0 ? 1 : result->incomplete ? 3 : 0;
    }

    CLI::App *command(const char *name, const char *what, const char *more, std::function<int()> action)
    {
        CLI::App *sub = m_app.add_subcommand(name, what);
        sub->formatter(plainHelp());
        sub->set_help_flag("-h,--help", "This help");
        sub->footer(more);
        sub->callback([this, action = std::move(action)] { m_action = action; });
        return sub;
    }
    void addInput(CLI::App *sub) { sub->add_option("INPUT", m_arguments.input, inputText)->required(); }

    int convert()
    {
        m_convert.inputs = {m_arguments.input};
        m_convert.output = m_arguments.output;
        for (std::string &name : m_more)
            m_convert.inputs.push_back(std::exchange(m_convert.output, std::move(name)));
        return finish(convertCommand(m_convert));
    }

    void addConvert()
    {
        auto *sub =
            command("convert", "Any readable form to any writable form; says what had to be assumed, and what the form could not hold",
                    "An existing file, or the files of an older data package, are replaced whole or not at all; a folder with anything else "
                    "in it is refused, and so is what is read.\n\n"
                    "Examples:\n  relata convert sample:mexico-migration mexico.graphml\n  relata convert friends.csv friends          (a "
                    "folder: data package)\n"
                    "  relata convert sample:mexico-migration - | gzip > mexico.graphml.gz\n"
                    "  relata convert friends.csv friends.gexf --save-mapping columns.json\n"
                    "  relata convert friends.csv friends.gexf --mapping columns.json\n"
                    "  relata convert friends.csv mine.relata\n  relata convert friends.csv mine.relata --add         (into a project that is there)",
                    [this] { return convert(); });
        addInput(sub);
        sub->add_option(
               "OUTPUT", m_arguments.output,
               "NAME.graphml, .gexf, .gml, .dot, .net (Pajek), .cyjs (Cytoscape.js), .ftm (FollowTheMoney), .oligrapher, .ttl, .trig, .nt, .nq or "
               ".jsonld (RDF), .canvas, .xlsx, .csv or .tsv (edges, and the nodes beside), .neo4j (folder); NAME.relata: a new project; a name "
               "without ending: the folder "
               "of a data package; - for GraphML on standard output")
            ->required();
        sub->add_option("MORE …", m_more,
                        "Several tables make one graph, and the last name is OUTPUT then: relata convert nodes.csv edges.csv OUTPUT");
        sub->add_option("--lens", m_convert.lens, "Only the statements that this lens lets through, with their entities, speakers and documents")
            ->option_text("LENS");
        sub->add_flag("--add", m_convert.add,
                      "Into the project that OUTPUT is, as one step of its history: what is there is found by id, name or what it says");
        sub->add_option(
               "--conflict", m_convert.onConflict,
               "With --add, where the two differ: fill in what is missing (fill, as otherwise), keep what is there (keep), take what the file "
               "says (take)")
            ->option_text("HOW");
        sub->add_flag("--any-type", m_convert.anyType, "With --add: the same name is the same entity, whatever its type");
        sub->add_option("--nodes", m_convert.nodes, "A table of the entities that INPUT links")->option_text("FILE");
        sub->add_option("--mapping", m_convert.mapping,
                        "What the columns of tables, or the terms of RDF, are, from a file of --save-mapping; otherwise it is guessed")
            ->option_text("FILE");
        sub->add_option("--save-mapping", m_convert.saveMapping,
                        "Write what the columns, or the terms of RDF, were taken for, as JSON, to be changed and used again")
            ->option_text("FILE");
    }

    void addHistory()
    {
        auto *sub = command("history", "The edits of a project, oldest first: number, when (UTC), what, [name of a snapshot]",
                            "Examples:\n  relata history mine.relata\n  relata history mine.relata --json | jq '.[-1]'",
                            [this] { return finish(historyCommand(m_arguments.input, m_arguments.form())); });
        sub->add_option("PROJECT", m_arguments.input, "A .relata file")->required();
        sub->add_flag("--json", m_arguments.json, "An array of steps: id, made, label, name");
    }

    void addRecover()
    {
        auto *sub =
            command("recover", "What can still be read of a damaged project, as a new one; says what was lost",
                    "The damaged file is left as it is. Exit status: 0 all of it was saved, 3 something was lost, 1 nothing could be saved.\n\n"
                    "Example:\n  relata recover broken.relata saved.relata",
                    [this] { return finish(recoverCommand(m_arguments.input, m_arguments.output)); });
        sub->add_option("DAMAGED", m_arguments.input, "The damaged project")->required();
        sub->add_option("NEW", m_arguments.output, "The project to make; must not exist")->required();
    }

    void addStats()
    {
        auto *sub = command("stats", "Counts by type, category, predicate, speaker, document, modality, polarity",
                            "Examples:\n  relata stats sample:mexico-migration\n  relata stats sample:mexico-migration --json | jq '.by.predicates'",
                            [this] { return finish(statsCommand(m_arguments.input, m_arguments.form())); });
        addInput(sub);
        sub->add_flag("--json", m_arguments.json, "One object: title, entities, statements, documents, by");
    }

    void addFind()
    {
        auto *sub = command("find", "Entities by name or alias, accents and case ignored, best first",
                            "Every word must begin a word of the name; where none does, one typo is forgiven from 4 letters, two from 8.\n"
                            "Without a hit a line on standard error says so; the exit status is 0.\n\n"
                            "Examples:\n  relata find sample:mexico-migration lopez\n  relata find sample:mexico-migration shienbaum --json",
                            [this] { return finish(findCommand(m_arguments.input, m_arguments.text, m_arguments.form())); });
        addInput(sub);
        sub->add_option("TEXT", m_arguments.text, "Words of a name, or their beginnings")->required();
        sub->add_flag("--json", m_arguments.json, "An array of entities: id, type, name, aliases, description");
    }

    void addDuplicates()
    {
        auto *sub =
            command("duplicates", "Pairs of entities that may be one and the same, with the reasons, the most likely first",
                    "Names and aliases that are alike (accents, order of words, initials, acronyms, typos), the same external id, the same links.\n"
                    "What was said not to be the same is left out.\n\n"
                    "Examples:\n  relata duplicates mine.relata\n  relata duplicates people.csv --json | jq '.[] | select(.score > 0.9)'",
                    [this] {
                        m_duplicates.input = m_arguments.input;
                        return finish(duplicatesCommand(m_duplicates, m_arguments.form()));
                    });
        addInput(sub);
        sub->add_flag("--across-types", m_duplicates.acrossTypes, "Also entities of different types");
        sub->add_option("--most", m_duplicates.most, "How many pairs, 1 to 1000000 (1000)")->option_text("N")->check(wholeNumber(1, 1000000));
        sub->add_flag("--json", m_arguments.json, "An array of pairs: one, other, score, reasons, statements_between, joins_groups");
    }

    void addQuery()
    {
        auto *sub =
            command("query", "The statements that a lens selects",
                    "The lens: type: only: predicate: category: by: in: paragraph: modality: polarity: holds: said: about: from: to: near: has:\n"
                    "property:NAME>N, and what it adds up to at an end: sum: insum: outsum:\n"
                    "measures (degree:>=10 pagerank:top10 core:3.. community:2)\n"
                    "and free words; side by side = and, OR, - = not, parentheses, \"quotes\". The window's help (F1) explains it.\n\n"
                    "Examples:\n  relata query sample:mexico-migration 'by:\"Gil Guerra\" -modality:predicted'\n"
                    "  relata query sample:mexico-migration '(category:power OR category:conflict) holds:2024-06..' --csv > power.csv\n"
                    "  relata query sample:mexico-migration 'near:INM~2 paragraph:7-9' --json",
                    [this] { return finish(queryCommand(m_arguments.input, m_arguments.lens, m_arguments.form()), m_arguments.lens); });
        addInput(sub);
        sub->add_option("LENS", m_arguments.lens, "The expression; '' selects everything")->required();
        auto *json = sub->add_flag("--json", m_arguments.json, "An array of statements: id, subject, predicate, object, claim, speaker, …");
        sub->add_flag("--csv", m_arguments.csv, "A table with the same columns, safe for spreadsheets")->excludes(json);
    }

    void addPath()
    {
        auto *sub = command("path", "The shortest chains between two entities, as statements",
                            "Links are followed in both directions.\n\n"
                            "Examples:\n  relata path sample:mexico-migration Trump INM\n  relata path sample:mexico-migration AMLO INM --most 3 "
                            "--lens '-modality:predicted' --json",
                            [this] {
                                const Arguments &a = m_arguments;
                                return finish(pathCommand(a.input, a.from, a.to, a.lens, a.most, a.form()), a.lens);
                            });
        addInput(sub);
        sub->add_option("FROM", m_arguments.from, "Id, name or alias")->required();
        sub->add_option("TO", m_arguments.to, "Id, name or alias")->required();
        sub->add_option("--lens", m_arguments.lens, "Only through the statements of this lens")->option_text("LENS");
        sub->add_option("--most", m_arguments.most, "How many chains, 1 to 10000 (5)")->option_text("N")->check(wholeNumber(1, 10000));
        sub->add_flag("--json", m_arguments.json, "An array of paths, shortest first: length, entities, statements");
    }

    void addAnalyze()
    {
        auto *sub =
            command("analyze", "Who matters, and which groups there are: one row for each entity, highest first",
                    "Links are followed either way and bundle the statements between two entities; what an entity says of itself does not count.\n"
                    "  degree, indegree, outdegree  how many others it is linked with (sum of --weight)\n"
                    "  pagerank                     the share of time a random walk spends there; the sum is 1\n"
                    "  betweenness                  who stands between: the share of the pairs of others whose shortest chains lead through it\n"
                    "  closeness                    who is near to everybody, Wasserman and Faust's form, 0 to 1\n"
                    "  core                         the most links with one another that all of a part around it have\n"
                    "  clustering                   the share of the pairs of its neighbours that are linked\n"
                    "  cutoff                       who is indispensable: how many others would be cut off without it\n"
                    "  community, component         number of its group, its connected part; the largest is 1\n"
                    "  bridges                      the links whose loss divides a part; alone\n"
                    "  similarity                   linked with the same others as --of ENTITY; alone\n"
                    "  a property by its name       the number or text that entities have there (Budget; groups:NAME takes numbers as texts)\n"
                    "  sum:NAME, insum:, outsum:    the sum of a property of their statements: all, those that lead to it, those that lead from it;\n"
                    "                               what several voices say alike counts once, what is denied does not\n\n"
                    "Examples:\n  relata analyze sample:mexico-migration --measure betweenness --most 10\n"
                    "  relata analyze sample:mexico-migration --measure degree,pagerank,community --lens '-modality:predicted' -o measures.csv\n"
                    "  relata analyze sample:mexico-migration --measure degree,pagerank --sort name -o by-name.csv\n"
                    "  relata analyze sample:mexico-migration --measure similarity --of AMLO --most 5 --json\n"
                    "  relata analyze contracts.csv --measure insum:Amount --lens 'holds:2020..' --most 20",
                    [this] {
                        m_analyze.input = m_arguments.input;
                        m_analyze.lens = m_arguments.lens;
                        m_analyze.output = m_arguments.output;
                        m_analyze.seed = m_arguments.seed;
                        m_analyze.form = m_arguments.form();
                        return finish(analyzeCommand(m_analyze), m_arguments.lens);
                    });
        addInput(sub);
        sub->add_option("--measure", m_analyze.measures, "One of the above, or several with commas (required)")
            ->option_text("NAME")
            ->delimiter(',')
            ->required();
        sub->add_option("--lens", m_arguments.lens, "Only what this lens lets through")->option_text("LENS");
        sub->add_option("-o,--output", m_arguments.output, "NAME.csv, or - for CSV on standard output")->option_text("FILE");
        sub->add_flag("--json", m_arguments.json, "An array of entities: id, name, type, and the measures");
        sub->add_option("--sort", m_analyze.sort, "The measure whose highest come first, or name (the first measure)")->option_text("NAME");
        sub->add_flag("--reverse", m_analyze.reverse, "The lowest first; names from the end of the alphabet");
        sub->add_option("--most", m_analyze.most, "Only so many rows, from the top")->option_text("N")->check(wholeNumber(1, 1'000'000'000));
        sub->add_option(
               "--weight", m_analyze.weight,
               "What a link counts: links (1), statements, or origins (independent documents); degrees: links; pagerank, community: statements")
            ->option_text("WHAT")
            ->check(oneOf({"links", "statements", "origins"}));
        sub->add_option("--links", m_analyze.links, "pagerank, betweenness, closeness: both (ways, default) or stated (from subject to object)")
            ->option_text("WAY")
            ->check(oneOf({"both", "stated"}));
        sub->add_option("--error", m_analyze.error, "betweenness: estimated, off by at most this (probability 90 %); 0: exact, however long it takes")
            ->option_text("E")
            ->check(number(0.0, 0.5));
        sub->add_option("--method", m_analyze.method, "community: leiden (default) or louvain")
            ->option_text("NAME")
            ->check(oneOf({"leiden", "louvain"}));
        sub->add_option("--resolution", m_analyze.resolution, "community: above 1 smaller groups, below 1 larger ones (1)")
            ->option_text("N")
            ->check(number(0.001, 1000.0));
        sub->add_option("--seed", m_arguments.seed, "The same seed, the same communities and estimates (1)")
            ->option_text("N")
            ->check(wholeNumber(0, UINT64_MAX));
        sub->add_option("--threads", m_analyze.threads, "betweenness, closeness: how many (all); the results are the same")
            ->option_text("N")
            ->check(wholeNumber(1, 256));
        sub->add_option("--of", m_analyze.of, "similarity: id, name or alias")->option_text("ENTITY");
        sub->add_option("--to", m_analyze.to, "similarity: with this one only")->option_text("ENTITY");
    }

    void addCheck()
    {
        auto *sub =
            command("check", "Evidence audit: schema breaches, unsourced, single-source, contradictions",
                    "Exit status 1 when there is an error among the findings; warnings and notes are for people to judge.\n\n"
                    "Examples:\n  relata check sample:mexico-migration\n  relata check mydata --json | jq '.[] | select(.severity == \"error\")'",
                    [this] { return finish(checkCommand(m_arguments.input, m_arguments.form())); });
        addInput(sub);
        sub->add_flag("--json", m_arguments.json, "An array of findings: severity, kind, message, entities, statements");
    }

    void addLayout()
    {
        auto *sub = command(
            "layout", "Positions of the entities as CSV: id,x,y (x to the right, y down, in pixels at 100 %)",
            "Prints one line of JSON: nodes, edges, seconds (of the layout alone); with “-o -” that line goes to standard error.\n\n"
            "Examples:\n  relata layout sample:mexico-migration -o positions.csv\n  relata layout friends.csv --algorithm circular -o - | head",
            [this] { return finish(layoutCommand(m_arguments.input, m_arguments.algorithm, m_arguments.seed, m_arguments.output)); });
        addInput(sub);
        sub->add_option("--algorithm", m_arguments.algorithm,
                        "force (default); whole: force, distances truest; communities: force, neighbours together; layered, radial, circular or grid")
            ->option_text("NAME")
            ->check(oneOf(layouts));
        sub->add_option("--seed", m_arguments.seed, "The same seed, the same positions (1)")->option_text("N")->check(wholeNumber(0, UINT64_MAX));
        sub->add_option("-o,--output", m_arguments.output, "NAME.csv, or - for standard output (required)")->option_text("FILE")->required();
    }

    void addPictureOptions(CLI::App *sub, const char *formats, const char *size, std::vector<std::string> themes, const char *theme)
    {
        sub->add_option("INPUT", m_request.input, inputText)->required();
        sub->add_option("-o,--output", m_request.output, formats)->option_text("FILE")->required();
        sub->add_option("--lens", m_request.lens, "Only the statements of this lens")->option_text("LENS");
        sub->add_option("--size", m_request.size, size)->option_text("WxH")->check(pictureSize());
        sub->add_option("--scale", m_request.scale, "Device pixels per pixel, 0.25 to 8 (1)")->option_text("N")->check(number(0.25, 8.0));
        sub->add_option("--theme", m_request.theme, theme)->option_text("NAME")->check(oneOf(std::move(themes)));
    }

    void addRender()
    {
        auto *sub =
            command("render", "A figure of the graph as PNG, SVG, PDF or WebP; no display needed",
                    "The same input, options and seed give the same figure, in SVG byte by byte. Entities of a project stand where they stood in "
                    "the window last, unless --layout or --seed asks for another arrangement or somebody has no place yet.\n\n"
                    "Examples:\n  relata render sample:mexico-migration -o pressure.pdf --lens 'category:power' --paper A4 --legend "
                    "--footnotes --title 'Who presses whom'\n"
                    "  relata render sample:mexico-migration -o voices.svg --color-by voice --layout radial\n"
                    "  relata render sample:mexico-migration -o slide.png --paper slide --dpi 150 --theme dark",
                    [this] { return runRender(m_request, m_argc, m_argv); });
        addPictureOptions(sub, "NAME.png, .svg, .pdf or .webp; - for standard output (required)", "Width and height in pixels (1600x1000)",
                          {"light", "dark", "print"}, "light (default for pixels), dark or print (default on paper)");
        sub->add_option("--format", m_request.format, "png, svg, pdf or webp; with “-o -” (svg) or a name without ending")
            ->option_text("NAME")
            ->check(oneOf({"png", "svg", "pdf", "webp"}));
        auto *view = sub->add_option("--view", m_request.view,
                                     "A view that a project remembers, with its places, lens and what is hidden: last, as it was left in the window")
                         ->option_text("NAME");
        sub->add_option("--layout", m_request.layout,
                        "force (default, where a project has no places); whole: force, distances truest; communities: force, neighbours together; "
                        "layered, radial, circular or grid")
            ->option_text("NAME")
            ->check(oneOf(layouts))
            ->excludes(view);
        sub->add_option("--paper", m_request.paper, "A5, A4, A3, A2, slide (16:9) or square; PDF without --size: A4")
            ->option_text("NAME")
            ->check(oneOf({"A5", "A4", "A3", "A2", "slide", "square"}))
            ->excludes(sub->get_option("--size"));
        auto *portrait = sub->add_flag("--portrait", m_request.portrait, "Paper upright");
        sub->add_flag_callback(
               "--landscape", [] {}, "Paper lying (default)")
            ->excludes(portrait);
        sub->add_option("--dpi", m_request.dpi, "Dots per inch of PNG and WebP on paper, 36 to 1200 (300)")
            ->option_text("N")
            ->check(wholeNumber(36, 1200));
        sub->add_flag("--legend", m_request.legend, "What shapes, colours and dashes mean");
        sub->add_flag("--footnotes", m_request.footnotes, "Numbers on the links, and the statements they stand for");
        sub->add_flag("--transparent", m_request.transparent, "No background");
        sub->add_option("--color-by", m_request.colorBy, "category (default) or voice")
            ->option_text("WHAT")
            ->check(oneOf({"category", "voice"}))
            ->excludes(view);
        sub->add_option("--size-by", m_request.sizeBy,
                        "Entities as large as a measure (pagerank), a property of theirs or a sum of their statements (sum:NAME, insum:, outsum:) "
                        "says, not by their links")
            ->option_text("NUMBER");
        sub->add_option("--fill-by", m_request.fillBy,
                        "Entities in the colours of a measure (community) or a property, not of their types; groups:NAME takes its numbers as groups")
            ->option_text("NUMBER");
        sub->add_option("--width-by", m_request.widthBy, "Links as wide as a property of their statements adds up to (Amount), not by their sources")
            ->option_text("NAME");
        sub->add_option("--title", m_request.title, "Above the picture")->option_text("TEXT");
        sub->add_option("--subtitle", m_request.subtitle, "Below the title")->option_text("TEXT");
        sub->add_option("--source", m_request.source, "In the foot line")->option_text("TEXT");
        sub->add_option("--seed", m_request.seed, "Of a new arrangement (1)")->option_text("N")->check(wholeNumber(0, UINT64_MAX));
    }

    void addScreenshot()
    {
        auto *sub = command("screenshot", "The whole window as a picture, for documentation; no display needed",
                            "Settings and the last session are left alone.\n\n"
                            "Examples:\n  relata screenshot sample:mexico-migration -o window.png --scale 2 --theme dark --select AMLO\n"
                            "  relata screenshot sample:mexico-migration -o 2019.png --lens 'holds:2019' --size 1280x800",
                            [this] { return runScreenshot(m_request, m_argc, m_argv); });
        addPictureOptions(sub, "NAME.png (required)", "Width and height of the window in pixels (1600x1000)", {"light", "dark"},
                          "light (default) or dark");
        sub->add_option("--select", m_request.select, "Id, name or alias of an entity")->option_text("ENTITY");
        sub->add_flag("--heat", m_request.heat, "Links by how many run through a place");
        sub->add_flag("--no-hulls", m_request.noHulls, "Every entity of a large graph, not its communities as one shape each");
    }

    CLI::App m_app;
    Arguments m_arguments;
    std::vector<std::string> m_inputs;  ///< of the window
    ConvertRequest m_convert;
    AnalyzeRequest m_analyze;
    DuplicatesRequest m_duplicates;
    std::vector<std::string> m_more;
    RenderRequest m_request;
    std::function<int()> m_action;
    int m_argc = 0;
    char **m_argv = nullptr;
};

}  // namespace

int runRelata(int argc, char **argv)
try {
    prepareForInterruption();
    return CommandLine().run(argc, argv);
} catch (const std::bad_alloc &) {
    return reportFault({Error::Code::Io, "this needs more memory than there is. Expected a smaller input or picture", {}, 0, 0});
} catch (const std::exception &error) {
    return reportFault({Error::Code::Unsupported, std::string("a fault of the program: ") + error.what(), {}, 0, 0});
}

}  // namespace relata
