// SPDX-License-Identifier: Apache-2.0
#include "views/panels/lensfield.h"

#include "views/panels/text.h"
#include "views/panels/widepopup.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QFontDatabase>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTextCharFormat>

#include <algorithm>

namespace relata {
namespace {

enum Role { DetailRole = Qt::UserRole };

/// An offer and, quietly at the right, what it means or how many it gives.
class OfferDelegate final : public QStyledItemDelegate
{
public:
    OfferDelegate(Session &session, QObject *parent) : QStyledItemDelegate(parent), m_session(session) {}
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const QFontMetrics metrics(uiFont(12.5));
        return {metrics.horizontalAdvance(index.data().toString() + index.data(DetailRole).toString()) + uiLength(40),
                std::max(uiLength(23), metrics.height() + 6)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(m_session.theme());
        const bool current = option.state & QStyle::State_Selected;
        painter->save();
        painter->fillRect(option.rect, current ? theme.selection : theme.raised);
        const QRect area = option.rect.adjusted(uiLength(10), 0, -uiLength(10), 0);
        painter->setFont(uiFont(12.5));
        painter->setPen(current ? theme.selectionText : theme.text);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        painter->setPen(current ? theme.selectionText : theme.text3);
        painter->setFont(uiFont(11.5));
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, index.data(DetailRole).toString());
        painter->restore();
    }

private:
    Session &m_session;
};

int unitsOf(const QString &text, int codePoints)
{
    int units = 0;
    for (int i = 0; i < codePoints && units < text.size(); ++i)
        units += text.at(units).isHighSurrogate() ? 2 : 1;
    return units;
}

}  // namespace

LensField::LensField(Session &session, QWidget *parent)
    : QLineEdit(parent), m_session(session), m_completer(new QCompleter(this)), m_model(new QStandardItemModel(this))
{
    setPlaceholderText(QStringLiteral("type:person holds:2019"));
    setAccessibleName(tr("Lens expression"));
    setToolTip(tr("What to show. Enter applies, F1 explains the language."));
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(uiFont(12.5).pointSizeF());
    setFont(mono);
    m_completer->setModel(m_model);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    m_completer->setWidget(this);
    m_completer->popup()->setObjectName(QStringLiteral("completions"));
    m_completer->popup()->setItemDelegate(new OfferDelegate(session, this));
    m_completer->popup()->setAccessibleName(tr("Keys and values"));
    new WidePopup(m_completer);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &index) { accept(index.row()); });
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        check();
        offer();
        if (text.isEmpty())
            submit();  // an emptied field is a wish
    });
    connect(this, &QLineEdit::textChanged, this, &LensField::paintKeys);  // comes after textEdited
    connect(this, &QLineEdit::returnPressed, this, &LensField::submit);
    connect(&session, &Session::themeChanged, this, &LensField::paintKeys);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {  // the completer keeps the field from being told
        if (now && now != this && now != m_completer->popup())
            m_completer->popup()->hide();  // it would take the next key
    });
}

void LensField::showFault(const std::optional<Error> &error)
{
    m_faultStart = -1;
    if (error && !text().isEmpty()) {
        const QString text = m_faultyText = this->text();
        m_faultStart = std::min(unitsOf(text, std::max(0, error->column - 1)), static_cast<int>(text.size()) - 1);
        int end = m_faultStart;
        bool quoted = false;
        while (end < text.size() && (quoted || !text.at(end).isSpace())) {
            if (text.at(end) == QLatin1Char('"'))
                quoted = !quoted;
            ++end;
        }
        m_faultLength = std::max(1, end - m_faultStart);
    }
    paintKeys();
    emit faulted(error ? toQString(error->message) : QString());
}

void LensField::check()
{
    const auto parsed = Lens::parse(text().toStdString());
    if (parsed || text().trimmed().isEmpty())
        return showFault({});
    showFault(parsed.error());
}

void LensField::submit()
{
    const auto lens = Lens::parse(text().toStdString());
    if (!lens)
        return showFault(lens.error());
    if (const auto passed = lens->passesAll() ? lens->evaluate(m_session.graph()) : lens->evaluate(m_session.graph(), m_session.search()); !passed)
        return showFault(passed.error());  // names that the graph does not have
    showFault({});
    if (!(*lens == m_session.view().lens)) {
        const int cursor = cursorPosition();
        setText(text());  // from here on Undo is about the step that this is
        setCursorPosition(cursor);
    }
    emit submitted(*lens);
}

/// A QLineEdit colours nothing of its own accord; formats sent along with an (empty) input method event are kept until the text changes.
void LensField::paintKeys()
{
    const Theme &theme = Theme::of(m_session.theme());
    QList<QInputMethodEvent::Attribute> formats;
    const auto format = [&](int start, int length, const QTextCharFormat &look) {
        formats.append({QInputMethodEvent::TextFormat, start - cursorPosition(), length, look});
    };
    static const QRegularExpression keys(QStringLiteral("\"[^\"]*\"?|(?<![\\w:])(\\w+:)|\\b(OR|AND|NOT)\\b"));
    QTextCharFormat key;
    key.setForeground(theme.accent);
    for (auto match = keys.globalMatch(text()); match.hasNext();) {
        const auto found = match.next();
        for (const int part : {1, 2})
            if (found.capturedLength(part) > 0)
                format(static_cast<int>(found.capturedStart(part)), static_cast<int>(found.capturedLength(part)), key);
    }
    if (faultStart() >= 0) {
        QTextCharFormat fault;
        fault.setForeground(theme.error);
        fault.setUnderlineColor(theme.error);
        fault.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format(m_faultStart, m_faultLength, fault);
    }
    QInputMethodEvent event(QString(), formats);
    QApplication::sendEvent(this, &event);
}

void LensField::offer()
{
    const int cursor = static_cast<int>(text().left(cursorPosition()).toUcs4().size());
    m_offers = lensCompletions(text().toStdString(), cursor, m_session.graph());
    m_model->clear();
    int widest = width();
    for (const LensCompletion &offer : m_offers) {
        auto *item = new QStandardItem(toQString(offer.label));
        item->setData(toQString(offer.detail), DetailRole);
        item->setData(toQString(offer.label + ", " + offer.detail), Qt::AccessibleTextRole);
        m_model->appendRow(item);
        widest = std::max(widest, QFontMetrics(uiFont(12.5)).horizontalAdvance(toQString(offer.label + offer.detail)) + uiLength(44));
    }
    if (m_offers.empty() || text().isEmpty() || !hasFocus()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete(QRect(0, 0, std::min(widest, uiLength(420)), height() + 4));
}

void LensField::accept(int row)
{
    if (row < 0 || row >= static_cast<int>(m_offers.size()))
        return;
    const LensCompletion offer = m_offers[static_cast<std::size_t>(row)];
    const QString before = text().left(unitsOf(text(), offer.start)), after = text().mid(unitsOf(text(), offer.end)),
                  inserted = toQString(offer.insert);
    setText(before + inserted + after);
    setCursorPosition(static_cast<int>(before.size() + inserted.size()));
    check();
    if (inserted.endsWith(QLatin1Char(':'))) {
        m_faultStart = -1;  // a key waits for its value: that is no fault yet
        showFault({});
        QMetaObject::invokeMethod(this, &LensField::offer, Qt::QueuedConnection);  // the popup is only just closing
    }
}

bool LensField::event(QEvent *event)
{
    const bool tab = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab;
    if (QAbstractItemView *popup = tab ? m_completer->popup() : nullptr; popup && popup->isVisible()) {  // popup() makes one at first, with events
        const int row = std::max(0, popup->currentIndex().row());                                        // the best one, when none was walked to
        popup->hide();
        accept(row);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {  // when nothing that was typed is left to take back, the window's history is meant
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->matches(QKeySequence::Undo) && !isUndoAvailable()) || (key->matches(QKeySequence::Redo) && !isRedoAvailable())) {
            event->ignore();
            return false;
        }
    }
    return QLineEdit::event(event);
}

void LensField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)) {
        offer();
        return;
    }
    QAbstractItemView *popup = m_completer->popup();
    if (popup->isVisible()) {  // the completer passes keys on to the field first
        const bool takes = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        const QModelIndex current = popup->currentIndex();  // a list that gets the focus has one that nobody chose
        if (takes && current.isValid() && popup->selectionModel()->isSelected(current))
            return event->ignore();
        if (takes || event->key() == Qt::Key_Escape)
            popup->hide();
        if (takes) {
            QLineEdit::keyPressEvent(event);
            return event->accept();  // otherwise the completer takes what nobody chose
        }
        if (event->key() == Qt::Key_Escape)
            return;
    }
    if (event->key() == Qt::Key_Escape && !(toQString(m_session.view().lens.text()) == text())) {
        setText(toQString(m_session.view().lens.text()));  // what is in effect
        showFault({});
        return;
    }
    QLineEdit::keyPressEvent(event);
}

}  // namespace relata
