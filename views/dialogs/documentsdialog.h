// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/doedit.h"
#include "views/panels/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace relata {

class DocumentsModel;

/// All documents, beside the window: how many statements stand in each; new ones, changes, and what stands in one of them.
class DocumentsDialog final : public QDialog
{
    Q_OBJECT
public:
    DocumentsDialog(const Session &session, DoEdit doEdit, QWidget *parent = nullptr);
    void choose(DocumentId id);
    void editChosen();  ///< opens its form

signals:
    void lensRequested(const QString &condition);  ///< only what stands in the chosen one
    void formOpened(QDialog *form);                ///< of one of them
    void undoRequested();
    void redoRequested();

private:
    DocumentId chosen() const;
    void open(DocumentId id);
    void removeChosen();
    void refresh();
    const Session &m_session;
    DoEdit m_doEdit;
    DocumentsModel *m_model;
    QTreeView *m_list;
    QLineEdit *m_filter;
    QPushButton *m_edit, *m_show, *m_remove;
    QLabel *m_count, *m_problem;
};

}  // namespace relata
