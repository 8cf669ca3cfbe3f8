// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace.h"

#include <QObject>

#include <optional>

class QDialog;
class QMenu;

namespace relata {

class MainWindow;

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
    void addLike(StatementId id);  ///< another statement from the same passage
    void edit(EntityId id);
    void edit(StatementId id);
    void editSelection();     ///< the one entity or statement that is selected
    void addFromSelection();  ///< a statement from the first selected entity to the second
    void removeSelection();
    void editSchema();  ///< types, predicates and categories
    void mergeSelection();  ///< asks which one stays
    void split(EntityId kept, const std::string &absorbedKey);
    /// Takes merges into \a id back; adds nothing when there are none.
    void fillSplitMenu(QMenu &menu, EntityId id);
    void reverse(const std::vector<StatementId> &ids);
    /// What can be done to these statements, for a context menu.
    void fillMenu(QMenu &menu, const std::vector<StatementId> &statements);

private:
    bool apply(GraphDiff diff, const QString &label, std::optional<QPointF> place = {});
    void open(QDialog *form);
    MainWindow &m_window;
    Workspace &m_workspace;
};

}  // namespace relata
