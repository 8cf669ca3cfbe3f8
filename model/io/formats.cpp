// SPDX-License-Identifier: Apache-2.0
#include "model/io/formats.h"

#include "model/io/datapackage.h"
#include "model/io/edgelist.h"
#include "model/io/graphml.h"

#include <fstream>

namespace relata {
namespace {

namespace fs = std::filesystem;

enum class Form { GraphMl, Package, EdgeList, Unknown };

/// By content: the first bytes tell.
Form sniffed(const fs::path &path)
{
    std::ifstream in(path, std::ios::binary);
    std::string head(4096, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    if (head.size() > 1 && head.find('\0') != std::string::npos)
        std::erase(head, '\0');   // UTF-16: good enough to recognise the start
    const auto first = head.find_first_not_of("\xEF\xBB\xBF\xFF\xFE \t\r\n");
    if (first == std::string::npos)
        return Form::Unknown;
    if (head[first] == '<')
        return Form::GraphMl;
    if (head[first] == '{' && head.find("resources") != std::string::npos)
        return Form::Package;
    const std::string firstLine = head.substr(first, head.find_first_of("\r\n", first) - first);
    return firstLine.find_first_of(",;\t|") != std::string::npos ? Form::EdgeList : Form::Unknown;
}

}  // namespace

Result<LoadedGraph> readGraph(const std::filesystem::path &path, const RunContext &context)
{
    std::error_code failed;
    const auto status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found)
        return Error{Error::Code::Io, "does not exist", path.string(), 0, 0};
    if (failed)
        return Error{Error::Code::Io, "cannot be read: " + failed.message(), path.string(), 0, 0};
    if (fs::is_directory(status))
        return readDataPackage(path, context);
    switch (sniffed(path)) {
    case Form::Package: return readDataPackage(path, context);
    case Form::GraphMl: return readGraphMl(path, context);
    case Form::EdgeList: return readEdgeList(path, context);
    case Form::Unknown: break;
    }
    std::ifstream in(path);
    if (!in)
        return Error{Error::Code::Io, "cannot be read: no permission", path.string(), 0, 0};
    return Error{Error::Code::Unsupported, "is not a graph that can be read. Expected a data package folder, a GraphML file or a CSV edge list with the columns source and target",
                 path.string(), 0, 0};
}

Result<IoReport> writeGraph(const KnowledgeGraph &graph, const std::filesystem::path &path, const RunContext &context)
{
    if (path.extension() == ".graphml" || path.extension() == ".xml")
        return writeGraphMl(graph, path, context);
    if (path.has_extension())
        return Error{Error::Code::Unsupported, "“" + path.extension().string() + "” is not a form that can be written. Expected .graphml, or a folder name for a data package",
                     path.string(), 0, 0};
    return writeDataPackage(graph, path, context);
}

}  // namespace relata
