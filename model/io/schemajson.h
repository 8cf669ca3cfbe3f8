// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/schema/schema.h"

#include <string>
#include <string_view>

namespace relata {

/// schema.json of a data package, in and out. Error::Syntax with line for broken JSON; Error::Schema names the entry, its line and what was expected.
Result<Schema> schemaFromJson(std::string_view text, const std::string &file);
std::string schemaToJson(const Schema &schema);

}  // namespace relata
