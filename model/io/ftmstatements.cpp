// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmstatements.h"

#include "model/io/filledlines.h"
#include "model/io/ftmmodel.h"
#include "model/io/jsontext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;
using Take = std::function<Result<void>(FtmRecord &)>;

struct FtmLine {
    std::string_view text;
    int number = 0;
    bool isAdded = false;  ///< a change of what the file did not have
};

std::vector<std::string> &ftmListOf(FtmRecord::Lists &lists, const std::string &name)
{
    const auto found = std::find_if(lists.begin(), lists.end(), [&](const auto &p) { return p.first == name; });
    return found == lists.end() ? lists.emplace_back(name, std::vector<std::string>()).second : found->second;
}

void addNewValue(FtmRecord::Lists &lists, const std::string &name, const std::string &value)
{
    if (value.empty())
        return;
    std::vector<std::string> &values = ftmListOf(lists, name);
    if (std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(value);
}

/// The earliest or latest of times in one form.
void addSeen(FtmRecord &record, const char *name, const std::string &value, bool isFirst)
{
    if (value.empty())
        return;
    std::vector<std::string> &values = ftmListOf(record.beside, name);
    if (values.empty())
        values.push_back(value);
    else if (isFirst ? value < values.front() : value > values.front())
        values.front() = value;
}

void addFtmStatement(FtmRecord &record, const Json &statement)
{
    const std::string property = plainText(statement, "prop"), value = plainText(statement, "value"), schema = plainText(statement, "schema");
    const FtmModel *model = ftmModel(schema);
    if (record.schema.empty() || (model && model->isA(record.schema)))
        record.schema = schema;
    if (property != "id")
        addNewValue(record.properties, property, value);
    for (const std::string &id : {plainText(statement, "entity_id"), property == "id" ? value : std::string()})
        if (id != record.id)
            addNewValue(record.beside, "referents", id);
    addNewValue(record.beside, "datasets", plainText(statement, "dataset"));
    addSeen(record, "first_seen", plainText(statement, "first_seen"), true);
    addSeen(record, "last_seen", plainText(statement, "last_seen"), false);
}

bool isChangeOfEntity(const Json &object)
{
    return object.is_object() && object.contains("op") && object.contains("entity");
}

Result<void> parseFtmLine(const FtmLine &line, Json &object)
{
    auto parsed = parseJson(line.text, {}, "FollowTheMoney statements, one JSON object a line", object);
    if (parsed)
        return {};
    Error error = parsed.error();
    error.line = line.number;
    return error;
}

/// Asks every thousand lines or so whether to go on.
class FtmLineClock
{
public:
    explicit FtmLineClock(const RunContext &context) : m_context(context) {}
    Result<void> tick()
    {
        if ((m_lines++ & 1023U) == 0 && m_context.cancelled())
            return Error::cancelled();
        return {};
    }

private:
    const RunContext &m_context;
    std::size_t m_lines = 0;
};

/// Whether some line has “op” as a key of its object: then later lines count for earlier ones. Parses only lines that have the word before a colon.
Result<bool> hasFtmChanges(std::string_view text, FtmLineClock &clock)
{
    constexpr std::string_view word = "\"op\"";
    Json object;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at)) {
        if (const auto on = clock.tick(); !on)
            return on.error();
        at += word.size();
        const std::size_t colon = text.find_first_not_of(" \t\r\n", at);
        if (colon == std::string_view::npos || text[colon] != ':')
            continue;
        const std::size_t begin = text.rfind('\n', at) + 1, end = std::min(text.find('\n', at), text.size());
        if (parseFtmLine({text.substr(begin, end - begin), 0}, object) && object.is_object() && object.contains("op"))
            return true;
        at = end;
    }
    return false;
}

/// The ids of records that stand in properties of \a entity, in whatever depth.
void addNestedFtm(const Json &entity, std::vector<std::string> &ids)
{
    const auto add = [&ids](const Json &record) {
        std::string id = plainText(record, "id");
        if (id.empty() || plainText(record, "schema").empty())
            return;
        ids.push_back(std::move(id));
        addNestedFtm(record, ids);
    };
    const auto properties = entity.find("properties");
    if (properties == entity.end() || !properties->is_object())
        return;
    for (const Json &values : *properties)
        if (values.is_object())
            add(values);
        else if (values.is_array())
            std::for_each(values.begin(), values.end(), add);
}

/// The lines of a file with changes that are left when all of them were applied.
class FtmChanges
{
public:
    void take(const Json &object, FtmLine line)
    {
        const std::string op = plainText(object, "op"), key = keyOf(object);
        const bool isDeletion = op == "DEL", isChange = op == "MOD";
        std::vector<std::size_t> none;
        std::vector<std::size_t> &places = key.empty() ? none : m_places[key];
        std::size_t at = m_lines.size();
        if (isDeletion || isChange) {
            const bool isNested = takeNested(key, line.number);
            const bool isUnknown = places.empty() && !isNested;
            m_deletions += isDeletion && isUnknown;
            line.isAdded = isChange && isUnknown;
            if (isChange && !places.empty()) {
                at = places.front();
                line.isAdded = m_lines[at].isAdded;
            }
            for (const std::size_t place : places)
                m_lines[place] = {};
            places.clear();
        }
        if (isDeletion)
            return;
        if (at == m_lines.size())
            m_lines.emplace_back();
        m_lines[at] = line;
        places.push_back(at);
        if (isChangeOfEntity(object) && object["entity"].is_object())
            keepNested(object["entity"], at);
    }

    /// Those that were taken away are empty.
    const std::vector<FtmLine> &lines() const { return m_lines; }
    /// Whether a later line took away, or said anew, what stands nested in line \a number.
    bool isGone(const std::string &id, int number) const
    {
        const auto gone = m_gone.find("entity " + id);
        return gone != m_gone.end() && number < gone->second;
    }
    /// How many are of what the file does not have.
    FtmRecord unknown() const
    {
        FtmRecord record;
        record.deletions = m_deletions;
        record.changes = static_cast<std::size_t>(std::count_if(m_lines.begin(), m_lines.end(), [](const FtmLine &line) { return line.isAdded; }));
        return record;
    }

private:
    /// Empty: it has no id.
    static std::string keyOf(const Json &object)
    {
        const bool isChange = isChangeOfEntity(object);
        const bool isEntity = isChange || (object.is_object() && object.contains("statements"));
        const std::string id = plainText(isChange ? object["entity"] : object, "id");
        return id.empty() ? id : (isEntity ? "entity " : "statement ") + id;
    }

    void keepNested(const Json &entity, std::size_t at)
    {
        std::vector<std::string> ids;
        addNestedFtm(entity, ids);
        for (const std::string &id : ids)
            m_nested["entity " + id].push_back({at, m_lines[at].number});
    }
    /// Whether some line that is left has it nested; line \a number takes it away.
    bool takeNested(const std::string &key, int number)
    {
        const auto found = m_nested.find(key);
        if (found == m_nested.end())
            return false;
        const bool isThere = std::any_of(found->second.begin(), found->second.end(),
                                         [this](const Holder &holder) { return m_lines[holder.at].number == holder.number; });
        m_nested.erase(found);
        m_gone[key] = number;
        return isThere;
    }

    struct Holder {
        std::size_t at = 0;  ///< its place in the lines
        int number = 0;      ///< of the line that stood there
    };
    std::vector<FtmLine> m_lines;
    std::unordered_map<std::string, std::vector<std::size_t>> m_places;  ///< by key
    std::unordered_map<std::string, std::vector<Holder>> m_nested;       ///< by key
    std::unordered_map<std::string, int> m_gone;                         ///< the last line that took away what is nested
    std::size_t m_deletions = 0;
};

class FtmStatements
{
public:
    explicit FtmStatements(const Take &take) : m_take(take) {}

    Result<void> takeObject(const Json &object, int line)
    {
        if (isChangeOfEntity(object))
            return takeEntity(object["entity"], line);
        if (object.is_object() && object.contains("statements") && object["statements"].is_array()) {
            FtmRecord record;
            record.line = line;
            record.id = plainText(object, "id");
            record.schema = plainText(object, "schema");
            record.caption = plainText(object, "caption");
            for (const Json &statement : object["statements"])
                addFtmStatement(record, statement);
            return m_take(record);
        }
        const std::string id = plainText(object, "canonical_id").empty() ? plainText(object, "entity_id") : plainText(object, "canonical_id");
        if (id.empty() || plainText(object, "prop").empty())
            return Error{Error::Code::Syntax,
                         R"(a statement without “canonical_id” or “prop”. Expected {"canonical_id", "prop", "schema", "value"})",
                         {},
                         line,
                         0};
        const auto [place, isNew] = m_numbers.try_emplace(id, m_records.size());
        if (isNew) {
            m_records.emplace_back().id = id;
            m_records.back().line = line;
        }
        addFtmStatement(m_records[place->second], object);
        return {};
    }

    Result<void> finish()
    {
        for (FtmRecord &record : m_records)
            if (const auto taken = m_take(record); !taken)
                return taken;
        return {};
    }

private:
    Result<void> takeEntity(const Json &entity, int line)
    {
        const auto taken = forEachFtmRecord(entity.dump(), [&](FtmRecord &record) {
            record.line = line;
            record.position = 0;
            return m_take(record);
        });
        if (taken || taken.error().code == Error::Code::Cancelled)
            return taken;
        Error error = taken.error();
        error.line = line;
        error.column = 0;  // it was one of the entity alone
        return error;
    }

    const Take &m_take;
    std::vector<FtmRecord> m_records;
    std::unordered_map<std::string, std::size_t> m_numbers;  ///< by canonical id
};

}  // namespace

bool isFtmStatements(const std::vector<JsonKey> &keys)
{
    return (hasKey(keys, "canonical_id") && hasKey(keys, "prop") && hasKey(keys, "value")) || (hasKey(keys, "op", '"') && hasKey(keys, "entity", '{'))
           || (hasKey(keys, "statements", '[') && hasKey(keys, "schema") && !hasKey(keys, "properties"));
}

Result<void> forEachFtmStatements(std::string_view text, const Take &take, const RunContext &context)
{
    FtmChanges changes;
    const Take takeLeft = [&](FtmRecord &record) {
        return record.isNested && changes.isGone(record.id, record.line) ? Result<void>() : take(record);
    };
    FtmStatements reader(takeLeft);
    FtmLineClock clock(context);
    const auto isChanged = hasFtmChanges(text, clock);
    if (!isChanged)
        return isChanged.error();
    Json object;
    for (FilledLines lines(text); lines.next();) {
        if (const auto on = clock.tick(); !on)
            return on;
        const FtmLine line{lines.line(), lines.number()};
        if (const auto parsed = parseFtmLine(line, object); !parsed)
            return parsed;
        if (*isChanged)
            changes.take(object, line);
        else if (const auto taken = reader.takeObject(object, line.number); !taken)
            return taken;
    }
    for (const FtmLine &line : changes.lines()) {
        if (line.text.empty())
            continue;
        if (const auto on = clock.tick(); !on)
            return on;
        if (const auto parsed = parseFtmLine(line, object); !parsed)
            return parsed;
        if (const auto taken = reader.takeObject(object, line.number); !taken)
            return taken;
    }
    if (const auto done = reader.finish(); !done)
        return done;
    FtmRecord unknown = changes.unknown();
    return unknown.deletions + unknown.changes > 0 ? take(unknown) : Result<void>();
}

}  // namespace relata
