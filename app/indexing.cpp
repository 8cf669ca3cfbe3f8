// SPDX-License-Identifier: Apache-2.0
#include "app/indexing.h"

#include "model/query/searchbuilder.h"
#include "views/jobs/heap.h"

namespace relata {

void Indexing::start(const KnowledgeGraph &graph)
{
    const auto promise = std::make_shared<std::promise<std::optional<SearchIndex>>>();
    m_made = promise->get_future().share();
    m_job.start(
        [&graph, promise](const RunContext &context) {
            constexpr std::size_t atOnce = 1024;  // records: some milliseconds, which is how long who changes the graph has to wait
            constexpr std::size_t muchIsFreed = 500'000;
            std::optional<SearchIndex> index;
            std::size_t read = 0;
            {
                SearchBuilder builder(graph);
                bool more = true;
                for (; more && !context.cancelled(); read += atOnce)
                    more = builder.readSome(atOnce);
                if (!more)
                    index = builder.finish();
            }
            promise->set_value(index);
            if (read >= muchIsFreed)
                giveBackFreedMemory();
            return index;
        },
        [this](const std::optional<SearchIndex> &index) {
            if (index)
                emit made(*index);
        });
}

}  // namespace relata
