// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/store/project.h"
#include "views/render/scenepainter.h"
#include "views/scene/viewstate.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

/// What one looked at last: the view, and where the camera stood if it was not just fitted.
struct RememberedView {
    ViewState view;
    std::optional<Camera> camera;
    std::pair<int, int> canvas;  ///< width and height in logical pixels that the camera belongs to
};

enum class Places { Within, Apart };  ///< in the same text, or kept beside it
/// As JSON, entities by key, so that it survives a reordered file. Deterministic.
std::string viewToJson(const KnowledgeGraph &graph, const RememberedView &remembered, Places places = Places::Within);
/// Entities that are gone are left out; new ones have no place yet. Error::Syntax when \a json is not such a view.
Result<RememberedView> viewFromJson(const KnowledgeGraph &graph, std::string_view json);

/// Where the view of \a input is kept: one file per input under the user's data folder.
std::filesystem::path viewFileOf(const std::string &input);
/// Nothing when there is none, or none that can be read: then one starts afresh.
std::optional<RememberedView> recallView(const KnowledgeGraph &graph, const std::string &input);
Result<void> rememberView(const KnowledgeGraph &graph, const std::string &input, const RememberedView &remembered);
void forgetView(const std::string &input);

/// The same, kept in a project: places are found by the numbers of its rows. O(entities).
StoredView storedView(const KnowledgeGraph &graph, const RememberedView &remembered);
std::optional<RememberedView> viewFromStored(const KnowledgeGraph &graph, const StoredView &stored);

}  // namespace relata
