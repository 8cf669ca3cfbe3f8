// SPDX-License-Identifier: Apache-2.0
#include "model/core/result.h"

namespace relata {

std::string Error::text() const
{
    std::string place = file;
    if (line > 0)
        place += (place.empty() ? "line " : ", line ") + std::to_string(line);
    if (column > 0)
        place += (place.empty() ? "column " : ", column ") + std::to_string(column);
    return place.empty() ? message : place + ": " + message;
}

void throw_exception_from_error(const Error &error, const boost::source_location &)
{
    throw std::logic_error("unexamined error: " + error.text());
}

}  // namespace relata
