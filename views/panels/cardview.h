// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/carddelegate.h"
#include "views/panels/cardheights.h"
#include "views/panels/cardmodel.h"
#include "views/panels/makemime.h"

#include <QListView>
#include <QTimer>

#include <optional>

class QMenu;

namespace relata {

/// Rows of cards that can be pointed at, clicked, walked through with the arrows (left and right: the names within a row) and copied.
/// Of a long card only the rows in view are measured at once, since that shapes all their words; the rest a few at a time when nothing else is to
/// be done. Until then a row out of view is taken to be as high as others of its kind.
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
    bool isMeasured() const { return m_delegate->heights().isComplete(); }
    void doItemsLayout() override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

signals:
    void selectionWanted(const relata::Selection &selection);
    void rowChosen(int row);  ///< a row that is neither entity nor statement, or any row when it was chosen
    void choiceMade(int row, int choice);
    void formWanted(const relata::Selection &selection);      ///< of the one statement or entity whose row was clicked twice
    void menuShown(QMenu *menu, const relata::CardRow &row);  ///< others may add to it

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void setHot(int row, int spot);
    void choose(int row, int spot);
    Selection editedBy(int row) const;
    CardDelegate::Layout layoutOf(int row) const;
    void measure(int row);
    void measureInView();
    void measureSome();
    void layOutMeasured();
    Session &m_session;
    CardModel *m_model;
    CardDelegate *m_delegate;
    QTimer m_idle;  ///< runs while rows are to be measured
    bool m_layingOut = false;
    MakeMime m_makeMime;
    std::optional<QPoint> m_pressed;  ///< where a drag may begin
    Selection m_clicked;              ///< what a second click edits: the first may have brought another card
    bool m_clickedTwice = false;
};

}  // namespace relata
