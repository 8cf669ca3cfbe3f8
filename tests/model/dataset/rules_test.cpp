// SPDX-License-Identifier: Apache-2.0
#include "tests/model/dataset/rules.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>

namespace relata::dataset {
namespace {

/// A rule of the shipped data, and ways to break it: a rule that cannot be broken checks nothing.
struct Rule {
    const char *name;
    Breaches (*check)(const Package &);
    std::vector<std::function<void(Package &)>> spoil;
};
void PrintTo(const Rule &rule, std::ostream *out)
{
    *out << rule.name;
}

using P = Package;

std::function<void(P &)> set(const std::string &id, const std::string &column, const std::string &cell)
{
    return [=](P &p) { (id[0] == 's' && id[1] >= '0' && id[1] <= '9' ? p.statement(id) : p.entity(id))[column] = cell; };
}

std::function<void(P &)> rename(const char *id, const char *name)
{
    return [=](P &p) {
        p.entity(id)["name"] = name;
        p.entity(id)["aliases"] = "";
    };
}

std::function<void(P &)> replaceInReadme(const char *from, const char *to)
{
    return [=](P &p) {
        const auto at = p.readme.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        p.readme.replace(at, std::string(from).size(), to);
    };
}

void drop(P &p, const std::function<bool(const Row &)> &which)
{
    p.statements.erase(std::remove_if(p.statements.begin(), p.statements.end(), which), p.statements.end());
}

std::function<void(P &)> dropWhere(const char *column, const char *cell)
{
    return [=](P &p) { drop(p, [&](const Row &row) { return row.at(column) == cell; }); };
}

const std::string longName(41, 'x');
const std::string longLine(141, 'x');

const std::vector<Rule> rules{
    {"EntitiesAreComplete",
     entitiesAreComplete,
     {set("inm", "type", "agency"), set("inm", "name", ""), set("inm", "name", longName), set("inm", "description", ""),
      set("inm", "description", "No stop"), set("inm", "description", longLine + "."), set("inm", "description", "Two\nlines.")}},
    {"EveryEntityIsStatedAbout", everyEntityIsStatedAbout, {dropWhere("object", "nodal-commentary"), dropWhere("subject", "experts")}},
    {"NamesAreMarked", namesAreMarked, {set("inm", "name_status", ""), set("inm", "aliases_ours", "Migration office")}},
    {"NobodyHasTwoNamesInCommon", nobodyHasTwoNamesInCommon, {set("gil-guerra", "aliases", "Guerra|amlo"), set("inm", "name", "MÉXICO")}},
    {"NamesakesStayApart",
     namesakesStayApart,
     {set("ken-salazar", "aliases", "López"), rename("tonatiuh-guillen-lopez", "Tonatiuh Guillén"), rename("gil-guerra", "G. Guerra"),
      rename("gil-guerra", "Gil Everaert"), rename("alberto-xicontencatl-carrasco", "A. X. C."), rename("francisco-garduno", "F. G.")}},
    {"AdministrationsStayApart",
     administrationsStayApart,
     {set("s250", "object", "trump-administration"), set("s251", "subject", "joe-biden"), dropWhere("id", "s240")}},
    {"FormerIsNotCurrent",
     formerIsNotCurrent,
     {set("s128", "predicate", "heads"), set("s053", "subject", "tonatiuh-guillen-lopez"), set("barack-obama", "former_office", ""),
      set("joe-biden", "former_office", "President")}},
    {"BordersStayApart",
     bordersStayApart,
     {set("s050", "object", "united-states"), set("s255", "object", "guatemala"), set("s049", "object", "us-mexico-border")}},
    {"NothingFromOutside",
     nothingFromOutside,
     {set("free-trade-agreement", "aliases", "USMCA"), set("s045", "claim", "The Remain in Mexico programme began."),
      [](P &p) { p.documents[0]["note"] = "See title 42."; }}},
    {"StatementsAreComplete",
     statementsAreComplete,
     {set("s001", "claim", ""), set("s001", "document", ""), set("s001", "paragraph", ""), set("s001", "paragraph", "0"),
      set("s001", "paragraph", "18"), set("s001", "paragraph", "9a"), set("s001", "modality", "sure"), set("s001", "polarity", ""),
      set("s001", "said", ""), set("s001", "said", "2024-13")}},
    {"EndsAreKnown",
     endsAreKnown,
     {set("s001", "subject", "nobody"), set("s001", "object", ""), set("s025", "speaker", "nobody"), set("s001", "predicate", "wins"),
      set("s002", "id", "s001"), set("inm", "id", "INM"), set("s001", "object", "claudia-sheinbaum")}},
    {"EveryParagraphIsCovered", everyParagraphIsCovered, {dropWhere("paragraph", "16"), dropWhere("paragraph", "1")}},
    {"ClaimsAreSentences",
     claimsAreSentences,
     {set("s001", "claim", "claudia Sheinbaum won the election."), set("s001", "claim", "Claudia Sheinbaum won the election"),
      set("s001", "claim", "She won."), set("s001", "claim", "Claudia Sheinbaum\nwon the election."),
      set("s001", "claim", "A b c d e f g h i j k l m n o p q r s t u v w x y z."), set("s001", "claim", "Claudia  Sheinbaum won the election.")}},
    {"HoldsSaysItsBasis",
     holdsSaysItsBasis,
     {set("s001", "holds_basis", ""), set("s001", "holds_basis", "guessed"), set("s002", "holds_basis", "stated"), set("s001", "holds", "June"),
      set("s001", "holds", "")}},
    {"SaidIsNotAfterTheArticle", saidIsNotAfterTheArticle, {set("s001", "said", "2024-07"), [](P &p) { p.documents[0]["published"] = "2018"; }}},
    {"VoicesFitModality",
     voicesFitModality,
     {set("s078", "speaker", ""), set("s025", "speaker", ""), set("s006", "note", ""), set("s078", "modality", "asserted")}},
    {"ConditionsAreNotAsserted",
     conditionsAreNotAsserted,
     {set("s081", "modality", "asserted"), set("s237", "modality", "quoted"), set("s084", "modality", "predicted")}},
    {"ThreatsAreNotDeeds",
     threatsAreNotDeeds,
     {set("s036", "modality", "asserted"), set("s040", "predicate", "harms"), set("s040", "object", "trade-war"), set("s004", "modality", "asserted"),
      set("s009", "modality", "asserted"), set("s226", "modality", "quoted"), set("s031", "modality", "asserted")}},
    {"NoRowTwice",
     noRowTwice,
     {[](P &p) { p.statements.push_back(p.statements.front()); }, set("s101", "paragraph", "8"), set("s219", "paragraph", "1")}},
    {"NoWordsOfTheArticle", noWordsOfTheArticle, {set("s001", "quote", "words")}},
    {"PredicatesAreDefined",
     predicatesAreDefined,
     {[](P &p) { p.predicate("asks")["label"] = ""; }, [](P &p) { p.predicate("asks")["inverse"] = ""; },
      [](P &p) { p.predicate("asks")["inverse"] = "asks or demands of"; }, [](P &p) { p.predicate("asks")["symmetric"] = true; },
      [](P &p) { p.predicate("asks")["definition"] = "Asks."; }, [](P &p) { p.predicate("asks")["category"] = "cooperation"; },
      dropWhere("predicate", "appoints"), [](P &p) { p.predicate("favours").erase("opposite"); },
      [](P &p) { p.schema["predicates"].push_back(p.predicate("asks")); },
      [](P &p) { p.schema["predicates"].get_ref<nlohmann::json::array_t &>().resize(24); }}},
    {"DomainsAreHonest",
     domainsAreHonest,
     {[](P &p) { p.predicate("appoints")["domain"].push_back("work"); }, [](P &p) { p.predicate("appoints")["range"] = {"work"}; },
      set("francisco-garduno", "type", "group")}},
    {"EveryCategoryIsUsed",
     everyCategoryIsUsed,
     {[](P &p) {
          p.schema["categories"].push_back({{"id", "cooperation"}, {"label", "Cooperation"}});
      },
      [](P &p) { drop(p, [](const Row &row) { return row.at("predicate") == "criticizes" || row.at("predicate") == "neglects"; }); }}},
    {"TypesLookAsDesigned",
     typesLookAsDesigned,
     {[](P &p) { p.schema["types"][0]["shape"] = "square"; }, [](P &p) { p.schema["types"][0]["icon"] = ""; },
      [](P &p) { p.schema["types"][0]["color"]["dark"] = "#000000"; }, [](P &p) { p.schema["types"].erase(6); }}},
    {"DescriptionFitsTheTables",
     descriptionFitsTheTables,
     {[](P &p) { p.columns["entities"].push_back("mood"); }, [](P &p) { p.schema["predicates"].erase(0); },
      [](P &p) { p.description["resources"][0]["schema"]["fields"].erase(1); }}},
    {"ReadmeFiguresAreTrue",
     readmeFiguresAreTrue,
     {[](P &p) { p.entities.pop_back(); }, [](P &p) { p.statements.pop_back(); }, set("inm", "type", "group"), set("s001", "modality", "predicted"),
      set("s001", "polarity", "negative"), set("s001", "paragraph", "2"), set("s001", "speaker", "ken-salazar"), set("s001", "predicate", "heads"),
      set("s002", "holds_basis", "stated"), replaceInReadme("| Person | 15 |", "| Person | 16 |"),
      replaceInReadme("one document, 14 speakers", "one document, 15 speakers"), replaceInReadme("first version | 224 |", "first version | 225 |"),
      replaceInReadme("| Work | 3 |", "| Work | 3 |\n| Song | 1 |")}},
    {"ReadmeNamesWhatIsOurs",
     readmeNamesWhatIsOurs,
     {set("inm", "name_status", "ours"), set("inm", "aliases_ours", "Migration office"), set("progressives", "name", "Disappointed people")}},
};

class ShippedData : public testing::TestWithParam<Rule>
{
};

TEST_P(ShippedData, KeepsTheRule)
{
    for (const std::string &breach : GetParam().check(shipped()))
        ADD_FAILURE() << breach;
}

TEST_P(ShippedData, AndSpoiledBreaksIt)
{
    ASSERT_FALSE(GetParam().spoil.empty());
    for (std::size_t i = 0; i < GetParam().spoil.size(); ++i) {
        Package spoiled = shipped();
        GetParam().spoil[i](spoiled);
        EXPECT_FALSE(GetParam().check(spoiled).empty()) << "spoiled copy " << i << " passes";
    }
}

INSTANTIATE_TEST_SUITE_P(Rules, ShippedData, testing::ValuesIn(rules), [](const auto &rule) { return std::string(rule.param.name); });

}  // namespace
}  // namespace relata::dataset
