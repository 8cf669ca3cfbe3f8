// SPDX-License-Identifier: Apache-2.0
#include "views/panels/cards.h"

#include "model/analysis/similarity.h"
#include "model/edit/duplicates.h"
#include "model/edit/merge.h"
#include "model/evidence/locator.h"
#include "views/panels/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace relata {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Inspector", text);
}

constexpr qsizetype longestText = 4000;  ///< of one row; the table and the forms have all of it

CardRow row(CardRow::Kind kind, const QString &text = {}, const QString &detail = {})
{
    CardRow made;
    made.kind = kind;
    made.text = text;
    made.detail = detail;
    return made;
}

QString statementCount(std::size_t n)
{
    return counted(n, tr("statement"), tr("statements"));
}

/// For newest first: until when it holds, else when it was said; undated last.
Day age(const KnowledgeGraph &graph, StatementId id)
{
    return !graph.holds(id).empty() ? graph.holds(id).lastDay() : !graph.said(id).empty() ? graph.said(id).lastDay() : earliestDay;
}

std::size_t voicesIn(const KnowledgeGraph &graph, const std::vector<StatementId> &ids)
{
    std::set<EntityId> voices;
    for (const StatementId id : ids)
        voices.insert(graph.speaker(id));
    return voices.size();
}

/// Adds rows up to a number of statements and says how many were left out.
class Rows
{
public:
    Rows(const Session &session, std::size_t most) : m_session(session), m_graph(session.graph()), m_left(most) {}

    void add(CardRow next)
    {
        for (QString *text : {&next.text, &next.detail})
            if (text->size() > longestText)
                *text = text->left(longestText) + QChar(0x2026);  // a book: laying it out would take longer than anybody waits
        m_rows.push_back(std::move(next));
    }
    void fact(const QString &label, const QString &value, EntityId leadsTo = noEntity)
    {
        CardRow made = row(CardRow::Kind::Fact, label, value);
        made.entity = leadsTo;
        add(std::move(made));
    }

    /// Not what a merge keeps for itself.
    void property(const std::string &key, const std::string &value)
    {
        if (!value.empty() && !isMergeRecord(key))
            fact(capitalized(toQString(key).replace(QLatin1Char('_'), QLatin1Char(' '))), toQString(value));
    }

    /// Where all of it stands.
    void document(StatementId any)
    {
        if (const DocumentId document = m_graph.document(any); document != noDocument) {
            const Document &d = m_graph.document(document);
            fact(tr("Document"), toQString(d.title.empty() ? d.key : d.title));
        }
    }

    void statement(StatementId id, bool rule)
    {
        CardRow made = statementCardRow(id);
        made.rule = rule;
        add(std::move(made));
        const auto &chosen = m_session.selection().statements;
        if (chosen.size() == 1 && chosen.front() == id && m_graph.hasLongText(id)) {  // what one asked for is shown in full
            if (!m_graph.quote(id).empty())
                add(row(CardRow::Kind::Quote, QStringLiteral("“%1”").arg(toQString(m_graph.quote(id)))));
            if (!m_graph.note(id).empty())
                add(row(CardRow::Kind::Quote, tr("Note: %1").arg(toQString(m_graph.note(id)))));
            const Statement whole = m_graph.statement(id);
            if (!whole.confidence.empty())
                fact(tr("Confidence"), toQString(whole.confidence));
            if (!whole.status.empty() && whole.status != unknownSpeaker)  // told in the speaker's place
                fact(tr("Status"), toQString(whole.status));
            for (const auto &[key, value] : whole.properties)  // what else a table or another program said of it
                if (!isLocatorProperty(key, value))            // told beside the speaker
                    property(key, value);
        }
    }

    void group(const QString &predicate, EntityId other, const std::vector<StatementId> &statements)
    {
        CardRow heading = row(CardRow::Kind::Group, predicate, other == noEntity ? QString() : toQString(m_graph.name(other)));
        heading.entity = other;
        heading.statements = statements;
        heading.number = static_cast<int>(statements.size());
        heading.rule = true;
        add(std::move(heading));
        bool first = true;
        for (const StatementId id : statements) {
            if (m_left == 0) {
                ++m_omitted;
                continue;
            }
            --m_left;
            statement(id, !first);
            first = false;
        }
    }

    /// Groups by predicate and other end as seen from \a centre, or by whole links; newest first, within groups too. Of a hub with thousands of
    /// statements few are shown: words are made for those alone, and numbers are sorted.
    void groups(const std::vector<StatementId> &ids, EntityId centre = noEntity)
    {
        struct Told {
            int words;  ///< at first in the order of appearance, then in that of the alphabet
            EntityId other;
            Day age;
            StatementId id;
        };
        std::vector<Told> told;
        told.reserve(ids.size());
        std::map<QString, int> places;
        std::map<std::tuple<bool, PredicateId, EntityId>, int> known;  // from the centre on or towards it; of whom, where there is no centre
        for (const StatementId id : ids) {
            const EntityId subject = m_graph.subject(id);
            const bool outward = centre == noEntity || subject == centre;
            const auto [at, isNew] = known.try_emplace({outward, m_graph.predicate(id), centre == noEntity ? subject : noEntity}, 0);
            if (isNew) {
                QString words = outward ? predicateLabel(m_graph, id) : inverseLabel(m_graph, id);
                if (centre == noEntity)
                    words = toQString(m_graph.name(subject)) + QLatin1Char(' ') + words;
                at->second = places.try_emplace(words, static_cast<int>(places.size())).first->second;
            }
            told.push_back({at->second, outward ? m_graph.object(id) : subject, age(m_graph, id), id});
        }
        std::vector<QString> words;
        std::vector<int> rank(places.size());
        for (const auto &[text, place] : places) {
            rank[static_cast<std::size_t>(place)] = static_cast<int>(words.size());
            words.push_back(text);
        }
        for (Told &each : told)
            each.words = rank[static_cast<std::size_t>(each.words)];
        std::stable_sort(told.begin(), told.end(), [](const Told &a, const Told &b) {
            return std::tie(a.words, a.other) != std::tie(b.words, b.other) ? std::tie(a.words, a.other) < std::tie(b.words, b.other) : a.age > b.age;
        });
        using Range = std::pair<std::size_t, std::size_t>;
        std::vector<Range> sorted;
        for (std::size_t from = 0, to = 0; from < told.size(); from = to) {
            while (to < told.size() && told[to].words == told[from].words && told[to].other == told[from].other)
                ++to;
            sorted.emplace_back(from, to);
        }
        std::stable_sort(sorted.begin(), sorted.end(), [&told](Range a, Range b) { return told[a.first].age > told[b.first].age; });
        for (const auto &[from, to] : sorted) {
            if (m_left == 0) {
                m_omitted += to - from;
                continue;
            }
            std::vector<StatementId> statements;
            for (std::size_t i = from; i < to; ++i)
                statements.push_back(told[i].id);
            group(words[static_cast<std::size_t>(told[from].words)], told[from].other, statements);
        }
    }

    void dispute(const Disagreement &d)
    {
        const auto boxed = [&](CardRow next, bool rule = false) {
            next.boxed = true;
            next.rule = rule;
            add(std::move(next));
        };
        const StatementId first = d.oneSide.front(), against = d.otherSide.front();
        const bool denied = m_graph.predicate(first) == m_graph.predicate(against);
        boxed(row(CardRow::Kind::BoxHead, tr("Accounts differ"), predicateLabel(m_graph, first)));
        const auto side = [&](std::vector<StatementId> ids, const QString &label, bool rule) {
            boxed(row(CardRow::Kind::BoxLabel, label), rule);
            std::stable_sort(ids.begin(), ids.end(),
                             [this](StatementId a, StatementId b) { return age(m_graph, a) < age(m_graph, b); });  // in order of date
            for (const StatementId id : ids)
                boxed(statementCardRow(id));
        };
        side(d.oneSide, tr("Stated by %1").arg(voicesIn(m_graph, d.oneSide)), false);
        side(d.otherSide,
             (denied ? tr("Denied by %1") : tr("“%2” is stated by %1").replace(QStringLiteral("%2"), predicateLabel(m_graph, against)))
                 .arg(voicesIn(m_graph, d.otherSide)),
             true);
        m_rows.back().boxEnd = true;
    }

    std::vector<CardRow> done()
    {
        if (m_omitted > 0) {
            CardRow made = row(CardRow::Kind::More, tr("Show %1 more").arg(statementCount(m_omitted)));
            made.rule = true;
            add(std::move(made));
        }
        return std::move(m_rows);
    }

private:
    const Session &m_session;
    const KnowledgeGraph &m_graph;
    std::size_t m_left, m_omitted = 0;
    std::vector<CardRow> m_rows;
};

}  // namespace

CardRow statementCardRow(StatementId id)
{
    CardRow made = row(CardRow::Kind::Statement);
    made.statement = id;
    return made;
}

std::vector<StatementId> mentionsOf(const Session &session, EntityId id)
{
    const KnowledgeGraph &graph = session.graph();
    std::set<StatementId> found;
    std::vector<std::string_view> names = graph.aliases(id);
    names.push_back(graph.name(id));
    for (const std::string_view name : names) {
        const std::string wanted = ' ' + foldedForSearch(name) + ' ';
        for (const StatementHit &hit : session.search().statements(name, 1000)) {
            const StatementId s = hit.statement;
            if (graph.subject(s) != id && graph.object(s) != id && graph.speaker(s) != id
                && (' ' + foldedForSearch(graph.claim(s)) + ' ').find(wanted) != std::string::npos)
                found.insert(s);
        }
    }
    return {found.begin(), found.end()};
}

std::vector<CardRow> entityCard(const Session &session, EntityId id, CardSide side, std::size_t most)
{
    const KnowledgeGraph &graph = session.graph();
    const Entity entity = graph.entity(id);
    Rows rows(session, most);
    CardRow title = row(CardRow::Kind::Title, toQString(entity.name), toQString(graph.schema().type(graph.typeOf(id)).label));
    title.entity = id;
    rows.add(std::move(title));
    if (!session.visible().entities.contains(id))
        rows.add(row(CardRow::Kind::Text, tr("Not on screen: the lens, the focus or your hand keeps it away.")));
    if (!entity.description.empty())
        rows.add(row(CardRow::Kind::Text, toQString(entity.description)));
    if (!entity.aliases.empty()) {
        QStringList names;
        for (const std::string &alias : entity.aliases)
            names += toQString(alias);
        rows.fact(tr("Also"), names.join(QStringLiteral(", ")));
    }
    for (const auto &[key, value] : entity.properties)
        if (key == "name_status") {  // of the shipped data: a name that the source gives needs no word
            if (value != "text")
                rows.fact(tr("Name"), toQString(value));
        } else if (isApartRecord(key)) {
            rows.fact(tr("Not the same as"), toQString(value), graph.findEntity(key.substr(key.find(':') + 1)));
        } else {
            rows.property(key, value);
        }
    for (const MergedEntity &merged : mergesOf(graph, id))
        rows.fact(tr("Merged"), tr("%1, %2").arg(toQString(merged.name), counted(merged.statements, tr("statement"), tr("statements"))));
    const auto about = graph.statementsOf(id);
    std::vector<std::tuple<QString, EntityId, QStringList>> offices;  // with all the dates that are stated
    for (const StatementId s : about)
        if (graph.subject(s) == id && graph.schema().predicate(graph.predicate(s)).category == "office" && !graph.holds(s).empty()
            && graph.schema().type(graph.typeOf(graph.object(s))).key == "institution") {
            const QString label = capitalized(predicateLabel(graph, s)), when = toQString(graph.holds(s).display());
            auto same = std::find_if(offices.begin(), offices.end(),
                                     [&](const auto &o) { return std::get<0>(o) == label && std::get<1>(o) == graph.object(s); });
            if (same == offices.end())
                same = offices.insert(offices.end(), {label, graph.object(s), {}});
            if (!std::get<2>(*same).contains(when))
                std::get<2>(*same) += when;
        }
    for (const auto &[label, where, when] : offices)
        rows.fact(label, toQString(graph.name(where)) + QStringLiteral(", ") + when.join(QStringLiteral("; ")), where);
    std::set<DocumentId> documents;
    for (const StatementId s : about)
        if (graph.document(s) != noDocument)
            documents.insert(graph.document(s));
    if (about.empty())
        rows.fact(tr("Evidence"), tr("Nothing is stated about it."));
    else
        rows.fact(tr("Evidence"), QStringList{statementCount(about.size()), counted(voicesIn(graph, about), tr("voice"), tr("voices")),
                                              counted(documents.size(), tr("document"), tr("documents"))}
                                      .join(QStringLiteral(" · ")));
    if (documents.size() == 1)
        rows.document(*std::find_if(about.begin(), about.end(), [&](StatementId s) { return graph.document(s) != noDocument; }));
    const auto by = graph.statementsBy(id), mentions = mentionsOf(session, id);
    CardRow segments = row(CardRow::Kind::Segments);
    segments.choices = {tr("About %1").arg(grouped(about.size())), tr("Says %1").arg(grouped(by.size())),
                        tr("Mentions %1").arg(grouped(mentions.size()))};
    segments.chosen = static_cast<int>(side);
    rows.add(std::move(segments));
    const QString name = toQString(entity.name);
    switch (side) {
    case CardSide::About:
        rows.groups(about, id);
        break;
    case CardSide::Says:
        if (by.empty())
            rows.add(row(CardRow::Kind::Text, tr("No statement rests on the word of %1.").arg(name)));
        rows.groups(by);
        break;
    case CardSide::Mentions:
        if (mentions.empty())
            rows.add(row(CardRow::Kind::Text, tr("No claim about others names %1.").arg(name)));
        rows.groups(mentions);
        break;
    }
    return rows.done();
}

std::vector<CardRow> statementsCard(const Session &session, const std::vector<StatementId> &ids, std::size_t most)
{
    const KnowledgeGraph &graph = session.graph();
    Rows rows(session, most);
    const EntityId from = graph.subject(ids.front()), to = graph.object(ids.front());
    const bool oneLink = std::all_of(ids.begin(), ids.end(), [&](StatementId s) {
        return (graph.subject(s) == from && graph.object(s) == to) || (graph.subject(s) == to && graph.object(s) == from);
    });
    std::set<StatementId> told;
    const auto tellDisputes = [&](const auto &concerns) {
        for (const Disagreement &d : session.disputes()) {
            if (!concerns(d))
                continue;
            rows.dispute(d);
            for (const auto *side : {&d.oneSide, &d.otherSide})
                told.insert(side->begin(), side->end());
        }
    };
    if (!oneLink) {
        CardRow heading = row(CardRow::Kind::Label, statementCount(ids.size()));
        rows.add(std::move(heading));
        const std::set<StatementId> chosen(ids.begin(), ids.end());
        tellDisputes([&](const Disagreement &d) {
            return std::any_of(d.oneSide.begin(), d.oneSide.end(), [&](StatementId s) { return chosen.contains(s); })
                   && std::any_of(d.otherSide.begin(), d.otherSide.end(), [&](StatementId s) { return chosen.contains(s); });
        });
        std::vector<StatementId> rest;
        std::copy_if(ids.begin(), ids.end(), std::back_inserter(rest), [&](StatementId s) { return !told.contains(s); });
        rows.groups(rest);
        return rows.done();
    }
    std::vector<StatementId> there, back;
    for (const StatementId s : graph.statementsOf(from)) {
        if (graph.subject(s) == from && graph.object(s) == to)
            there.push_back(s);
        else if (graph.subject(s) == to && graph.object(s) == from)
            back.push_back(s);
    }
    CardRow end = row(CardRow::Kind::End, toQString(graph.name(from)));
    end.entity = from;
    end.rule = true;
    rows.add(end);
    rows.add(row(CardRow::Kind::Between, back.empty() ? statementCount(there.size())
                                                      : tr("%1 one way, %2 the other").arg(statementCount(there.size()), grouped(back.size()))));
    end.text = toQString(graph.name(to));
    end.entity = to;
    end.rule = false;
    rows.add(end);
    if (graph.documentCount() == 1)
        rows.document(ids.front());
    rows.add(row(CardRow::Kind::Text));  // air
    tellDisputes([&](const Disagreement &d) {
        const EntityId a = graph.subject(d.oneSide.front()), b = graph.object(d.oneSide.front());
        return (a == from && b == to) || (a == to && b == from);
    });
    const auto untold = [&](std::vector<StatementId> all) {
        std::erase_if(all, [&](StatementId s) { return told.contains(s); });
        return all;
    };
    rows.groups(untold(there), from);
    if (const auto others = untold(back); !others.empty()) {
        CardRow label = row(CardRow::Kind::Label, tr("Other direction"));
        label.number = static_cast<int>(others.size());
        label.rule = true;
        rows.add(std::move(label));
        rows.groups(others, to);
    }
    return rows.done();
}

/// Who is linked with both of two, of what is shown: how alike they are.
static void inCommon(Rows &rows, const Session &session, EntityId a, EntityId b, std::size_t most)
{
    const KnowledgeGraph &graph = session.graph();
    const auto alike = analysis::similarity(graph, session.visible().statements, a, b);
    CardRow label = row(CardRow::Kind::Label, tr("In common"));
    label.number = static_cast<int>(alike.common.size());
    label.rule = true;
    rows.add(std::move(label));
    if (alike.common.empty())
        return rows.add(row(CardRow::Kind::Text, tr("Nobody who is shown is linked with both.")));
    for (std::size_t i = 0; i < std::min(most, alike.common.size()); ++i) {
        const EntityId id = alike.common[i];
        CardRow each = row(CardRow::Kind::Entity, toQString(graph.name(id)), toQString(graph.schema().type(graph.typeOf(id)).label));
        each.entity = id;
        rows.add(std::move(each));
    }
    if (alike.common.size() > most)
        rows.add(row(CardRow::Kind::More, tr("Show %1 more").arg(counted(alike.common.size() - most, tr("entity"), tr("entities")))));
    rows.add(row(CardRow::Kind::Text, tr("%1 % of those who are linked with either. Jaccard %2, cosine %3, Adamic–Adar %4.")
                                          .arg(qRound(alike.jaccard * 100))
                                          .arg(alike.jaccard, 0, 'f', 2)
                                          .arg(alike.cosine, 0, 'f', 2)
                                          .arg(alike.adamicAdar, 0, 'f', 2)));
}

std::vector<CardRow> severalCard(const Session &session, const std::vector<EntityId> &ids, std::size_t most)
{
    const KnowledgeGraph &graph = session.graph();
    Rows rows(session, most);
    CardRow heading = row(CardRow::Kind::Label, counted(ids.size(), tr("entity"), tr("entities")));
    rows.add(std::move(heading));
    const std::set<EntityId> chosen(ids.begin(), ids.end());
    std::set<StatementId> between;
    std::size_t shown = 0;
    for (const EntityId id : ids) {
        if (!graph.contains(id))
            continue;
        if (shown++ < most) {
            CardRow each = row(CardRow::Kind::Entity, toQString(graph.name(id)), toQString(graph.schema().type(graph.typeOf(id)).label));
            each.entity = id;
            rows.add(std::move(each));
        }
        for (const StatementId s : graph.statementsOf(id))
            if (chosen.contains(graph.subject(s)) && chosen.contains(graph.object(s)))
                between.insert(s);
    }
    if (shown > most)
        rows.add(row(CardRow::Kind::More, tr("Show %1 more").arg(counted(shown - most, tr("entity"), tr("entities")))));
    CardRow label = row(CardRow::Kind::Label, tr("Between them"));
    label.statements = {between.begin(), between.end()};
    label.number = static_cast<int>(between.size());
    label.rule = true;
    rows.add(std::move(label));
    if (between.empty())
        rows.add(row(CardRow::Kind::Text, tr("No statement connects them directly. Paths shows the chains between two.")));
    rows.groups({between.begin(), between.end()});
    if (ids.size() == 2 && shown == 2)
        inCommon(rows, session, ids[0], ids[1], most);
    return rows.done();
}

std::vector<CardRow> emptyCard()
{
    return {row(CardRow::Kind::Empty, tr("Select something to see who says what about it."), QStringLiteral("select"))};
}

}  // namespace relata
