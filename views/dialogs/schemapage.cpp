// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/schemapage.h"

#include "views/dialogs/formparts.h"
#include "views/panels/text.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

/// As high as its words need: a name is never cut.
class WrappedRow final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == 1)
            option->text += QStringLiteral("  ");  // air beside the edge
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        const auto *list = qobject_cast<const QTreeWidget *>(option.widget);
        if (!list || index.column() != 0)
            return size;
        const int width = list->columnWidth(0) - list->iconSize().width() - uiLength(16);
        const int words =
            list->fontMetrics().boundingRect(QRect(0, 0, std::max(40, width), 100000), Qt::TextWordWrap, index.data().toString()).height();
        size.setHeight(std::max(words, list->iconSize().height()) + uiLength(6));
        return size;
    }
};

}  // namespace

SchemaPage::SchemaPage(SchemaEdit &edit, SchemaPart part, QWidget *parent)
    : QWidget(parent), m_edit(edit), m_part(part), m_list(new QTreeWidget(this)), m_formSide(new QWidget(this)), m_asking(new QWidget(this)),
      m_question(new QLabel(m_asking)), m_replacement(new QComboBox(m_asking)), m_add(new QPushButton(tr("Add"), this)),
      m_duplicate(new QPushButton(tr("Duplicate"), this)), m_remove(new QPushButton(tr("Remove"), this)),
      m_up(new QPushButton(QStringLiteral("↑"), this)), m_down(new QPushButton(QStringLiteral("↓"), this)),
      m_removeAndMove(new QPushButton(tr("Move and remove"), m_asking))
{
    build();
}

void SchemaPage::build()
{
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setWordWrap(true);
    m_list->setUniformRowHeights(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAllColumnsShowFocus(true);
    m_list->setIconSize({uiLength(20), uiLength(18)});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setMinimumWidth(uiLength(220));
    m_list->setItemDelegate(new WrappedRow(m_list));
    connect(m_list->header(), &QHeaderView::sectionResized, m_list, &QTreeView::doItemsLayout, Qt::QueuedConnection);
    const auto key = [this](const QString &name, const QKeySequence &keys, auto act) {
        auto *action = new QAction(name, m_list);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, act);
        m_list->addAction(action);
    };
    key(tr("Add"), QKeySequence(Qt::Key_Insert), [this] { add(); });
    key(tr("Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] { duplicate(); });
    key(tr("Remove"), QKeySequence(Qt::Key_Delete), [this] { remove(); });
    key(tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up), [this] { move(-1); });
    key(tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down), [this] { move(1); });
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_add->setToolTip(tr("Add (Ins)"));
    m_duplicate->setToolTip(tr("Duplicate (Ctrl+D)"));
    m_remove->setToolTip(tr("Remove (Del)"));
    m_up->setToolTip(tr("Move up (Alt+Up): the order of lists and legends"));
    m_up->setAccessibleName(tr("Move up"));
    m_down->setToolTip(tr("Move down (Alt+Down)"));
    m_down->setAccessibleName(tr("Move down"));
    for (QPushButton *button : {m_add, m_duplicate, m_remove, m_up, m_down, m_removeAndMove})
        button->setAutoDefault(false);
    for (QPushButton *arrow : {m_up, m_down})
        arrow->setFixedWidth(uiLength(32));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(uiLength(6));
    for (QPushButton *button : {m_add, m_duplicate, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_up);
    buttons->addWidget(m_down);
    m_question->setWordWrap(true);
    m_question->setTextFormat(Qt::PlainText);
    m_replacement->setAccessibleName(tr("What takes its place"));
    m_replacement->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_replacement->setMinimumContentsLength(12);
    auto *keep = new QPushButton(tr("Keep it"), m_asking);
    keep->setAutoDefault(false);
    auto *asking = new QVBoxLayout(m_asking);
    asking->setContentsMargins(0, 0, 0, 0);
    asking->setSpacing(uiLength(6));
    asking->addWidget(m_question);
    asking->addWidget(m_replacement);
    auto *answers = new QHBoxLayout;
    answers->addStretch();
    answers->addWidget(keep);
    answers->addWidget(m_removeAndMove);
    asking->addLayout(answers);
    m_asking->hide();
    auto *left = new QVBoxLayout;
    left->setSpacing(uiLength(8));
    left->addWidget(m_list, 1);
    left->addWidget(m_asking);
    left->addLayout(buttons);
    m_formSide->setLayout(new QVBoxLayout);
    m_formSide->layout()->setContentsMargins(0, 0, 0, 0);
    auto *halves = new QHBoxLayout(this);
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(uiLength(20));
    halves->addLayout(left, 2);
    halves->addWidget(m_formSide, 3);

    connect(m_add, &QPushButton::clicked, this, &SchemaPage::add);
    connect(m_duplicate, &QPushButton::clicked, this, &SchemaPage::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &SchemaPage::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_removeAndMove, &QPushButton::clicked, this, &SchemaPage::removeNow);
    connect(keep, &QPushButton::clicked, this, [this] {
        m_asking->hide();
        m_list->setFocus();
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] {
        if (!m_filling)
            showChosen();
    });
}

void SchemaPage::setForm(QWidget *form)
{
    auto *area = new QScrollArea(this);
    area->setWidget(form);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    form->setAutoFillBackground(false);
    form->layout()->activate();
    area->setMinimumWidth(form->minimumSizeHint().width() + area->verticalScrollBar()->sizeHint().width());
    m_formSide->layout()->addWidget(area);
}

ThemeKind SchemaPage::themeKind() const
{
    return palette().color(QPalette::Window).lightness() > 127 ? ThemeKind::Light : ThemeKind::Dark;
}

int SchemaPage::chosen() const
{
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void SchemaPage::choose(int index)
{
    m_list->setCurrentItem(m_list->topLevelItem(index));
}

void SchemaPage::showRow(std::size_t index, const QIcon &icon)
{
    QTreeWidgetItem *row = m_list->topLevelItem(static_cast<int>(index));
    const std::size_t uses = m_edit.uses(m_part, index);
    row->setText(0, labelOf(index));
    row->setIcon(0, icon);
    row->setText(1, QLocale().toString(qulonglong(uses)));
    row->setToolTip(1, usesInWords(uses));
    row->setData(0, Qt::AccessibleTextRole, QStringLiteral("%1, %2").arg(labelOf(index), usesInWords(uses)));
    row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    row->setForeground(1, palette().color(QPalette::PlaceholderText));
}

void SchemaPage::refill()
{
    const int before = std::max(0, chosen());
    {
        const QScopedValueRollback filling(m_filling, true);
        const std::size_t count = m_part == SchemaPart::Types        ? m_edit.types().size()
                                  : m_part == SchemaPart::Predicates ? m_edit.predicates().size()
                                                                     : m_edit.categories().size();
        while (m_list->topLevelItemCount() > static_cast<int>(count))
            delete m_list->takeTopLevelItem(m_list->topLevelItemCount() - 1);
        while (m_list->topLevelItemCount() < static_cast<int>(count))
            new QTreeWidgetItem(m_list);
        const std::vector<QIcon> all = icons();
        for (std::size_t i = 0; i < count; ++i)
            showRow(i, all[i]);
        choose(std::min(before, static_cast<int>(count) - 1));
    }
    showChosen();
}

void SchemaPage::showChosen()
{
    m_asking->hide();
    const int index = chosen();
    m_formSide->setEnabled(index >= 0);
    m_duplicate->setEnabled(index >= 0);
    m_remove->setEnabled(index >= 0);
    m_up->setEnabled(index > 0);
    m_down->setEnabled(index >= 0 && index + 1 < m_list->topLevelItemCount());
    if (index < 0)
        return;
    const QScopedValueRollback filling(m_filling, true);
    show(static_cast<std::size_t>(index));
}

void SchemaPage::changed()
{
    if (m_filling)
        return;
    const QScopedValueRollback filling(m_filling, true);
    const std::vector<QIcon> all = icons();
    for (std::size_t i = 0; i < all.size(); ++i)
        showRow(i, all[i]);
    m_list->scrollToItem(m_list->currentItem());  // it may be higher now
    emit draftChanged();
}

void SchemaPage::add()
{
    const std::size_t index = addNew();
    refill();
    choose(static_cast<int>(index));
    emit draftChanged();
    focusOn(SchemaEdit::Field::Label);
}

void SchemaPage::duplicate()
{
    if (chosen() < 0)
        return;
    const std::size_t index = m_edit.duplicate(m_part, static_cast<std::size_t>(chosen()));
    refill();
    choose(static_cast<int>(index));
    emit draftChanged();
    focusOn(SchemaEdit::Field::Label);
}

void SchemaPage::remove()
{
    if (chosen() < 0)
        return;
    const auto index = static_cast<std::size_t>(chosen());
    if (!m_edit.remove(m_part, index))
        return askReplacement(index);
    refill();
    emit draftChanged();
}

void SchemaPage::askReplacement(std::size_t index)
{
    m_question->setText(tr("%1. Move them to:").arg(usesInWords(m_edit.uses(m_part, index))));
    m_replacement->clear();
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        if (row != static_cast<int>(index))
            m_replacement->addItem(m_list->topLevelItem(row)->icon(0), labelOf(static_cast<std::size_t>(row)), row);
    m_removeAndMove->setEnabled(m_replacement->count() > 0);
    m_asking->show();
    m_replacement->setFocus();
}

void SchemaPage::removeNow()
{
    if (chosen() < 0 || m_replacement->currentIndex() < 0)
        return;
    if (m_edit.remove(m_part, static_cast<std::size_t>(chosen()), static_cast<std::size_t>(m_replacement->currentData().toInt()))) {
        refill();
        emit draftChanged();
    }
    m_list->setFocus();
}

void SchemaPage::move(int by)
{
    const int from = chosen(), to = from + by;
    if (from < 0 || to < 0 || to >= m_list->topLevelItemCount())
        return;
    m_edit.moveUp(m_part, static_cast<std::size_t>(std::max(from, to)));
    refill();
    choose(to);
    emit draftChanged();
}

void SchemaPage::followLabel(std::size_t index, const std::string &labelBefore, const std::string &label, std::string &key) const
{
    if (m_edit.isNew(m_part, index) && label != labelBefore && key == m_edit.freeKey(m_part, labelBefore, index))
        key = m_edit.freeKey(m_part, label, index);
}

void SchemaPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_list && m_list->topLevelItemCount() > 0)
        refill();
}

}  // namespace relata
