// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QAbstractButton>

namespace relata {

/// A pill of 24 px: a filter that a click removes, an offer to add one, or a note about disputes.
class Chip final : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Kind { Filter, Add, Disputed };
    Chip(Session &session, Kind kind, const QString &words, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Session &m_session;
    Kind m_kind;
};

}  // namespace relata
