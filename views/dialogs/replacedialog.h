// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/replace.h"
#include "views/panels/doedit.h"
#include "views/panels/session.h"

#include <QDialog>

#include <memory>

namespace relata {

class ReplaceHitsModel;

/// Finds a text in the fields of entities, statements and documents and replaces it: every place is shown before and after, and can be left out;
/// then all are one edit. Stands beside the window and follows what changes there.
class ReplaceDialog final : public QDialog
{
    Q_OBJECT
public:
    ReplaceDialog(Session &session, DoEdit doEdit, QWidget *parent = nullptr);
    ~ReplaceDialog() override;

    ReplaceRequest request() const;  ///< as the fields are now
    const ReplaceHitsModel &hits() const;
    bool isSearching() const;
    QString summary() const;

public slots:
    void replace();

signals:
    void selectionRequested(const relata::Selection &selection);
    void undoRequested();
    void redoRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace relata
