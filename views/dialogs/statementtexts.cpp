// SPDX-License-Identifier: Apache-2.0
// What stands in a statement's form as plain texts, and back.
#include "views/dialogs/edtffield.h"
#include "views/dialogs/endpicker.h"
#include "views/dialogs/locatorfield.h"
#include "views/dialogs/predicatebox.h"
#include "views/dialogs/statementfields.h"
#include "views/panels/entryfield.h"
#include "views/panels/text.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>
#include <utility>
#include <vector>

namespace relata {
namespace {

std::vector<std::pair<QString, EndPicker *>> endsOf(const StatementFields &fields)
{
    return {{QStringLiteral("subject"), fields.subject}, {QStringLiteral("object"), fields.object}, {QStringLiteral("speaker"), fields.speaker}};
}

std::vector<std::pair<QString, QLineEdit *>> linesOf(const StatementFields &fields)
{
    return {{QStringLiteral("claim"), fields.claim},
            {QStringLiteral("place"), fields.place},
            {QStringLiteral("said"), fields.said->line()},
            {QStringLiteral("holds"), fields.holds->line()},
            {QStringLiteral("confidence"), fields.confidence},
            {QStringLiteral("status"), fields.status},
            {QStringLiteral("note"), fields.note}};
}

/// By the number of what is chosen.
std::vector<std::pair<QString, QComboBox *>> boxesOf(const StatementFields &fields)
{
    return {{QStringLiteral("modality"), fields.modality}, {QStringLiteral("polarity"), fields.polarity}, {QStringLiteral("basis"), fields.basis}};
}

}  // namespace

FormDraft::Texts StatementFields::texts(const KnowledgeGraph &graph) const
{
    FormDraft::Texts texts;
    for (const auto &[name, end] : endsOf(*this)) {
        texts[name] = end->name();
        if (const auto id = end->field()->id())
            texts[name + QStringLiteral(" key")] = toQString(graph.key(EntityId(*id)));  // of two with one name
        else if (!end->isEmpty())
            texts[name + QStringLiteral(" type")] = end->newType()->currentData().toString();
    }
    texts[QStringLiteral("predicate")] = predicate->label();
    if (!category->isHidden())
        texts[QStringLiteral("category")] = category->currentData().toString();
    texts[QStringLiteral("document")] = document->text();
    if (const auto id = document->id())
        texts[QStringLiteral("document key")] = toQString(graph.document(DocumentId(*id)).key);
    texts[QStringLiteral("quote")] = quote->toPlainText();
    for (const auto &[name, line] : linesOf(*this))
        texts[name] = line->text();
    for (const auto &[name, box] : boxesOf(*this))
        texts[name] = QString::number(box->currentIndex());
    std::erase_if(texts, [](const auto &each) { return each.second.isEmpty(); });
    return texts;
}

void StatementFields::setTexts(const KnowledgeGraph &graph, const FormDraft::Texts &texts)
{
    const auto choose = [](QComboBox &box, const QString &key) {
        if (const int at = key.isEmpty() ? -1 : box.findData(key); at >= 0)
            box.setCurrentIndex(at);
    };
    for (const auto &[name, end] : endsOf(*this)) {
        const EntityId known = graph.findEntity(textOf(texts, name + QStringLiteral(" key")).toStdString());
        if (known != noEntity)
            end->setEntity(known);
        else
            end->setNew(textOf(texts, name));
    }
    predicate->setEditText(textOf(texts, QStringLiteral("predicate")));
    choose(*category, textOf(texts, QStringLiteral("category")));
    for (const auto &[name, end] : endsOf(*this))
        end->setNewType(textOf(texts, name + QStringLiteral(" type")));  // whatever the predicate would prefer
    const DocumentId known = graph.findDocument(textOf(texts, QStringLiteral("document key")).toStdString());
    const QString title = textOf(texts, QStringLiteral("document"));
    if (known != noDocument)
        document->setChoice({title, {}, static_cast<std::uint32_t>(known)});
    else
        document->setNew(title);
    quote->setPlainText(textOf(texts, QStringLiteral("quote")));
    for (const auto &[name, line] : linesOf(*this))
        line->setText(textOf(texts, name));
    for (const auto &[name, box] : boxesOf(*this))
        box->setCurrentIndex(std::clamp(textOf(texts, name).toInt(), 0, box->count() - 1));
}

}  // namespace relata
