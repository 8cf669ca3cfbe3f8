// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/model/dataset/package.h"

#include <string>
#include <vector>

namespace relata::dataset {

/// What breaks a rule, one line each, with the id of the row; empty when the rule holds.
using Breaches = std::vector<std::string>;

// Entities
Breaches entitiesAreComplete(const Package &package);        ///< known type, one short line of description, a name that fits the canvas
Breaches everyEntityIsStatedAbout(const Package &package);   ///< as subject or object
Breaches namesAreMarked(const Package &package);             ///< text or ours; our aliases are among the aliases
Breaches nobodyHasTwoNamesInCommon(const Package &package);  ///< no two entities share a name or alias, however it is typed
Breaches namesakesStayApart(const Package &package);         ///< the two called López, the two mixed up over "Gil"
Breaches administrationsStayApart(const Package &package);   ///< each is headed by its own president and nobody else
Breaches formerIsNotCurrent(const Package &package);         ///< former_office agrees with formerly-headed; nobody heads what he formerly headed
Breaches bordersStayApart(const Package &package);           ///< Guatemala in the south, the United States in the north
Breaches nothingFromOutside(const Package &package);         ///< names that the article does not give

// Statements
Breaches statementsAreComplete(const Package &package);  ///< claim, document, paragraph 1 to 17, modality, polarity, said
Breaches endsAreKnown(const Package &package);           ///< subject, object, speaker and predicate exist; ids are slugs, once each
Breaches everyParagraphIsCovered(const Package &package);
Breaches claimsAreSentences(const Package &package);  ///< capital, full stop, one line, at most 25 words
Breaches holdsSaysItsBasis(const Package &package);   ///< stated or inferred, exactly when holds is given; valid dates
Breaches saidIsNotAfterTheArticle(const Package &package);
Breaches voicesFitModality(const Package &package);         ///< who is quoted or pledges is named; the author alone asserts
Breaches conditionsAreNotAsserted(const Package &package);  ///< a claim with "if" is predicted
Breaches threatsAreNotDeeds(const Package &package);        ///< tariffs, trade war, what Sheinbaum is still to do
Breaches noRowTwice(const Package &package);                ///< same ends, predicate, speaker and paragraph
Breaches noWordsOfTheArticle(const Package &package);       ///< the quote column stays empty

// Schema and description
Breaches predicatesAreDefined(const Package &package);  ///< 25 to 30, each used, with label, inverse, definition, known category, mutual opposite
Breaches domainsAreHonest(const Package &package);      ///< domain and range are exactly what the statements use
Breaches everyCategoryIsUsed(const Package &package);
Breaches typesLookAsDesigned(const Package &package);       ///< shape, icon and colours
Breaches descriptionFitsTheTables(const Package &package);  ///< datapackage.json names the columns and predicates that there are

// README
Breaches readmeFiguresAreTrue(const Package &package);  ///< each table of counts, and the figures in the sentences
Breaches readmeNamesWhatIsOurs(const Package &package);

}  // namespace relata::dataset
