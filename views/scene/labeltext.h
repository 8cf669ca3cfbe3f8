// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSizeF>
#include <QString>

#include <vector>

namespace relata {

/// Size in logical pixels and weight of a name on the canvas.
struct LabelStyle {
    double pixels = 11.5;
    int weight = 500;
    bool strong = false;  ///< `text` instead of `text2`
};
LabelStyle labelStyle(int links, bool selected);

/// One line, or two where a name of more than 17 characters has a space: broken where the halves are most equal. Nothing is left out.
std::vector<QString> labelLines(const QString &name);

/// Width and height of lines in the picture's font; fractions of pixels are kept, unlike in QFont.
/// Of one line; measured once per line and style.
double labelWidth(const QString &line, const LabelStyle &style);
QSizeF labelSize(const std::vector<QString> &lines, const LabelStyle &style);
double labelLineHeight(const LabelStyle &style);

}  // namespace relata
