// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace relata {

/// A text of the graph as one line of a picture: no breaks and no controls, and of one that no picture could hold the first \a most characters with
/// an ellipsis. O(most), whatever the length of \a text.
inline QString shownName(std::string_view text, qsizetype most = 200)
{
    const std::string_view begin = text.substr(0, static_cast<std::size_t>(most) * 4 + 4);
    QString name = QString::fromUtf8(begin.data(), qsizetype(begin.size()));
    for (QChar &c : name)
        if (c.category() == QChar::Other_Control || c == QChar(0x2028) || c == QChar(0x2029))
            c = QLatin1Char(' ');
    if (name.size() <= most && begin.size() == text.size())
        return name;
    name.truncate(most - 1 - (most > 1 && name.size() >= most && name.at(most - 2).isHighSurrogate() ? 1 : 0));
    return name + QChar(0x2026);
}

}  // namespace relata
