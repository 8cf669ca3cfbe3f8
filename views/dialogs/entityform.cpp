// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/entityform.h"

#include "model/edit/drafts.h"
#include "model/edit/duplicates.h"
#include "model/edit/merge.h"
#include "views/dialogs/endpicker.h"
#include "views/dialogs/formparts.h"
#include "views/panels/plaintip.h"
#include "views/panels/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

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
    if (entity() == m_asOpened)
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
    m_properties = new QTableWidget(0, 2, this);
    m_properties->setAccessibleName(tr("Properties"));
    m_properties->setHorizontalHeaderLabels({tr("Property"), tr("Value")});
    m_properties->horizontalHeader()->setStretchLastSection(true);
    m_properties->horizontalHeader()->setHighlightSections(false);
    m_properties->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_properties->verticalHeader()->hide();
    m_properties->setTabKeyNavigation(false);
    m_properties->setFixedHeight(uiLength(92));
    m_properties->setColumnWidth(0, uiLength(150));
    m_key = new QLineEdit(this);
    m_key->setAccessibleName(tr("Id"));
    m_key->setToolTip(tr("The short name that files and the lens use. Made of the name when you leave it empty."));
    m_alike = new QLabel(this);
    m_problem = new QLabel(this);
    for (QLabel *label : {m_alike, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setFont(formHintFont());
        reserveLines(*label);
        label->hide();
    }
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
    auto *buttons = new QDialogButtonBox(this);
    auto *ok = buttons->addButton(m_id == noEntity ? tr("Add") : tr("Save"), QDialogButtonBox::AcceptRole);
    ok->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(uiLength(20), uiLength(18), uiLength(20), uiLength(16));
    all->setSpacing(uiLength(12));
    all->addLayout(form);
    all->addWidget(m_problem);
    all->addWidget(buttons);
    resize(uiLength(520), sizeHint().height());

    connect(buttons, &QDialogButtonBox::accepted, this, &EntityForm::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &EntityForm::hint);
    connect(m_properties, &QTableWidget::cellChanged, this, [this](int row, int) {
        const QTableWidgetItem *key = m_properties->item(row, 0);
        if (row == m_properties->rowCount() - 1 && key && !key->text().trimmed().isEmpty())
            addProperty({}, {});  // always one empty row to write in
    });
}

void EntityForm::addProperty(const QString &key, const QString &value)
{
    const QSignalBlocker quiet(m_properties);
    const int row = m_properties->rowCount();
    m_properties->insertRow(row);
    m_properties->setItem(row, 0, new QTableWidgetItem(key));
    auto *shown = new QTableWidgetItem(value);
    shown->setToolTip(plainTip(value));  // longer than its cell, perhaps
    m_properties->setItem(row, 1, shown);
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
    for (const auto &[key, value] : entity.properties)
        if (!isMergeRecord(key) && !isApartRecord(key))
            addProperty(toQString(key), toQString(value));
    addProperty({}, {});
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
    for (int row = 0; row < m_properties->rowCount(); ++row) {
        const std::string key = m_properties->item(row, 0)->text().trimmed().toStdString();
        const QTableWidgetItem *value = m_properties->item(row, 1);
        if (!key.empty())
            entity.properties.emplace_back(key, value ? value->text().toStdString() : std::string());
    }
    for (const auto &property : m_before.properties)
        if (isMergeRecord(property.first) || isApartRecord(property.first))
            entity.properties.push_back(property);
    if (std::is_permutation(entity.properties.begin(), entity.properties.end(), m_before.properties.begin(), m_before.properties.end()))
        entity.properties = m_before.properties;  // a mere change of order is no edit
    return entity;
}

QString EntityForm::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

/// Says when somebody has that name already, before it is made twice.
void EntityForm::hint()
{
    const KnowledgeGraph &graph = m_session.graph();
    QString sentence;
    const std::string wanted = foldedForSearch(m_name->text().toStdString());
    if (!wanted.empty() && m_name->text() != toQString(m_before.name))
        for (const EntityHit &hit : m_session.search().entities(m_name->text().toStdString(), 6))
            if (hit.entity != m_id && foldedForSearch(hit.matched) == wanted) {
                sentence = tr("There is %1 already (%2).")
                               .arg(toQString(graph.name(hit.entity)), toQString(graph.schema().type(graph.typeOf(hit.entity)).label));
                break;
            }
    m_alike->setText(sentence);
    m_alike->setVisible(!sentence.isEmpty());
    colorHint(*m_alike, false);
}

void EntityForm::accept()
{
    auto diff = draftEntity(m_session.graph(), m_id, entity());
    if (!diff) {
        m_problem->setText(capitalized(toQString(diff.error().text())));
        colorHint(*m_problem, true);
        m_problem->show();
        return;
    }
    const QString name = toQString(diff->entities.empty() ? m_before.name : diff->entities.front().after->name);
    if (diff->empty() || m_doEdit(std::move(*diff), m_id == noEntity ? tr("Add %1").arg(name) : tr("Edit %1").arg(name)))
        QDialog::accept();
}

}  // namespace relata
