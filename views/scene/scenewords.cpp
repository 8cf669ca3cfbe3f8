// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scenewords.h"

#include <QByteArray>

#include <limits>

namespace relata {

std::uint32_t SceneWords::add(const QString &text)
{
    if (text.isEmpty())
        return 0;
    if (m_bytes.empty())
        m_bytes.push_back('\0');
    const QByteArray bytes = text.toUtf8();
    const std::size_t place = m_bytes.size();
    if (place + std::size_t(bytes.size()) > std::numeric_limits<std::uint32_t>::max())
        return 0;
    m_bytes.append(bytes.constData(), bytes.constData() + bytes.size() + 1);  // with the 0 at its end
    return std::uint32_t(place);
}

}  // namespace relata
