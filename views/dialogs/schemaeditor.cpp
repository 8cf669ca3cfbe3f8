// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/schemaeditor.h"

#include "views/dialogs/choicebar.h"
#include "views/dialogs/formparts.h"
#include "views/dialogs/schemacategoriespage.h"
#include "views/dialogs/schemapredicatespage.h"
#include "views/dialogs/schematypespage.h"
#include "views/panels/text.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {

SchemaEditor::SchemaEditor(const Session &session, DoEdit doEdit, QWidget *parent)
    : QDialog(parent), m_draft(session.graph()), m_doEdit(std::move(doEdit)),
      m_parts(new ChoiceBar(tr("What to edit"), {tr("Types"), tr("Predicates"), tr("Categories")}, this)),
      m_stack(new QStackedWidget(this)), m_pages{new SchemaTypesPage(m_draft, this), new SchemaPredicatesPage(m_draft, this),
                                                 new SchemaCategoriesPage(m_draft, this)},
      m_problem(new QLabel(this)), m_show(new QPushButton(tr("Show"), this)), m_save(nullptr)
{
    setWindowTitle(tr("Types and predicates"));
    for (SchemaPage *page : m_pages) {
        m_stack->addWidget(page);
        connect(page, &SchemaPage::draftChanged, this, &SchemaEditor::judge);
    }
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setFont(formHintFont());
    m_problem->setAccessibleName(tr("What is wrong"));
    m_show->setToolTip(tr("Go to what this is about"));
    m_show->setAutoDefault(false);
    auto *problem = new QHBoxLayout;
    problem->addWidget(m_problem, 1);
    problem->addWidget(m_show, 0, Qt::AlignTop);
    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(uiLength(20), uiLength(16), uiLength(20), uiLength(16));
    all->setSpacing(uiLength(12));
    all->addWidget(m_parts);
    all->addWidget(m_stack, 1);
    all->addLayout(problem);
    all->addWidget(buttons);
    resize(uiLength(900), uiLength(680));
    connect(m_parts, &ChoiceBar::choiceChanged, this, [this](int index) { showPart(static_cast<SchemaPart>(index)); });
    for (const auto &[keys, by] : {std::pair{QKeySequence(Qt::CTRL | Qt::Key_PageDown), 1}, std::pair{QKeySequence(Qt::CTRL | Qt::Key_PageUp), 2}})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, [this, by = by] {
            showPart(static_cast<SchemaPart>((m_stack->currentIndex() + by) % m_stack->count()));
            page(part()).list()->setFocus();
        });
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (!m_told)
            return;
        const SchemaEdit::Problem told = *m_told;
        showPart(told.part);
        page(told.part).choose(static_cast<int>(told.index));
        page(told.part).focusOn(told.field);
        judge();
    });
    for (SchemaPage *page : m_pages)
        connect(page->list(), &QTreeWidget::currentItemChanged, this, &SchemaEditor::judge);
    connect(buttons, &QDialogButtonBox::accepted, this, &SchemaEditor::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    judge();
    m_pages[0]->list()->setFocus();
}

SchemaPart SchemaEditor::part() const
{
    return static_cast<SchemaPart>(m_stack->currentIndex());
}

void SchemaEditor::showPart(SchemaPart part)
{
    m_parts->choose(static_cast<int>(part));
    page(part).refill();  // what it refers to may have changed on another page
    m_stack->setCurrentWidget(&page(part));
    judge();
}

QString SchemaEditor::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

/// The line says what is wrong here; else what is wrong elsewhere; else what is worth a look here.
void SchemaEditor::judge()
{
    const std::vector<SchemaEdit::Problem> problems = m_draft.problems();
    const auto isHere = [this](const SchemaEdit::Problem &problem) {
        return problem.part == part() && static_cast<int>(problem.index) == page(part()).chosen();
    };
    const auto isError = [](const SchemaEdit::Problem &problem) { return problem.weight == SchemaEdit::Weight::Error; };
    auto told = std::find_if(problems.begin(), problems.end(), [&](const auto &problem) { return isHere(problem) && isError(problem); });
    if (told == problems.end())
        told = std::find_if(problems.begin(), problems.end(), isError);
    if (told == problems.end())
        told = std::find_if(problems.begin(), problems.end(), isHere);
    m_told = told == problems.end() ? std::nullopt : std::optional(*told);
    const bool wrong = std::any_of(problems.begin(), problems.end(), isError);
    QString sentence;
    if (m_told) {
        sentence = toQString(m_told->message);
        if (!isHere(*m_told)) {
            const QTreeWidgetItem *row = page(m_told->part).list()->topLevelItem(static_cast<int>(m_told->index));
            sentence = tr("%1: %2").arg(row ? row->text(0) : toQString(m_draft.keyOf(m_told->part, m_told->index)), sentence);
        }
    }
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    colorHint(*m_problem, wrong);
    m_show->setVisible(m_told.has_value());
    m_save->setEnabled(!wrong);
}

void SchemaEditor::accept()
{
    auto diff = m_draft.asDiff();
    if (!diff) {
        m_problem->setText(toQString(diff.error().text()));
        m_problem->show();
        colorHint(*m_problem, true);
        return;
    }
    if (diff->empty() || m_doEdit(std::move(*diff), toQString(m_draft.label())))
        QDialog::accept();
}

}  // namespace relata
