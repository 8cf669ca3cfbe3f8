// SPDX-License-Identifier: Apache-2.0
#include "tests/soak/victim.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <limits>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace relata::test {

void Acknowledgements::say(std::int64_t number) const
{
    if (::write(m_pipe, &number, sizeof number) != sizeof number)
        ::_exit(4);
}

void Acknowledgements::giveUp(const std::string &why) const
{
    const std::string line = "the child gave up: " + why + "\n";
    (void)!::write(STDERR_FILENO, line.data(), line.size());
    ::_exit(3);
}

Victim::Victim(const std::function<void(const Acknowledgements &)> &life)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe");
    m_child = ::fork();
    if (m_child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::close(ends[0]);
        life(Acknowledgements(ends[1]));
        ::_exit(0);
    }
    ::close(ends[1]);
    m_pipe = ends[0];
}

Victim::~Victim()
{
    if (!m_killed)
        kill(Microseconds(0));
    ::close(m_pipe);
}

void Victim::readUntil(std::chrono::steady_clock::time_point end, std::size_t count)
{
    while (!m_ended && m_said.size() < count) {
        const auto left = std::chrono::duration_cast<Microseconds>(end - std::chrono::steady_clock::now()).count();
        if (left <= 0)
            return;
        timespec wait{std::min<std::int64_t>(left / 1'000'000, 3600), (left % 1'000'000) * 1000};
        pollfd one{m_pipe, POLLIN, 0};
        if (::ppoll(&one, 1, &wait, nullptr) <= 0)
            continue;
        std::int64_t number = 0;
        if (::read(m_pipe, &number, sizeof number) == sizeof number)  // eight bytes are written at once
            m_said.push_back(number);
        else
            m_ended = true;
    }
}

void Victim::waitFor(std::size_t count)
{
    readUntil(std::chrono::steady_clock::time_point::max() - std::chrono::hours(1), count);
}

bool Victim::kill(Microseconds delay)
{
    readUntil(std::chrono::steady_clock::now() + delay, std::numeric_limits<std::size_t>::max());
    ::kill(m_child, SIGKILL);
    m_killed = true;
    int status = 0;
    ::waitpid(m_child, &status, 0);
    m_failed = WIFSIGNALED(status) ? WTERMSIG(status) != SIGKILL : WEXITSTATUS(status) != 0;
    readUntil(std::chrono::steady_clock::time_point::max() - std::chrono::hours(1), std::numeric_limits<std::size_t>::max());
    return WIFSIGNALED(status) && !m_failed;
}

int killsOf(double share)
{
    const char *wished = std::getenv("RELATA_SOAK");
    const int all = wished ? std::atoi(wished) : 60;
    return std::max(1, static_cast<int>(all * share + 0.5));
}

}  // namespace relata::test
