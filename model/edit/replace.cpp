// SPDX-License-Identifier: Apache-2.0
#include "model/edit/replace.h"

#include "model/edit/duplicates.h"
#include "model/edit/keys.h"
#include "model/edit/merge.h"
#include "model/edit/textmatcher.h"
#include "model/evidence/locator.h"

#include <algorithm>
#include <map>
#include <optional>

namespace relata {
namespace {

using Texts = std::vector<std::string>;

bool isBookkeeping(std::string_view property)
{
    return isMergeRecord(property) || isApartRecord(property);
}

/// Calls \a each(text, part, key) for every text of \a field that the record has; \a each may change it.
template <typename Each>
void eachText(Entity &entity, TextField field, Each each)
{
    if (field == TextField::Name)
        each(entity.name, 0, std::string());
    else if (field == TextField::Description)
        each(entity.description, 0, std::string());
    for (std::size_t i = 0; field == TextField::Alias && i < entity.aliases.size(); ++i)
        each(entity.aliases[i], i, std::string());
    for (std::size_t i = 0; field == TextField::EntityProperty && i < entity.properties.size(); ++i)
        if (auto &[key, value] = entity.properties[i]; !isBookkeeping(key))
            each(value, i, key);
}

template <typename Each>
void eachText(Statement &statement, TextField field, Each each)
{
    const auto date = [&](Edtf &edtf) {
        std::string text = edtf.text();
        each(text, 0, std::string());
        if (text != edtf.text())
            if (auto parsed = Edtf::parse(text))
                edtf = *parsed;
    };
    switch (field) {
    case TextField::Claim:
        return each(statement.claim, 0, std::string());
    case TextField::Quote:
        return each(statement.quote, 0, std::string());
    case TextField::Note:
        return each(statement.note, 0, std::string());
    case TextField::Said:
        return date(statement.said);
    case TextField::Holds:
        return date(statement.holds);
    case TextField::Confidence:
        return each(statement.confidence, 0, std::string());
    case TextField::Status:
        return each(statement.status, 0, std::string());
    case TextField::StatementProperty:
        for (std::size_t i = 0; i < statement.properties.size(); ++i)
            if (auto &[key, value] = statement.properties[i]; !isLocatorProperty(key, value))
                each(value, i, key);
        return;
    case TextField::Place: {
        const std::string before = locatorText(locatorOf(statement));
        std::string text = before;
        each(text, 0, std::string());
        if (text != before)
            setLocator(statement, locatorFromText(text));
        return;
    }
    default:
        return;
    }
}

template <typename Each>
void eachText(Document &document, TextField field, Each each)
{
    if (field == TextField::Title)
        each(document.title, 0, std::string());
    else if (field == TextField::Publisher)
        each(document.publisher, 0, std::string());
    for (std::size_t i = 0; field == TextField::Author && i < document.authors.size(); ++i)
        each(document.authors[i], i, std::string());
}

std::string problemOf(TextField field, const std::string &after)
{
    if (field == TextField::Name && trimmed(after).empty())
        return "the name would be empty. Expected some letters";
    if (field == TextField::Said || field == TextField::Holds)
        if (const auto date = Edtf::parse(after); !date)
            return date.error().text();
    return field == TextField::Place ? locatorProblem(after) : std::string();
}

class Finding
{
public:
    Finding(const ReplaceRequest &request, const RunContext &context, TextMatcher matcher)
        : m_request(request), m_context(context), m_matcher(std::move(matcher))
    {
    }

    template <typename Id, typename Get>
    Result<void> in(const std::vector<Id> &ids, RecordKind kind, Get get)
    {
        std::vector<TextField> fields;
        std::copy_if(m_request.fields.begin(), m_request.fields.end(), std::back_inserter(fields), [&](TextField f) { return kindOf(f) == kind; });
        if (fields.empty())
            return {};
        std::sort(fields.begin(), fields.end());
        std::size_t done = 0;
        for (const Id id : ids) {
            if (++done % 256 == 0) {
                if (m_context.cancelled())
                    return Error::cancelled();
                m_context.progress(static_cast<double>(done) / static_cast<double>(ids.size()));
            }
            auto record = get(id);
            for (const TextField field : fields)
                eachText(record, field, [&](const std::string &text, std::size_t part, const std::string &key) { look(id, field, text, part, key); });
            if (m_error)
                return *m_error;
        }
        return {};
    }
    ReplaceHits take() { return std::move(m_hits); }

private:
    template <typename Id>
    void look(Id id, TextField field, const std::string &text, std::size_t part, const std::string &key)
    {
        if (text.empty() || m_error)
            return;
        auto replaced = m_matcher.replaced(text);
        if (!replaced) {
            m_error = replaced.error();
            return;
        }
        if (replaced->places.empty() || replaced->text == text || ++m_hits.count > ReplaceHits::mostHits)
            return;
        std::string problem = problemOf(field, replaced->text);
        m_hits.hits.push_back({id, field, part, key, text, std::move(replaced->text), std::move(replaced->places), std::move(problem)});
    }

    const ReplaceRequest &m_request;
    const RunContext &m_context;
    TextMatcher m_matcher;
    ReplaceHits m_hits;
    std::optional<Error> m_error;
};

template <typename Id>
std::vector<Id> chosen(const IdRange<Id> &all, const std::optional<std::vector<Id>> &some)
{
    if (some)
        return *some;
    std::vector<Id> ids;
    for (const Id id : all)
        ids.push_back(id);
    return ids;
}

/// Empty ones and doubles go.
void tidy(Texts &texts)
{
    Texts kept;
    for (std::string &text : texts)
        if (!trimmed(text).empty() && std::find(kept.begin(), kept.end(), text) == kept.end())
            kept.push_back(std::move(text));
    texts = std::move(kept);
}

/// Writes the hits of one record into it; false when one of the texts is another one by now.
template <typename Record>
bool writeInto(Record &record, const std::vector<const ReplaceHit *> &hits)
{
    std::size_t written = 0;
    for (const ReplaceHit *hit : hits)
        eachText(record, hit->field, [&](std::string &text, std::size_t part, const std::string &) {
            if (part == hit->part && text == hit->before) {
                text = hit->after;
                ++written;
            }
        });
    return written == hits.size();
}

}  // namespace

RecordKind kindOf(TextField field)
{
    return field < TextField::Claim ? RecordKind::Entity : field < TextField::Title ? RecordKind::Statement : RecordKind::Document;
}

Result<ReplaceHits> findTexts(const KnowledgeGraph &graph, const ReplaceRequest &request, const RunContext &context)
{
    auto matcher = TextMatcher::of(request);
    if (!matcher)
        return matcher.error();
    Finding finding(request, context, std::move(*matcher));
    if (const auto done = finding.in(chosen(graph.entities(), request.entities), RecordKind::Entity, [&](EntityId id) { return graph.entity(id); });
        !done)
        return done.error();
    if (const auto done =
            finding.in(chosen(graph.statements(), request.statements), RecordKind::Statement, [&](StatementId id) { return graph.statement(id); });
        !done)
        return done.error();
    if (const auto done = finding.in(chosen(graph.documents(), request.documents), RecordKind::Document,
                                     [&](DocumentId id) { return Document(graph.document(id)); });
        !done)
        return done.error();
    return finding.take();
}

Result<GraphDiff> replaceTexts(const KnowledgeGraph &graph, const std::vector<ReplaceHit> &hits)
{
    std::map<EntityId, std::vector<const ReplaceHit *>> entities;
    std::map<StatementId, std::vector<const ReplaceHit *>> statements;
    std::map<DocumentId, std::vector<const ReplaceHit *>> documents;
    for (const ReplaceHit &hit : hits) {
        if (!hit.problem.empty())
            return Error{Error::Code::Schema, hit.problem, {}, 0, 0};
        if (const auto *entity = std::get_if<EntityId>(&hit.record))
            entities[*entity].push_back(&hit);
        else if (const auto *statement = std::get_if<StatementId>(&hit.record))
            statements[*statement].push_back(&hit);
        else
            documents[std::get<DocumentId>(hit.record)].push_back(&hit);
    }
    GraphDiff diff;
    bool current = true;
    const auto change = [&](const auto &records, auto get, auto finish, auto &changes) {
        for (const auto &[id, these] : records) {
            if (!graph.contains(id)) {
                current = false;
                return;
            }
            auto before = get(id);
            auto after = before;
            current = writeInto(after, these) && current;
            finish(after, these);
            if (!(after == before))
                changes.push_back({id, std::move(before), std::move(after)});
        }
    };
    change(
        entities, [&](EntityId id) { return graph.entity(id); },
        [](Entity &entity, const std::vector<const ReplaceHit *> &these) {
            const auto isName = [](const ReplaceHit *hit) { return hit->field == TextField::Name || hit->field == TextField::Alias; };
            if (std::none_of(these.begin(), these.end(), isName))
                return;
            entity.name = trimmed(entity.name);
            tidy(entity.aliases);
            std::erase(entity.aliases, entity.name);
        },
        diff.entities);
    change(
        statements, [&](StatementId id) { return graph.statement(id); }, [](Statement &, const auto &) {}, diff.statements);
    change(
        documents, [&](DocumentId id) { return Document(graph.document(id)); }, [](Document &document, const auto &) { tidy(document.authors); },
        diff.documents);
    if (!current)
        return Error{Error::Code::NotFound, "a text is no longer what it was when it was found. Expected to look again", {}, 0, 0};
    if (const auto sound = graph.check(diff); !sound)
        return sound.error();
    return diff;
}

}  // namespace relata
