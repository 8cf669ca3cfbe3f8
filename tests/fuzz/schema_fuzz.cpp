// SPDX-License-Identifier: Apache-2.0
// schema.json, which data packages, projects and all forms of ours carry.
#include "model/io/schemajson.h"
#include "tests/fuzz/fuzzcheck.h"

using namespace relata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto schema = schemaFromJson(std::string_view(reinterpret_cast<const char *>(data), size), "input");
    if (!schema) {
        fuzz::mustBeTold(schema.error());
        return 0;
    }
    const std::string text = schemaToJson(*schema);
    const auto again = schemaFromJson(text, "again");
    fuzz::mustHold(again.has_value(), "a schema that was written cannot be read:", again ? std::string() : again.error().text());
    fuzz::mustHold(*again == *schema, "written and read again it is another schema");
    fuzz::mustHold(schemaToJson(*again) == text, "the second export differs from the first");
    GraphDiff diff;
    diff.schema = SchemaChange{Schema::standard(), *schema};
    KnowledgeGraph graph;
    (void)graph.apply(diff);
    return 0;
}
