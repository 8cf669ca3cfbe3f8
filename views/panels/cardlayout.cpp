// SPDX-License-Identifier: Apache-2.0
#include "views/panels/carddelegate.h"

#include "views/panels/cardmodel.h"
#include "views/panels/swatches.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QFontMetricsF>
#include <QListView>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

using Piece = CardDelegate::Piece;
constexpr int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

QSizeF sizeOf(const QString &text, const QFont &font, double width)
{
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, std::max(1.0, width), 1e5), wrapped, text).size();
}

/// \a words with places to break in those that no line is wide enough for.
QString breakable(const QString &words, const QFont &font, double width)
{
    constexpr QChar breaks(0x200B);  // a space of no width
    const QFontMetricsF metrics(font);
    QString out;
    for (qsizetype from = 0; from < words.size();) {
        qsizetype to = from;
        while (to < words.size() && !words[to].isSpace())
            ++to;
        const QStringView word = QStringView(words).mid(from, to - from);
        if (word.size() > 8 && metrics.horizontalAdvance(word.toString()) > width)
            for (qsizetype i = 0; i < word.size(); ++i) {
                if (i > 0 && !word[i].isLowSurrogate() && !word[i].isMark())
                    out += breaks;
                out += word[i];
            }
        else
            out += word;
        for (; to < words.size() && words[to].isSpace(); ++to)
            out += words[to];
        from = to;
    }
    return out;
}

double lineOf(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height());
}

}  // namespace

/// Puts pieces one after another, from the top down.
class CardDelegate::Builder
{
public:
    Builder(const CardDelegate &delegate, const CardRow &row, double width)
        : m_delegate(delegate), m_session(delegate.m_session), m_theme(Theme::of(delegate.m_session.theme())), m_row(row),
          m_inset(uiLength(row.boxed ? 24 : 16)), m_width(width)
    {
    }

    Layout build()
    {
        switch (m_row.kind) {
        case CardRow::Kind::Title:
            title();
            break;
        case CardRow::Kind::End:
            end();
            break;
        case CardRow::Kind::Between:
            between();
            break;
        case CardRow::Kind::Text:
            paragraph(uiFont(13), m_theme.text2, 4, 4);
            break;
        case CardRow::Kind::Fact:
            fact();
            break;
        case CardRow::Kind::Segments:
            segments();
            break;
        case CardRow::Kind::Group:
            group();
            break;
        case CardRow::Kind::Statement:
            statement();
            break;
        case CardRow::Kind::Label:
            label(uiFont(12, QFont::DemiBold), m_theme.text2, 12, 6);
            break;
        case CardRow::Kind::Quote:
            quote();
            break;
        case CardRow::Kind::Entity:
            entity();
            break;
        case CardRow::Kind::BoxHead:
            boxHead();
            break;
        case CardRow::Kind::BoxLabel:
            label(uiFont(12, QFont::Medium), m_theme.text2, 8, 0);
            break;
        case CardRow::Kind::More:
            more();
            break;
        case CardRow::Kind::Empty:
            empty();
            break;
        }
        if (m_row.rule && !m_row.boxed)
            add({Piece::What::Rule, QRectF(0, 0, m_width, 1), {}, {}, m_theme.border});
        if (m_row.boxed)
            frame();
        m_layout.height = std::ceil(m_y) + (m_row.boxEnd ? uiLength(8) : 0);
        return std::move(m_layout);
    }

private:
    double right() const { return m_width - m_inset; }
    double room() const { return std::max(40.0, m_width - 2 * m_inset); }
    void add(Piece piece) { m_layout.pieces.push_back(std::move(piece)); }
    int addSpot(QRectF area, EntityId leadsTo, int choice = -1)
    {
        m_layout.spots.push_back({area, leadsTo, choice});
        return static_cast<int>(m_layout.spots.size()) - 1;
    }
    /// Wrapped text at (x, m_y); does not move down. Returns its height.
    double text(double x, double width, const QString &text, const QFont &font, const QColor &color, EntityId leadsTo = noEntity)
    {
        const QString words = breakable(text, font, width);
        const QSizeF size = sizeOf(words, font, width);
        const QRectF area(x, m_y, width, std::ceil(size.height()));
        const int spot =
            leadsTo == noEntity ? -1 : addSpot(QRectF(area.topLeft(), QSizeF(std::min(width, size.width() + 1), area.height())), leadsTo);
        add({Piece::What::Text, area, words, font, color, wrapped, {}, {}, false, spot});
        return area.height();
    }
    void count(const QString &words, const QFont &font, double y)
    {
        add({Piece::What::Text, QRectF(m_inset, y, room(), lineOf(font)), words, font, m_theme.text3, Qt::AlignRight | Qt::AlignTop});
    }
    bool exists(EntityId id) const { return m_session.graph().contains(id); }
    TypeLook lookOf(EntityId id) const
    {
        TypeLook look = m_delegate.m_looks[indexOf(m_session.graph().typeOf(id))];
        if (m_session.view().colorBy == ColorBy::Voice) {  // grey, unless it is one of the voices
            bool hollow = false;
            const QColor voice = m_session.voiceColors().colorOf(id, m_theme, &hollow);
            look.fill = hollow ? m_theme.voiceNode : voice;
        }
        return look;
    }

    void title()
    {
        m_y = uiLength(14);
        const double side = uiLength(40), gap = uiLength(12), x = m_inset + side + gap;
        const double top = m_y;
        const QFont font = uiFont(18, QFont::DemiBold), small = uiFont(12);
        const double nameHeight = sizeOf(m_row.text, font, right() - x).height(), total = nameHeight + lineOf(small);
        if (exists(m_row.entity))
            add({Piece::What::Card, QRectF(m_inset, top, side, side), {}, {}, m_theme.canvas, 0, {}, lookOf(m_row.entity)});
        m_y = top + std::max(0.0, (side - total) / 2);
        m_y += text(x, right() - x, m_row.text, font, m_theme.text);
        m_y += text(x, right() - x, m_row.detail, small, m_theme.text3);
        m_y = std::max(m_y, top + side) + uiLength(8);
    }

    void end()
    {
        m_y = m_row.rule ? uiLength(8) : uiLength(2);
        const QFont font = uiFont(16, QFont::DemiBold);
        const double side = uiLength(16), x = m_inset + side + uiLength(8);
        if (exists(m_row.entity))
            add({Piece::What::Shape, QRectF(m_inset, m_y, side, lineOf(font)), {}, {}, lookOf(m_row.entity).fill, 0, {}, lookOf(m_row.entity)});
        m_y += text(x, right() - x, m_row.text, font, m_theme.text, m_row.entity) + uiLength(2);
    }

    void between()
    {
        const QFont font = uiFont(12);
        const double side = uiLength(14), x = m_inset + uiLength(24);
        add({Piece::What::Icon, QRectF(m_inset + uiLength(1), m_y, side, lineOf(font)), QStringLiteral("chevron-down"), {}, m_theme.text3});
        m_y += text(x, right() - x, m_row.text, font, m_theme.text3);
    }

    void paragraph(const QFont &font, const QColor &color, double above, double below)
    {
        m_y = uiLength(above);
        if (!m_row.text.isEmpty())  // else it is but air
            m_y += text(m_inset, room(), m_row.text, font, color) + uiLength(below);
    }

    void fact()
    {
        m_y = uiLength(2);
        const QFont font = uiFont(12.5);
        const double gap = uiLength(8);
        double widest = uiLength(92);  // no word of the left is broken that can be helped
        for (const QString &word : m_row.text.left(200).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(word) + 1);
        const double column = std::min(room() * 0.45, widest + gap), x = m_inset + column;
        const double left = text(m_inset, column - gap, m_row.text, font, m_theme.text3);
        m_y += std::max(left, text(x, right() - x, m_row.detail, font, m_theme.text, m_row.entity)) + uiLength(2);
    }

    void segments()
    {
        m_y = uiLength(10);
        const int n = static_cast<int>(m_row.choices.size());
        const QFont font = uiFont(12, QFont::Medium);
        const double height = std::max<double>(uiLength(28), lineOf(font) + 8), side = (room() - 4) / std::max(1, n);
        add({Piece::What::Fill, QRectF(m_inset, m_y, room(), height), {}, {}, m_theme.sunken});
        for (int i = 0; i < n; ++i) {
            const QRectF area(m_inset + 2 + i * side, m_y + 2, side, height - 4);
            const int spot = addSpot(area, noEntity, i);
            const bool chosen = i == m_row.chosen;
            if (chosen)
                add({Piece::What::Frame, area, {}, {}, m_theme.raised});
            add({Piece::What::Text,
                 area,
                 m_row.choices[i],
                 chosen ? uiFont(12, QFont::DemiBold) : font,
                 chosen ? m_theme.text : m_theme.text3,
                 Qt::AlignCenter,
                 {},
                 {},
                 false,
                 spot});
        }
        m_y += height + uiLength(12);
    }

    void group()
    {
        m_y = uiLength(9);
        const KnowledgeGraph &graph = m_session.graph();
        const QFont plain = uiFont(12.5), strong = uiFont(12.5, QFont::DemiBold);
        const double swatch = uiLength(16), gap = uiLength(8), line = lineOf(strong);
        if (!m_row.statements.empty()) {
            const StatementId first = m_row.statements.front();
            Modality firmest = Modality::Denied;
            for (const StatementId id : m_row.statements)
                firmest = std::min(firmest, graph.modality(id));
            const QColor color = m_session.view().colorBy == ColorBy::Voice
                                     ? m_theme.text3
                                     : m_delegate.m_categories[graph.schema().categoryOf(graph.predicate(first))];
            add({Piece::What::Line, QRectF(m_inset, m_y, swatch, line), {}, {}, color, 0, firmest});
        }
        const QString number = m_row.number >= 0 ? grouped(static_cast<std::size_t>(m_row.number)) : QString();
        const double numberWidth = number.isEmpty() ? 0 : QFontMetricsF(plain).horizontalAdvance(number) + gap;
        const double x = m_inset + swatch + gap, wide = right() - x - numberWidth;
        count(number, plain, m_y);
        const double predicate = QFontMetricsF(plain).horizontalAdvance(m_row.text) + uiLength(6);
        const double name = QFontMetricsF(strong).horizontalAdvance(m_row.detail);
        if (predicate + name <= wide) {
            text(x, predicate, m_row.text, plain, m_theme.text2);
            m_y += text(x + predicate, wide - predicate, m_row.detail, strong, m_theme.text, m_row.entity);
        } else {  // on two lines rather than cut
            m_y += text(x, wide, m_row.text, plain, m_theme.text2);
            if (!m_row.detail.isEmpty())
                m_y += text(x, wide, m_row.detail, strong, m_theme.text, m_row.entity);
        }
        m_y += uiLength(1);
    }

    void statement()
    {
        const KnowledgeGraph &graph = m_session.graph();
        const StatementId id = m_row.statement;
        if (!graph.contains(id))
            return;
        const Selection &selection = m_session.selection();
        const bool selected = std::find(selection.statements.begin(), selection.statements.end(), id) != selection.statements.end();
        const QColor ink = selected ? m_theme.selectionText : m_theme.text, quiet = selected ? m_theme.selectionText : m_theme.text2;
        m_y = uiLength(m_row.rule && !m_row.boxed ? 8 : 5);
        const QFont claim = uiFont(13), meta = uiFont(11.5), speaker = uiFont(11.5, QFont::Medium);
        const bool isNeutral = graph.polarity(id) == Polarity::Neutral;
        if (!isNeutral)  // said in words below
            add({Piece::What::Text, QRectF(m_inset - uiLength(12), m_y, uiLength(10), lineOf(claim)), polaritySign(graph.polarity(id)), claim,
                 m_theme.text3, Qt::AlignHCenter | Qt::AlignTop});
        m_y +=
            text(m_inset, room(), graph.claim(id).empty() ? linkInWords(graph, id) : unturned(toQString(graph.claim(id))), claim, ink) + uiLength(2);
        m_line = lineOf(meta);
        m_x = m_inset;
        const double gap = uiLength(6);
        if (m_session.view().colorBy == ColorBy::Voice) {
            bool hollow = false;
            const QColor color = m_session.voiceColors().colorOf(graph.speaker(id), m_theme, &hollow);
            add({Piece::What::Dot, QRectF(m_x, m_y, uiLength(10), m_line), {}, {}, color, 0, {}, {}, hollow});
            m_x += uiLength(16);
        }
        flow(speakerName(graph, id), speaker, quiet, graph.speaker(id));
        if (const QString document = documentInWords(graph, id); !document.isEmpty())
            flow(QFontMetricsF(meta).elidedText(document, Qt::ElideRight, room()), meta, quiet);
        if (const QString where = placeInWords(graph, id); !where.isEmpty())
            flow(QFontMetricsF(meta).elidedText(where, Qt::ElideRight, room()), meta, quiet);
        const QString modality =
            toQString(toString(graph.modality(id))) + (isNeutral ? QString() : QStringLiteral(", ") + toQString(toString(graph.polarity(id))));
        const double dash = uiLength(16), words = QFontMetricsF(meta).horizontalAdvance(modality);
        if (m_x > m_inset && m_x + dash + gap + words > right())
            newLine();
        add({Piece::What::Line, QRectF(m_x, m_y, dash, m_line), {}, {}, quiet, 0, graph.modality(id)});
        m_x += dash + gap;
        flow(modality, meta, quiet);
        if (!m_session.passed().statements.contains(id))
            flow(QObject::tr("hidden by the lens"), meta, m_theme.warning);
        if (const QString time = timesInWords(graph, id); !time.isEmpty()) {
            const double wide = QFontMetricsF(meta).horizontalAdvance(time);
            if (m_x > m_inset && m_x + wide > right())
                newLine();
            add({Piece::What::Text, QRectF(m_inset, m_y, room(), m_line), time, meta, graph.holds(id).empty() && !selected ? m_theme.text3 : quiet,
                 Qt::AlignRight | Qt::AlignTop});
        }
        m_y += m_line + uiLength(m_row.boxed ? 7 : 8);
    }

    void newLine()
    {
        m_y += m_line;
        m_x = m_inset;
    }
    /// Words on the meta line, on the next one where they do not fit, wrapped where even that is too narrow.
    void flow(const QString &words, const QFont &font, const QColor &color, EntityId leadsTo = noEntity)
    {
        const double wide = std::ceil(QFontMetricsF(font).horizontalAdvance(words)) + 1;
        if (m_x > m_inset && m_x + wide > right())
            newLine();
        const double used = text(m_x, std::min(wide, right() - m_x), words, font, color, leadsTo);
        m_y += std::max(0.0, used - m_line);
        m_x += wide + uiLength(6);
    }

    void label(const QFont &font, const QColor &color, double above, double below)
    {
        m_y = uiLength(above);
        QString side = m_row.detail;
        if (m_row.number >= 0)
            side = grouped(static_cast<std::size_t>(m_row.number));
        const QFont small = uiFont(12);
        const double sideWidth = side.isEmpty() ? 0 : QFontMetricsF(small).horizontalAdvance(side) + uiLength(8);
        count(side, small, m_y);
        m_y += text(m_inset, room() - sideWidth, m_row.text, font, color) + uiLength(below);
    }

    void quote()
    {
        m_y = uiLength(2);
        const double x = m_inset + uiLength(10);
        const double height = text(x, right() - x, m_row.text, uiFont(12.5), m_theme.text2);
        add({Piece::What::Rule, QRectF(m_inset, m_y, 2, height), {}, {}, m_theme.border2});
        m_y += height + uiLength(8);
    }

    void entity()
    {
        m_y = uiLength(4);
        const QFont font = uiFont(13), small = uiFont(12);
        const double side = uiLength(16), x = m_inset + side + uiLength(8);
        const double detail = m_row.detail.isEmpty() ? 0 : QFontMetricsF(small).horizontalAdvance(m_row.detail) + uiLength(12);
        if (exists(m_row.entity))
            add({Piece::What::Shape, QRectF(m_inset, m_y, side, lineOf(font)), {}, {}, lookOf(m_row.entity).fill, 0, {}, lookOf(m_row.entity)});
        count(m_row.detail, small, m_y);
        m_y += text(x, right() - x - detail, m_row.text, font, m_theme.text, m_row.entity) + uiLength(4);
    }

    void boxHead()
    {
        m_y = uiLength(8);
        const QFont font = uiFont(12.5, QFont::DemiBold), plain = uiFont(12.5);
        const double side = uiLength(16), x = m_inset + side + uiLength(6), line = lineOf(font);
        const double inset = uiLength(12);
        const double predicate = QFontMetricsF(plain).horizontalAdvance(m_row.detail) + uiLength(8);
        add({Piece::What::Disputed, QRectF(m_inset, m_y, side, line)});
        add({Piece::What::Text, QRectF(m_inset, m_y, room(), line), m_row.detail, plain, m_theme.disputed, Qt::AlignRight | Qt::AlignTop});
        m_y += text(x, right() - x - predicate, m_row.text, font, m_theme.disputed) + uiLength(7);
        m_layout.pieces.insert(m_layout.pieces.begin(),
                               {Piece::What::Fill, QRectF(inset, 0, m_width - 2 * inset, m_y), QStringLiteral("box"), {}, m_theme.disputedGround});
    }

    void more()
    {
        m_y = uiLength(8);
        m_y += text(m_inset, room(), m_row.text, uiFont(12.5, QFont::Medium), m_theme.accent) + uiLength(8);
    }

    void empty()
    {
        m_y = uiLength(32);
        const double side = uiLength(24);
        add({Piece::What::Icon, QRectF((m_width - side) / 2, m_y, side, side), m_row.detail, {}, m_theme.text3});
        m_y += side + uiLength(10);
        const QFont font = uiFont(13);
        const double height = sizeOf(m_row.text, font, room()).height();
        add({Piece::What::Text, QRectF(m_inset, m_y, room(), height), m_row.text, font, m_theme.text3,
             Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap});
        m_y += height + uiLength(16);
    }

    /// Left, right (and below) of a boxed row, in the colour of disputes.
    void frame()
    {
        const double inset = uiLength(12), bottom = std::ceil(m_y);
        add({Piece::What::Rule, QRectF(inset, 0, 1, bottom), {}, {}, m_theme.disputed});
        add({Piece::What::Rule, QRectF(m_width - inset - 1, 0, 1, bottom), {}, {}, m_theme.disputed});
        if (m_row.rule || m_row.kind == CardRow::Kind::BoxHead)
            add({Piece::What::Rule, QRectF(inset, 0, m_width - 2 * inset, 1), {}, {}, m_theme.disputed});
        if (m_row.boxEnd)
            add({Piece::What::Rule, QRectF(inset, bottom - 1, m_width - 2 * inset, 1), {}, {}, m_theme.disputed});
    }

    const CardDelegate &m_delegate;
    Session &m_session;
    const Theme &m_theme;
    const CardRow &m_row;
    double m_inset, m_width, m_y = 0, m_x = 0, m_line = 0;
    Layout m_layout;
};

CardDelegate::Layout CardDelegate::layoutOf(const CardRow &row, double width) const
{
    return Builder(*this, row, width).build();
}

}  // namespace relata
