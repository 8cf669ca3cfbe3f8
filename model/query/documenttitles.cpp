// SPDX-License-Identifier: Apache-2.0
#include "model/query/documenttitles.h"

#include "model/graph/knowledgegraph.h"
#include "model/query/search.h"

#include <algorithm>

namespace relata {

DocumentTitles::DocumentTitles(const KnowledgeGraph &graph)
{
    m_titles.reserve(graph.documentCount());
    for (const DocumentId id : graph.documents()) {
        const Document &document = graph.document(id);
        m_titles.push_back({id, ' ' + foldedForSearch(document.title) + ' ' + foldedForSearch(document.key)});
    }
}

std::vector<DocumentId> DocumentTitles::find(std::string_view text, std::size_t most) const
{
    const std::string whole = ' ' + foldedForSearch(text);
    std::vector<std::string> words;  // each behind its blank
    for (std::size_t at = 0; at < whole.size();) {
        const std::size_t end = std::min(whole.find(' ', at + 1), whole.size());
        if (end > at + 1)
            words.push_back(whole.substr(at, end - at));
        at = end;
    }
    std::vector<DocumentId> first, others;
    for (const Title &title : m_titles) {
        if (words.empty() || first.size() == most)
            break;
        if (!std::all_of(words.begin(), words.end(), [&](const std::string &word) { return title.folded.find(word) != std::string::npos; }))
            continue;
        if (title.folded.starts_with(whole))
            first.push_back(title.document);
        else if (others.size() < most)
            others.push_back(title.document);
    }
    first.insert(first.end(), others.begin(), others.begin() + static_cast<std::ptrdiff_t>(std::min(others.size(), most - first.size())));
    return first;
}

}  // namespace relata
