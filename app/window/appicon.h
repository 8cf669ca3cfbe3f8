// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>

namespace relata {

/// The application's icon, as resources/icons/relata.svg has it, for window managers that do not know the desktop entry.
QIcon appIcon();

}  // namespace relata
