// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <utility>

namespace relata {

/// Held by the one program that writes to a project: a hidden file beside it, locked; the lock dies with the program.
class ProjectLock
{
public:
    enum class Refusal { Taken, NoFile };
    /// None when another one holds it, or when no file can be made and locked there; \a why says which.
    static std::optional<ProjectLock> of(const std::filesystem::path &project, Refusal *why = nullptr);
    ProjectLock(ProjectLock &&other) noexcept : m_path(std::move(other.m_path)), m_file(other.m_file) { other.m_file = -1; }
    ProjectLock &operator=(ProjectLock &&other) noexcept
    {
        m_path.swap(other.m_path);
        std::swap(m_file, other.m_file);
        return *this;
    }
    ~ProjectLock();

private:
    ProjectLock(std::filesystem::path path, int file) : m_path(std::move(path)), m_file(file) {}
    std::filesystem::path m_path;
    int m_file;
};

}  // namespace relata
