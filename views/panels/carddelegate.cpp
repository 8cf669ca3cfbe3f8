// SPDX-License-Identifier: Apache-2.0
#include "views/panels/carddelegate.h"

#include "views/panels/cardmodel.h"
#include "views/panels/swatches.h"
#include "views/panels/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

using Piece = CardDelegate::Piece;

}  // namespace

CardDelegate::CardDelegate(Session &session, QObject *parent) : QStyledItemDelegate(parent), m_session(session)
{
    refresh();
}

void CardDelegate::refresh()
{
    m_looks = typeLooks(m_session.graph().schema(), m_session.theme());
    m_categories = categoryColors(m_session.graph().schema(), m_session.theme());
}

int CardDelegate::spotAt(const Layout &layout, QPointF at)
{
    for (std::size_t i = 0; i < layout.spots.size(); ++i)
        if (layout.spots[i].area.contains(at))
            return static_cast<int>(i);
    return -1;
}

bool CardDelegate::leadsSomewhere(const CardRow &row)
{
    switch (row.kind) {
    case CardRow::Kind::Statement:
    case CardRow::Kind::Entity:
    case CardRow::Kind::More:
    case CardRow::Kind::End:
        return true;
    case CardRow::Kind::Group:
        return !row.statements.empty();
    case CardRow::Kind::Label:
        return !row.statements.empty() || row.chain >= 0;
    default:
        return false;
    }
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return index.row() < m_heights.count() ? QSize(m_heights.width(), m_heights.heightOf(index.row())) : QSize(0, 0);  // 0: not laid out yet
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const CardRow &row = static_cast<const CardModel *>(index.model())->row(index.row());
    const Theme &theme = Theme::of(m_session.theme());
    const Layout layout = layoutOf(row, option.rect.width());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    painter->translate(option.rect.topLeft());
    const double inset = row.boxed ? uiLength(13) : 0;
    const QRectF ground = QRectF(QPointF(), option.rect.size()).adjusted(inset, row.rule ? 1 : 0, -inset, row.boxEnd ? -uiLength(8) - 1 : 0);
    const Selection &selection = m_session.selection();
    if (row.kind == CardRow::Kind::Statement
        && std::find(selection.statements.begin(), selection.statements.end(), row.statement) != selection.statements.end())
        painter->fillRect(ground, theme.selection);
    else if (m_hotRow == index.row() && leadsSomewhere(row))
        painter->fillRect(ground, theme.hover);
    for (const Piece &piece : layout.pieces) {
        switch (piece.what) {
        case Piece::What::Text: {
            QFont font = piece.font;
            const bool hot = piece.spot >= 0 && m_hotRow == index.row() && m_hotSpot == piece.spot;
            font.setUnderline(hot && layout.spots[static_cast<std::size_t>(piece.spot)].choice < 0);
            painter->setFont(font);
            painter->setPen(hot ? (layout.spots[static_cast<std::size_t>(piece.spot)].choice < 0 ? theme.accent : theme.text) : piece.color);
            painter->drawText(piece.area, piece.flags, piece.text);
            break;
        }
        case Piece::What::Line:
            drawLineSwatch(*painter, piece.area, piece.color, piece.modality);
            break;
        case Piece::What::Shape:
            drawTypeSwatch(*painter, piece.area, piece.look, piece.color);
            break;
        case Piece::What::Card:
            drawTypeCard(*painter, piece.area, piece.look, piece.color);
            break;
        case Piece::What::Dot:
            drawVoiceDot(*painter, piece.area, piece.color, piece.hollow);
            break;
        case Piece::What::Icon:
            drawIcon(*painter, piece.area, piece.text, piece.color);
            break;
        case Piece::What::Rule:
            painter->fillRect(piece.area, piece.color);
            break;
        case Piece::What::Fill:
            painter->setPen(piece.text.isEmpty() ? QPen(theme.border) : QPen(Qt::NoPen));
            painter->setBrush(piece.color);
            if (piece.text.isEmpty())
                painter->drawRoundedRect(piece.area.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
            else
                painter->drawRect(piece.area);
            break;
        case Piece::What::Frame:
            painter->setPen(theme.border2);
            painter->setBrush(piece.color);
            painter->drawRoundedRect(piece.area.adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5);
            break;
        case Piece::What::Disputed:
            drawDisputedMark(*painter, piece.area, theme);
            break;
        }
    }
    if (m_keyboard && (option.state & QStyle::State_HasFocus)) {
        painter->setPen(QPen(theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(QPointF(), option.rect.size()).adjusted(3, 1, -3, -1), 5, 5);
    }
    painter->restore();
}

}  // namespace relata
