// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QLineEdit>
#include <QList>

class QAction;

namespace relata {

class SearchModel;
class SearchPopup;

/// One field for entities, statements, documents, lens expressions and commands; answers while one types.
class SearchBox final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchBox(Session &session, QWidget *parent = nullptr);
    void setCommands(const QList<QAction *> &commands);
    SearchModel &answers() const { return *m_model; }
    SearchPopup *popup() const { return m_popup; }  ///< a child of the window; nullptr until something was typed
    QSize sizeHint() const override;

signals:
    void entityChosen(relata::EntityId id, bool add);
    void statementChosen(relata::StatementId id);
    void revealRequested(relata::EntityId id);  ///< the chosen one is not on screen
    void conditionChosen(const QString &condition);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void answer();
    void choose(int row, bool add, bool asFilter);
    void close();
    bool isOpen() const;

    Session &m_session;
    SearchModel *m_model;
    SearchPopup *m_popup = nullptr;
    QAction *m_icon;
};

}  // namespace relata
