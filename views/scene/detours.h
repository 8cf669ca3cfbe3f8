// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

namespace relata {

/// Bends each lone link, as little as will do, about the nodes that are not its ends, so that it does not read as theirs; straight again where
/// nobody is in its way. Parallel links keep their fan. A pure function of nodes and pairs: what nobody comes near stays as it is. Scenes of more
/// than 3,000 links are left alone. O(nodes + links × nodes near each).
void bendAroundNodes(Scene &scene);
/// The same links straight again: for places that they were not bent for.
void straightenLone(Scene &scene);

}  // namespace relata
