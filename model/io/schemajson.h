// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/schema/schema.h"

#include <string>
#include <string_view>

namespace relata {

/// schema.json of a data package, in and out. Error::Syntax with line for broken JSON; Error::Schema names the field and what was expected.
Result<Schema> schemaFromJson(std::string_view text, const std::string &file);
std::string schemaToJson(const Schema &schema);

/// Line (1-based) of a byte offset, for errors of JSON parsers.
int lineOfOffset(std::string_view text, std::size_t offset);

}  // namespace relata
