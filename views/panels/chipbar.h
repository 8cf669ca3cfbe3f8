// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QWidget>

class QAbstractButton;
class QLabel;
class QMenu;

namespace relata {

/// The conditions of the lens as chips in the order they were made; each can go at any time. Chips that find no room begin a new line.
class ChipBar final : public QWidget
{
    Q_OBJECT
public:
    explicit ChipBar(Session &session, QWidget *parent = nullptr);
    QList<QAbstractButton *> chips() const { return m_chips; }  ///< of conditions, then "Add filter", then disputes
    QString state() const;                                      ///< the words at the right
    void fillMenu(QMenu *menu);                                 ///< what "Add filter" offers

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(width, false); }

signals:
    void lensRequested(const relata::Lens &lens);
    void selectionRequested(const relata::Selection &selection);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void tellState();
    int arrange(int width, bool move) const;
    Session &m_session;
    QList<QAbstractButton *> m_chips;
    QLabel *m_state;
};

}  // namespace relata
