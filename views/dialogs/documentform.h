// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/formdraft.h"
#include "views/panels/doedit.h"
#include "views/panels/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace relata {

class EdtfField;
class PropertyTable;

/// The fields of one document: a new one, or one that is there.
class DocumentForm final : public QDialog, public DraftedForm
{
    Q_OBJECT
public:
    /// \a id noDocument: a new one.
    DocumentForm(const Session &session, DocumentId id, DoEdit doEdit, QWidget *parent = nullptr);
    Document document() const;  ///< as the fields are now
    QString problem() const;
    FormDraft draft() const override;
    bool isWritten() const override;
    void goOnWith(const FormDraft &draft) override;

public slots:
    void accept() override;  ///< does the edit; stays open with a sentence when something is wrong
    void reject() override;  ///< asks first when something was written

private:
    void build();
    void fill(const Document &document);
    const Session &m_session;
    DocumentId m_id;
    DoEdit m_doEdit;
    Document m_before, m_asOpened;
    QLineEdit *m_title, *m_publisher, *m_url, *m_language, *m_origin, *m_key;
    QPlainTextEdit *m_authors, *m_note;
    EdtfField *m_published;
    PropertyTable *m_properties;
    QLabel *m_problem;
};

}  // namespace relata
