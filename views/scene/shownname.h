// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <algorithm>
#include <string_view>
#include <utility>

namespace relata {

/// Without the signs that turn the words after them around (U+202A … U+202E, U+2066 … U+2069): a name would do so to the sentence it stands in.
/// Letters that run from the right do so without them.
inline QString unturned(QString text)
{
    const auto turns = [](QChar c) { return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069)); };
    if (std::any_of(text.cbegin(), text.cend(), turns))
        text.removeIf(turns);
    return text;
}

/// A text of the graph as one line of a picture: no breaks and no controls, and of one that no picture could hold the first \a most characters with
/// an ellipsis. O(most), whatever the length of \a text.
inline QString shownName(std::string_view text, qsizetype most = 200)
{
    const std::string_view begin = text.substr(0, static_cast<std::size_t>(most) * 4 + 4);
    QString name = QString::fromUtf8(begin.data(), qsizetype(begin.size()));
    for (QChar &c : name)
        if (c.category() == QChar::Other_Control || c == QChar(0x2028) || c == QChar(0x2029))
            c = QLatin1Char(' ');
    name = unturned(std::move(name));
    if (name.size() <= most && begin.size() == text.size())
        return name;
    name.truncate(most - 1 - (most > 1 && name.size() >= most && name.at(most - 2).isHighSurrogate() ? 1 : 0));
    return name + QChar(0x2026);
}

}  // namespace relata
