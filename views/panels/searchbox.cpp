// SPDX-License-Identifier: Apache-2.0
#include "views/panels/searchbox.h"

#include "views/panels/text.h"

#include <QAction>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QListWidget>

namespace relata {
namespace {

enum Kind { EntityRow, StatementRow, LensRow, CommandRow, HeadingRow };
constexpr int kindRole = Qt::UserRole, idRole = Qt::UserRole + 1, hiddenRole = Qt::UserRole + 2;

}  // namespace

SearchBox::SearchBox(Session &session, QWidget *parent) : QLineEdit(parent), m_session(session), m_popup(new QListWidget(window()))
{
    setPlaceholderText(tr("Search entities, statements, commands (Ctrl+K)"));
    setAccessibleName(tr("Search"));
    setClearButtonEnabled(true);
    m_popup->setAccessibleName(tr("Search results"));
    m_popup->setFocusPolicy(Qt::NoFocus);
    m_popup->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_popup->setTextElideMode(Qt::ElideRight);
    m_popup->hide();
    connect(this, &QLineEdit::textEdited, this, &SearchBox::answer);
    connect(m_popup, &QListWidget::itemClicked, this, [this] { choose(false, false); });
}

void SearchBox::answer()
{
    m_popup->setParent(window());
    m_popup->clear();
    const std::string typed = text().toStdString();
    if (text().trimmed().isEmpty()) {
        m_popup->hide();
        return;
    }
    const KnowledgeGraph &graph = m_session.graph();
    const Theme &theme = Theme::of(m_session.theme());
    const auto heading = [&](const QString &title) {
        auto *item = new QListWidgetItem(title, m_popup);
        item->setData(kindRole, HeadingRow);
        item->setFlags(Qt::NoItemFlags);
        item->setForeground(theme.text3);
    };
    const auto add = [&](Kind kind, const QString &shown, uint id, bool hidden) {
        auto *item = new QListWidgetItem(hidden ? shown + QStringLiteral("    ") + tr("Hidden. Enter shows it") : shown, m_popup);
        item->setData(kindRole, kind);
        item->setData(idRole, id);
        item->setData(hiddenRole, hidden);
        item->setToolTip(shown);
        if (hidden)
            item->setForeground(theme.warning);
    };
    const auto entities = m_session.search().entities(typed, 8);
    if (!entities.empty())
        heading(tr("Entities"));
    for (const EntityHit &hit : entities) {
        QString shown = toQString(graph.name(hit.entity));
        if (toQString(hit.matched) != shown && hit.matched != graph.key(hit.entity))
            shown += QStringLiteral(" (") + toQString(hit.matched) + QStringLiteral(")");
        shown += QStringLiteral("  ·  ") + toQString(graph.schema().type(graph.typeOf(hit.entity)).label) + QStringLiteral("  ·  ")
                 + tr("%1 statements").arg(graph.degree(hit.entity));
        add(EntityRow, shown, static_cast<uint>(hit.entity), !m_session.visible().entities.contains(hit.entity));
    }
    const auto statements = m_session.search().statements(typed, 6);
    if (!statements.empty())
        heading(tr("Statements"));
    for (const StatementHit &hit : statements)
        add(StatementRow, toQString(graph.claim(hit.statement)) + QStringLiteral("  ·  ") + speakerName(graph, hit.statement), static_cast<uint>(hit.statement),
            !m_session.visible().statements.contains(hit.statement));
    if (const auto lens = Lens::parse(typed)) {
        heading(tr("Lens"));
        if (const auto passed = lens->evaluate(graph, m_session.search()))
            add(LensRow, toQString(lens->text()) + QStringLiteral("    ") + tr("%1 statements").arg(passed->statements.size()), 0, false);
        else
            m_popup->takeItem(m_popup->count() - 1);
    }
    const QString folded = toQString(foldedForSearch(typed));
    bool first = true;
    for (int i = 0; i < m_commands.size(); ++i) {
        const QString name = m_commands[i]->text().remove(QLatin1Char('&'));
        if (!m_commands[i]->isEnabled() || !toQString(foldedForSearch(name.toStdString())).contains(folded))
            continue;
        if (first)
            heading(tr("Commands"));
        first = false;
        const QString keys = m_commands[i]->shortcut().toString(QKeySequence::NativeText);
        add(CommandRow, keys.isEmpty() ? name : name + QStringLiteral("    ") + keys, static_cast<uint>(i), false);
    }
    for (int row = 0; row < m_popup->count(); ++row)
        if (m_popup->item(row)->flags() != Qt::NoItemFlags) {
            m_popup->setCurrentRow(row);
            break;
        }
    if (m_popup->count() == 0)
        heading(tr("Nothing is called so. Accents and case do not matter."));
    place();
}

void SearchBox::place()
{
    const int width = std::min(std::max(this->width(), 640), window()->width() - 24);
    const int height = std::min(m_popup->sizeHintForRow(0) * m_popup->count() + 8, 420);
    const QPoint corner = mapTo(window(), QPoint((this->width() - width) / 2, this->height() + 4));
    m_popup->setGeometry(std::clamp(corner.x(), 12, std::max(12, window()->width() - width - 12)), corner.y(), width, height);
    m_popup->show();
    m_popup->raise();
}

void SearchBox::choose(bool add, bool asFilter)
{
    QListWidgetItem *item = m_popup->currentItem();
    if (!item || item->flags() == Qt::NoItemFlags)
        return;
    const uint id = item->data(idRole).toUInt();
    const auto kind = static_cast<Kind>(item->data(kindRole).toInt());
    const bool hidden = item->data(hiddenRole).toBool();
    m_popup->hide();
    const std::string typed = text().toStdString();
    clear();
    switch (kind) {
    case EntityRow:
        if (asFilter) {
            emit conditionChosen(QStringLiteral("about:") + toQString(lensQuoted(m_session.graph().key(EntityId{id}))));
            return;
        }
        if (hidden)
            emit revealRequested(EntityId{id});
        emit entityChosen(EntityId{id}, add);
        return;
    case StatementRow:
        if (hidden) {
            emit revealRequested(m_session.graph().subject(StatementId{id}));
            emit revealRequested(m_session.graph().object(StatementId{id}));
        }
        emit statementChosen(StatementId{id});
        return;
    case LensRow: emit conditionChosen(toQString(typed)); return;
    case CommandRow: m_commands[static_cast<int>(id)]->trigger(); return;
    case HeadingRow: return;
    }
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (m_popup->isVisible() && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        const int step = event->key() == Qt::Key_Down ? 1 : -1;
        for (int row = m_popup->currentRow() + step; row >= 0 && row < m_popup->count(); row += step)
            if (m_popup->item(row)->flags() != Qt::NoItemFlags) {
                m_popup->setCurrentRow(row);
                break;
            }
        return;
    }
    if (m_popup->isVisible() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return choose(event->modifiers() & Qt::ShiftModifier, false);
    if (m_popup->isVisible() && event->key() == Qt::Key_Tab)
        return choose(false, true);
    if (event->key() == Qt::Key_Escape) {
        m_popup->hide();
        clear();
        clearFocus();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    if (!m_popup->underMouse())
        m_popup->hide();
    QLineEdit::focusOutEvent(event);
}

}  // namespace relata
