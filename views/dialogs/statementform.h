// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/statementdraft.h"
#include "views/dialogs/entityform.h"
#include "views/dialogs/formdraft.h"
#include "views/panels/session.h"

#include <QDialog>

#include <memory>

namespace relata {

/// Every field of one statement: a new one, one that is there, or another like it. What it names is completed as one types and is made when it
/// is not there yet.
class StatementForm final : public QDialog, public DraftedForm
{
    Q_OBJECT
public:
    /// \a id noStatement: a new one.
    StatementForm(const Session &session, StatementId id, DoEdit doEdit, QWidget *parent = nullptr);
    ~StatementForm() override;

    void setEnds(EntityId subject, EntityId object);
    /// The words of a source, and its title or address when that is known.
    void setPassage(const QString &quote, const QString &source = {});
    /// A new one with the source, the speaker, the ends and the times of \a id.
    void startLike(StatementId id);
    StatementWish wish() const;  ///< as the fields are now
    QString problem() const;
    QString link() const;  ///< "A supports B", as far as it is filled in
    FormDraft draft() const override;
    bool isWritten() const override;
    void goOnWith(const FormDraft &draft) override;

public slots:
    void accept() override;  ///< does the edit; stays open with a sentence when something is wrong
    void reject() override;  ///< asks first when something was written
    void addAnother();       ///< adds this one and begins another from the same passage

protected:
    bool event(QEvent *event) override;

private:
    bool commit();
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace relata
