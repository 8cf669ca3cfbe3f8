// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <optional>
#include <span>
#include <string_view>

namespace relata {

/// A form that is one text: how it is told, read and written. The one list of them that window, command line and tests go by.
struct TextForm {
    std::string_view name;                      ///< "GEXF"
    std::span<const std::string_view> endings;  ///< lower case with the dot, the first one is what we write
    /// \a head is the beginning, lower case, without blanks before; \a bytes everything.
    bool (*sniff)(std::string_view head, const std::string &bytes);
    Result<LoadedGraph> (*read)(std::string bytes, const std::filesystem::path &path, const RunContext &context);
    IoReport (*write)(const KnowledgeGraph &graph, std::string &text);  ///< null: only read
    /// Piece by piece, what is plain; nothing when it is to be read whole. Null: always whole.
    std::optional<Result<LoadedGraph>> (*stream)(const std::filesystem::path &path, const RunContext &context) = nullptr;
};

std::span<const TextForm> textForms();

/// The form that writes files of this name; null when none does.
const TextForm *writerFor(const std::filesystem::path &path);

}  // namespace relata
