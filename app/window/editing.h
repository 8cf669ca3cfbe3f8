// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QDialog;
class QMenu;

namespace relata {

class DocumentsDialog;
class DuplicatesDialog;
class MainWindow;
class ReplaceDialog;
struct FormDraft;

/// What the window does to the data: opens the forms, takes what they give to the workspace, and says what came of it.
class Editing final : public QObject
{
    Q_OBJECT
public:
    explicit Editing(MainWindow &window);

    /// A form for a new entity, to stand at \a place; without one in the middle of the picture.
    void addEntity(std::optional<QPointF> place = {});
    /// A form for a new statement; ends that are not given are asked for.
    void addStatement(EntityId subject = noEntity, EntityId object = noEntity);
    /// The same with the words of a source; \a source: title or address of a document, \a about: the subject; both may be empty.
    void addFromPassage(const QString &passage, const QString &source, EntityId about);
    void addLike(StatementId id);  ///< another statement from the same passage
    void edit(EntityId id);
    void edit(StatementId id);
    void edit(DocumentId id);
    void offerUnfinished();   ///< opens the form that was being written when the program ended, if any
    void showDocuments();     ///< all of them, in a window of its own beside this one
    void editSelection();     ///< the one entity or statement that is selected
    void addFromSelection();  ///< a statement from the first selected entity to the second
    void removeSelection();
    void editSchema();      ///< types, predicates and categories
    void mergeSelection();  ///< asks which one stays
    void findDuplicates();  ///< a window of its own beside this one
    void split(EntityId kept, const std::string &absorbedKey);
    /// Takes merges into \a id back; adds nothing when there are none.
    void fillSplitMenu(QMenu &menu, EntityId id);
    void replaceTexts();                                        ///< find and replace, a window of its own beside this one
    void reverse(const std::vector<StatementId> &ids);          ///< subject and object change places
    void sayFromOtherEnd(const std::vector<StatementId> &ids);  ///< the same by the inverse predicate
    void splitStatement(StatementId id);                        ///< in two
    void retype(const std::vector<StatementId> &ids, const std::string &predicate);
    void retype(const std::vector<EntityId> &ids, const std::string &type);
    void addLikeSelection();
    void reverseSelection();
    void splitSelection();
    void retypeSelection();                            ///< a list of the types, or predicates, that the selection can have
    void addCopy(QMenu &menu, const Selection &what);  ///< tables have one of their own
    /// What can be done to these statements, for a context menu.
    void fillMenu(QMenu &menu, const std::vector<StatementId> &statements);
    /// The same for entities; \a id: of these the one that was pointed at.
    void fillMenu(QMenu &menu, EntityId id, const std::vector<EntityId> &entities);

private:
    bool apply(GraphDiff diff, const QString &label, std::optional<QPointF> place = {});
    bool applyOrTell(Result<GraphDiff> diff, const QString &label);
    void open(QDialog *form);
    void goOnWith(const FormDraft &draft);
    void fillTypes(QMenu &menu, const std::vector<EntityId> &ids);
    void fillPredicates(QMenu &menu, const std::vector<StatementId> &ids);
    MainWindow &m_window;
    Workspace &m_workspace;
    QPointer<DocumentsDialog> m_documents;
    QPointer<DuplicatesDialog> m_duplicates;
    QPointer<ReplaceDialog> m_replace;
};

}  // namespace relata
