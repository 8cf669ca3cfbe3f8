// SPDX-License-Identifier: Apache-2.0
#include "model/io/unfinished.h"

#include <array>
#include <atomic>
#include <cerrno>
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

}  // namespace

Unfinished::Unfinished(const std::filesystem::path &folder, const std::string &name)
{
    static std::atomic<unsigned> number{0};
    m_path = folder / (name.empty() ? ".relata-" + std::to_string(::getpid()) + "-" + std::to_string(++number) : name);
    m_slot = takeSlot(m_path.c_str());
}

Unfinished::~Unfinished()
{
    if (m_path.empty())
        return;
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
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
