// SPDX-License-Identifier: Apache-2.0
#include "views/panels/chipbar.h"

#include "views/panels/chip.h"
#include "views/panels/lenspanel.h"
#include "views/panels/plaintip.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QLabel>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <set>

namespace relata {

ChipBar::ChipBar(Session &session, QWidget *parent) : QWidget(parent), m_session(session), m_state(new QLabel(this))
{
    setAccessibleName(tr("Filters"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_state->setFont(uiFont(12));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setObjectName(QStringLiteral("chipState"));
    connect(&session, &Session::viewChanged, this, &ChipBar::rebuild);
    connect(&session, &Session::graphChanged, this, &ChipBar::rebuild);
    connect(&session, &Session::countsChanged, this, &ChipBar::rebuild);
    connect(&session, &Session::themeChanged, this, &ChipBar::rebuild);
    connect(&session, &Session::selectionChanged, this, &ChipBar::tellState);
    rebuild();
}

QString ChipBar::state() const
{
    return m_state->text();
}

void ChipBar::rebuild()
{
    for (QAbstractButton *chip : m_chips) {
        chip->hide();
        chip->deleteLater();  // it may be the one being clicked
    }
    m_chips.clear();
    const auto add = [this](Chip::Kind kind, const QString &words, const QString &tip) {
        auto *chip = new Chip(m_session, kind, words, this);
        chip->setAccessibleName(tip);
        chip->setToolTip(plainTip(tip));
        m_chips.append(chip);
        return chip;
    };
    const auto conditions = m_session.view().lens.conditions();
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const QString words = toQString(lensConditionInWords(conditions[i], m_session.graph()));
        connect(add(Chip::Kind::Filter, words, tr("Remove the filter “%1”").arg(words)), &Chip::clicked, this, [this, i] {
            auto rest = m_session.view().lens.conditions();
            if (i >= rest.size())
                return;
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
            emit lensRequested(Lens::fromConditions(std::move(rest)));
        });
    }
    Chip *offer = add(Chip::Kind::Add, tr("Add filter"), tr("Add a filter"));
    connect(offer, &Chip::clicked, this, [this, offer] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(menu);
        menu->popup(offer->mapToGlobal(QPoint(0, offer->height() + 2)));
    });
    if (const auto &disputes = m_session.disputes(); !disputes.empty()) {
        std::set<std::pair<EntityId, EntityId>> links;
        for (const Disagreement &d : disputes)
            links.insert({m_session.graph().subject(d.oneSide.front()), m_session.graph().object(d.oneSide.front())});
        connect(add(Chip::Kind::Disputed,
                    links.size() == 1 ? tr("Accounts differ on 1 link") : tr("Accounts differ on %1 links").arg(grouped(links.size())),
                    tr("Show the statements of accounts that differ")),
                &Chip::clicked, this, [this] {
                    Selection selection;
                    for (const Disagreement &d : m_session.disputes())
                        for (const auto *side : {&d.oneSide, &d.otherSide})
                            for (const StatementId id : *side)
                                if (std::find(selection.statements.begin(), selection.statements.end(), id) == selection.statements.end())
                                    selection.statements.push_back(id);
                    emit selectionRequested(selection);
                });
    }
    for (QAbstractButton *chip : m_chips)
        chip->show();
    tellState();
    arrange(width(), true);
    updateGeometry();
    update();
}

void ChipBar::fillMenu(QMenu *menu)
{
    const Facets &facets = m_session.facets();
    const std::tuple<QString, QString, const std::vector<FacetRow> *> parts[] = {
        {tr("Type"), QStringLiteral("only"), &facets.types},
        {tr("Link category"), QStringLiteral("category"), &facets.categories},
        {tr("Predicate"), QStringLiteral("predicate"), &facets.predicates},
        {tr("According to"), QStringLiteral("by"), &facets.voices},
        {tr("Modality"), QStringLiteral("modality"), &facets.modalities},
        {tr("Polarity"), QStringLiteral("polarity"), &facets.polarities},
        {tr("Holds in"), QStringLiteral("holds"), &facets.years},
    };
    constexpr std::size_t mostEntries = 30;  // the lens panel has them all
    for (const auto &[title, key, rows] : parts) {
        if (rows->empty())
            continue;
        QMenu *part = menu->addMenu(title);
        for (std::size_t i = 0; i < rows->size() && i < mostEntries; ++i) {
            const FacetRow &row = (*rows)[i];
            QAction *action = part->addAction(QStringLiteral("%1\t%2").arg(menuText(toQString(row.label))).arg(grouped(row.count)));
            connect(action, &QAction::triggered, this, [this, key = key, value = toQString(row.value)] {
                emit lensRequested(LensPanel::afterClick(m_session.view().lens, key, value, Qt::ControlModifier));
            });
        }
    }
}

void ChipBar::tellState()
{
    const Selection &selection = m_session.selection();
    const KnowledgeGraph &graph = m_session.graph();
    QString words;
    if (selection.entities.size() == 1 && graph.contains(selection.entities[0])) {
        std::set<EntityId> neighbours;
        for (const StatementId id : graph.statementsOf(selection.entities[0]))
            if (m_session.visible().statements.contains(id))
                neighbours.insert(graph.subject(id) == selection.entities[0] ? graph.object(id) : graph.subject(id));
        neighbours.erase(selection.entities[0]);
        words = tr("Selected: %1 and %2")
                    .arg(shownName(graph.name(selection.entities[0])), counted(neighbours.size(), tr("neighbour"), tr("neighbours")));
    } else if (m_session.view().colorBy == ColorBy::Voice) {
        words = tr("Coloured by voice. Grey where no speaker is named.");
    } else if (m_session.view().lens.passesAll() && graph.entityCount() > 0) {
        words = tr("No filter: everything is shown.");
    }
    m_state->setText(words);
    m_state->setToolTip(plainTip(words));
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::WindowText, Theme::of(m_session.theme()).text3);
    m_state->setPalette(palette);
    arrange(width(), true);
}

/// Places the chips in lines of \a width and returns the height; the state goes where the last line leaves room.
int ChipBar::arrange(int width, bool move) const
{
    const int inset = uiLength(12), gap = uiLength(8), line = std::max(uiLength(24), QFontMetrics(uiFont(12)).height() + 6);
    const int room = std::max(80, width - 2 * inset);
    int x = inset, y = uiLength(6);
    for (QAbstractButton *chip : m_chips) {
        const int wide = std::min(chip->sizeHint().width(), room);
        if (x > inset && x + wide > inset + room) {
            x = inset;
            y += line + uiLength(4);
        }
        if (move)
            chip->setGeometry(x, y, wide, line);
        x += wide + gap;
    }
    if (move) {
        const int wanted = m_state->sizeHint().width();
        const bool fits = x + wanted <= inset + room;
        m_state->setVisible(fits && !m_state->text().isEmpty());
        m_state->setGeometry(inset + room - wanted, y, wanted, line);
    }
    return y + line + uiLength(6);
}

QSize ChipBar::sizeHint() const
{
    return {uiLength(300), heightForWidth(std::max(width(), uiLength(300)))};
}

QSize ChipBar::minimumSizeHint() const
{
    return {uiLength(160), uiLength(36)};
}

void ChipBar::resizeEvent(QResizeEvent *)
{
    arrange(width(), true);
}

void ChipBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(m_session.theme());
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
}

}  // namespace relata
