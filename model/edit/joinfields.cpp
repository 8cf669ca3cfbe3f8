// SPDX-License-Identifier: Apache-2.0
#include "model/edit/joinfields.h"

#include "model/edit/merge.h"

#include <algorithm>

namespace relata {

void JoinFields::conflict(const char *field, const std::string &ours, const std::string &theirs)
{
    ++m_plan.conflictCount;
    if (m_plan.conflicts.size() < JoinPlan::mostConflicts)
        m_plan.conflicts.push_back({m_record, field, ours, theirs});
}

void JoinFields::text(std::string &ours, const std::string &theirs, const char *field)
{
    if (theirs.empty() || ours == theirs)
        return;
    if (!ours.empty())
        conflict(field, ours, theirs);
    if (takes(ours.empty()))
        ours = theirs;
}

void JoinFields::date(Edtf &ours, const Edtf &theirs, const char *field)
{
    if (theirs.empty() || ours == theirs)
        return;
    if (!ours.empty())
        conflict(field, ours.text(), theirs.text());
    if (takes(ours.empty()))
        ours = theirs;
}

void JoinFields::properties(Properties &ours, const Properties &theirs)
{
    for (const auto &[key, value] : theirs) {
        if (isMergeRecord(key))
            continue;  // of a merge in another graph
        const auto same = std::find_if(ours.begin(), ours.end(), [&key = key](const auto &each) { return each.first == key; });
        if (same != ours.end())
            text(same->second, value, key.c_str());
        else if (m_onConflict != OnConflict::KeepOurs)
            ours.emplace_back(key, value);
    }
}

void JoinFields::names(std::vector<std::string> &ours, const std::vector<std::string> &theirs) const
{
    if (m_onConflict == OnConflict::KeepOurs)
        return;
    for (const std::string &each : theirs)
        if (std::find(ours.begin(), ours.end(), each) == ours.end())
            ours.push_back(each);
}

Entity JoinFields::joined(const Entity &ours, const Entity &theirs, bool byName)
{
    Entity both = ours;
    m_record = "entity “" + ours.name + "”";
    if (theirs.type != "unknown" && theirs.type != ours.type) {
        if (ours.type != "unknown")
            conflict("type", ours.type, theirs.type);
        if (takes(ours.type == "unknown"))
            both.type = theirs.type;
    }
    const bool oursIsId = !byName && ours.name == ours.key, theirsIsId = !byName && theirs.name == theirs.key;
    if (byName) {  // another spelling of it is no difference; an alias stays one
        if (m_onConflict == OnConflict::TakeTheirs && std::find(ours.aliases.begin(), ours.aliases.end(), theirs.name) == ours.aliases.end())
            both.name = theirs.name;
    } else if (oursIsId && !theirsIsId && takes(true))
        both.name = theirs.name;
    else if (!theirsIsId || oursIsId)
        text(both.name, theirs.name, "name");
    text(both.description, theirs.description, "description");
    std::vector<std::string> called = theirs.aliases;
    if (!theirsIsId)
        called.push_back(theirs.name);
    if (!oursIsId)
        called.push_back(ours.name);
    std::erase(called, both.name);
    names(both.aliases, called);
    properties(both.properties, theirs.properties);
    return both;
}

Statement JoinFields::joined(const Statement &ours, const Statement &theirs)
{
    Statement both = ours;
    const auto nameOf = [this](EntityId id) { return m_open.contains(id) ? std::string(m_open.name(id)) : std::string("?"); };
    const auto predicate = m_open.schema().findPredicate(ours.predicate);
    m_record = nameOf(ours.subject) + " " + (predicate ? m_open.schema().predicate(*predicate).label : ours.predicate) + " " + nameOf(ours.object)
               + " (" + ours.key + ")";
    text(both.claim, theirs.claim, "claim");
    text(both.quote, theirs.quote, "quote");
    text(both.holdsBasis, theirs.holdsBasis, "basis of the time");
    text(both.confidence, theirs.confidence, "confidence");
    text(both.status, theirs.status, "status");
    text(both.note, theirs.note, "note");
    date(both.said, theirs.said, "said");
    date(both.holds, theirs.holds, "holds");
    if (both.speaker == noEntity && m_onConflict != OnConflict::KeepOurs)
        both.speaker = theirs.speaker;
    if (both.paragraph == 0 && m_onConflict != OnConflict::KeepOurs)
        both.paragraph = theirs.paragraph;
    if (m_onConflict == OnConflict::TakeTheirs) {
        both.modality = theirs.modality;
        both.polarity = theirs.polarity;
        both.speaker = theirs.speaker;
        both.paragraph = theirs.paragraph == 0 ? both.paragraph : theirs.paragraph;
    } else if (both.modality != theirs.modality || both.polarity != theirs.polarity) {
        conflict("modality or polarity", std::string(toString(both.modality)), std::string(toString(theirs.modality)));
    }
    properties(both.properties, theirs.properties);
    return both;
}

Document JoinFields::joined(const Document &ours, const Document &theirs)
{
    Document both = ours;
    m_record = "document “" + (ours.title.empty() ? ours.key : ours.title) + "”";
    text(both.title, theirs.title, "title");
    names(both.authors, theirs.authors);
    text(both.publisher, theirs.publisher, "publisher");
    date(both.published, theirs.published, "published");
    text(both.url, theirs.url, "url");
    text(both.language, theirs.language, "language");
    text(both.origin, theirs.origin, "origin");
    text(both.hash, theirs.hash, "hash");
    text(both.note, theirs.note, "note");
    properties(both.properties, theirs.properties);
    return both;
}

}  // namespace relata
