// SPDX-License-Identifier: Apache-2.0
// An edit as the history keeps it.
#include "model/store/diffjson.h"
#include "tests/fuzz/fuzzcheck.h"
#include "tests/model/io/fullgraph.h"

using namespace relata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const KnowledgeGraph full = test::fullGraph();
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto pairs = pairsFromJson(text);
    fuzz::mustHold(pairsFromJson(pairsToJson(pairs)) == pairs, "pairs differ when read again");
    const auto list = listFromJson(text);
    fuzz::mustHold(listFromJson(listToJson(list)) == list, "a list differs when read again");
    const auto diff = diffFromJson(text, "input");
    if (!diff) {
        fuzz::mustBeTold(diff.error());
        return 0;
    }
    const std::string written = diffToJson(*diff);
    const auto again = diffFromJson(written, "again");
    fuzz::mustHold(again.has_value(), "an edit that was written cannot be read:", again ? std::string() : again.error().text());
    fuzz::mustHold(*again == *diff, "written and read again it is another edit");
    GraphDiff twice = *diff;
    twice.squash(diff->inverted());
    KnowledgeGraph graph = full;
    const auto applied = graph.apply(*diff);
    if (!applied) {
        fuzz::mustBeTold(applied.error());
        fuzz::mustBeSame(graph, full, "an edit that was refused left something behind");
        return 0;
    }
    fuzz::mustHold(graph.apply(diff->inverted()).has_value(), "an edit cannot be undone");
    fuzz::mustBeSame(graph, full, "an edit undone leaves another graph");
    return 0;
}
