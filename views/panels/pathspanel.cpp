// SPDX-License-Identifier: Apache-2.0
#include "views/panels/pathspanel.h"

#include "views/panels/cards.h"
#include "views/panels/clearaction.h"
#include "views/panels/tabtakes.h"
#include "views/panels/text.h"
#include "views/panels/widepopup.h"
#include "views/theme/icons.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {

PathsPanel::PathsPanel(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_from(addEnd(tr("From"))), m_to(addEnd(tr("To"))), m_swap(new QToolButton(this)),
      m_another(new QPushButton(tr("Another way"), this)), m_state(new QLabel(this)), m_list(new CardView(session, this))
{
    setAccessibleName(tr("Paths"));
    m_swap->setAccessibleName(tr("Swap the two ends"));
    m_swap->setToolTip(m_swap->accessibleName());
    m_swap->setText(QStringLiteral("⇄"));
    m_swap->setFocusPolicy(Qt::TabFocus);
    m_another->setAccessibleName(tr("Another way"));
    m_another->setToolTip(tr("Also show the next shortest chain"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setFont(uiFont(12));
    m_state->setForegroundRole(QPalette::WindowText);
    m_list->setAccessibleName(tr("Chains of statements"));
    auto *ends = new QHBoxLayout;
    ends->setContentsMargins(uiLength(12), uiLength(4), uiLength(12), uiLength(4));
    ends->setSpacing(uiLength(6));
    ends->addWidget(m_from, 1);
    ends->addWidget(m_swap);
    ends->addWidget(m_to, 1);
    ends->addWidget(m_another);
    auto *state = new QHBoxLayout;
    state->setContentsMargins(uiLength(14), 0, uiLength(12), uiLength(4));
    state->addWidget(m_state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(ends);
    column->addLayout(state);
    column->addWidget(m_list, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setTabOrder(m_from, m_swap);
    setTabOrder(m_swap, m_to);
    setTabOrder(m_to, m_another);
    setTabOrder(m_another, m_list);

    connect(m_swap, &QToolButton::clicked, this, [this] {
        const QString from = m_from->text();
        m_from->setText(m_to->text());
        m_to->setText(from);
        m_most = 1;
        find(Light::Last);
    });
    connect(m_another, &QPushButton::clicked, this, [this] {
        ++m_most;
        find(Light::Last);
    });
    connect(m_list, &CardView::selectionWanted, this, [this](const Selection &wanted) {
        if (!wanted.entities.empty())
            emit entityRequested(wanted.entities.front());
    });
    connect(m_list, &CardView::rowChosen, this, [this](int row) {
        if (row < m_list->count())
            light(m_list->cards().row(row).chain);
    });
    const auto follow = [this] {
        m_most = 1;
        find(Light::No);  // lighting is a wish of the user, not an answer to a change
    };
    connect(&session, &Session::graphChanged, this, follow);
    connect(&session, &Session::viewChanged, this, follow);
    const auto tint = [this] {
        QPalette palette = m_state->palette();
        palette.setColor(QPalette::WindowText, Theme::of(m_session.theme()).text3);
        m_state->setPalette(palette);
    };
    connect(&session, &Session::themeChanged, this, tint);
    tint();
    find(Light::No);
}

QString PathsPanel::state() const
{
    return m_state->text();
}

QLineEdit *PathsPanel::addEnd(const QString &name)
{
    auto *field = new QLineEdit(this);
    field->setPlaceholderText(name);
    field->setAccessibleName(name);
    addClearAction(field);
    auto *names = new QStringListModel(field);
    auto *completer = new QCompleter(names, field);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setMaxVisibleItems(12);
    completer->popup()->setObjectName(QStringLiteral("completions"));
    completer->popup()->setAccessibleName(tr("Entities"));
    completer->popup()->setItemDelegate(new QStyledItemDelegate(field));  // the completer's own does not follow the style sheet
    field->setCompleter(completer);
    new WidePopup(completer);
    new TabTakes(field, completer, TabTakes::What::OnlyOffer);
    connect(field, &QLineEdit::textEdited, this, [this, names](const QString &text) {
        QStringList found;
        for (const EntityHit &hit : m_session.search().entities(text.toStdString(), 12))
            found += toQString(m_session.graph().name(hit.entity));
        names->setStringList(found);
    });
    const auto again = [this] {
        m_most = 1;
        find(Light::Last);
    };
    connect(field, &QLineEdit::returnPressed, this, again);
    connect(completer, QOverload<const QString &>::of(&QCompleter::activated), this, again, Qt::QueuedConnection);
    return field;
}

void PathsPanel::setEnds(EntityId from, EntityId to)
{
    m_from->setText(toQString(m_session.graph().name(from)));
    m_to->setText(toQString(m_session.graph().name(to)));
    m_most = 1;
    find(Light::Last);
}

EntityId PathsPanel::endOf(const QLineEdit *field) const
{
    if (field->text().isEmpty())
        return noEntity;  // and no search index is built for it
    const auto hits = m_session.search().entities(field->text().toStdString(), 12);
    for (const EntityHit &hit : hits)
        if (toQString(m_session.graph().name(hit.entity)) == field->text())
            return hit.entity;
    return hits.empty() ? noEntity : hits.front().entity;
}

/// Why no chain can be looked for; empty = nothing.
QString PathsPanel::obstacle(EntityId from, EntityId to) const
{
    const auto name = [this](EntityId id) { return toQString(m_session.graph().name(id)); };
    if (m_from->text().isEmpty() || m_to->text().isEmpty())
        return tr("Name two entities, or select two on the canvas, to see how statements connect them.");
    if (from == noEntity || to == noEntity)
        return tr("Nothing is named “%1”. Expected the name of an entity.").arg(from == noEntity ? m_from->text() : m_to->text());
    if (from == to)
        return tr("Both ends are %1. Name two different entities.").arg(name(from));
    for (const EntityId end : {from, to})
        if (!m_session.visible().entities.contains(end))
            return tr("%1 is not on screen. Widen the lens or show it.").arg(name(end));
    return {};
}

/// What helps is said only where something is kept away.
QString PathsPanel::noChain() const
{
    const Visible &visible = m_session.visible();
    if (visible.outsideScope + visible.hiddenByHand > 0)
        return tr("No chain of visible statements connects them. Widen the lens, or show what is hidden.");
    if (visible.statements.size() < m_session.graph().statementCount())
        return tr("No chain of visible statements connects them. Widen the lens.");
    return tr("No chain of statements connects them at all.");
}

void PathsPanel::find(Light wanted)
{
    m_paths.clear();
    m_lit = -1;
    const EntityId from = endOf(m_from), to = endOf(m_to);
    QString state = obstacle(from, to);
    if (state.isEmpty()) {
        auto found = shortestPaths(m_session.graph(), m_session.visible().entities, m_session.visible().statements, from, to, m_most);
        if (!found) {
            state = toQString(found.error().message);
        } else {
            m_paths = std::move(*found);
            if (m_paths.empty())
                state = noChain();
            else if (m_paths.size() < m_most)
                state = tr("There is no other way: %1 in all.").arg(counted(m_paths.size(), tr("chain"), tr("chains")));
            else
                state = tr("Through what the lens shows. A click on a chain lights it on the canvas.");
        }
    }
    m_another->setEnabled(!m_paths.empty() && m_paths.size() == m_most);
    m_state->setText(state);
    if (wanted == Light::Last && !m_paths.empty())
        light(static_cast<int>(m_paths.size()) - 1);
    fill();
}

namespace {

/// The statements of one step by what they say, read from \a from: each under its own words.
std::vector<std::pair<QString, std::vector<StatementId>>> byWords(const KnowledgeGraph &graph, EntityId from,
                                                                  const std::vector<StatementId> &statements)
{
    std::vector<std::pair<QString, std::vector<StatementId>>> groups;
    for (const StatementId id : statements) {
        const QString words = graph.subject(id) == from ? predicateLabel(graph, id) : inverseLabel(graph, id);
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto &group) { return group.first == words; });
        (same == groups.end() ? groups.emplace_back(words, std::vector<StatementId>()) : *same).second.push_back(id);
    }
    return groups;
}

}  // namespace

void PathsPanel::fill()
{
    const KnowledgeGraph &graph = m_session.graph();
    std::vector<CardRow> rows;
    int start = -1;
    for (std::size_t p = 0; p < m_paths.size(); ++p) {
        const Path &path = m_paths[p];
        CardRow heading;
        heading.kind = CardRow::Kind::Label;
        QStringList names;
        for (const EntityId id : path.entities)
            names += toQString(graph.name(id));
        heading.text = (static_cast<int>(p) == m_lit ? QStringLiteral("● ") : QString()) + names.join(QStringLiteral(" → "));
        heading.detail = counted(path.length(), tr("step"), tr("steps"));
        heading.chain = static_cast<int>(p);
        heading.rule = p > 0;
        start = static_cast<int>(p) == m_lit ? static_cast<int>(rows.size()) : start;
        rows.push_back(heading);
        for (std::size_t h = 0; h < path.hops.size(); ++h) {
            const EntityId next = path.entities[h + 1];
            for (const auto &[words, statements] : byWords(graph, path.entities[h], path.hops[h])) {
                CardRow hop;
                hop.kind = CardRow::Kind::Group;
                hop.text = toQString(graph.name(path.entities[h])) + QLatin1Char(' ') + words;
                hop.detail = toQString(graph.name(next));
                hop.entity = next;
                hop.statements = statements;
                hop.number = statements.size() > 1 ? static_cast<int>(statements.size()) : -1;
                hop.chain = static_cast<int>(p);
                rows.push_back(std::move(hop));
                for (const StatementId id : statements) {
                    CardRow statement = statementCardRow(id);
                    statement.chain = static_cast<int>(p);
                    rows.push_back(std::move(statement));
                }
            }
        }
    }
    m_list->setRows(std::move(rows));
    if (start >= 0)
        m_list->scrollTo(m_list->cards().index(start), QAbstractItemView::PositionAtTop);
}

void PathsPanel::light(int path)
{
    if (path < 0 || path >= static_cast<int>(m_paths.size()))
        return;
    const bool moved = m_lit != path && m_lit >= 0;
    m_lit = path;
    const Path &lit = m_paths[static_cast<std::size_t>(path)];
    std::vector<StatementId> statements;
    for (const auto &hop : lit.hops)
        statements.insert(statements.end(), hop.begin(), hop.end());
    if (moved)
        fill();
    emit pathLit(lit.entities, statements);
}

}  // namespace relata
