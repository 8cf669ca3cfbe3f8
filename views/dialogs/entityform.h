// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/nameform.h"
#include "views/dialogs/formdraft.h"
#include "views/panels/doedit.h"
#include "views/panels/session.h"

#include <QDialog>

#include <optional>
#include <utility>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace relata {

class PropertyTable;

/// The fields of one entity: a new one, or one that is there.
class EntityForm final : public QDialog, public DraftedForm
{
    Q_OBJECT
public:
    /// \a id noEntity: a new one.
    EntityForm(const Session &session, EntityId id, DoEdit doEdit, QWidget *parent = nullptr);
    Entity entity() const;  ///< as the fields are now
    QString problem() const;
    FormDraft draft() const override;
    bool isWritten() const override;
    void goOnWith(const FormDraft &draft) override;

public slots:
    void accept() override;  ///< does the edit; stays open with a sentence when something is wrong
    void reject() override;  ///< asks first when something was written

private:
    void build();
    void fill(const Entity &entity);
    void hint();
    std::pair<EntityId, std::optional<NameLikeness>> alike() const;
    const Session &m_session;
    EntityId m_id;
    DoEdit m_doEdit;
    Entity m_before, m_asOpened;
    QLineEdit *m_name, *m_key;
    QComboBox *m_type;
    QPlainTextEdit *m_aliases, *m_description;
    PropertyTable *m_properties;
    QLabel *m_alike, *m_problem;
};

}  // namespace relata
