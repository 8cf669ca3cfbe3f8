// SPDX-License-Identifier: Apache-2.0
#include "views/panels/chipbar.h"

#include "views/panels/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace relata {

ChipBar::ChipBar(Session &session, QWidget *parent) : QWidget(parent), m_session(session), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(12, 4, 12, 4);
    m_row->setSpacing(8);
    connect(&session, &Session::viewChanged, this, &ChipBar::rebuild);
    connect(&session, &Session::graphChanged, this, &ChipBar::rebuild);
    connect(&session, &Session::themeChanged, this, &ChipBar::rebuild);
    rebuild();
}

void ChipBar::rebuild()
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();   // a chip may be the one being clicked
        }
        delete item;
    }
    const Theme &theme = Theme::of(m_session.theme());
    const auto chip = [&](const QString &text, const QString &name, const QColor &ground, const QColor &ink) {
        auto *button = new QToolButton(this);
        button->setText(text);
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setStyleSheet(QStringLiteral("QToolButton { background: %1; color: %2; border-radius: 12px; padding: 3px 10px }").arg(ground.name(), ink.name()));
        m_row->addWidget(button);
        return button;
    };
    const auto conditions = m_session.view().lens.conditions();
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const QString words = toQString(lensConditionInWords(conditions[i], m_session.graph()));
        auto *button = chip(words + QStringLiteral("  ×"), tr("Remove the filter “%1”").arg(words), theme.selection, theme.selectionText);
        connect(button, &QToolButton::clicked, this, [this, i] {
            auto rest = m_session.view().lens.conditions();
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
            emit lensRequested(Lens::fromConditions(std::move(rest)));
        });
    }
    if (conditions.empty()) {
        auto *none = new QLabel(tr("No filter. Click a row on the left, or write a lens."), this);
        QPalette palette = none->palette();
        palette.setColor(QPalette::WindowText, theme.text3);
        none->setPalette(palette);
        m_row->addWidget(none);
    }
    if (const auto &disputes = m_session.disputes(); !disputes.empty()) {
        auto *button = chip(disputes.size() == 1 ? tr("≠ Accounts differ on 1 link") : tr("≠ Accounts differ on %1 links").arg(disputes.size()),
                            tr("Show where accounts differ"), theme.disputedGround, theme.disputed);
        connect(button, &QToolButton::clicked, this, [this] {
            Selection selection;
            for (const Disagreement &d : m_session.disputes())
                for (const auto *side : {&d.oneSide, &d.otherSide})
                    selection.statements.insert(selection.statements.end(), side->begin(), side->end());
            emit selectionRequested(selection);
        });
    }
    m_row->addStretch();
}

}  // namespace relata
