// SPDX-License-Identifier: Apache-2.0
#include "model/io/unfinished.h"

#include "model/io/renames.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relata {
namespace {

/// Names in use; a signal handler may look at any moment.
std::array<std::atomic<const char *>, 64> names{};
static_assert(std::atomic<const char *>::is_always_lock_free);

int takeSlot(const char *name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        const char *expected = nullptr;
        if (names[i].compare_exchange_strong(expected, name))
            return static_cast<int>(i);
    }
    return -1;  // so many at once: then the name is not cleaned up by a signal, only by its owner
}

/// ".relata-HOST-": on a shared disk another machine's programs are none of ours.
const std::string &hostPrefix()
{
    static const std::string prefix = [] {
        char host[256] = {};
        ::gethostname(host, sizeof host - 1);
        std::uint32_t hash = 2166136261U;  // FNV-1a
        for (const char *c = host; *c; ++c)
            hash = (hash ^ static_cast<unsigned char>(*c)) * 16777619U;
        char text[32];
        std::snprintf(text, sizeof text, ".relata-%08x-", hash);
        return std::string(text);
    }();
    return prefix;
}

/// ".relata-HOST-PROCESS-TIME-NUMBER": the time, because numbers of processes come again.
std::string hiddenName()
{
    static std::atomic<unsigned> number{0};
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    return hostPrefix() + std::to_string(::getpid()) + "-" + std::to_string(now % 1'000'000'000) + "-" + std::to_string(++number);
}

}  // namespace

Unfinished::Unfinished(const std::filesystem::path &folder, const std::string &name)
{
    m_path = folder / (name.empty() ? hiddenName() : name);
    m_slot = takeSlot(m_path.c_str());
}

Unfinished::~Unfinished()
{
    if (m_path.empty())
        return;
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
    for (const char *log : {"-journal", "-wal", "-shm"})  // SQLite's, when it could not
        std::filesystem::remove(std::filesystem::path(m_path).concat(log), ignored);
    keep();
}

int Unfinished::write(std::string_view bytes) const
{
    const int file = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return errno;
    int fault = writeAll(file, bytes);
    if (fault == 0 && ::fsync(file) != 0)
        fault = errno;
    if (::close(file) != 0 && fault == 0)
        fault = errno;
    return fault;
}

int Unfinished::makeFolder() const
{
    return ::mkdir(m_path.c_str(), 0777) == 0 ? 0 : errno;
}

void Unfinished::keep()
{
    if (m_slot >= 0)
        names[static_cast<std::size_t>(m_slot)] = nullptr;
    m_slot = -1;
    m_path.clear();
}

void removeAbandoned(const std::filesystem::path &folder)
{
    finishRenames(folder);
    std::error_code failed;
    for (auto entry = std::filesystem::directory_iterator(folder, failed); !failed && entry != std::filesystem::directory_iterator();
         entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(hostPrefix()))
            continue;
        pid_t owner = 0;
        std::from_chars(name.data() + hostPrefix().size(), name.data() + name.size(), owner);
        std::error_code ignored;
        if (owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH)
            std::filesystem::remove_all(entry->path(), ignored);
    }
}

int writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(file, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n < 0 ? errno : ENOSPC;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return 0;
}

void removeUnfinished()
{
    const int before = errno;
    for (std::size_t i = names.size(); i-- > 0;)  // what was begun last lies deepest
        if (const char *name = names[i])
            if (::unlink(name) != 0)
                ::rmdir(name);
    errno = before;
}

}  // namespace relata
