// SPDX-License-Identifier: Apache-2.0
#include "views/panels/entitycells.h"

#include "model/edit/drafts.h"
#include "model/edit/retype.h"
#include "model/graph/graphcolumns.h"
#include "views/panels/entitiesmodel.h"
#include "views/panels/statementcells.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"
#include "views/theme/theme.h"

#include <QComboBox>
#include <QLineEdit>

namespace relata {

QWidget *entityCellEditor(const KnowledgeGraph &graph, EntityId id, int column, const QString &property, QWidget *parent)
{
    if (!graph.contains(id))
        return nullptr;
    QWidget *editor = nullptr;
    if (column == EntitiesModel::Type) {
        auto *box = new QComboBox(parent);
        for (const EntityType &type : graph.schema().types())
            box->addItem(shownName(type.label.empty() ? type.key : type.label), toQString(type.key));
        box->setCurrentIndex(static_cast<int>(indexOf(graph.typeOf(id))));
        editor = box;
    } else {
        const auto number = column == EntitiesModel::Name ? std::nullopt : propertyNumber(graph, property.toStdString());
        auto *line = new QLineEdit(toQString(column == EntitiesModel::Name ? graph.name(id)
                                             : number                      ? propertyValue(graph, id, *number)
                                                                           : std::string_view()),
                                   parent);
        line->selectAll();
        editor = line;
    }
    editor->setObjectName(QStringLiteral("cellEditor"));
    editor->setProperty("entity", static_cast<uint>(id));
    editor->setProperty("column", column);
    editor->setProperty("property", property);
    editor->setProperty("value", entityCellValue(*editor));
    editor->setFont(uiFont(12.5));
    return editor;
}

QVariant entityCellValue(const QWidget &editor)
{
    if (const auto *box = qobject_cast<const QComboBox *>(&editor))
        return box->currentData();
    return static_cast<const QLineEdit &>(editor).text();
}

QString entityCellProblem(const KnowledgeGraph &graph, const QWidget &editor)
{
    const EntityId id{editor.property("entity").toUInt()};
    if (!graph.contains(id))
        return {};
    const auto edit = entityCellEdit(graph, {id}, editor.property("column").toInt(), editor.property("property").toString(), entityCellValue(editor));
    return edit ? QString() : capitalized(toQString(edit.error().text()));
}

Result<GraphDiff> entityCellEdit(const KnowledgeGraph &graph, const std::vector<EntityId> &rows, int column, const QString &property,
                                 const QVariant &value)
{
    const std::string text = value.toString().trimmed().toStdString();
    if (column == EntitiesModel::Type)
        return retypeEntities(graph, rows, text);
    GraphDiff diff;
    for (const EntityId id : rows) {
        Entity before = graph.entity(id), after = before;
        if (column == EntitiesModel::Name)
            after.name = text;
        else
            writeProperty(after.properties, property.toStdString(), text);
        if (!(after == before))
            diff.entities.push_back({id, std::move(before), std::move(after)});
    }
    if (column == EntitiesModel::Name && text.empty() && !rows.empty())
        return draftEntity(graph, rows.front(), *diff.entities.front().after).error();
    if (const auto sound = graph.check(diff); !sound)
        return sound.error();
    return diff;
}

}  // namespace relata
