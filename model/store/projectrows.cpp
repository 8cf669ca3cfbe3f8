// SPDX-License-Identifier: Apache-2.0
#include "model/store/projectrows.h"

#include "model/io/schemajson.h"
#include "model/io/textencoding.h"
#include "model/store/diffjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <tuple>
#include <utility>

namespace relata {

const char *const documentRows = "SELECT id, key, title, authors, publisher, published, url, language, origin, hash, note, properties FROM document";
const char *const entityRows = "SELECT id, key, type, name, aliases, description, properties FROM entity";
const char *const statementRows =
    "SELECT id, key, subject, predicate, object, claim, speaker, document, paragraph, quote, modality, polarity, said, holds, "
    "holds_basis, confidence, status, note, properties FROM statement";

namespace {

Result<void> takeDate(const SqlStatement &row, int column, Edtf &date, RowFaults *faults)
{
    const std::string_view text = row.text(column);
    if (text == date.text())  // as in the row before
        return {};
    if (text.empty()) {
        date = {};
        return {};
    }
    auto parsed = Edtf::parse(text);
    if (!parsed && !faults)
        return parsed.error();
    if (!parsed)
        faults->push_back({column, mendedText(text)});
    date = parsed ? std::move(*parsed) : Edtf();
    return {};
}

template <typename Id>
Id idOf(const SqlStatement &row, int column, Id none)
{
    const std::int64_t number = row.number(column);
    const bool isOne = number >= 0 && number < static_cast<std::int64_t>(indexOf(none)) && (number > 0 || !row.isNull(column));
    return isOne ? Id(static_cast<std::uint32_t>(number)) : none;
}

/// Pointers to what each record has of texts beside its lists and properties.
auto fieldsOf(auto &record)
{
    if constexpr (requires { record.authors; })
        return std::array{&record.key, &record.title, &record.publisher, &record.url, &record.language, &record.origin, &record.hash, &record.note};
    else if constexpr (requires { record.aliases; })
        return std::array{&record.key, &record.type, &record.name, &record.description};
    else
        return std::array{&record.key,        &record.predicate,  &record.claim,  &record.quote,
                          &record.holdsBasis, &record.confidence, &record.status, &record.note};
}

/// Every text of a document, entity or statement.
template <typename Visit>
void visitTexts(auto &record, Visit visit)
{
    for (auto *field : fieldsOf(record))
        visit(*field);
    if constexpr (requires { record.authors; })
        std::ranges::for_each(record.authors, visit);
    if constexpr (requires { record.aliases; })
        std::ranges::for_each(record.aliases, visit);
    for (auto &[name, value] : record.properties) {
        visit(name);
        visit(value);
    }
}

bool isUtf8(const std::string &text)
{
    if (text.size() < 64) {  // most are a few letters of ASCII
        unsigned char bits = 0;
        for (const char c : text)
            bits |= static_cast<unsigned char>(c);
        if (bits < 0x80)
            return true;
    }
    return validUtf8(text) == text.size();
}

bool isJsonArray(const std::string &text)
{
    return nlohmann::json::parse(text, nullptr, false).is_array();
}

/// The string of JSON that begins at the quote \a at, which ends up behind it. Bytes that may not stand there are U+FFFD. None where it does not end.
std::optional<std::string> quotedAt(std::string_view text, std::size_t &at)
{
    std::string json = "\"";
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        json += static_cast<unsigned char>(text[i]) < 0x20 ? std::string("\xEF\xBF\xBD") : std::string(1, text[i]);
        if (text[i] == '\\' && i + 1 < text.size())
            json += text[++i];
        else if (text[i] == '"') {
            at = i + 1;
            const auto read = nlohmann::json::parse(json, nullptr, false);
            return read.is_string() ? read.get<std::string>() : json.substr(1, json.size() - 2);
        }
    }
    return {};
}

/// The strings that stand in spoiled JSON, one after another, each with what stands before it.
std::vector<std::pair<std::string, std::string>> stringsWithin(std::string_view text)
{
    std::vector<std::pair<std::string, std::string>> strings;
    std::size_t before = 0;
    for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', before)) {
        const std::string between(text.substr(before, at - before));
        auto string = quotedAt(text, at);
        if (!string)
            break;
        strings.emplace_back(between, std::move(*string));
        before = at;
    }
    return strings;
}

/// Each pair of a spoiled list that still is one.
Properties pairsWithin(const std::string &text)
{
    Properties pairs;
    const auto strings = stringsWithin(text);
    for (std::size_t i = 0; i + 1 < strings.size(); ++i)
        if (strings[i].first.ends_with('[') && strings[i + 1].first == ",") {
            pairs.emplace_back(strings[i].second, strings[i + 1].second);
            ++i;
        }
    return pairs;
}

std::vector<std::string> textsOf(const std::string &text)
{
    if (isJsonArray(text))
        return listFromJson(text);
    std::vector<std::string> texts;
    for (const auto &[before, string] : stringsWithin(text))
        texts.push_back(string);
    return texts;
}

template <typename Record>
bool allText(const Record &record)
{
    bool all = true;
    visitTexts(record, [&](const std::string &text) { all = all && isUtf8(text); });
    return all;
}

template <typename Record>
void mend(Record &record)
{
    visitTexts(record, [](std::string &text) {
        if (!isUtf8(text))
            text = mendedText(text);
    });
}

/// The fields of a record in the order of the columns, from the second.
auto columnsOf(auto &r)
{
    if constexpr (requires { r.authors; })
        return std::tie(r.key, r.title, r.authors, r.publisher, r.published, r.url, r.language, r.origin, r.hash, r.note, r.properties);
    else if constexpr (requires { r.aliases; })
        return std::tie(r.key, r.type, r.name, r.aliases, r.description, r.properties);
    else
        return std::tie(r.key, r.subject, r.predicate, r.object, r.claim, r.speaker, r.document, r.paragraph, r.quote, r.modality, r.polarity, r.said,
                        r.holds, r.holdsBasis, r.confidence, r.status, r.note, r.properties);
}

template <typename To, typename From>
void copyField(To to, From from, int column)
{
    [&]<std::size_t... i>(std::index_sequence<i...>) {
        ((column == static_cast<int>(i) + 1 ? void(std::get<i>(to) = std::get<i>(from)) : void()), ...);
    }(std::make_index_sequence<std::tuple_size_v<To>>());
}

/// Texts, lists and properties of a row that has bytes which are no text, or is no JSON where it should be.
template <typename Record>
void mendFields(const SqlStatement &row, Record &record, std::initializer_list<int> lists, RowFaults &faults)
{
    constexpr int last = static_cast<int>(std::tuple_size_v<decltype(columnsOf(record))>);
    for (int column = 1; column <= last; ++column) {
        const std::string text = textOf(row, column);
        const bool isList = std::find(lists.begin(), lists.end(), column) != lists.end(), isPairs = column == last;
        const bool isSpoiled = !text.empty() && (isList || isPairs) && !isJsonArray(text);
        if ((isUtf8(text) && !isSpoiled) || std::any_of(faults.begin(), faults.end(), [&](const RowFault &f) { return f.column == column; }))
            continue;
        const std::string mended = mendedText(text);
        faults.push_back({column, mended});
        if (isPairs)
            record.properties = isJsonArray(mended) ? pairsFromJson(mended) : pairsWithin(mended);
        else if constexpr (requires { record.authors; })
            isList ? void(record.authors = textsOf(mended)) : void();
        else if constexpr (requires { record.aliases; })
            isList ? void(record.aliases = textsOf(mended)) : void();
    }
    mend(record);
}

}  // namespace

std::string mendedText(std::string_view text)
{
    return nlohmann::json::parse(nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)).get<std::string>();
}

bool isAllText(const Document &document)
{
    return allText(document);
}

bool isAllText(const Entity &entity)
{
    return allText(entity);
}

bool isAllText(const Statement &statement)
{
    return allText(statement);
}

std::string textOf(const SqlStatement &row, int column)
{
    return std::string(row.text(column));
}

Error contradiction(const Database &database, const std::string &what)
{
    return {Error::Code::Schema, what, database.file(), 0, 0};
}

Result<void> take(const SqlStatement &row, Document &d, RowFaults *faults)
{
    d.key = row.text(1);
    d.title = row.text(2);
    d.authors = listFromJson(row.text(3));
    d.publisher = row.text(4);
    if (const auto published = takeDate(row, 5, d.published, faults); !published)
        return published.error();
    d.url = row.text(6);
    d.language = row.text(7);
    d.origin = row.text(8);
    d.hash = row.text(9);
    d.note = row.text(10);
    d.properties = pairsFromJson(row.text(11));
    if (faults)
        mendFields(row, d, {3}, *faults);
    return {};
}

Result<void> take(const SqlStatement &row, Entity &e, RowFaults *faults)
{
    e.key = row.text(1);
    e.type = row.text(2);
    e.name = row.text(3);
    e.aliases = listFromJson(row.text(4));
    e.description = row.text(5);
    e.properties = pairsFromJson(row.text(6));
    if (faults)
        mendFields(row, e, {4}, *faults);
    return {};
}

Result<void> take(const SqlStatement &row, Statement &s, RowFaults *faults)
{
    s.key = row.text(1);
    s.subject = idOf(row, 2, noEntity);
    s.predicate = row.text(3);
    s.object = idOf(row, 4, noEntity);
    s.claim = row.text(5);
    s.speaker = idOf(row, 6, noEntity);
    s.document = idOf(row, 7, noDocument);
    s.paragraph = static_cast<int>(row.number(8));
    s.quote = row.text(9);
    const auto modality = modalityFromString(row.text(10));
    const auto polarity = polarityFromString(row.text(11));
    if (!faults && (!modality || !polarity))
        return Error{Error::Code::Schema, "“" + textOf(row, modality ? 11 : 10) + "” is no " + (modality ? "polarity" : "modality"), {}, 0, 0};
    if (!modality)
        faults->push_back({10, mendedText(row.text(10))});
    if (!polarity)
        faults->push_back({11, mendedText(row.text(11))});
    s.modality = modality.value_or(Modality::Asserted);
    s.polarity = polarity.value_or(Polarity::Neutral);
    if (const auto said = takeDate(row, 12, s.said, faults); !said)
        return said.error();
    if (const auto holds = takeDate(row, 13, s.holds, faults); !holds)
        return holds.error();
    s.holdsBasis = row.text(14);
    s.confidence = row.text(15);
    s.status = row.text(16);
    s.note = row.text(17);
    s.properties = pairsFromJson(row.text(18));
    if (faults)
        mendFields(row, s, {}, *faults);
    return {};
}

const char *columnName(const Document &, int column)
{
    constexpr const char *names[] = {"number",  "id",       "title",  "authors", "publisher", "date of publication",
                                     "address", "language", "origin", "hash",    "note",      "properties"};
    return names[column];
}

const char *columnName(const Entity &, int column)
{
    constexpr const char *names[] = {"number", "id", "type", "name", "other names", "description", "properties"};
    return names[column];
}

const char *columnName(const Statement &, int column)
{
    constexpr const char *names[] = {"number",   "id",         "subject", "predicate", "object",    "claim", "speaker",
                                     "document", "paragraph",  "quote",   "modality",  "polarity",  "said",  "holds",
                                     "basis",    "confidence", "status",  "note",      "properties"};
    return names[column];
}

void copyColumn(Document &to, const Document &from, int column)
{
    copyField(columnsOf(to), columnsOf(from), column);
}

void copyColumn(Entity &to, const Entity &from, int column)
{
    copyField(columnsOf(to), columnsOf(from), column);
}

void copyColumn(Statement &to, const Statement &from, int column)
{
    copyField(columnsOf(to), columnsOf(from), column);
}

Result<GraphInfo> readInfo(const Database &database, Schema &schema)
{
    GraphInfo info;
    auto rows = database.prepare("SELECT key, value FROM meta");
    if (!rows)
        return rows.error();
    while (true) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            return info;
        const std::string_view key = rows->text(0);
        const std::string value = textOf(*rows, 1);
        if (key == "schema") {
            auto read = schemaFromJson(value, database.file());
            if (!read)
                return read.error();
            schema = std::move(*read);
        } else if (key == "properties") {
            info.properties = pairsFromJson(value);
        } else {
            for (const auto &[name, field] : {std::pair{"id", &info.id},
                                              {"title", &info.title},
                                              {"description", &info.description},
                                              {"version", &info.version},
                                              {"created", &info.created},
                                              {"license", &info.license}})
                if (key == name)
                    *field = value;
        }
    }
}

}  // namespace relata
