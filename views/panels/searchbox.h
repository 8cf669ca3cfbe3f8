// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QLineEdit>
#include <QList>

class QAction;
class QListWidget;

namespace relata {

/// One field for entities, statements, lens expressions and commands; answers while one types.
class SearchBox final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchBox(Session &session, QWidget *parent = nullptr);
    void setCommands(const QList<QAction *> &commands) { m_commands = commands; }
    QListWidget *popup() const { return m_popup; }

signals:
    void entityChosen(relata::EntityId id, bool add);
    void statementChosen(relata::StatementId id);
    void revealRequested(relata::EntityId id);  ///< the chosen one is not on screen
    void conditionChosen(const QString &condition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void answer();
    void choose(bool add, bool asFilter);
    void place();

    Session &m_session;
    QListWidget *m_popup;
    QList<QAction *> m_commands;
};

}  // namespace relata
