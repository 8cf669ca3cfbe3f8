// SPDX-License-Identifier: Apache-2.0
#include "views/figure/typesetter.h"

#include "views/theme/theme.h"

#include <QFontMetricsF>
#include <QTextBoundaryFinder>

#include <map>

namespace relata {
namespace {

constexpr double designSize = 100;  // QFont knows whole pixels only: fractions come from scaling the painter

const QFontMetricsF &metrics(int weight)
{
    thread_local std::map<int, QFontMetricsF> known;
    auto found = known.find(weight);
    if (found == known.end())
        found = known.emplace(weight, QFontMetricsF(pictureFont(designSize, weight))).first;
    return found->second;
}

/// End of the longest beginning of \a text that is at most \a width wide: at least one character as people count them.
qsizetype fittingPart(const QString &text, double size, int weight, double width)
{
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = characters.toNextBoundary();
    while (true) {
        const qsizetype next = characters.toNextBoundary();
        if (next <= end || textWidth(text.left(next), size, weight) > width)
            return end;
        end = next;
    }
}

class LineBreaker
{
public:
    LineBreaker(double size, double width) : m_size(size), m_width(width) {}

    void add(const TextSpan &span)
    {
        QTextBoundaryFinder places(QTextBoundaryFinder::Line, span.text);
        qsizetype from = 0;
        while (from < span.text.size()) {
            const qsizetype next = places.toNextBoundary();
            const qsizetype to = next < 0 ? span.text.size() : next;
            addPiece(span.text.mid(from, to - from), span);
            from = to;
        }
    }

    std::vector<TextLine> take()
    {
        newLine();
        if (m_lines.empty())
            m_lines.emplace_back();
        return std::move(m_lines);
    }

private:
    void addPiece(QString piece, const TextSpan &span)
    {
        QString bare = piece;
        while (!bare.isEmpty() && bare.back().isSpace())
            bare.chop(1);
        if (m_x > 0 && m_x + widthAfterCurrent(bare, span) > m_width)
            newLine();
        while (m_x == 0 && textWidth(bare, m_size, span.weight) > m_width) {
            const qsizetype end = fittingPart(bare, m_size, span.weight, m_width);
            append(bare.left(end), span);
            if (end >= bare.size())
                return;
            newLine();
            bare = bare.mid(end);
            piece = piece.mid(end);
        }
        if (m_x == 0 && bare.isEmpty())
            return;  // no line begins with a space
        append(piece, span);
    }

    double widthAfterCurrent(const QString &bare, const TextSpan &span) const { return textWidth(bare, m_size, span.weight); }

    void append(const QString &text, const TextSpan &span)
    {
        if (!m_line.empty() && m_line.back().weight == span.weight && m_line.back().color == span.color)
            m_line.back().text += text;
        else
            m_line.push_back({QPointF(m_x, 0), text, m_size, span.weight, span.color});
        m_x = m_line.back().position.x() + textWidth(m_line.back().text, m_size, span.weight);
    }

    void newLine()
    {
        if (m_line.empty())
            return;
        QString &last = m_line.back().text;
        while (!last.isEmpty() && last.back().isSpace())
            last.chop(1);
        m_lines.push_back(std::move(m_line));
        m_line.clear();
        m_x = 0;
    }

    double m_size, m_width, m_x = 0;
    TextLine m_line;
    std::vector<TextLine> m_lines;
};

}  // namespace

double textWidth(const QString &text, double size, int weight)
{
    return metrics(weight).horizontalAdvance(text) * size / designSize;
}

std::vector<TextLine> brokenLines(const std::vector<TextSpan> &spans, double size, double width)
{
    LineBreaker breaker(size, width);
    for (TextSpan span : spans) {
        for (QChar &c : span.text)
            if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
                c = QLatin1Char(' ');
        breaker.add(span);
    }
    return breaker.take();
}

void paintText(QPainter &painter, const TextRun &run)
{
    if (run.text.isEmpty())
        return;
    painter.save();
    painter.translate(run.position);
    painter.scale(run.size / designSize, run.size / designSize);
    painter.setFont(pictureFont(designSize, run.weight));
    painter.setPen(run.color);
    painter.drawText(QPointF(0, 0), run.text);
    painter.restore();
}

}  // namespace relata
