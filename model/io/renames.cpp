// SPDX-License-Identifier: Apache-2.0
#include "model/io/renames.h"

#include "model/io/unfinished.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relata {
namespace {

namespace fs = std::filesystem;
using PlainJson = nlohmann::json;

constexpr const char *journalName = ".relata-renames";
constexpr std::size_t largestJournal = std::size_t{1} << 20;

/// What tells whether a file is the one that was there: size and time of change, -1 where there is none.
struct Identity {
    std::int64_t size = -1, changed = -1;
    friend bool operator==(const Identity &, const Identity &) = default;
};

Identity identityOf(const fs::path &path)
{
    struct stat info {
    };
    if (::lstat(path.c_str(), &info) != 0)
        return {};
    return {info.st_size, std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec};
}

struct Pending {
    std::string from, to;
    Identity old;  ///< of what stood under `to` before
};

bool isName(const std::string &name)
{
    return !name.empty() && name.find('/') == std::string::npos && name != "." && name != "..";
}

/// Of a journal; what is no journal of ours is none.
std::vector<Pending> pendingIn(const std::string &text)
{
    std::vector<Pending> all;
    const PlainJson root = PlainJson::parse(text, nullptr, false);
    if (!root.is_array())
        return {};
    for (const PlainJson &one : root) {
        if (!one.is_array() || one.size() != 4 || !one[0].is_string() || !one[1].is_string() || !one[2].is_number_integer()
            || !one[3].is_number_integer())
            return {};
        all.push_back({one[0], one[1], {one[2], one[3]}});
        if (!isName(all.back().from) || !all.back().from.starts_with(".relata-") || !isName(all.back().to))
            return {};
    }
    return all;
}

std::vector<Pending> pendingOf(const fs::path &folder)
{
    std::ifstream file(folder / journalName, std::ios::binary);
    if (!file)
        return {};
    std::string text(largestJournal, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return pendingIn(text);
}

bool isThere(const fs::path &path)
{
    return identityOf(path) != Identity{};
}

fs::path folderOf(const fs::path &path)
{
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

RenameJournal::~RenameJournal()
{
    if (m_file >= 0)
        ::close(m_file);
}

int RenameJournal::begin(const fs::path &folder, const std::vector<Rename> &renames)
{
    PlainJson list = PlainJson::array();
    for (const Rename &one : renames) {
        const Identity old = identityOf(folder / one.to);
        list.push_back({one.from, one.to, old.size, old.changed});
    }
    Unfinished journal(folder);
    if (const int code = journal.write(list.dump(-1, ' ', false, PlainJson::error_handler_t::replace)); code != 0)
        return code;
    m_file = ::open(journal.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (m_file < 0 || ::flock(m_file, LOCK_EX) != 0)  // let go when the program ends, however it does
        return errno;
    m_path = folder / journalName;
    if (::rename(journal.path().c_str(), m_path.c_str()) != 0) {
        m_path.clear();
        return errno;
    }
    journal.keep();
    return 0;
}

void RenameJournal::remove()
{
    if (!m_path.empty())
        ::unlink(m_path.c_str());
    m_path.clear();
}

void finishRenames(const fs::path &folder)
{
    const fs::path path = folder / journalName;
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    struct stat info {
    };
    if (::flock(file, LOCK_EX) == 0 && ::fstat(file, &info) == 0 && info.st_nlink > 0) {
        bool done = true;
        for (const Pending &one : pendingOf(folder)) {
            if (!isThere(folder / one.from))
                continue;
            if (identityOf(folder / one.to) == one.old)
                done &= ::rename((folder / one.from).c_str(), (folder / one.to).c_str()) == 0;
            else
                ::unlink((folder / one.from).c_str());
        }
        if (done)
            ::unlink(path.c_str());
    }
    ::close(file);
}

fs::path pendingFile(const fs::path &path)
{
    const fs::path folder = folderOf(path);
    const std::string name = path.filename().string();
    for (const Pending &one : pendingOf(folder))
        if (one.to == name && isThere(folder / one.from) && identityOf(path) == one.old)
            return folder / one.from;
    return path;
}

std::vector<std::string> changedSinceRenames(const fs::path &folder)
{
    std::vector<std::string> names;
    for (const Pending &one : pendingOf(folder))
        if (isThere(folder / one.from) && identityOf(folder / one.to) != one.old)
            names.push_back(one.to);
    return names;
}

}  // namespace relata
