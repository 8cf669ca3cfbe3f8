// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/figure/typesetter.h"
#include "views/scene/scene.h"

#include <QRectF>

#include <vector>

namespace relata {

/// Numbers of the statements that a scene draws: in the order of its links, from 1, none left out, none given twice.
struct NoteNumbers {
    std::vector<StatementId> statements;   ///< number - 1 → statement
    std::vector<std::vector<int>> ofLink;  ///< by link index
    QString mark(int link) const;          ///< "3 4 5", "3–9", "3 7–9"
};
NoteNumbers noteNumbers(const Scene &scene);

/// Claim in \a text; then speaker, document where there are several, ¶, when it holds, the first of its numbers (an amount), and modality unless asserted, in
/// \a quiet.
std::vector<TextSpan> noteText(const KnowledgeGraph &graph, StatementId id, const QColor &text, const QColor &quiet);

struct NoteStyle {
    double size = 6.7, leading = 8.75, gap = 3.2;  ///< gap between notes
    double columnGap = 14;
    int columns = 4;
    QColor text, quiet;
};

/// A list of numbered notes set in columns; pages take from it in order.
class NoteList
{
public:
    NoteList() = default;
    NoteList(const KnowledgeGraph &graph, const NoteNumbers &numbers, const NoteStyle &style, double width);

    bool empty() const { return m_notes.empty(); }
    /// Least height in which all notes stand in balanced columns; more than \a most: \a most + 1.
    double heightOfAll(double most) const;
    /// Sets as many lines as \a area holds, from where the last call stopped; true while something is left.
    bool set(const QRectF &area, std::vector<TextRun> &runs);

private:
    struct Note {
        QString number;
        std::vector<TextLine> lines;
    };
    struct Cursor {
        std::size_t note = 0, line = 0;
    };
    Cursor flow(const QRectF &area, Cursor from, std::vector<TextRun> *runs) const;

    std::vector<Note> m_notes;
    NoteStyle m_style;
    double m_column = 0, m_indent = 0, m_width = 0;
    Cursor m_next;
};

}  // namespace relata
