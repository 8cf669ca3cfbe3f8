// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmmodel.h"

#include <algorithm>
#include <array>

namespace relata {
namespace {

/// Lists parted by blanks. Properties are its own ones: “name” a text, “name@” a date, “name>Schema” an entity, “name<other” where an entity that
/// names this one by “other” stands in nested records.
struct FtmSchema {
    std::string_view name, parents, captions, properties;
};

constexpr std::array ftmSchemata{
    FtmSchema{"Address", "Thing", "full summary city remarks",
              "city country full googlePlaceId latitude longitude osmId postOfficeBox postalCode region remarks state street street2 "
              "things<addressEntity tripsDeparting<startLocation tripsIncoming<endLocation"},
    FtmSchema{"Airplane", "Vehicle", "name registrationNumber", "icaoCode manufacturer serialNumber"},
    FtmSchema{"Analyzable", "", "",
              "companiesMentioned detectedCountry detectedLanguage emailMentioned ibanMentioned ipMentioned locationMentioned namesMentioned "
              "peopleMentioned phoneMentioned"},
    FtmSchema{"Article", "Document", "title fileName", ""},
    FtmSchema{"Assessment", "Thing", "name", "assessmentId author>LegalEntity publishDate@"},
    FtmSchema{"Asset", "Thing Value", "name", "ownershipAsset<asset"},
    FtmSchema{"Associate", "Interval", "", "associate>Person person>Person relationship"},
    FtmSchema{"Audio", "Document", "fileName title", "duration samplingRate"},
    FtmSchema{
        "BankAccount", "Asset", "name iban accountNumber",
        "accountNumber accountType balance balanceDate@ bank>Organization bankAddress bankName bic closingDate@ contractBankAccount<bankAccount "
        "foreignBankAccount<bankForeign iban maxBalance maxBalanceDate@ openingDate@ paymentBeneficiaryAccount<beneficiaryAccount "
        "paymentPayerAccount<payerAccount rubBankAccount<bankRub"},
    FtmSchema{"Call", "Interval", "callerNumber receiverNumber", "caller>LegalEntity callerNumber duration receiver>LegalEntity receiverNumber"},
    FtmSchema{"CallForTenders", "Interval Thing", "title",
              "authority>LegalEntity authorityReferenceId awardNoticeDate@ awardedInLots awardingDate@ callId certificationCheck "
              "clarificationDeadline@ contractAwards<callForTenders contractNoticeDate@ cpvCode directive euFunding evaluationMechanism "
              "fallsUnderGPPScope involvesOutcome lotsNames maximumNumberOfLots multipleTenders numberOfLots nutsCode onBehalfOf>LegalEntity "
              "paymentOptions procedure procurementType publicationDate@ relationToThreshold reverseAuctionsIncluded submissionDeadline@ tedUrl "
              "tenderers>LegalEntity tendersForLots title"},
    FtmSchema{"Company", "Asset Organization", "name",
              "bikCode caemCode capital cikCode coatoCode fnsCode fssCode ibcRuc ipoCode irsCode isinCode jibCode jurisdiction kppCode mbsCode "
              "okopfCode oksmCode okvedCode pfrNumber registrationNumber ricCode ticker voenCode"},
    FtmSchema{"Contract", "Asset", "title name procedureNumber",
              "authority>LegalEntity awards<contract cancelled classification contractDate@ criteria economicActivityContract<contract language "
              "method noticeId numberAwards paymentContract<contract procedure procedureNumber project>Project status title type"},
    FtmSchema{"ContractAward", "Interest Value", "",
              "amended callForTenders>CallForTenders contract>Contract cpvCode decisionReason documentNumber documentType lotNumber nutsCode "
              "supplier>LegalEntity"},
    FtmSchema{"CourtCase", "Thing", "name caseNumber", "caseNumber category closeDate@ court fileDate@ parties<case status type"},
    FtmSchema{"CourtCaseParty", "Interest", "", "case>CourtCase party>Thing"},
    FtmSchema{"CryptoWallet", "Thing Value", "publicKey name summary",
              "balance balanceDate@ creationDate@ currencySymbol holder>LegalEntity mangingExchange privateKey publicKey"},
    FtmSchema{"Debt", "Interval Value", "", "creditor>LegalEntity debtor>LegalEntity"},
    FtmSchema{"Directorship", "Interest", "role", "director>LegalEntity organization>Organization secretary"},
    FtmSchema{
        "Document", "Analyzable Thing", "fileName title",
        "ancestors>Folder author authoredAt@ bodyText contentHash crawler date@ encoding extension fileName fileSize generator language "
        "mentionedEntities<document messageId mimeType parent>Folder processedAt@ processingAgent processingError processingStatus proven<proof "
        "publishedAt@ relatedEntities<document title translatedLanguage translatedText"},
    FtmSchema{"Documentation", "Interest", "", "document>Document entity>Thing"},
    FtmSchema{"EconomicActivity", "Interval", "summary goodsDescription ccdNumber",
              "bankAccount>BankAccount bankForeign>BankAccount bankRub>BankAccount ccdNumber ccdValue contract>Contract contractHolder>LegalEntity "
              "customsAmount customsProcedure declarant>LegalEntity departureCountry destinationCountry directionOfTransportation dollarExchRate "
              "goodsDescription invoiceAmount originCountry receiver>LegalEntity sender>LegalEntity tradingCountry transport>Vehicle vedCode "
              "vedCodeDescription"},
    FtmSchema{
        "Email", "Folder HyperText PlainText", "subject threadTopic title name fileName",
        "bcc cc emitters>LegalEntity from headers inReplyTo inReplyToEmail>Email recipients>LegalEntity responses<inReplyToEmail sender subject "
        "threadTopic to"},
    FtmSchema{"Employment", "Interest", "role", "employee>Person employer>Organization"},
    FtmSchema{"Event", "Analyzable Interval Thing", "name summary date", "country important involved>LegalEntity location organizer>LegalEntity"},
    FtmSchema{"Family", "Interval", "", "person>Person relationship relative>Person"},
    FtmSchema{"Folder", "Document", "fileName title", "children<parent descendants<ancestors"},
    FtmSchema{"HyperText", "Document", "title fileName", "bodyHtml"},
    FtmSchema{"Identification", "Interval", "number", "authority country holder>LegalEntity number type"},
    FtmSchema{"Image", "Document", "fileName title", "pictured>Person"},
    FtmSchema{"Interest", "Interval", "", "role status"},
    FtmSchema{"Interval", "", "",
              "alephUrl date@ description endDate@ indexText modifiedAt@ namesMentioned publisher publisherUrl recordId retrievedAt@ sourceUrl "
              "startDate@ summary"},
    FtmSchema{
        "LegalEntity", "Thing", "name email phone registrationNumber",
        "agencyClient<agent agentRepresentation<client authoredAssessments<author bvdId callForTenders<authority callsMade<caller "
        "callsReceived<receiver classification contractAuthority<authority contractAwardSupplier<supplier cryptoWallets<holder "
        "debtCreditor<creditor debtDebtor<debtor delegatedCallForTenders<onBehalfOf directorshipDirector<director dissolutionDate@ dunsCode "
        "economicActivityDeclarant<declarant economicActivityHolder<contractHolder economicActivityReceiver<receiver "
        "economicActivitySender<sender email emailsReceived<recipients emailsSent<emitters eventsInvolved<involved eventsOrganized<organizer "
        "icijId idNumber identification<holder incorporationDate@ innCode jurisdiction legalForm leiCode licenseNumber mainCountry "
        "membershipMember<member mentionedBy<resolved messagesReceived<recipients messagesSent<sender npiCode ogrnCode okpoCode "
        "opencorporatesUrl operatedVehicles<operator ownedVehicles<owner ownershipOwner<owner parent>LegalEntity paymentBeneficiary<beneficiary "
        "paymentPayer<payer phone predecessors<successor projectParticipation<participant registrationNumber sector securities<issuer status "
        "subsidiaries<parent successors<predecessor swiftBic taxNumber taxRolls<taxee taxStatus uniqueEntityId userAccounts<owner vatCode "
        "website"},
    FtmSchema{"License", "Contract", "name", "area commodities reviewDate"},
    FtmSchema{"Membership", "Interest", "role", "member>LegalEntity organization>Organization"},
    FtmSchema{"Mention", "", "name", "contextCountry contextEmail contextPhone detectedSchema document>Document name resolved>LegalEntity"},
    FtmSchema{"Message", "Folder HyperText Interval PlainText", "subject title threadTopic fileName",
              "inReplyTo inReplyToMessage>Message metadata recipientAccount>UserAccount recipients>LegalEntity responses<inReplyToMessage "
              "sender>LegalEntity senderAccount>UserAccount subject threadTopic"},
    FtmSchema{"Note", "Analyzable Thing", "description", "entity>Thing"},
    FtmSchema{"Occupancy", "Interval", "", "declarationDate@ holder>Person post>Position status"},
    FtmSchema{"Organization", "LegalEntity", "name",
              "bankAccounts<bank cageCode directorshipOrganization<organization employees<employer giiNumber imoNumber "
              "membershipOrganization<organization permId positions<organization"},
    FtmSchema{"Ownership", "Interest", "",
              "asset>Asset legalBasis owner>LegalEntity ownershipType percentage sharesCount sharesCurrency sharesType sharesValue"},
    FtmSchema{"Package", "Folder", "fileName title", ""},
    FtmSchema{"Page", "", "", "bodyText detectedLanguage document>Pages index indexText translatedText translatedTextLanguage"},
    FtmSchema{"Pages", "Document", "fileName title", "pages<document pdfHash"},
    FtmSchema{"Passport", "Identification", "passportNumber number", "birthDate@ birthPlace gender givenName passportNumber personalNumber surname"},
    FtmSchema{"Payment", "Interval Value", "amount",
              "beneficiary>LegalEntity beneficiaryAccount>BankAccount contract>Contract payer>LegalEntity payerAccount>BankAccount programme "
              "project>Project purpose sequenceNumber transactionNumber"},
    FtmSchema{"Person", "LegalEntity", "name lastName email phone",
              "appearance associates<person associations<associate birthCountry birthDate@ birthPlace citizenship deathDate@ education "
              "employers<employee ethnicity eyeColor familyPerson<person familyRelative<relative fatherName firstName gender hairColor height "
              "images<pictured lastName middleName motherName nameSuffix nationality passportNumber political position positionOccupancies<holder "
              "posts<holder religion secondName socialSecurityNumber spokenLanguage title weight"},
    FtmSchema{"PlainText", "Document", "fileName title", ""},
    FtmSchema{"Position", "Thing", "name",
              "dissolutionDate@ inceptionDate@ numberOfSeats occupancies<post organization>Organization subnationalArea"},
    FtmSchema{"Post", "Interest", "summary organization role", "holder>Person organization wikidataId"},
    FtmSchema{"Project", "Interval Thing Value", "name projectId",
              "contracts<project goal participants<project payments<project phase projectId status"},
    FtmSchema{"ProjectParticipant", "Interest", "role", "participant>LegalEntity project>Project"},
    FtmSchema{"PublicBody", "Organization", "name", ""},
    FtmSchema{"RealEstate", "Asset", "name address registrationNumber",
              "area cadastralCode censusBlock createDate@ encumbrance landType latitude longitude parent>RealEstate propertyType registrationNumber "
              "subunits<parent tenure titleNumber"},
    FtmSchema{"Representation", "Interest", "", "agent>LegalEntity client>LegalEntity"},
    FtmSchema{"Sanction", "Interval", "program",
              "authority authorityId country duration entity>Thing listingDate@ program programId programUrl provisions reason status unscId"},
    FtmSchema{"Security", "Asset", "name isin registrationNumber",
              "classification collateral figiCode isin issueDate@ issuer>LegalEntity maturityDate@ registrationNumber ticker type"},
    FtmSchema{"Similar", "", "confidenceScore criteria", "candidate>Thing confidenceScore criteria match>Thing matcher"},
    FtmSchema{"Succession", "Interest", "", "predecessor>LegalEntity successor>LegalEntity"},
    FtmSchema{"Table", "Document", "title name fileName", "columns csvHash rowCount"},
    FtmSchema{"TaxRoll", "Interval", "", "birthDate@ country givenName income surname taxPaid taxee>LegalEntity wealth"},
    FtmSchema{"Thing", "", "name",
              "address addressEntity>Address alephUrl alias candidateSimilars<candidate country courtCase<party createdAt@ description "
              "documentedBy<entity indexText keywords matchSimilars<match modifiedAt@ name noteEntities<entity notes previousName program programId "
              "proof>Document publisher publisherUrl retrievedAt@ sanctions<entity sourceUrl summary topics unknownLinkFrom<object "
              "unknownLinkTo<subject weakAlias wikidataId wikipediaUrl"},
    FtmSchema{"Trip", "Event", "name startDate endDate", "endLocation>Address startLocation>Address vehicle>Vehicle"},
    FtmSchema{"UnknownLink", "Interest", "", "object>Thing subject>Thing"},
    FtmSchema{"UserAccount", "Thing", "username email service",
              "email ipAddress messagesReceived<recipientAccount messagesSent<senderAccount number owner>LegalEntity password service username"},
    FtmSchema{"Value", "", "", "amount amountEur amountUsd currency"},
    FtmSchema{"Vehicle", "Asset", "name registrationNumber",
              "buildDate@ declaredCustoms<transport deregistrationDate@ model operator>LegalEntity owner>LegalEntity registrationDate@ "
              "registrationNumber tripsInvolved<vehicle type"},
    FtmSchema{"Vessel", "Vehicle", "name imoNumber",
              "callSign crsNumber flag grossRegisteredTonnage imoNumber mmsi nameChangeDate@ navigationArea pastFlags pastTypes registrationPort "
              "tonnage"},
    FtmSchema{"Video", "Document", "fileName title", "duration"},
    FtmSchema{"Workbook", "Folder", "fileName title", ""},
};

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

void inherit(FtmModel &model, std::string_view name)
{
    using Kind = FtmProperty::Kind;
    const auto *const schema = std::find_if(ftmSchemata.begin(), ftmSchemata.end(), [&](const FtmSchema &s) { return s.name == name; });
    if (schema == ftmSchemata.end() || !model.kinds.insert(name).second)
        return;
    for (const std::string_view word : wordsOf(schema->properties)) {
        const std::size_t end = std::min(word.find_first_of("@><"), word.size());
        const char mark = end < word.size() ? word[end] : ' ';
        const Kind kind = mark == '@' ? Kind::Date : mark == '>' ? Kind::Entity : mark == '<' ? Kind::Reverse : Kind::Text;
        model.properties.try_emplace(word.substr(0, end), FtmProperty{kind, word.substr(std::min(end + 1, word.size()))});
    }
    for (const std::string_view parent : wordsOf(schema->parents))
        inherit(model, parent);
}

}  // namespace

const FtmModel *ftmModel(std::string_view schema)
{
    static const auto models = [] {
        std::unordered_map<std::string_view, FtmModel> all;
        for (const FtmSchema &one : ftmSchemata) {
            FtmModel &model = all[one.name];
            model.captions = wordsOf(one.captions);
            inherit(model, one.name);
        }
        return all;
    }();
    const auto found = models.find(schema);
    return found == models.end() ? nullptr : &found->second;
}

}  // namespace relata
