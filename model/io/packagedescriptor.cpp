// SPDX-License-Identifier: Apache-2.0
#include "model/io/packagedescriptor.h"

#include "model/io/jsonplaces.h"
#include "model/io/jsontext.h"
#include "model/io/textencoding.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace relata {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string dumped(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Result<PackageDescriptor> PackageDescriptor::read(const fs::path &path)
{
    std::error_code ignored;
    const bool isFolder = fs::is_directory(path, ignored);
    PackageDescriptor descriptor;
    descriptor.m_file = isFolder ? path / "datapackage.json" : path;
    const auto text = readText(descriptor.m_file);
    if (!text) {
        Error error = text.error();
        if (isFolder && error.code == Error::Code::Io)
            error.message += ". Expected a data package: a folder with a datapackage.json that may be read";
        return error;
    }
    Json root;
    if (const auto ok = parseJson(*text, descriptor.m_file.string(), "a data package descriptor", root); !ok)
        return ok.error();
    if (!root.is_object())
        return descriptor.fault("is not a JSON object. Expected a data package descriptor", 1);
    if (const auto ok = descriptor.take(root, *text); !ok)
        return ok.error();
    return descriptor;
}

Result<void> PackageDescriptor::take(const Json &root, const std::string &text)
{
    for (const auto &[key, value] : root.items()) {
        const std::string shown = value.is_string() ? value.get<std::string>() : dumped(value);
        if (key == "resources") {
            if (const auto ok = takeResources(value, root, text); !ok)
                return ok;
        } else if (key == "name") {
            m_info.id = shown;
        } else if (key == "title") {
            m_info.title = shown;
        } else if (key == "description") {
            m_info.description = shown;
        } else if (key == "version") {
            m_info.version = shown;
        } else if (key == "created") {
            m_info.created = shown;
        } else if (key == "licenses" && value.is_array() && value.size() == 1 && value[0].is_object() && value[0].size() == 1
                   && value[0].contains("name")) {
            m_info.license = value[0]["name"].is_string() ? value[0]["name"].get<std::string>() : dumped(value[0]["name"]);
        } else if (key != "profile" || shown != "tabular-data-package") {  // that one is always written
            m_info.properties.emplace_back(key, dumped(value));
        }
    }
    return {};
}

Result<void> PackageDescriptor::takeResources(const Json &list, const Json &root, const std::string &text)
{
    const auto here = [&](std::string message, const Json &at) { return fault(std::move(message), placeOfJson(text, root, at).line); };
    if (!list.is_array())
        return here("“resources” is not a list. Expected [{\"name\": \"entities\", \"path\": \"entities.csv\"}, …]", list);
    for (const Json &resource : list) {
        if (!resource.is_object() || !resource.contains("name") || !resource["name"].is_string())
            return here("a resource has no name. Expected {\"name\": \"entities\", \"path\": \"entities.csv\"}", resource);
        const std::string name = resource["name"].get<std::string>();
        if (name != "entities" && name != "statements" && name != "documents" && name != "schema") {
            m_notes.push_back("the resource “" + name + "” is none of entities, statements, documents and schema; it was not read");
            continue;
        }
        if (!resource.contains("path") || !resource["path"].is_string() || resource["path"].get<std::string>().empty())
            return here("the resource “" + name + "” has no path. Expected the name of one file, like \"" + name + ".csv\"", resource["name"]);
        if (!m_paths.emplace(name, resource["path"].get<std::string>()).second)
            return here("the resource “" + name + "” stands twice. Expected each once", resource["name"]);
    }
    return {};
}

Result<fs::path> PackageDescriptor::fileOf(const std::string &name, const char *standard) const
{
    const auto found = m_paths.find(name);
    const fs::path relative = found == m_paths.end() ? fs::path(standard) : fs::path(found->second);
    const fs::path folder = m_file.has_parent_path() ? m_file.parent_path() : fs::path(".");
    std::error_code failed;
    const fs::path whole = fs::weakly_canonical(folder / relative, failed);
    if (failed)
        return Error{Error::Code::Io, "cannot be read: " + failed.message(), (folder / relative).string(), 0, 0};
    const fs::path root = fs::weakly_canonical(folder, failed);
    const bool inside = std::mismatch(root.begin(), root.end(), whole.begin(), whole.end()).first == root.end();
    if (relative.is_absolute() || failed || !inside)
        return fault("the resource “" + name + "” points to “" + relative.string() + "”. Expected a file inside the package's folder", 0);
    return folder / relative;
}

}  // namespace relata
