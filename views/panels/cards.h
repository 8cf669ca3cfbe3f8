// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/cardrow.h"
#include "views/panels/session.h"

namespace relata {

/// Which of an entity's statements its card shows.
enum class CardSide { About, Says, Mentions };

// What the inspector shows, as rows. Pure: they read the session and change nothing. Statements beyond \a most are left out and counted in a
// row of kind More.
std::vector<CardRow> entityCard(const Session &session, EntityId id, CardSide side, std::size_t most);
std::vector<CardRow> statementsCard(const Session &session, const std::vector<StatementId> &ids, std::size_t most);  ///< a link, or rows of the table
std::vector<CardRow> severalCard(const Session &session, const std::vector<EntityId> &ids, std::size_t most);
std::vector<CardRow> emptyCard();

CardRow statementCardRow(StatementId id);
/// Statements whose claim names \a id without being about it or by it, whole words, accents and case ignored.
std::vector<StatementId> mentionsOf(const Session &session, EntityId id);

}  // namespace relata
