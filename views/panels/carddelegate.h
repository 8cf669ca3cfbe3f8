// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/cardheights.h"
#include "views/panels/cardrow.h"
#include "views/panels/session.h"
#include "views/theme/theme.h"

#include <QStyledItemDelegate>

#include <functional>

namespace relata {

/// A part of a row that leads somewhere of its own: a name, a choice.
struct CardSpot {
    QRectF area;  ///< in the row's coordinates
    EntityId entity = noEntity;
    int choice = -1;
};

/// Lays out and paints rows of cards. Layout and painting are apart, so that clicks and tests ask the same places that the eye sees.
class CardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit CardDelegate(Session &session, QObject *parent = nullptr);
    void refresh();  ///< after a change of theme, graph or colouring

    /// One thing to paint.
    struct Piece {
        enum class What { Text, Line, Shape, Card, Dot, Icon, Rule, Fill, Frame, Disputed };
        What what = What::Text;
        QRectF area = {};
        QString text = {};
        QFont font = {};
        QColor color = {};
        int flags = 0;                           ///< Qt::Alignment and Qt::TextFlag of a text
        Modality modality = Modality::Asserted;  ///< of a line
        TypeLook look = {};                      ///< of a shape
        bool hollow = false;
        int spot = -1;  ///< index into spots
    };
    struct Layout {
        double height = 0;
        std::vector<Piece> pieces;
        std::vector<CardSpot> spots;
    };
    Layout layoutOf(const CardRow &row, double width) const;
    static int spotAt(const Layout &layout, QPointF at);  ///< -1 = none
    static bool leadsSomewhere(const CardRow &row);

    CardHeights &heights() { return m_heights; }  ///< what sizeHint() answers, kept by the view

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The spot under the pointer or the keyboard, in \a row; -1 = none.
    void setHot(int row, int spot) { m_hotRow = row, m_hotSpot = spot; }
    int hotRow() const { return m_hotRow; }
    int hotSpot() const { return m_hotSpot; }
    void setKeyboard(bool on) { m_keyboard = on; }  ///< the current row then wears a ring

private:
    class Builder;
    Session &m_session;
    std::vector<TypeLook> m_looks;
    std::vector<QColor> m_categories;
    CardHeights m_heights;
    int m_hotRow = -1, m_hotSpot = -1;
    bool m_keyboard = false;
};

}  // namespace relata
