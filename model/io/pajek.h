// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

namespace relata {

/// Pajek's .net and the networks of a .paj: vertices with labels and places, two modes, *Arcs and *Edges with weights and names of relations, lists
/// and matrices. Vertices are numbered from 1. Errors with line: a number out of range, a section without *Vertices, a matrix of the wrong width.
Result<LoadedGraph> readPajek(std::string bytes, const std::filesystem::path &path, const RunContext &context);
/// Names and ends only, with the predicate as label of the line: the form has no place for more.
IoReport pajekText(const KnowledgeGraph &graph, std::string &text);

}  // namespace relata
