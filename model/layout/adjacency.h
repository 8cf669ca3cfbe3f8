// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/adjacency.h"

namespace relata::layout {

using relata::Adjacency;
using relata::Components;
using relata::components;
using relata::EdgeList;
using relata::hopDistances;
using relata::NodeIndex;
using relata::noNode;
using relata::subgraph;
using relata::undirected;

}  // namespace relata::layout
