// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interruption.h"

#include "model/io/unfinished.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace relata {
namespace {

extern "C" void leaveNothing(int signal)
{
    removeUnfinished();
    std::signal(signal, SIG_DFL);
    ::raise(signal);  // so that the shell knows why
}

}  // namespace

void prepareForInterruption()
{
    for (const int standard : {0, 1, 2})
        if (::fcntl(standard, F_GETFD) < 0)
            (void)::open("/dev/null", standard == 2 ? O_WRONLY : O_RDONLY);  // takes the lowest free number: this one
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction now {
        };
        if (::sigaction(signal, nullptr, &now) != 0 || now.sa_handler == SIG_IGN)  // nohup
            continue;
        struct sigaction wanted {
        };
        wanted.sa_handler = &leaveNothing;
        ::sigemptyset(&wanted.sa_mask);
        ::sigaction(signal, &wanted, nullptr);
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace relata
