// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmstatements.h"

#include "model/io/ftmmodel.h"
#include "model/io/jsontext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;
using Take = std::function<Result<void>(FtmRecord &)>;

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

class FtmStatements
{
public:
    explicit FtmStatements(const Take &take) : m_take(take) {}

    Result<void> takeObject(const Json &object, int line)
    {
        if (object.is_object() && object.contains("op"))
            return takeChange(object, line);
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
    Result<void> takeChange(const Json &object, int line)
    {
        FtmRecord deleted;
        deleted.isDeleted = true;
        if (plainText(object, "op") == "DEL")
            return m_take(deleted);
        return forEachFtmRecord(object.value("entity", Json::object()).dump(), [&](FtmRecord &record) {
            record.line = line;
            record.position = 0;
            return m_take(record);
        });
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

Result<void> forEachFtmStatements(std::string_view text, const Take &take)
{
    FtmStatements reader(take);
    int line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view one = text.substr(at, end - at);
        at = end + 1;
        ++line;
        if (one.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        Json object;
        if (auto parsed = parseJson(one, {}, "FollowTheMoney statements, one JSON object a line", object); !parsed) {
            Error error = parsed.error();
            error.line = line;
            return error;
        }
        if (const auto taken = reader.takeObject(object, line); !taken)
            return taken;
    }
    return reader.finish();
}

}  // namespace relata
