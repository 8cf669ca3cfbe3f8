// SPDX-License-Identifier: Apache-2.0
#include "model/store/projectmigration.h"

#include "model/store/diffjson.h"
#include "model/store/projecttables.h"
#include "model/store/stepsummary.h"

namespace relata {
namespace {

/// To version 2: what each step touched, so that a history is listed without reading the edits; named steps are found at once.
Result<void> summarizeSteps(const Database &database)
{
    if (const auto done = database.run(historyTables); !done)
        return done.error();
    auto steps = database.prepare("SELECT id, edit FROM history ORDER BY id");
    if (!steps)
        return steps.error();
    auto row = database.prepare("INSERT INTO step VALUES (?, ?)");
    if (!row)
        return row.error();
    while (true) {
        const auto stepped = steps->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            return {};
        const auto diff = diffFromJson(steps->text(1), database.file());
        if (!diff)
            return diff.error();
        row->bind(1, steps->number(0));
        row->bind(2, toJson(summaryOf(*diff)));
        if (const auto done = row->run(); !done)
            return done.error();
    }
}

using Migration = Result<void> (*)(const Database &);
constexpr Migration migrations[] = {summarizeSteps, indexNames};  // [i]: from version i + 1 to i + 2
static_assert(std::size(migrations) == projectVersion - 1, "each older version needs its way up");

}  // namespace

Result<void> migrateTables(const Database &database, int version)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    for (; version < projectVersion; ++version)
        if (const auto done = migrations[version - 1](database); !done)
            return done.error();
    const std::string mark = "PRAGMA user_version = " + std::to_string(projectVersion);
    if (const auto done = database.run(mark.c_str()); !done)
        return done.error();
    return transaction->commit();
}

std::filesystem::path backupPath(const std::filesystem::path &project, int version)
{
    const std::string stem = project.stem().string() + ".version-" + std::to_string(version), ending = project.extension().string();
    std::filesystem::path path = project.parent_path() / (stem + ending);
    std::error_code failed;
    for (int n = 2; std::filesystem::exists(std::filesystem::symlink_status(path, failed)); ++n)
        path = project.parent_path() / (stem + "-" + std::to_string(n) + ending);
    return path;
}

}  // namespace relata
