// SPDX-License-Identifier: Apache-2.0
#include "model/io/popolo.h"

#include "model/core/counted.h"
#include "model/io/csv.h"
#include "model/io/jsonplaces.h"
#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"
#include "model/io/popolonames.h"
#include "model/io/popolorecords.h"
#include "model/io/rawgraph.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace relata {
namespace {

using Json = PopoloJson;

struct Period {
    std::string name, start, end;
};

struct Post {
    std::string label, role, organization;
};

class PopoloReader
{
public:
    PopoloReader(std::string_view text, const std::string &file, const RunContext &context) : m_text(text), m_file(file), m_context(context) {}

    Result<void> read()
    {
        if (const auto parsed = parseJson(m_text, m_file, "Popolo: an object with “persons”, “organizations” and “memberships”", m_root); !parsed)
            return parsed.error();
        m_records = popoloRecords(m_root);
        if (!m_records.lists)
            return fault("is no object. Expected Popolo: an object with “persons”, “organizations” and “memberships”", m_root);
        if (m_context.cancelled())
            return Error::cancelled();
        const Json &lists = *m_records.lists;
        for (const auto &[record, list] : m_records.strange)
            leaveOut("“" + list + "” has something else than objects in it. Expected objects", *record);
        nameAll(lists);
        for (const Json *person : m_records.persons)
            addNode(*person, "person", m_persons);
        for (const Json *organization : m_records.organizations)
            addNode(*organization, "institution", m_organizations);
        for (const Json *other : m_records.unknown)
            addNode(*other, "", m_persons);
        if (m_context.cancelled())
            return Error::cancelled();
        addEmbedded();
        for (const PopoloRecords::Membership &membership : m_records.memberships)
            addMembership(*membership.record, membership.end, membership.known);
        if (m_leftOut.problemCount > 0 && m_raw.nodes.empty() && m_raw.edges.empty())
            return m_first;
        addParents();
        describe(lists);
        if (m_missing > 0)
            m_raw.notes.push_back(counted(m_missing, "node is named by edges only; it was added", "nodes are named by edges only; they were added"));
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
    void nameAll(const Json &lists)
    {
        for (const auto *records : {&m_records.persons, &m_records.unknown})
            for (const Json *person : *records)
                m_persons.emplace(plainText(*person, "id"), plainText(*person, "id"));
        for (const Json *organization : m_records.organizations) {
            const std::string id = plainText(*organization, "id");
            nameOrganization(id, *organization);
            for (const Json &post : popoloList(*organization, "posts"))
                if (++m_innerPosts; post.is_object())
                    addPost(post, id);
        }
        for (const Json &area : popoloList(lists, "areas"))
            m_names.emplace("area " + plainText(area, "id"), plainText(area, "name"));
        for (const Json &post : popoloList(lists, "posts"))
            addPost(post, {});
        for (const Json &event : popoloList(lists, "events"))
            m_periods.emplace(plainText(event, "id"), Period{plainText(event, "name"), plainText(event, "start_date"), plainText(event, "end_date")});
    }

    void nameOrganization(const std::string &id, const Json &record)
    {
        m_organizations.emplace(id, m_persons.contains(id) ? "organization/" + id : id);
        const auto names = popoloNames(record);
        m_names.emplace("organization " + id, names.empty() ? std::string() : names.front());
    }

    void addPost(const Json &post, const std::string &organization)
    {
        Post told{plainText(post, "label"), plainText(post, "role"), popoloIdIn(post, "organization")};
        if (told.organization.empty())
            told.organization = organization;
        m_names.emplace("post " + plainText(post, "id"), told.label.empty() ? told.role : told.label);
        m_posts.emplace(plainText(post, "id"), std::move(told));
    }

    std::string nameOf(const std::string &kind, const std::string &id) const
    {
        const auto found = m_names.find(kind + " " + id);
        return found == m_names.end() || found->second.empty() ? id : found->second;
    }

    void addNode(const Json &object, const std::string &type, const Ids &ids)
    {
        const std::string id = plainText(object, "id");
        if (id.empty())
            return leaveOut((type == "institution" ? "an organization" : "a person") + std::string(" has no “id”. Expected one in each"), object);
        RawItem node;
        node.id = ids.at(id);
        if (!m_placed.insert(node.id).second)
            return leaveOut("the id “" + id + "” stands twice. Expected each id once among persons, and once among organizations", object);
        addPopoloValue(node.data, "type", type);
        std::vector<std::string> names = popoloNames(object);
        if (!names.empty()) {
            addPopoloValue(node.data, "label", names.front());
            names.erase(names.begin());
            addPopoloValue(node.data, "aliases", joinMulti(names));
        }
        addPopoloDetails(node.data, object);
        m_raw.nodes.push_back(std::move(node));
    }

    /// Persons and organizations that stand whole in a membership, unless the file has them elsewhere.
    void addEmbedded()
    {
        for (const auto &[record, kind] : m_records.embedded) {
            const std::string id = plainText(*record, "id");
            const bool isPerson = kind == PopoloKind::Person;
            if ((isPerson ? m_persons : m_organizations).contains(id))
                continue;
            if (isPerson)
                m_persons.emplace(id, id);
            else
                nameOrganization(id, *record);
            addNode(*record, isPerson ? "person" : "institution", isPerson ? m_persons : m_organizations);
        }
    }

    /// The key of what a record names; one that the file has nowhere else is added.
    std::string keyOf(const std::string &id, bool isPerson)
    {
        Ids &ids = isPerson ? m_persons : m_organizations;
        if (const auto found = ids.find(id); found != ids.end())
            return found->second;
        const std::string key = !isPerson && m_persons.contains(id) ? "organization/" + id : id;
        ids.emplace(id, key);
        if (m_placed.insert(key).second) {
            RawItem node;
            node.id = key;
            addPopoloValue(node.data, "type", isPerson ? "person" : "institution");
            m_raw.nodes.push_back(std::move(node));
            ++m_missing;
        }
        return key;
    }

    void addMembership(const Json &membership, const std::string &knownEnd, const std::string &known)
    {
        const auto end = [&](const std::string &name) {
            std::string id = popoloIdIn(membership, name);
            return id.empty() && knownEnd == name ? known : id;
        };
        std::string person = end("person"), organization = end("organization");
        const std::string post = end("post"), member = end("member");
        const auto knownPost = m_posts.find(post);
        if (organization.empty() && knownPost != m_posts.end())
            organization = knownPost->second.organization;
        const bool isPerson = !person.empty() || (m_persons.contains(member) && !m_organizations.contains(member));
        if (person.empty())
            person = member;  // an organization in another one
        if (person.empty() || organization.empty())
            return leaveOut(membershipInWords(plainText(membership, "id"), post) + " has no “" + (person.empty() ? "person_id" : "organization_id")
                                + "”. Expected both ends of each",
                            membership);
        RawItem edge;
        edge.id = plainText(membership, "id");
        edge.source = keyOf(person, isPerson);
        edge.target = keyOf(organization, false);
        addRole(edge.data, membership, knownPost == m_posts.end() ? std::string() : knownPost->second.role);
        addTimes(edge.data, plainText(membership, "start_date"), plainText(membership, "end_date"), end("legislative_period"));
        const Json *inner = membership.contains("post") && membership["post"].is_object() ? &membership["post"] : nullptr;
        addPopoloValue(edge.data, "post", post.empty() ? (inner ? plainText(*inner, "label") : post) : nameOf("post", post));
        const std::string party = end("on_behalf_of"), area = end("area");
        addPopoloValue(edge.data, "on behalf of", party.empty() ? party : nameOf("organization", party));
        addPopoloValue(edge.data, "area", area.empty() ? area : nameOf("area", area));
        addRest(edge.data, membership);
        m_raw.edges.push_back(std::move(edge));
    }

    /// What a membership is called: its role, that of its post, or its label.
    static void addRole(Properties &data, const Json &membership, std::string postRole)
    {
        const std::string role = plainText(membership, "role"), label = plainText(membership, "label");
        if (membership.contains("post") && postRole.empty())
            postRole = plainText(membership["post"], "role");
        const bool isTold = !role.empty() && role != "member";
        const std::string said = isTold ? role : postRole.empty() ? label : postRole;
        addPopoloValue(data, "label", said.empty() ? "member of" : said);
        if (label != said)
            addPopoloValue(data, "membership label", label);
    }

    static void addRest(Properties &data, const Json &membership)
    {
        static const std::unordered_set<std::string> done{
            "id",      "person_id", "organization_id", "post_id",    "member_id", "role",
            "area_id", "label",     "on_behalf_of_id", "start_date", "end_date",  "legislative_period_id"};
        static constexpr std::array<std::string_view, 6> ends{"person", "organization", "member", "post", "on_behalf_of", "legislative_period"};
        for (const auto &[key, other] : membership.items()) {
            if (done.contains(key) || (other.is_object() && std::find(ends.begin(), ends.end(), key) != ends.end()))
                continue;
            if (key == "sources" || key == "links" || key == "images")
                addPopoloUrls(data, key, other);
            else if (key == "area" && other.is_object())
                addPopoloValue(data, key, plainText(other, "name"));
            else
                addPopoloValue(data, key == "type" ? "membership type" : key, plainText(other));
        }
    }

    std::string membershipInWords(const std::string &id, const std::string &post) const
    {
        const std::string words = id.empty() ? "a membership" : "the membership “" + id + "”";
        return post.empty() ? words : words + " of the post “" + nameOf("post", post) + "”";
    }

    void addTimes(Properties &data, std::string start, std::string end, const std::string &periodId) const
    {
        const auto period = m_periods.find(periodId);
        const bool known = period != m_periods.end();
        if (!periodId.empty())
            addPopoloValue(data, "legislative period", known && !period->second.name.empty() ? period->second.name : periodId);
        const bool inferred = start.empty() && end.empty() && known;
        if (inferred) {
            start = period->second.start;
            end = period->second.end;
        }
        if (start.empty() && end.empty())
            return;
        const std::string time = start == end ? start : (start.empty() ? ".." : start) + "/" + (end.empty() ? ".." : end);
        if (Edtf::parse(time)) {
            addPopoloValue(data, "holds", time);
            addPopoloValue(data, "holds_basis", inferred ? "inferred" : "stated");
        } else if (!inferred) {
            addPopoloValue(data, "start_date", start);
            addPopoloValue(data, "end_date", end);
        }
    }

    void addParents()
    {
        for (const Json *organization : m_records.organizations) {
            const std::string parent = popoloIdIn(*organization, "parent"), id = plainText(*organization, "id");
            if (parent.empty() || id.empty())
                continue;
            RawItem edge;
            edge.source = keyOf(id, false);
            edge.target = keyOf(parent, false);
            addPopoloValue(edge.data, "label", "part of");
            m_raw.edges.push_back(std::move(edge));
        }
    }

    static std::string countedAs(std::size_t n, const std::string &list)
    {
        const bool isOne = n == 1 && list.ends_with('s');
        return std::to_string(n) + " " + (isOne ? list.substr(0, list.size() - (list.ends_with("ches") ? 2 : 1)) : list);
    }

    void describe(const Json &root)
    {
        std::string left;
        std::size_t inner = m_innerPosts;
        for (const auto &[key, value] : root.items()) {
            if (key == "meta" && value.is_object()) {
                for (const auto &[name, said] : value.items())
                    addPopoloValue(m_raw.data, name, plainText(said));
                continue;
            }
            const bool read = key == "persons" || key == "people" || key == "organizations" || key == "memberships";
            if (!read && value.is_array() && !value.empty())
                left += (left.empty() ? "" : ", ") + countedAs(value.size() + (key == "posts" ? std::exchange(inner, 0) : 0), key);
        }
        if (inner > 0)
            left += (left.empty() ? "" : ", ") + countedAs(inner, "posts");
        if (!left.empty())
            m_raw.notes.push_back(left + ": left out, except for the names and dates that memberships take from there");
    }

    std::string_view m_text;
    const std::string &m_file;
    Json m_root;
    PopoloRecords m_records;
    const RunContext &m_context;
    RawGraph m_raw;
    IoReport m_leftOut;
    Error m_first;  ///< what was left out first
    Ids m_persons, m_organizations;
    std::unordered_map<std::string, Post> m_posts;
    std::unordered_map<std::string, std::string> m_names;
    std::unordered_map<std::string, Period> m_periods;
    std::unordered_set<std::string> m_placed;
    std::size_t m_missing = 0, m_innerPosts = 0;
};

}  // namespace

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
