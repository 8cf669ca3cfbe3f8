// SPDX-License-Identifier: Apache-2.0
#include "app/formdrafts.h"

#include "app/viewmemory.h"
#include "model/io/formats.h"

#include <fstream>
#include <iterator>

namespace relata {

std::filesystem::path draftFileOf(const std::string &input, FormDraft::Kind kind)
{
    const std::filesystem::path view = viewFileOf(input);
    return view.parent_path().parent_path() / "drafts" / (view.stem().string() + "-" + toString(kind).toStdString() + ".json");
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
    std::ifstream file(draftFileOf(input, kind), std::ios::binary);
    if (!file)
        return {};
    auto draft = formDraftFromJson(QByteArray::fromStdString({std::istreambuf_iterator<char>(file), {}}));
    return draft && draft->kind == kind ? std::move(draft) : std::nullopt;
}

void forgetDraft(const std::string &input, FormDraft::Kind kind)
{
    std::error_code ignored;
    std::filesystem::remove(draftFileOf(input, kind), ignored);
}

void forgetDrafts(const std::string &input)
{
    for (const FormDraft::Kind kind : FormDraft::kinds)
        forgetDraft(input, kind);
}

}  // namespace relata
