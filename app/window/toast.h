// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace relata {

/// One sentence at the bottom centre of its parent for some seconds, with Undo where there is something to undo. Never takes the focus.
class Toast final : public QFrame
{
    Q_OBJECT
public:
    explicit Toast(QWidget *parent);
    void say(const QString &sentence, bool undoable = false);
    QString sentence() const;
    bool offersUndo() const;

signals:
    void undoRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    QLabel *m_text;
    QToolButton *m_undo;
    QTimer m_hide;
};

}  // namespace relata
