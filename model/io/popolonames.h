// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what Popolo says of one person or organization, as attributes.

#include "model/graph/records.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace relata {

using PopoloJson = nlohmann::ordered_json;

/// Adds to the values that \a name has already; one that it has, or an empty one, changes nothing.
void addPopoloValue(Properties &data, const std::string &name, const std::string &value);

/// A list of objects, or nothing.
const PopoloJson &popoloList(const PopoloJson &object, const char *name);

/// The first is the name, which is `name`, or put together of given and family name, or the main one of `other_names`; none where nothing names it.
std::vector<std::string> popoloNames(const PopoloJson &record);

/// Everything else of a person or organization but memberships, posts and parents. What other names and contact details say beside the name and the
/// value (dates, notes, labels) becomes the properties `other_names` and `contact_details`: “Annie: nick, 1990/..”.
void addPopoloDetails(Properties &data, const PopoloJson &record);

/// The urls of sources, links and images.
void addPopoloUrls(Properties &data, const std::string &name, const PopoloJson &list);

}  // namespace relata
