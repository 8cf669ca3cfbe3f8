// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmschema.h"

#include "model/io/foreigngraph.h"

#include <algorithm>
#include <array>

namespace relata {
namespace {

constexpr std::array edges{
    FtmEdge{"UnknownLink", "subject", "object", "linked with", false},
    FtmEdge{"Ownership", "owner", "asset", "owns"},
    FtmEdge{"Directorship", "director", "organization", "is director of"},
    FtmEdge{"Membership", "member", "organization", "belongs to"},
    FtmEdge{"Employment", "employee", "employer", "works for"},
    FtmEdge{"Representation", "agent", "client", "represents"},
    FtmEdge{"Payment", "payer", "beneficiary", "paid"},
    FtmEdge{"Family", "person", "relative", "is related to", false},
    FtmEdge{"Associate", "person", "associate", "is associated with", false},
    FtmEdge{"Occupancy", "holder", "post", "holds"},
    FtmEdge{"Succession", "predecessor", "successor", "precedes"},
    FtmEdge{"ProjectParticipant", "participant", "project", "participates in"},
    FtmEdge{"Documentation", "document", "entity", "documents"},
    FtmEdge{"Debt", "debtor", "creditor", "owes"},
    FtmEdge{"ContractAward", "contract", "supplier", "awarded to"},
    FtmEdge{"CourtCaseParty", "party", "case", "involved in"},
};

struct Kind {
    std::string_view schema, type;  ///< type empty: the schema is the type
};
constexpr std::array kinds{
    Kind{"Person", "person"},
    Kind{"Organization", "institution"},
    Kind{"Company", "institution"},
    Kind{"PublicBody", "institution"},
    Kind{"LegalEntity", "unknown"},
    Kind{"Address", "place"},
    Kind{"Event", "event"},
    Kind{"Document", "work"},
    Kind{"Article", "work"},
    Kind{"PlainText", "work"},
    Kind{"HyperText", "work"},
    Kind{"Pages", "work"},
    Kind{"Email", "work"},
    Kind{"Image", "work"},
    Kind{"Video", "work"},
    Kind{"Audio", "work"},
    Kind{"Workbook", "work"},
    Kind{"Table", "work"},
    Kind{"Package", "work"},
    Kind{"Folder", "work"},
    Kind{"Project", ""},
    Kind{"Position", ""},
    Kind{"Vessel", ""},
    Kind{"Airplane", ""},
    Kind{"Vehicle", ""},
    Kind{"RealEstate", ""},
    Kind{"Asset", ""},
    Kind{"BankAccount", ""},
    Kind{"CourtCase", ""},
    Kind{"Contract", ""},
    Kind{"CallForTenders", ""},
    Kind{"Security", ""},
    Kind{"License", ""},
    Kind{"CryptoWallet", ""},
    Kind{"UserAccount", ""},
    Kind{"Trip", ""},
};

const Kind *kindOf(std::string_view schema)
{
    const auto *const found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind &kind) { return kind.schema == schema; });
    return found == kinds.end() ? nullptr : found;
}

}  // namespace

const FtmEdge *ftmEdge(std::string_view schema)
{
    const auto *const found = std::find_if(edges.begin(), edges.end(), [&](const FtmEdge &edge) { return edge.schema == schema; });
    return found == edges.end() ? nullptr : found;
}

const FtmEdge *ftmEdgeOfLabel(std::string_view predicate)
{
    const auto *const found = std::find_if(edges.begin(), edges.end(), [&](const FtmEdge &edge) { return slug(edge.label) == predicate; });
    return found == edges.end() ? nullptr : found;
}

std::string_view typeOfFtm(std::string_view schema, bool isPolicy)
{
    const Kind *kind = kindOf(schema);
    return isPolicy && schema == "Project" ? "policy" : kind ? kind->type : std::string_view();
}

std::string_view ftmOfType(std::string_view type)
{
    if (type == "policy")
        return "Project";
    if (type == "group")
        return "Organization";
    const auto *const found =
        std::find_if(kinds.begin(), kinds.end(), [&](const Kind &kind) { return kind.type == type || (kind.type.empty() && kind.schema == type); });
    return found == kinds.end() ? std::string_view() : found->schema;
}

bool isFtmThing(std::string_view schema)
{
    return kindOf(schema) != nullptr;
}

}  // namespace relata
