// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/knowledgegraph.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace relata {

/// A place of the input that could not be taken as it stands there.
struct IoProblem {
    std::string file;
    int line = 0, column = 0;  ///< 1-based; 0 = of no single line, or cell
    std::string message;       ///< what is wrong, and what was done about it

    std::string text() const;  ///< "nodes.csv, line 7, column 2: …"
    friend bool operator==(const IoProblem &, const IoProblem &) = default;
};

/// What a reader or writer could not hold or had to assume; shown to the user, never an error.
struct IoReport {
    static constexpr std::size_t mostProblems = 50;

    std::vector<std::string> notes;   ///< one plain sentence each
    std::vector<IoProblem> problems;  ///< the first 50
    std::size_t problemCount = 0;     ///< of all
    std::size_t leftOut = 0;          ///< how many rows or records were left out
    std::size_t totals = 0;           ///< rows of sums at the end of a table, which are nobody; not among those left out
    bool guessed = false;             ///< what the columns of a table say was not told by their headings: see TableMapping::doubt

    void add(IoProblem problem)
    {
        if (++problemCount <= mostProblems)
            problems.push_back(std::move(problem));
    }
};

struct LoadedGraph {
    KnowledgeGraph graph;
    std::string format;  ///< "data package", "GraphML"
    IoReport report;
};

/// Reads any readable form: a data package (its folder or its datapackage.json), a project, one of textForms(), a table (CSV, TSV, XLSX; see
/// model/tables) or a folder of tables, told by content, not by name. A foreign file's edges become statements whose document is that file and whose
/// speaker is unknown. \a path may be a pipe. Errors: Io (missing, no permission), Syntax / Schema with file, line and what was expected, Unsupported
/// (naming the format), Cancelled.
Result<LoadedGraph> readGraph(const std::filesystem::path &path, const RunContext &context = {});

/// The same for a text that is at hand: one of textForms() or a CSV edge list. \a path names it in errors and in the document that is made of it.
Result<LoadedGraph> readGraphText(std::string bytes, const std::filesystem::path &path, const RunContext &context = {});

/// Told by its first bytes.
bool isProjectFile(const std::filesystem::path &path);

/// Writes by the name of \a path: an ending of textForms() or tableForms(), `.relata` (a new project; an existing one is not replaced: it has a
/// history), or a data package folder otherwise (an existing file of that name is refused). A text is read again before it is written (what cannot be
/// read: Error::Unsupported, and nothing is touched), and the report says what its form could not hold. Whole or not at all: temporary names in the
/// same folder, flushed, then renamed. Error::Io with the reason; a folder that is no data package and an unknown ending are refused. \a path may be
/// what was read.
Result<IoReport> writeGraph(const KnowledgeGraph &graph, const std::filesystem::path &path, const RunContext &context = {});

/// Writes \a bytes to \a path whole or not at all (temporary file beside it, fsync, rename); a device or pipe is written to as it is. What is
/// replaced keeps its permissions, and a link stays a link. Error::Io with the reason. A program that is told to stop calls removeUnfinished().
Result<void> writeFileAtomically(const std::filesystem::path &path, std::string_view bytes);

/// A cell for CSV: quoted when needed, and what a spreadsheet would execute (= + - @ TAB CR LF at the start, wide ones too) made harmless with a
/// leading '.
std::string csvCell(std::string_view text);

}  // namespace relata
