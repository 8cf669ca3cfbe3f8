// SPDX-License-Identifier: Apache-2.0
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>
#include <array>

namespace relata {
namespace {

using enum ColumnRole;

bool isOneOf(std::string_view words, const auto &list)
{
    return std::find(list.begin(), list.end(), words) != list.end();
}

/// Of a column of an entity table: only what can hardly be told of the entity itself. A head of office is a “titular”, too, a spokesperson a
/// “vocero”.
std::optional<ColumnRole> evidenceRole(const TableSample &sample, std::size_t column)
{
    constexpr std::array<std::string_view, 11> documents{"fuente",   "source",   "quelle", "source document", "document",         "documento",
                                                         "dokument", "citation", "beleg",  "nachweis",        "fuente documental"};
    constexpr std::array<std::string_view, 4> addresses{"source url", "document url", "url fuente", "url de la fuente"};
    constexpr std::array<std::string_view, 4> titles{"document title", "titulo del documento", "source title", "titulo de la fuente"};
    constexpr std::array<std::string_view, 11> speakers{"said by",   "stated by",   "according to", "asserted by", "attributed to", "segun",
                                                        "dicho por", "atribuido a", "laut",         "gesagt von",  "selon"};
    const std::string &words = sample.words(column);
    if (sample.filled(column) == 0)
        return {};
    if (isOneOf(words, documents) && sample.share(column, &isNumber) <= 0.5)
        return sample.share(column, &isUrl) > 0.5 ? DocumentUrl : Document;
    if (isOneOf(words, addresses))
        return DocumentUrl;
    if (isOneOf(words, titles))
        return DocumentTitle;
    if (isOneOf(words, speakers))
        return Speaker;
    return statementRoleOf(words) == Said ? std::optional(Said) : std::nullopt;
}

/// The same where a column names the document.
std::optional<ColumnRole> placeRole(const TableSample &sample, std::size_t column)
{
    constexpr std::array<std::string_view, 8> quotes{"quote", "quotation", "cita textual", "cita", "verbatim", "zitat", "wortlaut", "extrait"};
    const std::string &words = sample.words(column);
    if (isOneOf(words, quotes))
        return Quote;
    const auto role = statementRoleOf(words);
    const bool isPlace = role == Locator && sample.share(column, &isUrl) < 0.5;
    return isPlace || role == DocumentPublisher || role == DocumentDate ? role : std::nullopt;
}

}  // namespace

void settleSource(const TableSample &sample, TableMapping &mapping)
{
    constexpr std::array<std::string_view, 3> sources{"fuente", "source", "quelle"};
    constexpr std::array<std::string_view, 8> documents{"document",  "documento",  "dokument", "source document",
                                                        "reference", "referencia", "referenz", "expediente"};
    ColumnUse *source = nullptr, *document = nullptr;
    bool published = false;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        ColumnUse &use = mapping.columns[i];
        if (use.role == Document && isOneOf(sample.words(i), sources))
            source = &use;
        else if (!document && use.role == Property && isOneOf(sample.words(i), documents) && sample.filled(i) > 0)
            document = &use;
        published |= use.role == DocumentPublisher;
    }
    if (!source || !document)
        return;
    document->role = Document;
    source->role = published ? Property : DocumentPublisher;
    mapping.reason += ", " + quoted(document->column) + " is the document" + (published ? "" : ", " + quoted(source->column) + " who published it");
}

void guessEvidenceOfLinks(const TableSample &sample, TableMapping &mapping)
{
    const auto has = [&](ColumnRole role) {
        return std::any_of(mapping.columns.begin(), mapping.columns.end(), [role](const ColumnUse &use) { return use.role == role; });
    };
    std::string told;
    const auto give = [&](std::size_t column, ColumnRole role) {
        mapping.columns[column].role = role;
        told += (told.empty() ? "" : ", ") + quoted(mapping.columns[column].column);
    };
    for (std::size_t i = 0; i < mapping.columns.size(); ++i)
        if (const auto role = mapping.columns[i].role == Property ? evidenceRole(sample, i) : std::nullopt; role && !has(*role))
            give(i, *role);
    if (has(Document) || has(DocumentUrl) || has(DocumentTitle)) {
        settleSource(sample, mapping);
        for (std::size_t i = 0; i < mapping.columns.size(); ++i)
            if (const auto role = mapping.columns[i].role == Property && sample.filled(i) > 0 ? placeRole(sample, i) : std::nullopt;
                role && !has(*role))
                give(i, *role);
    }
    if (!told.empty())
        mapping.reason += ", " + told + (told.find(", ") == std::string::npos ? " tells" : " tell") + " where that stands";
}

}  // namespace relata
