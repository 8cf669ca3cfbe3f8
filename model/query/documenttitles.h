// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/ids.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

class KnowledgeGraph;

/// The titles (and ids) of documents, folded once, to be found while one types. It knows nothing of later edits. O(letters) to make.
class DocumentTitles
{
public:
    DocumentTitles() = default;
    explicit DocumentTitles(const KnowledgeGraph &graph);
    /// Documents of whose title or id every word of \a text begins a word, accents and case aside: those whose title begins with \a text first, then
    /// as they stand in the graph. No words: none. O(letters of all titles).
    std::vector<DocumentId> find(std::string_view text, std::size_t most = 50) const;

private:
    struct Title {
        DocumentId document;
        std::string folded;  ///< " title key", each word behind a blank
    };
    std::vector<Title> m_titles;
};

}  // namespace relata
