// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/schemapredicatespage.h"

#include "views/dialogs/formparts.h"
#include "views/dialogs/lineicon.h"
#include "views/dialogs/typepreview.h"
#include "views/panels/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace relata {

SchemaPredicatesPage::SchemaPredicatesPage(SchemaEdit &edit, QWidget *parent)
    : SchemaPage(edit, SchemaPart::Predicates, parent), m_label(new QLineEdit), m_inverse(new QLineEdit), m_key(new QLineEdit),
      m_definition(new QPlainTextEdit), m_category(new QComboBox), m_opposite(new QComboBox), m_domain(newChecks(tr("Types of the subject"))),
      m_range(newChecks(tr("Types of the object"))), m_symmetric(new QCheckBox(tr("&Symmetric: both sides are the same")))
{
    auto *panel = new QWidget;
    QFormLayout *form = newFormLayout();
    panel->setLayout(form);
    form->setContentsMargins(0, 0, uiLength(8), 0);
    m_label->setAccessibleName(tr("Label"));
    m_label->setToolTip(tr("Subject – label – object: “pressures”"));
    m_inverse->setAccessibleName(tr("From the other side"));
    m_inverse->setToolTip(tr("Object – label – subject: “is pressured by”"));
    m_key->setAccessibleName(tr("Id"));
    m_key->setToolTip(tr("The short name that files and the lens use"));
    m_definition->setAccessibleName(tr("Definition"));
    m_definition->setTabChangesFocus(true);
    m_definition->setFixedHeight(uiLength(64));
    m_category->setAccessibleName(tr("Category"));
    m_opposite->setAccessibleName(tr("Opposite"));
    m_opposite->setToolTip(tr("The predicate that says the contrary: accounts that use both differ"));
    for (QComboBox *box : {m_category, m_opposite}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    form->addRow(tr("&Label"), m_label);
    form->addRow(tr("&Other side"), m_inverse);
    form->addRow(QString(), m_symmetric);
    form->addRow(tr("&Id"), m_key);
    form->addRow(tr("&Definition"), m_definition);
    form->addRow(tr("&Category"), m_category);
    form->addRow(tr("Opposi&te"), m_opposite);
    auto *ends = new QHBoxLayout;
    ends->setSpacing(uiLength(12));
    for (const auto &[list, words] : {std::pair{m_domain, tr("S&ubject")}, std::pair{m_range, tr("O&bject")}}) {
        auto *column = new QVBoxLayout;
        column->setSpacing(2);
        auto *heading = new QLabel(words);
        heading->setBuddy(list);
        column->addWidget(heading);
        column->addWidget(list);
        ends->addLayout(column);
    }
    form->addRow(tr("Types"), ends);
    auto *hint = new QLabel(tr("None ticked: any type."));
    hint->setFont(formHintFont());
    form->addRow(QString(), hint);
    setForm(panel);
    for (QLineEdit *line : {m_label, m_inverse, m_key})
        connect(line, &QLineEdit::textEdited, this, &SchemaPredicatesPage::take);
    connect(m_definition, &QPlainTextEdit::textChanged, this, &SchemaPredicatesPage::take);
    for (QComboBox *box : {m_category, m_opposite})
        connect(box, &QComboBox::currentIndexChanged, this, &SchemaPredicatesPage::take);
    for (QListWidget *list : {m_domain, m_range})
        connect(list, &QListWidget::itemChanged, this, &SchemaPredicatesPage::take);
    connect(m_symmetric, &QCheckBox::toggled, this, &SchemaPredicatesPage::take);
    refill();
}

QListWidget *SchemaPredicatesPage::newChecks(const QString &name)
{
    auto *list = new QListWidget;
    list->setAccessibleName(name);
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setIconSize({uiLength(20), uiLength(18)});
    list->setMinimumSize(uiLength(120), uiLength(150));
    list->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    return list;
}

std::size_t SchemaPredicatesPage::addNew()
{
    Predicate predicate;
    predicate.label = tr("new predicate").toStdString();
    return m_edit.add(predicate);
}

QString SchemaPredicatesPage::labelOf(std::size_t index) const
{
    const Predicate &predicate = m_edit.predicates()[index];
    return toQString(predicate.label.empty() ? predicate.key : predicate.label);
}

std::vector<QIcon> SchemaPredicatesPage::icons() const
{
    const Schema schema = m_edit.schema();
    const std::vector<QColor> colors = categoryColors(schema, themeKind());
    std::map<std::string, QIcon> byCategory;
    for (std::size_t i = 0; i < m_edit.categories().size(); ++i)
        byCategory.emplace(m_edit.refOf(SchemaPart::Categories, i),
                           lineIcon(colors[schema.findCategory(m_edit.categories()[i].key).value_or(colors.size() - 1)]));
    const QIcon none = lineIcon(colors.back());
    std::vector<QIcon> icons;
    for (const Predicate &predicate : m_edit.predicates()) {
        const auto found = byCategory.find(predicate.category);
        icons.push_back(found == byCategory.end() ? none : found->second);
    }
    return icons;
}

QString SchemaPredicatesPage::usesInWords(std::size_t count) const
{
    return counted(count, tr("statement has this predicate"), tr("statements have this predicate"));
}

void SchemaPredicatesPage::showChecks(QListWidget *list, const std::vector<std::string> &allowed) const
{
    const Schema schema = m_edit.schema();
    const std::vector<TypeLook> looks = typeLooks(schema, themeKind());
    list->clear();
    for (std::size_t i = 0; i < m_edit.types().size(); ++i) {
        const EntityType &type = m_edit.types()[i];
        const std::string &ref = m_edit.refOf(SchemaPart::Types, i);
        auto *item = new QListWidgetItem(toQString(type.label.empty() ? type.key : type.label), list);
        if (const auto id = schema.findType(type.key))
            item->setIcon(typeIcon(looks[indexOf(*id)]));
        item->setData(Qt::UserRole, toQString(ref));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(std::find(allowed.begin(), allowed.end(), ref) == allowed.end() ? Qt::Unchecked : Qt::Checked);
    }
}

void SchemaPredicatesPage::show(std::size_t index)
{
    const Predicate &predicate = m_edit.predicates()[index];
    const auto setLine = [](QLineEdit *line, const std::string &text) {
        if (line->text() != toQString(text))
            line->setText(toQString(text));
    };
    setLine(m_label, predicate.label);
    setLine(m_inverse, predicate.inverse);
    setLine(m_key, predicate.key);
    m_label->setPlaceholderText(toQString(predicate.key));
    m_inverse->setPlaceholderText(predicate.symmetric ? toQString(predicate.label) : tr("is … by"));
    if (m_definition->toPlainText() != toQString(predicate.definition))
        m_definition->setPlainText(toQString(predicate.definition));
    m_symmetric->setChecked(predicate.symmetric);
    const auto fill = [this](QComboBox *box, SchemaPart part, std::size_t count, std::size_t without, const QString &none, const std::string &now,
                             auto label) {
        box->clear();
        box->addItem(none, QString());
        for (std::size_t i = 0; i < count; ++i)
            if (i != without)
                box->addItem(label(i), toQString(m_edit.refOf(part, i)));
        if (!now.empty() && box->findData(toQString(now)) < 0)
            box->addItem(toQString(now), toQString(now));  // leads nowhere: the problem line says so
        box->setCurrentIndex(std::max(0, box->findData(toQString(now))));
    };
    fill(m_category, SchemaPart::Categories, m_edit.categories().size(), std::size_t(-1), tr("None"), predicate.category, [this](std::size_t i) {
        const Category &category = m_edit.categories()[i];
        return toQString(category.label.empty() ? category.key : category.label);
    });
    fill(m_opposite, SchemaPart::Predicates, m_edit.predicates().size(), index, tr("None"), predicate.opposite,
         [this](std::size_t i) { return labelOf(i); });
    showChecks(m_domain, predicate.domain);
    showChecks(m_range, predicate.range);
}

void SchemaPredicatesPage::take()
{
    if (isFilling() || chosen() < 0)
        return;
    const auto index = static_cast<std::size_t>(chosen());
    Predicate predicate = m_edit.predicates()[index];
    const std::string before = predicate.label;
    predicate.label = m_label->text().trimmed().toStdString();
    predicate.inverse = m_inverse->text().trimmed().toStdString();
    predicate.key = m_key->text().toStdString();
    predicate.definition = m_definition->toPlainText().trimmed().toStdString();
    predicate.category = m_category->currentData().toString().toStdString();
    predicate.opposite = m_opposite->currentData().toString().toStdString();
    predicate.symmetric = m_symmetric->isChecked();
    for (const auto &[list, allowed] : {std::pair{m_domain, &predicate.domain}, std::pair{m_range, &predicate.range}}) {
        // in the order they had; newly ticked ones behind, so that to tick and untick changes nothing
        std::vector<std::string> ticked;
        for (int row = 0; row < list->count(); ++row)
            if (list->item(row)->checkState() == Qt::Checked)
                ticked.push_back(list->item(row)->data(Qt::UserRole).toString().toStdString());
        std::erase_if(*allowed, [&](const std::string &type) { return std::find(ticked.begin(), ticked.end(), type) == ticked.end(); });
        for (const std::string &type : ticked)
            if (std::find(allowed->begin(), allowed->end(), type) == allowed->end())
                allowed->push_back(type);
    }
    followLabel(index, before, predicate.label, predicate.key);
    m_edit.set(index, predicate);
    if (m_key->text() != toQString(predicate.key))
        m_key->setText(toQString(predicate.key));
    m_inverse->setPlaceholderText(predicate.symmetric ? toQString(predicate.label) : tr("is … by"));
    changed();
}

void SchemaPredicatesPage::focusOn(SchemaEdit::Field field)
{
    using Field = SchemaEdit::Field;
    QWidget *wanted = m_label;
    switch (field) {
    case Field::Key:
        wanted = m_key;
        break;
    case Field::Inverse:
        wanted = m_inverse;
        break;
    case Field::Category:
        wanted = m_category;
        break;
    case Field::Domain:
        wanted = m_domain;
        break;
    case Field::Range:
        wanted = m_range;
        break;
    case Field::Symmetric:
        wanted = m_symmetric;
        break;
    case Field::Opposite:
        wanted = m_opposite;
        break;
    default:
        break;
    }
    wanted->setFocus(Qt::ShortcutFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(wanted))
        line->selectAll();
}

}  // namespace relata
