// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/ids.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace relata {

/// One row of a card: what it says and where it leads; how it is drawn is CardDelegate's affair.
struct CardRow {
    enum class Kind {
        Title,      ///< an entity, large: shape, name, type
        End,        ///< an end of a link: dot, name
        Between,    ///< between two ends: chevron and words
        Text,       ///< a paragraph
        Fact,       ///< label and value; leads to `entity` when given
        Segments,   ///< a choice: `choices`, `chosen`
        Group,      ///< predicate and other end, over its statements
        Statement,  ///< claim, speaker, ¶, modality, holds
        Label,      ///< a heading, with words at its right
        Quote,      ///< a passage of the source
        Entity,     ///< shape, name, type at the right
        BoxHead,    ///< “Accounts differ”
        BoxLabel,   ///< “Stated by 2”
        More,       ///< an action: shows what was left out
        Empty,      ///< what to do when there is nothing
    };
    Kind kind = Kind::Text;
    QString text;
    QString detail;
    EntityId entity = noEntity;
    StatementId statement = noStatement;  ///< Statement
    std::vector<StatementId> statements;  ///< Group, Label: what a click selects
    QStringList choices;                  ///< Segments
    int chosen = 0;                       ///< Segments
    int number = -1;                      ///< a count at the right; More: what to do
    int chain = -1;                       ///< of a list of paths: which one
    bool boxed = false;                   ///< inside the frame of “Accounts differ”
    bool boxEnd = false;                  ///< its last row
    bool rule = false;                    ///< a line above
};

}  // namespace relata
