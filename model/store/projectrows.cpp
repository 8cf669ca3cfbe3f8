// SPDX-License-Identifier: Apache-2.0
#include "model/store/projectrows.h"

#include "model/io/schemajson.h"
#include "model/store/diffjson.h"

namespace relata {

const char *const documentRows = "SELECT id, key, title, authors, publisher, published, url, language, origin, hash, note, properties FROM document";
const char *const entityRows = "SELECT id, key, type, name, aliases, description, properties FROM entity";
const char *const statementRows =
    "SELECT id, key, subject, predicate, object, claim, speaker, document, paragraph, quote, modality, polarity, said, holds, "
    "holds_basis, confidence, status, note, properties FROM statement";

namespace {

Result<Edtf> dateOf(const SqlStatement &row, int column)
{
    return row.text(column).empty() ? Edtf() : Edtf::parse(row.text(column));
}

template <typename Id>
Id idOf(const SqlStatement &row, int column, Id none)
{
    return row.isNull(column) || row.number(column) < 0 || row.number(column) >= static_cast<std::int64_t>(indexOf(none))
               ? none
               : Id(static_cast<std::uint32_t>(row.number(column)));
}

}  // namespace

std::string textOf(const SqlStatement &row, int column)
{
    return std::string(row.text(column));
}

Error contradiction(const Database &database, const std::string &what)
{
    return {Error::Code::Schema, what, database.file(), 0, 0};
}

Result<Document> documentOf(const SqlStatement &row)
{
    Document d;
    d.key = row.text(1);
    d.title = row.text(2);
    d.authors = listFromJson(row.text(3));
    d.publisher = row.text(4);
    const auto published = dateOf(row, 5);
    if (!published)
        return published.error();
    d.published = *published;
    d.url = row.text(6);
    d.language = row.text(7);
    d.origin = row.text(8);
    d.hash = row.text(9);
    d.note = row.text(10);
    d.properties = pairsFromJson(row.text(11));
    return d;
}

Result<Entity> entityOf(const SqlStatement &row)
{
    return Entity{textOf(row, 1), textOf(row, 2), textOf(row, 3), listFromJson(row.text(4)), textOf(row, 5), pairsFromJson(row.text(6))};
}

Result<Statement> statementOf(const SqlStatement &row)
{
    Statement s;
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
    const auto said = dateOf(row, 12), holds = dateOf(row, 13);
    if (!said || !holds)
        return said ? holds.error() : said.error();
    s.said = *said;
    s.holds = *holds;
    s.holdsBasis = row.text(14);
    s.confidence = row.text(15);
    s.status = row.text(16);
    s.note = row.text(17);
    s.properties = pairsFromJson(row.text(18));
    return s;
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
