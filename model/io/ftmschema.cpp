// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmschema.h"

#include "model/io/foreigngraph.h"
#include "model/io/ftmmodel.h"

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

struct FtmKind {
    std::string_view schema, type;  ///< type empty: the schema is the type
};
constexpr std::array ftmKinds{
    FtmKind{"Person", "person"},
    FtmKind{"Organization", "institution"},
    FtmKind{"Company", "institution"},
    FtmKind{"PublicBody", "institution"},
    FtmKind{"LegalEntity", "unknown"},
    FtmKind{"Address", "place"},
    FtmKind{"Event", "event"},
    FtmKind{"Document", "work"},
    FtmKind{"Article", "work"},
    FtmKind{"PlainText", "work"},
    FtmKind{"HyperText", "work"},
    FtmKind{"Pages", "work"},
    FtmKind{"Email", "work"},
    FtmKind{"Image", "work"},
    FtmKind{"Video", "work"},
    FtmKind{"Audio", "work"},
    FtmKind{"Workbook", "work"},
    FtmKind{"Table", "work"},
    FtmKind{"Package", "work"},
    FtmKind{"Folder", "work"},
    FtmKind{"Project", ""},
    FtmKind{"Position", ""},
    FtmKind{"Vessel", ""},
    FtmKind{"Airplane", ""},
    FtmKind{"Vehicle", ""},
    FtmKind{"RealEstate", ""},
    FtmKind{"Asset", ""},
    FtmKind{"BankAccount", ""},
    FtmKind{"CourtCase", ""},
    FtmKind{"Contract", ""},
    FtmKind{"CallForTenders", ""},
    FtmKind{"Security", ""},
    FtmKind{"License", ""},
    FtmKind{"CryptoWallet", ""},
    FtmKind{"UserAccount", ""},
    FtmKind{"Trip", ""},
    FtmKind{"Note", ""},
    FtmKind{"Message", ""},
    FtmKind{"Assessment", ""},
    FtmKind{"Sanction", ""},
    FtmKind{"Identification", ""},
    FtmKind{"Passport", ""},
    FtmKind{"TaxRoll", ""},
    FtmKind{"EconomicActivity", ""},
    FtmKind{"Call", ""},
    FtmKind{"Mention", ""},
    FtmKind{"Similar", ""},
};

const FtmKind *kindOf(std::string_view schema)
{
    const auto *const found = std::find_if(ftmKinds.begin(), ftmKinds.end(), [&](const FtmKind &kind) { return kind.schema == schema; });
    return found == ftmKinds.end() ? nullptr : found;
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
    const FtmKind *kind = kindOf(schema);
    return isPolicy && schema == "Project" ? "policy" : kind ? kind->type : std::string_view();
}

std::string_view ftmOfType(std::string_view type)
{
    if (type == "policy")
        return "Project";
    if (type == "group")
        return "Organization";
    const auto *const found =
        std::find_if(ftmKinds.begin(), ftmKinds.end(), [&](const FtmKind &kind) { return kind.type == type || kind.schema == type; });
    return found == ftmKinds.end() ? std::string_view() : found->schema;
}

bool isFtmThing(std::string_view schema)
{
    return kindOf(schema) != nullptr;
}

bool isNamelessFtm(std::string_view schema)
{
    const FtmModel *model = ftmModel(schema);
    return model && !model->has("name");
}

}  // namespace relata
