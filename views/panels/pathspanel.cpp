// SPDX-License-Identifier: Apache-2.0
#include "views/panels/pathspanel.h"

#include "views/panels/text.h"

#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace relata {
namespace {
enum Role { PathRole = Qt::UserRole, EntityRole };
}  // namespace

PathsPanel::PathsPanel(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_from(addEnd(tr("From"))), m_to(addEnd(tr("To"))), m_another(new QPushButton(tr("Another way"), this)),
      m_state(new QLabel(this)), m_list(new QListWidget(this))
{
    m_another->setAccessibleName(tr("Another way"));
    m_state->setWordWrap(true);
    m_list->setAccessibleName(tr("Paths"));
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_from, m_to, m_another, m_state})
        column->addWidget(widget);
    column->addWidget(m_list, 1);
    connect(m_another, &QPushButton::clicked, this, [this] {
        ++m_most;
        find();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &PathsPanel::light);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        emit entityRequested(static_cast<EntityId>(item->data(EntityRole).toUInt()));
    });
    const auto follow = [this] {
        m_most = 1;
        find(false);  // lighting is a wish of the user, not an answer to a change
    };
    connect(&session, &Session::graphChanged, this, follow);
    connect(&session, &Session::viewChanged, this, follow);
    find(false);
}

QLineEdit *PathsPanel::addEnd(const QString &name)
{
    auto *field = new QLineEdit(this);
    field->setPlaceholderText(name);
    field->setAccessibleName(name);
    field->setClearButtonEnabled(true);
    auto *names = new QStringListModel(field);
    auto *completer = new QCompleter(names, field);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    field->setCompleter(completer);
    connect(field, &QLineEdit::textEdited, this, [this, names](const QString &text) {
        QStringList found;
        for (const EntityHit &hit : m_session.search().entities(text.toStdString(), 12))
            found += toQString(m_session.graph().name(hit.entity));
        names->setStringList(found);
    });
    const auto again = [this] {
        m_most = 1;
        find();
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
    find();
}

EntityId PathsPanel::endOf(const QLineEdit *field) const
{
    const auto hits = m_session.search().entities(field->text().toStdString(), 12);
    for (const EntityHit &hit : hits)
        if (toQString(m_session.graph().name(hit.entity)) == field->text())
            return hit.entity;
    return hits.empty() ? noEntity : hits.front().entity;
}

void PathsPanel::find(bool lit)
{
    m_paths.clear();
    QString state;
    const EntityId from = endOf(m_from), to = endOf(m_to);
    if (m_from->text().isEmpty() || m_to->text().isEmpty())
        state = tr("Name two entities to see how statements connect them.");
    else if (from == noEntity || to == noEntity)
        state = tr("Nothing is named “%1”. Expected the name of an entity.").arg(from == noEntity ? m_from->text() : m_to->text());
    else if (from == to)
        state = tr("Both ends are %1. Name two different entities.").arg(toQString(m_session.graph().name(from)));
    else if (!m_session.visible().entities.contains(from) || !m_session.visible().entities.contains(to))
        state = tr("%1 is not on screen. Widen the lens or show it.")
                    .arg(toQString(m_session.graph().name(m_session.visible().entities.contains(from) ? to : from)));
    else {
        const Snapshot snapshot = Snapshot::of(m_session.graph(), m_session.visible().entities, m_session.visible().statements);
        auto found = shortestPaths(snapshot, from, to, m_most);
        if (!found)
            state = toQString(found.error().message);
        else {
            m_paths = std::move(*found);
            if (m_paths.empty())
                state = tr("No chain of visible statements connects them. Widen the lens.");
            else if (m_paths.size() < m_most)
                state = tr("There is no other way: %1 in all.").arg(m_paths.size());
        }
    }
    m_another->setEnabled(!m_paths.empty() && m_paths.size() == m_most);
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    fill(lit);
}

void PathsPanel::fill(bool lit)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int last = -1;
    const KnowledgeGraph &graph = m_session.graph();
    for (std::size_t p = 0; p < m_paths.size(); ++p) {
        const Path &path = m_paths[p];
        const auto add = [&](const QString &text, EntityId entity) {
            auto *item = new QListWidgetItem(text, m_list);
            item->setData(PathRole, static_cast<int>(p));
            item->setData(EntityRole, static_cast<uint>(entity));
            item->setToolTip(text);
            return item;
        };
        QStringList names;
        for (const EntityId id : path.entities)
            names += toQString(graph.name(id));
        QListWidgetItem *heading = add(names.join(QStringLiteral(" → ")), path.entities.front());
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        heading->setFont(bold);
        last = m_list->count() - 1;
        for (std::size_t h = 0; h < path.hops.size(); ++h) {
            for (const StatementId id : path.hops[h])
                add(toQString(graph.claim(id)) + QLatin1Char('\n') + linkInWords(graph, id) + QLatin1Char('\n') + sourceInWords(graph, id), path.entities[h + 1]);
        }
    }
    m_lit = -1;
    m_list->setCurrentRow(lit ? last : -1);
    if (lit && last >= 0)
        light(last);
}

void PathsPanel::light(int row)
{
    const QListWidgetItem *item = m_list->item(row);
    if (!item || item->data(PathRole).toInt() == m_lit)
        return;
    m_lit = item->data(PathRole).toInt();
    const Path &path = m_paths[static_cast<std::size_t>(m_lit)];
    std::vector<StatementId> statements;
    for (const auto &hop : path.hops)
        statements.insert(statements.end(), hop.begin(), hop.end());
    emit pathLit(path.entities, statements);
}

}  // namespace relata
