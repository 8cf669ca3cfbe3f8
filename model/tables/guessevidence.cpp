// SPDX-License-Identifier: Apache-2.0
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>
#include <array>

namespace relata {
namespace {

using enum ColumnRole;

std::string quoted(const std::string &name)
{
    return "“" + name + "”";
}

/// Of a column of an entity table; what could as well be told of the entity (a note, a status, its homepage, a number) is not meant.
std::optional<ColumnRole> evidenceRole(const TableSample &sample, std::size_t column)
{
    constexpr std::array<std::string_view, 4> sourceAddresses{"source url", "document url", "url fuente", "url de la fuente"};
    const std::string &words = sample.words(column);
    const auto role = statementRoleOf(words);
    if (!role || sample.filled(column) == 0)
        return {};
    switch (*role) {
    case Document:
        if (sample.share(column, &isNumber) > 0.5)
            return {};
        return sample.share(column, &isUrl) > 0.5 ? DocumentUrl : Document;
    case DocumentUrl:
        if (std::find(sourceAddresses.begin(), sourceAddresses.end(), words) == sourceAddresses.end())
            return {};
        return role;
    case DocumentTitle:
    case Locator:
    case Quote:
    case Speaker:
    case Said:
        return role;
    default:
        return {};
    }
}

}  // namespace

void settleSource(const TableSample &sample, TableMapping &mapping)
{
    constexpr std::array<std::string_view, 3> sources{"fuente", "source", "quelle"};
    constexpr std::array<std::string_view, 8> documents{"document",  "documento",  "dokument", "source document",
                                                        "reference", "referencia", "referenz", "expediente"};
    const auto isOne = [&sample](const auto &words, std::size_t column) {
        return std::find(words.begin(), words.end(), sample.words(column)) != words.end();
    };
    ColumnUse *source = nullptr, *document = nullptr;
    bool published = false;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        ColumnUse &use = mapping.columns[i];
        if (use.role == Document && isOne(sources, i))
            source = &use;
        else if (!document && use.role == Property && isOne(documents, i) && sample.filled(i) > 0)
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
            if (const auto role = statementRoleOf(sample.words(i)); role && mapping.columns[i].role == Property && sample.filled(i) > 0)
                if ((*role == DocumentPublisher || *role == DocumentDate) && !has(*role))
                    give(i, *role);
    }
    if (!told.empty())
        mapping.reason += ", " + told + (told.find(", ") == std::string::npos ? " tells" : " tell") + " where that stands";
}

}  // namespace relata
