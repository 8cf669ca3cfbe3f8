// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/records.h"
#include "model/schema/schema.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <array>
#include <vector>

namespace relata {

enum class ThemeKind { Light, Dark, Print };
QString toString(ThemeKind kind);  ///< "light", "dark", "print"

/// The colours of the interface and of the picture (the look's tokens). A value; three of them are shipped.
struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QColor window, panel, canvas, raised, sunken, hover, text, text2, text3, disabled, border, border2;
    QColor accent, onAccent, selection, selectionText, bar, warning, warningGround, disputed, disputedGround, error, done, mark;
    QColor voiceNode, voiceAuthor;  ///< colouring by voice: node fill (at 80 %), author's lines (at 50 %)
    std::array<QColor, 6> voices;   ///< the six busiest other voices
    double fadedNode = 0.32, fadedLine = 0.22, fadedLabel = 0.5;

    static const Theme &of(ThemeKind kind);
    QPalette palette() const;
    QString styleSheet() const;  ///< the one short sheet for what a palette cannot say
};

enum class NodeShape { Circle, Square, Hexagon, Shield, Diamond, Pill, Page };

/// How entities of a type look in a theme; from the schema where it says so, else the next free pair of shape and colour.
struct TypeLook {
    NodeShape shape = NodeShape::Circle;
    QString icon;  ///< name for iconPixmap / paintIcon; empty = none
    QColor fill;
};
std::vector<TypeLook> typeLooks(const Schema &schema, ThemeKind kind);     ///< by TypeId
std::vector<QColor> categoryColors(const Schema &schema, ThemeKind kind);  ///< by category index, one more at the end for “none”

/// Dash of a modality in pixels at width 1.5; empty = solid.
std::vector<qreal> modalityDash(Modality modality);
/// How many times as long the dashes of a line of \a width px are, so that a wide one shows them as well.
double dashStretch(double width);

/// Fonts in logical pixels relative to the system font's size (13 stands for "its size").
QFont uiFont(double pixels, int weight = QFont::Normal);
/// A length for the interface that grows with the user's font (13 stands for the system font's size); never smaller than \a pixels.
int uiLength(double pixels);
/// The picture's font: Inter, else Noto Sans, else DejaVu Sans, else the system's; independent of the system font's size.
QFont pictureFont(double pixels, int weight = QFont::Normal);

}  // namespace relata
