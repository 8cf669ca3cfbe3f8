// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmreferences.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace relata {
namespace {

constexpr std::string_view legal = "LegalEntity Person Organization Company PublicBody";
constexpr std::string_view files = "Document Article PlainText HyperText Pages Email Image Video Audio Workbook Table Package Folder Message";
constexpr std::string_view means = "Vehicle Vessel Airplane";

constexpr std::array references{
    FtmReference{"", "addressEntity", "address"},
    FtmReference{legal, "parent", "parent"},
    FtmReference{"RealEstate", "parent", "parent"},
    FtmReference{files, "parent", "folder"},
    FtmReference{files, "ancestors", "ancestor"},
    FtmReference{"Sanction Note", "entity", "entity"},
    FtmReference{"Identification Passport CryptoWallet Post", "holder", "holder"},
    FtmReference{"", "proof", "proof"},
    FtmReference{"UserAccount", "owner", "owner"},
    FtmReference{means, "owner", "owner"},
    FtmReference{means, "operator", "operator"},
    FtmReference{"Security", "issuer", "issuer"},
    FtmReference{"Position", "organization", "organization"},
    FtmReference{"Contract License CallForTenders", "authority", "authority"},
    FtmReference{"Contract License", "project", "project"},
    FtmReference{"CallForTenders", "onBehalfOf", "on behalf of"},
    FtmReference{"CallForTenders", "tenderers", "tenderer"},
    FtmReference{"EconomicActivity", "contract", "contract"},
    FtmReference{"EconomicActivity", "bankAccount", "bank account"},
    FtmReference{"EconomicActivity", "bankForeign", "foreign currency bank"},
    FtmReference{"EconomicActivity", "bankRub", "rouble bank"},
    FtmReference{"EconomicActivity", "contractHolder", "contract holder"},
    FtmReference{"EconomicActivity", "declarant", "declarant"},
    FtmReference{"EconomicActivity", "receiver", "receiver"},
    FtmReference{"EconomicActivity", "sender", "sender"},
    FtmReference{"EconomicActivity", "transport", "transport"},
    FtmReference{"BankAccount", "bank", "bank"},
    FtmReference{"Assessment", "author", "author"},
    FtmReference{"Image", "pictured", "pictured"},
    FtmReference{"TaxRoll", "taxee", "taxee"},
    FtmReference{"Mention Page", "document", "document"},
    FtmReference{"Mention", "resolved", "resolved"},
    FtmReference{"Similar", "candidate", "candidate"},
    FtmReference{"Similar", "match", "match"},
    FtmReference{"Event Trip", "involved", "involved"},
    FtmReference{"Event Trip", "organizer", "organizer"},
    FtmReference{"Trip", "startLocation", "start location"},
    FtmReference{"Trip", "endLocation", "end location"},
    FtmReference{"Trip", "vehicle", "vehicle"},
    FtmReference{"Email", "emitters", "emitter"},
    FtmReference{"Email Message", "recipients", "recipient"},
    FtmReference{"Email", "inReplyToEmail", "in reply to"},
    FtmReference{"Message", "sender", "sender"},
    FtmReference{"Message", "senderAccount", "sender account"},
    FtmReference{"Message", "recipientAccount", "recipient account"},
    FtmReference{"Message", "inReplyToMessage", "in reply to"},
    FtmReference{"Call", "caller", "caller"},
    FtmReference{"Call", "receiver", "receiver"},
};

bool hasWord(std::string_view words, std::string_view word)
{
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (words.substr(at, end - at) == word)
            return true;
        at = end + 1;
    }
    return false;
}

}  // namespace

const FtmReference *ftmReference(std::string_view schema, std::string_view property)
{
    static const auto byProperty = [] {
        std::unordered_map<std::string_view, std::vector<const FtmReference *>> all;
        for (const FtmReference &reference : references)
            all[reference.property].push_back(&reference);
        return all;
    }();
    const auto named = byProperty.find(property);
    if (named == byProperty.end())
        return nullptr;
    for (const FtmReference *reference : named->second)
        if (reference->schemata.empty() || hasWord(reference->schemata, schema))
            return reference;
    return nullptr;
}

std::string referenceKey(std::string_view entity, std::string_view property, std::size_t number)
{
    std::string key = std::string(entity) + "#" + std::string(property);
    return number > 1 ? key + "#" + std::to_string(number) : key;
}

std::string_view propertyOfReference(std::string_view key, std::string_view entity)
{
    if (!key.starts_with(entity) || key.size() <= entity.size() || key[entity.size()] != '#')
        return {};
    key.remove_prefix(entity.size() + 1);
    return key.substr(0, key.find('#'));
}

}  // namespace relata
