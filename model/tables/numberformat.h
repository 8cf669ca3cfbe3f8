// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace relata {

/// What a spreadsheet's number format shows of a number, as far as it changes what the number means.
struct NumberFormat {
    bool year = false, month = false, day = false, hour = false, second = false;
    int zeros = 0;  ///< of a format like 00000: as many digits at least

    bool isDate() const { return year || month || day; }
    bool isTime() const { return hour || second; }
};

/// \a code as in ECMA-376, 18.8.31: quoted and escaped letters, colours and languages are passed over; the first section counts. O(length).
NumberFormat numberFormat(std::string_view code);
/// One of the formats that a file does not write down (18.8.30, East Asian ones too); others are plain.
NumberFormat builtinNumberFormat(int id);

enum class DateSystem { From1900, From1904 };

/// The text of the value \a raw of a cell: a date as precise as \a format shows it, otherwise the number in 15 digits, without trailing noise. What
/// is no number, or no date between 1900 and 9999, comes back as it is.
std::string numberText(std::string_view raw, const NumberFormat &format, DateSystem system);

}  // namespace relata
