// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/sharedlist.h"

#include <QString>

#include <cstdint>

namespace relata {

/// Names and other words of a scene, one after the other in memory: a number instead of a text of its own for each of a million entities.
/// Copies share them. For texts as shownName() makes them: what follows a character 0 is lost.
class SceneWords
{
public:
    /// What at() finds it by; 0 for the empty text, and where four gigabytes are full.
    std::uint32_t add(const QString &text);
    QString at(std::uint32_t place) const { return place == 0 ? QString() : QString::fromUtf8(m_bytes.data() + place); }
    std::size_t size() const { return m_bytes.size(); }  ///< bytes
    void squeeze() { m_bytes.own().shrink_to_fit(); }    ///< no more is added soon

private:
    SharedList<char> m_bytes;
};

}  // namespace relata
