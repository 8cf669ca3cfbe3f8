// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QWidget>

class QHBoxLayout;

namespace relata {

/// The conditions of the lens as chips in the order they were made; each can go at any time.
class ChipBar final : public QWidget
{
    Q_OBJECT
public:
    explicit ChipBar(Session &session, QWidget *parent = nullptr);

signals:
    void lensRequested(const relata::Lens &lens);
    void selectionRequested(const relata::Selection &selection);

private:
    void rebuild();
    Session &m_session;
    QHBoxLayout *m_row;
};

}  // namespace relata
