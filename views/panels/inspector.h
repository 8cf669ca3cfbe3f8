// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/cards.h"
#include "views/panels/session.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace relata {

class CardView;
class PanelHeader;

/// Who is this, and who says what about it: one card for an entity, a link, several entities or nothing. Everything named leads there;
/// what was looked at before is a step back (Alt+Left).
class Inspector final : public QWidget
{
    Q_OBJECT
public:
    explicit Inspector(Session &session, QWidget *parent = nullptr);
    QString plainText() const;  ///< the card as text, for copying
    CardView &card() const { return *m_card; }
    CardSide side() const { return m_side; }
    void setSide(CardSide side);

public slots:
    void back();
    void forward();
    void copy();

signals:
    void selectionRequested(const relata::Selection &selection);

protected:
    void mousePressEvent(QMouseEvent *event) override;

private:
    void showSelection();
    void rebuild();
    void go(int step);
    bool stillThere(const Selection &selection) const;

    Session &m_session;
    PanelHeader *m_header;
    CardView *m_card;
    QToolButton *m_back, *m_forward, *m_copy;
    std::vector<Selection> m_past;
    std::size_t m_now = 0;
    std::size_t m_most;
    CardSide m_side = CardSide::About;
    bool m_travelling = false;
};

}  // namespace relata
