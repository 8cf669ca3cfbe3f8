// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/mergeform.h"

#include "model/edit/duplicates.h"
#include "model/edit/merge.h"
#include "views/dialogs/formparts.h"
#include "views/panels/plaintip.h"
#include "views/panels/text.h"
#include "views/theme/theme.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

QString warningAbout(const KnowledgeGraph &graph, const std::vector<EntityId> &entities)
{
    QStringList words;
    if (const auto groups = mergedBefore(graph, entities); groups.size() > 1) {
        QStringList names;
        for (const EntityId id : groups)
            names += toQString(graph.name(id));
        words += MergeForm::tr("These were made of several before, and their groups would join: %1.").arg(names.join(QStringLiteral(", ")));
    }
    constexpr std::size_t mostCompared = 50;
    for (std::size_t i = 0; i < entities.size() && entities.size() <= mostCompared; ++i)
        for (std::size_t j = i + 1; j < entities.size(); ++j)
            if (areKeptApart(graph, entities[i], entities[j]))
                words += MergeForm::tr("It was said that %1 and %2 are not the same.")
                             .arg(toQString(graph.name(entities[i])), toQString(graph.name(entities[j])));
    return words.join(QLatin1Char('\n'));
}

/// As much of \a text, from both ends, as \a most pixels take.
QString elided(const QWidget &widget, const QString &text, int most)
{
    return widget.fontMetrics().elidedText(text.left(1000), Qt::ElideMiddle, uiLength(most));
}

}  // namespace

MergeForm::MergeForm(const Session &session, std::vector<EntityId> entities, DoEdit doEdit, QWidget *parent)
    : QDialog(parent), m_session(session), m_entities(std::move(entities)), m_doEdit(std::move(doEdit)), m_choice(new QButtonGroup(this)),
      m_warning(new QLabel(this)), m_problem(new QLabel(this))
{
    const KnowledgeGraph &graph = session.graph();
    setWindowTitle(tr("Merge %1 entities").arg(m_entities.size()));
    auto *heading = new QLabel(tr("Which one stays? The others become names of it; you can take this back at any time."), this);
    heading->setWordWrap(true);
    auto *list = new QWidget;
    auto *rows = new QGridLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(uiLength(16));
    rows->setColumnStretch(0, 1);
    std::size_t most = 0;
    for (std::size_t i = 0; i < m_entities.size(); ++i) {
        const EntityId id = m_entities[i];
        const int row = static_cast<int>(i);
        auto *name = new QRadioButton(list);
        const QString whole = toQString(graph.name(id)), shown = elided(*name, whole, 420);
        name->setText(QString(shown).replace(QLatin1Char('&'), QStringLiteral("&&")));
        name->setAccessibleName(whole);
        name->setToolTip(shown == whole ? QString() : plainTip(whole));
        m_choice->addButton(name, row);
        rows->addWidget(name, row, 0);
        for (const auto &[column, words] : {std::pair{1, toQString(graph.schema().type(graph.typeOf(id)).label)},
                                            std::pair{2, counted(graph.statementsOf(id).size(), tr("statement"), tr("statements"))}}) {
            auto *label = new QLabel(list);
            label->setTextFormat(Qt::PlainText);
            label->setFont(formHintFont());
            label->setText(elided(*label, words, 140));
            rows->addWidget(label, row, column);
        }
        if (graph.degree(id) > graph.degree(m_entities[most]))
            most = i;
    }
    m_choice->button(static_cast<int>(most))->setChecked(true);
    m_warning->setText(warningAbout(graph, m_entities));
    m_warning->setVisible(!m_warning->text().isEmpty());
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setWordWrap(true);
    m_warning->setFont(formHintFont());
    colorHint(*m_warning, true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setFont(formHintFont());
    m_problem->hide();
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Merge"), QDialogButtonBox::AcceptRole)->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(uiLength(20), uiLength(18), uiLength(20), uiLength(16));
    all->setSpacing(uiLength(12));
    all->addWidget(heading);
    if (m_entities.size() > 12) {
        auto *scroll = new QScrollArea(this);
        scroll->setWidget(list);
        scroll->setWidgetResizable(true);
        all->addWidget(scroll, 1);
    } else {
        all->addWidget(list);
    }
    all->addWidget(m_warning);
    all->addWidget(m_problem);
    all->addWidget(buttons);
    resize(uiLength(460), std::min(sizeHint().height(), uiLength(480)));
    m_choice->checkedButton()->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &MergeForm::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

EntityId MergeForm::kept() const
{
    return m_entities[static_cast<std::size_t>(m_choice->checkedId())];
}

void MergeForm::keep(EntityId id)
{
    const auto it = std::find(m_entities.begin(), m_entities.end(), id);
    if (it != m_entities.end())
        m_choice->button(static_cast<int>(it - m_entities.begin()))->setChecked(true);
}

QString MergeForm::warning() const
{
    return m_warning->text();
}

QString MergeForm::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void MergeForm::accept()
{
    std::vector<EntityId> others;
    std::copy_if(m_entities.begin(), m_entities.end(), std::back_inserter(others), [this](EntityId id) { return id != kept(); });
    auto diff = mergeEntities(m_session.graph(), kept(), others);
    if (!diff) {
        m_problem->setText(capitalized(toQString(diff.error().text())));
        colorHint(*m_problem, true);
        m_problem->show();
        return;
    }
    const QString label = toQString(mergeLabel(m_session.graph(), kept(), others));
    if (m_doEdit(std::move(*diff), label))
        QDialog::accept();
}

}  // namespace relata
