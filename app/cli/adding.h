// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commands.h"
#include "model/edit/join.h"
#include "model/io/formats.h"

#include <string>

namespace relata {

/// Takes \a incoming into the project at \a project, as one step of its history that is called \a label: what is there already is found as the
/// window's import finds it, and what differs is told. Nothing is written when there is nothing new. Errors: no project, one that somebody else has
/// open, and those of planJoin().
Result<CommandOutput> addToProject(const std::string &project, const LoadedGraph &incoming, const std::string &label, const JoinOptions &options);

/// A project that could be added to is there. Error::NotFound.
Result<void> mayBeAddedTo(const std::string &project);

/// "fill", "keep" or "take", as the command line has it.
Result<OnConflict> onConflictFrom(const std::string &word);

}  // namespace relata
