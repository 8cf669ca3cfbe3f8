// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/entityform.h"

#include "model/edit/drafts.h"
#include "model/edit/duplicates.h"
#include "model/edit/merge.h"
#include "views/dialogs/endpicker.h"
#include "views/dialogs/formparts.h"
#include "views/dialogs/propertytable.h"
#include "views/panels/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace relata {
namespace {

constexpr std::size_t mostWords = 6;  // of a name, each looked for on its own

int linesHigh(const QWidget *widget, int lines)
{
    return widget->fontMetrics().lineSpacing() * lines + uiLength(14);
}

}  // namespace

EntityForm::EntityForm(const Session &session, EntityId id, DoEdit doEdit, QWidget *parent)
    : QDialog(parent), m_session(session), m_id(id), m_doEdit(std::move(doEdit))
{
    build();
    if (id != noEntity)
        m_before = session.graph().entity(id);
    setWindowTitle(id == noEntity ? tr("New entity") : tr("Edit %1").arg(toQString(m_before.name)));
    fill(m_before);
    m_asOpened = entity();
    hint();
}

void EntityForm::reject()
{
    m_properties->finishEditing();
    if (!isWritten())
        return QDialog::reject();
    askBeforeDiscarding(*this, [this] { QDialog::reject(); });
}

void EntityForm::build()
{
    m_name = new QLineEdit(this);
    m_name->setAccessibleName(tr("Name"));
    m_type = new QComboBox(this);
    m_type->setAccessibleName(tr("Type"));
    m_type->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);  // a long label must not widen the form
    m_type->setMinimumContentsLength(16);
    fillTypes(*m_type, m_session.graph().schema());
    m_aliases = new QPlainTextEdit(this);
    m_aliases->setAccessibleName(tr("Also known as"));
    m_aliases->setPlaceholderText(tr("Other names, one a line"));
    m_description = new QPlainTextEdit(this);
    m_description->setAccessibleName(tr("Description"));
    for (QPlainTextEdit *text : {m_aliases, m_description}) {
        text->setTabChangesFocus(true);
        text->setFixedHeight(linesHigh(text, 3));
    }
    m_properties = new PropertyTable(this);
    m_properties->setFixedHeight(uiLength(92));
    m_properties->setColumnWidth(0, uiLength(150));
    m_key = new QLineEdit(this);
    m_key->setAccessibleName(tr("Id"));
    m_key->setToolTip(tr("The short name that files and the lens use. Made of the name when you leave it empty."));
    m_alike = newHint(this);
    m_problem = newHint(this);
    m_problem->setAccessibleName(tr("What is wrong"));

    auto *form = newFormLayout();
    auto *name = new QVBoxLayout;
    name->setSpacing(2);
    name->addWidget(m_name);
    name->addWidget(m_alike);
    addRow(*form, tr("&Name"), name, m_name);
    form->addRow(tr("&Type"), m_type);
    form->addRow(tr("&Also known as"), m_aliases);
    form->addRow(tr("&Description"), m_description);
    form->addRow(tr("&Properties"), m_properties);
    form->addRow(tr("&Id"), m_key);
    layOutForm(*this, form, m_problem, m_id == noEntity ? tr("Add") : tr("Save"));
    resize(uiLength(520), sizeHint().height());

    connect(m_name, &QLineEdit::textChanged, this, &EntityForm::hint);
}

void EntityForm::fill(const Entity &entity)
{
    m_name->setText(toQString(entity.name));
    m_type->setCurrentIndex(std::max(0, m_type->findData(toQString(entity.type))));
    QStringList aliases;
    for (const std::string &alias : entity.aliases)
        aliases += toQString(alias);
    m_aliases->setPlainText(aliases.join(QLatin1Char('\n')));
    m_description->setPlainText(toQString(entity.description));
    Properties own = entity.properties;
    std::erase_if(own, [](const auto &property) { return isMergeRecord(property.first) || isApartRecord(property.first); });
    m_properties->setProperties(own);
    m_key->setText(toQString(entity.key));
}

Entity EntityForm::entity() const
{
    Entity entity;
    entity.key = m_key->text().trimmed().toStdString();
    entity.type = m_type->currentData().toString().toStdString();
    entity.name = m_name->text().toStdString();
    for (const QString &alias : m_aliases->toPlainText().split(QLatin1Char('\n')))
        entity.aliases.push_back(alias.toStdString());
    entity.description = m_description->toPlainText().toStdString();
    entity.properties = m_properties->properties();
    for (const auto &property : m_before.properties)
        if (isMergeRecord(property.first) || isApartRecord(property.first))
            entity.properties.push_back(property);
    entity.properties = unlessReordered(std::move(entity.properties), m_before.properties);
    return entity;
}

FormDraft EntityForm::draft() const
{
    return {FormDraft::Kind::Entity,
            toQString(m_before.key),
            {{QStringLiteral("name"), m_name->text()},
             {QStringLiteral("type"), m_type->currentData().toString()},
             {QStringLiteral("aliases"), m_aliases->toPlainText()},
             {QStringLiteral("description"), m_description->toPlainText()},
             {QStringLiteral("id"), m_key->text()}},
            m_properties->properties()};
}

bool EntityForm::isWritten() const
{
    return !(entity() == m_asOpened) || !m_properties->problem().isEmpty();
}

void EntityForm::goOnWith(const FormDraft &draft)
{
    m_name->setText(textOf(draft.texts, QStringLiteral("name")));
    m_type->setCurrentIndex(std::max(0, m_type->findData(textOf(draft.texts, QStringLiteral("type")))));
    m_aliases->setPlainText(textOf(draft.texts, QStringLiteral("aliases")));
    m_description->setPlainText(textOf(draft.texts, QStringLiteral("description")));
    m_key->setText(textOf(draft.texts, QStringLiteral("id")));
    m_properties->setProperties(draft.properties);
    m_problem->setText(unfinished());
    m_problem->show();
    colorHint(*m_problem, false);
}

QString EntityForm::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

/// Somebody who is there and may be the one that is being written, and how surely: by a name or another name of theirs.
std::pair<EntityId, std::optional<NameLikeness>> EntityForm::alike() const
{
    const KnowledgeGraph &graph = m_session.graph();
    const std::string wanted = m_name->text().toStdString();
    const NameForm form = nameFormOf(wanted);
    std::set<EntityId> candidates;
    const auto lookFor = [&](const std::string &words) {
        for (const EntityHit &hit : m_session.search().entities(words, 12))
            if (hit.entity != m_id)
                candidates.insert(hit.entity);
    };
    lookFor(wanted);
    for (std::size_t i = 0; i < form.words.size() && i < mostWords; ++i)
        if (form.words[i].size() > 1)  // no initial
            lookFor(form.words[i]);
    std::pair<EntityId, std::optional<NameLikeness>> best{noEntity, {}};
    for (const EntityId id : candidates) {
        if (m_id != noEntity && areKeptApart(graph, m_id, id))
            continue;
        const Entity entity = graph.entity(id);
        std::vector<std::string> names = entity.aliases;
        names.push_back(entity.name);
        for (const std::string &name : names)
            if (const auto how = likeness(form, nameFormOf(name)); how && (!best.second || *how < *best.second))
                best = {id, how};
    }
    return best;
}

/// Says when somebody has that name already, or one like it, before they are made twice.
void EntityForm::hint()
{
    const KnowledgeGraph &graph = m_session.graph();
    QString sentence;
    if (!m_name->text().trimmed().isEmpty() && m_name->text() != toQString(m_before.name))
        if (const auto [id, how] = alike(); id != noEntity)
            sentence = (how == NameLikeness::Same ? tr("There is %1 already (%2).") : tr("Like %1, who is here (%2)."))
                           .arg(toQString(graph.name(id)), toQString(graph.schema().type(graph.typeOf(id)).label));
    m_alike->setText(sentence);
    m_alike->setVisible(!sentence.isEmpty());
    colorHint(*m_alike, false);
}

void EntityForm::accept()
{
    m_properties->finishEditing();
    const auto tell = [this](const QString &sentence) {
        m_problem->setText(sentence);
        colorHint(*m_problem, true);
        m_problem->show();
    };
    if (const QString wrong = m_properties->problem(); !wrong.isEmpty())
        return tell(wrong);
    auto diff = draftEntity(m_session.graph(), m_id, entity());
    if (!diff)
        return tell(capitalized(toQString(diff.error().text())));
    const QString name = toQString(diff->entities.empty() ? m_before.name : diff->entities.front().after->name);
    if (diff->empty() || m_doEdit(std::move(*diff), m_id == noEntity ? tr("Add %1").arg(name) : tr("Edit %1").arg(name)))
        QDialog::accept();
}

}  // namespace relata
