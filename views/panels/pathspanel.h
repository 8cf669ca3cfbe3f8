// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/paths.h"
#include "views/panels/cardview.h"
#include "views/panels/session.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace relata {

/// Chains of visible statements between two entities, each hop with its claim and who says it.
class PathsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit PathsPanel(Session &session, QWidget *parent = nullptr);
    void setEnds(EntityId from, EntityId to);  ///< and finds the shortest chain
    CardView *list() const { return m_list; }
    QLineEdit *from() const { return m_from; }
    QLineEdit *to() const { return m_to; }
    QPushButton *another() const { return m_another; }
    QString state() const;
    const std::vector<Path> &paths() const { return m_paths; }
    int lit() const { return m_lit; }  ///< which of paths(); -1 = none

signals:
    void pathLit(const std::vector<relata::EntityId> &entities, const std::vector<relata::StatementId> &statements);
    void entityRequested(relata::EntityId id);

private:
    QLineEdit *addEnd(const QString &name);
    EntityId endOf(const QLineEdit *field) const;
    enum class Light { No, Last };
    void find(Light light);
    QString obstacle(EntityId from, EntityId to) const;
    QString noChain() const;
    void fill();
    void light(int path);

    Session &m_session;
    QLineEdit *m_from, *m_to;
    QToolButton *m_swap;
    QPushButton *m_another;
    QLabel *m_state;
    CardView *m_list;
    std::vector<Path> m_paths;
    std::size_t m_most = 1;
    int m_lit = -1;
};

}  // namespace relata
