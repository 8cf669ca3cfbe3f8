// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/columnmapping.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

// Inside model/tables only: what the names of columns mean, in English, Spanish, German, French, and in the files of other programs.

/// "firstName", "First_Name" and "FIRST NAME" are "first name"; accents are stripped.
std::string headerWords(std::string_view header);
/// True of a column of page numbers.
bool isPageHeader(std::string_view header);

/// \a words as headerWords() gives them. Empty when they mean nothing known.
std::optional<ColumnRole> entityRoleOf(std::string_view words);
std::optional<ColumnRole> statementRoleOf(std::string_view words);

/// The two columns that name the ends of a statement: “source” and “target”, “from” and “to”, “origen” and “destino”, “person 1” and “person 2” …
std::optional<std::pair<std::size_t, std::size_t>> endsAmong(const std::vector<std::string> &headers);
/// What the first has to do with the second where the names of two such columns tell: “donated to” of donor and recipient, “awarded a contract to” of
/// authority and supplier. Empty when they do not.
std::string dealingOf(std::string_view from, std::string_view to);

/// Who is something in an organisation, where its heading is that word: what they are of it (“director of”, “socio de”); else empty.
std::string officeOf(std::string_view words);
bool isPostWord(std::string_view words);   ///< what somebody is somewhere: position, cargo, Funktion
bool isPartyWord(std::string_view words);  ///< a political one
bool isTotalWord(std::string_view words);  ///< what stands before sums: Total, Suma, Summe

bool isEndStem(std::string_view words);       ///< what ends of links are: node, entity, person, company …
bool isOfRowsOnly(std::string_view stem);     ///< whose id classes a row or tells where it is from, and is none of another row: category, source …
bool isCodeOfRows(std::string_view words);    ///< a code that many rows may share: postal, of a country or jurisdiction
bool isOwnNumber(std::string_view words);     ///< what a register calls an organisation: company number, RFC, SIREN
bool namesRelations(std::string_view table);  ///< a table's name that says links: “relationships”, “edges_2020”

/// Some meaning of those in this file.
bool isKnownHeading(std::string_view words);

/// Columns of a wide table that by their name tell another entity (“employer”, “partido”), with the type of what they name.
std::optional<std::string> linkTypeOf(std::string_view words);

/// The shipped type that a word means: "Person", "people", "personas" and "legislators" are "person". Empty when none.
std::string typeNamed(std::string_view text);

/// Spanish words for the modalities and polarities, as the English ones. Other texts come back as they are.
std::string modalityWord(std::string_view text);
std::string polarityWord(std::string_view text);

}  // namespace relata
