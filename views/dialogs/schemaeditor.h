// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/entityform.h"
#include "views/dialogs/schemapage.h"

#include <array>

class QPushButton;
class QStackedWidget;

namespace relata {

class ChoiceBar;

/// Types, predicates and categories: a draft, judged as one types, and one edit at the end.
class SchemaEditor final : public QDialog
{
    Q_OBJECT
public:
    SchemaEditor(const Session &session, DoEdit doEdit, QWidget *parent = nullptr);
    SchemaPage &page(SchemaPart part) { return *m_pages[static_cast<std::size_t>(part)]; }
    void showPart(SchemaPart part);
    const SchemaEdit &draft() const { return m_draft; }
    QString problem() const;  ///< the line above the buttons; empty = none
    QPushButton *saveButton() const { return m_save; }
    QPushButton *showButton() const { return m_show; }

public slots:
    void accept() override;  ///< does the edit; stays open with a sentence when something is wrong

private:
    void judge();
    SchemaPart part() const;
    SchemaEdit m_draft;
    DoEdit m_doEdit;
    ChoiceBar *m_parts;
    QStackedWidget *m_stack;
    std::array<SchemaPage *, 3> m_pages;  ///< by SchemaPart
    QLabel *m_problem;
    QPushButton *m_show, *m_save;
    std::optional<SchemaEdit::Problem> m_told;  ///< the one that the line is about
};

}  // namespace relata
