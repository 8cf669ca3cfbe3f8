// SPDX-License-Identifier: Apache-2.0
#include "views/panels/inspector.h"

#include "views/panels/cardview.h"
#include "views/panels/panelheader.h"

#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

constexpr std::size_t mostAtFirst = 200;  ///< statements; more are laid out only when they are asked for
constexpr std::size_t longestPast = 200;

}  // namespace

Inspector::Inspector(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_header(new PanelHeader(session, tr("Nothing selected"), this)), m_card(new CardView(session, this)),
      m_back(m_header->addButton(PanelHeader::Side::Left, QStringLiteral("back"), QStringLiteral("back"), tr("Back (Alt+Left)"))),
      m_forward(m_header->addButton(PanelHeader::Side::Left, QStringLiteral("forward"), QStringLiteral("forward"), tr("Forward (Alt+Right)"))),
      m_copy(m_header->addButton(PanelHeader::Side::Right, QStringLiteral("copy"), QStringLiteral("copy"), tr("Copy this card as text"))),
      m_most(mostAtFirst)
{
    setAccessibleName(tr("Inspector"));
    m_card->setAccessibleName(tr("What is stated about the selection"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_card, 1);
    setMinimumWidth(uiLength(288));

    connect(m_back, &QToolButton::clicked, this, &Inspector::back);
    connect(m_forward, &QToolButton::clicked, this, &Inspector::forward);
    connect(m_copy, &QToolButton::clicked, this, &Inspector::copy);
    connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this), &QShortcut::activated, this, &Inspector::back);
    connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Right), this), &QShortcut::activated, this, &Inspector::forward);
    connect(m_card, &CardView::selectionWanted, this, &Inspector::selectionRequested);
    connect(m_card, &CardView::choiceMade, this, [this](int, int choice) { setSide(static_cast<CardSide>(choice)); });
    connect(m_card, &CardView::rowChosen, this, [this](int row) {
        if (row < m_card->count() && m_card->cards().row(row).kind == CardRow::Kind::More) {
            m_most = static_cast<std::size_t>(-1);
            rebuild();
        }
    });
    connect(&session, &Session::selectionChanged, this, &Inspector::showSelection);
    connect(&session, &Session::graphChanged, this, [this] {
        std::erase_if(m_past, [this](const Selection &s) { return !stillThere(s); });  // the graph may be another one
        m_now = m_past.empty() ? 0 : std::min(m_now, m_past.size() - 1);
        showSelection();
    });
    connect(&session, &Session::viewChanged, this, &Inspector::rebuild);
    connect(&session, &Session::countsChanged, this, &Inspector::rebuild);
    showSelection();
}

QString Inspector::plainText() const
{
    return m_card->plainText();
}

void Inspector::copy()
{
    QApplication::clipboard()->setText(plainText());
}

bool Inspector::stillThere(const Selection &selection) const
{
    const KnowledgeGraph &graph = m_session.graph();
    return std::all_of(selection.entities.begin(), selection.entities.end(), [&](EntityId id) { return graph.contains(id); })
           && std::all_of(selection.statements.begin(), selection.statements.end(), [&](StatementId id) { return graph.contains(id); });
}

void Inspector::showSelection()
{
    const Selection &selection = m_session.selection();
    if (!m_travelling && !selection.empty() && (m_past.empty() || !(m_past[m_now] == selection))) {
        if (!m_past.empty())
            m_past.resize(m_now + 1);
        m_past.push_back(selection);
        if (m_past.size() > longestPast)
            m_past.erase(m_past.begin());
        m_now = m_past.size() - 1;
    }
    m_most = mostAtFirst;
    m_side = CardSide::About;
    rebuild();
}

void Inspector::setSide(CardSide side)
{
    m_side = side;
    rebuild();
}

void Inspector::back()
{
    go(-1);
}

void Inspector::forward()
{
    go(1);
}

void Inspector::go(int step)
{
    const auto target =
        static_cast<std::ptrdiff_t>(m_now) + (m_session.selection().empty() && step < 0 ? 0 : step);  // back from nothing: what was last
    if (target < 0 || target >= static_cast<std::ptrdiff_t>(m_past.size()))
        return;
    m_now = static_cast<std::size_t>(target);
    m_travelling = true;
    emit selectionRequested(m_past[m_now]);
    m_travelling = false;
    rebuild();
}

void Inspector::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        back();
    else if (event->button() == Qt::ForwardButton)
        forward();
    else
        QWidget::mousePressEvent(event);
}

void Inspector::rebuild()
{
    const Selection &selection = m_session.selection();
    m_back->setEnabled(!m_past.empty() && (m_now > 0 || selection.empty()));
    m_forward->setEnabled(m_now + 1 < m_past.size());
    m_copy->setEnabled(!selection.empty());
    if (!stillThere(selection) || selection.empty()) {
        m_header->setTitle(tr("Nothing selected"));
        m_card->setRows(emptyCard());
    } else if (selection.entities.size() == 1) {
        m_header->setTitle(tr("Entity"));
        m_card->setRows(entityCard(m_session, selection.entities[0], m_side, m_most));
    } else if (selection.entities.size() > 1) {
        m_header->setTitle(tr("Selection"));
        m_card->setRows(severalCard(m_session, selection.entities, m_most));
    } else {
        const auto card = statementsCard(m_session, selection.statements, m_most);
        m_header->setTitle(card.front().kind == CardRow::Kind::End ? tr("Link") : tr("Statements"));
        m_card->setRows(card);
    }
}

}  // namespace relata
