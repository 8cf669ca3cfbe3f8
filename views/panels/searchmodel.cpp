// SPDX-License-Identifier: Apache-2.0
#include "views/panels/searchmodel.h"

#include "views/panels/plaintip.h"

#include "views/panels/text.h"

#include <QAction>
#include <QRegularExpression>

#include <algorithm>

namespace relata {
namespace {

constexpr std::size_t mostCounted = 1000, entitiesShown = 6, statementsShown = 5, documentsShown = 4, commandsShown = 5, mostSummed = 20'000;

/// Byte ranges of UTF-8 as ranges of UTF-16 units.
std::vector<MatchRange> unitRanges(std::string_view text, const std::vector<MatchRange> &bytes)
{
    std::vector<MatchRange> units;
    for (const MatchRange &range : bytes)
        units.push_back({static_cast<std::size_t>(toQString(text.substr(0, range.start)).size()),
                         static_cast<std::size_t>(toQString(text.substr(range.start, range.length)).size())});
    return units;
}

/// Words of \a name that begin as a word of what is typed; typos mark nothing.
std::vector<MatchRange> wordMarks(const QString &name, const std::string &typed)
{
    static const QRegularExpression words(QStringLiteral("[\\p{L}\\p{N}]+"), QRegularExpression::UseUnicodePropertiesOption);
    const QStringList wanted = toQString(foldedForSearch(typed)).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<MatchRange> marks;
    for (auto match = words.globalMatch(name); match.hasNext();) {
        const auto word = match.next();
        const QString folded = toQString(foldedForSearch(word.captured().toStdString()));
        for (const QString &each : wanted)
            if (folded.startsWith(each)) {
                const auto length = static_cast<std::size_t>(folded.size() == word.capturedLength() ? each.size() : word.capturedLength());
                marks.push_back({static_cast<std::size_t>(word.capturedStart()), length});
                break;
            }
    }
    return marks;
}

/// Sums are added up anew each time, which takes too long for each letter of a large graph.
bool asksSums(const LensNode &node)
{
    const bool isOne = node.kind == LensNode::Kind::Term && (node.key == LensKey::Sum || node.key == LensKey::InSum || node.key == LensKey::OutSum);
    return isOne || std::any_of(node.children.begin(), node.children.end(), asksSums);
}

SearchRow heading(const QString &title, const QString &detail = {})
{
    SearchRow row;
    row.kind = SearchRow::Kind::Heading;
    row.text = title;
    row.keys = detail;
    return row;
}

QString withoutMnemonic(QString text)
{
    const QString keyless = text.section(QLatin1Char('\t'), 0, 0);
    return QString(keyless).remove(QLatin1Char('&'));
}

}  // namespace

SearchModel::SearchModel(Session &session, QObject *parent) : QAbstractListModel(parent), m_session(session)
{
    connect(&session, &Session::graphChanged, this, [this] { m_documents.reset(); });
}

void SearchModel::setCommands(const QList<QAction *> &commands)
{
    m_commands.clear();
    for (QAction *command : commands)
        m_commands.append(command);
}

bool SearchModel::selectable(int row) const
{
    return row >= 0 && row < rowCount() && this->row(row).kind != SearchRow::Kind::Heading && this->row(row).kind != SearchRow::Kind::Nothing;
}

void SearchModel::ask(const QString &text)
{
    beginResetModel();
    m_rows.clear();
    m_summary.clear();
    const QString trimmed = text.trimmed();
    if (!trimmed.isEmpty()) {
        const std::string typed = trimmed.toStdString();
        addEntities(typed);
        addStatements(typed);
        addDocuments(trimmed);
        addLenses(typed);
        addCommands(trimmed);
        if (m_rows.empty()) {
            SearchRow nothing;
            nothing.text = tr("Nothing is called so. Accents and case do not matter; type a part of a name or of a claim.");
            m_rows.push_back(std::move(nothing));
        }
    }
    endResetModel();
}

void SearchModel::addEntities(const std::string &typed)
{
    const KnowledgeGraph &graph = m_session.graph();
    const auto hits = m_session.search().entities(typed, mostCounted);
    m_summary = counted(hits.size(), tr("entity"), tr("entities"));
    if (hits.empty())
        return;
    const std::size_t shown = std::min(hits.size(), entitiesShown);
    m_rows.push_back(heading(tr("Entities"), shown < hits.size() ? tr("%1 of %2").arg(grouped(shown), grouped(hits.size())) : QString()));
    for (std::size_t i = 0; i < shown; ++i) {
        const EntityHit &hit = hits[i];
        SearchRow row;
        row.kind = SearchRow::Kind::Entity;
        row.entity = hit.entity;
        row.text = toQString(graph.name(hit.entity));
        QStringList details;
        row.marks = hit.matched == graph.name(hit.entity) ? unitRanges(hit.matched, hit.ranges) : wordMarks(row.text, typed);
        if (row.marks.empty() && hit.matched != graph.name(hit.entity) && hit.matched != graph.key(hit.entity))
            details += toQString(hit.matched);  // the alias that was meant
        details += toQString(graph.schema().type(graph.typeOf(hit.entity)).label);
        details += counted(graph.degree(hit.entity), tr("statement"), tr("statements"));
        row.detail = details.join(QStringLiteral(" · "));
        if (!m_session.visible().entities.contains(hit.entity))
            row.hidden = !m_session.passed().entities.contains(hit.entity) ? tr("Hidden by the lens")
                         : m_session.view().hidden.contains(hit.entity)    ? tr("Hidden by hand")
                                                                           : tr("Outside the focus");
        row.condition = QStringLiteral("about:") + toQString(lensQuoted(graph.key(hit.entity)));
        m_rows.push_back(std::move(row));
    }
}

void SearchModel::addStatements(const std::string &typed)
{
    const KnowledgeGraph &graph = m_session.graph();
    const auto hits = m_session.search().statements(typed, mostCounted);
    m_summary += QStringLiteral(", ") + counted(hits.size(), tr("statement"), tr("statements"));
    if (hits.empty())
        return;
    const std::size_t shown = std::min(hits.size(), statementsShown);
    m_rows.push_back(heading(tr("Statements"), shown < hits.size() ? tr("%1 of %2").arg(grouped(shown), grouped(hits.size())) : QString()));
    for (std::size_t i = 0; i < shown; ++i) {
        const StatementId id = hits[i].statement;
        SearchRow row;
        row.kind = SearchRow::Kind::Statement;
        row.statement = id;
        row.text = toQString(graph.claim(id));
        row.marks = unitRanges(graph.claim(id), hits[i].ranges);
        row.detail = QString(speakerName(graph, id) + QLatin1Char(' ') + placeInWords(graph, id)).trimmed();
        if (!m_session.visible().statements.contains(id))
            row.hidden = m_session.passed().statements.contains(id) ? tr("An end is hidden") : tr("Hidden by the lens");
        m_rows.push_back(std::move(row));
    }
}

void SearchModel::addDocuments(const QString &text)
{
    const KnowledgeGraph &graph = m_session.graph();
    if (text.size() < 2)
        return;  // nearly every title has a word that begins so
    if (!m_documents)
        m_documents.emplace(graph);
    const std::string typed = text.toStdString();
    const auto hits = m_documents->find(typed, mostCounted);
    if (hits.empty())
        return;
    m_summary += QStringLiteral(", ") + counted(hits.size(), tr("document"), tr("documents"));
    const std::size_t shown = std::min(hits.size(), documentsShown);
    m_rows.push_back(heading(tr("Documents"), shown < hits.size() ? tr("%1 of %2").arg(grouped(shown), grouped(hits.size())) : QString()));
    for (std::size_t i = 0; i < shown; ++i) {
        const Document &document = graph.document(hits[i]);
        SearchRow row;
        row.kind = SearchRow::Kind::Document;
        row.text = toQString(document.title.empty() ? document.key : document.title);
        row.marks = wordMarks(row.text, typed);
        row.detail = toQString(document.published.text());
        row.condition = QStringLiteral("in:") + toQString(lensQuoted(document.key));
        m_rows.push_back(std::move(row));
    }
}

void SearchModel::addLenses(const std::string &typed)
{
    const KnowledgeGraph &graph = m_session.graph();
    std::vector<SearchRow> rows;
    const auto offer = [&](const std::string &expression, const QString &what) {
        const auto lens = Lens::parse(expression);
        if (lens && graph.statementCount() > mostSummed && asksSums(lens->root()))
            return;
        const auto passed = lens && !lens->passesAll() ? lens->evaluate(graph, m_session.search()) : Result<LensResult>(Error::cancelled());
        if (!passed || passed->statements.empty())
            return;
        SearchRow row;
        row.kind = SearchRow::Kind::Lens;
        row.text = row.condition = toQString(lens->text());
        row.detail = what.arg(counted(passed->statements.size(), tr("statement"), tr("statements")));
        if (std::none_of(rows.begin(), rows.end(), [&](const SearchRow &r) { return r.condition == row.condition; }))
            rows.push_back(std::move(row));
    };
    if (typed.size() > 1)  // a single letter is no filter, and half of the graph passes it
        offer(typed, tr("%1 that pass"));
    for (const SearchRow &row : m_rows)
        if (row.kind == SearchRow::Kind::Entity && rows.size() < 3) {  // of the best hit
            offer("about:" + lensQuoted(graph.name(row.entity)), tr("%1 about it"));
            offer("by:" + lensQuoted(graph.name(row.entity)), tr("%1 that it makes"));
            break;
        }
    if (rows.empty())
        return;
    m_rows.push_back(heading(tr("Lens")));
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
}

void SearchModel::addCommands(const QString &text)
{
    const QStringList words = toQString(foldedForSearch(text.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::size_t shown = 0;
    for (const QPointer<QAction> &command : m_commands) {
        if (!command || !command->isEnabled() || shown == commandsShown)
            continue;
        const QString name = withoutMnemonic(command->text());
        const QString folded = QLatin1Char(' ') + toQString(foldedForSearch(name.toStdString()));
        if (words.isEmpty()
            || !std::all_of(words.begin(), words.end(), [&](const QString &word) { return folded.contains(QLatin1Char(' ') + word); }))
            continue;
        if (shown++ == 0)
            m_rows.push_back(heading(tr("Commands")));
        SearchRow row;
        row.kind = SearchRow::Kind::Command;
        row.text = name;
        row.keys =
            command->shortcut().isEmpty() ? command->text().section(QLatin1Char('\t'), 1) : command->shortcut().toString(QKeySequence::NativeText);
        row.command = command;
        m_rows.push_back(std::move(row));
    }
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const SearchRow &row = this->row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::ToolTipRole:
        return plainTip(row.detail.isEmpty() ? row.text : row.text + QLatin1Char('\n') + row.detail);
    case Qt::AccessibleTextRole: {
        QStringList parts{row.text};
        for (const QString &part : {row.detail, row.keys, row.hidden.isEmpty() ? QString() : row.hidden + tr(", Enter shows it")})
            if (!part.isEmpty())
                parts += part;
        return parts.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex &index) const
{
    return index.isValid() && selectable(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

}  // namespace relata
