// SPDX-License-Identifier: Apache-2.0
#include "views/panels/entryfield.h"

#include "model/query/search.h"
#include "views/panels/widepopup.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

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
}

void EntryField::take(const QModelIndex &offer)
{
    m_id = offer.data(IdRole).toUInt();
    setText(offer.data(NameRole).toString());
    emit entryChanged();
}

/// Every word that was typed begins one of the offer's: no guess, no mended typo.
bool EntryField::isOnlyMeant(const QString &offer) const
{
    const auto wordsOf = [](const QString &text) {
        return QString::fromStdString(foldedForSearch(text.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    const QStringList typed = wordsOf(text()), offered = wordsOf(offer);
    return !typed.isEmpty() && std::all_of(typed.begin(), typed.end(), [&](const QString &word) {
        return std::any_of(offered.begin(), offered.end(), [&](const QString &whole) { return whole.startsWith(word); });
    });
}

/// Tab takes the only offer that is shown, and goes on to the next field as ever.
bool EntryField::event(QEvent *event)
{
    const bool tab = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab;
    if (tab && m_offers->rowCount() == 1 && completer()->popup()->isVisible() && isOnlyMeant(m_offers->index(0, 0).data(NameRole).toString())) {
        completer()->popup()->hide();
        take(m_offers->index(0, 0));
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
