// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: where the records of a Popolo file stand.

#include "model/io/popolonames.h"

#include <string>
#include <utility>
#include <vector>

namespace relata {

enum class PopoloKind { Person, Organization, Membership, Unknown };

/// By the keys that only one kind has; a record with memberships by the end of these that has its id, or else by the end that they leave out.
PopoloKind popoloKindOf(const PopoloJson &record);

/// “NAME_id”, or the id of the object NAME.
std::string popoloIdIn(const PopoloJson &record, const std::string &name);

/// Pointers into the parsed file.
struct PopoloRecords {
    struct Membership {
        const PopoloJson *record = nullptr;
        std::string end, known;  ///< the end that it stands in, and its id
    };
    const PopoloJson *lists = nullptr;  ///< the object whose lists they are in; null: the file has none
    std::vector<const PopoloJson *> persons, organizations, unknown;
    std::vector<std::pair<const PopoloJson *, PopoloKind>> embedded;  ///< whole in a membership, with an id
    std::vector<Membership> memberships;
    std::vector<std::pair<const PopoloJson *, std::string>> strange;  ///< no objects, with the name of their list
};

/// Records stand in the lists of an object, alone, in a list, or (PopIt) under “result”; memberships also inside persons and organizations.
PopoloRecords popoloRecords(const PopoloJson &root);

}  // namespace relata
