// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "views/dialogs/formdraft.h"

#include <filesystem>
#include <optional>
#include <string>

namespace relata {

// Forms that were not finished: one file per input, kind and program that runs, under the user's data folder.

std::filesystem::path draftFileOf(const std::string &input, FormDraft::Kind kind);  ///< of this program
Result<void> keepDraft(const std::string &input, const FormDraft &draft);
/// Of this program, else of one that ended, which is this one's then; nothing when there is none, or none that can be read.
std::optional<FormDraft> keptDraft(const std::string &input, FormDraft::Kind kind);
void forgetDraft(const std::string &input, FormDraft::Kind kind);
void forgetDrafts(const std::string &input);  ///< of every kind

}  // namespace relata
