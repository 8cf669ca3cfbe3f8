// SPDX-License-Identifier: Apache-2.0
#include "model/tables/columnnumbers.h"
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>
#include <array>
#include <set>

namespace relata {
namespace {

using enum ColumnRole;

const char *const noHeadingSays = "no heading says what its rows are";

void settleValues(const TableSample &sample, TableMapping &mapping)
{
    std::string told;
    for (std::size_t i = 0; i < mapping.columns.size() && sample.table().separator != ','; ++i) {
        const ColumnRole role = mapping.columns[i].role;
        if (role != Weight && role != Property)
            continue;
        const ColumnNumbers numbers(sample.table(), i, sample.firstRow(), sample.endRow());
        if (numbers.hasDecimalCommas(role) && !numbers.differ()) {
            mapping.decimalComma = true;
            told += (told.empty() ? "" : ", ") + quoted(mapping.columns[i].column);
        }
    }
    if (!told.empty())
        mapping.reason += "; commas in " + told + " are decimal ones";
    const DayOrder order = dayOrder(sample.table(), mapping);
    mapping.dayFirst = order.dayFirst;
    if (!order.reason.empty())
        mapping.reason += "; " + order.reason;
    if (mapping.doubt.empty())
        mapping.doubt = order.doubt;
}

/// Where something comes from, or since when.
bool isFromWord(std::string_view words)
{
    return words == "from" || words == "von" || words == "de";
}

/// The day of what a row tells, without a word on what happened then.
bool isDayOfAll(std::string_view words)
{
    constexpr std::array<std::string_view, 12> days{"date",         "fecha",        "datum",         "fecha de pago", "fecha pago",
                                                    "payment date", "buchungstag",  "zahlungsdatum", "buchungsdatum", "date de paiement",
                                                    "fecha valor",  "date paiement"};
    return std::find(days.begin(), days.end(), words) != days.end();
}

/// When that was, if days stand below it: a clock of a computer may count seconds.
bool isStamp(std::string_view words)
{
    constexpr std::array<std::string_view, 9> stamps{"timestamp",       "time stamp",  "datetime",       "date time", "fecha y hora",
                                                     "marca de tiempo", "zeitstempel", "datum und zeit", "horodatage"};
    return std::find(stamps.begin(), stamps.end(), words) != stamps.end();
}

/// The day of something that a row tells: “award date”, “fecha de firma”.
bool isDayOfSomething(std::string_view words)
{
    return words.ends_with(" date") || words.starts_with("date of ") || words.starts_with("fecha ") || words.ends_with("datum")
           || words.starts_with("date d");
}

/// Who wrote what the document is; where no column names a document, who says it.
void settleAuthor(const TableSample &sample, TableMapping &mapping)
{
    const auto at = [&](ColumnRole role) {
        return std::find_if(mapping.columns.begin(), mapping.columns.end(), [role](const ColumnUse &use) { return use.role == role; });
    };
    const auto author = at(DocumentAuthor), none = mapping.columns.end();
    if (author == none)
        return;
    const std::string name = quoted(sample.name(static_cast<std::size_t>(author - mapping.columns.begin())));
    if (at(Document) != none || at(DocumentUrl) != none || at(DocumentTitle) != none) {
        mapping.reason += ", " + name + " wrote the document" + (at(Speaker) == none ? " and is who says it" : "");
    } else if (at(Speaker) == none) {
        author->role = Speaker;
        mapping.reason += ", " + name + " is who says it";
    }
}

std::vector<ColumnUse> plainUses(const TableSample &sample)
{
    std::vector<ColumnUse> uses(sample.columns());
    for (std::size_t i = 0; i < uses.size(); ++i)
        uses[i].column = sample.name(i);
    return uses;
}

/// Source, Target, Type …: whose files have these names.
std::string edgeProgram(const TableSample &sample)
{
    const auto has = [&](std::string_view words) { return sample.columnOf(words).has_value(); };
    if (has("shared interaction") || has("shared name"))
        return " as Cytoscape writes it";
    if (const auto type = sample.columnOf("type"); has("source") && has("target") && type && sample.share(*type, &isSense) == 1)
        return " as Gephi writes it";
    if (has("from") && has("to") && (has("type") || has("direction") || has("tags")))
        return " as Kumu has it";
    return {};
}

bool looksLikeAddress(std::string_view cell)
{
    return cell.find(' ') == std::string_view::npos && cell.find_first_of("./#:") != std::string_view::npos;
}

/// “value” of an edge list of Newman's or Gephi's: its weight.
std::optional<std::size_t> weightColumn(const TableSample &sample, const std::vector<ColumnUse> &uses)
{
    for (const std::string_view words : {"value", "valor", "wert", "valeur"})
        if (const auto column = sample.columnOf(words); column && uses[*column].role == Property && sample.share(*column, &isNumber) == 1)
            return column;
    return {};
}

/// The column that says which predicate, when none is called so.
std::optional<std::size_t> predicateColumn(const TableSample &sample, const std::vector<ColumnUse> &uses)
{
    for (const std::string_view words : {"type", "tipo", "label", "etiqueta", "kind", "category", "categoria", "typ", "art"})
        if (const auto column = sample.columnOf(words))
            if (uses[*column].role == Property && sample.filled(*column) > 0 && sample.share(*column, &isNumber) < 0.5)
                return column;
    for (std::size_t i = 0; i < uses.size(); ++i)
        if (isPostWord(sample.words(i)) && uses[i].role == Property && sample.filled(i) > 0 && sample.share(i, &isNumber) < 0.5)
            return i;
    for (std::size_t i = 0; i < uses.size(); ++i) {  // “relationship1”, of two
        const std::string &words = sample.words(i);
        const std::string_view stem = trimmedCell(std::string_view(words).substr(0, words.find_last_not_of('1') + 1));
        if (words.ends_with('1') && statementRoleOf(stem) == Predicate && uses[i].role == Property && sample.filled(i) > 0)
            return i;
    }
    return {};
}

constexpr std::array<std::string_view, 17> namePreference{
    "name",  "nombre", "nom",          "full name",    "fullname",       "nombre completo", "label",  "etiqueta", "display name",
    "title", "titulo", "razon social", "denominacion", "canonical name", "shared name",     "entity", "entidad"};

bool isNamePart(std::string_view words)
{
    constexpr std::array<std::string_view, 17> parts{"prenom",   "vorname",     "nachname",  "first name",       "firstname",       "given name",
                                                     "forename", "middle name", "last name", "lastname",         "surname",         "family name",
                                                     "nombres",  "apellido",    "apellidos", "apellido paterno", "apellido materno"};
    return words == "primer apellido" || words == "segundo apellido" || std::find(parts.begin(), parts.end(), words) != parts.end();
}

std::optional<std::size_t> nameColumn(const TableSample &sample, const std::vector<ColumnUse> &uses)
{
    const auto isFree = [&](std::size_t i) { return uses[i].role == Property && sample.filled(i) > 0; };
    for (const std::string_view words : namePreference)
        if (const auto column = sample.columnOf(words); column && isFree(*column))
            return column;
    return {};
}

/// “CompanyName” where no other column is the name of something.
std::optional<std::size_t> typedName(const TableSample &sample, const std::vector<ColumnUse> &uses)
{
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < sample.columns(); ++i) {
        const std::string &words = sample.words(i);
        if (uses[i].role != Property || !words.ends_with(" name") || typeNamed(words.substr(0, words.size() - 5)).empty() || sample.filled(i) == 0)
            continue;
        if (only)
            return {};
        only = i;
    }
    return only;
}

/// “officialTitle”, “party name”; else the first column of texts.
std::optional<std::size_t> secondBestName(const TableSample &sample, const std::vector<ColumnUse> &uses, bool haveId)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < sample.columns(); ++i) {
        const std::string &words = sample.words(i);
        const bool says = std::any_of(std::begin(namePreference), std::end(namePreference), [&](std::string_view word) {
            return words.ends_with(" " + std::string(word)) || words.starts_with(std::string(word) + " ");
        });
        if (uses[i].role == Property && says && sample.filled(i) > 0 && sample.share(i, &isNumber) < 0.5
            && (!best || sample.filled(i) > sample.filled(*best)))
            best = i;
    }
    if (best)
        return best;
    for (std::size_t i = 0; i < sample.columns(); ++i)
        if (uses[i].role == Property && !typeNamed(sample.words(i)).empty() && sample.filled(i) > 0 && (i == 0 || haveId)
            && sample.distinct(i) * 2 > sample.filled(i))
            return i;
    if (haveId)
        return {};
    for (std::size_t i = 0; i < sample.columns(); ++i)
        if (uses[i].role == Property && sample.filled(i) > 0
            && sample.share(i, [](std::string_view c) { return isNumber(c) || isDateLike(c); }) < 0.5)
            return i;
    if (sample.columns() > 0)
        return 0;
    return {};
}

/// Why rows may be no entities: no heading says what their names are, or the same name comes again and again.
std::string doubtOfEntities(const TableSample &sample, const TableMapping &mapping, std::optional<std::size_t> name, bool isNamed, bool hasId)
{
    if (sample.firstRow() >= sample.endRow())
        return {};
    const bool links = std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const ColumnUse &use) { return use.role == Link; });
    if (!isNamed && !links && namesRelations(mapping.table))
        return "its name says that its rows are links, but no heading says what they link";
    if (name && !isNamed && !hasId && typeNamed(sample.words(*name)).empty()) {
        if (sample.columns() > 1)
            return noHeadingSays;
        if (sample.header() < sample.table().rowCount())
            return std::string(noHeadingSays) + "; its first one, " + quoted(sample.name(*name)) + ", was taken for a heading";
    }
    const bool several = std::count_if(mapping.columns.begin(), mapping.columns.end(), [](const ColumnUse &use) { return use.role == Name; }) > 1;
    if (name && !hasId && !links && !several && sample.columns() > 1 && sample.distinct(*name) < sample.filled(*name))
        return "the same names stand in several rows";
    return {};
}

/// A row is somebody: a number of a company is not theirs.
bool isOfPeople(const TableSample &sample)
{
    constexpr std::array<std::string_view, 9> headings{"nationality", "nacionalidad", "staatsangehorigkeit", "nationalite", "gender",
                                                       "sex",         "sexo",         "geschlecht",          "birth date"};
    return std::any_of(sample.allWords().begin(), sample.allWords().end(), [&](const std::string &words) {
        return std::find(headings.begin(), headings.end(), words) != headings.end() || words.starts_with("date of birth") || isNamePart(words);
    });
}

/// “billID”, “CompanyNumber”: a column of ids by its name, without a value twice.
std::optional<std::size_t> idColumn(const TableSample &sample)
{
    const std::size_t rows = sample.endRow() - sample.firstRow();
    const auto isId = [](std::string_view words) { return words.ends_with(" id") || words.ends_with(" key") || words.starts_with("id "); };
    const auto isCode = [](std::string_view words) {
        return words.ends_with(" code") || words == "code" || words == "codigo" || words.starts_with("clave ") || words.starts_with("codigo ");
    };
    const bool ofPeople = isOfPeople(sample);
    for (std::size_t i = 0; i < sample.columns(); ++i) {
        const std::string &words = sample.words(i);
        const bool says = isId(words) || (isCode(words) && !isCodeOfRows(words)) || (!ofPeople && isOwnNumber(words));
        if (says && rows > 0 && sample.filled(i) == rows && sample.distinct(i) == rows)
            return i;
    }
    return {};
}

}  // namespace

std::optional<std::pair<std::size_t, std::size_t>> endsOf(const TableSample &sample)
{
    const auto ends = endsAmong(sample.allWords());
    if (!ends)
        return markedEnds(sample);
    if (!isFromWord(sample.words(ends->first)))
        return ends;
    const bool times = sample.share(ends->first, &isDateLike) > 0.9 && sample.share(ends->second, &isDateLike) > 0.9;
    const bool named = std::any_of(sample.allWords().begin(), sample.allWords().end(),
                                   [](const std::string &words) { return entityRoleOf(words) == Name || !typeNamed(words).empty(); });
    if (times && named)  // who, from when to when
        return {};
    return ends;
}

void guessStatementColumns(const TableSample &sample, TableMapping &mapping, const std::optional<LikelyEnds> &likely)
{
    mapping.shape = TableShape::Statements;
    mapping.columns = plainUses(sample);
    auto &uses = mapping.columns;
    std::set<ColumnRole> given;
    const auto give = [&](std::size_t column, ColumnRole role) {
        uses[column].role = role;
        given.insert(role);
    };
    const std::string program = edgeProgram(sample);
    if (likely) {
        give(likely->source, Source);
        give(likely->target, Target);
        uses[likely->source].type = likely->sourceType;
        uses[likely->target].type = likely->targetType;
        mapping.doubt = likely->doubt;
        mapping.predicate = likely->predicate;
        mapping.reason = "an edge list: " + quoted(sample.name(likely->source)) + " and " + quoted(sample.name(likely->target)) + " are the ends";
    } else if (const auto ends = endsOf(sample)) {
        give(ends->first, Source);
        give(ends->second, Target);
        mapping.predicate = dealingOf(sample.words(ends->first), sample.words(ends->second));
        mapping.reason =
            "an edge list" + program + ": " + quoted(sample.name(ends->first)) + " and " + quoted(sample.name(ends->second)) + " are the ends";
    } else if (const auto name = sample.columnOf("shared name") ? sample.columnOf("shared name") : sample.columnOf("name");
               name && !program.empty()) {
        give(*name, Ends);
        if (const auto between = sample.columnOf(sample.words(*name) == "name" ? "interaction" : "shared interaction"))
            give(*between, ColumnRole::Predicate);
        mapping.reason = "an edge list" + program + ": " + quoted(sample.name(*name)) + " has both ends, “a (interaction) b”";
    } else if (sample.columns() >= 2) {
        give(0, Source);
        give(1, Target);
        mapping.reason = "an edge list: the first two columns are the ends";
        mapping.doubt = noHeadingSays;
    }
    nameTheEnds(sample, uses);
    for (const ColumnUse &use : uses)
        given.insert(use.role);
    given.erase(Property);
    for (std::size_t i = 0; i < uses.size(); ++i) {
        if (uses[i].role != Property)
            continue;
        const std::string &words = sample.words(i);
        if (words == "suid" || words == "selected") {
            uses[i].role = Ignore;
            continue;
        }
        if ((words == "type" || words == "edge type" || words == "direction" || words == "directed") && sample.filled(i) > 0
            && sample.share(i, &isSense) == 1 && !given.contains(Direction)) {
            give(i, Direction);
            continue;
        }
        if (isFromWord(words) || words == "to" || words == "bis" || words == "a") {
            if (sample.share(i, &isDateLike) > 0.5)
                give(i, isFromWord(words) ? HoldsFrom : HoldsTo);
            continue;
        }
        auto role = statementRoleOf(words);
        if (role == Document && sample.share(i, &isUrl) > 0.5)
            role = DocumentUrl;
        if (role == DocumentUrl && sample.share(i, &looksLikeAddress) < 0.5)  // “link” may say what links the ends
            role.reset();
        if (role == Direction
            && (sample.filled(i) == 0 || sample.share(i, [](std::string_view c) { return isSense(c) || c == "true" || c == "false"; }) < 1))
            role.reset();
        if (role && !given.contains(*role))
            give(i, *role);
    }
    if (given.contains(Ends) && given.contains(Predicate))  // “shared interaction” repeats what stands in the ends
        for (ColumnUse &use : uses)
            if (use.role == Property && (use.column == "interaction" || use.column == "name" || use.column == "shared interaction"))
                use.role = Ignore;
    if (!given.contains(Predicate))
        if (const auto column = predicateColumn(sample, uses))
            give(*column, Predicate);
    if (!given.contains(Weight) && mapping.predicate.empty())
        if (const auto column = weightColumn(sample, uses))
            give(*column, Weight);
    settleSource(sample, mapping);
    settleAuthor(sample, mapping);
    const bool isDealing = !likely && !mapping.predicate.empty();  // its day is when it was, wherever it stands
    const bool told = given.contains(Speaker) || given.contains(Claim) || given.contains(Quote) || (given.contains(Document) && !isDealing);
    for (std::size_t i = 0; i < uses.size(); ++i)
        if (const std::string &words = sample.words(i); uses[i].role == Property && (isDayOfAll(words) || (isStamp(words) && isDayColumn(sample, i))))
            if (const ColumnRole role = told ? Said : Holds; !given.contains(role))
                give(i, role);
    const auto isTimed = [&] { return given.contains(Said) || given.contains(Holds) || given.contains(HoldsFrom) || given.contains(HoldsTo); };
    for (std::size_t i = 0; i < uses.size() && !isTimed(); ++i)  // “Award date”: when that was
        if (uses[i].role == Property && isDayOfSomething(sample.words(i)) && isDayColumn(sample, i)) {
            give(i, Holds);
            mapping.reason += ", " + quoted(uses[i].column) + " is when that was";
        }
    if (given.contains(Predicate))
        mapping.predicate.clear();
    for (const ColumnUse &use : uses)
        if (use.role == Predicate)
            mapping.reason += ", " + quoted(use.column) + " is the predicate";
    settleValues(sample, mapping);
}

void guessEntityColumns(const TableSample &sample, TableMapping &mapping)
{
    mapping.shape = TableShape::Entities;
    mapping.columns = plainUses(sample);
    auto &uses = mapping.columns;
    const bool cytoscape = sample.columnOf("suid") && sample.columnOf("shared name");
    std::optional<std::size_t> id;
    if (cytoscape) {
        id = sample.columnOf("shared name");
        uses[*id].role = Id;
    }
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const auto role = entityRoleOf(sample.words(i));
        if (!role || *role == Name || uses[i].role != Property || (*role == Ignore && !cytoscape))
            continue;
        const bool again =
            *role != Alias && *role != Ignore && std::any_of(uses.begin(), uses.end(), [&](const ColumnUse &use) { return use.role == *role; });
        if (again || (*role == Type && sample.share(i, &isNumber) > 0.5))
            continue;
        uses[i].role = *role;
        if (*role == Id)
            id = i;
    }
    auto name = nameColumn(sample, uses);
    if (!name)
        for (std::size_t i = 0; i < uses.size(); ++i)
            if (isNamePart(sample.words(i)) && uses[i].role == Property) {
                uses[i].role = Name;
                name = i;
            }
    if (name && (sample.words(*name) == "nombre" || sample.words(*name) == "nom" || sample.words(*name) == "name"))  // “Nombre”, “Apellido paterno”
        for (std::size_t i = 0; i < uses.size(); ++i)
            if (isNamePart(sample.words(i)) && uses[i].role == Property)
                uses[i].role = Name;
    if (!id)
        if (const auto column = idColumn(sample); column && column != name && uses[*column].role == Property) {
            id = column;
            uses[*id].role = Id;
        }
    if (!name)
        name = typedName(sample, uses);
    const bool named = name.has_value();
    if (!name)
        name = secondBestName(sample, uses, id.has_value());
    if (name && !(id && *id == *name))
        uses[*name].role = Name;
    if (const auto type = typeNamed(mapping.table); !type.empty())
        mapping.type = type;
    else if (name && *name < sample.columns())
        mapping.type =
            typeNamed(sample.words(*name).ends_with(" name") ? sample.words(*name).substr(0, sample.words(*name).size() - 5) : sample.words(*name));
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const auto type = linkTypeOf(sample.words(i));
        if (!type || uses[i].role != Property || sample.filled(i) == 0)
            continue;
        const double odd = sample.share(
            i, [](std::string_view c) { return isNumber(c) || isDateLike(c) || isUrl(c) || c.size() > 200 || c == "true" || c == "false"; });
        if (odd > 0.2)
            continue;
        uses[i].role = Link;
        uses[i].type = *type;
        uses[i].predicate = spokenName(sample.name(i));
    }
    const bool gephi = sample.columnOf("id") && sample.columnOf("label");
    const bool kumu = !id && sample.columnOf("label") && (sample.columnOf("type") || sample.columnOf("description") || sample.columnOf("tags"));
    mapping.reason = std::string("a node list")
                     + (cytoscape ? " as Cytoscape writes it"
                        : gephi   ? " as Gephi writes it"
                        : kumu    ? " as Kumu has it"
                                  : "")
                     + ": ";
    if (id)
        mapping.reason += quoted(sample.name(*id)) + " is the id" + (name ? ", " : "");
    if (name) {
        std::string names;
        for (const ColumnUse &use : uses)
            if (use.role == Name)
                names += (names.empty() ? "" : " and ") + quoted(use.column);
        mapping.reason += names.empty() ? quoted(sample.name(*name)) + " the name" : names + (id ? " the name" : " is the name");
    }
    mapping.doubt = doubtOfEntities(sample, mapping, name, named, id.has_value());
    settleValues(sample, mapping);
}

}  // namespace relata
