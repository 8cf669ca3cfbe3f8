// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmreferences.h"

#include <algorithm>
#include <array>

namespace relata {
namespace {

constexpr std::string_view legal = "LegalEntity Person Organization Company PublicBody";
constexpr std::string_view files = "Document Article PlainText HyperText Pages Email Image Video Audio Workbook Table Package Folder";
constexpr std::string_view means = "Vehicle Vessel Airplane";

constexpr std::array references{
    FtmReference{"", "addressEntity", "address"},
    FtmReference{legal, "parent", "parent"},
    FtmReference{"RealEstate", "parent", "parent"},
    FtmReference{files, "parent", "folder"},
    FtmReference{files, "ancestors", "ancestor"},
    FtmReference{"Sanction Note", "entity", "entity"},
    FtmReference{"Identification Passport CryptoWallet", "holder", "holder"},
    FtmReference{"Sanction Identification Passport EconomicActivity Call", "proof", "proof"},
    FtmReference{"UserAccount", "owner", "owner"},
    FtmReference{means, "owner", "owner"},
    FtmReference{means, "operator", "operator"},
    FtmReference{"Security", "issuer", "issuer"},
    FtmReference{"Position", "organization", "organization"},
    FtmReference{"Contract CallForTenders", "authority", "authority"},
    FtmReference{"EconomicActivity", "contract", "contract"},
    FtmReference{"Mention", "document", "document"},
    FtmReference{"Mention", "resolved", "resolved"},
    FtmReference{"Similar", "candidate", "candidate"},
    FtmReference{"Similar", "match", "match"},
    FtmReference{"Event Trip", "involved", "involved"},
    FtmReference{"Event Trip", "organizer", "organizer"},
    FtmReference{"Trip", "startLocation", "start location"},
    FtmReference{"Trip", "endLocation", "end location"},
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
    const auto *const found = std::find_if(references.begin(), references.end(), [&](const FtmReference &reference) {
        return reference.property == property && (reference.schemata.empty() || hasWord(reference.schemata, schema));
    });
    return found == references.end() ? nullptr : found;
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
