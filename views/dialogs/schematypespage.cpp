// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/schematypespage.h"

#include "views/dialogs/colorfield.h"
#include "views/dialogs/formparts.h"
#include "views/dialogs/typepreview.h"
#include "views/panels/text.h"
#include "views/theme/icons.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTreeWidget>

namespace relata {
namespace {

constexpr const char *shapes[] = {"circle", "square", "hexagon", "shield", "diamond", "pill", "page"};

QString shapeInWords(int shape)
{
    const QString words[] = {SchemaTypesPage::tr("Circle"), SchemaTypesPage::tr("Square"),  SchemaTypesPage::tr("Hexagon"),
                             SchemaTypesPage::tr("Shield"), SchemaTypesPage::tr("Diamond"), SchemaTypesPage::tr("Pill"),
                             SchemaTypesPage::tr("Page")};
    return words[shape];
}

}  // namespace

SchemaTypesPage::SchemaTypesPage(SchemaEdit &edit, QWidget *parent)
    : SchemaPage(edit, SchemaPart::Types, parent), m_label(new QLineEdit), m_plural(new QLineEdit), m_key(new QLineEdit),
      m_description(new QPlainTextEdit), m_shape(new QComboBox), m_icon(new QComboBox), m_preview(new TypePreview)
{
    auto *panel = new QWidget;
    QFormLayout *form = newFormLayout();
    panel->setLayout(form);
    form->setContentsMargins(0, 0, uiLength(8), 0);
    m_label->setAccessibleName(tr("Label"));
    m_plural->setAccessibleName(tr("Plural"));
    m_key->setAccessibleName(tr("Id"));
    m_key->setToolTip(tr("The short name that files and the lens use"));
    m_description->setAccessibleName(tr("Description"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(uiLength(64));
    m_shape->setAccessibleName(tr("Shape"));
    m_icon->setAccessibleName(tr("Icon"));
    m_shape->addItem(tr("The program chooses"), QString());
    for (int i = 0; i < int(std::size(shapes)); ++i)
        m_shape->addItem(shapeInWords(i), QString::fromLatin1(shapes[i]));
    m_icon->addItem(tr("None, or the usual one"), QString());
    for (const QString &name : typeIconNames())
        m_icon->addItem(name, name);
    for (QComboBox *box : {m_shape, m_icon}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    m_colors = {new ColorField(tr("Colour, light")), new ColorField(tr("Colour, dark")), new ColorField(tr("Colour, print"))};
    form->addRow(tr("&Label"), m_label);
    form->addRow(tr("&Plural"), m_plural);
    form->addRow(tr("&Id"), m_key);
    form->addRow(tr("&Description"), m_description);
    form->addRow(tr("S&hape"), m_shape);
    form->addRow(tr("Ico&n"), m_icon);
    form->addRow(tr("Li&ght"), m_colors[0]);
    form->addRow(tr("Dar&k"), m_colors[1]);
    form->addRow(tr("Prin&t"), m_colors[2]);
    form->addRow(new QLabel(tr("Looks")), m_preview);
    setForm(panel);
    for (QLineEdit *line : {m_label, m_plural, m_key})
        connect(line, &QLineEdit::textEdited, this, &SchemaTypesPage::take);
    connect(m_description, &QPlainTextEdit::textChanged, this, &SchemaTypesPage::take);
    for (QComboBox *box : {m_shape, m_icon})
        connect(box, &QComboBox::currentIndexChanged, this, &SchemaTypesPage::take);
    for (ColorField *color : m_colors)
        connect(color, &ColorField::colorChanged, this, &SchemaTypesPage::take);
    refill();
}

std::size_t SchemaTypesPage::addNew()
{
    EntityType type;
    type.label = tr("New type").toStdString();
    return m_edit.add(type);
}

QString SchemaTypesPage::labelOf(std::size_t index) const
{
    const EntityType &type = m_edit.types()[index];
    return toQString(type.label.empty() ? type.key : type.label);
}

TypeLook SchemaTypesPage::lookOf(std::size_t index, ThemeKind kind) const
{
    const Schema schema = m_edit.schema();
    const auto id = schema.findType(m_edit.types()[index].key);
    return id ? typeLooks(schema, kind)[indexOf(*id)] : TypeLook();
}

std::vector<QIcon> SchemaTypesPage::icons() const
{
    const Schema schema = m_edit.schema();
    const std::vector<TypeLook> looks = typeLooks(schema, themeKind());
    std::vector<QIcon> icons;
    for (const EntityType &type : m_edit.types())
        icons.push_back(typeIcon(looks[indexOf(*schema.findType(type.key))]));
    return icons;
}

QString SchemaTypesPage::usesInWords(std::size_t count) const
{
    return counted(count, tr("entity has this type"), tr("entities have this type"));
}

void SchemaTypesPage::show(std::size_t index)
{
    const EntityType &type = m_edit.types()[index];
    const auto setLine = [](QLineEdit *line, const std::string &text) {
        if (line->text() != toQString(text))
            line->setText(toQString(text));
    };
    setLine(m_label, type.label);
    setLine(m_plural, type.plural);
    setLine(m_key, type.key);
    m_label->setPlaceholderText(toQString(type.key));
    if (m_description->toPlainText() != toQString(type.description))
        m_description->setPlainText(toQString(type.description));
    m_shape->setCurrentIndex(std::max(0, m_shape->findData(toQString(type.shape))));
    const int icon = m_icon->findData(toQString(type.icon));
    if (icon < 0)  // of a file of others: kept, and named
        m_icon->addItem(toQString(type.icon), toQString(type.icon));
    m_icon->setCurrentIndex(icon < 0 ? m_icon->count() - 1 : icon);
    const std::string *own[] = {&type.color.light, &type.color.dark, &type.color.print};
    for (std::size_t i = 0; i < m_colors.size(); ++i)
        m_colors[i]->setColor(toQString(*own[i]));
    showLooks(index);
}

void SchemaTypesPage::showLooks(std::size_t index)
{
    std::array<TypeLook, 3> looks;
    for (std::size_t i = 0; i < looks.size(); ++i) {
        looks[i] = lookOf(index, static_cast<ThemeKind>(i));
        m_colors[i]->setChosenByProgram(looks[i].fill);
    }
    m_preview->setLooks(looks);
    const Theme &theme = Theme::of(themeKind());
    for (int i = 1; i < m_shape->count(); ++i) {
        TypeLook look = looks[static_cast<std::size_t>(themeKind())];
        look.shape = static_cast<NodeShape>(i - 1);
        m_shape->setItemIcon(i, typeIcon(look));
    }
    for (int i = 1; i < m_icon->count(); ++i)
        m_icon->setItemIcon(i, themedIcon(m_icon->itemData(i).toString(), theme.text2, theme.disabled));
}

void SchemaTypesPage::take()
{
    if (isFilling() || chosen() < 0)
        return;
    const auto index = static_cast<std::size_t>(chosen());
    EntityType type = m_edit.types()[index];
    const std::string before = type.label;
    type.label = m_label->text().trimmed().toStdString();
    type.plural = m_plural->text().trimmed().toStdString();
    type.key = m_key->text().toStdString();
    type.description = m_description->toPlainText().trimmed().toStdString();
    type.shape = m_shape->currentData().toString().toStdString();
    type.icon = m_icon->currentData().toString().toStdString();
    type.color = {m_colors[0]->color().toStdString(), m_colors[1]->color().toStdString(), m_colors[2]->color().toStdString()};
    followLabel(index, before, type.label, type.key);
    m_edit.set(index, type);
    if (m_key->text() != toQString(type.key))
        m_key->setText(toQString(type.key));
    showLooks(index);
    changed();
}

void SchemaTypesPage::focusOn(SchemaEdit::Field field)
{
    QWidget *wanted = field == SchemaEdit::Field::Key     ? m_key
                      : field == SchemaEdit::Field::Shape ? static_cast<QWidget *>(m_shape)
                      : field == SchemaEdit::Field::Color ? static_cast<QWidget *>(m_colors[0])
                                                          : m_label;
    if (field == SchemaEdit::Field::Color)
        for (ColorField *color : m_colors)
            if (!color->color().isEmpty() && (color->color().size() != 7 || !QColor(color->color()).isValid()))
                wanted = color;
    wanted->setFocus(Qt::ShortcutFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(wanted))
        line->selectAll();
}

}  // namespace relata
