// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/formdraft.h"

#include "views/panels/text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace relata {
QString toString(FormDraft::Kind kind)
{
    switch (kind) {
    case FormDraft::Kind::Statement:
        return QStringLiteral("statement");
    case FormDraft::Kind::Entity:
        return QStringLiteral("entity");
    case FormDraft::Kind::Document:
        break;
    }
    return QStringLiteral("document");
}

QByteArray toJson(const FormDraft &draft)
{
    QJsonObject texts;
    for (const auto &[field, text] : draft.texts)
        if (!text.isEmpty())
            texts.insert(field, text);
    QJsonArray properties;
    for (const auto &[key, value] : draft.properties)
        properties.append(QJsonArray{toQString(key), toQString(value)});
    QJsonObject json{{QStringLiteral("relata-draft"), toString(draft.kind)}, {QStringLiteral("texts"), texts}};
    if (!draft.key.isEmpty())
        json.insert(QStringLiteral("key"), draft.key);
    if (!properties.isEmpty())
        json.insert(QStringLiteral("properties"), properties);
    return QJsonDocument(json).toJson();
}

std::optional<FormDraft> formDraftFromJson(const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    const QString kind = json.value(QStringLiteral("relata-draft")).toString();
    for (const FormDraft::Kind each : FormDraft::kinds) {
        if (toString(each) != kind)
            continue;
        FormDraft draft{each, json.value(QStringLiteral("key")).toString(), {}, {}};
        const QJsonObject texts = json.value(QStringLiteral("texts")).toObject();
        for (auto field = texts.begin(); field != texts.end(); ++field)
            draft.texts[field.key()] = field.value().toString();
        for (const QJsonValue &property : json.value(QStringLiteral("properties")).toArray())
            draft.properties.emplace_back(property[0].toString().toStdString(), property[1].toString().toStdString());
        return draft;
    }
    return {};
}

QString textOf(const FormDraft::Texts &texts, const QString &field)
{
    const auto found = texts.find(field);
    return found == texts.end() ? QString() : found->second;
}

QString DraftedForm::unfinished()
{
    return QCoreApplication::translate("relata::DraftedForm", "This was not finished when Relata ended last time.");
}

}  // namespace relata
