// SPDX-License-Identifier: Apache-2.0
#include "app/window/editing.h"

#include "app/formdrafts.h"
#include "app/window/draftkeeping.h"
#include "app/window/mainwindow.h"
#include "model/edit/drafts.h"
#include "model/edit/merge.h"
#include "views/dialogs/documentform.h"
#include "views/dialogs/documentsdialog.h"
#include "views/dialogs/duplicatesdialog.h"
#include "views/dialogs/mergeform.h"
#include "views/dialogs/replacedialog.h"
#include "views/dialogs/schemaeditor.h"
#include "views/dialogs/statementform.h"
#include "views/panels/text.h"

#include <QCursor>
#include <QLineF>
#include <QMenu>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace relata {
namespace {

/// A window beside this one that is open already comes to the front.
bool isRaised(QWidget *window)
{
    if (!window)
        return false;
    window->raise();
    window->activateWindow();
    return true;
}

/// Near \a wished, where nobody stands: on growing circles about it.
QPointF freePlace(const Scene &scene, QPointF wished)
{
    constexpr double room = 90;  // scene px, for a node and its name
    const auto isFree = [&](QPointF at) {
        return std::none_of(scene.nodes.begin(), scene.nodes.end(), [&](const SceneNode &node) { return QLineF(node.center, at).length() < room; });
    };
    for (int ring = 0; ring < 40; ++ring)
        for (int step = 0; step < std::max(1, ring * 6); ++step) {
            const double angle = 2 * std::numbers::pi * step / std::max(1, ring * 6);
            const QPointF at = wished + QPointF(std::cos(angle), std::sin(angle)) * (ring * room);
            if (isFree(at))
                return at;
        }
    return wished;
}

}  // namespace

Editing::Editing(MainWindow &window) : QObject(&window), m_window(window), m_workspace(window.workspace())
{
    connect(&window.canvas(), &GraphCanvas::linkDrawn, this, [this](EntityId from, EntityId to) { addStatement(from, to); });
}

/// Does it, selects what came of it, and says so when the lens keeps that out of the picture.
bool Editing::apply(GraphDiff diff, const QString &label, std::optional<QPointF> place)
{
    std::vector<EntityId> entities, added;
    std::vector<StatementId> statements;
    for (const auto &change : diff.entities)
        if (change.after) {
            entities.push_back(change.id);
            if (!change.before)
                added.push_back(change.id);
        }
    for (const auto &change : diff.statements)
        if (change.after)
            statements.push_back(change.id);
    std::optional<Point> at;
    if (place)
        at = Point{static_cast<float>(place->x()), static_cast<float>(place->y())};
    if (!m_workspace.edit(label, std::move(diff), at))
        return false;
    m_workspace.select(statements.empty() ? Selection{entities, {}} : Selection{{}, statements});
    if (!added.empty())
        m_window.whenDrawn([this, added] { m_window.canvas().bringIntoView(added, Animate::Yes); });
    const Visible &visible = m_workspace.visible();
    for (const EntityId id : entities)
        if (!visible.entities.contains(id))
            m_window.tell(tr("%1 is in the data; the lens or your hand keeps it out of the picture.").arg(toQString(m_workspace.graph().name(id))));
    if (entities.empty())
        for (const StatementId id : statements)
            if (!visible.statements.contains(id))
                m_window.tell(tr("The statement is in the data; the lens or your hand keeps it out of the picture."));
    return true;
}

void Editing::open(QDialog *form)
{
    form->setAttribute(Qt::WA_DeleteOnClose);
    DraftKeeping::watch(m_window, form);
    form->open();
}

void Editing::offerUnfinished()
{
    if (!m_window.remembers() || m_window.keeper().isReadOnly())  // whoever writes it may be at it now
        return;
    if (m_window.findChild<DraftKeeping *>())  // what is kept is in a form that is open
        return;
    const std::string input = m_window.input().toStdString();
    for (const FormDraft::Kind kind : FormDraft::kinds)
        if (const auto draft = keptDraft(input, kind))
            return goOnWith(*draft);
}

/// Opens the form again, of a new one when the record is gone.
void Editing::goOnWith(const FormDraft &draft)
{
    const KnowledgeGraph &graph = m_workspace.graph();
    const auto doEdit = [this](GraphDiff diff, const QString &label) { return apply(std::move(diff), label); };
    const std::string key = draft.key.toStdString();
    const auto begin = [this, &draft](auto *form) {
        open(form);
        form->goOnWith(draft);
        connect(form, &QObject::destroyed, this, &Editing::offerUnfinished, Qt::QueuedConnection);  // there may be one of another kind
    };
    if (draft.kind == FormDraft::Kind::Statement)
        begin(new StatementForm(m_workspace, graph.findStatement(key), doEdit, &m_window));
    else if (draft.kind == FormDraft::Kind::Entity)
        begin(new EntityForm(m_workspace, graph.findEntity(key), doEdit, &m_window));
    else
        begin(new DocumentForm(m_workspace, graph.findDocument(key), doEdit, &m_window));
}

void Editing::addEntity(std::optional<QPointF> place)
{
    GraphCanvas &canvas = m_window.canvas();
    if (!place) {
        const QPoint pointer = canvas.mapFromGlobal(QCursor::pos());
        const bool pointing = canvas.underMouse() && canvas.rect().contains(pointer);
        place = freePlace(canvas.scene(), canvas.camera().toScene(pointing ? QPointF(pointer) : QRectF(canvas.rect()).center()));
    }
    const QPointF at = *place;
    open(new EntityForm(
        m_workspace, noEntity, [this, at](GraphDiff diff, const QString &label) { return apply(std::move(diff), label, at); }, &m_window));
}

void Editing::editSchema()
{
    open(new SchemaEditor(
        m_workspace,
        [this](GraphDiff diff, const QString &label) {
            if (!m_workspace.edit(label, std::move(diff)))
                return false;
            m_window.tell(tr("%1: done.").arg(label), true);
            return true;
        },
        &m_window));
}

void Editing::edit(EntityId id)
{
    if (m_workspace.graph().contains(id))
        open(new EntityForm(
            m_workspace, id, [this](GraphDiff diff, const QString &label) { return apply(std::move(diff), label); }, &m_window));
}

void Editing::edit(DocumentId id)
{
    if (id != noDocument && m_workspace.graph().contains(id))
        open(new DocumentForm(
            m_workspace, id, [this](GraphDiff diff, const QString &label) { return apply(std::move(diff), label); }, &m_window));
}

void Editing::showDocuments()
{
    if (isRaised(m_documents))
        return;
    m_documents = new DocumentsDialog(
        m_workspace, [this](GraphDiff diff, const QString &label) { return m_workspace.edit(label, std::move(diff)); }, &m_window);
    m_documents->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_documents, &DocumentsDialog::formOpened, this, [this](QDialog *form) { DraftKeeping::watch(m_window, form); });
    connect(m_documents, &DocumentsDialog::lensRequested, &m_workspace, &Workspace::toggleCondition);
    connect(m_documents, &DocumentsDialog::undoRequested, &m_workspace.history(), &QUndoStack::undo);
    connect(m_documents, &DocumentsDialog::redoRequested, &m_workspace.history(), &QUndoStack::redo);
    m_documents->show();
}

void Editing::addStatement(EntityId subject, EntityId object)
{
    auto *form = new StatementForm(
        m_workspace, noStatement, [this](GraphDiff diff, const QString &label) { return apply(std::move(diff), label); }, &m_window);
    open(form);
    if (subject != noEntity || object != noEntity)
        form->setEnds(subject, object);
}

void Editing::addFromPassage(const QString &passage, const QString &source, EntityId about)
{
    auto *form = new StatementForm(
        m_workspace, noStatement, [this](GraphDiff diff, const QString &label) { return apply(std::move(diff), label); }, &m_window);
    open(form);
    form->setPassage(passage, source);
    if (about != noEntity)
        form->setEnds(about, noEntity);
}

void Editing::addLike(StatementId id)
{
    auto *form = new StatementForm(
        m_workspace, noStatement, [this](GraphDiff diff, const QString &label) { return apply(std::move(diff), label); }, &m_window);
    open(form);
    form->startLike(id);
}

void Editing::edit(StatementId id)
{
    if (m_workspace.graph().contains(id))
        open(new StatementForm(
            m_workspace, id, [this](GraphDiff diff, const QString &label) { return apply(std::move(diff), label); }, &m_window));
}

void Editing::editSelection()
{
    const Selection &selection = m_workspace.selection();
    if (selection.entities.size() == 1)
        edit(selection.entities.front());
    else if (selection.entities.empty() && selection.statements.size() == 1)
        edit(selection.statements.front());
    else if (selection.empty())
        m_window.tell(tr("Select an entity or a statement first."));
    else
        m_window.tell(tr("Select one entity, or one statement in the table, to edit it."));
}

void Editing::addFromSelection()
{
    const auto &chosen = m_workspace.selection().entities;
    addStatement(!chosen.empty() ? chosen[0] : noEntity, chosen.size() > 1 ? chosen[1] : noEntity);
}

void Editing::removeSelection()
{
    const Selection selection = m_workspace.selection();
    if (!selection.entities.empty())
        m_workspace.remove(selection.entities);
    else
        m_workspace.removeStatements(selection.statements);
}

void Editing::mergeSelection()
{
    const auto &chosen = m_workspace.selection().entities;
    if (chosen.size() < 2)
        return m_window.tell(tr("Select the entities that are one and the same; then merge them."));
    open(new MergeForm(
        m_workspace, chosen,
        [this](GraphDiff diff, const QString &label) {
            Selection kept;  // the only one that a merge changes and leaves
            for (const auto &change : diff.entities)
                if (change.after)
                    kept.entities.push_back(change.id);
            if (!m_workspace.edit(label, std::move(diff)))
                return false;
            m_workspace.select(kept);
            m_window.tell(tr("%1: done. What was said of them stands with %2 now.")
                              .arg(label, kept.entities.empty() ? QString() : toQString(m_workspace.graph().name(kept.entities.front()))),
                          true);
            return true;
        },
        &m_window));
}

void Editing::findDuplicates()
{
    if (isRaised(m_duplicates))
        return;
    m_duplicates = new DuplicatesDialog(
        m_workspace, [this](GraphDiff diff, const QString &label) { return m_workspace.edit(label, std::move(diff)); }, &m_window);
    m_duplicates->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_duplicates, &DuplicatesDialog::selectionRequested, &m_workspace, &Workspace::select);
    connect(m_duplicates, &DuplicatesDialog::undoRequested, &m_workspace.history(), &QUndoStack::undo);
    connect(m_duplicates, &DuplicatesDialog::redoRequested, &m_workspace.history(), &QUndoStack::redo);
    m_duplicates->show();
}

void Editing::replaceTexts()
{
    if (isRaised(m_replace))
        return;
    m_replace = new ReplaceDialog(
        m_workspace,
        [this](GraphDiff diff, const QString &label) {
            if (!m_workspace.edit(label, std::move(diff)))
                return false;
            m_window.tell(tr("%1: done.").arg(label), true);
            return true;
        },
        &m_window);
    m_replace->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_replace, &ReplaceDialog::selectionRequested, &m_workspace, &Workspace::select);
    connect(m_replace, &ReplaceDialog::undoRequested, &m_workspace.history(), &QUndoStack::undo);
    connect(m_replace, &ReplaceDialog::redoRequested, &m_workspace.history(), &QUndoStack::redo);
    m_replace->show();
}

void Editing::split(EntityId kept, const std::string &absorbedKey)
{
    const KnowledgeGraph &graph = m_workspace.graph();
    auto diff = splitEntity(graph, kept, absorbedKey);
    if (!diff)
        return m_window.tellError(diff.error());
    QString name;
    for (const auto &change : diff->entities)
        if (change.after && !change.before)
            name = toQString(change.after->name);
    apply(std::move(*diff), tr("Split %1 off").arg(name));
}

void Editing::fillSplitMenu(QMenu &menu, EntityId id)
{
    for (const MergedEntity &merged : mergesOf(m_workspace.graph(), id))
        menu.addAction(tr("Split off %1 again").arg(menuText(toQString(merged.name))), this, [this, id, key = merged.key] { split(id, key); });
}

}  // namespace relata
