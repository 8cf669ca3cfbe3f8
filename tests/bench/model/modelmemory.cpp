// SPDX-License-Identifier: Apache-2.0
// Measures what a graph of 100,000 entities and 500,000 statements takes, by counting every allocation, and prints a Markdown table.
// Exit code 1 when a budget is broken: 150 bytes an entity and 200 bytes a statement beyond the text itself.

#include "tests/bench/model/generatedgraph.h"

#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

std::size_t allocated = 0;  ///< bytes, as the allocator rounds them, with its header; this program has one thread

constexpr std::size_t header = sizeof(std::size_t);

}  // namespace

void *operator new(std::size_t size)
{
    void *memory = std::malloc(size);
    if (!memory)
        throw std::bad_alloc();
    allocated += malloc_usable_size(memory) + header;
    return memory;
}
void operator delete(void *memory) noexcept
{
    if (memory)
        allocated -= malloc_usable_size(memory) + header;
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    operator delete(memory);
}

namespace relata::bench {
namespace {

constexpr std::uint32_t entityCount = 100'000, statementCount = 500'000;
constexpr double entityBudget = 150, statementBudget = 200;

/// Bytes that stay allocated after \a work, and the text that it added.
struct Cost {
    std::size_t bytes = 0, text = 0;
    double beyondText(double count) const { return (static_cast<double>(bytes) - static_cast<double>(text)) / count; }
};

void applyOrExit(KnowledgeGraph &graph, const GraphDiff &diff)
{
    if (const auto applied = graph.apply(diff); !applied) {
        std::fprintf(stderr, "%s\n", applied.error().text().c_str());
        std::exit(2);
    }
}

/// \a step records an edit at most, so that growth by small edits is measured as well as one large load.
template <typename Member>
Cost grow(KnowledgeGraph &graph, GraphDiff diff, Member member, std::size_t step)
{
    const std::size_t before = allocated;
    Cost cost;
    cost.text = textOf(diff);
    const std::size_t withDiff = allocated;
    if (step == 0) {
        applyOrExit(graph, diff);
    } else {
        GraphDiff head;
        head.schema = diff.schema;
        head.documents = diff.documents;
        applyOrExit(graph, head);
        for (std::size_t i = 0; i < (diff.*member).size(); i += step) {
            GraphDiff part;
            auto &from = diff.*member;
            (part.*member)
                .assign(from.begin() + static_cast<std::ptrdiff_t>(i), from.begin() + static_cast<std::ptrdiff_t>(std::min(i + step, from.size())));
            applyOrExit(graph, part);
        }
    }
    cost.bytes = allocated - withDiff;
    (void)before;
    return cost;
}

bool measure(const char *name, Fields fields, std::size_t step)
{
    KnowledgeGraph graph;
    const Cost entities = grow(graph, generatedEntities(entityCount, fields), &GraphDiff::entities, step);
    const Cost statements = grow(graph, generatedStatements(graph, statementCount, fields), &GraphDiff::statements, step);
    const double perEntity = entities.beyondText(entityCount), perStatement = statements.beyondText(statementCount);
    const auto memory = graph.memory();
    const double told = static_cast<double>(memory.text + memory.entities + memory.statements + memory.other);
    const bool kept = perEntity <= entityBudget && perStatement <= statementBudget;
    std::printf("| %s | %.1f | %.1f | %.1f | %.1f | %.2f | %s |\n", name, perEntity, perStatement,
                static_cast<double>(entities.text + statements.text) / 1e6, static_cast<double>(entities.bytes + statements.bytes) / 1e6,
                told / static_cast<double>(entities.bytes + statements.bytes), kept ? "yes" : "NO");
    return kept;
}

int run()
{
    std::printf("100,000 entities, 500,000 statements; bytes as allocated, beyond the text itself; budget %.0f and %.0f\n\n", entityBudget,
                statementBudget);
    std::printf("| graph | bytes an entity | bytes a statement | text, MB | all, MB | memory() / measured | within budget "
                "|\n|---|---|---|---|---|---|---|\n");
    bool kept = measure("plain, one load", Fields::Plain, 0);
    kept &= measure("rich, one load", Fields::Rich, 0);
    kept &= measure("rich, grown by edits of 100", Fields::Rich, 100);
    return kept ? 0 : 1;
}

}  // namespace
}  // namespace relata::bench

int main()
{
    return relata::bench::run();
}
