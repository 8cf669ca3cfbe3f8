// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/evidence/edtf.h"

#include <optional>
#include <string_view>

namespace relata {

// Times as people write them.

/// EDTF, 2019-06-02 10:30, 2/6/2019 (\a dayFirst: 2 June), 2.6.2019, 2019/6/2, 2 June 2019, junio de 2019, 2. März 2019, c. 2019 (EDTF 2019~),
/// 2019-06-02 10:30:00 UTC, 06/2019, the 1990s (EDTF 199X), 2-Jun-2019, 2018 a 2020, 2017–2021, 1.2.2019 - 3.4.2019, 2019..2021, since 2019 (EDTF
/// 2019/..), until July 2020. Nothing when it is no time. O(length).
std::optional<Edtf> timeOf(std::string_view cell, bool dayFirst);

/// 20200131, 202001311430 and 20200131143000, years 1000 to 2999: only where times are expected, as numbers of anything look so. O(1).
std::optional<Edtf> compactTimeOf(std::string_view cell);
/// timeOf(), else compactTimeOf().
std::optional<Edtf> timeExpected(std::string_view cell, bool dayFirst);

/// What somebody typed: EDTF as it is, else what timeOf() understands (and 6/2024) when that can be one time only. Error::Syntax: no time, or one
/// that may be two ("“02/06/2024” may be 2 Jun 2024 or 6 Feb 2024. Expected 2024-06-02 or 2024-02-06"). O(length).
Result<Edtf> writtenTime(std::string_view text);

/// Why writtenTime() refuses \a text, in few words: "2024-06-02 or 2024-02-06?", "A month is 01 to 12"; empty when it does not. O(length).
std::string whyNoTime(std::string_view text);

}  // namespace relata
