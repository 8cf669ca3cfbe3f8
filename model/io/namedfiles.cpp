// SPDX-License-Identifier: Apache-2.0
#include "model/io/namedfiles.h"

#include "model/io/renames.h"
#include "model/io/unfinished.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <deque>
#include <unistd.h>
#include <vector>

namespace relata {
namespace {

namespace fs = std::filesystem;

Error fault(const fs::path &path, const std::string &message, int code)
{
    return {Error::Code::Io, message + ": " + std::strerror(code), path.string(), 0, 0};
}

/// Signals wait until the end of this object: between two renames is no time to stop.
class SignalsHeld
{
public:
    SignalsHeld()
    {
        sigset_t all;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_BLOCK, &all, &m_before);
    }
    ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    SignalsHeld(const SignalsHeld &) = delete;
    SignalsHeld &operator=(const SignalsHeld &) = delete;

private:
    sigset_t m_before{};
};

}  // namespace

Result<void> writeNewFolder(const fs::path &path, const NamedFiles &files)
{
    const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
    removeAbandoned(parent);
    Unfinished folder(parent);
    if (const int code = folder.makeFolder(); code != 0)
        return fault(path, "cannot be made in “" + parent.string() + "”. Expected an existing folder that may be written", code);
    std::deque<Unfinished> written;
    for (const auto &[name, text] : files)
        if (const int code = written.emplace_back(folder.path(), name).write(text); code != 0)
            return fault(path / name, "cannot be written; nothing was changed", code);
    const SignalsHeld held;
    if (::rename(folder.path().c_str(), path.c_str()) != 0)
        return fault(path, "cannot be made", errno);
    for (Unfinished &file : written)
        file.keep();
    folder.keep();
    return {};
}

Result<void> writeFilesTogether(const fs::path &path, const NamedFiles &files)
{
    removeAbandoned(path);
    std::deque<Unfinished> written, old;
    std::vector<Rename> renames;
    for (const auto &[name, text] : files) {
        if (const int code = written.emplace_back(path).write(text); code != 0)
            return fault(path / name, "cannot be written; nothing was changed", code);
        renames.push_back({written.back().path().filename().string(), name});
    }
    for (const auto &file : files)  // a second name for each old file, to get it back by
        if (::link((path / file.first).c_str(), old.emplace_back(path).path().c_str()) != 0)
            old.back().keep();
    const SignalsHeld held;
    RenameJournal journal;
    if (const int code = journal.begin(path, renames); code != 0)
        return fault(path, "cannot be written; nothing was changed", code);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (::rename(written[i].path().c_str(), (path / files[i].first).c_str()) == 0) {
            written[i].keep();
            continue;
        }
        const int code = errno;
        for (std::size_t done = 0; done < i; ++done)
            if (old[done].path().empty()) {
                ::unlink((path / files[done].first).c_str());
            } else if (::rename(old[done].path().c_str(), (path / files[done].first).c_str()) == 0) {
                old[done].keep();
            } else if (done == 0) {  // neither on nor back: the journal says how it is meant
                for (Unfinished &file : written)
                    file.keep();
                return fault(path / files[i].first,
                             "was written, but could not get its name yet. Relata reads it as it is meant, and ends it when it writes there again",
                             code);
            }
        journal.remove();
        return fault(path / files[i].first, "cannot be replaced; nothing was changed", code);
    }
    journal.remove();
    return {};
}

}  // namespace relata
