// SPDX-License-Identifier: Apache-2.0
#include "views/panels/entryfield.h"

#include "model/query/search.h"
#include "views/panels/widepopup.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace relata {
namespace {

enum Role { NameRole = Qt::UserRole + 1, IdRole };

bool sameName(const QString &a, const QString &b)
{
    return a == b || foldedForSearch(a.toStdString()) == foldedForSearch(b.toStdString());
}

}  // namespace

EntryField::EntryField(const QString &name, Find find, QWidget *parent)
    : QLineEdit(parent), m_find(std::move(find)), m_offers(new QStandardItemModel(this))
{
    setAccessibleName(name);
    auto *completer = new QCompleter(m_offers, this);
    completer->setCompletionRole(NameRole);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setMaxVisibleItems(12);
    completer->popup()->setObjectName(QStringLiteral("completions"));
    completer->popup()->setAccessibleName(name);
    completer->popup()->setItemDelegate(new QStyledItemDelegate(this));  // the completer's own does not follow the style sheet
    setCompleter(completer);
    new WidePopup(completer);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        offer(text);
        identify();
        emit entryChanged();
    });
    // not with the field itself as receiver: when it loses the focus, Qt cuts everything between it and its completer
    connect(completer, QOverload<const QModelIndex &>::of(&QCompleter::activated), m_offers, [this](const QModelIndex &index) { take(index); });
    connect(completer, QOverload<const QModelIndex &>::of(&QCompleter::highlighted), m_offers, [this, completer](const QModelIndex &index) {
        if (index.isValid())
            take(index);  // who walks to an offer by the arrow keys has chosen it
        else
            setNew(completer->completionPrefix());  // and back to what was typed
    });
}

void EntryField::take(const QModelIndex &offer)
{
    m_id = offer.data(IdRole).toUInt();
    m_name = offer.data(NameRole).toString();
    setText(m_name);
    emit entryChanged();
}

/// What stands here is called as it is written where it is meant, also when it was typed without accents; Tab goes on to the next field as ever.
/// What only begins like an offer is a name of its own.
bool EntryField::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        completer()->popup()->hide();
        if (m_id && text() != m_name)
            setText(m_name);
    }
    return QLineEdit::event(event);
}

void EntryField::offer(const QString &text)
{
    m_offers->clear();
    for (const Choice &choice : m_find(text)) {
        auto *item = new QStandardItem(choice.detail.isEmpty() ? choice.name : QStringLiteral("%1  ·  %2").arg(choice.name, choice.detail));
        item->setData(choice.name, NameRole);
        item->setData(choice.id, IdRole);
        item->setEditable(false);
        m_offers->appendRow(item);
    }
    if (m_offers->rowCount() == 1 && sameName(m_offers->index(0, 0).data(NameRole).toString(), text.trimmed()))
        m_offers->clear();  // nothing left to say: the list would only lie on the next field
}

void EntryField::identify()
{
    m_id.reset();
    const QString wanted = text().trimmed();
    if (wanted.isEmpty())
        return;
    const auto is = [this](const Choice &choice) {
        m_id = choice.id;
        m_name = choice.name;
    };
    for (const Choice &choice : m_find(wanted)) {
        if (choice.name == wanted)
            return is(choice);
        if (!m_id && sameName(choice.name, wanted))
            is(choice);
    }
}

void EntryField::setChoice(const Choice &choice)
{
    m_id = choice.id;
    m_name = choice.name;
    setText(m_name);
    setCursorPosition(0);
    emit entryChanged();
}

void EntryField::setNew(const QString &text)
{
    setText(text);
    identify();
    emit entryChanged();
}

void EntryField::clearEntry()
{
    m_id.reset();
    clear();
    emit entryChanged();
}

void EntryField::findAgain()
{
    if (!m_id)
        identify();
    emit entryChanged();
}

}  // namespace relata
