// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace relata::test {

/// A folder of its own, gone with the object.
class TempFolder
{
public:
    TempFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "relata-test-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    ~TempFolder() { std::filesystem::remove_all(m_path); }
    TempFolder(const TempFolder &) = delete;
    TempFolder &operator=(const TempFolder &) = delete;
    std::filesystem::path operator/(const std::string &name) const { return m_path / name; }
    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

inline std::filesystem::path write(const std::filesystem::path &path, const std::string &text)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

enum ByteOrder { LittleEndian, BigEndian };
enum ByteOrderMark { Unmarked, Marked };

/// UTF-8 (of the first 65,536 code points) as UTF-16.
inline std::string utf16(std::string_view utf8, ByteOrder order, ByteOrderMark mark)
{
    std::string bytes;
    const auto put = [&](unsigned unit) {
        const char low = static_cast<char>(unit & 0xFFU), high = static_cast<char>(unit >> 8U);
        bytes += order == LittleEndian ? low : high;
        bytes += order == LittleEndian ? high : low;
    };
    if (mark == Marked)
        put(0xFEFF);
    for (std::size_t i = 0; i < utf8.size();) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        const std::size_t more = c < 0x80 ? 0 : c < 0xE0 ? 1 : 2;
        unsigned unit = more == 0 ? c : more == 1 ? c & 0x1FU : c & 0x0FU;
        for (std::size_t k = 1; k <= more; ++k)
            unit = unit << 6U | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        put(unit);
        i += more + 1;
    }
    return bytes;
}

inline std::string read(const std::filesystem::path &path)
{
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

}  // namespace relata::test
