// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/doedit.h"
#include "views/panels/session.h"

#include <QDialog>

#include <vector>

class QButtonGroup;
class QLabel;

namespace relata {

/// Which of several entities stays when they are made one; the others become its aliases.
class MergeForm final : public QDialog
{
    Q_OBJECT
public:
    MergeForm(const Session &session, std::vector<EntityId> entities, DoEdit doEdit, QWidget *parent = nullptr);
    EntityId kept() const;
    void keep(EntityId id);
    QString problem() const;
    QString warning() const;  ///< groups that would join; who was said not to be the same

public slots:
    void accept() override;

private:
    const Session &m_session;
    std::vector<EntityId> m_entities;
    DoEdit m_doEdit;
    QButtonGroup *m_choice;
    QLabel *m_warning, *m_problem;
};

}  // namespace relata
