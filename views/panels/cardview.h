// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/carddelegate.h"
#include "views/panels/cardmodel.h"
#include "views/panels/makemime.h"

#include <QListView>

#include <optional>

class QMenu;

namespace relata {

/// Rows of cards that can be pointed at, clicked, walked through with the arrows (left and right: the names within a row) and copied.
class CardView final : public QListView
{
    Q_OBJECT
public:
    explicit CardView(Session &session, QWidget *parent = nullptr);
    void setRows(std::vector<CardRow> rows);  ///< keeps the place when the row count stays
    CardModel &cards() const { return *m_model; }
    CardDelegate &painting() const { return *m_delegate; }
    int count() const { return m_model->rowCount(); }
    QString plainText() const { return m_model->text(); }
    /// Middle of the row, or of one of its spots, in viewport coordinates; the row is scrolled into view.
    QPoint placeOf(int row, int spot = -1);
    void setMime(MakeMime make) { m_makeMime = std::move(make); }  ///< who and what a row names can then be dragged out
    Selection namedAt(QPoint place) const;                         ///< viewport coordinates; empty = nothing

signals:
    void selectionWanted(const relata::Selection &selection);
    void rowChosen(int row);  ///< a row that is neither entity nor statement, or any row when it was chosen
    void choiceMade(int row, int choice);
    void menuShown(QMenu *menu, const relata::CardRow &row);  ///< others may add to it

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void setHot(int row, int spot);
    void choose(int row, int spot);
    CardDelegate::Layout layoutOf(int row) const;
    Session &m_session;
    CardModel *m_model;
    CardDelegate *m_delegate;
    MakeMime m_makeMime;
    std::optional<QPoint> m_pressed;  ///< where a drag may begin
};

}  // namespace relata
