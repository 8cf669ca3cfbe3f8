// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QToolButton;

namespace relata {

/// One sentence at the lower or upper edge of its parent for some seconds, of what went wrong for half a minute, with Undo where there is something
/// to undo. Never takes the focus; a click on it sends it away.
class Toast final : public QFrame
{
    Q_OBJECT
public:
    explicit Toast(QWidget *parent);
    void say(const QString &sentence, bool undoable = false);
    void warn(const QString &sentence);  ///< of what went wrong: it stays longer
    QString sentence() const;
    int remaining() const { return m_hide.remainingTime(); }  ///< ms; -1: it is not shown
    bool offersUndo() const;
    /// How much would be covered of what is drawn in that part of the parent; the toast stands where it is least.
    void setCrowd(std::function<std::size_t(const QRect &)> crowd) { m_crowd = std::move(crowd); }

signals:
    void undoRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *) override { hide(); }
    void hideEvent(QHideEvent *event) override;

private:
    void put(const QString &sentence, bool undoable, int least);  ///< ms
    void place();
    QLabel *m_text;
    QToolButton *m_undo;
    QTimer m_hide;
    std::function<std::size_t(const QRect &)> m_crowd;
};

}  // namespace relata
