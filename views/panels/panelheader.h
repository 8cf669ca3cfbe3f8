// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QWidget>

#include <utility>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace relata {

/// The top line of a panel, 36 px: buttons, its name in 13/600, buttons at the right. Serves also as a dock's title bar.
class PanelHeader final : public QWidget
{
    Q_OBJECT
public:
    PanelHeader(Session &session, const QString &title, QWidget *parent = nullptr);
    QString title() const;
    void setTitle(const QString &title);
    enum class Side { Left, Right };
    /// An icon button; \a words is tooltip and accessible name.
    QToolButton *addButton(Side side, const QString &name, const QString &icon, const QString &words);
    QToolButton *addTextButton(const QString &name, const QString &text);  ///< at the right

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tint();
    Session &m_session;
    QHBoxLayout *m_row;
    QLabel *m_title;
    std::vector<std::pair<QToolButton *, QString>> m_icons;
};

}  // namespace relata
