// SPDX-License-Identifier: Apache-2.0
#include "model/store/projectrows.h"

#include "model/io/schemajson.h"
#include "model/io/textencoding.h"
#include "model/store/diffjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace relata {

const char *const documentRows = "SELECT id, key, title, authors, publisher, published, url, language, origin, hash, note, properties FROM document";
const char *const entityRows = "SELECT id, key, type, name, aliases, description, properties FROM entity";
const char *const statementRows =
    "SELECT id, key, subject, predicate, object, claim, speaker, document, paragraph, quote, modality, polarity, said, holds, "
    "holds_basis, confidence, status, note, properties FROM statement";

namespace {

Result<void> takeDate(std::string_view text, Edtf &date)
{
    if (text == date.text())  // as in the row before
        return {};
    if (text.empty()) {
        date = {};
        return {};
    }
    auto parsed = Edtf::parse(text);
    if (!parsed)
        return parsed.error();
    date = std::move(*parsed);
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
            text = nlohmann::json::parse(nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)).get<std::string>();
    });
}

}  // namespace

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

void mendTexts(Document &document)
{
    mend(document);
}

void mendTexts(Entity &entity)
{
    mend(entity);
}

void mendTexts(Statement &statement)
{
    mend(statement);
}

std::string textOf(const SqlStatement &row, int column)
{
    return std::string(row.text(column));
}

Error contradiction(const Database &database, const std::string &what)
{
    return {Error::Code::Schema, what, database.file(), 0, 0};
}

Result<void> take(const SqlStatement &row, Document &d)
{
    d.key = row.text(1);
    d.title = row.text(2);
    d.authors = listFromJson(row.text(3));
    d.publisher = row.text(4);
    if (const auto published = takeDate(row.text(5), d.published); !published)
        return published.error();
    d.url = row.text(6);
    d.language = row.text(7);
    d.origin = row.text(8);
    d.hash = row.text(9);
    d.note = row.text(10);
    d.properties = pairsFromJson(row.text(11));
    return {};
}

Result<void> take(const SqlStatement &row, Entity &e)
{
    e.key = row.text(1);
    e.type = row.text(2);
    e.name = row.text(3);
    e.aliases = listFromJson(row.text(4));
    e.description = row.text(5);
    e.properties = pairsFromJson(row.text(6));
    return {};
}

Result<void> take(const SqlStatement &row, Statement &s)
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
    if (!modality || !polarity)
        return Error{Error::Code::Schema, "“" + textOf(row, modality ? 11 : 10) + "” is no " + (modality ? "polarity" : "modality"), {}, 0, 0};
    s.modality = *modality;
    s.polarity = *polarity;
    if (const auto said = takeDate(row.text(12), s.said); !said)
        return said.error();
    if (const auto holds = takeDate(row.text(13), s.holds); !holds)
        return holds.error();
    s.holdsBasis = row.text(14);
    s.confidence = row.text(15);
    s.status = row.text(16);
    s.note = row.text(17);
    s.properties = pairsFromJson(row.text(18));
    return {};
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
