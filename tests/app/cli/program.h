// SPDX-License-Identifier: Apache-2.0
#pragma once

// Runs the real program, without a display.
#include "tests/model/io/tempfolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <sys/wait.h>
#include <vector>

namespace relata::test {

struct Outcome {
    int status = -1;  ///< exit status; 128 + signal when it was killed
    std::string out, err;
    /// A message as the command line promises it: the whole of standard error, nothing on standard output.
    bool isOneLine() const { return out.empty() && !err.empty() && err.find('\n') == err.size() - 1; }
};

/// \a command in a shell, with $relata for the program.
inline Outcome shell(const std::string &command)
{
    TempFolder folder;
    const std::string whole = "relata=" RELATA_PROGRAM "; unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM; (" + command + "\n) >"
                              + (folder / "out").string() + " 2>" + (folder / "err").string();
    const int state = std::system(whole.c_str());
    Outcome run;
    run.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
    run.out = read(folder / "out");
    run.err = read(folder / "err");
    return run;
}

/// \a arguments as typed in a shell.
inline Outcome relata(const std::string &arguments)
{
    return shell("$relata " + arguments);
}

inline std::vector<std::string> namesIn(const std::filesystem::path &folder)
{
    std::vector<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

inline const std::string sample = "sample:mexico-migration ";

}  // namespace relata::test
