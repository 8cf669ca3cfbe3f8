// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>

namespace relata::test {

/// A disk that fails when it is told to. A program that has failingdisk.cpp among its sources calls it instead of the C library for what writes
/// (write, pwrite, fsync, ftruncate, rename, link, mkdir, open with O_CREAT …), SQLite and Qt included. One thread at a time. Flushing is counted and
/// can fail, but never waits for the real disk.
class FailingDisk
{
public:
    enum class How {
        Once,        ///< one call fails, the next works again
        FromThenOn,  ///< it and all after it, until repaired; what is written is cut short first, as on a full disk
        Killed,      ///< the program is killed at this call, before it does anything
    };
    /// The call number \a n (from 1) that would change something under \a folder fails with the errno \a error.
    static void failAt(int n, int error, How how, const std::filesystem::path &folder);
    static void repair();
    static bool hasFailed();  ///< since failAt()
    /// Called after each flush of a file under \a folder, with its path. Empty: no longer.
    static void onFlush(const std::filesystem::path &folder, std::function<void(const std::filesystem::path &)> then);
};

}  // namespace relata::test
