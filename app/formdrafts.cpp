// SPDX-License-Identifier: Apache-2.0
#include "app/formdrafts.h"

#include "app/viewmemory.h"
#include "model/io/formats.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace relata {

namespace {

namespace fs = std::filesystem;

fs::path folder(const std::string &input)
{
    return viewFileOf(input).parent_path().parent_path() / "drafts";
}

std::string beginningOf(const std::string &input, FormDraft::Kind kind)
{
    return viewFileOf(input).stem().string() + "-" + toString(kind).toStdString() + "-";
}

/// Files of that input and kind, whoever wrote them: the number of the program is the end of the name.
std::vector<fs::path> allOf(const std::string &input, FormDraft::Kind kind)
{
    std::vector<fs::path> files;
    std::error_code failed;
    for (fs::directory_iterator entry(folder(input), failed), end; !failed && entry != end; entry.increment(failed))
        if (entry->path().extension() == ".json" && entry->path().filename().string().starts_with(beginningOf(input, kind)))
            files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    return files;
}

bool stillRuns(const fs::path &draft)
{
    const std::string name = draft.stem().string();
    const int program = std::atoi(name.c_str() + name.rfind('-') + 1);
    return program > 0 && program != ::getpid() && (::kill(program, 0) == 0 || errno == EPERM);
}

}  // namespace

fs::path draftFileOf(const std::string &input, FormDraft::Kind kind)
{
    return folder(input) / (beginningOf(input, kind) + std::to_string(::getpid()) + ".json");
}

Result<void> keepDraft(const std::string &input, const FormDraft &draft)
{
    const std::filesystem::path file = draftFileOf(input, draft.kind);
    std::error_code failed;  // said by the writing
    std::filesystem::create_directories(file.parent_path(), failed);
    return writeFileAtomically(file, toJson(draft).toStdString());
}

std::optional<FormDraft> keptDraft(const std::string &input, FormDraft::Kind kind)
{
    std::vector<fs::path> files = allOf(input, kind);
    const fs::path own = draftFileOf(input, kind);
    std::stable_partition(files.begin(), files.end(), [&own](const fs::path &path) { return path == own; });  // else another's would be put over it
    for (const fs::path &path : files) {
        if (stillRuns(path))
            continue;  // it is being written
        std::ifstream file(path, std::ios::binary);
        auto draft = formDraftFromJson(QByteArray::fromStdString({std::istreambuf_iterator<char>(file), {}}));
        if (!draft || draft->kind != kind)
            continue;
        std::error_code failed;
        fs::rename(path, own, failed);
        return draft;
    }
    return {};
}

void forgetDraft(const std::string &input, FormDraft::Kind kind)
{
    std::error_code ignored;
    std::filesystem::remove(draftFileOf(input, kind), ignored);
}

void forgetDrafts(const std::string &input)
{
    std::error_code ignored;
    for (const FormDraft::Kind kind : FormDraft::kinds)
        for (const fs::path &path : allOf(input, kind))
            fs::remove(path, ignored);
}

}  // namespace relata
