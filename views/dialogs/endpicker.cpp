// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/endpicker.h"

#include "views/dialogs/formparts.h"
#include "views/panels/entryfield.h"
#include "views/panels/statementcells.h"
#include "views/panels/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace relata {

void fillTypes(QComboBox &types, const Schema &schema)
{
    const QString before = types.currentData().toString();
    types.clear();
    for (const EntityType &type : schema.types())
        types.addItem(toQString(type.label.empty() ? type.key : type.label), toQString(type.key));
    types.setCurrentIndex(std::max(0, types.findData(before)));
}

EndPicker::EndPicker(const Session &session, const QString &name, QWidget *parent) : QWidget(parent), m_session(session)
{
    m_field = new EntryField(
        name, [&session](const QString &text) { return entityChoices(session, text); }, this);
    m_new = new QLabel(tr("will be added as"), this);
    m_new->setFont(formHintFont());
    m_type = new QComboBox(this);
    m_type->setAccessibleName(tr("Type of the new one: %1").arg(name));
    m_type->setToolTip(tr("Nobody has this name yet: it will be added as this"));
    fillTypes(*m_type, session.graph().schema());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_field, 1);
    row->addWidget(m_new);
    row->addWidget(m_type);
    setFocusProxy(m_field);
    setFocusPolicy(Qt::StrongFocus);  // or the key of its label does nothing
    m_type->hide();
    m_new->hide();
    connect(m_field, &EntryField::entryChanged, this, [this] {
        showType();
        emit endChanged();
    });
    connect(m_type, &QComboBox::currentIndexChanged, this, &EndPicker::endChanged);
    connect(m_type, &QComboBox::activated, this, [this] { m_chosen = true; });
    connect(&session, &Session::graphChanged, this, [this] {
        fillTypes(*m_type, m_session.graph().schema());
        if (const auto id = m_field->id(); id && !m_session.graph().contains(EntityId(*id)))
            m_field->clearEntry();
        else
            m_field->findAgain();
    });
}

void EndPicker::prefer(const std::vector<std::string> &types)
{
    if (types.empty() || m_chosen || std::find(types.begin(), types.end(), m_type->currentData().toString().toStdString()) != types.end())
        return;
    if (const int wanted = m_type->findData(toQString(types.front())); wanted >= 0)
        m_type->setCurrentIndex(wanted);
}

void EndPicker::showType()
{
    m_chosen = m_chosen && m_field->isNew();
    m_type->setVisible(m_field->isNew());
    m_new->setVisible(m_field->isNew());
}

EntityWish EndPicker::wish() const
{
    if (const auto id = m_field->id())
        return {EntityId(*id), {}, {}};
    return {noEntity, m_field->text().trimmed().toStdString(), m_type->currentData().toString().toStdString()};
}

void EndPicker::setEntity(EntityId id)
{
    if (id == noEntity)
        m_field->clearEntry();
    else
        m_field->setChoice({toQString(m_session.graph().name(id)), {}, static_cast<std::uint32_t>(id)});
}

void EndPicker::setNew(const QString &name)
{
    m_field->setNew(name);
}

void EndPicker::setNewType(const QString &key)
{
    const int wanted = m_type->findData(key);
    m_chosen = m_chosen || wanted >= 0;
    m_type->setCurrentIndex(wanted >= 0 ? wanted : m_type->currentIndex());
}

bool EndPicker::isEmpty() const
{
    return m_field->text().trimmed().isEmpty();
}

QString EndPicker::name() const
{
    return m_field->text().trimmed();
}

std::optional<TypeId> EndPicker::type() const
{
    const KnowledgeGraph &graph = m_session.graph();
    if (const auto id = m_field->id())
        return graph.typeOf(EntityId(*id));
    return isEmpty() ? std::optional<TypeId>() : graph.schema().findType(m_type->currentData().toString().toStdString());
}

}  // namespace relata
