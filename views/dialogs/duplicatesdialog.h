// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/duplicates.h"
#include "views/panels/doedit.h"
#include "views/panels/session.h"

#include <QDialog>

#include <memory>

namespace relata {

/// Pairs that may be one and the same, one after the other: why, both cards side by side, and what to do: make them one, or remember that they are
/// not the same. Stands beside the window and follows what changes there.
class DuplicatesDialog final : public QDialog
{
    Q_OBJECT
public:
    DuplicatesDialog(Session &session, DoEdit doEdit, QWidget *parent = nullptr);
    ~DuplicatesDialog() override;

    bool isSearching() const;
    std::size_t pairCount() const;
    const DuplicatePair *pair() const;  ///< that is looked at; null = none
    EntityId kept() const;              ///< of it, when it is merged
    QString warning() const;

public slots:
    void merge();
    void keepApart();
    void next();
    void previous();
    void keepLeft();
    void keepRight();

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
