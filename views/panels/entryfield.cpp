// SPDX-License-Identifier: Apache-2.0
#include "views/panels/entryfield.h"

#include "model/query/search.h"

#include <QAbstractItemView>
#include <QCompleter>
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
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        offer(text);
        identify();
        emit entryChanged();
    });
    // not with the field itself as receiver: when it loses the focus, Qt cuts everything between it and its completer
    connect(completer, QOverload<const QModelIndex &>::of(&QCompleter::activated), m_offers, [this](const QModelIndex &index) {
        m_id = index.data(IdRole).toUInt();
        setText(index.data(NameRole).toString());
        emit entryChanged();
    });
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
}

void EntryField::identify()
{
    m_id.reset();
    const QString wanted = text().trimmed();
    if (wanted.isEmpty())
        return;
    std::optional<std::uint32_t> alike;
    for (const Choice &choice : m_find(wanted)) {
        if (choice.name == wanted) {
            m_id = choice.id;
            return;
        }
        if (!alike && sameName(choice.name, wanted))
            alike = choice.id;
    }
    m_id = alike;
}

void EntryField::setChoice(const Choice &choice)
{
    m_id = choice.id;
    setText(choice.name);
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
