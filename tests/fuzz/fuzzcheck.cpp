// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzzcheck.h"

#include "model/io/textencoding.h"
#include "model/store/diffjson.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

namespace relata::fuzz {
namespace {

namespace fs = std::filesystem;

void mustBeUtf8(std::string_view text)
{
    mustHold(validUtf8(text) == text.size(), "a text of the graph is not UTF-8");
}

void mustBeUtf8(const Properties &properties)
{
    for (const auto &[name, value] : properties) {
        mustBeUtf8(name);
        mustBeUtf8(value);
    }
}

/// Removed with the program.
struct Scratch {
    fs::path path;
    Scratch()
    {
        const fs::path memory = "/dev/shm";
        std::string name = ((::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path()) / "relata-fuzz-XXXXXX").string();
        mustHold(::mkdtemp(name.data()) != nullptr, "no folder to work in");
        path = name;
    }
    ~Scratch()
    {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

}  // namespace

void mustHold(bool condition, const char *what, std::string_view detail)
{
    if (condition)
        return;
    std::fprintf(stderr, "FINDING: %s %.*s\n", what, static_cast<int>(detail.size()), detail.data());
    throw BrokenLaw();
}

void mustBeTold(const Error &error)
{
    mustHold(!error.message.empty(), "an error says nothing");
    const std::string text = error.text();
    mustHold(text.find('\n') == std::string::npos, "an error has more than one line:", text);
}

void mustBeValid(const KnowledgeGraph &graph)
{
    const GraphDiff all = asAdditions(graph);
    KnowledgeGraph empty;
    const auto applied = empty.apply(all);
    mustHold(applied.has_value(), "the graph is not valid:", applied ? std::string() : applied.error().text());
    for (const auto &change : all.documents) {
        const Document &d = *change.after;
        for (const std::string *text : {&d.key, &d.title, &d.publisher, &d.url, &d.language, &d.origin, &d.hash, &d.note, &d.published.text()})
            mustBeUtf8(*text);
        for (const std::string &author : d.authors)
            mustBeUtf8(author);
        mustBeUtf8(d.properties);
    }
    for (const auto &change : all.entities) {
        const Entity &e = *change.after;
        for (const std::string *text : {&e.key, &e.type, &e.name, &e.description})
            mustBeUtf8(*text);
        for (const std::string &alias : e.aliases)
            mustBeUtf8(alias);
        mustBeUtf8(e.properties);
    }
    for (const auto &change : all.statements) {
        const Statement &s = *change.after;
        for (const std::string *text :
             {&s.key, &s.predicate, &s.claim, &s.quote, &s.holdsBasis, &s.confidence, &s.status, &s.note, &s.said.text(), &s.holds.text()})
            mustBeUtf8(*text);
        mustBeUtf8(s.properties);
    }
}

namespace {

/// The first record of \a a that \a b has otherwise, as JSON, both.
template <typename Changes>
void mustBeSameRecords(const Changes &a, const Changes &b, const char *what, const char *kind, Changes GraphDiff::*list)
{
    if (a == b)
        return;
    GraphDiff one, other;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()) && (one.*list).empty() && (other.*list).empty(); ++i) {
        if (i < a.size() && i < b.size() && a[i] == b[i])
            continue;
        if (i < a.size())
            (one.*list).push_back(a[i]);
        if (i < b.size())
            (other.*list).push_back(b[i]);
    }
    mustHold(false, what, std::string("(") + kind + ")\n" + diffToJson(one) + "\n" + diffToJson(other));
}

}  // namespace

void mustBeSame(const KnowledgeGraph &a, const KnowledgeGraph &b, const char *what)
{
    mustHold(a.schema() == b.schema(), what, "(schema)");
    mustHold(a.info() == b.info(), what, "(title and such)");
    const GraphDiff all = asAdditions(a), again = asAdditions(b);
    mustBeSameRecords(all.documents, again.documents, what, "documents", &GraphDiff::documents);
    mustBeSameRecords(all.entities, again.entities, what, "entities", &GraphDiff::entities);
    mustBeSameRecords(all.statements, again.statements, what, "statements", &GraphDiff::statements);
}

const fs::path &scratch()
{
    static const Scratch folder;
    return folder.path;
}

void put(const fs::path &path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    mustHold(file.good(), "the scratch folder takes no file");
}

std::vector<std::pair<std::string, std::string_view>> filesOf(std::string_view input)
{
    std::vector<std::pair<std::string, std::string_view>> files;
    while (input.starts_with("%% ")) {
        const auto line = input.find('\n');
        if (line == std::string_view::npos)
            break;
        const std::string_view name = input.substr(3, line - 3);
        input.remove_prefix(line + 1);
        const auto next = input.find("\n%% ");
        files.emplace_back(name, input.substr(0, next));
        if (next == std::string_view::npos)
            break;
        input.remove_prefix(next + 1);
    }
    return files;
}

}  // namespace relata::fuzz
