// SPDX-License-Identifier: Apache-2.0
// The other half of Editing: what is done to entities and statements that are there, from menus and keys.
#include "app/window/editing.h"
#include "app/window/exchange.h"
#include "app/window/mainwindow.h"
#include "model/edit/retype.h"
#include "views/dialogs/splitform.h"
#include "views/panels/text.h"

#include <QMenu>

#include <algorithm>
#include <set>

namespace relata {
namespace {

QString statementsIn(std::size_t n)
{
    return counted(n, Editing::tr("statement"), Editing::tr("statements"));
}

}  // namespace

bool Editing::applyOrTell(Result<GraphDiff> diff, const QString &label)
{
    if (!diff) {
        m_window.warn(capitalized(toQString(diff.error().text())));
        return false;
    }
    return diff->empty() || apply(std::move(*diff), label);
}

void Editing::reverse(const std::vector<StatementId> &ids)
{
    if (ids.empty())
        return;
    const KnowledgeGraph &graph = m_workspace.graph();
    const QString label =
        ids.size() == 1 ? tr("Reverse “%1”").arg(shortened(linkInWords(graph, ids[0]))) : tr("Reverse %1").arg(statementsIn(ids.size()));
    const bool someClaim = std::any_of(ids.begin(), ids.end(), [&](StatementId id) { return !graph.claim(id).empty(); });
    if (applyOrTell(reverseStatements(graph, ids), label) && someClaim)
        m_window.tell(ids.size() == 1 ? tr("Turned around. Its claim still says what it said: edit it, too, if it is wrong now.")
                                      : tr("Turned around. The claims still say what they said: edit them, too, where they are wrong now."),
                      true);
}

void Editing::sayFromOtherEnd(const std::vector<StatementId> &ids)
{
    applyOrTell(invertStatements(m_workspace.graph(), ids), tr("Say %1 from the other end").arg(statementsIn(ids.size())));
}

void Editing::splitStatement(StatementId id)
{
    if (m_workspace.graph().contains(id))
        open(new SplitForm(
            m_workspace, id, [this](GraphDiff diff, const QString &label) { return apply(std::move(diff), label); }, &m_window));
}

void Editing::retype(const std::vector<StatementId> &ids, const std::string &predicate)
{
    const Schema &schema = m_workspace.graph().schema();
    const auto id = schema.findPredicate(predicate);
    const QString label = id ? toQString(schema.predicate(*id).label) : toQString(predicate);
    applyOrTell(retypeStatements(m_workspace.graph(), ids, predicate),
                ids.size() == 1 ? tr("Change the predicate of “%1” to “%2”").arg(shortened(linkInWords(m_workspace.graph(), ids[0])), label)
                                : tr("Change the predicate of %1 to “%2”").arg(statementsIn(ids.size()), label));
}

void Editing::retype(const std::vector<EntityId> &ids, const std::string &type)
{
    const KnowledgeGraph &graph = m_workspace.graph();
    const auto id = graph.schema().findType(type);
    const QString label = id ? toQString(graph.schema().type(*id).label) : toQString(type);
    const QString whose = ids.size() == 1 ? toQString(graph.name(ids[0])) : tr("%1 entities").arg(grouped(ids.size()));
    applyOrTell(retypeEntities(graph, ids, type), tr("Change the type of %1 to “%2”").arg(whose, label));
}

void Editing::addLikeSelection()
{
    const std::vector<StatementId> ids = m_workspace.selection().statements;
    if (ids.empty())
        return m_window.tell(tr("Select a statement first; then make another like it."));
    addLike(ids.front());
}

void Editing::reverseSelection()
{
    const std::vector<StatementId> ids = m_workspace.selection().statements;
    if (ids.empty())
        return m_window.tell(tr("Select a link, or statements in the table, to reverse them."));
    reverse(ids);
}

void Editing::splitSelection()
{
    const std::vector<StatementId> ids = m_workspace.selection().statements;
    if (ids.size() != 1)
        return m_window.tell(tr("Select one statement in the table to split it."));
    splitStatement(ids.front());
}

void Editing::retypeSelection()
{
    const Selection selection = m_workspace.selection();
    if (selection.empty())
        return m_window.tell(tr("Select entities, a link, or statements in the table, to change what they are."));
    auto *menu = new QMenu(&m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!selection.entities.empty())
        fillTypes(*menu, selection.entities);
    else
        fillPredicates(*menu, selection.statements);
    GraphCanvas &canvas = m_window.canvas();
    menu->popup(canvas.mapToGlobal(canvas.rect().center()));
    if (!menu->activeAction() && !menu->actions().isEmpty())
        menu->setActiveAction(menu->actions().constFirst());
}

void Editing::fillTypes(QMenu &menu, const std::vector<EntityId> &ids)
{
    const KnowledgeGraph &graph = m_workspace.graph();
    std::set<TypeId> now;
    for (const EntityId id : ids)
        now.insert(graph.typeOf(id));
    for (std::size_t i = 0; i < graph.schema().types().size(); ++i) {
        const EntityType &type = graph.schema().types()[i];
        QAction *action =
            menu.addAction(menuText(toQString(type.label.empty() ? type.key : type.label)), this, [this, ids, key = type.key] { retype(ids, key); });
        action->setCheckable(true);
        action->setChecked(now.size() == 1 && indexOf(*now.begin()) == i);
    }
}

void Editing::fillPredicates(QMenu &menu, const std::vector<StatementId> &ids)
{
    const KnowledgeGraph &graph = m_workspace.graph();
    std::set<PredicateId> now;
    for (const StatementId id : ids)
        now.insert(graph.predicate(id));
    for (const PredicateId id : predicatesForAll(graph, ids)) {
        const Predicate &predicate = graph.schema().predicate(id);
        QAction *action = menu.addAction(menuText(toQString(predicate.label.empty() ? predicate.key : predicate.label)), this,
                                         [this, ids, key = predicate.key] { retype(ids, key); });
        action->setCheckable(true);
        action->setChecked(now.size() == 1 && *now.begin() == id);
    }
    if (menu.isEmpty())
        menu.addAction(tr("No predicate takes the ends of all of them"))->setEnabled(false);
}

void Editing::addCopy(QMenu &menu, const Selection &what)
{
    menu.addSeparator();
    menu.addAction(what.entities.size() < 2 ? tr("Copy\tCtrl+C") : tr("Copy these %1\tCtrl+C").arg(grouped(what.entities.size())), this,
                   [this, what] { m_window.exchange().copy(what); });
}

void Editing::fillMenu(QMenu &menu, const std::vector<StatementId> &statements)
{
    if (statements.empty())
        return;
    const KnowledgeGraph &graph = m_workspace.graph();
    const bool one = statements.size() == 1;
    menu.addSeparator();
    if (one) {
        const StatementId id = statements.front();
        menu.addAction(tr("Edit the statement …\tF2"), this, [this, id] { edit(id); });
        menu.addAction(tr("Another like this …"), this, [this, id] { addLike(id); });
        menu.addAction(tr("Split it in two …"), this, [this, id] { splitStatement(id); });
    }
    const DocumentId document = graph.document(statements.front());
    if (document != noDocument && std::all_of(statements.begin(), statements.end(), [&](StatementId id) { return graph.document(id) == document; })) {
        const Document &where = graph.document(document);
        menu.addAction(tr("Edit the document “%1” …").arg(menuText(shortened(toQString(where.title.empty() ? where.key : where.title)))), this,
                       [this, document] { edit(document); });
    }
    menu.addAction(one ? tr("Reverse it\tCtrl+R") : tr("Reverse these %1 statements\tCtrl+R").arg(grouped(statements.size())), this,
                   [this, statements] { reverse(statements); });
    const bool hasInverse = std::any_of(statements.begin(), statements.end(), [&](StatementId id) {
        return inversePredicate(graph.schema(), graph.predicate(id)).value_or(graph.predicate(id)) != graph.predicate(id);
    });
    if (hasInverse)
        menu.addAction(one ? tr("Say it from the other end") : tr("Say them from the other end"), this,
                       [this, statements] { sayFromOtherEnd(statements); });
    fillPredicates(*menu.addMenu(one ? tr("Change its predicate") : tr("Change their predicate")), statements);
    menu.addAction(one ? tr("Remove the statement from the data\tShift+Del")
                       : tr("Remove these %1 statements from the data\tShift+Del").arg(grouped(statements.size())),
                   this, [this, statements] { m_workspace.removeStatements(statements); });
}

void Editing::fillMenu(QMenu &menu, EntityId id, const std::vector<EntityId> &entities)
{
    const QString name = menuText(toQString(m_workspace.graph().name(id)));
    menu.addSeparator();
    menu.addAction(tr("Edit %1 …\tF2").arg(name), this, [this, id] { edit(id); });
    if (entities.size() == 2)
        menu.addAction(tr("New statement between the two …\tShift+N"), this, [this, entities] { addStatement(entities[0], entities[1]); });
    else
        menu.addAction(tr("New statement about it …\tShift+N"), this, [this, id] { addStatement(id); });
    fillTypes(*menu.addMenu(entities.size() == 1 ? tr("Change its type") : tr("Change the type of these %1").arg(grouped(entities.size()))),
              entities);
    if (entities.size() > 1)
        menu.addAction(tr("Merge these %1 …\tCtrl+M").arg(grouped(entities.size())), this, &Editing::mergeSelection);
    fillSplitMenu(menu, id);
    menu.addAction(entities.size() == 1 ? tr("Remove from the data\tShift+Del")
                                        : tr("Remove these %1 from the data\tShift+Del").arg(grouped(entities.size())),
                   this, [this, entities] { m_workspace.remove(entities); });
}

}  // namespace relata
