// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/paths.h"
#include "views/panels/session.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace relata {

/// Chains of visible statements between two entities, each hop with its claim and who says it.
class PathsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit PathsPanel(Session &session, QWidget *parent = nullptr);
    void setEnds(EntityId from, EntityId to);  ///< and finds the shortest chain
    QListWidget *list() const { return m_list; }

signals:
    void pathLit(const std::vector<relata::EntityId> &entities, const std::vector<relata::StatementId> &statements);
    void entityRequested(relata::EntityId id);

private:
    QLineEdit *addEnd(const QString &name);
    EntityId endOf(const QLineEdit *field) const;
    void find(bool lit = true);
    void fill(bool lit);
    void light(int row);

    Session &m_session;
    QLineEdit *m_from, *m_to;
    QPushButton *m_another;
    QLabel *m_state;
    QListWidget *m_list;
    std::vector<Path> m_paths;
    std::size_t m_most = 1;
    int m_lit = -1;
};

}  // namespace relata
