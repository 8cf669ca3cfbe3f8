// SPDX-License-Identifier: Apache-2.0
#include "model/io/graphml.h"
#include "model/io/graphmlparser.h"

namespace relata {

Result<LoadedGraph> readGraphMl(std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    auto raw = parseGraphMl(bytes, path, context.part(0, 0.6));
    if (!raw)
        return raw.error();
    std::string().swap(bytes);  // room for the graph
    return graphFromRaw(*raw, "GraphML", path, context.part(0.6, 0.4));
}

std::optional<Result<LoadedGraph>> readPlainGraphMl(const std::filesystem::path &path, const RunContext &context)
{
    auto raw = parsePlainGraphMl(path, context.part(0, 0.6));
    if (!raw)
        return raw.error();
    if (!*raw)
        return std::nullopt;
    return graphFromRaw(**raw, "GraphML", path, context.part(0.6, 0.4));
}

}  // namespace relata
