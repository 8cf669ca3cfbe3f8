// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace relata {

/// Keeps Qt's remarks about the platform that no user can do anything about from standard error, and turns "no display" into one line
/// and exit status 1 instead of an abort. Everything else that Qt says stays. Before the application object is made.
void tameQtMessages();

}  // namespace relata
