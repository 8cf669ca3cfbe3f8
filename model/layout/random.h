// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/random.h"

namespace relata::layout {

using relata::Random;

}  // namespace relata::layout
