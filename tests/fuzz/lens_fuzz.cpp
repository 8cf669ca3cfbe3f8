// SPDX-License-Identifier: Apache-2.0
// The lens: what can be read is written so that it reads the same, and selects only what is there; completions fit into the text.
#include "model/query/lens.h"
#include "model/query/search.h"
#include "tests/fuzz/fuzzcheck.h"
#include "tests/model/io/fullgraph.h"

using namespace relata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const KnowledgeGraph graph = test::fullGraph();
    static const SearchIndex index = SearchIndex::of(graph);
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const int cursor = data[0];
    for (const LensCompletion &offer : lensCompletions(text, cursor, graph))
        fuzz::mustHold(offer.start >= 0 && offer.start <= offer.end && offer.end <= static_cast<int>(text.size()),
                       "a completion is outside the text");
    const auto lens = Lens::parse(text);
    if (!lens) {
        fuzz::mustBeTold(lens.error());
        fuzz::mustHold(lens.error().column >= 1 && lens.error().column <= static_cast<int>(text.size()) + 1, "an error is outside the text");
        return 0;
    }
    const std::string canonical = lens->text();
    const auto again = Lens::parse(canonical);
    fuzz::mustHold(again.has_value(), "its own text cannot be read:", canonical);
    fuzz::mustHold(*again == *lens, "its own text is another lens:", canonical);
    fuzz::mustHold(again->text() == canonical, "its text changes:", canonical);
    fuzz::mustHold(Lens::fromConditions(lens->conditions()) == *lens, "put together from its conditions it is another lens:", canonical);
    for (const LensNode &condition : lens->conditions())
        (void)lensConditionInWords(condition, graph);
    const auto passed = lens->evaluate(graph, index);
    if (!passed) {
        fuzz::mustBeTold(passed.error());
        return 0;
    }
    passed->statements.forEach([&](StatementId id) { fuzz::mustHold(graph.contains(id), "a statement that is not there passed"); });
    passed->entities.forEach([&](EntityId id) { fuzz::mustHold(graph.contains(id), "an entity that is not there passed"); });
    return 0;
}
