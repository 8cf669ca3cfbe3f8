// SPDX-License-Identifier: Apache-2.0
#include "model/store/stepsummary.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;
using Kind = StepSummary::Kind;
using How = StepSummary::How;

std::string shortened(const std::string &text)
{
    if (text.size() <= StepSummary::mostBytes)
        return text;
    std::size_t end = StepSummary::mostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

/// Names of records that the edit itself holds: who was removed by it cannot be asked any more.
struct Names {
    std::unordered_map<std::uint32_t, std::string> entities, documents;

    explicit Names(const GraphDiff &diff)
    {
        for (const auto &change : diff.entities)
            entities.emplace(static_cast<std::uint32_t>(change.id), change.after ? change.after->name : change.before->name);
        for (const auto &change : diff.documents)
            documents.emplace(static_cast<std::uint32_t>(change.id), change.after ? change.after->title : change.before->title);
    }
    std::string of(EntityId id) const { return id == noEntity ? std::string() : of(entities, static_cast<std::uint32_t>(id)); }
    std::string of(DocumentId id) const { return id == noDocument ? std::string() : of(documents, static_cast<std::uint32_t>(id)); }

private:
    static std::string of(const std::unordered_map<std::uint32_t, std::string> &names, std::uint32_t id)
    {
        const auto found = names.find(id);
        return found == names.end() ? "#" + std::to_string(id) : "=" + found->second;
    }
};

std::string joined(const std::vector<std::string> &values)
{
    std::string text;
    for (const std::string &value : values)
        text += (text.empty() ? "" : ", ") + value;
    return text;
}

using Values = std::vector<std::pair<std::string, std::string>>;

void addProperties(Values &values, const Properties &properties)
{
    for (const auto &[key, value] : properties)
        values.emplace_back("property " + key, value);
}

Values valuesOf(const Entity &e, const Names &)
{
    Values values{{"id", e.key}, {"type", e.type}, {"name", e.name}, {"aliases", joined(e.aliases)}, {"description", e.description}};
    addProperties(values, e.properties);
    return values;
}

Values valuesOf(const Statement &s, const Names &names)
{
    Values values{{"id", s.key},
                  {"claim", s.claim},
                  {"subject", names.of(s.subject)},
                  {"predicate", s.predicate},
                  {"object", names.of(s.object)},
                  {"speaker", names.of(s.speaker)},
                  {"document", names.of(s.document)},
                  {"paragraph", s.paragraph == 0 ? std::string() : std::to_string(s.paragraph)},
                  {"quote", s.quote},
                  {"modality", std::string(toString(s.modality))},
                  {"polarity", std::string(toString(s.polarity))},
                  {"said", s.said.text()},
                  {"holds", s.holds.text()},
                  {"holds basis", s.holdsBasis},
                  {"confidence", s.confidence},
                  {"status", s.status},
                  {"note", s.note}};
    addProperties(values, s.properties);
    return values;
}

Values valuesOf(const Document &d, const Names &)
{
    Values values{
        {"id", d.key},  {"title", d.title},       {"authors", joined(d.authors)}, {"publisher", d.publisher}, {"published", d.published.text()},
        {"url", d.url}, {"language", d.language}, {"origin", d.origin},           {"hash", d.hash},           {"note", d.note}};
    addProperties(values, d.properties);
    return values;
}

Values valuesOf(const EntityType &t, const Names &)
{
    return {{"id", t.key},    {"label", t.label},        {"plural", t.plural},   {"description", t.description}, {"shape", t.shape},
            {"icon", t.icon}, {"colour", t.color.light}, {"dark", t.color.dark}, {"print", t.color.print}};
}

Values valuesOf(const Predicate &p, const Names &)
{
    return {{"id", p.key},
            {"label", p.label},
            {"inverse", p.inverse},
            {"definition", p.definition},
            {"category", p.category},
            {"domain", joined(p.domain)},
            {"range", joined(p.range)},
            {"symmetric", p.symmetric ? "yes" : ""},
            {"opposite", p.opposite}};
}

Values valuesOf(const Category &c, const Names &)
{
    return {{"id", c.key}, {"label", c.label}};
}

std::string nameOf(const Entity &e)
{
    return e.name.empty() ? e.key : e.name;
}
std::string nameOf(const Statement &s)
{
    return s.claim.empty() ? s.key : s.claim;
}
std::string nameOf(const Document &d)
{
    return d.title.empty() ? d.key : d.title;
}
template <typename Item>
std::string nameOf(const Item &item)
{
    return item.label.empty() ? item.key : item.label;
}

/// What differs, each field with both values; of what is new or gone the fields that say something.
std::vector<StepSummary::Field> difference(const Values &before, const Values &after)
{
    std::vector<StepSummary::Field> fields;
    const auto of = [](const Values &values, std::string_view name) {
        const auto found = std::find_if(values.begin(), values.end(), [name](const auto &value) { return value.first == name; });
        return found == values.end() ? std::string() : found->second;
    };
    for (const auto &[name, value] : before)
        if (const std::string now = of(after, name); now != value)
            fields.push_back({name, shortened(value), shortened(now)});
    for (const auto &[name, value] : after)
        if (!value.empty() && std::none_of(before.begin(), before.end(), [&n = name](const auto &b) { return b.first == n; }))
            fields.push_back({name, {}, shortened(value)});
    return fields;
}

template <typename Record>
void note(StepSummary &summary, const Names &names, Kind kind, const Record *before, const Record *after)
{
    const How how = !before ? How::Added : !after ? How::Removed : How::Changed;
    ++summary.counts[static_cast<std::size_t>(kind)][static_cast<std::size_t>(how)];
    if (summary.first.size() >= StepSummary::mostRecords)
        return;
    StepSummary::Record record{kind, how, shortened(nameOf(after ? *after : *before)), {}};
    record.fields = difference(before ? valuesOf(*before, names) : Values(), after ? valuesOf(*after, names) : Values());
    if (how != How::Changed)
        std::erase_if(record.fields, [](const auto &field) { return field.name == "id" || (field.before.empty() && field.after.empty()); });
    summary.first.push_back(std::move(record));
}

template <typename Id, typename Record>
void noteAll(StepSummary &summary, const Names &names, Kind kind, const std::vector<Change<Id, Record>> &list)
{
    for (const auto &change : list)
        note(summary, names, kind, change.before ? &*change.before : nullptr, change.after ? &*change.after : nullptr);
}

template <typename Item>
void noteSchema(StepSummary &summary, const Names &names, Kind kind, const std::vector<Item> &before, const std::vector<Item> &after)
{
    const auto find = [](const std::vector<Item> &items, const std::string &key) -> const Item * {
        const auto found = std::find_if(items.begin(), items.end(), [&key](const Item &item) { return item.key == key; });
        return found == items.end() ? nullptr : &*found;
    };
    for (const Item &item : after)
        if (const Item *old = find(before, item.key); !old || !(*old == item))
            note(summary, names, kind, old, &item);
    for (const Item &item : before)
        if (!find(after, item.key))
            note<Item>(summary, names, kind, &item, nullptr);
}

}  // namespace

std::size_t StepSummary::total() const
{
    std::size_t sum = 0;
    for (const auto &kind : counts)
        for (const std::size_t count : kind)
            sum += count;
    return sum;
}

StepSummary summaryOf(const GraphDiff &diff)
{
    StepSummary summary;
    const Names names(diff);
    if (diff.schema) {
        noteSchema(summary, names, Kind::Type, diff.schema->before.types(), diff.schema->after.types());
        noteSchema(summary, names, Kind::Predicate, diff.schema->before.predicates(), diff.schema->after.predicates());
        noteSchema(summary, names, Kind::Category, diff.schema->before.categories(), diff.schema->after.categories());
    }
    noteAll(summary, names, Kind::Entity, diff.entities);
    noteAll(summary, names, Kind::Statement, diff.statements);
    noteAll(summary, names, Kind::Document, diff.documents);
    return summary;
}

std::string toJson(const StepSummary &summary)
{
    Json json = {{"counts", Json::array()}, {"first", Json::array()}};
    for (const auto &kind : summary.counts)
        json["counts"].push_back(kind);
    for (const StepSummary::Record &record : summary.first) {
        Json fields = Json::array();
        for (const StepSummary::Field &field : record.fields)
            fields.push_back({field.name, field.before, field.after});
        json["first"].push_back(
            {{"kind", static_cast<int>(record.kind)}, {"how", static_cast<int>(record.how)}, {"name", record.name}, {"fields", fields}});
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

StepSummary summaryFromJson(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    try {
        StepSummary summary;
        if (!json.is_object())
            return summary;
        summary.counts = json.at("counts").get<decltype(summary.counts)>();
        for (const Json &item : json.at("first")) {
            const int kind = item.at("kind").get<int>(), how = item.at("how").get<int>();
            if (kind < 0 || kind >= int(StepSummary::kinds) || how < 0 || how >= int(StepSummary::hows))
                return {};
            StepSummary::Record record{Kind(kind), How(how), item.at("name").get<std::string>(), {}};
            for (const Json &field : item.at("fields"))
                record.fields.push_back({field.at(0).get<std::string>(), field.at(1).get<std::string>(), field.at(2).get<std::string>()});
            summary.first.push_back(std::move(record));
        }
        return summary;
    } catch (const Json::exception &) {
        return {};
    }
}

}  // namespace relata
