// SPDX-License-Identifier: Apache-2.0
// The views that a project keeps beside its data.
#include "model/store/projectprivate.h"

namespace relata {
namespace {

/// The row of the places that belong to a view.
std::string placesOf(std::string_view view)
{
    return std::string(view) + "/places";
}

Result<std::optional<StoredView>> viewIn(const Database &database, std::string_view name)
{
    auto row = database.prepare("SELECT state, (SELECT state FROM view WHERE name = ?2) FROM view WHERE name = ?1");
    if (!row)
        return row.error();
    row->bind(1, name);
    row->bind(2, placesOf(name));
    const auto found = row->step();
    if (!found)
        return found.error();
    return *found ? std::optional(StoredView{std::string(row->text(0)), std::string(row->bytes(1))}) : std::nullopt;
}

}  // namespace

Result<void> Project::rememberView(std::string_view name, std::string_view state, std::string_view places)
{
    if (isReadOnly())
        return projectFault(d->path, d->whyReadOnly);
    if (const auto there = d->ensureFile(); !there)
        return there.error();
    auto transaction = Transaction::begin(*d->database);
    if (!transaction)
        return transaction.error();
    auto row = d->database->prepare("INSERT OR REPLACE INTO view VALUES (?, ?, ?)");
    if (!row)
        return row.error();
    row->bind(1, name);
    row->bind(2, state);
    row->bind(3, utcNow());
    if (const auto written = row->run(); !written)
        return written.error();
    row->bind(1, placesOf(name));
    row->bindBytes(2, places);
    if (const auto written = row->run(); !written)
        return written.error();
    return transaction->commit();
}

Result<void> Project::forgetView(std::string_view name)
{
    if (isReadOnly())
        return projectFault(d->path, d->whyReadOnly);
    if (const auto there = d->ensureFile(); !there)
        return there.error();
    auto gone = d->database->prepare("DELETE FROM view WHERE name IN (?, ?)");
    if (!gone)
        return gone.error();
    gone->bind(1, name);
    gone->bind(2, placesOf(name));
    return gone->run();
}

Result<std::optional<StoredView>> Project::view(std::string_view name) const
{
    return viewIn(*d->database, name);
}

Result<std::optional<StoredView>> Project::readView(const std::filesystem::path &path, std::string_view name)
{
    const auto database = Database::open(path, Database::Access::Read);
    if (!database)
        return database.error();
    return viewIn(*database, name);
}

Result<Project::Beside> Project::readBeside(const std::filesystem::path &path)
{
    const auto database = Database::open(path, Database::Access::Read);
    if (!database)
        return database.error();
    Beside beside;
    for (auto [count, question] : {std::pair(&beside.steps, "SELECT count(*) FROM history"),
                                   std::pair(&beside.views, "SELECT count(*) FROM view WHERE name <> 'last' AND name NOT LIKE '%/places'")}) {
        auto row = database->prepare(question);
        if (!row)
            return row.error();
        const auto found = row->step();
        if (!found)
            return found.error();
        *count = static_cast<std::size_t>(row->number(0));
    }
    return beside;
}

Result<std::vector<std::string>> Project::viewNames() const
{
    auto row = d->database->prepare("SELECT name FROM view ORDER BY name");
    if (!row)
        return row.error();
    std::vector<std::string> names;
    for (;;) {
        const auto found = row->step();
        if (!found)
            return found.error();
        if (!*found)
            return names;
        if (std::string name(row->text(0)); !name.ends_with(placesOf({})))
            names.push_back(std::move(name));
    }
}

}  // namespace relata
