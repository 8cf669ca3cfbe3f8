// SPDX-License-Identifier: Apache-2.0
#include "app/indexing.h"

#include "model/query/searchbuilder.h"

namespace relata {

void Indexing::start(const KnowledgeGraph &graph)
{
    const auto promise = std::make_shared<std::promise<std::optional<SearchIndex>>>();
    m_made = promise->get_future().share();
    m_job.start(
        [&graph, promise](const RunContext &context) {
            constexpr std::size_t atOnce = 1024;  // records: some milliseconds, which is how long who changes the graph has to wait
            SearchBuilder builder(graph);
            bool more = true;
            while (more && !context.cancelled())
                more = builder.readSome(atOnce);
            std::optional<SearchIndex> index;
            if (!more)
                index = builder.finish();
            promise->set_value(index);
            return index;
        },
        [this](const std::optional<SearchIndex> &index) {
            if (index)
                emit made(*index);
        });
}

}  // namespace relata
