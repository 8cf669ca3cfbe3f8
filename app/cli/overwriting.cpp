// SPDX-License-Identifier: Apache-2.0
#include "app/cli/overwriting.h"

#include "app/cli/inputs.h"
#include "model/tables/readtables.h"
#include "model/tables/tableforms.h"

namespace relata {
namespace {

namespace fs = std::filesystem;

bool isSame(const fs::path &one, const fs::path &other)
{
    std::error_code failed;
    const bool lasting = fs::is_regular_file(one, failed) || fs::is_directory(one, failed);
    return lasting && fs::equivalent(one, other, failed);
}

/// The folder a file is in; "." where it is named without one.
fs::path folderOf(const fs::path &file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

std::vector<fs::path> placesRead(const fs::path &input)
{
    std::error_code failed;
    std::vector<fs::path> places{input};
    const bool package = input.filename() == "datapackage.json";
    if (const fs::path folder = package ? folderOf(input) : input; fs::is_directory(folder, failed)) {
        for (fs::path &table : tableFilesIn(folder))
            places.push_back(std::move(table));
    } else if (const fs::path nodes = nodesBeside(input); !nodes.empty()) {
        places.push_back(nodes);
    }
    return places;
}

}  // namespace

std::vector<fs::path> placesWritten(const std::string &output)
{
    std::vector<fs::path> places{output};
    std::error_code failed;
    if (tableFormFor(output) && !fs::is_directory(output, failed))
        if (const fs::path nodes = nodesBeside(output); !nodes.empty())
            places.push_back(nodes);
    return places;
}

Result<void> keepsInputs(const std::vector<std::string> &inputs, const std::vector<fs::path> &places)
{
    const auto refused = [](const fs::path &place, const char *what) {
        return Error{Error::Code::Unsupported, std::string(what) + ". Expected another name", place.string(), 0, 0};
    };
    for (const std::string &input : inputs) {
        const auto named = resolveInput(input);
        if (!named)
            continue;
        for (const fs::path &read : placesRead(*named))
            for (const fs::path &place : places) {
                std::error_code failed;
                const bool folder = fs::is_directory(place, failed);
                if (isSame(place, read))
                    return refused(place, folder ? "is the folder that is read" : "is the file that is read");
                if (folder && fs::is_regular_file(read, failed) && isSame(place, folderOf(read)))
                    return refused(place, "is the folder of the file that is read");
            }
    }
    return {};
}

}  // namespace relata
