// SPDX-License-Identifier: Apache-2.0
// Any bytes as a project: opened, edited, asked for its history, closed, read, recovered. A file that opens and takes an edit has it afterwards.
#include "model/store/project.h"
#include "tests/fuzz/fuzzcheck.h"

using namespace relata;

namespace {

namespace fs = std::filesystem;

void openAndEdit(const fs::path &path)
{
    KnowledgeGraph graph;
    auto project = Project::open(path, graph);
    if (!project)
        return fuzz::mustBeTold(project.error());
    fuzz::mustBeValid(graph);
    if (const auto history = project->history(); !history)
        fuzz::mustBeTold(history.error());
    if (const auto back = project->backTo(0); !back)
        fuzz::mustBeTold(back.error());
    else
        (void)graph.check(*back);
    if (const auto view = project->view("last"); !view)
        fuzz::mustBeTold(view.error());
    if (project->isReadOnly() || graph.schema().types().empty())
        return;
    GraphDiff diff;
    diff.entities.push_back({graph.nextEntityId(), {}, Entity{"a new one", graph.schema().types().front().key, "New", {"Newer"}, {}, {}}});
    if (!graph.check(diff))
        return;
    if (const auto done = project->commit(diff, "Add a new one"); !done)
        fuzz::mustBeTold(done.error());
    if (const auto copied = project->saveCopy(fuzz::scratch() / "copy.relata"); !copied)
        fuzz::mustBeTold(copied.error());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fs::path path = fuzz::scratch() / "p.relata", saved = fuzz::scratch() / "saved.relata";
    for (const auto &entry : fs::directory_iterator(fuzz::scratch()))
        fs::remove_all(entry.path());
    fuzz::put(path, std::string_view(reinterpret_cast<const char *>(data), size));
    if (const auto read = Project::read(path); !read)
        fuzz::mustBeTold(read.error());
    else
        fuzz::mustBeValid(*read);
    if (const auto report = recoverProject(path, saved); !report) {
        fuzz::mustBeTold(report.error());
    } else {
        KnowledgeGraph graph;
        const auto again = Project::open(saved, graph);
        fuzz::mustHold(again.has_value(), "what was recovered cannot be opened:", again ? std::string() : again.error().text());
    }
    openAndEdit(path);
    return 0;
}
