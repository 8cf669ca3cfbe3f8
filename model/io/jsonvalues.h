// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what the formats that are JSON share.

#include "model/core/result.h"
#include "model/graph/records.h"

#include <nlohmann/json_fwd.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// \a bytes as UTF-8 without byte order mark: themselves where they are that, otherwise converted into \a converted, with a note of what was
/// assumed. Errors of toUtf8(), with the file.
Result<std::string_view> jsonText(const std::string &bytes, const std::string &file, std::string &converted, std::vector<std::string> &notes);

/// A key of the outermost object, and the first character of its value: `{`, `[`, `"`, or of a number or word.
struct JsonKey {
    std::string name;
    char value = 0;
    friend bool operator==(const JsonKey &, const JsonKey &) = default;
};

/// The keys of the first object in \a text, without reading what they hold; for telling formats apart. An outer list is looked into: its first
/// object counts. Empty when there is none. Damage is no fault here. O(n).
std::vector<JsonKey> jsonKeys(std::string_view text);
bool hasKey(const std::vector<JsonKey> &keys, std::string_view name, char value = 0);  ///< \a value 0 = any

/// Text, number or word as it stands; a list of them joined as in our tables; null and a list of nothing are empty; anything
/// else as JSON.
std::string plainText(const nlohmann::ordered_json &value);
/// The value of \a name, empty where \a object has none or is none.
std::string plainText(const nlohmann::ordered_json &object, const char *name);

/// A note that names the keys of \a object which are not \a read and have something in them; none where there are none.
void tellUnread(const nlohmann::ordered_json &object, std::initializer_list<std::string_view> read, std::vector<std::string> &notes);

/// "a text", "a number", "a list" …: what stands where something else was expected.
const char *jsonKindInWords(const nlohmann::ordered_json &value);

/// Attributes as an object and back. Values are texts; what is none is passed over.
nlohmann::ordered_json toObject(const Properties &attributes);
Properties fromObject(const nlohmann::ordered_json &object);

/// As one line of JSON; bytes that are no UTF-8 become U+FFFD.
std::string jsonLine(const nlohmann::ordered_json &value);

}  // namespace relata
