// SPDX-License-Identifier: Apache-2.0
#include "model/edit/schemaedit.h"

#include "model/edit/keys.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace relata {
namespace {

template <typename Items>
auto findKey(const Items &items, const std::string &key)
{
    return std::find_if(items.begin(), items.end(), [&key](const auto &item) { return item.key == key; });
}

template <typename Items>
bool hasKey(const Items &items, const std::string &key)
{
    return findKey(items, key) != items.end();
}

/// Each of \a keys by its other name, once; an empty name takes it out.
template <typename NameOf>
void rename(std::vector<std::string> &keys, NameOf nameOf)
{
    std::vector<std::string> next;
    for (const std::string &key : keys)
        if (const std::string name = nameOf(key); !name.empty() && std::find(next.begin(), next.end(), name) == next.end())
            next.push_back(name);
    keys = std::move(next);
}

const char *nounOf(SchemaPart part)
{
    return part == SchemaPart::Types ? "type" : part == SchemaPart::Predicates ? "predicate" : "category";
}

}  // namespace

template <typename Item>
SchemaEdit::List<Item> SchemaEdit::listOf(const std::vector<Item> &items)
{
    List<Item> list{items, {}, {}, {}};
    for (std::size_t i = 0; i < items.size(); ++i) {
        list.now.push_back(i);
        list.origin.push_back(i);
        list.refs.push_back(items[i].key);
    }
    return list;
}

template <typename Item>
std::size_t SchemaEdit::insert(List<Item> &list, std::size_t place, Item item, const char *fallback)
{
    item.key = relata::freeKey(item.key.empty() ? slugOf(item.label, fallback) : item.key, [&](const std::string &key) {
        return hasKey(list.items, key) || std::find(list.refs.begin(), list.refs.end(), key) != list.refs.end();
    });
    const auto at = static_cast<std::ptrdiff_t>(place);
    list.refs.insert(list.refs.begin() + at, item.key);
    list.items.insert(list.items.begin() + at, std::move(item));
    list.origin.insert(list.origin.begin() + at, none);
    for (std::size_t &now : list.now)
        if (now != none && now >= place)
            ++now;
    return place;
}

template <typename Item>
void SchemaEdit::drop(List<Item> &list, std::size_t index, std::size_t replacement)
{
    for (std::size_t &now : list.now) {
        if (now == index)
            now = replacement;
        if (now != none && now > index)
            --now;
    }
    const auto at = static_cast<std::ptrdiff_t>(index);
    list.items.erase(list.items.begin() + at);
    list.origin.erase(list.origin.begin() + at);
    list.refs.erase(list.refs.begin() + at);
}

template <typename Item>
void SchemaEdit::exchange(List<Item> &list, std::size_t a, std::size_t b)
{
    std::swap(list.items[a], list.items[b]);
    std::swap(list.origin[a], list.origin[b]);
    std::swap(list.refs[a], list.refs[b]);
    for (std::size_t &now : list.now)
        now = now == a ? b : now == b ? a : now;
}

template <typename Item>
std::string SchemaEdit::keyNow(const List<Item> &list, const std::vector<Item> &before, const std::string &key)
{
    const auto found = findKey(before, key);
    if (found == before.end())
        return key;
    const std::size_t now = list.now[static_cast<std::size_t>(found - before.begin())];
    return now == none ? std::string() : list.items[now].key;
}

SchemaEdit::SchemaEdit(const KnowledgeGraph &graph)
    : m_graph(graph), m_types(listOf(graph.schema().types())), m_predicates(listOf(graph.schema().predicates())),
      m_categories(listOf(graph.schema().categories())), m_typeUses(m_types.items.size()), m_predicateUses(m_predicates.items.size())
{
    for (const EntityId id : graph.entities())
        ++m_typeUses[indexOf(graph.typeOf(id))];
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, Ends> kinds;
    for (const StatementId id : graph.statements()) {
        const std::size_t predicate = indexOf(graph.predicate(id));
        ++m_predicateUses[predicate];
        const std::size_t subject = indexOf(graph.typeOf(graph.subject(id))), object = indexOf(graph.typeOf(graph.object(id)));
        Ends &ends = kinds.try_emplace({predicate, subject, object}, Ends{predicate, subject, object, 0, id}).first->second;
        ++ends.count;
    }
    for (const auto &[kind, ends] : kinds)
        m_ends.push_back(ends);
}

std::size_t SchemaEdit::uses(SchemaPart part, std::size_t index) const
{
    if (part == SchemaPart::Categories)
        return static_cast<std::size_t>(std::count_if(m_predicates.items.begin(), m_predicates.items.end(),
                                                      [&](const Predicate &predicate) { return predicate.category == m_categories.refs[index]; }));
    const auto &now = part == SchemaPart::Types ? m_types.now : m_predicates.now;
    const auto &counts = part == SchemaPart::Types ? m_typeUses : m_predicateUses;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < now.size(); ++i)
        if (now[i] == index)
            sum += counts[i];
    return sum;
}

const std::string &SchemaEdit::keyOf(SchemaPart part, std::size_t index) const
{
    return part == SchemaPart::Types        ? m_types.items[index].key
           : part == SchemaPart::Predicates ? m_predicates.items[index].key
                                            : m_categories.items[index].key;
}

const std::string &SchemaEdit::refOf(SchemaPart part, std::size_t index) const
{
    return (part == SchemaPart::Types ? m_types.refs : part == SchemaPart::Predicates ? m_predicates.refs : m_categories.refs)[index];
}

bool SchemaEdit::isNew(SchemaPart part, std::size_t index) const
{
    return (part == SchemaPart::Types ? m_types.origin : part == SchemaPart::Predicates ? m_predicates.origin : m_categories.origin)[index] == none;
}

std::string SchemaEdit::freeKey(SchemaPart part, const std::string &label, std::size_t self) const
{
    const auto of = [&](const auto &list, const char *fallback) {
        const std::string wish = slugOf(label, fallback);
        return relata::freeKey(wish, [&](const std::string &key) {
            for (std::size_t i = 0; i < list.items.size(); ++i)
                if (i != self && (list.items[i].key == key || list.refs[i] == key))
                    return true;
            return false;
        });
    };
    return part == SchemaPart::Types        ? of(m_types, "type")
           : part == SchemaPart::Predicates ? of(m_predicates, "predicate")
                                            : of(m_categories, "category");
}

std::size_t SchemaEdit::add(EntityType type)
{
    return insert(m_types, m_types.items.size(), std::move(type), "type");
}

std::size_t SchemaEdit::add(Predicate predicate)
{
    return insert(m_predicates, m_predicates.items.size(), std::move(predicate), "predicate");
}

std::size_t SchemaEdit::add(Category category)
{
    return insert(m_categories, m_categories.items.size(), std::move(category), "category");
}

void SchemaEdit::follow(SchemaPart part, const std::map<std::string, std::string> &names)
{
    const auto nameOf = [&names](const std::string &key) {
        const auto found = names.find(key);
        return found == names.end() ? key : found->second;
    };
    for (std::size_t i = 0; i < m_predicates.items.size(); ++i) {
        Predicate &predicate = m_predicates.items[i];
        if (part == SchemaPart::Types) {
            rename(predicate.domain, nameOf);
            rename(predicate.range, nameOf);
        } else if (part == SchemaPart::Categories) {
            predicate.category = nameOf(predicate.category);
        } else {
            predicate.opposite = nameOf(predicate.opposite);
            if (predicate.opposite == predicate.key || predicate.opposite == m_predicates.refs[i])
                predicate.opposite.clear();
        }
    }
}

template <typename Item>
void SchemaEdit::settle(SchemaPart part, List<Item> &list)
{
    std::set<std::string> keys;
    std::map<std::string, std::string> names;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const std::string &key = list.items[i].key;
        if (key.empty() || !keys.insert(key).second)
            return;
        if (key != list.refs[i])
            names.emplace(list.refs[i], key);
    }
    for (std::size_t i = 0; i < list.items.size(); ++i)
        list.refs[i] = list.items[i].key;
    if (!names.empty())
        follow(part, names);
}

void SchemaEdit::set(std::size_t index, EntityType type)
{
    m_types.items[index] = std::move(type);
    settle(SchemaPart::Types, m_types);
}

void SchemaEdit::set(std::size_t index, Category category)
{
    m_categories.items[index] = std::move(category);
    settle(SchemaPart::Categories, m_categories);
}

void SchemaEdit::set(std::size_t index, Predicate predicate)
{
    const Predicate before = std::exchange(m_predicates.items[index], std::move(predicate));
    const std::string &me = m_predicates.refs[index], &opposite = m_predicates.items[index].opposite;
    if (opposite != before.opposite)
        for (std::size_t i = 0; i < m_predicates.items.size(); ++i) {  // opposites name each other
            Predicate &other = m_predicates.items[i];
            if (i != index && m_predicates.refs[i] == before.opposite && other.opposite == me)
                other.opposite.clear();
            if (i != index && m_predicates.refs[i] == opposite && other.opposite.empty())
                other.opposite = me;
        }
    settle(SchemaPart::Predicates, m_predicates);
}

std::size_t SchemaEdit::duplicate(SchemaPart part, std::size_t index)
{
    const auto copyOf = [index](auto &list, const char *fallback) {
        auto copy = list.items[index];
        if (!copy.label.empty())
            copy.label += " (2)";
        if constexpr (std::is_same_v<decltype(copy), Predicate>)
            copy.opposite.clear();
        return insert(list, index + 1, std::move(copy), fallback);
    };
    return part == SchemaPart::Types        ? copyOf(m_types, "type")
           : part == SchemaPart::Predicates ? copyOf(m_predicates, "predicate")
                                            : copyOf(m_categories, "category");
}

Result<void> SchemaEdit::remove(SchemaPart part, std::size_t index, std::optional<std::size_t> replacement)
{
    const std::size_t inUse = uses(part, index);
    const std::string key = keyOf(part, index);
    if (inUse > 0 && (!replacement || *replacement == index)) {
        const char *users[3][2] = {{"entity has", "entities have"}, {"statement has", "statements have"}, {"predicate has", "predicates have"}};
        return Error{Error::Code::Schema,
                     std::string(nounOf(part)) + " “" + key + "” cannot be removed: " + std::to_string(inUse) + " "
                         + users[static_cast<int>(part)][inUse == 1 ? 0 : 1] + " it. Expected another one for them",
                     {},
                     0,
                     0};
    }
    const bool moves = replacement && *replacement != index;
    const std::map<std::string, std::string> names{{refOf(part, index), moves ? refOf(part, *replacement) : std::string()}};
    const std::size_t to = moves ? *replacement : none;
    if (part == SchemaPart::Types)
        drop(m_types, index, to);
    else if (part == SchemaPart::Predicates)
        drop(m_predicates, index, to);
    else
        drop(m_categories, index, to);
    follow(part, names);
    if (part == SchemaPart::Types)  // keys that it had taken are free now
        settle(part, m_types);
    else if (part == SchemaPart::Predicates)
        settle(part, m_predicates);
    else
        settle(part, m_categories);
    return {};
}

void SchemaEdit::moveUp(SchemaPart part, std::size_t index)
{
    if (index == 0)
        return;
    if (part == SchemaPart::Types)
        exchange(m_types, index - 1, index);
    else if (part == SchemaPart::Predicates)
        exchange(m_predicates, index - 1, index);
    else
        exchange(m_categories, index - 1, index);
}

Schema SchemaEdit::schema() const
{
    Schema schema;
    const auto labelled = [](auto item) {
        if (item.label.empty())
            item.label = item.key;
        return item;
    };
    for (const Category &category : m_categories.items)
        schema.ensureCategory(labelled(category));
    for (const EntityType &type : m_types.items)
        schema.ensureType(labelled(type));
    for (const Predicate &predicate : m_predicates.items)
        schema.ensurePredicate(labelled(predicate));
    return schema;
}

bool SchemaEdit::isChanged() const
{
    const Schema &before = m_graph.schema();
    return !(before.types() == m_types.items && before.predicates() == m_predicates.items && before.categories() == m_categories.items);
}

Result<GraphDiff> SchemaEdit::asDiff() const
{
    GraphDiff diff;
    if (!isChanged())
        return diff;
    for (const Problem &problem : problems())
        if (problem.weight == Weight::Error)
            return Error{Error::Code::Schema, problem.message, {}, 0, 0};
    const Schema &before = m_graph.schema();
    diff.schema = SchemaChange{before, schema()};
    const auto moved = [](const auto &list, const auto &old) {
        std::vector<bool> moves(old.size());
        for (std::size_t i = 0; i < old.size(); ++i)
            moves[i] = list.now[i] != none && list.items[list.now[i]].key != old[i].key;
        return moves;
    };
    const std::vector<bool> typeMoves = moved(m_types, before.types()), predicateMoves = moved(m_predicates, before.predicates());
    if (std::find(typeMoves.begin(), typeMoves.end(), true) != typeMoves.end())
        for (const EntityId id : m_graph.entities())
            if (const std::size_t type = indexOf(m_graph.typeOf(id)); typeMoves[type]) {
                Entity entity = m_graph.entity(id);
                diff.entities.push_back({id, entity, entity});
                diff.entities.back().after->type = m_types.items[m_types.now[type]].key;
            }
    if (std::find(predicateMoves.begin(), predicateMoves.end(), true) != predicateMoves.end())
        for (const StatementId id : m_graph.statements())
            if (const std::size_t predicate = indexOf(m_graph.predicate(id)); predicateMoves[predicate]) {
                Statement statement = m_graph.statement(id);
                diff.statements.push_back({id, statement, statement});
                diff.statements.back().after->predicate = m_predicates.items[m_predicates.now[predicate]].key;
            }
    if (diff.schema->before == diff.schema->after)
        diff.schema.reset();
    if (const auto sound = m_graph.check(diff); !sound)
        return sound.error();
    return diff;
}

template <typename Item>
void SchemaEdit::describe(const List<Item> &list, const std::vector<Item> &before, SchemaPart part, std::vector<std::string> &words) const
{
    const std::string noun = nounOf(part);
    const auto called = [](const Item &item) { return item.label.empty() ? item.key : item.label; };
    for (std::size_t i = 0; i < before.size(); ++i)
        if (std::find(list.origin.begin(), list.origin.end(), i) == list.origin.end())
            words.push_back("Remove " + noun + " “" + called(before[i]) + "”");
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const Item &item = list.items[i];
        if (list.origin[i] == none) {
            words.push_back("Add " + noun + " “" + called(item) + "”");
            continue;
        }
        Item expected = before[list.origin[i]];  // as it would be if nobody had touched it but by what it refers to
        if (expected.key != item.key)
            words.push_back("Rename " + noun + " “" + expected.key + "” to “" + item.key + "”");
        const std::string key = std::exchange(expected.key, item.key);
        if constexpr (std::is_same_v<Item, Predicate>) {
            expected.category = keyNow(m_categories, m_graph.schema().categories(), expected.category);
            expected.opposite = keyNow(m_predicates, m_graph.schema().predicates(), expected.opposite);
            for (auto *keys : {&expected.domain, &expected.range})
                rename(*keys, [this](const std::string &type) { return keyNow(m_types, m_graph.schema().types(), type); });
        }
        if (!(expected == item) && key == item.key)
            words.push_back("Change " + noun + " “" + called(item) + "”");
    }
}

std::string SchemaEdit::label() const
{
    std::vector<std::string> words;
    describe(m_types, m_graph.schema().types(), SchemaPart::Types, words);
    describe(m_predicates, m_graph.schema().predicates(), SchemaPart::Predicates, words);
    describe(m_categories, m_graph.schema().categories(), SchemaPart::Categories, words);
    return words.size() == 1 ? words.front() : "Change types and predicates";
}

}  // namespace relata
