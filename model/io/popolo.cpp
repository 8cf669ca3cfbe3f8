// SPDX-License-Identifier: Apache-2.0
#include "model/io/popolo.h"

#include "model/core/counted.h"
#include "model/io/csv.h"
#include "model/io/jsonplaces.h"
#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"
#include "model/io/rawgraph.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

/// Adds to the values that \a name has already.
void addValue(Properties &data, const std::string &name, const std::string &value)
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

/// A list of objects, or nothing.
const Json &listOf(const Json &object, const char *name)
{
    static const Json none = Json::array();
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? *found : none;
}

struct Period {
    std::string name, start, end;
};

class PopoloReader
{
public:
    PopoloReader(std::string_view text, const std::string &file, const RunContext &context) : m_text(text), m_file(file), m_context(context) {}

    Result<void> read()
    {
        if (const auto parsed = parseJson(m_text, m_file, "Popolo: an object with “persons”, “organizations” and “memberships”", m_root); !parsed)
            return parsed.error();
        const Json &root = m_root.is_array() && !m_root.empty() ? m_root.front() : m_root;
        if (!root.is_object())
            return fault("is no object. Expected Popolo: an object with “persons”, “organizations” and “memberships”", root);
        if (m_context.cancelled())
            return Error::cancelled();
        for (const char *name : {"persons", "people", "organizations", "memberships", "events", "areas", "posts"})
            for (const Json &item : listOf(root, name))
                if (!item.is_object())
                    leaveOut(std::string("“") + name + "” has something else than objects in it. Expected objects", item);
        nameAll(root);
        for (const char *name : {"persons", "people"})
            for (const Json &person : listOf(root, name))
                addNode(person, "person", m_persons);
        for (const Json &organization : listOf(root, "organizations"))
            addNode(organization, "institution", m_organizations);
        if (m_context.cancelled())
            return Error::cancelled();
        for (const Json &membership : listOf(root, "memberships"))
            addMembership(membership, {}, {});
        for (const char *name : {"persons", "people"})
            addInner(listOf(root, name), "person_id");
        addInner(listOf(root, "organizations"), "organization_id");
        if (m_leftOut.problemCount > 0 && m_raw.nodes.empty() && m_raw.edges.empty())
            return m_first;
        addParents(listOf(root, "organizations"));
        describe(root);
        return {};
    }

    RawGraph &raw() { return m_raw; }
    const IoReport &leftOut() const { return m_leftOut; }  ///< records that say too little

private:
    using Ids = std::unordered_map<std::string, std::string>;  ///< as in the file → ours

    Error fault(std::string message, const Json &at) const
    {
        return faultAtJson(Error::Code::Syntax, std::move(message), m_file, m_text, m_root, at);
    }

    /// One record that is of no use harms no other one.
    void leaveOut(const std::string &message, const Json &at)
    {
        ++m_leftOut.leftOut;
        if (m_leftOut.problemCount >= IoReport::mostProblems) {  // nobody asks where these stand
            ++m_leftOut.problemCount;
            return;
        }
        const Error error = fault(message, at);
        if (m_leftOut.problemCount == 0)
            m_first = error;
        m_leftOut.add({m_file, error.line, error.column, message + "; left out"});
    }

    /// Keys and names first: a membership names what may stand anywhere. An organization with the id of a person gets another key.
    void nameAll(const Json &root)
    {
        for (const char *name : {"persons", "people"})
            for (const Json &person : listOf(root, name))
                m_persons.emplace(plainText(person, "id"), plainText(person, "id"));
        for (const Json &organization : listOf(root, "organizations")) {
            const std::string id = plainText(organization, "id");
            m_organizations.emplace(id, m_persons.contains(id) ? "organization/" + id : id);
            m_names.emplace("organization " + id, plainText(organization, "name"));
        }
        for (const Json &area : listOf(root, "areas"))
            m_names.emplace("area " + plainText(area, "id"), plainText(area, "name"));
        for (const Json &post : listOf(root, "posts")) {
            const std::string label = plainText(post, "label"), id = plainText(post, "id");
            m_names.emplace("post " + id, label.empty() ? plainText(post, "role") : label);
            m_postOrganization.emplace(id, plainText(post, "organization_id"));
        }
        for (const Json &event : listOf(root, "events"))
            m_periods.emplace(plainText(event, "id"), Period{plainText(event, "name"), plainText(event, "start_date"), plainText(event, "end_date")});
    }

    std::string nameOf(const std::string &kind, const std::string &id) const
    {
        const auto found = m_names.find(kind + " " + id);
        return found == m_names.end() || found->second.empty() ? id : found->second;
    }

    void addNode(const Json &object, const std::string &type, const Ids &ids)
    {
        if (!object.is_object())
            return;
        const std::string id = plainText(object, "id"), name = plainText(object, "name");
        if (id.empty())
            return leaveOut((type == "person" ? "a person" : "an organization") + std::string(" has no “id”. Expected one in each"), object);
        RawItem node;
        node.id = ids.at(id);
        if (!m_placed.insert(node.id).second)
            return leaveOut("the id “" + id + "” stands twice. Expected each id once among persons, and once among organizations", object);
        addValue(node.data, "type", type);
        addValue(node.data, "label", name);
        std::vector<std::string> aliases;
        for (const Json &other : listOf(object, "other_names"))
            if (std::string alias = plainText(other, "name"); !alias.empty() && alias != name)
                aliases.push_back(std::move(alias));
        addValue(node.data, "aliases", joinMulti(aliases));
        const std::string summary = plainText(object, "summary");
        addValue(node.data, "description", summary.empty() ? plainText(object, "description") : summary);
        for (const auto &[key, value] : object.items()) {
            if (key == "id" || key == "name" || key == "other_names" || key == "memberships" || key == "images" || key == "parent_id"
                || key == "posts" || key == (summary.empty() ? "description" : "summary"))
                continue;
            if (key == "identifiers")
                addPairs(node.data, value, "scheme", "identifier");
            else if (key == "contact_details")
                addPairs(node.data, value, "type", "value");
            else if (key == "links")
                addPairs(node.data, value, "note", "url");
            else if (key == "sources")
                for (const Json &source : value)
                    addValue(node.data, key, plainText(source, "url"));
            else
                addValue(node.data, key, plainText(value));
        }
        m_raw.nodes.push_back(std::move(node));
    }

    static void addPairs(Properties &data, const Json &list, const char *name, const char *value)
    {
        for (const Json &pair : list) {
            const std::string given = plainText(pair, name);
            const bool taken = given == "type" || given == "label" || given == "name" || given == "description" || given == "aliases";
            addValue(data, given.empty() ? value : taken ? std::string(name) + " " + given : given, plainText(pair, value));
        }
    }

    void addInner(const Json &list, const char *end)
    {
        for (const Json &object : list)
            for (const Json &membership : listOf(object, "memberships"))
                if (membership.is_object())
                    addMembership(membership, end, plainText(object, "id"));
                else
                    leaveOut("“memberships” has something else than objects in it. Expected objects", membership);
    }

    void addMembership(const Json &membership, const std::string &knownEnd, const std::string &known)
    {
        if (!membership.is_object())
            return;
        const auto value = [&](const char *name) {
            std::string text = plainText(membership, name);
            return text.empty() && knownEnd == name ? known : text;
        };
        std::string person = value("person_id"), organization = value("organization_id");
        const std::string post = value("post_id"), member = value("member_id");
        if (organization.empty() && m_postOrganization.contains(post))
            organization = m_postOrganization.at(post);
        const bool isPerson = !person.empty();
        if (!isPerson)
            person = member;  // an organization in another one
        if (person.empty() || organization.empty())
            return leaveOut(membershipInWords(value("id"), post) + " has no “" + (person.empty() ? "person_id" : "organization_id")
                                + "”. Expected both ends of each",
                            membership);
        RawItem edge;
        edge.id = value("id");
        edge.source = keyOf(person, isPerson ? m_persons : m_organizations);
        edge.target = keyOf(organization, m_organizations);
        const std::string role = value("role"), label = value("label");
        const std::string said = role.empty() || role == "member" ? label : role;
        addValue(edge.data, "label", said.empty() ? "member of" : said);
        addTimes(edge.data, value("start_date"), value("end_date"), value("legislative_period_id"));
        addValue(edge.data, "post", post.empty() ? post : nameOf("post", post));
        addValue(edge.data, "on behalf of", value("on_behalf_of_id").empty() ? "" : nameOf("organization", value("on_behalf_of_id")));
        addValue(edge.data, "area", value("area_id").empty() ? "" : nameOf("area", value("area_id")));
        for (const auto &[key, other] : membership.items()) {
            static const std::unordered_set<std::string> done{
                "id",      "person_id", "organization_id", "post_id",    "member_id", "role",
                "area_id", "label",     "on_behalf_of_id", "start_date", "end_date",  "legislative_period_id"};
            if (done.contains(key))
                continue;
            if (key == "sources")
                for (const Json &source : other)
                    addValue(edge.data, key, plainText(source, "url"));
            else
                addValue(edge.data, key == "type" ? "membership type" : key, plainText(other));
        }
        m_raw.edges.push_back(std::move(edge));
    }

    std::string membershipInWords(const std::string &id, const std::string &post) const
    {
        const std::string words = id.empty() ? "a membership" : "the membership “" + id + "”";
        return post.empty() ? words : words + " of the post “" + nameOf("post", post) + "”";
    }

    static std::string keyOf(const std::string &id, const Ids &ids)
    {
        const auto found = ids.find(id);
        return found == ids.end() ? id : found->second;
    }

    void addTimes(Properties &data, std::string start, std::string end, const std::string &periodId) const
    {
        const auto period = m_periods.find(periodId);
        const bool known = period != m_periods.end();
        if (!periodId.empty())
            addValue(data, "legislative period", known && !period->second.name.empty() ? period->second.name : periodId);
        const bool inferred = start.empty() && end.empty() && known;
        if (inferred) {
            start = period->second.start;
            end = period->second.end;
        }
        if (start.empty() && end.empty())
            return;
        const std::string time = start == end ? start : (start.empty() ? ".." : start) + "/" + (end.empty() ? ".." : end);
        if (Edtf::parse(time)) {
            addValue(data, "holds", time);
            addValue(data, "holds_basis", inferred ? "inferred" : "stated");
        } else if (!inferred) {
            addValue(data, "start_date", start);
            addValue(data, "end_date", end);
        }
    }

    void addParents(const Json &organizations)
    {
        for (const Json &organization : organizations) {
            const std::string parent = plainText(organization, "parent_id");
            if (parent.empty() || plainText(organization, "id").empty())
                continue;
            RawItem edge;
            edge.source = keyOf(plainText(organization, "id"), m_organizations);
            edge.target = keyOf(parent, m_organizations);
            addValue(edge.data, "label", "part of");
            m_raw.edges.push_back(std::move(edge));
        }
    }

    void describe(const Json &root)
    {
        std::string left;
        for (const auto &[key, value] : root.items()) {
            if (key == "meta" && value.is_object()) {
                for (const auto &[name, said] : value.items())
                    addValue(m_raw.data, name, plainText(said));
                continue;
            }
            const bool read = key == "persons" || key == "people" || key == "organizations" || key == "memberships";
            if (!read && value.is_array() && !value.empty())
                left += (left.empty() ? "" : ", ") + std::to_string(value.size()) + " "
                        + (value.size() == 1 && key.ends_with('s') ? key.substr(0, key.size() - 1) : key);
        }
        if (!left.empty())
            m_raw.notes.push_back(left + ": left out, except for the names and dates that memberships take from there");
    }

    std::string_view m_text;
    const std::string &m_file;
    Json m_root;
    const RunContext &m_context;
    RawGraph m_raw;
    IoReport m_leftOut;
    Error m_first;  ///< what was left out first
    Ids m_persons, m_organizations, m_postOrganization;
    std::unordered_map<std::string, std::string> m_names;
    std::unordered_map<std::string, Period> m_periods;
    std::unordered_set<std::string> m_placed;
};

}  // namespace

bool looksLikePopolo(std::string_view text)
{
    const auto keys = jsonKeys(text);
    const int found =
        (hasKey(keys, "persons", '[') || hasKey(keys, "people", '[')) + hasKey(keys, "organizations", '[') + hasKey(keys, "memberships", '[');
    return found >= 2;
}

Result<LoadedGraph> readPopolo(const std::string &bytes, const std::filesystem::path &path, const RunContext &context)
{
    const std::string file = path.string();
    std::string converted;
    std::vector<std::string> notes;
    const auto text = jsonText(bytes, file, converted, notes);
    if (!text)
        return text.error();
    PopoloReader reader(*text, file, context);
    if (const auto read = reader.read(); !read)
        return read.error();
    reader.raw().notes.insert(reader.raw().notes.begin(), notes.begin(), notes.end());
    auto loaded = graphFromRaw(reader.raw(), "Popolo", path, context.part(0.5, 0.5));
    if (const IoReport &left = reader.leftOut(); loaded && left.leftOut > 0) {
        loaded->report.notes.push_back(counted(left.leftOut, "record was", "records were") + " left out");
        loaded->report.problems = left.problems;
        loaded->report.problemCount = left.problemCount;
        loaded->report.leftOut = left.leftOut;
    }
    return loaded;
}

}  // namespace relata
