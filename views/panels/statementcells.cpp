// SPDX-License-Identifier: Apache-2.0
#include "views/panels/statementcells.h"

#include "model/evidence/locator.h"
#include "model/graph/graphcolumns.h"
#include "model/tables/writtentime.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/text.h"

#include <QComboBox>
#include <QLineEdit>

#include <algorithm>

namespace relata {
namespace {

QString writtenIn(const Session &session, StatementId id, int column, const QString &property)
{
    const KnowledgeGraph &graph = session.graph();
    switch (column) {
    case StatementsModel::Claim:
        return toQString(graph.claim(id));
    case StatementsModel::Paragraph:
        return toQString(locatorCell(locatorOf(graph, id)));
    case StatementsModel::Said:
        return toQString(graph.said(id).text());
    case StatementsModel::Holds:
        return toQString(graph.holds(id).text());
    case StatementsModel::Confidence:
        return toQString(graph.statement(id).confidence);
    case StatementsModel::Note:
        return toQString(graph.note(id));
    default:
        break;
    }
    const auto number = column >= StatementsModel::ColumnCount ? propertyNumber(graph, property.toStdString()) : std::nullopt;
    return number ? toQString(propertyValue(graph, id, *number)) : QString();
}

template <typename Words>
QComboBox *choiceEditor(const Words &all, int chosen, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    for (const auto each : all)
        box->addItem(toQString(toString(each)));
    box->setCurrentIndex(chosen);
    return box;
}

EntryField *nameEditor(const Session &session, StatementId id, int column, QWidget *parent)
{
    const KnowledgeGraph &graph = session.graph();
    if (column == StatementsModel::Speaker) {
        auto *field = new EntryField(
            StatementsModel::tr("According to"), [&session](const QString &text) { return entityChoices(session, text); }, parent);
        field->setPlaceholderText(StatementsModel::tr("The author of the document"));
        if (const EntityId speaker = graph.speaker(id); speaker != noEntity)
            field->setChoice({toQString(graph.name(speaker)), {}, static_cast<std::uint32_t>(speaker)});
        return field;
    }
    auto *field = new EntryField(
        StatementsModel::tr("Document"), [&session](const QString &text) { return documentChoices(session, text); }, parent);
    if (const DocumentId document = graph.document(id); document != noDocument)
        field->setChoice({toQString(graph.document(document).title), {}, static_cast<std::uint32_t>(document)});
    return field;
}

bool isDate(int column)
{
    return column == StatementsModel::Said || column == StatementsModel::Holds;
}

/// False when the value is not one of that column.
bool writeInto(Statement &statement, int column, const QVariant &value)
{
    const std::string text = value.toString().trimmed().toStdString();
    switch (column) {
    case StatementsModel::Claim:
        statement.claim = text;
        return true;
    case StatementsModel::Confidence:
        statement.confidence = text;
        return true;
    case StatementsModel::Note:
        statement.note = text;
        return true;
    case StatementsModel::Paragraph:
        if (text == locatorCell(locatorOf(statement)))  // whatever it is, nobody changed it
            return true;
        setLocator(statement, locatorFromText(text));
        return locatorProblem(text).empty();
    case StatementsModel::ModalityColumn:
        statement.modality = static_cast<Modality>(value.toInt());
        return true;
    case StatementsModel::PolarityColumn:
        statement.polarity = static_cast<Polarity>(value.toInt());
        return true;
    case StatementsModel::Speaker:
        statement.speaker = EntityId{value.toUInt()};
        return true;
    case StatementsModel::DocumentColumn:
        statement.document = DocumentId{value.toUInt()};
        return true;
    default: {
        const auto date = writtenTime(text);
        if (date)
            (column == StatementsModel::Said ? statement.said : statement.holds) = *date;
        return static_cast<bool>(date);
    }
    }
}

}  // namespace

bool isEditable(int column)
{
    return column >= 0 && column != StatementsModel::Link;
}

QWidget *cellEditor(const Session &session, StatementId id, int column, const QString &property, QWidget *parent)
{
    const KnowledgeGraph &graph = session.graph();
    if (!isEditable(column) || !graph.contains(id))
        return nullptr;
    QWidget *editor = nullptr;
    if (column == StatementsModel::ModalityColumn) {
        editor = choiceEditor(allModalities, static_cast<int>(graph.modality(id)), parent);
    } else if (column == StatementsModel::PolarityColumn) {
        editor = choiceEditor(allPolarities, static_cast<int>(graph.polarity(id)), parent);
    } else if (column == StatementsModel::Speaker || column == StatementsModel::DocumentColumn) {
        editor = nameEditor(session, id, column, parent);
    } else {
        auto *line = new QLineEdit(writtenIn(session, id, column, property), parent);
        line->selectAll();
        line->setProperty("before", line->text());
        editor = line;
    }
    editor->setObjectName(QStringLiteral("cellEditor"));
    editor->setProperty("column", column);
    editor->setProperty("value", cellValue(*editor, column));
    editor->setFont(uiFont(12.5));
    return editor;
}

QString cellProblem(const QWidget &editor, int column)
{
    if (const auto *field = qobject_cast<const EntryField *>(&editor))
        return field->isNew() ? StatementsModel::tr("Nothing is called “%1”. Expected a name that is there; the form (F2) also makes new ones.")
                                    .arg(field->text().trimmed())
                              : QString();
    const auto *line = qobject_cast<const QLineEdit *>(&editor);
    if (!line)
        return {};
    if (isDate(column)) {
        const auto date = writtenTime(line->text().toStdString());
        return date ? QString() : toQString(date.error().message);
    }
    const bool untouched = line->text() == line->property("before").toString();
    return column == StatementsModel::Paragraph && !untouched ? toQString(locatorProblem(line->text().toStdString())) : QString();
}

QVariant cellValue(const QWidget &editor, int column)
{
    if (const auto *box = qobject_cast<const QComboBox *>(&editor))
        return box->currentIndex();
    if (const auto *field = qobject_cast<const EntryField *>(&editor))
        return field->id().value_or(
            static_cast<std::uint32_t>(column == StatementsModel::Speaker ? std::uint32_t(noEntity) : std::uint32_t(noDocument)));
    return static_cast<const QLineEdit &>(editor).text();
}

void writeProperty(Properties &properties, const std::string &key, const std::string &value)
{
    const auto at = std::find_if(properties.begin(), properties.end(), [&](const auto &each) { return each.first == key; });
    if (at == properties.end()) {
        if (!value.empty())
            properties.emplace_back(key, value);
    } else if (value.empty()) {
        properties.erase(at);
    } else {
        at->second = value;
    }
}

Result<GraphDiff> cellEdit(const KnowledgeGraph &graph, const std::vector<StatementId> &rows, int column, const QString &property,
                           const QVariant &value)
{
    GraphDiff diff;
    for (const StatementId id : rows) {
        Statement before = graph.statement(id);
        Statement after = before;
        if (column >= StatementsModel::ColumnCount)
            writeProperty(after.properties, property.toStdString(), value.toString().trimmed().toStdString());
        else if (!writeInto(after, column, value))
            return Error{Error::Code::Syntax, "“" + value.toString().toStdString() + "” does not fit this column", {}, 0, 0};
        if (!(after == before))
            diff.statements.push_back({id, std::move(before), std::move(after)});
    }
    if (const auto sound = graph.check(diff); !sound)
        return sound.error();
    return diff;
}

std::vector<EntryChoice> entityChoices(const Session &session, const QString &text)
{
    std::vector<EntryChoice> found;
    const KnowledgeGraph &graph = session.graph();
    for (const EntityHit &hit : session.search().entities(text.toStdString(), 12))
        found.push_back({toQString(graph.name(hit.entity)), toQString(graph.schema().type(graph.typeOf(hit.entity)).label),
                         static_cast<std::uint32_t>(hit.entity)});
    return found;
}

std::vector<EntryChoice> documentChoices(const Session &session, const QString &text)
{
    std::vector<EntryChoice> found;
    const std::string wanted = foldedForSearch(text.toStdString());
    for (const DocumentId id : session.graph().documents()) {
        const Document &document = session.graph().document(id);
        if (found.size() < 12 && foldedForSearch(document.title + " " + document.publisher).find(wanted) != std::string::npos)
            found.push_back({toQString(document.title.empty() ? document.key : document.title), toQString(document.published.display()),
                             static_cast<std::uint32_t>(id)});
    }
    return found;
}

}  // namespace relata
