// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/mappingoutcomeview.h"

#include "views/dialogs/formparts.h"
#include "views/panels/plaintip.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

constexpr int mostLines = 8;  // of problems, without scrolling

}  // namespace

MappingOutcomeView::MappingOutcomeView(QWidget *parent)
    : QWidget(parent), m_words(new QLabel(this)), m_example(new QLabel(this)), m_problems(new QListWidget(this))
{
    m_words->setAccessibleName(tr("What would be made"));
    m_example->setAccessibleName(tr("The first statement"));
    for (QLabel *label : {m_words, m_example}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_problems->setAccessibleName(tr("Rows and values with problems"));
    m_problems->setUniformItemSizes(true);
    m_problems->setTextElideMode(Qt::ElideRight);
    m_problems->hide();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 10, 16, 0);
    rows->setSpacing(6);
    rows->addWidget(m_words);
    rows->addWidget(m_example);
    rows->addWidget(m_problems);
}

void MappingOutcomeView::showCounting()
{
    m_text.clear();
    m_words->setText(tr("Counting …"));
}

void MappingOutcomeView::tell(const MappingOutcome &made, bool ofOneTable)
{
    m_possible = made.fault.isEmpty();
    m_text = outcomeInWords(made);
    m_words->setText(m_text);
    if (m_possible) {
        QFont font = m_words->font();
        font.setWeight(QFont::DemiBold);
        m_words->setFont(font);
    }
    color();
    m_example->setText(made.example.isEmpty() ? QString() : tr("The first one says: “%1”.").arg(made.example));
    m_example->setVisible(!made.example.isEmpty());
    m_problems->clear();
    if (m_possible) {
        for (const IoProblem &problem : ofOneTable ? problemsOfOneTable(made) : made.report.problems) {
            auto *item = new QListWidgetItem(QString::fromStdString(problem.text()), m_problems);
            item->setToolTip(plainTip(item->text()));  // the list shows as much as fits a line
        }
        if (made.report.problemCount > made.report.problems.size())
            m_problems->addItem(tr("and %1 more").arg(QLocale().toString(qulonglong(made.report.problemCount - made.report.problems.size()))));
    }
    if (m_problems->count() > 0)
        m_problems->setFixedHeight(std::min(m_problems->count(), mostLines) * m_problems->sizeHintForRow(0) + 2 * m_problems->frameWidth() + 4);
    m_problems->setVisible(m_problems->count() > 0);
}

void MappingOutcomeView::color()
{
    if (m_possible)
        m_words->setPalette(palette());
    else
        colorHint(*m_words, true);
}

void MappingOutcomeView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        color();
}

}  // namespace relata
