// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/statementdraft.h"
#include "views/panels/doedit.h"
#include "views/panels/session.h"

#include <QDialog>

#include <memory>

namespace relata {

/// One statement that says two things becomes two: both begin as it is, and one writes what belongs to which. Document, passage and all else that is
/// not shown stays in both.
class SplitForm final : public QDialog
{
    Q_OBJECT
public:
    SplitForm(const Session &session, StatementId id, DoEdit doEdit, QWidget *parent = nullptr);
    ~SplitForm() override;

    StatementWish wish(int side) const;  ///< 0: what the statement becomes; 1: the new one
    QString problem() const;

public slots:
    void accept() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace relata
