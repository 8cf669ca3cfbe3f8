// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only.

#include "model/analysis/measure.h"
#include "model/query/search.h"
#include "model/query/wordindex.h"

namespace relata {

struct SearchIndex::Data {
    struct Name {
        EntityId entity;
        std::uint16_t words;
        bool isKey;
        std::string text;
    };
    std::vector<Name> names;
    WordIndex nameWords;                ///< rows of names
    std::vector<std::uint32_t> weight;  ///< statements per entity: decides between equals
    WordIndex claimWords;               ///< statement ids
    std::vector<std::string> claims;    ///< by statement id
    std::shared_ptr<MeasureCache> measures = std::make_shared<MeasureCache>();
};

}  // namespace relata
