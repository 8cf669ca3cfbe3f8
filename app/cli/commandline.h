// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace relata {

/// The whole program: window or headless command. Returns the exit status: 0 done, 1 input or request at fault, 2 wrong usage.
int runRelata(int argc, char **argv);

}  // namespace relata
