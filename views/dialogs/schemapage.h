// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/schemaedit.h"
#include "views/theme/theme.h"

#include <QIcon>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace relata {

/// One list of the schema: what is in it and how much uses it at the left, the fields of the chosen one at the right. Changes the draft at once.
class SchemaPage : public QWidget
{
    Q_OBJECT
public:
    SchemaPage(SchemaEdit &edit, SchemaPart part, QWidget *parent = nullptr);

    QTreeWidget *list() const { return m_list; }
    int chosen() const;  ///< index in the draft's list; -1 = none
    void choose(int index);
    /// The draft may have changed elsewhere: list and fields anew, what is chosen stays.
    void refill();
    void add();
    void duplicate();
    void remove();  ///< at once when nothing uses it; else asks below the list for what takes its place
    void move(int by);
    virtual void focusOn(SchemaEdit::Field field) = 0;  ///< the field that a problem is about

    QComboBox *replacement() const { return m_replacement; }
    QPushButton *removeAndMove() const { return m_removeAndMove; }

signals:
    void draftChanged();

protected:
    virtual std::size_t addNew() = 0;
    virtual QString labelOf(std::size_t index) const = 0;
    virtual std::vector<QIcon> icons() const = 0;  ///< of the whole list
    virtual void show(std::size_t index) = 0;      ///< in the fields
    virtual QString usesInWords(std::size_t count) const = 0;
    /// Before the draft takes a new label: the key of what is new follows it, as long as nobody wrote one.
    void followLabel(std::size_t index, const std::string &labelBefore, const std::string &label, std::string &key) const;
    void changed();  ///< by a field: draft and list follow
    void setForm(QWidget *form);
    bool isFilling() const { return m_filling; }
    ThemeKind themeKind() const;
    void changeEvent(QEvent *event) override;

    SchemaEdit &m_edit;

private:
    void build();
    void showRow(std::size_t index, const QIcon &icon);
    void askReplacement(std::size_t index);
    void removeNow();
    void showChosen();
    const SchemaPart m_part;
    QTreeWidget *m_list;
    QWidget *m_formSide, *m_asking;
    QLabel *m_question;
    QComboBox *m_replacement;
    QPushButton *m_add, *m_duplicate, *m_remove, *m_up, *m_down, *m_removeAndMove;
    bool m_filling = false;
};

}  // namespace relata
