// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace relata {

/// From here on Ctrl+C, an end of the session or a kill leaves nothing half-written, a closed pipe and a file-size limit are errors to be
/// reported instead of the end of the program, and standard input, output and error are never taken for a file that is opened later.
void prepareForInterruption();

}  // namespace relata
