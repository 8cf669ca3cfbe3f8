// SPDX-License-Identifier: Apache-2.0
#include "model/edit/join.h"

#include "model/edit/joinfields.h"
#include "model/edit/joinpace.h"
#include "model/edit/keys.h"
#include "model/graph/breaches.h"
#include "model/query/folding.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace relata {
namespace {

constexpr std::string_view unknownType = "unknown";

std::string folded(std::string_view text)
{
    std::string out;
    foldInto(text, out);
    out.erase(std::unique(out.begin(), out.end(), [](char a, char b) { return a == ' ' && b == ' '; }), out.end());  // "Ana  López"
    return out;
}

std::vector<std::string> united(const std::vector<std::string> &a, const std::vector<std::string> &b)
{
    if (a.empty() || b.empty())
        return {};  // any type
    std::vector<std::string> all = a;
    for (const std::string &each : b)
        if (std::find(all.begin(), all.end(), each) == all.end())
            all.push_back(each);
    return all;
}

/// By any of these a document is known again.
std::vector<std::string> marksOf(const Document &document)
{
    std::vector<std::string> marks;
    if (!document.url.empty())
        marks.push_back("url " + document.url);
    if (!document.hash.empty())
        marks.push_back("hash " + document.hash);
    if (!document.title.empty())
        marks.push_back("title " + document.published.text() + " " + document.title);
    return marks;
}

class Joiner
{
public:
    Joiner(const KnowledgeGraph &open, const KnowledgeGraph &incoming, const JoinOptions &options, const RunContext &context)
        : m_open(open), m_incoming(incoming), m_options(options), m_context(context), m_fields(open, options.onConflict, m_plan)
    {
    }

    Result<JoinPlan> plan()
    {
        uniteSchemas();
        if (!joinDocuments() || !indexNames() || !findOutByKey() || !joinEntities() || !indexStatements() || !joinStatements()
            || m_context.cancelled())
            return Error::cancelled();
        if (const auto sound = check(); !sound)
            return sound.error();
        m_context.progress(1);
        return std::move(m_plan);
    }

private:
    // The stages in their order; false: stopped.
    void uniteSchemas();
    bool joinDocuments();
    bool indexNames();
    bool findOutByKey();
    bool joinEntities();
    bool indexStatements();
    bool joinStatements();
    Result<void> check();
    JoinPace pace(double from, double share, std::size_t all) const { return {m_context.part(from, share), all}; }

    DocumentId matchOf(const Document &document) const;
    struct Match {
        EntityId ours = noEntity;
        bool byName = false;
    };
    Match matchOf(const Entity &entity);
    JoinMatch described(EntityId ours, const Entity &theirs) const;
    void tellMatch(EntityId ours, const Entity &theirs);
    void addName(std::string_view name, EntityId ours);
    bool isCalled(EntityId ours, std::string_view name) const;
    bool isOld(EntityId id) const { return indexOf(id) < m_open.entityIdEnd(); }
    std::string contentOf(const Statement &statement) const;
    std::string contentAnywhere(Statement statement) const;
    StatementId matchOf(const Statement &statement) const;

    /// \a wish, or one like it that neither the graph nor this plan has.
    template <typename Find>
    std::string freshKey(const std::string &wish, std::unordered_set<std::string> &used, Find find)
    {
        std::string key = freeKey(wish, [&](const std::string &k) { return find(k) || used.contains(k); });
        used.insert(key);
        return key;
    }

    const KnowledgeGraph &m_open, &m_incoming;
    const JoinOptions &m_options;
    const RunContext &m_context;
    JoinPlan m_plan;
    JoinFields m_fields;
    std::unordered_map<std::string, DocumentId> m_marks;             // the first of ours with each
    std::unordered_map<std::string, std::vector<EntityId>> m_names;  // folded, of ours: the first two of each type, as more only make it several
    std::vector<JoinMatch> m_alike;                                  // to the letter
    std::vector<EntityId> m_entities;                                // theirs -> ours
    std::vector<DocumentId> m_documents;
    std::unordered_map<std::string, StatementId> m_contents;  // of ours that theirs may say as well
    std::unordered_set<std::string> m_anywhere;               // the same without their documents
    std::unordered_set<std::string> m_usedEntityKeys, m_usedStatementKeys, m_usedDocumentKeys;
};

void Joiner::uniteSchemas()
{
    const Schema &ours = m_open.schema(), &theirs = m_incoming.schema();
    Schema all;
    for (const Category &category : ours.categories())
        all.ensureCategory(category);
    for (const Category &category : theirs.categories())
        all.ensureCategory(category);
    for (const EntityType &type : ours.types())
        all.ensureType(type);
    for (const EntityType &type : theirs.types()) {
        m_plan.newTypes += !ours.findType(type.key);
        all.ensureType(type);
    }
    const auto here = [&all](std::vector<std::string> types) {  // a clip names types in them that it does not bring along
        std::erase_if(types, [&](const std::string &type) { return !all.findType(type); });
        return types;
    };
    for (Predicate predicate : ours.predicates()) {
        if (const auto same = theirs.findPredicate(predicate.key)) {
            predicate.domain = united(predicate.domain, here(theirs.predicate(*same).domain));
            predicate.range = united(predicate.range, here(theirs.predicate(*same).range));
        }
        all.ensurePredicate(std::move(predicate));
    }
    for (Predicate predicate : theirs.predicates()) {
        m_plan.newPredicates += !ours.findPredicate(predicate.key);
        predicate.domain = here(std::move(predicate.domain));
        predicate.range = here(std::move(predicate.range));
        if (!ours.findPredicate(predicate.opposite) && !theirs.findPredicate(predicate.opposite))
            predicate.opposite.clear();
        all.ensurePredicate(std::move(predicate));
    }
    if (!(all == ours))
        m_plan.diff.schema = SchemaChange{ours, std::move(all)};
}

DocumentId Joiner::matchOf(const Document &document) const
{
    if (const DocumentId same = m_open.findDocument(document.key); same != noDocument) {
        const Document &ours = m_open.document(same);
        if (ours.title.empty() || document.title.empty() || folded(ours.title) == folded(document.title))
            return same;  // else two files that call two documents alike, unless they say the same of it below
    }
    DocumentId first = noDocument;
    for (const std::string &mark : marksOf(document))
        if (const auto known = m_marks.find(mark); known != m_marks.end() && (first == noDocument || known->second < first))
            first = known->second;
    return first;
}

bool Joiner::joinDocuments()
{
    JoinPace steps = pace(0, 0.05, m_open.documentCount() + m_incoming.documentCount());
    for (const DocumentId id : m_open.documents()) {
        if (!steps.goesOn())
            return false;
        for (std::string &mark : marksOf(m_open.document(id)))
            m_marks.try_emplace(std::move(mark), id);
    }
    m_documents.assign(m_incoming.documentIdEnd(), noDocument);
    std::size_t next = m_open.documentIdEnd();
    for (const DocumentId theirs : m_incoming.documents()) {
        if (!steps.goesOn())
            return false;
        Document document = m_incoming.document(theirs);
        const DocumentId ours = matchOf(document);
        if (ours == noDocument) {
            document.key = freshKey(document.key, m_usedDocumentKeys, [&](const std::string &k) { return m_open.findDocument(k) != noDocument; });
            const DocumentId id{static_cast<std::uint32_t>(next++)};
            m_documents[indexOf(theirs)] = id;
            m_plan.diff.documents.push_back({id, {}, std::move(document)});
            ++m_plan.documents.added;
            continue;
        }
        m_documents[indexOf(theirs)] = ours;
        const Document &before = m_open.document(ours);
        Document after = m_fields.joined(before, document);
        if (after == before) {
            ++m_plan.documents.same;
        } else {
            m_plan.diff.documents.push_back({ours, before, std::move(after)});
            ++m_plan.documents.changed;
        }
    }
    return true;
}

bool Joiner::indexNames()
{
    JoinPace steps = pace(0.05, 0.1, m_open.entityCount());
    for (const EntityId id : m_open.entities()) {
        if (!steps.goesOn())
            return false;
        addName(m_open.name(id), id);
        for (const std::string_view alias : m_open.aliases(id))
            addName(alias, id);
    }
    return true;
}

void Joiner::addName(std::string_view name, EntityId ours)
{
    std::vector<EntityId> &named = m_names[folded(name)];
    const auto isAlike = [&](EntityId each) { return m_open.typeOf(each) == m_open.typeOf(ours); };
    if ((named.empty() || named.back() != ours) && std::count_if(named.begin(), named.end(), isAlike) < 2)
        named.push_back(ours);
}

bool Joiner::isCalled(EntityId ours, std::string_view name) const
{
    const std::string wanted = folded(name);
    const auto aliases = m_open.aliases(ours);
    return folded(m_open.name(ours)) == wanted
           || std::any_of(aliases.begin(), aliases.end(), [&](std::string_view alias) { return folded(alias) == wanted; });
}

bool Joiner::findOutByKey()
{
    if (m_options.byKey) {
        m_plan.byKey = *m_options.byKey;
        return true;
    }
    JoinPace steps = pace(0.15, 0.05, m_incoming.entityCount());
    std::size_t same = 0, agree = 0, named = 0;
    for (const EntityId theirs : m_incoming.entities()) {
        if (!steps.goesOn())
            return false;
        const EntityId ours = m_open.findEntity(m_incoming.key(theirs));
        if (ours == noEntity)
            continue;
        const bool oursIsId = m_open.name(ours) == m_open.key(ours), theirsIsId = m_incoming.name(theirs) == m_incoming.key(theirs);
        if (oursIsId != theirsIsId) {  // a list of edges knows no names, the list of its nodes does
            ++named;
            continue;
        }
        ++same;
        agree += isCalled(ours, m_incoming.name(theirs));
    }
    m_plan.byKey = same == 0 && named > 0 ? 2 * named >= std::min(m_open.entityCount(), m_incoming.entityCount()) : 2 * agree >= same;
    return true;
}

Joiner::Match Joiner::matchOf(const Entity &entity)
{
    if (m_options.apart.contains(entity.key))
        return {};
    if (m_plan.byKey)
        if (const EntityId same = m_open.findEntity(entity.key); same != noEntity)
            return {same, false};
    if (!m_options.byName)
        return {};
    const auto named = m_names.find(folded(entity.name));
    if (named == m_names.end() || named->first.empty())  // signs alone: "?" is not "…"
        return {};
    const std::vector<EntityId> &called = named->second;
    EntityId first = noEntity;
    bool several = false;
    for (auto ours = called.begin(); ours != called.end() && !several; ++ours) {
        const std::string &type = m_open.schema().type(m_open.typeOf(*ours)).key;
        if (type != entity.type && entity.type != unknownType && type != unknownType)
            continue;
        several = first != noEntity;
        first = several ? first : *ours;
    }
    if (first == noEntity && m_options.anyType) {
        first = called.front();
        several = called.size() > 1;
    }
    if (first == noEntity) {
        ++m_plan.otherTypeCount;
        if (m_plan.otherTypes.size() < JoinPlan::mostConflicts)
            m_plan.otherTypes.push_back(described(called.front(), entity));
    }
    m_plan.ambiguous += several;
    return first == noEntity || several ? Match{} : Match{first, true};
}

JoinMatch Joiner::described(EntityId ours, const Entity &theirs) const
{
    const auto type = m_incoming.schema().findType(theirs.type);
    return {theirs.key, std::string(m_open.name(ours)), theirs.name, m_open.schema().type(m_open.typeOf(ours)).label,
            type ? m_incoming.schema().type(*type).label : theirs.type};
}

void Joiner::tellMatch(EntityId ours, const Entity &theirs)
{
    ++m_plan.matchCount;
    auto &told = m_open.name(ours) == theirs.name ? m_alike : m_plan.matches;
    if (told.size() < JoinPlan::mostConflicts)
        told.push_back(described(ours, theirs));
}

bool Joiner::joinEntities()
{
    JoinPace steps = pace(0.2, 0.2, m_incoming.entityCount());
    m_entities.assign(m_incoming.entityIdEnd(), noEntity);
    std::size_t next = m_open.entityIdEnd();
    std::unordered_map<EntityId, std::size_t> changed;  // ours -> place in the diff: two of theirs may be one of ours
    for (const EntityId theirs : m_incoming.entities()) {
        if (!steps.goesOn())
            return false;
        Entity entity = m_incoming.entity(theirs);
        const auto [ours, byName] = matchOf(entity);
        if (byName)
            tellMatch(ours, entity);
        if (ours == noEntity) {
            entity.key = freshKey(entity.key, m_usedEntityKeys, [&](const std::string &k) { return m_open.findEntity(k) != noEntity; });
            const EntityId id{static_cast<std::uint32_t>(next++)};
            m_entities[indexOf(theirs)] = id;
            m_plan.diff.entities.push_back({id, {}, std::move(entity)});
            ++m_plan.entities.added;
            continue;
        }
        m_entities[indexOf(theirs)] = ours;
        const auto place = changed.find(ours);
        if (place != changed.end()) {
            Entity &after = *m_plan.diff.entities[place->second].after;
            after = m_fields.joined(after, entity, byName);
            continue;
        }
        Entity before = m_open.entity(ours);
        Entity after = m_fields.joined(before, entity, byName);
        if (after == before) {
            ++m_plan.entities.same;
        } else {
            changed[ours] = m_plan.diff.entities.size();
            m_plan.diff.entities.push_back({ours, std::move(before), std::move(after)});
            ++m_plan.entities.changed;
        }
    }
    m_plan.matches.insert(m_plan.matches.end(), m_alike.begin(), m_alike.end());
    return true;
}

/// What makes two statements the same, ids aside.
std::string Joiner::contentOf(const Statement &s) const
{
    std::string text;
    for (const std::uint32_t part :
         {static_cast<std::uint32_t>(s.subject), static_cast<std::uint32_t>(s.object), static_cast<std::uint32_t>(s.document),
          static_cast<std::uint32_t>(s.speaker), static_cast<std::uint32_t>(s.paragraph), static_cast<std::uint32_t>(s.modality)})
        text.append(reinterpret_cast<const char *>(&part), sizeof part);
    for (const std::string *part : {&s.predicate, &s.claim, &s.said.text(), &s.holds.text()}) {
        text += *part;
        text += '\0';
    }
    return text;
}

/// What it says in whatever document, with what else is said of it.
std::string Joiner::contentAnywhere(Statement s) const
{
    s.document = noDocument;
    std::string text = contentOf(s);
    for (const auto &[key, value] : s.properties)
        text.append(key).append(1, '\0').append(value).append(1, '\0');
    return text;
}

StatementId Joiner::matchOf(const Statement &statement) const
{
    if (const StatementId same = m_open.findStatement(statement.key); same != noStatement) {
        const bool sameLink = m_open.subject(same) == statement.subject && m_open.object(same) == statement.object
                              && m_open.schema().predicate(m_open.predicate(same)).key == statement.predicate
                              && m_open.document(same) == statement.document;
        if (sameLink)
            return same;
    }
    const auto found = m_contents.find(contentOf(statement));
    return found == m_contents.end() ? noStatement : found->second;
}

/// Only what both ends of which are old can be known already.
bool Joiner::indexStatements()
{
    std::unordered_set<EntityId> touched;
    for (const EntityId theirs : m_incoming.entities())
        if (const EntityId ours = m_entities[indexOf(theirs)]; isOld(ours))
            touched.insert(ours);
    if (touched.empty())
        return true;
    JoinPace steps = pace(0.4, 0.15, m_open.statementCount());
    for (const StatementId id : m_open.statements()) {
        if (!steps.goesOn())
            return false;
        if (touched.contains(m_open.subject(id)) && touched.contains(m_open.object(id))) {
            Statement known = m_open.statement(id);
            m_contents.emplace(contentOf(known), id);
            m_anywhere.insert(contentAnywhere(std::move(known)));
        }
    }
    return true;
}

bool Joiner::joinStatements()
{
    JoinPace steps = pace(0.55, 0.35, m_incoming.statementCount());
    std::size_t next = m_open.statementIdEnd();
    std::unordered_set<StatementId> matched;
    for (const StatementId theirs : m_incoming.statements()) {
        if (!steps.goesOn())
            return false;
        Statement statement = m_incoming.statement(theirs);
        statement.subject = m_entities[indexOf(statement.subject)];
        statement.object = m_entities[indexOf(statement.object)];
        if (statement.speaker != noEntity)
            statement.speaker = m_entities[indexOf(statement.speaker)];
        if (statement.document != noDocument)
            statement.document = m_documents[indexOf(statement.document)];
        const bool mayBeKnown = isOld(statement.subject) && isOld(statement.object);
        const StatementId ours = mayBeKnown ? matchOf(statement) : noStatement;
        if (ours == noStatement || !matched.insert(ours).second) {
            m_plan.saidElsewhere += mayBeKnown && ours == noStatement && m_anywhere.contains(contentAnywhere(statement));
            statement.key =
                freshKey(statement.key, m_usedStatementKeys, [&](const std::string &k) { return m_open.findStatement(k) != noStatement; });
            m_plan.diff.statements.push_back({StatementId{static_cast<std::uint32_t>(next++)}, {}, std::move(statement)});
            ++m_plan.statements.added;
            continue;
        }
        Statement before = m_open.statement(ours);
        Statement after = m_fields.joined(before, statement);
        if (after == before) {
            ++m_plan.statements.same;
        } else {
            m_plan.diff.statements.push_back({ours, std::move(before), std::move(after)});
            ++m_plan.statements.changed;
        }
    }
    return true;
}

/// As KnowledgeGraph::check(), which does not ask whether to go on, but of statements only what can be wrong with them here: one of theirs was sound
/// between their ends, whose types may be ours now; one of ours keeps its ends. Room for their text is not counted here: that error is apply()'s.
Result<void> Joiner::check()
{
    std::vector<Change<StatementId, Statement>> statements = std::move(m_plan.diff.statements);
    m_plan.diff.statements.clear();
    const auto sound = m_open.check(m_plan.diff);
    m_plan.diff.statements = std::move(statements);
    if (!sound)
        return sound.error();
    const Schema &schema = m_plan.diff.schema ? m_plan.diff.schema->after : m_open.schema();
    std::unordered_map<EntityId, std::string_view> types;
    for (const auto &change : m_plan.diff.entities)
        types.emplace(change.id, change.after->type);
    const auto typeOf = [&](EntityId id) -> std::string_view {
        const auto changed = types.find(id);
        return changed != types.end() ? changed->second : m_open.schema().type(m_open.typeOf(id)).key;
    };
    JoinPace steps = pace(0.9, 0.1, m_plan.diff.statements.size());
    for (const auto &change : m_plan.diff.statements) {
        if (!steps.goesOn())
            return Error::cancelled();
        const Statement &s = *change.after;
        const Predicate &predicate = schema.predicate(*schema.findPredicate(s.predicate));
        if (predicate.domain.empty() && predicate.range.empty())
            continue;
        if (auto wrong = breaches::wrongEnds(s.key, predicate, typeOf(s.subject), typeOf(s.object)))
            return std::move(*wrong);
    }
    return {};
}

}  // namespace

Result<JoinPlan> planJoin(const KnowledgeGraph &open, const KnowledgeGraph &incoming, const JoinOptions &options, const RunContext &context)
{
    return Joiner(open, incoming, options, context).plan();
}

}  // namespace relata
