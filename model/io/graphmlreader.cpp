// SPDX-License-Identifier: Apache-2.0
#include "model/io/graphml.h"
#include "model/io/graphmlparser.h"

namespace relata {

Result<LoadedGraph> readGraphMl(const std::string &bytes, const std::filesystem::path &path, const RunContext &context)
{
    auto raw = parseGraphMl(bytes, path, context);
    if (!raw)
        return raw.error();
    return graphFromRaw(*raw, "GraphML", path);
}

}  // namespace relata
