// SPDX-License-Identifier: Apache-2.0
#include "model/io/popolonames.h"

#include "model/io/csv.h"
#include "model/io/jsonvalues.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_set>

namespace relata {
namespace {

using Json = PopoloJson;

std::string withBlanks(const Json &object, std::initializer_list<const char *> names)
{
    std::string text;
    for (const char *name : names)
        if (const std::string value = plainText(object, name); !value.empty())
            text += (text.empty() ? "" : " ") + value;
    return text;
}

/// Of given and family name, or of a title of nobility.
std::string composedName(const Json &object)
{
    if (const std::string lord = withBlanks(object, {"honorific_prefix", "lordname"}); !plainText(object, "lordname").empty()) {
        const std::string of = plainText(object, "lordofname");
        return of.empty() ? lord : lord + " of " + of;
    }
    if (const std::string of = plainText(object, "lordofname"); !of.empty())
        return withBlanks(object, {"honorific_prefix"}) + " of " + of;
    return withBlanks(object, {"given_name", "given_names", "additional_name", "family_name"});
}

std::string nameInPopolo(const Json &other)
{
    if (!other.is_object())
        return other.is_string() ? plainText(other) : std::string();
    const std::string name = plainText(other, "name");
    return name.empty() ? composedName(other) : name;
}

std::string spanOf(const Json &object, const char *from, const char *until)
{
    const std::string start = plainText(object, from), end = plainText(object, until);
    return start.empty() && end.empty() ? std::string() : (start.empty() ? ".." : start) + "/" + (end.empty() ? ".." : end);
}

/// “Annie: nick, 1990/..”; empty where there is only what it is about.
std::string toldOf(const std::string &what, const std::vector<std::string> &said)
{
    std::string text;
    for (const std::string &one : said)
        if (!one.empty())
            text += (text.empty() ? what + ": " : ", ") + one;
    return text;
}

void addNames(Properties &data, const Json &list)
{
    for (const Json &other : list) {
        const std::string name = nameInPopolo(other);
        if (name.empty())
            addPopoloValue(data, "other_names", plainText(other));
        else
            addPopoloValue(data, "other_names",
                           toldOf(name, {plainText(other, "lang"), plainText(other, "note"), spanOf(other, "start_date", "end_date")}));
    }
}

void addPairs(Properties &data, const Json &list, const char *name, const char *value)
{
    if (!list.is_array())
        return addPopoloValue(data, value, plainText(list));
    for (const Json &pair : list) {
        const std::string given = plainText(pair, name);
        const bool taken = given == "type" || given == "label" || given == "name" || given == "description" || given == "aliases";
        addPopoloValue(data, given.empty() ? value : taken ? std::string(name) + " " + given : given, plainText(pair, value));
    }
}

void addContacts(Properties &data, const Json &list)
{
    addPairs(data, list, "type", "value");
    if (!list.is_array())
        return;
    for (const Json &contact : list)
        addPopoloValue(data, "contact_details",
                       toldOf(withBlanks(contact, {"type", "value"}),
                              {plainText(contact, "label"), plainText(contact, "note"), spanOf(contact, "valid_from", "valid_until")}));
}

}  // namespace

void addPopoloValue(Properties &data, const std::string &name, const std::string &value)
{
    if (value.empty() || name.empty())
        return;
    const auto same = std::find_if(data.begin(), data.end(), [&](const auto &property) { return property.first == name; });
    if (same == data.end())
        data.emplace_back(name, value);
    else if (auto values = splitMulti(same->second); std::find(values.begin(), values.end(), value) == values.end()) {
        values.push_back(value);
        same->second = joinMulti(values);
    }
}

const Json &popoloList(const Json &object, const char *name)
{
    static const Json none = Json::array();
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? *found : none;
}

std::vector<std::string> popoloNames(const Json &record)
{
    std::vector<std::string> names;
    const auto add = [&](std::string name) {
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    };
    add(nameInPopolo(record));
    for (const Json &other : popoloList(record, "other_names"))
        if (names.empty() && plainText(other, "note") == "Main" && plainText(other, "end_date").empty())
            add(nameInPopolo(other));
    for (const Json &other : popoloList(record, "other_names"))
        add(nameInPopolo(other));
    return names;
}

void addPopoloUrls(Properties &data, const std::string &name, const Json &list)
{
    if (!list.is_array())
        return addPopoloValue(data, name, plainText(list));
    for (const Json &one : list)
        addPopoloValue(data, name, one.is_object() ? plainText(one, "url") : plainText(one));
}

void addPopoloDetails(Properties &data, const Json &record)
{
    const std::string summary = plainText(record, "summary");
    addPopoloValue(data, "description", summary.empty() ? plainText(record, "description") : summary);
    static const std::unordered_set<std::string> done{"id", "name", "memberships", "parent_id", "posts"};
    for (const auto &[key, value] : record.items()) {
        if (done.contains(key) || (key == "parent" && value.is_object()) || key == (summary.empty() ? "description" : "summary"))
            continue;
        if (key == "other_names" && value.is_array())
            addNames(data, value);
        else if (key == "identifiers")
            addPairs(data, value, "scheme", "identifier");
        else if (key == "contact_details")
            addContacts(data, value);
        else if (key == "links")
            addPairs(data, value, "note", "url");
        else if (key == "sources" || key == "images")
            addPopoloUrls(data, key, value);
        else
            addPopoloValue(data, key == "type" || key == "label" || key == "aliases" ? "popolo " + key : key, plainText(value));
    }
}

}  // namespace relata
