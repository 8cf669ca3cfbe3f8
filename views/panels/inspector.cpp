// SPDX-License-Identifier: Apache-2.0
#include "views/panels/inspector.h"

#include "views/panels/text.h"
#include "views/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <set>

namespace relata {
namespace {

QString escaped(std::string_view text)
{
    return toQString(text).toHtmlEscaped();
}

}  // namespace

Inspector::Inspector(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_card(new QTextBrowser(this)), m_title(new QLabel(this)), m_back(new QToolButton(this)), m_forward(new QToolButton(this))
{
    auto *copy = new QToolButton(this);
    const auto prepare = [](QToolButton *button, const QString &name, const QString &tip) {
        button->setObjectName(name);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setAutoRaise(true);
    };
    prepare(m_back, QStringLiteral("back"), tr("Back (Alt+Left)"));
    prepare(m_forward, QStringLiteral("forward"), tr("Forward (Alt+Right)"));
    prepare(copy, QStringLiteral("copy"), tr("Copy this card as text"));
    m_card->setOpenLinks(false);
    m_card->setFrameShape(QFrame::NoFrame);
    m_card->setAccessibleName(tr("Inspector"));
    m_card->document()->setDocumentMargin(16);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(m_back);
    bar->addWidget(m_forward);
    bar->addWidget(m_title);
    bar->addStretch();
    bar->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_card);

    const auto tint = [this, copy] {
        const Theme &theme = Theme::of(m_session.theme());
        m_back->setIcon(themedIcon(QStringLiteral("back"), theme.text2, theme.disabled));
        m_forward->setIcon(themedIcon(QStringLiteral("forward"), theme.text2, theme.disabled));
        copy->setIcon(themedIcon(QStringLiteral("copy"), theme.text2, theme.disabled));
        rebuild();
    };
    connect(m_back, &QToolButton::clicked, this, &Inspector::back);
    connect(m_forward, &QToolButton::clicked, this, &Inspector::forward);
    connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(plainText()); });
    connect(m_card, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        Selection selection;
        const QString path = url.path();
        if (url.scheme() == QStringLiteral("entity"))
            selection.entities = {EntityId{path.toUInt()}};
        else if (url.scheme() == QStringLiteral("statement"))
            selection.statements = {StatementId{path.toUInt()}};
        if (!selection.empty())
            emit selectionRequested(selection);
    });
    connect(&session, &Session::selectionChanged, this, &Inspector::showSelection);
    connect(&session, &Session::graphChanged, this, [this] {
        m_past.clear();
        m_now = 0;
        showSelection();
    });
    connect(&session, &Session::viewChanged, this, &Inspector::rebuild);
    connect(&session, &Session::themeChanged, this, tint);
    showSelection();
    tint();
}

QString Inspector::plainText() const
{
    return m_card->toPlainText();
}

void Inspector::showSelection()
{
    const Selection &selection = m_session.selection();
    if (!m_travelling && !selection.empty() && (m_past.empty() || !(m_past[m_now] == selection))) {
        if (!m_past.empty())
            m_past.resize(m_now + 1);
        m_past.push_back(selection);
        m_now = m_past.size() - 1;
    }
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
    const auto target = static_cast<std::ptrdiff_t>(m_now) + step;
    if (target < 0 || target >= static_cast<std::ptrdiff_t>(m_past.size()))
        return;
    m_now = static_cast<std::size_t>(target);
    m_travelling = true;
    emit selectionRequested(m_past[m_now]);
    m_travelling = false;
    rebuild();
}

void Inspector::rebuild()
{
    m_back->setEnabled(m_now > 0);
    m_forward->setEnabled(m_now + 1 < m_past.size());
    const Theme &theme = Theme::of(m_session.theme());
    m_card->document()->setDefaultStyleSheet(
        QStringLiteral("a { color: %1; text-decoration: none } h1 { font-size: 18px; font-weight: 600; margin: 0 } h2 { font-size: 12px; font-weight: 600; "
                       "margin-top: 14px; margin-bottom: 2px } .meta { color: %2; font-size: 12px } .quiet { color: %3 } .differ { color: %4 }")
            .arg(theme.accent.name(), theme.text2.name(), theme.text3.name(), theme.disputed.name()));
    const Selection &selection = m_session.selection();
    if (selection.entities.size() == 1 && m_session.graph().contains(selection.entities[0])) {
        m_title->setText(tr("Entity"));
        m_card->setHtml(entityCard(selection.entities[0]));
    } else if (selection.entities.size() > 1) {
        m_title->setText(tr("Selection"));
        m_card->setHtml(severalCard(selection.entities));
    } else if (!selection.statements.empty() && m_session.graph().contains(selection.statements[0])) {
        m_title->setText(tr("Link"));
        m_card->setHtml(linkCard(selection.statements));
    } else {
        m_title->setText(tr("Nothing selected"));
        m_card->setHtml(QStringLiteral("<p class='quiet'>%1</p>").arg(tr("Select something to see who says what about it.")));
    }
}

QString Inspector::entityLink(EntityId id) const
{
    return QStringLiteral("<a href='entity:%1'>%2</a>").arg(static_cast<uint>(id)).arg(escaped(m_session.graph().name(id)));
}

QString Inspector::statementRow(StatementId id) const
{
    const KnowledgeGraph &graph = m_session.graph();
    const QString hiddenNote = m_session.passed().statements.contains(id) ? QString() : QStringLiteral(" · <i>%1</i>").arg(tr("hidden by the lens"));
    QString speaker = graph.speaker(id) == noEntity ? speakerName(graph, id) : entityLink(graph.speaker(id));
    QString meta = sourceInWords(graph, id).mid(speakerName(graph, id).size()).toHtmlEscaped();
    return QStringLiteral("<p style='margin-top:4px;margin-bottom:6px'><a style='color:%5' href='statement:%1'>%2</a><br><span class='meta'>%3%4%6</span></p>")
        .arg(static_cast<uint>(id))
        .arg(escaped(graph.claim(id)), speaker, meta, Theme::of(m_session.theme()).text.name(), hiddenNote);
}

QString Inspector::groups(EntityId id, const std::vector<StatementId> &ids) const
{
    const KnowledgeGraph &graph = m_session.graph();
    std::map<std::pair<QString, EntityId>, std::vector<StatementId>> byPredicate;
    for (const StatementId s : ids) {
        const bool outward = graph.subject(s) == id;
        byPredicate[{outward ? predicateLabel(graph, s) : inverseLabel(graph, s), outward ? graph.object(s) : graph.subject(s)}].push_back(s);
    }
    QString html;
    for (auto &[group, statements] : byPredicate) {
        std::stable_sort(statements.begin(), statements.end(),
                         [&](StatementId a, StatementId b) { return graph.holds(a).lastDay() > graph.holds(b).lastDay(); });   // newest first
        html += QStringLiteral("<h2>%1 %2 <span class='quiet'>%3</span></h2>").arg(group.first.toHtmlEscaped(), entityLink(group.second)).arg(statements.size());
        for (const StatementId s : statements)
            html += statementRow(s);
    }
    return html;
}

QString Inspector::entityCard(EntityId id) const
{
    const KnowledgeGraph &graph = m_session.graph();
    const Entity entity = graph.entity(id);
    QString html = QStringLiteral("<h1>%1</h1><p class='quiet' style='margin:0'>%2</p>").arg(escaped(entity.name), escaped(graph.schema().type(graph.typeOf(id)).label));
    if (!entity.description.empty())
        html += QStringLiteral("<p>%1</p>").arg(escaped(entity.description));
    QString facts;
    const auto fact = [&](const QString &name, const QString &value) {
        facts += QStringLiteral("<tr><td class='quiet' style='padding-right:12px'>%1</td><td>%2</td></tr>").arg(name.toHtmlEscaped(), value);
    };
    if (!entity.aliases.empty()) {
        QStringList names;
        for (const std::string &alias : entity.aliases)
            names += escaped(alias);
        fact(tr("Also"), names.join(QStringLiteral(", ")));
    }
    const auto about = graph.statementsOf(id);
    for (const StatementId s : about)   // dates in office
        if (graph.subject(s) == id && graph.schema().predicate(graph.predicate(s)).category == "office" && !graph.holds(s).empty())
            fact(predicateLabel(graph, s), entityLink(graph.object(s)) + QStringLiteral(", ") + escaped(graph.holds(s).display()));
    for (const auto &[key, value] : entity.properties)
        fact(toQString(key).replace(QLatin1Char('_'), QLatin1Char(' ')), escaped(value));
    std::set<EntityId> voices;
    std::set<DocumentId> documents;
    for (const StatementId s : about) {
        voices.insert(graph.speaker(s));
        documents.insert(graph.document(s));
    }
    fact(tr("Evidence"), tr("%1 statements · %2 voices · %3 documents").arg(about.size()).arg(voices.size()).arg(documents.size()));
    html += QStringLiteral("<table style='margin-top:8px'>%1</table>").arg(facts);
    html += groups(id, about);
    if (const auto by = graph.statementsBy(id); !by.empty()) {
        html += QStringLiteral("<h2>%1 <span class='quiet'>%2</span></h2>").arg(tr("Says")).arg(by.size());
        for (const StatementId s : by)
            html += statementRow(s);
    }
    return html;
}

QString Inspector::linkCard(const std::vector<StatementId> &ids) const
{
    const KnowledgeGraph &graph = m_session.graph();
    const EntityId from = graph.subject(ids.front()), to = graph.object(ids.front());
    const bool oneLink = std::all_of(ids.begin(), ids.end(), [&](StatementId s) {
        return (graph.subject(s) == from && graph.object(s) == to) || (graph.subject(s) == to && graph.object(s) == from);
    });
    if (!oneLink) {
        QString html = QStringLiteral("<h1>%1</h1>").arg(tr("%1 statements").arg(ids.size()));
        for (const StatementId s : ids)
            html += QStringLiteral("<h2>%1 %2 %3</h2>").arg(entityLink(graph.subject(s)), predicateLabel(graph, s).toHtmlEscaped(), entityLink(graph.object(s))) + statementRow(s);
        return html;
    }
    std::vector<StatementId> there, back;
    for (const StatementId s : graph.statementsOf(from)) {
        if (graph.subject(s) == from && graph.object(s) == to)
            there.push_back(s);
        else if (graph.subject(s) == to && graph.object(s) == from)
            back.push_back(s);
    }
    QString html = QStringLiteral("<h1>%1</h1><p class='quiet' style='margin:0'>%2</p><h1>%3</h1>")
                       .arg(entityLink(from), back.empty() ? tr("%1 statements").arg(there.size()) : tr("%1 statements one way, %2 the other").arg(there.size()).arg(back.size()),
                            entityLink(to));
    for (const Disagreement &d : m_session.disputes()) {
        const EntityId a = graph.subject(d.oneSide.front()), b = graph.object(d.oneSide.front());
        if (!((a == from && b == to) || (a == to && b == from)))
            continue;
        html += QStringLiteral("<h2 class='differ'>≠ %1</h2><p class='meta'>%2</p>").arg(tr("Accounts differ"), tr("Stated by %1").arg(d.oneSide.size()));
        for (const StatementId s : d.oneSide)
            html += statementRow(s);
        html += QStringLiteral("<p class='meta'>%1</p>").arg(tr("Against it %1").arg(d.otherSide.size()));
        for (const StatementId s : d.otherSide)
            html += statementRow(s);
    }
    html += groups(from, there);
    if (!back.empty() && from != to)
        html += QStringLiteral("<h2>%1</h2>").arg(tr("Other direction")) + groups(to, back);
    return html;
}

QString Inspector::severalCard(const std::vector<EntityId> &ids) const
{
    const KnowledgeGraph &graph = m_session.graph();
    QString html = QStringLiteral("<h1>%1</h1>").arg(tr("%1 entities").arg(ids.size()));
    std::set<EntityId> chosen(ids.begin(), ids.end());
    std::set<StatementId> between;
    for (const EntityId id : ids) {
        html += QStringLiteral("<p style='margin:2px 0'>%1 <span class='quiet'>%2</span></p>").arg(entityLink(id), escaped(graph.schema().type(graph.typeOf(id)).label));
        for (const StatementId s : graph.statementsOf(id))
            if (chosen.contains(graph.subject(s)) && chosen.contains(graph.object(s)))
                between.insert(s);
    }
    html += QStringLiteral("<h2>%1 <span class='quiet'>%2</span></h2>").arg(tr("Between them")).arg(between.size());
    for (const StatementId s : between)
        html += statementRow(s);
    return html;
}

}  // namespace relata
