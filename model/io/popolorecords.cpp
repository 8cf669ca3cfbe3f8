// SPDX-License-Identifier: Apache-2.0
#include "model/io/popolorecords.h"

#include "model/io/jsonvalues.h"
#include "model/io/popolo.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace relata {
namespace {

using Json = PopoloJson;

constexpr std::array recordLists{"persons", "people", "organizations", "memberships"};

bool hasAny(const Json &record, std::initializer_list<const char *> keys)
{
    return std::any_of(keys.begin(), keys.end(), [&](const char *key) { return record.contains(key); });
}

bool hasLists(const Json &object)
{
    return object.is_object() && std::any_of(recordLists.begin(), recordLists.end(), [&](const char *name) {
               return object.contains(name) && object[name].is_array() && !(object.contains("id") && std::string_view(name) == "memberships");
           });
}

class Collector
{
public:
    PopoloRecords of(const Json &root)
    {
        const Json *from = &root;
        for (const char *name : {"result", "results"})
            if (root.is_object() && !hasLists(root) && root.contains(name) && (root[name].is_array() || root[name].is_object()))
                from = &root[name];
        if (from->is_array() && !from->empty() && (from->size() == 1 || hasLists(from->front())) && !isRecord(from->front()))
            from = &from->front();
        static const Json none = Json::object();
        if (from->is_array() && std::any_of(from->begin(), from->end(), [](const Json &one) { return one.is_object(); })) {
            m_records.lists = &none;
            for (const Json &record : *from)
                takeAny(record, "the list");
        } else if (from->is_object()) {
            m_records.lists = isRecord(*from) ? &none : from;
            if (isRecord(*from))
                takeAny(*from, {});
            else
                takeLists(*from);
        }
        takeInner();
        return std::move(m_records);
    }

private:
    static bool isRecord(const Json &object)
    {
        return object.is_object() && !hasLists(object) && object.contains("id") && popoloKindOf(object) != PopoloKind::Unknown;
    }

    void takeAny(const Json &record, const std::string &list)
    {
        if (!record.is_object())
            return m_records.strange.emplace_back(&record, list), void();
        switch (popoloKindOf(record)) {
        case PopoloKind::Person:
            return m_records.persons.push_back(&record);
        case PopoloKind::Organization:
            return m_records.organizations.push_back(&record);
        case PopoloKind::Membership:
            return m_records.memberships.push_back({&record, {}, {}});
        case PopoloKind::Unknown:
            return m_records.unknown.push_back(&record);
        }
    }

    void takeLists(const Json &root)
    {
        for (const char *name : {"persons", "people", "organizations", "memberships", "events", "areas", "posts"})
            for (const Json &item : popoloList(root, name))
                if (!item.is_object())
                    m_records.strange.emplace_back(&item, name);
        const auto take = [&](const char *name, auto &&into) {
            for (const Json &item : popoloList(root, name))
                if (item.is_object())
                    into(item);
        };
        for (const char *name : {"persons", "people"})
            take(name, [&](const Json &item) { m_records.persons.push_back(&item); });
        take("organizations", [&](const Json &item) { m_records.organizations.push_back(&item); });
        take("memberships", [&](const Json &item) { m_records.memberships.push_back({&item, {}, {}}); });
    }

    /// Memberships inside persons and organizations, and whole persons and organizations inside memberships.
    void takeInner()
    {
        for (const Json *person : m_records.persons)
            takeInner(*person, "person");
        for (const Json *organization : m_records.organizations)
            takeInner(*organization, "organization");
        for (std::size_t i = 0; i < m_records.memberships.size(); ++i)  // these may have more in them
            for (const char *name : {"person", "organization", "member", "on_behalf_of"}) {
                const auto found = m_records.memberships[i].record->find(name);
                if (found == m_records.memberships[i].record->end() || plainText(*found, "id").empty() || found->size() == 1)
                    continue;
                const bool isPerson = std::string_view(name) == "person" || (*name == 'm' && popoloKindOf(*found) == PopoloKind::Person);
                m_records.embedded.emplace_back(&*found, isPerson ? PopoloKind::Person : PopoloKind::Organization);
                takeInner(*found, isPerson ? "person" : "organization");
            }
    }

    void takeInner(const Json &record, const char *end)
    {
        for (const Json &membership : popoloList(record, "memberships"))
            if (membership.is_object())
                m_records.memberships.push_back({&membership, end, plainText(record, "id")});
            else
                m_records.strange.emplace_back(&membership, "memberships");
    }

    PopoloRecords m_records;
};

/// What a record is by the memberships inside it: the end of theirs that has its \a id, otherwise the one that the first leaves out.
PopoloKind kindOfMemberships(const Json &memberships, const std::string &id)
{
    PopoloKind kind = PopoloKind::Unknown;
    for (const Json &membership : memberships) {
        if (!membership.is_object())
            continue;
        const bool isPerson = popoloIdIn(membership, "person") == id, isOrganization = popoloIdIn(membership, "organization") == id;
        if (!id.empty() && isPerson != isOrganization)
            return isPerson ? PopoloKind::Person : PopoloKind::Organization;
        if (kind == PopoloKind::Unknown)
            kind = hasAny(membership, {"person_id", "person", "member_id", "member"}) ? PopoloKind::Organization : PopoloKind::Person;
    }
    return kind;
}

/// The text of the value of \a key, with what follows.
std::string_view valueText(std::string_view text, const std::string &key)
{
    const std::size_t at = text.find('"' + key + '"');
    const std::size_t value = at == std::string_view::npos ? at : text.find_first_of("[{", at);
    return value == std::string_view::npos ? std::string_view() : text.substr(value);
}

bool isRecordByKeys(const std::vector<JsonKey> &keys)
{
    if (hasKey(keys, "person_id") && hasKey(keys, "organization_id"))
        return true;
    const bool isTold = hasKey(keys, "other_names", '[') || hasKey(keys, "contact_details", '[') || hasKey(keys, "parent_id")
                        || hasKey(keys, "founding_date") || hasKey(keys, "dissolution_date");
    return hasKey(keys, "id") && (hasKey(keys, "memberships", '[') || (hasKey(keys, "name") && isTold));
}

}  // namespace

PopoloKind popoloKindOf(const Json &record)
{
    if (!record.is_object())
        return PopoloKind::Unknown;
    const Json &memberships = popoloList(record, "memberships");
    const bool hasPerson = hasAny(record, {"person_id", "person", "member_id", "member"});
    if (hasPerson && memberships.empty() && !record.contains("name") && hasAny(record, {"organization_id", "organization", "post_id", "post"}))
        return PopoloKind::Membership;
    if (hasAny(record, {"classification", "founding_date", "dissolution_date", "parent_id", "posts"}))
        return PopoloKind::Organization;
    if (hasAny(record, {"given_name", "given_names", "family_name", "birth_date", "death_date", "gender", "honorific_prefix", "honorific_suffix",
                        "sort_name", "patronymic_name", "biography", "national_identity"}))
        return PopoloKind::Person;
    return kindOfMemberships(memberships, plainText(record, "id"));
}

std::string popoloIdIn(const Json &record, const std::string &name)
{
    std::string id = plainText(record, (name + "_id").c_str());
    if (const auto found = record.is_object() ? record.find(name) : record.end(); id.empty() && record.is_object() && found != record.end())
        id = plainText(*found, "id");
    return id;
}

PopoloRecords popoloRecords(const Json &root)
{
    return Collector().of(root);
}

bool looksLikePopolo(std::string_view text)
{
    const auto keys = jsonKeys(text);
    for (const char *other : {"nodes", "edges", "elements", "schema", "@context", "@graph", "entities"})
        if (hasKey(keys, other))
            return false;
    int found = 0;
    bool isOfRecords = false;
    for (const char *name : recordLists)
        if (hasKey(keys, name, '[')) {
            ++found;
            const auto first = jsonKeys(valueText(text, name));
            isOfRecords |= isRecordByKeys(first) || (hasKey(first, "id") && hasKey(first, "name"));
        }
    if (hasKey(keys, "persons", '[') && hasKey(keys, "people", '['))
        --found;
    if (found >= 2 || isRecordByKeys(keys))
        return true;
    for (const char *name : {"result", "results"})
        if (hasKey(keys, name))
            return isRecordByKeys(jsonKeys(valueText(text, name)));
    return found == 1 && isOfRecords && !hasKey(keys, "links") && !hasKey(keys, "relationships");
}

}  // namespace relata
