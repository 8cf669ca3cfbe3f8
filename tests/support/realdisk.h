// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace relata::test {

/// A disk of the system's own (tmpfs), seen only by a child process, where a test may fill it up or make it read-only. Needs root, or a system that
/// lets anyone have namespaces of their own.
class RealDisk
{
public:
    /// Calls \a work in a child process with the new disk: what it returns; empty = all went as it must. "cannot: …" when the system allows no disk.
    static std::string with(const std::string &options, const std::function<std::string(RealDisk &)> &work);

    std::filesystem::path operator/(const std::string &name) const { return m_path / name; }
    const std::filesystem::path &path() const { return m_path; }
    void fill();      ///< to the last byte
    void makeRoom();  ///< undoes fill()
    bool setReadOnly(bool readOnly);
    /// From now on the process is somebody else, for whom nothing here was made. False when it may not change.
    static bool becomeAnother();

private:
    explicit RealDisk(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

}  // namespace relata::test
