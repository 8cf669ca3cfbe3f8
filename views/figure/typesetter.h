// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPainter>
#include <QPointF>
#include <QString>

#include <vector>

namespace relata {

/// Words in one size, weight and colour at a place: position = left end of the baseline, in page units.
struct TextRun {
    QPointF position;
    QString text;
    double size = 7;
    int weight = 400;
    QColor color;
};

/// Part of a paragraph in one weight and colour.
struct TextSpan {
    QString text;
    int weight = 400;
    QColor color;
};

/// A line of a broken paragraph: runs whose positions are relative to the line's left end and baseline.
using TextLine = std::vector<TextRun>;

/// Width in page units of \a text; measured on a large font, so that any fraction of a point is exact on every device.
double textWidth(const QString &text, double size, int weight);
/// Breaks at the places Unicode allows; a word wider than the line is broken between characters. Never empty, never loses a character
/// except the spaces at the ends of lines.
std::vector<TextLine> brokenLines(const std::vector<TextSpan> &spans, double size, double width);
void paintText(QPainter &painter, const TextRun &run);

}  // namespace relata
