// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QWidget>

#include <vector>

class QTextBrowser;
class QToolButton;
class QLabel;

namespace relata {

/// Who is this, and who says what about it: one card for an entity, a link, several entities or nothing. Everything named is a link.
class Inspector final : public QWidget
{
    Q_OBJECT
public:
    explicit Inspector(Session &session, QWidget *parent = nullptr);
    QString plainText() const;  ///< the card as text, for copying
    void back();
    void forward();

signals:
    void selectionRequested(const relata::Selection &selection);

private:
    void showSelection();
    void rebuild();
    void go(int step);
    QString entityCard(EntityId id) const;
    QString linkCard(const std::vector<StatementId> &ids) const;
    QString severalCard(const std::vector<EntityId> &ids) const;
    QString statementRow(StatementId id) const;
    QString entityLink(EntityId id) const;
    QString groups(EntityId id, const std::vector<StatementId> &ids) const;

    Session &m_session;
    QTextBrowser *m_card;
    QLabel *m_title;
    QToolButton *m_back, *m_forward;
    std::vector<Selection> m_past;
    std::size_t m_now = 0;
    bool m_travelling = false;
};

}  // namespace relata
