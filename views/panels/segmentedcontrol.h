// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QStringList>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace relata {

/// Two or three choices in one sunken bar, one of them raised. Each is a real check button: reachable by Tab, arrows and screen readers.
class SegmentedControl final : public QWidget
{
    Q_OBJECT
public:
    SegmentedControl(Session &session, const QStringList &names, QWidget *parent = nullptr);
    int chosen() const;
    void setChosen(int index);  ///< emits nothing
    QAbstractButton *button(int index) const;

signals:
    void chosenByUser(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Session &m_session;
    QButtonGroup *m_buttons;
};

}  // namespace relata
