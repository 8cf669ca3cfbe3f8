// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/formdraft.h"
#include "views/panels/session.h"

#include <QCoreApplication>
#include <QStringList>

class QComboBox;
class QDialog;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace relata {

class EdtfField;
class EndPicker;
class EntryField;
class LocatorField;
class PredicateBox;
class PropertyTable;

/// What a statement's form has to write in, and where it stands; the form itself says what belongs together.
struct StatementFields {
    Q_DECLARE_TR_FUNCTIONS(relata::StatementForm)
public:
    void make(const Session &session, QDialog *form);
    void arrange(QDialog *form);
    QStringList contents() const;  ///< all that somebody may have written
    // The fields of a draft; what \a graph does not have any more is new again.
    FormDraft::Texts texts(const KnowledgeGraph &graph) const;
    void setTexts(const KnowledgeGraph &graph, const FormDraft::Texts &texts);
    void goToMissing() const;         ///< the cursor into the first field that must say something and does not
    QString propertyProblem() const;  ///< empty when all is well

    EndPicker *subject = nullptr, *object = nullptr, *speaker = nullptr;
    PredicateBox *predicate = nullptr;
    QComboBox *category = nullptr;
    QLineEdit *claim = nullptr, *confidence = nullptr, *status = nullptr, *note = nullptr;
    EntryField *document = nullptr;
    LocatorField *place = nullptr;
    QPlainTextEdit *quote = nullptr;
    QComboBox *modality = nullptr, *polarity = nullptr, *basis = nullptr;
    EdtfField *said = nullptr, *holds = nullptr;
    QLabel *aboutDocument = nullptr, *problem = nullptr;
    PropertyTable *properties = nullptr;
    QToolButton *showProperties = nullptr;
    QDialogButtonBox *buttons = nullptr;
    QPushButton *ok = nullptr, *another = nullptr;
};

}  // namespace relata
