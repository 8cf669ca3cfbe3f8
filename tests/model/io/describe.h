// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <string>

namespace relata::test {

/// All that was read, as text: one line a record, one indented line a field that says something, notes and problems at the end.
inline std::string describe(const LoadedGraph &loaded)
{
    const KnowledgeGraph &graph = loaded.graph;
    std::string out = "format: " + loaded.format + "\n";
    const auto line = [&](const std::string &name, std::string_view value) {
        if (value.empty())
            return;
        out += "  " + name + ": ";
        for (const char c : value)
            if (c == '\n')
                out += "\\n";
            else
                out += c;
        out += "\n";
    };
    const auto properties = [&](const Properties &all) {
        for (const auto &[name, value] : all)
            line("[" + name + "]", value.empty() ? "(empty)" : value);
    };
    out += "graph: " + graph.info().title + "\n";
    line("description", graph.info().description);
    properties(graph.info().properties);
    for (const DocumentId id : graph.documents()) {
        const Document &d = graph.document(id);
        if (d.key == "file")
            continue;
        out += "document " + d.key + ": " + d.title + "\n";
        for (const std::string &author : d.authors)
            line("author", author);
        line("publisher", d.publisher);
        line("published", d.published.text());
        line("url", d.url);
        properties(d.properties);
    }
    for (const EntityId id : graph.entities()) {
        const Entity e = graph.entity(id);
        std::string name = e.name;
        for (std::size_t at = 0; (at = name.find('\n', at)) != std::string::npos;)
            name.replace(at, 1, "\\n");
        out += e.key + " (" + e.type + ")" + (e.name == e.key ? std::string() : " “" + name + "”") + "\n";
        for (const std::string &alias : e.aliases)
            line("alias", alias);
        line("description", e.description);
        properties(e.properties);
    }
    for (const StatementId id : graph.statements()) {
        const Statement s = graph.statement(id);
        const Predicate &predicate = graph.schema().predicate(graph.predicate(id));
        out += s.key + ": " + std::string(graph.key(s.subject)) + (predicate.symmetric ? " -" : " =") + predicate.label
               + (predicate.symmetric ? "- " : "=> ") + std::string(graph.key(s.object)) + "\n";
        line("claim", s.claim);
        if (s.speaker != noEntity)
            line("speaker", graph.key(s.speaker));
        if (s.document != noDocument && graph.document(s.document).key != "file")
            line("document", graph.document(s.document).key);
        line("quote", s.quote);
        line("said", s.said.text());
        line("holds", s.holds.text());
        if (s.modality != Modality::Asserted)
            line("modality", toString(s.modality));
        line("note", s.note);
        if (s.status != "speaker unknown")
            line("status", s.status);
        properties(s.properties);
    }
    for (const std::string &note : loaded.report.notes)
        out += "note: " + note + "\n";
    for (const IoProblem &problem : loaded.report.problems)
        out += "problem: line " + std::to_string(problem.line) + ": " + problem.message + "\n";
    return out;
}

}  // namespace relata::test
